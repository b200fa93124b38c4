package commands

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/bwmarrin/discordgo"

	"byline/store"
)

const (
	optClear = "clear"
	optGap   = "gap" // a question passed on, by its id

	clearAll      = "all"
	clearAnswered = "answered"
)

var clearChoices = []phrase{
	{clearAnswered, "已回答的", "回答済み", "beantwortete", "répondues", "respondidas"},
	{clearAll, "全部", "すべて", "alle", "toutes", "todas"},
}

// deskGaps is /desk gaps: what members asked that the record could not answer. Who asked is not told.
func deskGaps(e *env) subcommand {
	return subcommand{
		name: "gaps", names: namesGaps, about: aboutGaps,
		options: []*discordgo.ApplicationCommandOption{
			named(choiceOption(optClear, aboutClear, clearChoices...), namesClear),
			storyOption(),
		},
		run:     e.runDeskGaps,
		extra:   map[string]int{optGap: 20, optSure: 1, optPast: 1},
		example: "/desk gaps",
	}
}

var (
	namesClear = phrase{"clear", "清除", "消去", "löschen", "effacer", "borrar"}
	aboutClear = phrase{"Take these questions off the list", "将这些问题从列表中清除", "これらの質問を一覧から消します",
		"Diese Fragen von der Liste nehmen", "Retirer ces questions de la liste", "Quitar estas preguntas de la lista"}
)

func (e *env) runDeskGaps(ctx context.Context, req Request) (Reply, error) {
	story, err := e.story(ctx, req)
	if err != nil {
		return Reply{}, err
	}
	if gap := req.Options[optGap]; gap != "" {
		return e.clearGap(ctx, req, story, gap)
	}
	if which := req.Options[optClear]; which != "" {
		return e.clearGaps(ctx, req, story, which)
	}
	return e.listGaps(ctx, req, story)
}

// listGaps shows what is open, or with optPast what has been answered.
func (e *env) listGaps(ctx context.Context, req Request, story store.Story) (Reply, error) {
	open, err := e.Store.Gaps(ctx, req.Guild, story.ID, false)
	if err != nil {
		return Reply{}, fmt.Errorf("listing the questions passed on: %w", err)
	}
	done, err := e.Store.Gaps(ctx, req.Guild, story.ID, true)
	if err != nil {
		return Reply{}, fmt.Errorf("listing the questions answered: %w", err)
	}
	list, answered := open, req.Options[optPast] != ""
	reply := Reply{Title: "Questions passed to the editors", Private: true, Zone: story.Location()}
	if answered {
		list, reply.Title = done, "Questions that were answered"
	}
	if len(list) == 0 {
		reply.Lead = "None is open. Members pass questions on with the button below an answer that is not on record."
		if answered {
			reply.Lead = "None is kept."
		}
	}
	at := func(with ...string) Invocation {
		options := map[string]string{optStory: story.Slug}
		for i := 0; i+1 < len(with); i += 2 {
			options[with[i]] = with[i+1]
		}
		return Invocation{"desk gaps", options}
	}
	p := pageOf(req, len(list))
	for n, g := range list[p.from:p.to] {
		number := strconv.Itoa(p.from + n + 1)
		reply.Items = append(reply.Items, gapItem(number, g, story))
		id := strconv.FormatInt(g.ID, 10)
		if !answered {
			reply.Buttons = append(reply.Buttons, Button{
				Label: number + " · Answer this", Do: Invocation{"desk add", map[string]string{optStory: story.Slug, optGap: id}},
			})
		}
		reply.Buttons = append(reply.Buttons, Button{Label: number + " · Clear", Do: at(optGap, id), Replace: true})
	}
	reply.Footer = join(count(len(list), "question"), p.label(English), story.Slug)
	with := []string{}
	if answered {
		with = []string{optPast, "1"}
		reply.Buttons = append(reply.Buttons, Button{Label: "Open questions", Do: at(), Replace: true})
	} else if len(done) > 0 {
		reply.Buttons = append(reply.Buttons, Button{Label: "Answered: " + grouped(len(done)), Do: at(optPast, "1"), Replace: true})
	}
	p.turn(&reply, English, func(n string) Invocation { return at(append(with, optPage, n)...) }, btnNewer, btnOlder)
	return reply, nil
}

