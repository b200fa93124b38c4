package answer

import "testing"

// A name typed in small letters is a name still, whatever else its bearer is called: whoever buys a studio that is called alike buys nothing
// from it.
func TestNameInSmallLetters(t *testing.T) {
	v := viewOf(t, `byline: 1
story: studio
title: The sale of a studio
relations:
  takeover: {label: Took over, inverse: Taken over by, words: [bought, acquired, takeover, purchase]}
entities:
  fox: {name: 21st Century Fox, kind: company, aliases: [21CF, Fox, the group]}
  studio: {name: 20th Century Fox, kind: company}
  disney: {name: Disney, kind: company}
  deal: {name: Sale of the studio, kind: event, aliases: [the deal]}
sources: {s: {publisher: Post, title: T, published: 2025-01-02}}
facts:
  - {key: studio, sources: [s], subject: disney, relation: takeover, object: studio, text: With the deal the film studio 20th Century Fox passed to Disney.}
  - {key: closed, sources: [s], subject: deal, happened: 2025-01-02, text: The deal took effect on 2 January 2025.}
`)
	wantShort(t, v, map[string]string{
		"who did fox acquire":           "Not on record",
		"who did disney acquire":        "20th Century Fox",
		"when did the deal take effect": "2 Jan 2025",
	})
}
