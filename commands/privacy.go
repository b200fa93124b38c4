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
	switch req.Options[optForget] {
	case "ask":
		return Reply{
			Title: "Delete what is kept about you?", Private: true,
			Lead: "Everywhere, not only here. The questions that you passed on stay with the editors, without your id and " +
				"your notes; what you wait for is forgotten and you will not be told; drafts go. Your edits stay on record, with " +
				"“" + store.FormerEditor + "” in the place of your name. This cannot be taken back.",
			Buttons: []Button{
				{Label: "Delete it", Replace: true, Do: Invocation{"privacy", map[string]string{optForget: "sure"}}},
				{Label: "Keep it", Main: true, Replace: true, Do: Invocation{"privacy", nil}},
			},
		}, nil
	case "sure":
		if _, err := e.Store.ForgetUser(ctx, req.User); err != nil {
			return Reply{}, fmt.Errorf("forgetting a user: %w", err)
		}
		e.threads.drop(req.User)
		e.chosen.drop(req.User)
		return Reply{
			Title: "Deleted", Private: true,
			Lead: "Nothing that is kept leads to you any more. A last question that another process of Byline has in memory is gone within ten minutes.",
		}, nil
	}
	return e.aboutMember(ctx, req)
}

// aboutMember lists what is kept.
func (e *env) aboutMember(ctx context.Context, req Request) (Reply, error) {
	here, all, err := e.Store.AboutUser(ctx, req.User, req.Guild)
	if err != nil {
		return Reply{}, fmt.Errorf("counting what is kept: %w", err)
	}
	reply := Reply{Title: "What Byline keeps about you", Private: true}
	if !all.Any() {
		reply.Lead = "Nothing is stored."
	}
	place := "in this server"
	if req.Guild == 0 {
		place = "here"
	}
	entry := func(head string, here, all int, noun, what string) {
		if all == 0 {
			return
		}
		how := count(all, noun)
		switch {
		case here == 0:
			how += ", all elsewhere"
		case here < all:
			how += fmt.Sprintf(", %s of them %s", grouped(here), place)
		}
		reply.Items = append(reply.Items, Item{Head: head, Text: how + ". " + what})
	}
	entry("Questions you passed to the editors", here.Gaps, all.Gaps, "question",
		"With your id, so that nobody can flood them; the editors see the question and your note, not you. Kept for 90 days.")
	entry("Questions you wait to be told of", here.Watches, all.Watches, "question",
		"With your id, to write to you once. Kept until then, at most for 90 days.")
	entry("Entries begun and not saved", here.Drafts, all.Drafts, "draft", "Seen by you alone.")
	entry("Your edits", here.Edits, all.Edits, "change of the record", "Your name and id stand beside each in the history, which is never deleted.")
	entry("Digests you set up", here.Digests, all.Digests, "digest", "Your name stands beside each for the server's editors.")
	entry("Stories chosen in direct messages", here.Chosen, all.Chosen, "choice", "Kept for 30 days.")
	if err := e.listWaiting(ctx, req, &reply); err != nil {
		return Reply{}, err
	}
	reply.Notes = []string{
		"In memory, for ten minutes: your last question in each channel, so that the next can follow it up.",
		"Nothing that you ask reaches an editor, or is counted, unless you press Pass to the editors. Questions are not logged. " +
			"The buttons below an answer hold its question for 90 days, without who asked.",
	}
	if all.Any() {
		reply.Buttons = append(reply.Buttons, Button{Label: "Delete it …", Replace: true, Do: Invocation{"privacy", map[string]string{optForget: "ask"}}})
	}
	return reply, nil
}

// listWaiting adds the questions that the member waits for, each with a way to stop.
func (e *env) listWaiting(ctx context.Context, req Request, reply *Reply) error {
	waiting, err := e.Store.Watches(ctx, req.User)
	if err != nil {
		return fmt.Errorf("listing what a member waits for: %w", err)
	}
	for n, w := range waiting[:min(len(waiting), perPage)] {
		number := strconv.Itoa(n + 1)
		reply.Items = append(reply.Items, Item{Date: store.DayOf(w.At), Head: "Waiting " + number, Text: w.Question})
		reply.Buttons = append(reply.Buttons, stopButton("Stop telling me · "+number, strconv.FormatInt(w.ID, 10)))
	}
	if len(waiting) > 1 {
		reply.Buttons = append(reply.Buttons, stopButton("Stop telling me · all", stopAll))
	}
	return nil
}