// gapItem is one thing that was asked: how often, in which words, with what notes.
func gapItem(number string, g store.GapGroup, story store.Story) Item {
	const most = 3 // of other wordings and of notes
	day := store.DayOf(g.At.In(story.Location())).Format(story.Location())
	it := Item{Head: join(number, count(g.Members, "member"), day), Text: g.Question}
	if len(g.Others) > 0 {
		others := make([]string, 0, most)
		for _, q := range g.Others[:min(len(g.Others), most)] {
			others = append(others, quote(q))
		}
		it.Notes = append(it.Notes, "Also asked: "+strings.Join(others, " ")+more(len(g.Others)-most))
	}
	for _, note := range g.Notes[:min(len(g.Notes), most)] {
		it.Notes = append(it.Notes, "Note: "+note)
	}
	if rest := more(len(g.Notes) - most); rest != "" {
		it.Notes = append(it.Notes, strings.TrimSpace(rest)+" notes")
	}
	if g.Answered != "" {
		it.Notes = append(it.Notes, "Answered by /fact "+g.Answered)
	}
	return it
}

func more(n int) string {
	if n <= 0 {
		return ""
	}
	return " and " + grouped(n) + " more"
}

// clearGap takes one thing off the list, in whatever words it was asked, and shows what is left.
func (e *env) clearGap(ctx context.Context, req Request, story store.Story, gap string) (Reply, error) {
	id, err := strconv.ParseInt(gap, 10, 64)
	if err != nil {
		return Reply{}, refusal("That button names no question.", "/desk gaps shows what is open.")
	}
	g, err := e.Store.ClearGap(ctx, req.Guild, id)
	if err != nil {
		return Reply{}, fmt.Errorf("clearing a question: %w", err)
	}
	req.Options = map[string]string{optStory: story.Slug}
	if g.Answered != "" {
		req.Options[optPast] = "1"
	}
	reply, err := e.listGaps(ctx, req, story)
	reply.Notes = append([]string{"Cleared: " + quote(g.Question)}, reply.Notes...)
	return reply, err
}

// clearGaps takes many off the list, once that is confirmed.
func (e *env) clearGaps(ctx context.Context, req Request, story store.Story, which string) (Reply, error) {
	if which != clearAll && which != clearAnswered {
		return Reply{}, refusal("/desk gaps cannot clear "+quote(which)+".", "Write clear:answered or clear:all.")
	}
	reply := Reply{Private: true, Footer: story.Slug, Zone: story.Location()}
	if req.Options[optSure] == "" {
		n := 0
		for _, answered := range []bool{true, false} {
			if !answered && which == clearAnswered {
				break
			}
			list, err := e.Store.Gaps(ctx, req.Guild, story.ID, answered)
			if err != nil {
				return Reply{}, fmt.Errorf("counting the questions: %w", err)
			}
			n += len(list)
		}
		if n == 0 {
			reply.Title = "There is nothing to clear."
			return reply, nil
		}
		what := "question"
		if which == clearAnswered {
			what = "answered question"
		}
		they := "They"
		if n == 1 {
			they = "It"
		}
		reply.Title, reply.Lead = "Clear "+count(n, what)+"?", they+" cannot be brought back. Members who wait to be told of an answer still are."
		reply.Buttons = []Button{
			{Label: "Clear " + count(n, what), Replace: true,
				Do: Invocation{"desk gaps", map[string]string{optStory: story.Slug, optClear: which, optSure: "1"}}},
			{Label: "Keep them", Main: true, Replace: true, Do: Invocation{"desk gaps", map[string]string{optStory: story.Slug}}},
		}
		return reply, nil
	}
	if _, err := e.Store.ClearGaps(ctx, req.Guild, story.ID, which == clearAnswered); err != nil {
		return Reply{}, fmt.Errorf("clearing the questions: %w", err)
	}
	req.Options = map[string]string{optStory: story.Slug}
	reply, err := e.listGaps(ctx, req, story)
	reply.Notes = append([]string{"Cleared."}, reply.Notes...)
	return reply, err
}
