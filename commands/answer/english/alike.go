package english

import (
	"strings"
	"sync"
)

// Phrasals are verbs that mean something else with their particle, and what that is.
var Phrasals = sync.OnceValue(func() map[string][]string {
	m := map[string][]string{}
	for _, line := range strings.Split(`cut down: felled reduce
take down: remove demolish
pull down: demolish
knock down: demolish
walk out: strike
bring forward: advance
call for: demand
ask for: demand request
turn down: reject refuse decline
step down: resign quit
take over: acquire
give up: abandon surrender relinquish
put off: delay postpone
call off: cancel
lay off: dismiss cut fire
set up: found establish create
rule out: exclude
shut down: close
find out: learn discover
go up: rise increase climb
go down: fall drop decline
come back: return
bring back: reinstate
pull out: withdraw drop quit
back out: withdraw drop
take off: launch leave depart lift
lift off: launch leave depart
drop out: withdraw quit leave
break off: end
tip off: alert report warn tell
point out: say
turn out: attend
end up: go taken
bring up: raise
hold up: delay
speed up: accelerate
use up: exhaust
break down: fail
carry out: conduct perform
hand over: give transfer
hold off: fend
fend off: hold
kick off: start begin
blow up: explode
burn down: burn
speak out: criticise
stand down: resign withdraw
pass away: die
team up: partner
buy out: acquire
pay off: repay`, "\n") {
		verb, others, _ := strings.Cut(line, ":")
		f := strings.Fields(verb)
		for _, w := range strings.Fields(others) {
			m[Stem(f[0])+" "+f[1]] = append(m[Stem(f[0])+" "+f[1]], Stem(w))
		}
	}
	return m
})

// alike are abbreviations and other words for the very same thing.
var alike = [][]string{
	{"ai", "artificial intelligence"}, {"usa", "united states", "america"}, {"uk", "united kingdom", "britain", "great britain"},
	{"eu", "european union"}, {"un", "united nations"}, {"ceo", "chief executive"}, {"cfo", "chief financial officer"},
	{"coo", "chief operating officer"}, {"cto", "chief technology officer"}, {"pm", "prime minister"}, {"mp", "member of parliament"},
	{"ipo", "initial public offering"}, {"gdp", "gross domestic product"}, {"ev", "electric vehicle"}, {"tv", "television"}, {"phone", "telephone"},
	{"id", "identification"}, {"photo", "photograph"}, {"ad", "advertisement"}, {"info", "information"}, {"hq", "headquarters"},
	{"q1", "first quarter"}, {"q2", "second quarter"}, {"q3", "third quarter"}, {"q4", "fourth quarter"}, {"wto", "world trade organization"},
	{"who", "world health organization"}, {"nato", "north atlantic treaty organization"}, {"r&d", "research and development"},
	{"vp", "vice president"}, {"vat", "value added tax"}, {"covid", "coronavirus"}, {"wwii", "second world war", "world war two"},
	{"plane", "airplane", "aeroplane"}, {"gas", "gasoline", "petrol"}, {"exec", "executive"}, {"govt", "government"}, {"dept", "department"},
	{"stock", "share"}, {"film", "movie"}, {"startup", "start up"}, {"cellphone", "mobile phone"}, {"ecommerce", "e commerce"},
}

// Alike gives for the first stem of a form the form and its others.
var Alike = sync.OnceValue(func() map[string][][][]string {
	m := map[string][][][]string{}
	for _, group := range alike {
		var forms [][]string
		for _, f := range group {
			var stems []string
			for _, t := range Tokenize(f) {
				if !StopWords[t.Text] || len(group[0]) == len(f) {
					stems = append(stems, Stem(t.Text))
				}
			}
			forms = append(forms, stems)
		}
		for i, f := range forms {
			if len(f) == 0 {
				continue
			}
			entry := [][]string{f}
			for j, o := range forms {
				if i != j && len(o) > 0 {
					entry = append(entry, o)
				}
			}
			m[f[0]] = append(m[f[0]], entry)
		}
	}
	return m
})
