package answer

import (
	"strings"
)

// shorthand is what people type for longer words, and what it stands for: one a line, the typed first.
var shorthand = lazy(func() map[string]string {
	m := map[string]string{}
	for line := range strings.Lines(shorthandText) {
		long, typed, _ := strings.Cut(strings.TrimSpace(line), ": ")
		for _, w := range strings.Fields(typed) {
			m[w] = long
		}
	}
	return m
})

const shorthandText = `people: ppl peeps
you: u ya
your: ur
are: r
going to: gonna gunna
want to: wanna
got to: gotta
have to: hafta
trying to: tryna
give me: gimme
let me: lemme
kind of: kinda
sort of: sorta
out of: outta
lot of: lotta
could have: coulda
should have: shoulda
would have: woulda
do not know: dunno
i do not know: idk
because: cuz coz cos bc becuz bcuz
though: tho
although: altho
through: thru
until: til
before: b4
about: abt
please: pls plz
right now: rn
probably: prob probs prolly
between: btwn
something: smth sth
someone: smb sb
anyone: any1
everyone: every1
what: wut wht wtf waht whta
that: tht taht thta
when: wen whn wehn whne
where: wher whre
why: whyy
who: whoo
how: hwo
which: wich whcih whitch
the: teh hte
they: tehy thye
their: thier
and: adn nad
with: wiht
from: fomr
what are you: whatcha watcha
what is: whats wats what's
who is: whos who's
where is: wheres where's
when is: whens when's
why is: whys why's
how is: hows how's
that is: thats that's
it is: it's
there is: theres there's
what did: whatd what'd
who did: whod who'd
where did: whered where'd
when did: whend when'd
why did: whyd why'd
how did: howd how'd
what are: whatre what're
who are: who're
where are: where're
is not: isnt aint
are not: arent
was not: wasnt
were not: werent
does not: doesnt
do not: dont
did not: didnt
has not: hasnt
have not: havent
had not: hadnt
can not: cant
could not: couldnt
will not: wont
would not: wouldnt
should not: shouldnt
they are: theyre
they have: theyve
i have: ive
government: govt gov't
department: dept
university: univ
executive: exec
executives: execs
management: mgmt
manager: mgr
president: prez
organisation: org
organisations: orgs
international: intl
national: natl
building: bldg
professor: prof
year: yr
years: yrs
months: mths mos
weeks: wks
hours: hrs
minutes: mins
seconds: secs
tomorrow: tmrw tmr tmw
tonight: tonite
today: 2day
number: num
amount: amt
average: avg
percent: pct
approximately: approx
previous: prev
tickets: tix
video: vid
videos: vids
pictures: pics
photo: pic
`

// unabridged writes out what a question has in shorthand, which is read as what it stands for and needs no telling. What the record
// writes as a name, or is typed as one, is left alone.
func (v *View) unabridged(text string, toks []token) string {
	var out strings.Builder
	last := 0
	for i := range toks {
		t := &toks[i]
		if t.start < last || t.flags&flagUpper != 0 || t.flags&flagCap != 0 && i > 0 || t.flags&flagQuoted != 0 {
			continue
		}
		end := t.end
		typed := t.text
		if n, _ := scanContraction(text, t.end); n > 0 {
			end += n
			typed = fold(text[t.start:end])
		}
		long, ok := shorthand()[typed]
		if !ok || v.writesName(t.text) && typed == t.text || !standsAlone(text, t.start, end) {
			continue
		}
		out.WriteString(text[last:t.start])
		out.WriteString(long)
		last = end
	}
	if last == 0 {
		return text
	}
	return out.String() + text[last:]
}

// standsAlone reports a stretch of a text with nothing but spaces and full stops and the like beside it: the r of "R&D" does not.
func standsAlone(text string, from, to int) bool {
	return (from == 0 || strings.IndexByte(" ,.;:?!(\"", text[from-1]) >= 0) && (to == len(text) || strings.IndexByte(" ,.;:?!)\"", text[to]) >= 0)
}

// writesName reports a word by which the record calls something, or that it writes with a capital within a sentence.
func (v *View) writesName(w string) bool {
	if len(v.names.exact[w]) > 0 {
		return true
	}
	id, ok := v.index.ids[w]
	return ok && v.index.words[id].caps > 0
}
