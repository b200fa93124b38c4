package answer

import "testing"

// Words that ask for the newest choose among what was told more than once and are looked for in no fact; news since a day is what
// happened since, and who resigned as a leader leads no longer.
func TestTheNewestIsAskedFor(t *testing.T) {
	v := viewOf(t, `byline: 1
story: mine
title: The mine at Orrin in Norway
entities:
  mine: {name: Orrin Mine, kind: company}
  union: {name: Orrin Union, kind: organisation}
  club: {name: Orrin Club, kind: organisation}
  vale: {name: Ida Vale, kind: person}
  moss: {name: Per Moss, kind: person}
  norway: {name: Norway, kind: place}
  tower: {name: Orrin Tower, kind: product, aliases: [the tower]}
  dahl: {name: Liv Dahl, kind: person}
  lund: {name: Eva Lund, kind: person}
relations:
  bid: {label: Bid, words: [bid, offer]}
  sentenced: {label: Sentenced to, words: [prison sentence, sentenced to]}
  crowd: {label: Crowd, words: [crowd, turned out]}
  post: {label: Post, words: [post, minister]}
  quit: {label: Resigned, words: [resigned, quit]}
sources:
  a: {publisher: Post, title: T, published: 2024-01-02}
  b: {publisher: Post, title: U, published: 2025-07-02}
facts:
  - {key: bid-1, sources: [a], status: confirmed, subject: union, relation: bid, value: 3 million euros, happened: 2023-11-01, text: The Orrin Union bid 3 million euros for the mine.}
  - {key: bid-2, sources: [b], status: confirmed, subject: union, relation: bid, value: 4 million euros, happened: 2025-06-01, replaces: bid-1, text: The Orrin Union went up to 4 million euros for the mine.}
  - {key: vale-time, sources: [a], status: confirmed, subject: vale, relation: sentenced, value: two years, happened: 2023-12-01, text: Ida Vale was sentenced to two years in prison.}
  - {key: moss-time, sources: [b], status: confirmed, subject: moss, relation: sentenced, value: four years, happened: 2025-06-10, text: Per Moss was sentenced to four years in prison.}
  - {key: crowd, sources: [b], status: confirmed, subject: club, relation: crowd, value: "12,000", happened: 2025-06-12, text: "The police put the crowd at the club at 12,000."}
  - {key: lund-quit, sources: [b], status: confirmed, subject: lund, relation: quit, value: leader of the Orrin Club, happened: 2025-06-20, text: Eva Lund stepped down as leader of the Orrin Club.}
  - {key: tower, sources: [b], status: confirmed, subject: tower, relation: cost, value: 2 million euros, text: The tower was expected to cost 2 million euros.}
  - {key: minister, sources: [b], status: confirmed, subject: dahl, relation: post, value: labour minister, text: Liv Dahl is labour minister.}
  - {key: moss-office, sources: [a], status: confirmed, subject: moss, relation: role, value: secretary of the Orrin Union, text: Per Moss was secretary of the Orrin Union at the time.}
  - {key: vale-born, sources: [a], status: confirmed, subject: vale, relation: role, value: treasurer of the Orrin Club, text: Ida Vale was treasurer of the Orrin Club then.}
`)
	wantShort(t, v, map[string]string{
		"what was the unions last offer for the mine":                  "4 million euros",
		"Who got the most recent prison sentence?":                     "Per Moss",
		"What's the most recent prison sentence?":                      "four years",
		"how big was the crowd at the club, going by the latest count": "12,000",
		"most up to date crowd at the club?":                           "12,000",
		"how long is Per Moss's prison sentence as things stand now":   "four years",
		"who leads the Orrin Club now":                                 "Not on record",
		"What was the tower supposed to cost?":                         "2 million euros",
		"who is the norwegian labour minister":                         "Liv Dahl",
		"Any news of Ida Vale since February 2024?":                    "Not on record",
		"anything about Ida Vale since 2025":                           "Not on record",
	})
}
