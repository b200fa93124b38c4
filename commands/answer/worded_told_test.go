package answer

import "testing"

// Of several names, places or figures of a fact the one is given that stands beside what is asked.
func TestShortAnswersStandBesideWhatIsAsked(t *testing.T) {
	v := viewOf(t, `byline: 1
story: cycling
title: The case of the Vale riders
entities:
  vale: {name: Vale team, kind: organisation}
  roy: {name: Marc Roy, kind: person, aliases: [Roy]}
  kerr: {name: Eric Kerr, kind: person}
  boyd: {name: Ann Boyd, kind: person}
  dean: {name: Tom Dean, kind: person}
  club: {name: Vale Club, kind: organisation}
  board: {name: Cycling Board, kind: organisation}
  probe: {name: Lark probe, kind: product}
  race: {name: Vale race, kind: event}
  queen: {name: Queen Alba II, kind: person, aliases: [the Queen]}
relations:
  asleep: {label: Sleep, words: [sleep, asleep]}
  bidder: {label: Bidder, words: [bid, wanted to bid]}
  finishers: {label: Finishers, words: [finished]}
  record: {label: Record, words: [record]}
sources: {s: {publisher: Post, title: T, published: 2025-07-20}}
facts:
  - {key: held, sources: [s], subject: roy, text: "Police held Marc Roy, the manager of the riders, and the team doctor Eric Kerr."}
  - {key: vice, sources: [s], subject: boyd, text: "Ann Boyd became chairman of the club, with Ian Cole as vice chairman."}
  - {key: victim, sources: [s], subject: dean, text: "Tom Dean asked to be sent home after the death of his girlfriend Lin Sai-wan in the hills."}
  - {key: left, sources: [s], subject: boyd, text: "Ann Boyd took the chair of the jury after the race; Ugo Prat left the jury that evening."}
  - {key: show, sources: [s], subject: roy, text: "Roy denied on Kit Moran's programme that he had cheated."}
  - {key: bid, sources: [s], subject: boyd, relation: bidder, object: club, text: "Ann Boyd and Lou Farr said that they were thinking of a joint offer for the whole club."}
  - {key: bought, sources: [s], text: "3G Sports agreed to buy the stadium for 3 million euros."}
  - {key: wake, sources: [s], subject: probe, relation: asleep, value: 31 months, happened: 2011-06-08, until: 2014-01-20, text: "The Lark probe spent 31 months asleep to save power."}
  - {key: stopped, sources: [s], subject: club, happened: 2018-05-10, until: 2018-06-01, text: "The Vale Club stopped selling flags under a new rule."}
  - {key: paris, sources: [s], subject: race, relation: finishers, value: "96", text: "Of 189 riders who started only 96 reached Holm."}
  - {key: works, sources: [s], text: "Two of the stolen bikes were taken to Hartford and offered to dealers in Delmont."}
  - {key: record, sources: [s], relation: record, subject: dean, happened: 1996-08, text: "Tom Dean had held the record over 200 metres since 1996 with 19.32 seconds."}
  - {key: cut, sources: [s], subject: board, text: "Cycling Board's appeal panel shortened the ban to two years."}
  - {key: purred, sources: [s], subject: kerr, text: "Lord Finch was overheard saying that the Queen smiled at the result."}
`)
	wantShort(t, v, map[string]string{
		"Who was the team doctor?":                   "Eric Kerr",
		"Who was the vice chairman?":                 "Ian Cole",
		"Who was Tom Dean's girlfriend?":             "Lin Sai-wan",
		"Who left the jury after the race?":          "Ugo Prat",
		"Whose programme did he deny cheating on?":   "Kit Moran",
		"Who wanted to bid together with Ann Boyd?":  "Lou Farr",
		"Who agreed to buy the stadium?":             "3G Sports",
		"When did the Lark probe wake up?":           "20 Jan 2014",
		"When did the Vale Club stop selling flags?": "10 May 2018",
		"How many riders made it to Holm?":           "96",
		"Where were the bikes offered to dealers?":   "Delmont",
		"What time was the 200 metres record?":       "19.32 seconds",
		"Who shortened the ban to two years?":        "Cycling Board's appeal panel",
		"Who said the queen smiled at the result?":   "Lord Finch was overheard saying that the Queen smiled at the result.",
	})
}
