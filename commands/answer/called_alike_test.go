package answer

import "testing"

// A name that two share is asked after where both have something near an answer, and where nothing else is said of them; it is not where
// neither has.
func TestNamesThatTwoShare(t *testing.T) {
	v := viewOf(t, `byline: 1
story: quarry
title: The quarry at Stenn
entities:
  ada: {name: Ada Holt, kind: person, aliases: [Holt, quarry manager]}
  ben: {name: Ben Holt, kind: person, aliases: [Holt]}
  cole: {name: Rolf Cole, kind: person, aliases: [Cole, quarry manager]}
  quarry: {name: Stenn Quarry, kind: company}
  north: {name: North Infirmary, kind: organisation, aliases: [the infirmary]}
  south: {name: South Infirmary, kind: organisation, aliases: [the infirmary]}
  guild: {name: Masons' Guild, kind: organisation}
  portrait: {name: The Quarryman, kind: product, aliases: [the Ada Holt]}
relations:
  treated: {label: Treated at, words: [treated at]}
  manager: {label: Manager, words: [manager, runs]}
sources: {s: {publisher: Post, title: T, published: 2025-07-02}}
facts:
  - {key: ada-out, sources: [s], status: confirmed, subject: ada, happened: 2025-05-01, text: Ada Holt gave up her seat on the council in May 2025.}
  - {key: ada-fee, sources: [s], status: confirmed, subject: ada, happened: 2025-04-01, text: Ada Holt was paid 4000 euros by the quarry for her advice.}
  - {key: ben-fee, sources: [s], status: confirmed, subject: ben, happened: 2025-04-01, text: Ben Holt was paid 900 euros by the quarry for his advice.}
  - {key: ben-guild, sources: [s], status: confirmed, subject: ben, text: Ben Holt was then secretary general of the Masons' Guild.}
  - {key: ada-mayor, sources: [s], status: confirmed, subject: ada, relation: role, value: mayor of Stenn, text: Ada Holt is mayor of Stenn.}
  - {key: treated, sources: [s], status: confirmed, subject: cole, relation: treated, object: north, text: Rolf Cole was treated at the North Infirmary.}
  - {key: takes, sources: [s], status: confirmed, subject: quarry, relation: manager, object: cole, happened: 2025-06-01, text: Rolf Cole took over from Ada Holt as manager of the Stenn Quarry.}
  - {key: hung, sources: [s], status: confirmed, subject: portrait, happened: 2025-03-02, text: The Quarryman was painted over on 2 March.}
`)
	wantShort(t, v, map[string]string{
		"What was Holt paid by the quarry?":              "Which one",
		"What was Holt's job?":                           "Which one", // for Ben Holt, too, may be meant
		"What is Holt's job?":                            "mayor of Stenn",
		"When did Holt give up the seat on the council?": "1 May 2025",
		"How many bridges did Holt paint in Norway?":     "Not on record",
		"Was Holt banned from swimming?":                 "Not on record",
		"Which Holt worked for the Masons' Guild?":       "Ben Holt",
		"What was Mr Cole treated at?":                   "North Infirmary",
		"What was Mr. Cole treated at?":                  "North Infirmary",
		"Which infirmary treated Cole?":                  "North Infirmary",
		"When did Ada Holt hang The Quarryman?":          "Not on record",
		"who is the quarry manager after holt":           "Rolf Cole",
	})
}
