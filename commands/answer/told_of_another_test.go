package answer

import "testing"

// What is told of one thing is not given for another: another foundation, whoever came after the one who was dismissed, a ceiling that was
// raised.
func TestWhatIsToldOfAnotherIsNotGiven(t *testing.T) {
	v := viewOf(t, `byline: 1
story: museum
title: The sale of the Orr Museum
entities:
  orr: {name: Orr Museum, kind: organisation}
  dee: {name: Ada Dee, kind: person}
  kane: {name: Leo Kane, kind: person}
  council: {name: Marsh Council, kind: organisation}
  roe: {name: Tim Roe, kind: person}
  delta: {name: Delta, kind: place}
relations:
  director: {label: Director, words: [director, head, in charge]}
  reset: {label: Changed the code, words: [changed the code]}
  limit: {label: Spending limit, words: [spending limit, limit]}
  residents: {label: Residents, words: [residents, population]}
  charged-with: {label: Charged with, words: [charged, accused]}
sources: {s: {publisher: Post, title: T, published: 2025-07-02}}
facts:
  - {key: old, sources: [s], status: confirmed, subject: orr, relation: director, object: dee, happened: 2020-01-01, until: 2024-05-01, text: Ada Dee was director of the Orr Museum until she was fired on 1 May 2024.}
  - {key: new, sources: [s], status: confirmed, subject: orr, relation: director, object: kane, happened: 2024-06-01, replaces: old, text: Leo Kane became director of the Orr Museum in June 2024.}
  - {key: code, sources: [s], status: confirmed, subject: council, relation: reset, value: the code of the safe, happened: 2025-01-02, text: Marsh Council changed the code of the museum's safe.}
  - {key: why, sources: [s], status: confirmed, said_by: council, happened: 2025-01-03, text: The council said that it changed the code because the police asked it to.}
  - {key: cap, sources: [s], status: confirmed, subject: orr, relation: limit, value: 9000 euros, happened: 2025-01-05, text: Days later the ceiling for each purchase was lifted to 9000 euros.}
  - {key: people, sources: [s], status: confirmed, subject: delta, relation: residents, value: "99,000", happened: 2025-01-05, text: "Delta had about 99,000 residents."}
  - {key: held, sources: [s], status: confirmed, subject: roe, relation: charged-with, value: two counts of theft, happened: 2025-01-06, text: Tim Roe was charged with two counts of theft.}
  - {key: gift, sources: [s], text: The council promised the foundation a garden.}
  - {key: plot, sources: [s], text: The foundation will have a garden beside the church.}
  - {key: vote, sources: [s], text: A vote on the foundation was put off.}
  - {key: seat, sources: [s], text: The foundation has its seat in a barn.}
  - {key: time, sources: [s], status: confirmed, said_by: council, happened: 2025-01-07, text: The council reckoned that the repairs would need two to four weeks of work.}
`)
	wantShort(t, v, map[string]string{
		"Who became director of the Orr Museum?": "Leo Kane",
		"Who fired Ada Dee?":                     "Not on record",
		"Who runs the Orr Museum?":               "Leo Kane",
		"Who will run the foundation?":           "Not on record",
		"How much was the ceiling raised to?":    "9000 euros",
		"How much did the sale raise?":           "Not on record",
		"How many people live in Delta?":         "99,000",
		"How many dogs live in Delta?":           "Not on record",
		"How long would the repairs take?":       "two to four weeks",
	})
	for text, want := range map[string]string{
		"Why did the council change the code?": "why",
		"Why was Tim Roe charged?":             "held",
	} {
		if a := v.ask(Question{Text: text, Now: askedAt}); a.Kind != Answered || a.Facts[0].Fact.Key != want {
			t.Errorf("%s: %v %q, want %s", text, a.Kind, a.Short, want)
		}
	}
}
