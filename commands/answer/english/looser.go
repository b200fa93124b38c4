package english

import (
	"strings"
	"sync"
)

// Looser are, by stem, the stems of words that stand near one another in meaning without saying the same. A fact that
// has one in place of the asked word is looked at for it, but it vouches for nothing: kindredWords are the nearer ones.
var Looser = sync.OnceValue(func() map[string][]string {
	m := map[string][]string{}
	for _, set := range strings.Split(looserWords, "|") {
		var stems []string
		for _, w := range strings.Fields(set) {
			stems = append(stems, Stem(w))
		}
		for _, a := range stems {
			for _, b := range stems {
				if a != b {
					m[a] = append(m[a], b)
				}
			}
		}
	}
	return m
})

// looserWords are such words, in sets.
const looserWords = `abandon quit leave drop | ability capable able capability | about approximately around roughly nearly almost | accept
agree approve adopt | accuse allege charge blame claim | achieve accomplish attain reach | acquire buy purchase
takeover acquisition obtain | act law bill legislation statute | action step measure move | actor actress star | add
join include | advantage benefit gain | advice advise recommend suggest | affect influence impact effect | africa
african | age old aged born | aid help assist support assistance | aim goal objective purpose target intend | aircraft
plane airplane jet airliner flight | allow permit let enable authorize permission | alter change modify amend
transform | america american | amount quantity number sum total | annual yearly year | appear look seem | appoint name
nominate select elect | approach method way technique | arab arabia | area region territory zone district | argue
claim contend assert maintain | army troops military soldiers forces | arrest detain custody jail | arrive come reach
land arrival | asia asian | assassinate kill murder | assets property wealth | attack raid strike bomb assault |
attempt try effort seek | attend go visit present | australia australian | author writer wrote write novelist | award
prize honor medal | baby child infant | bankrupt insolvent bankruptcy | base headquarters located | battle fight war
combat conflict | beat defeat win victory overcome | become turn | begin start commence launch open initiate beginning
origin | believe think consider view | biggest largest greatest main | book novel publication work | boss chief head
leader executive | break violate breach | bring carry transport | britain british uk england english | broadcast air
televise television | brother sibling sister | build construct erect construction building | call name term refer
known dub title nickname | canada canadian | capital city | capture seize take | career job profession occupation |
cattle cow livestock | celebrate commemorate honor observe | center middle central | ceo chief executive head |
chairman chair head chairperson | chance probability likelihood possibility | characteristic feature trait property |
cheap inexpensive low | check examine inspect verify | china chinese | choose select pick choice option | church
parish congregation | cinema film movie | city town municipality | clash fight | class type category kind | clear
obvious evident | close shut end closure | clothes wear clothing dress | coach manager trainer | collapse fall fail |
colleague partner coworker | combine merge unite join | comment remark statement say | common usual frequent typical
widespread | communicate talk speak speech | compete rival competition contest | complain criticize complaint
criticism | complete finish end whole total | component part element constituent consist | compose write composition
make | conceive develop invent | condition state status | conduct perform carry run hold | connect link join relate |
consequence result outcome effect | consist comprise contain include compose | consume eat use drink | contain include
hold | contest game match competition tournament | continue go last remain | control govern rule dominate run |
convert change transform | convict guilty sentence | cooperate collaborate partner work | copy duplicate | cost price
worth expense expensive pay spend dollar | couple pair two | court tribunal judge | cover include | create make
establish produce form found design develop | crime offense criminal | crisis emergency | criticize criticism blame
condemn denounce | cure treat heal treatment remedy | current present now | damage harm destroy hurt injure | danger
risk threat dangerous hazard | daughter child girl | day date | deadly fatal lethal | debut premiere first | decide
determine choose decision | decline decrease drop fall reduce reduction lower shrink fewer | defeat beat lose loss |
defend protect guard defense | demand require call request | demonstrate show protest | deny reject refuse dismiss
denial | depend rely | describe portray characterize depict call | design plan create designer architect | destroy
demolish ruin damage wreck | detect find discover notice | develop create evolve grow | device machine instrument tool
equipment | die death kill perish dead pass | differ vary different difference distinct | difficult hard tough |
direct lead manage | director filmmaker head | disappear vanish | disaster catastrophe tragedy | discover find detect
discovery identify | discuss talk debate | disease illness sickness infection | dislike hate oppose | distribute
spread deliver | document paper record | donate give contribute donation | doubt question uncertain | early first
beginning | earn receive make income gain | earnings profit revenue income | east eastern | economy economic financial
| edge border boundary | educate teach school education | elect vote choose election | electricity power electric
energy | embed include | emerge appear arise | emphasize stress | employ hire use work job worker staff | encourage
urge promote | end finish stop conclude close expire final | enemy foe opponent | engage involve participate | enjoy
like | ensure guarantee | equal same | equip provide | escape flee | establish found create set form start begin |
estimate reckon calculate approximate | europe european | evidence proof | example instance such include | exceed
surpass | exchange trade swap | exclude omit | execute kill carry | exile banish | exist live | expand grow extend
increase enlarge expansion | expel eject | expensive costly cost | explain describe account | explode blast bomb
explosion | export sell | express state | extra additional more | factory plant | fail unsuccessful failure | fame
famous renowned known | family relative | famous well known notable renowned | fan supporter | fast quick rapid speed
| father parent son | fear afraid worry | field area subject discipline | figure number | find discover locate | first
original initial earliest | food meal eat | force compel make power | foreign abroad overseas international | forest
jungle rainforest | form shape create | former previous ex past | found establish start create founder set foundation
| france french | free release liberate | friend ally | gain win get increase | gather collect assemble | gender sex |
general overall | germany german | gift present | give provide grant donate offer present | goods product | government
state administration | graduate alumnus degree | grant give award | greece greek | ground land | group organization
band team | happen occur take place event | headquarters based office | health medical | hide conceal | highest top
most maximum | hire employ appoint recruit | history past | hold host own keep | home house residence live | hospital
clinic | house home building | huge large enormous | human people man | idea concept notion theory | identify name
recognize | illegal unlawful law | import bring | important significant major key vital main | improve better enhance
| income earnings revenue salary wage | increase rise grow raise gain jump surge climb higher | independence freedom
sovereignty | india indian | inhabitant resident people population live | injure hurt wound harm injury | inspire
influence | install put | instruct teach | intelligence ai | invade conquer invasion attack | invent create inventor
devise | invest fund investment stake | investigate probe examine study | invite ask | ireland irish | island isle |
israel israeli | italy italian | japan japanese | job work position | join merge enter | journey trip travel voyage |
judge court justice | keep retain maintain | kill murder die death dead | king monarch ruler | know aware | label call
| lack absence without | land territory | language speak tongue | last final recent | launch start release introduce |
law legislation legal rule act | lead head guide run | leader head chief president | learn study | legal law lawful |
length long | level degree | liable responsible | life live | limit restrict cap | line row | list include | live
reside inhabit dwell home | locate situate place site find position lie base | lose defeat fail | low small | main
major primary chief key principal | majority most | make produce create manufacture build | manage run control |
manager head | marry wed wife husband spouse marriage | material substance | mean define signify definition | measure
size | meet encounter | member belong part | mention say cite | message letter | mexico mexican | migrate move | money
fund cash financial | month monthly | motivate inspire | mount hill mountain | move go transfer relocate | nation
country national | nearby near close | netherlands dutch | new recent novel | news report | newspaper paper magazine
journal | north northern | norway norwegian | number amount many | obtain get acquire | occasion time | occupy invade
| offer provide give propose | office post | officer official police | old ancient age | opinion view | opponent rival
oppose | oppose against resist object opposition | opposite contrary | order command | organization group body agency
institution | origin source begin | own possess belong property owner | paint artist painter painting | parent father
mother | part portion section component | participate take part join involve | pass approve | passenger traveler | pay
salary wage price | peak summit top | people person population human | percent proportion share | perform play do
conduct carry | period era time | phone telephone | photograph picture image photo | plague epidemic disease pandemic
| plan intend scheme | poem poet poetry | poison toxic | poland polish | policy rule | polite courteous | popular
famous | portray play depict | portugal portuguese | position post role job | possess own have | power energy control
| powerful strong | praise commend | prepare ready | pressure force | prevent stop avoid block | previous former
earlier prior before | priest clergy minister | problem issue difficulty | production output | program show series |
promote advance | propose suggest offer | protest demonstrate demonstration | prove show demonstrate | provide supply
give offer | punish penalty sentence | quarter three | race ethnic | raise increase lift | range vary | rank place |
rate percent | real actual | reason cause why because | recall withdraw return | receive get win | recover regain |
reduce cut lower decrease | refer call mention | regime government | register record | regulate control rule |
relation relationship link | release issue publish launch free | religion faith religious church | remain stay |
remember recall | remove take eliminate withdraw | replace substitute succeed | report say account | represent stand
symbolize | request ask | resemble similar like | responsible duty | restore return | retire leave | return come back
| revenue income sales | revolt rebellion uprising revolution | right entitle | river stream | road street highway
route | role part position | rome roman | roof top | royal king | ruler king emperor | run operate | russia russian |
satisfy meet | scholar academic | scientist researcher physicist | score point | scotland scottish | sea ocean |
search seek look | secret hidden | send deliver | senior older | serve work | settle colonize settler | several many
various | short brief | show display reveal demonstrate | sign symbol | similar alike same | singer musician | size
large area | skill ability | slave slavery | smart intelligent | society community | solution solve | south southern |
spain spanish | specialize expert | species animal | spirit ghost | spokesman spokesperson representative | spread
expand | stadium arena venue | stage phase | station channel | stop end halt cease prevent | story tale | structure
building | subject topic | successor replace follow succeed | suffer experience | support back aid favor | surround
around | survive live | suspect accuse | sweden swedish | switzerland swiss | tall high height | teacher instructor |
team club side squad | television tv | temperature heat | term word | theory idea hypothesis | throw toss | tie link |
tool device use | tour trip | trade commerce | train teach | translate translation | travel go | tree forest | trial
court | tribe people | trouble problem | turkey turkish | type kind sort form category | ukraine ukrainian |
understand know | unhappy dissatisfied | universe cosmos | university college | unusual rare | use utilize employ
usage | usual normal common | variety type | various different | venue place stadium | violence violent | wales welsh
| watch view see | water river | weaken reduce | wealth rich | weigh weight heavy | west western | wide width | wish
want desire | withdraw pull remove | woman female | wrong incorrect | young youth`
