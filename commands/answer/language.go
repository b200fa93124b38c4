package answer

import (
	"strings"
	"unicode"

	"byline/commands/answer/english"
)

// beyond reports a text that cannot be a question about the story: empty, a greeting, noise, or in another language.
func (q *query) beyond() bool {
	if len(q.toks) == 0 {
		return true
	}
	talk := true
	for i := range q.toks {
		if q.use[i] == useName || !greetings[q.word(i)] {
			talk = false
		}
	}
	return talk || !q.v.vocab.foreign && (q.otherScript() || q.otherLanguage()) || q.noise()
}

var greetings = english.WordSet(`hello hi hey hiya yo thanks thank you thx cheers bye goodbye ok okay lol haha test testing good morning evening night
	please sorry yes no yep nope byline bot cool nice great wow hm hmm uh um well so there help menu commands start stop hint`)

// otherScript reports words, names aside, in a script that English is not written in.
func (q *query) otherScript() bool {
	for i, t := range q.toks {
		if q.use[i] == useName {
			continue
		}
		for _, r := range t.Text {
			if unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) {
				return true
			}
		}
	}
	return false
}

// foreignQuestion are the question words of other languages, and foreignWords their commonest words, without accents and
// without those that are English too.
var (
	foreignQuestion = english.WordSet(`que quien quienes cual cuales cuando donde cuanto cuantos cuanta cuantas porque qui quoi quel quelle quels quelles quand
		ou pourquoi combien wer wo wie wann warum welche welcher welches welchen wieviel wieso wessen wem wen chi cosa dove perche quando quanto quanti
		quale quali quem qual onde quantos wat waar wanneer waarom hoeveel welke vem vad varfor nar hvem hvad hvorfor hvornar
		kto gdzie kiedy dlaczego kim nerede neden nasil siapa dimana kapan mengapa bagaimana cine unde ki mi miert hol mikor kdo kde proc
		mika kuka missa milloin miksi`)
	foreignWords = english.WordSet(`el la los las es esta estan fue fueron del al una sobre para con y su sus se lo como mas hay tiene ha le les du des une au aux et
		dans sur pour avec ce cette il elle est sont etait dont ist sind der das dem den ein eine einen einer von mit und fur auf nicht
		wurde wurden im zum zur bei nach uber wird werden haben il gli della delle degli di un nel nella sono stato stata che dos das um
		uma em na foi sao pelo pela het een van voor zijn werd werden och att det som pa med av til ikke er jest sa nie czy ve bir icin
		yang dan adalah dengan este sunt si nu`)
	// bothWays are words of English that other languages have too; they speak for neither.
	bothWays = english.WordSet(`a in is no do as an on me he so was die war also hat son per come pour comment sur le la el des den dos or am im il`)
)

// ofAnotherLanguage reports a word that is common in another language and none of English.
func ofAnotherLanguage(w string) bool {
	return (foreignQuestion[w] || foreignWords[w]) && !bothWays[w]
}

// otherLanguage reports a text whose common words are not English.
func (q *query) otherLanguage() bool {
	if q.word(0) == "was" && germanVerbs[q.word(1)] {
		return true // "was kostet …": not the English "was"
	}
	asks, foreign, native := 0, 0, 0
	for i := range q.toks {
		w := q.word(i)
		switch {
		case q.use[i] == useName:
		case foreignQuestion[w]:
			asks++
			foreign++
		case foreignWords[w] && !bothWays[w]:
			foreign++
		case bothWays[w]:
			if foreignWords[w] && w != "is" && w != "in" {
				foreign++
			}
		case english.StopWords[w] || english.Auxiliaries[w] || english.Prepositions[w]:
			native++
		}
	}
	return asks > 0 && native <= 1 && foreign > native || foreign >= 3 && foreign > native
}

var germanVerbs = english.WordSet(`kostet kostete kosten heisst heist macht machte sagt sagte bedeutet passiert passierte geschah gibt gab ist hat hatte wird wurde
	soll kann muss verdient verkauft kauft plant bringt denkt weiss wissen sind waren steht stimmt`)

// noise reports a text in which no word is known: not to the story, not to the language as far as it is listed here.
func (q *query) noise() bool {
	if q.asking {
		return false
	}
	for i := range q.toks {
		w := q.word(i)
		if q.use[i] == useName || q.use[i] == useDate || q.use[i] == usePlace || q.interrogative(i) || commonWord(w) || english.Auxiliaries[w] || english.Prepositions[w] ||
			q.toks[i].Flags&english.FlagCap != 0 && len(w) > 2 && strings.ContainsAny(w, "aeiouy") || q.v.vocab.has(q.stems[i]) ||
			english.Kindred()[q.stems[i]] != nil {
			return false
		}
		if id, ok := q.v.stemID(q.stems[i]); ok && q.v.index.said(id) > 0 {
			return false
		}
	}
	return true
}
