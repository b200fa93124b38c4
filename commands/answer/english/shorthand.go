package english

import (
	"strings"
	"sync"
)

// Shorthand is what people type for longer words, and what it stands for: one a line, the typed first.
var Shorthand = sync.OnceValue(func() map[string]string {
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

// StandsAlone reports a stretch of a text with nothing but spaces and full stops and the like beside it: the r of "R&D" does not.
func StandsAlone(text string, from, to int) bool {
	return (from == 0 || strings.IndexByte(" ,.;:?!(\"", text[from-1]) >= 0) && (to == len(text) || strings.IndexByte(" ,.;:?!)\"", text[to]) >= 0)
}
