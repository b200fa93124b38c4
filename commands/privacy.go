package commands

import (
	"context"
	"fmt"
	"strconv"

	"github.com/bwmarrin/discordgo"

	"byline/store"
)

// optForget is "ask" where a member wants to be forgotten, "sure" once that is confirmed.
const optForget = "forget"

// privacyCommand is /privacy, for everyone: what is kept about who asks, here and everywhere, and how to have it deleted.
func privacyCommand(e *env) Command {
	return Command{
		Private: true,
		Spec: &discordgo.ApplicationCommand{
			Name: "privacy", NameLocalizations: namesPrivacy.othersRef(),
			Description: aboutPrivacy.english(), DescriptionLocalizations: aboutPrivacy.othersRef(),
		},
		Run: e.runPrivacy, extra: []string{optForget},
		example: func(context.Context, *reading) []string { return []string{"/privacy"} },
	}
}

var (
	namesPrivacy = phrase{"privacy", "隐私", "プライバシー", "datenschutz", "confidentialité", "privacidad"}
	aboutPrivacy = phrase{"What is kept about you, and how to delete it", "保存了哪些关于您的信息，以及如何删除", "あなたについて保存されている情報と、その削除方法",
		"Was über dich gespeichert ist und wie man es löscht", "Ce qui est conservé sur vous, et comment l'effacer",
		"Qué se guarda sobre ti y cómo borrarlo"}
)

func (e *env) runPrivacy(ctx context.Context, req Request) (Reply, error) {
	l := e.Lang(ctx, req)
	switch req.Options[optForget] {
	case "ask":
		return Reply{
			Title: l.say(msgDeleteAsk), Private: true, Lead: l.say(msgDeleteWhat, l.say(msgQuoted, store.FormerEditor)),
			Buttons: []Button{
				{Label: l.say(btnDelete), Replace: true, Do: Invocation{"privacy", map[string]string{optForget: "sure"}}},
				{Label: l.say(btnKeep), Main: true, Replace: true, Do: Invocation{"privacy", nil}},
			},
		}, nil
	case "sure":
		if _, err := e.Store.ForgetUser(ctx, req.User); err != nil {
			return Reply{}, fmt.Errorf("forgetting a user: %w", err)
		}
		e.threads.drop(req.User)
		e.chosen.drop(req.User)
		return Reply{
			Title: l.say(msgDeleted), Private: true, Lead: l.say(msgDeletedAll),
		}, nil
	}
	return e.aboutMember(ctx, req, l)
}

// aboutMember lists what is kept.
func (e *env) aboutMember(ctx context.Context, req Request, l Lang) (Reply, error) {
	here, all, err := e.Store.AboutUser(ctx, req.User, req.Guild)
	if err != nil {
		return Reply{}, fmt.Errorf("counting what is kept: %w", err)
	}
	reply := Reply{Title: l.say(msgKept), Private: true}
	if !all.Any() {
		reply.Lead = l.say(msgNothing)
	}
	entry := func(head text, here, all int, number counted, why text) {
		form := msgAllHere
		switch {
		case all == 0:
			return
		case here == 0:
			form = msgAllElsewhere
		case here < all && req.Guild == 0:
			form = msgSomeDirect
		case here < all:
			form = msgSomeHere
		}
		reply.Items = append(reply.Items, Item{Head: l.say(head), Text: l.say(form, l.count(number, all), l.say(why), l.grouped(here))})
	}
	entry(msgKeptGaps, here.Gaps, all.Gaps, numQuestions, msgKeptGapsWhy)
	entry(msgKeptWaits, here.Watches, all.Watches, numQuestions, msgKeptWaitsWhy)
	entry(msgKeptDrafts, here.Drafts, all.Drafts, numDrafts, msgKeptDraftsWhy)
	entry(msgKeptEdits, here.Edits, all.Edits, numEdits, msgKeptEditsWhy)
	entry(msgKeptDigests, here.Digests, all.Digests, numDigests, msgKeptDigestWhy)
	entry(msgKeptChosen, here.Chosen, all.Chosen, numChosen, msgKeptChosenWhy)
	if err := e.listWaiting(ctx, req, l, &reply); err != nil {
		return Reply{}, err
	}
	reply.Notes = []string{l.say(msgInMemory), l.say(msgNotLogged, l.say(btnPassOn))}
	if all.Any() {
		reply.Buttons = append(reply.Buttons, Button{Label: l.say(btnDeleteAsk), Replace: true, Do: Invocation{"privacy", map[string]string{optForget: "ask"}}})
	}
	return reply, nil
}

// listWaiting adds the questions that the member waits for, each with a way to stop.
func (e *env) listWaiting(ctx context.Context, req Request, l Lang, reply *Reply) error {
	waiting, err := e.Store.Watches(ctx, req.User)
	if err != nil {
		return fmt.Errorf("listing what a member waits for: %w", err)
	}
	for n, w := range waiting[:min(len(waiting), perPage)] {
		number := strconv.Itoa(n + 1)
		reply.Items = append(reply.Items, Item{Date: store.DayOf(w.At), Head: l.say(msgWaiting, number), Text: w.Question})
		reply.Buttons = append(reply.Buttons, stopButton(l.say(btnStopOne, number), strconv.FormatInt(w.ID, 10)))
	}
	if len(waiting) > 1 {
		reply.Buttons = append(reply.Buttons, stopButton(l.say(btnStopAll), stopAll))
	}
	return nil
}
