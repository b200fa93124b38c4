package store

import (
	"encoding/json"
	"testing"

	"pgregory.net/rapid"
)

// TestStatesAreReadBackAsTheyWere writes facts of any text and has encoding/json read them.
func TestStatesAreReadBackAsTheyWere(t *testing.T) {
	date, err := ParseWhen("2024-Q4")
	if err != nil {
		t.Fatal(err)
	}
	states := newStateEncoder()
	rapid.Check(t, func(t *rapid.T) {
		text := func(label string) string {
			return rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"", `"`, `\`, "a\nb", "\u2028", "é", "<&>", "\x7f"})).Draw(t, label)
		}
		want := state{
			Key: text("key"), Text: text("text"), Subject: text("subject"), Relation: text("relation"), Object: text("object"),
			Value: text("value"), Where: text("where"), Status: Status(text("status")), Happened: date, SaidBy: text("said_by"),
			Quote: text("quote"), Replaces: text("replaces"), Disputes: text("disputes"), Retracted: text("retracted"),
		}
		var rows []Source
		for range rapid.IntRange(1, 3).Draw(t, "sources") {
			s := sourceState{Slug: text("slug"), Publisher: text("publisher"), Title: text("title"), Published: date, URL: text("url"),
				Author: text("author")}
			want.Sources = append(want.Sources, s)
			rows = append(rows, Source{Slug: s.Slug, Publisher: s.Publisher, Title: s.Title, Published: date, URL: s.URL, Author: s.Author})
		}
		encoded := states.encode(&FileFact{
			Key: want.Key, Text: want.Text, Subject: want.Subject, Relation: want.Relation, Object: want.Object, Value: want.Value,
			Where: want.Where, Status: want.Status, Happened: date, SaidBy: want.SaidBy, Quote: want.Quote, Replaces: want.Replaces,
			Disputes: want.Disputes, Retracted: want.Retracted,
		}, rows)
		var got state
		if err := json.Unmarshal([]byte(encoded), &got); err != nil {
			t.Fatalf("%v in %s", err, encoded)
		}
		a, _ := json.Marshal(want)
		b, _ := json.Marshal(got)
		if string(a) != string(b) {
			t.Fatalf("%s\nbecame\n%s", a, b)
		}
	})
}
