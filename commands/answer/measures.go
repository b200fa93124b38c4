package answer

import "byline/commands/answer/english"

// measuredBy is what the question's "how" asks a figure of; false where it does not.
func (q *query) measuredBy() (m english.Measure, at int, ok bool) {
	for i := 1; i < len(q.toks); i++ {
		if q.word(i-1) == "how" && q.use[i-1] == useShape {
			if m, ok = english.MeasureOf()[q.word(i)]; ofAnything[q.word(i)] && q.sums() {
				m.Units = nil
			}
			return m, i, ok
		}
	}
	if last := len(q.toks) - 1; last > 0 && q.stems[last] == "weigh" && q.shape == shapeWh { // what does it weigh
		return english.MeasureOf()["heavy"], last, true
	}
	return m, 0, false
}

// summed are the stems of what is told in money or as a share, however high or steep it is called.
var summed = english.StemSet(`fine penalty price fee cost bill salary pay wage debt offer bid damages bail tax rate ransom turnout inflation unemployment toll loss profit
	revenue valuation stake share compensation pension reward payment payout budget deficit interest rent loan deposit settlement bonus ticket fare premium
	percentage majority dividend fortune award grant donation bribe`)

// inMoney are the stems of those that are told in nothing else.
var inMoney = english.StemSet(`fine price fee bill salary wage debt bail ransom bonus loan deposit payment payout compensation fare bribe donation`)

// sums reports a question that names what is told in money or as a share: "how high was the fine".
func (q *query) sums() bool {
	for i := range q.toks {
		if (q.use[i] == useContent || q.use[i] == useType) && summed[q.stems[i]] {
			return true
		}
	}
	return false
}

// seeksFigure reports a question for a figure of any sort.
func (q *query) seeksFigure() bool {
	switch q.seek {
	case seekNumber, seekMoney, seekPercent, seekAmount:
		return true
	}
	return false
}
