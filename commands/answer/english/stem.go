package english

import (
	"strings"

	snowball "github.com/kljensen/snowball/english"

	"byline/commands/answer/recent"
)

// Stem is what the forms of one word have in common. Beyond the endings that Porter's English rules take off, it brings
// together irregular verbs, numbers in words and digits, and British and American spelling.
func Stem(w string) string {
	if s, ok := Irregular[w]; ok {
		return s
	}
	if len(w) < 3 || w[0] >= '0' && w[0] <= '9' {
		if number, ok := strings.CutSuffix(w, "s"); ok && len(number) == 3 {
			return number // two 737s; the 1990s are no number of this length
		}
		return w
	}
	if s, ok := recentStems.Get(w); ok {
		return s
	}
	w = strings.Clone(w) // it may be part of a long text
	s := prefixed(w)
	if s == "" {
		s = snowball.Stem(american(w), false)
	}
	recentStems.Put(w, s)
	return s
}

// recentStems are those of words that were met lately: stories and questions share most of theirs, and the rules take a while.
var recentStems = recent.New[string](1 << 13)

// beforeVerbs are what irregular verbs are made with, which keep their forms: repaid, overthrown, withheld.
var beforeVerbs = [...]string{"re", "over", "under", "out", "with", "up", "mis", "un", "fore"}

// prefixed is the stem of such a form; empty for any other word.
func prefixed(w string) string {
	for _, p := range beforeVerbs {
		verb, ok := strings.CutPrefix(w, p)
		if base, known := Irregular[verb]; ok && known && len(verb) > 2 && !strings.HasSuffix(w, "ing") && w != "resent" {
			return snowball.Stem(p+base, false)
		}
	}
	return ""
}

// american spells a word the American way, as far as a stem depends on it.
func american(w string) string {
	if len(w) < 6 {
		return w
	}
	for _, p := range spellings {
		if i := strings.LastIndex(w, p.british); (i >= 3 || i == 0 && len(p.british) > 5) && len(w)-i-len(p.british) <= p.tail {
			return w[:i] + p.american + w[i+len(p.british):]
		}
	}
	return w
}

var spellings = []struct {
	british, american string
	tail              int // letters that may follow
}{
	{"isation", "ization", 2}, {"ise", "ize", 2}, {"ising", "izing", 1}, {"our", "or", 3}, {"yse", "yze", 2},
	{"ysing", "yzing", 0}, {"ogue", "og", 1}, {"centre", "center", 1}, {"theatre", "theater", 1}, {"defence", "defense", 1},
	{"offence", "offense", 1}, {"licence", "license", 1}, {"programme", "program", 1},
}

// Irregular maps the forms that no rule finds to a common stem.
var Irregular = func() map[string]string {
	m := map[string]string{}
	for _, line := range strings.Split(irregularForms, "\n") {
		f := strings.Fields(line)
		for i, w := range f {
			s := snowball.Stem(f[0], false)
			if line[0] == '=' {
				if i == 0 {
					continue
				}
				s = f[1]
			}
			m[w] = s
		}
	}
	return m
}()

// Each line: a word, then forms of it. A line that begins with = takes its first word as the stem itself.
const irregularForms = `become became
blow blew blown
sue sues sued suing
free frees freed freeing
begin began begun
break broke broken
bring brought
build built
buy bought
catch caught
choose chose chosen choice
come came
deal dealt
die died dying dies death deaths dead
do did done does
draw drew drawn
drive drove driven
eat ate eaten
fall fell fallen
feel felt
fight fought
find found
fly flew flown flight flights
forbid forbade forbidden
forget forgot forgotten
freeze froze frozen
get got gotten
give gave given
go went gone goes
grow grew grown growth
have had has
hear heard
hide hid hidden
hold held
keep kept
know knew known knowledge
lay laid
lead led leader leaders leading leadership
leave left
lend lent
lose lost loss losses loser
make made
mean meant
meet met
pay paid payment payments
ride rode ridden
ring rang rung
rise rose risen
run ran
say said says
see saw seen
seek sought
sell sold
send sent
shake shook shaken
shoot shot
show showed shown
shrink shrank shrunk
sing sang sung
sink sank sunk
sit sat
sleep slept
speak spoke spoken speech
spend spent
stand stood
steal stole stolen theft
stick stuck
strike struck
swear swore sworn
swim swam swum
take took taken
teach taught
tear tore torn
tell told
think thought
throw threw thrown
understand understood
wake woke woken
wear wore worn
win won winner winners winning
withdraw withdrew withdrawn withdrawal
write wrote written writer
arise arose arisen
awake awoke awoken
beat beaten
befall befell befallen
bend bent
bite bitten
bleed bled
breed bred
burn burnt
cling clung
creep crept
dig dug
dream dreamt
drink drank drunk
flee fled fleeing flees
fling flung
forgive forgave forgiven
hang hung
kneel knelt
leap leapt
learn learnt
prove proven
slay slain
slide slid
sow sown
speed sped
spill spilt
spin spun
spring sprang sprung
sting stung
strive strove
sweep swept
swell swollen
swing swung
tread trod trodden
weave wove woven
weep wept
bear bore borne
overcome overcame
undergo underwent undergone
undertake undertook undertaken
be is are was were been being am
man men
woman women
child children
person people persons
foot feet
tooth teeth
mouse mice
life lives
wife wives
half halves
leaf leaves
analysis analyses
crisis crises
thesis theses
basis bases
criterion criteria
phenomenon phenomena
bacterium bacteria
medium media
datum data
alumnus alumni
= building building buildings
= shipping shipping
= emergency emergency emergencies
= 0 zero
= 1 one
= 2 two
= 3 three
= 4 four
= 5 five
= 6 six
= 7 seven
= 8 eight
= 9 nine
= 10 ten
= 11 eleven
= 12 twelve
= 13 thirteen
= 14 fourteen
= 15 fifteen
= 16 sixteen
= 17 seventeen
= 18 eighteen
= 19 nineteen
= 20 twenty
= 30 thirty
= 40 forty
= 50 fifty
= 60 sixty
= 70 seventy
= 80 eighty
= 90 ninety
= 100 hundred
= 1000 thousand
= 1st first firstly
= 2nd second
= 3rd third
= 4th fourth
= 5th fifth
= 6th sixth
= 7th seventh
= 8th eighth
= 9th ninth
= 10th tenth
= 11th eleventh
= 12th twelfth
= 20th twentieth
= month_jan january jan
= month_feb february feb
= month_aug august aug
= month_sep september sept sep
= month_oct october oct
= month_nov november nov
= month_dec december dec
= percent percentage percentages pct`

// StemsOfWords are the stems of words.
func StemsOfWords(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = Stem(w)
	}
	return out
}
