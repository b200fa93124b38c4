package answer

import (
	"slices"
	"testing"
)

const twoYards = `byline: 1
story: yards
title: The yards at Hallen
entities:
  north: {name: Nordverft, kind: company, aliases: [the north yard]}
  south: {name: Sundverft, kind: company}
  west: {name: Westverft, kind: company}
  ida: {name: Ida Lunde, kind: person}
  ole: {name: Ole Bakke, kind: person}
  port: {name: Hallen Port, kind: organisation}
relations:
  fined: {label: Fined, words: [fined, fine]}
  repair: {label: Repair bill, words: [repair bill, repairs]}
  chair: {label: Chair, words: [chair, chaired, led]}
  sentence: {label: Sentence, words: [sentenced, prison term]}
  crowd: {label: Visitors, words: [visitors, came]}
  launched: {label: Launched, words: [launched]}
  recalled: {label: Recalled, words: [recalled, recall]}
  lap: {label: Lap, words: [lap, sailed the lap]}
  stake: {label: Stake, words: [stake, held]}
  staff: {label: Staff, words: [staff, employees]}
sources: {s: {publisher: Post, title: T, published: 2024-07-02}}
facts:
  - {key: fine, sources: [s], subject: north, relation: fined, value: $2 million, happened: 2024-02-01, status: confirmed, text: Nordverft was fined $2 million over the leak.}
  - {key: repairs, sources: [s], subject: port, relation: repair, value: "$900,000", happened: 2024-03-01, status: confirmed, text: "The repair bill of the pier came to $900,000."}
  - {key: chair1, sources: [s], subject: port, relation: chair, object: ida, happened: 2010, until: 2019, status: confirmed, text: Ida Lunde led the Hallen Port from 2010.}
  - {key: chair2, sources: [s], subject: port, relation: chair, object: ole, happened: 2019, until: 2021-05, status: confirmed, text: Ole Bakke led the Hallen Port until May 2021.}
  - {key: jail1, sources: [s], subject: ida, relation: sentence, value: one year and six months, happened: 2023, status: confirmed, text: Ida Lunde was sentenced to one year and six months.}
  - {key: jail2, sources: [s], subject: ole, relation: sentence, value: two years, happened: 2023, status: confirmed, text: Ole Bakke was sentenced to two years.}
  - {key: crowd1, sources: [s], subject: port, relation: crowd, value: "8,000", happened: 2023-06, text: "The organisers expected 8,000 visitors at the open day."}
  - {key: crowd2, sources: [s], subject: port, relation: crowd, value: "11,000", happened: 2023-06, replaces: crowd1, status: confirmed, text: "11,000 visitors came to the open day."}
  - {key: launch1, sources: [s], subject: north, relation: launched, value: Havna, where: Hallen, happened: 2022-03-01, status: confirmed, text: Nordverft launched the Havna at Hallen.}
  - {key: launch2, sources: [s], subject: south, relation: launched, value: Tinda, where: Moss, happened: 2022-05-01, status: confirmed, text: Sundverft launched the Tinda at Moss.}
  - {key: staff1, sources: [s], subject: north, relation: staff, value: 410, happened: 2022, status: confirmed, text: Nordverft has 410 employees.}
  - {key: staff2, sources: [s], subject: north, relation: staff, value: 380, happened: 2023, status: confirmed, text: Nordverft had 380 employees in 2023.}
  - {key: recall1, sources: [s], subject: north, relation: recalled, value: 878 boats over the rudder, happened: 2023-02-01, status: confirmed, text: Nordverft recalled 878 boats because the rudder could jam.}
  - {key: recall2, sources: [s], subject: north, relation: recalled, value: "1,688 boats over the pump", happened: 2023-09-01, status: confirmed, text: "Nordverft recalled 1,688 boats because the pump could fail."}
  - {key: lap1, sources: [s], subject: ida, relation: lap, value: 61.5 seconds, happened: 2023-06-02, status: confirmed, text: Ida Lunde sailed the lap in 61.5 seconds.}
  - {key: lap2, sources: [s], subject: ole, relation: lap, value: 59 seconds, happened: 2023-06-02, status: confirmed, text: Ole Bakke sailed the lap in 59 seconds.}
  - {key: share1, sources: [s], subject: ida, relation: stake, value: 26%, happened: 2023-06, status: confirmed, text: Ida Lunde held 26% of Nordverft.}
  - {key: share2, sources: [s], subject: ole, relation: stake, value: about 6%, happened: 2023-06, status: confirmed, text: Ole Bakke held about 6% of Nordverft.}
  - {key: aboard, sources: [s], status: confirmed, text: "There were 14 guests and 9 sailors aboard the Havna when it sank, and 5 of the guests and 7 of the sailors were hurt."}
  - {key: fleet, sources: [s], status: confirmed, text: "Of the fleet at Hallen, 30 were trawlers and 12 were ferries."}
  - {key: match, sources: [s], subject: ida, object: ole, status: confirmed, text: Ida Lunde beat Ole Bakke by nine votes to four.}
`

