package answer

import "testing"

// Who is called the doer of something did it, those who act for a country are the country, and why somebody decided to do something is why
// it was done.
func TestDoersReasonsAndSourcesAreReadInOtherWords(t *testing.T) {
	v := viewOf(t, `byline: 1
story: flood
title: The flood of Varna valley
entities:
  inn: {name: Mill Inn, kind: place}
  fern: {name: Pia Fern, kind: person}
  institute: {name: River Institute, kind: organisation}
  office: {name: Flood Office, kind: organisation}
  river: {name: Varna, kind: other}
  site: {name: Chatter, kind: product}
  greece: {name: Greece, kind: place}
  dam: {name: Orla Dam, kind: place}
  fee: {name: Orla Power, kind: company}
  kiosk: {name: Bank Kiosk, kind: company}
  stall: {name: Bank Stall, kind: company}
relations:
  level: {label: Water level, words: [water level, how high]}
  blocked: {label: Blocked, words: [blocked, restricted]}
  toll: {label: Toll, words: [toll, charge]}
  shut: {label: Shut, words: [shut down, closed]}
sources: {s: {publisher: Post, title: T, published: 2025-07-02}}
facts:
  - {key: term, sources: [s], status: confirmed, subject: fern, relation: penalty, value: two years, happened: 2025-06-20, text: "Pia Fern, the owner of the Mill Inn, was given two years in prison."}
  - {key: high, sources: [s], subject: river, relation: level, value: 7.8 metres, said_by: institute, happened: 2025-06-03, text: The River Institute gauged the Varna at 7.8 metres.}
  - {key: tall, sources: [s], subject: river, relation: level, value: 7.5 metres, said_by: office, happened: 2025-06-03, text: The Flood Office gauged the Varna at 7.5 metres.}
  - {key: block, sources: [s], status: confirmed, subject: site, relation: blocked, value: a day, happened: 2025-06-04, text: Access to Chatter was restricted in Greece for a day.}
  - {key: silent, sources: [s], status: not_disclosed, subject: site, happened: 2025-06-04, text: Greek officials did not say why Chatter had been restricted.}
  - {key: plan, sources: [s], status: confirmed, said_by: fee, happened: 2025-06-08, text: "Orla Power announced that it would charge boats at the Orla Dam, because repairs were costly."}
  - {key: why, sources: [s], status: confirmed, happened: 2025-06-09, text: Orla Power drained the lake because its bed had cracked.}
  - {key: rate, sources: [s], status: confirmed, subject: dam, relation: toll, value: 4 euros, happened: 2025-07-01, text: Orla Power set the charge at 4 euros a boat.}
  - {key: kiosk, sources: [s], status: confirmed, subject: kiosk, relation: shut, value: shut for good, happened: 2025-06-10, text: Bank Kiosk shut for good.}
`)
	wantShort(t, v, map[string]string{
		"Who owned the Mill Inn?":                                "Pia Fern",
		"Who rented the Mill Inn?":                               "Not on record",
		"What water level did the River Institute give?":         "7.8 metres",
		"According to the Flood Office, how high was the Varna?": "7.5 metres",
		"What water level did Orla Power give?":                  "Not on record",
		"Why did Greece block Chatter?":                          "Not disclosed",
		"Why did Orla Power block Chatter?":                      "Not on record",
		"Who blocked Chatter?":                                   "Not on record",
		"Which companies shut down because of this?":             "Bank Kiosk",
		"Which companies shut down because of this drought?":     "Not on record",
	})
	for text, want := range map[string]string{
		"Why did Orla Power decide to drain the lake?":         "why",
		"Why did Orla Power decide to charge at the Orla Dam?": "plan",
	} {
		if a := v.ask(Question{Text: text, Now: askedAt}); a.Kind != Answered || len(a.Facts) == 0 || a.Facts[0].Fact.Key != want {
			t.Errorf("%s: %v %q, want %s", text, a.Kind, a.Short, want)
		}
	}
}

// Whoever sells to one is not sold to, and whoever buys does not sell.
func TestSellersAndBuyers(t *testing.T) {
	v := viewOf(t, `byline: 1
story: auction
title: The auction of Sky
relations:
  takeover: {label: Took over, inverse: Taken over by, words: [bought, acquired, takeover, purchase]}
entities:
  fox: {name: Fox, kind: company}
  comcast: {name: Comcast, kind: company}
  sky: {name: Sky, kind: company}
sources: {s: {publisher: Post, title: T, published: 2018-09-27}}
facts:
  - {key: auction, sources: [s], subject: comcast, relation: takeover, object: sky, happened: 2018-09-22, text: "Comcast won the auction for Sky, ahead of Fox."}
  - {key: shares, sources: [s], happened: 2018-09-26, text: Fox decided to sell its Sky shares to Comcast for £11.6 billion.}
`)
	wantShort(t, v, map[string]string{
		"Who sold Sky to Fox?":                         "Not on record",
		"Who did Fox sell its Sky shares to?":          "Comcast",
		"Who bought Sky?":                              "Comcast",
		"Did Fox sell its Sky shares to Comcast?":      "Reportedly yes",
		"Did Comcast sell its Sky shares to Fox?":      "Not on record",
		"Did Comcast sell Sky?":                        "Not on record",
		"How much did Comcast pay for the Sky shares?": "£11.6 billion",
		"How much did Comcast pay per Sky share?":      "Not on record",
	})
}
