package answer

import "testing"

// Which of two is meant need not be asked where either reading comes to the same answer.
func TestOneAnswerWhicheverIsMeant(t *testing.T) {
	v := viewOf(t, `byline: 1
story: reeds
title: The Reed brothers
entities:
  ida: {name: Ida Reed, kind: person, aliases: [Reed, Reeds]}
  tor: {name: Tor Reed, kind: person, aliases: [Reed, Reeds]}
sources: {s: {publisher: Post, title: T, published: 2025-07-02}}
facts:
  - {key: farm, sources: [s], happened: 2024-03-04, text: Ida Reed and Tor Reed sold six cousins of theirs the farm on 4 March 2024.}
  - {key: ida-born, sources: [s], subject: ida, happened: 1970, text: Ida Reed was born in 1970.}
  - {key: tor-born, sources: [s], subject: tor, happened: 1972, text: Tor Reed was born in 1972.}
`)
	wantShort(t, v, map[string]string{
		"When did the Reeds sell the farm?": "4 Mar 2024",
		"When was Reed born?":               "Which one",
	})
}