// Two are compared by what the record has of either, by whatever words the two are named.
func TestComparesWhatEitherHas(t *testing.T) {
	v := viewOf(t, twoYards)
	for text, want := range map[string]struct {
		keys    []string
		short   string
		verdict Verdict
	}{
		"Who led the port longer, Ida Lunde or Ole Bakke?":                           {[]string{"chair1", "chair2"}, "Ida Lunde", NoVerdict},
		"Who has to stay in prison longer, Lunde or Bakke?":                          {[]string{"jail1", "jail2"}, "Ole Bakke", NoVerdict},
		"Was the fine of Nordverft bigger than the repair bill?":                     {[]string{"fine", "repairs"}, "Yes", Yes},
		"Which was bigger, the fine of Nordverft or the repair bill?":                {[]string{"fine", "repairs"}, "Nordverft was fined $2 million over the leak.", NoVerdict},
		"Did more visitors come to the open day than had been expected?":             {[]string{"crowd1", "crowd2"}, "Yes", Yes},
		"Did fewer visitors come to the open day than expected?":                     {[]string{"crowd1", "crowd2"}, "No", No},
		"Which yard launched first, Nordverft or Sundverft?":                         {[]string{"launch1", "launch2"}, "Nordverft", NoVerdict},
		"Did Nordverft have more employees in 2023 than in 2022?":                    {[]string{"staff1", "staff2"}, "No", No},
		"Who got more votes, Ida Lunde or Ole Bakke?":                                {[]string{"match"}, "Ida Lunde", NoVerdict},
		"Was Bakke's sentence longer than Lunde's?":                                  {[]string{"jail1", "jail2"}, "Yes", Yes},
		"Was Bakke's sentence as long as Lunde's?":                                   {[]string{"jail1", "jail2"}, "Yes", Yes},
		"Was Lunde's sentence as long as Bakke's?":                                   {[]string{"jail1", "jail2"}, "No", No},
		"Were there more ferries than trawlers in the fleet?":                        {[]string{"fleet"}, "No", No},
		"Were more guests than sailors aboard the Havna?":                            {nil, "Not on record", NoVerdict},
		"Which recall was larger, the one over the rudder or the one over the pump?": {[]string{"recall1", "recall2"}, "Nordverft recalled 1,688 boats because the pump could fail.", NoVerdict},
		"Who sailed the lap faster, Lunde or Bakke?":                                 {[]string{"lap1", "lap2"}, "Ole Bakke", NoVerdict},
		"Who held more of Nordverft, Lunde or Bakke?":                                {[]string{"share1", "share2"}, "Ida Lunde", NoVerdict},
		"How much more of Nordverft did Lunde hold than Bakke?":                      {[]string{"share1", "share2"}, "About 20 percentage points more", NoVerdict},
		"How much longer was Bakke's sentence than Lunde's?":                         {[]string{"jail1", "jail2"}, "6 months longer", NoVerdict},
		"How many more visitors came to the open day than expected?":                 {[]string{"crowd1", "crowd2"}, "3,000 more", NoVerdict},
		"Did the fine of Nordverft exceed the repair bill?":                          {[]string{"fine", "repairs"}, "Yes", Yes},
		"How much more of Nordverft did Westverft hold than Bakke?":                  {nil, "Not on record", NoVerdict},
		"Which yard has more employees, Nordverft or Westverft?":                     {nil, "Not on record", NoVerdict},
		"Was the fine of Nordverft bigger than the debt of Westverft?":               {nil, "Not on record", NoVerdict},
		"Were there more visitors than workers on the pier?":                         {nil, "Not on record", NoVerdict},
		"Which was bigger, the fine of Nordverft or the fine of the port?":           {nil, "Not on record", NoVerdict},
	} {
		got := v.ask(Question{Text: text, Now: askedAt})
		var keys []string
		for _, f := range got.Facts {
			keys = append(keys, f.Key)
		}
		slices.Sort(keys)
		if !slices.Equal(keys, want.keys) || got.Short != want.short || got.Verdict != want.verdict {
			t.Errorf("%s: %v %q %q, want %v %q %q", text, keys, got.Short, got.Verdict, want.keys, want.short, want.verdict)
		}
	}
}
