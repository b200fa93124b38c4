package answer

import "testing"

// followed asks questions one after another in one conversation and gives the answer to the last.
func followed(v *View, asked ...string) Answer {
	var a Answer
	for _, text := range asked {
		q := Question{Text: text, Now: askedAt}
		if a.Thread.Text != "" {
			t := a.Thread
			q.Thread = &t
		}
		a = v.ask(q)
	}
	return a
}

// What follows up a question takes from it what it lacks, and from the fact that answered it what that has beside the answer; where neither
// has it, it is not on record.
func TestFollowUpsTakeWhatTheyLack(t *testing.T) {
	v := viewOf(t, `byline: 1
story: ferry
title: The Ardal ferry line
entities:
  line: {name: Ardal Line, kind: company}
  rival: {name: Fjord Lines, kind: company}
  owner: {name: Nordhavn, kind: company}
  eu: {name: European Commission, kind: organisation}
  watchdog: {name: Maritime Board, kind: organisation}
  merger: {name: Ardal merger, kind: event}
  ruud: {name: Mette Ruud, kind: person}
  holm: {name: Kari Holm, kind: person}
  berg: {name: Nils Berg, kind: person}
  ship: {name: MS Ardal, kind: product}
  old: {name: MS Vik, kind: product}
relations:
  captain: {label: Captain, words: [captain, captained, in command of]}
  engineer: {label: Chief engineer, words: [chief engineer, engineer]}
  cleared: {label: Cleared, words: [cleared, approved, approve]}
  fee: {label: Fee, words: [fee, paid for, pay for]}
  fine: {label: Fine, words: [fine, fined]}
  repairs: {label: Repairs, words: [repaired, repairs, repairer]}
  loss: {label: Loss, words: [loss, lost, lose]}
  dropped: {label: Dropped, words: [dropped, drop]}
  sold-to: {label: Sold to, words: [sold to, sold, buyer]}
  bid: {label: Bid, words: [bid, offered]}
  penalty: {label: Penalty, words: [penalty]}
  refund: {label: Refund, words: [refunded, paid, pay]}
  called-off: {label: Called off, words: [called off]}
sources:
  a: {publisher: Post, title: A, published: 2024-03-03}
  b: {publisher: Post, title: B, published: 2024-06-01}
facts:
  - {key: captain, sources: [a], status: confirmed, subject: ship, relation: captain, object: ruud, text: Mette Ruud was in command of the MS Ardal.}
  - {key: engineer, sources: [a], status: confirmed, subject: ship, relation: engineer, object: holm, text: Kari Holm was chief engineer of the MS Ardal.}
  - {key: eu-ok, sources: [a], status: confirmed, subject: merger, relation: cleared, object: eu, happened: 2024-02-02, text: The European Commission cleared the Ardal merger.}
  - {key: no-ok, sources: [a], status: confirmed, subject: merger, relation: cleared, object: watchdog, where: Norway, happened: 2024-02-20, text: The Maritime Board agreed to the merger.}
  - {key: settled, sources: [a], status: confirmed, subject: ruud, relation: fine, value: "$5 million", happened: 2024-02-21, text: Mette Ruud agreed to a fine of $5 million in a case in which the board had sought nearly $90 million.}
  - {key: wages, sources: [a], status: confirmed, subject: berg, relation: fee, value: "$80,000", text: "Nils Berg got a fee of $80,000: $60,000 for sailing and $20,000 for his rescue of the dog."}
  - {key: unfair, sources: [a], status: disputed, said_by: holm, text: Kari Holm said the race was unfair to the small boats.}
  - {key: fair, sources: [a], status: disputed, disputes: unfair, said_by: berg, text: "Nils Berg called the contest even, since every boat had the same wind."}
  - {key: inquiry, sources: [a], status: confirmed, happened: 2024-02-25, text: Coastguard inspectors closed their inquiry into the ferry without a finding.}
  - {key: silence, sources: [a], status: not_disclosed, happened: 2024-02-25, text: The inspectors did not explain why they stopped.}
  - {key: works, sources: [a], status: confirmed, subject: ship, relation: repairs, object: rival, happened: 2024-01-10, until: 2024-02-14, text: Fjord Lines repaired the MS Ardal.}
  - {key: loss, sources: [b], status: confirmed, subject: line, relation: loss, value: "$40 million", happened: 2024-Q1, text: Ardal Line lost $40 million in the first quarter of 2024.}
  - {key: dropped, sources: [a], status: confirmed, subject: owner, relation: dropped, object: line, happened: 2024-02-26, text: Nordhavn dropped Ardal Line.}
  - {key: dropped-too, sources: [a], status: confirmed, subject: rival, relation: dropped, object: line, happened: 2024-02-26, text: Fjord Lines dropped Ardal Line on the same day.}
  - {key: off-may, sources: [a], status: confirmed, subject: old, relation: called-off, value: fog, happened: 2023-05-06, text: The trip on 6 May 2023 was called off because of fog.}
  - {key: off-june, sources: [a], status: confirmed, subject: old, relation: called-off, value: a burst hose, happened: 2023-06-01, text: The trip on 1 June 2023 was called off because a hose burst.}
  - {key: sold, sources: [a], status: confirmed, subject: old, relation: sold-to, object: owner, happened: 2023-08-01, text: The MS Vik was sold to Nordhavn for about $3 million.}
  - {key: bid-rival, sources: [a], status: confirmed, subject: rival, relation: bid, value: "$90 million", happened: 2024-02-01, text: Fjord Lines bid $90 million for the harbour.}
  - {key: bid-1, sources: [a], status: confirmed, subject: owner, relation: bid, value: "$70 million", happened: 2024-01-05, text: Nordhavn bid $70 million for the harbour.}
  - {key: bid-2, sources: [b], status: confirmed, subject: owner, relation: bid, value: "$95 million", happened: 2024-02-11, replaces: bid-1, text: Nordhavn raised its bid to $95 million.}
  - {key: penalty, sources: [a], status: confirmed, subject: watchdog, relation: penalty, value: "$400,000", happened: 2024-02-12, text: "The Maritime Board proposed a penalty of $400,000."}
  - {key: tickets, sources: [a], status: confirmed, subject: line, relation: refund, happened: 2024-02-12, text: Ardal Line paid every passenger for the tickets.}
  - {key: stop, sources: [a], status: confirmed, happened: 2024-02-13, text: The race was stopped when the starter's clock failed.}
  - {key: why-holm, sources: [a], status: confirmed, subject: holm, happened: 2024-02-27, text: Kari Holm said that she left because of the noise.}
`)
	for _, c := range []struct{ first, then, want string }{
		{"Who was captain of the MS Ardal?", "And the engineer?", "Kari Holm"},
		{"Who was captain of the MS Ardal?", "And the cook?", "Not on record"},
		{"When did the European Commission approve the merger?", "And Norway?", "20 Feb 2024"},
		{"How much was Mette Ruud fined?", "how much had they sought?", "nearly $90 million"},
		{"How much was Nils Berg's fee?", "How much of that was for the dog?", "$20,000"},
		{"What did Kari Holm say about the race?", "Who disagreed?", "Nils Berg"},
		{"When did coastguard inspectors close their inquiry?", "why?", "Not disclosed"},
		{"Who repaired the MS Ardal?", "when were they finished?", "14 Feb 2024"},
		{"How much did Ardal Line lose in the first quarter of 2024?", "and the quarter after?", "Not on record"},
		{"Did Nordhavn drop Ardal Line?", "fjord lines too?", "Yes"},
		{"Why was the trip on 6 May 2023 called off?", "and the one on 1 june 2023", "The trip on 1 June 2023 was called off because a hose burst."},
		{"Who was chief engineer of the MS Ardal?", "why did she go?", "Kari Holm said that she left because of the noise."},
		{"Who was the MS Vik sold to?", "what did they sell it for?", "about $3 million"},
		{"How much did Fjord Lines bid for the harbour?", "and nordhavn in the end", "$95 million"},
		{"What penalty did the Maritime Board propose?", "Did the company pay it?", "Not on record"},
		{"When was the race?", "why was it stopped?", "The race was stopped when the starter's clock failed."},
		{"Who repaired the MS Ardal?", "and how many crew did it have?", "Not on record"},
		{"Who repaired the MS Ardal?", "since wen", "10 Jan 2024"},
		{"What colour is the MS Ardal?", "who says so?", "Not on record"},
	} {
		if a := followed(v, c.first, c.then); a.Short != c.want {
			t.Errorf("%s / %s: %q, want %q", c.first, c.then, a.Short, c.want)
		}
	}
}

