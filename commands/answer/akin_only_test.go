package answer

import "testing"

// TestAkinAlone holds a fact that has nothing of a question but a word that is akin to be no answer.
func TestAkinAlone(t *testing.T) {
	v := viewOf(t, `byline: 1
story: club
title: The takeover of a club
entities: {fay: {name: Fay Holt, kind: person}}
sources: {s: {publisher: Post, title: T, published: 2025-01-02}}
facts:
  - {key: friends, sources: [s], happened: 2024-03-10, text: "The government said that she had had a close relationship with the minister for decades."}
  - {key: signed, sources: [s], happened: 2024-05-02, text: "The takeover was agreed with the fans."}
  - {key: boat, sources: [s], subject: fay, happened: 2024-06-02, text: "Fay Holt sold her boat."}
`)
	if a := v.ask(Question{Text: "When was the takeover finalised?", Now: askedAt}); a.Short == "10 Mar 2024" {
		t.Errorf("%s %q", a.Kind, a.Short)
	}
	if a := v.ask(Question{Text: "When was the takeover agreed?", Now: askedAt}); a.Short != "2 May 2024" {
		t.Errorf("%s %q", a.Kind, a.Short)
	}
}
