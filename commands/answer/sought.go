package answer

import (
	"strings"

	"byline/commands/answer/english"
	"byline/store"
)

// people, companies … that a "which" or "what" noun asks for.
var typeNouns = map[string]seek{}

func init() {
	for w, words := range map[seek]string{
		seekPerson: `person people man woman official officials executive executives politician minister candidate player judge
			individual figurehead`,
		seekCompany: `company companies firm firms business businesses corporation manufacturer maker startup carmaker automaker
			airline carrier bank retailer brand vendor studio label publisher broadcaster channel operator developer insurer
			utility shipbuilder brewery broker lender`,
		seekOrganisation: `organisation organization organisations organizations agency agencies body authority authorities party parties regulator regulators
			team club group groups institution union charity ministry newspaper university court committee federation league`,
		seekProduct: `product products model models device devices app chatbot service software drug vehicle car film films movie movies
			book books album song songs spacecraft rocket ship aircraft plane vaccine medicine phone phones`,
		seekEvent: `event events summit conference meeting match game occasion storm hurricane earthquake election festival`,
		seekPlace: `place places country countries city cities town towns state states region regions venue location locations
			market markets province county area areas continent village`,
		seekDate:     `year years date dates day days month months quarter time weekday hour`,
		seekPercent:  `percentage percent proportion fraction`,
		seekMoney:    `price cost amount sum`,
		seekNumber:   `number total`,
		seekReason:   `reason reasons cause causes explanation motive justification excuse`,
		seekDuration: `duration`,
	} {
		for _, s := range strings.Fields(words) {
			typeNouns[s] = w
			if many := plural(s); typeNouns[many] == seekAny && s != "team" { // which teams did something may be told by who led them
				typeNouns[many] = w
			}
		}
	}
}

// plural is the plural of a noun, as the rules have it.
func plural(noun string) string {
	switch {
	case strings.HasSuffix(noun, "s"), strings.HasSuffix(noun, "x"), strings.HasSuffix(noun, "ch"), strings.HasSuffix(noun, "sh"):
		return noun + "es"
	case strings.HasSuffix(noun, "y") && len(noun) > 1 && !isVowel(rune(noun[len(noun)-2])):
		return noun[:len(noun)-1] + "ies"
	}
	return noun + "s"
}

// fits reports whether an entity of a kind may answer it; unsure for kinds that say nothing.
func (w seek) fits(kind string) (fits, sure bool) {
	switch w {
	case seekAgent:
		return kind == store.KindPerson || kind == store.KindCompany || kind == store.KindOrganisation, kind != store.KindOther
	case seekPerson:
		return kind == store.KindPerson, kind != store.KindOther
	case seekCompany, seekOrganisation:
		return kind == store.KindCompany || kind == store.KindOrganisation, kind != store.KindOther
	case seekProduct:
		return kind == store.KindProduct, kind == store.KindPerson || kind == store.KindPlace
	case seekEvent:
		return kind == store.KindEvent, kind == store.KindPerson || kind == store.KindCompany
	case seekPlace:
		return kind == store.KindPlace || kind == store.KindEvent || kind == store.KindOrganisation || kind == store.KindCompany, kind == store.KindPerson
	}
	return true, false
}

// commonWord reports a word that is no misspelt name: an ordinary one, or a sort of thing that is asked for.
func commonWord(w string) bool { return english.Ordinary(w) || typeNouns[w] != seekAny }
