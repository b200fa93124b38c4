package answer

import (
	"testing"
)

// What belongs in a list by its relation is in it, also where it does not repeat the question's words; what tells of another thing is not.
func TestMembersOfAList(t *testing.T) {
	v := viewOf(t, `byline: 1
story: merger
title: The merger
relations:
  cleared: {label: Cleared by, words: [cleared, approved, waved through]}
  ban: {label: Ban, words: [banned, ban]}
entities:
  deal: {name: Norton deal, kind: event, aliases: [the deal]}
  sale: {name: Harbour sale, kind: event}
  cade: {name: CADE, kind: organisation, summary: Competition watchdog of Brazil}
  commission: {name: European Commission, kind: organisation}
  ministry: {name: Trade Ministry, kind: organisation}
  jack: {name: Jack Warne, kind: person}
  michel: {name: Michel Platte, kind: person}
sources: {s: {publisher: Post, title: T, published: 2025-01-02}}
facts:
  - {key: brazil, sources: [s], subject: cade, relation: cleared, object: deal, text: "Brazil's competition watchdog CADE cleared the Norton deal."}
  - {key: eu, sources: [s], subject: commission, relation: cleared, object: deal, text: "Brussels agreed to the Norton deal."}
  - {key: sold, sources: [s], subject: ministry, relation: cleared, object: sale, text: "The ministry cleared the Harbour sale."}
  - {key: jack-ban, sources: [s], subject: jack, relation: ban, value: life, text: "Jack Warne was banned from football for life."}
  - {key: michel-ban, sources: [s], subject: michel, relation: ban, value: four years, text: "Michel Platte may not work in the game for four years."}
`)
	wantFacts(t, v, map[string][]string{
		"which competition watchdogs waved the deal through": {"brazil", "eu"},
		"which watchdogs cleared the harbour sale":           {"sold"},
		"which officials were banned from football":          {"jack-ban", "michel-ban"},
	})
	q := v.readQuestion("Who were the finance ministers in 2015?", askedAt)
	if one := v.readQuestion("Who is the finance minister?", askedAt); !q.list || one.list {
		t.Errorf("ministers: all %v; minister: all %v", q.list, one.list)
	}
}
