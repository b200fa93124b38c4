package english

// synonymWords are words that say the same, a line each.
const synonymWords = `
choose pick select opt
buy purchase acquire
resign quit
dismiss sack oust
fall drop decline decrease
rise increase climb
soar surge jump
plunge tumble plummet slump
start begin
end finish conclude
injure hurt wound
ban forbid prohibit
promise pledge vow
company firm
employee staff worker
chairman chair chairwoman chairperson
investigate probe
investigation probe inquiry
lawsuit suit
kill dead die
fatality death
reveal disclose
announce unveil
rival competitor
partner ally
partnership alliance
accord pact agreement
turnover revenue
smartphone phone handset
car vehicle automobile
aircraft plane
earthquake quake
film movie
doctor physician
lawyer attorney
spokesman spokeswoman spokesperson
minister secretary
vote ballot
refuse decline reject
assist help aid
huge big large
halt stop
delay postpone
cancel scrap
lead head
run lead
evacuate clear
answer reply respond response
comment answer
close shut closure
watch view viewer audience spectator
hit strike landfall
weigh weight
coach manager
referee umpire
score scoreline
stadium arena ground venue
crowd attendance spectator
flee escape
rescue save
rebuild reconstruct
accident crash
collapse cave
blame fault
jail imprison prison
arrest detain
sentence punishment
defend defence defense lawyer
prosecute prosecutor prosecution
judge magistrate
trial case hearing
plead plea
appeal challenge
convict guilty
bail bond
testify witness testimony
juror jury
bid offer
outbid top
gross takings
earn gross
prize award trophy
nominate nomination nominee
premiere debut
film picture
perform performance
singer vocalist
rocket launcher booster
spacecraft probe
orbit circle
land touchdown touch
launch liftoff lift blast
crew astronaut
rain rainfall
wind gust
flood inundate
blackout outage
electricity power
evacuee evacuate
shelter refuge
casualty victim
toll dead
wounded injured
repair fix mend
cost expense
pay salary wage
pension retirement
strike walkout
union federation
vow pledge
oppose against object opposition
criticise condemn
review probe examine investigate
approve clear authorise
delay hold
scrap abandon
overrun exceed
budget cost
fund finance
donate donation give
grant award
founder found
move relocate
headquarters base head-office
own owner possess
merge combine
branch outlet
customer client
layoff redundancy dismissal
recruit hire
quit leave
succeed replace
deputy vice
spokesman representative
child kid
wife spouse husband
born birth
vaccine jab
infect infection infected
outbreak epidemic
hospital clinic
patient sufferer
test trial
study research
discover find
extinct extinction
species kind
temperature heat
drought dry
wildfire fire blaze
bridge viaduct
road highway motorway
train rail railway
ship vessel
plane jet
driver motorist
passenger traveller traveler
speed velocity
depth deep
height tall
width wide
length long
distance far
size area
absent miss
attack intrusion breach hack
hacker attacker intruder
felled cut
worry warn fear concern
discuss talk
`
