package english

import (
	"strings"
	"sync"
)

// kindredWords are words that news uses for one another; a question that says one is often answered by a fact that says
// another. A word may stand in several lines; kindred is not passed on from one line to the next.
const kindredWords = `
rise increase grow climb gain jump surge soar advance rally up higher expand swell add
fall drop decline decrease slump plunge sink tumble slide shrink dip lower contract lose reduce slip
profit earnings income
revenue sales turnover income
loss deficit lose
share stock equity
cost price fee sum amount worth value paid pay
price terms value cost worth financial
spend cost invest budget outlay
salary pay wage compensation remuneration
company firm business corporation group enterprise maker
startup start-up company
maker manufacturer producer make produce build manufacture
buy acquire purchase takeover acquisition
sell sale offload divest dispose
merge merger combine combination
own possess owner
fund finance invest investor backer back funding
partner ally partnership alliance collaborate work deal team agreement
deal agreement contract pact accord arrangement transaction partnership tie-up treaty
choose pick select opt choice settle tap decide
rival competitor compete competition challenger opponent
supply provide supplier provider furnish deliver
customer client buyer consumer
leader head chief boss lead run
ceo chief executive
chairman chair chairwoman chairperson
fire sack dismiss oust remove removal dismissal ouster firing
resign quit leave depart departure resignation exit step
appoint name hire install appointment recruit
replace succeed successor replacement
return reinstate back comeback
found establish start create launch set founder begin
employee staff worker workforce personnel people
layoff redundancy cut job
announce unveil reveal declare disclose introduce present launch announcement publish
say tell state claim remark speak declare
comment respond response reply answer remark
react reaction respond response
confirm affirm verify acknowledge confirmation bear
deny reject dismiss refute denial
refuse decline reject turn
accuse allege blame charge accusation allegation
admit concede acknowledge confess
criticise criticize criticism attack condemn slam
support back endorse favour favor endorsement
oppose against object reject opposition
agree accept approve consent
promise pledge vow commit
worth value valuation
approve approval clear authorise authorize green-light permit sanction
ban prohibit forbid outlaw block bar
allow permit let clear approve
pay buy price purchase
production produce build make manufacture
production produce building
aboard carry passenger crew board
blowout blow
require oblige demand need must necessary requirement force
rule regulation law legislation requirement
regulator watchdog authority agency
crackdown clampdown curb clamp restrict
investigate probe inquiry investigation examine look
sue lawsuit suit litigation court
fine penalty punish
arrest detain custody detention
charge indict prosecute
convict guilty conviction verdict
jail prison imprison sentence
kill die death dead fatality toll lose
injure hurt wound injury hospitalise
victim casualty
damage destroy wreck destruction
fire blaze burn catch
explode explosion blast burst
crash collision accident collide
flood flooding inundate
quake earthquake tremor
storm hurricane typhoon cyclone
evacuate evacuation flee
rescue save
recall withdraw pull
defect fault flaw problem faulty defective issue
fix repair remedy solve
cause reason trigger prompt spark lead result because due provoke set
effect impact consequence result influence
win victory triumph winner beat
lose defeat loss loser
beat defeat overcome
elect election vote poll ballot
candidate nominee contender run
seat constituency
majority lead margin
government administration cabinet ministry
parliament legislature congress
president head
premier pm
war conflict fight battle
attack strike assault raid hit
soldier troop army military
ceasefire truce peace
sanction embargo
talk negotiate negotiation discussion discuss meet meeting
plan intend intention propose proposal aim
expect forecast predict anticipate project estimate outlook expectation hope
goal target aim objective
delay postpone put defer
cancel scrap abandon call drop
begin start open commence launch
end finish stop close conclude expire
last continue remain endure duration
happen occur place
hold stage host place
event summit conference meeting
venue site location place
headquarters base headquarter
live reside home
born birth birthplace
marry wife husband spouse wedding
phone smartphone handset mobile
car vehicle automobile
plane aircraft jet airliner
ship vessel boat freighter
chatbot assistant bot
software app application program
technology tech
feature function
free gratis away
cheap inexpensive affordable
big large huge great major
small little minor
market world sector industry
important key crucial significant vital
decisive pivotal turning crucial critical key
surprise unexpected
exclusive only sole exclusivity alone
first initial original
new latest recent
old age
child kid son daughter boy girl youngster
visitor tourist guest
cross pass exceed top surpass reach
committee panel commission
hear listen detect sound noise
debris wreckage wreck remains
family relative
disaster accident loss crash
shortage scarce lack supply
doctor physician
drug medicine medication
disease illness sickness
patient case
sick ill
test trial
show demonstrate indicate
study research survey
find discover discovery finding
scientist researcher
money cash fund
bank lender
loan credit lend
debt owe borrow
tax levy duty tariff
budget spending
build construct construction
road street highway
rail train railway
bridge viaduct
city town
country nation state
house home
school college
student pupil
teacher professor
film movie picture
song music track
book novel
author writer write
prize award win
game match
team side club
player star
coach manager
goal score
record high highest
peak high highest top
low lowest bottom
quarter three-month
holiday christmas
internet online web
shop store retailer
ecommerce online shopping
newspaper paper press media
report article story
interview interviewer ask question
letter note memo
sign signature agree
threaten threat warn
warn warning alert caution
worry concern fear
safe safety
secure security
power energy electricity
oil crude petroleum
gas fuel
user customer subscriber
popular favourite
describe portray depict call paint
careful choosy selective picky
struggle trouble difficulty hard
hurt harm suffer damage
help aid assist
boost lift help revive raise
reverse reversal
hit strike
give provide grant donate
send ship dispatch
receive get obtain
keep retain hold stay
join enter become member
split divide separate
vote ballot cast
protest demonstrate rally march
strike walkout stoppage
talk speak
trust believe
lie mislead
secret confidential private
leak disclose
hack breach attack
steal theft rob
weapon gun arms
shoot gun fire
bomb explosive
police officer
judge justice magistrate
lawyer attorney counsel solicitor
pollution contamination
spill leak
climate warming weather
rain rainfall
emission carbon
space orbit
rocket launch
satellite spacecraft
moon lunar
land touch arrive
hire recruit employ
retire retirement
owner proprietor
rich wealthy
poor poverty
vaccine jab
`

var (
	// Kindred are, by stem, the stems that news uses for it or near it.
	Kindred = sync.OnceValue(func() map[string][]string { return groups(kindredWords) })
	// Synonyms are, by stem, the stems that say the same.
	Synonyms = sync.OnceValue(func() map[string][]string { return groups(synonymWords) })
)

// groups reads lines of words, and gives for each stem the others of its lines.
func groups(lines string) map[string][]string {
	m := map[string][]string{}
	for _, line := range strings.Split(lines, "\n") {
		var stems []string
		for _, w := range strings.Fields(line) {
			for _, t := range Tokenize(w) {
				stems = append(stems, Stem(t.Text))
			}
		}
		for i, s := range stems {
			for j, o := range stems {
				if i != j && s != o {
					m[s] = append(m[s], o)
				}
			}
		}
	}
	return m
}