// A follow-up is of what was just spoken of: who came next though the place stood empty for a while, what was said against it, who pays just
// that; and what tells of something else is no answer to it.
func TestFollowUpsStayWithWhatWasSpokenOf(t *testing.T) {
	v := viewOf(t, `byline: 1
story: vik
title: The Vik mill
entities:
  mill: {name: Vik Mill, kind: company}
  town: {name: Vik council, kind: organisation}
  state: {name: Rural Fund, kind: organisation}
  board: {name: Audit Office, kind: organisation}
  police: {name: Vik Police, kind: organisation}
  dahl: {name: Ida Dahl, kind: person}
  moe: {name: Jon Moe, kind: person}
  lie: {name: Per Lie, kind: person}
relations:
  boss: {label: Chief executive, words: [chief executive]}
  settlement: {label: Settlement, words: [settlement, paid, pays, pay]}
  grant: {label: Grant, words: [grant, paid, pays, pay]}
  offer: {label: Offer, words: [offer, offered, offer to buy]}
  toll: {label: Injured, words: [injured, hurt]}
  closed: {label: Closed, words: [closed, shut]}
  suspects: {label: Suspects, words: [suspects]}
sources:
  a: {publisher: Post, title: A, published: 2024-03-03}
  b: {publisher: Post, title: B, published: 2024-06-01}
facts:
  - {key: dahl, sources: [a], status: confirmed, subject: mill, relation: boss, object: dahl, happened: 2012-04, until: 2019-04, text: Ida Dahl was chief executive of Vik Mill until April 2019.}
  - {key: moe, sources: [a], status: confirmed, subject: mill, relation: boss, object: moe, happened: 2019-09-16, text: Jon Moe became chief executive of Vik Mill in September 2019.}
  - {key: grant, sources: [a], status: confirmed, subject: state, relation: grant, value: "$700", text: The Rural Fund pays each household in the valley $700.}
  - {key: settlement, sources: [a], status: confirmed, subject: town, relation: settlement, value: "$4 million", text: Vik council pays a settlement of $4 million to the neighbours.}
  - {key: offer, sources: [a], status: confirmed, subject: lie, relation: offer, object: mill, happened: 2024-01-09, text: Per Lie offered to buy Vik Mill through his firm Granheim.}
  - {key: offer-sum, sources: [a], status: not_disclosed, subject: lie, text: Granheim did not disclose the price that it had in mind.}
  - {key: hurt-1, sources: [a], status: confirmed, subject: mill, relation: toll, value: 12 people, happened: 2024-02-01, text: Twelve people were injured in the blast at Vik Mill.}
  - {key: hurt-2, sources: [b], status: confirmed, subject: mill, relation: toll, value: 15 people, happened: 2024-02-05, replaces: hurt-1, text: Fifteen people were injured in the blast at Vik Mill.}
  - {key: blame, sources: [a], status: disputed, said_by: lie, text: Per Lie said that the council had ignored the warnings.}
  - {key: defence, sources: [a], status: disputed, disputes: blame, said_by: moe, text: Jon Moe held against it that no warning had come.}
  - {key: moe-speech, sources: [a], status: confirmed, said_by: moe, text: Jon Moe said that the mill would be built up again.}
  - {key: suspects, sources: [a], status: confirmed, subject: police, relation: suspects, value: "4", text: Vik Police said that it had four suspects.}
  - {key: names, sources: [a], status: not_disclosed, subject: police, text: The police did not give the names of the suspects.}
  - {key: shut, sources: [a], status: confirmed, subject: mill, relation: closed, value: about 14 hours, happened: 2024-02-01, text: Vik Mill was closed for about 14 hours.}
  - {key: shops, sources: [a], status: confirmed, text: Shops that sell the flour can be fined $50.}
`)
	for _, c := range []struct{ first, then, want string }{
		{"Who was chief executive of Vik Mill in 2015?", "and after her?", "Jon Moe"},
		{"Who is chief executive of Vik Mill?", "who was it before?", "Ida Dahl"},
		{"How much is the settlement?", "who pays?", "Vik council"},
		{"When did Per Lie offer to buy Vik Mill?", "for how much?", "Not disclosed"},
		{"What did Per Lie say about the council?", "what did jon moe say to that?", "Jon Moe held against it that no warning had come."},
		{"How many suspects does Vik Police have?", "who are they?", "Not disclosed"},
		{"How many people were injured at Vik Mill?", "how were they injured?", "Not on record"},
		{"How long was Vik Mill closed?", "and from the shops?", "Not on record"},
		{"How long was Vik Mill closed?", "what was the cause?", "Not on record"},
		{"Which machines were lost?", "which ones?", "Not on record"},
	} {
		if a := followed(v, c.first, c.then); a.Short != c.want {
			t.Errorf("%s / %s: %q, want %q", c.first, c.then, a.Short, c.want)
		}
	}
}
