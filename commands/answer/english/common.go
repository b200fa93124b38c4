package english

import (
	"strings"
	"sync"
)

// Common is how many in a thousand sentences of English prose have a word, by stem. A story is a small sample: a word as plain
// as "located" may stand in it once and look telling. Rounded from news and reference prose; what is absent is rare.
var Common = sync.OnceValue(func() map[string]float32 {
	m := map[string]float32{}
	for _, c := range proseWords {
		for _, w := range strings.Fields(c.words) {
			if s := Stem(w); m[s] < c.rate {
				m[s] = c.rate
			}
		}
	}
	return m
})

var proseWords = []struct {
	rate  float32
	words string
}{
	{40, `a after all also an and area as at but by can city did during first for from government have he his in including is it
		its made many may member more most new not of on one or other over people percent some states such than that the their
		there they this three time to two used which who with would year`},
	{20, `about addition allowed any based became before began between both building called company could countries day death
		development direct each education five following form found four general given growth held high home however if
		increased into known land large law led like major man million minister national needed no now number offer office
		often only operated out own part population president private problem production program provided public region report
		required response result rights said same second see series service set several show since study system take team then
		these through under up well when where while will within work world wrote`},
	{10, `academic according act activity administration against age air along although among announced annual another appeared
		argued around associated attempt authority available average bank because believed bill board body book business came
		capital care carry case caused central century certain change charge children choice claimed committee common
		community complete considered consists constitutional contains continued control costs course court created current
		debate decision described designed different dollar down due early economic effect elected end established estimated
		even event example existing family featured few field film final financial flight force former free function funds get
		go goal great group health help her higher him history hospital host house human important independent individual
		instance institutions interest international investors issues largest last later lawyer left legislative less levels
		life limited line live local located long lost low lower main management market means measures media medical meeting
		model modern much must name near news non noted official old opened order organizations original particular party pass
		pay per performed place plan play point police policy political possible power practice present prices primary
		produced proposed protection range rather reached received recent recorded reduced related released remained
		represented research return rise role rules run serve should similar so social society special spokesman sports
		standards started statement still success support term them third those though thought throughout total towards type
		until usually various very view vote way we week what whether without women won workers`},
	{5, `able accept access account achieve acquired across action actor actually added again agency agreed agreement almost
		amount analyst announcement applied appointed approved ask asked assistance attack attend author awards away back
		basis best billion block border break bring candidate category chairman citizens clear climate close color combined
		commercial committed compared competition concentrated concept concern concluded conditions conducted connected
		construction content contract corporation cover crime critical cultural customer customers damage date deal decide
		decline defeated defined definition degree demand demonstrated department depend despite determine devices director
		distribution divided division dominant drive earlier earn earnings economy either election employee employment entered
		entire environment especially ever every evidence except expected experience explain expressed extended extensive
		extreme face facilities fact fall feel figure focus foreign formal fourth freedom friend full further future gained
		generated global good governor graduate greater ground half hand happen having head highest historic hours how
		identify impact improvement indicate industry information initial instead introduced investigation involved itself
		just justified keep killed km labor language larger late lawmakers leader learning least legal light list little loss
		maintains manager mark matter mayor merger method might miles military minutes months morning moved movement multiple
		music my natural never next nickname night normally notable numerous occupation occur off opponent our outside overall
		owner parliament period person physical poll poor popular position potential prevent previous price prime principles
		prior process product profession professional profit project promote property published purchase put quality quarter
		questions race ranked rate reason recognize referred refused registered regular regulations regulator relationship
		religious repeatedly replaced residents resources respective restrictions revenue review rival road sales schedule
		science score search seats selection self senator sent separate settlement share she short shot side significant
		single sit site situation size small smaller sold someone sometimes sort sought speak specific stage standing store
		story strong subject subsequent suggested supplier takeover tax technology tell test therefore thing thus title today
		top town trade traditional training transport travel tried turned typically upon us value version via video visit
		voter water white whole widely winner word yesterday`},
	{2.5, `ability above acquisition actors administered adopted adult advanced advantage affected aid aim airline airport album
		alone already always amongst analysis animals answer anti apart app appeal applications approach approximately arm
		arrangement arrest arrived artist assets avoid balance ban band basic behavior behind belief belong benefits better
		bomb born boss branch brand bridge brothers budget buy campaign catch celebrated challenge championship character chip
		classic club coach coal collaboration colleague collect composed comprises computer confirmed conflict considerable
		contrast contribute converted count couple credit cut data daughter debt decades denied desire details device
		difficult discovered discovery displayed dispute distinction doctor domestic drawn driver dropped drug duty edition
		efficient efforts eighth electricity element eliminate emergency enabled energy enforce engage enough ensure
		entertainment environmental equipment eventually exclusively executive expanded experienced explained exploration
		explosion export extra factors factory failed famous far father favor fear feed feet female fifth fight filled finance
		finished fire firm fixed flood food foundation founded founder frequency fully gas grant hard hearing heart here
		himself hope hotel husband idea image immediately implement import incorporated inflation influence injured
		instruction integrated internet interview investment job joined judge key lack latter lay letter licensed lies linked
		loan longer look lot love manufacturing mass match material maximum medal mid mobile money moral mother motivation
		movie museum nearby necessary neighbour nevertheless newly newspaper nothing novel objectives observed obtain ocean
		oil oldest once opportunity opposed opposition option oriented otherwise painting parent participate partner passport
		past patient phone plane plant player poem portions possess post pre prepared presence press pressure primarily
		principal probably proceedings progress prominent proper protest purpose push quickly rail raised rapidly rare
		reaction read ready rebel recognition recommended recovered reduction reflects refugee regarded rejected religion
		remote removed rescue reserved respond rest restaurant restored retain revealed risk room route rural safety savings
		scale scientific scientists seconds secret section sector security senior sense serious shaped ship shop signed simple
		singer software soldier son song soon sources speed spent split stadium status stay step storm strike stronger struck
		structure style substantial suffered summer supply surrounding suspect suspended sustain talk target tariff technical
		temperature territories themselves thousand ticket together told too train transfer trial troops trophy unable
		understood union user utility vaccine valid vary vehicle vice victim violating violence virus visa voice wage walking
		warm weapon wear weather website whom whose why wife wind wish yet young`},
	{1.5, `absolute accelerate accompanied address admitted advice advocate agent altered ancient appropriate arise army assess
		attract attributed below beyond birth boat burned capacity captured ceremony characteristic check chief compiled
		constantly controversial cooperation correct corresponding crash creation creative daily declared dedicated deemed
		delayed demolished derived destroy devoted difficulty discussions distinguished document doing door draft dramatic
		earliest elsewhere emphasized enacted encourage enhanced entitled entry equivalent essentially evolved exceed exercise
		exhibited expenses explicitly extent failure fair forbid forward frequent happened heavy hidden highlight honor
		identity illness impose impossible influential innovative insisted inspired instrument intended intention joint kind
		length lowest manner marginal married matching mental merely minimum multi negative negotiations neighbor neither nor
		notice occupied older ones overseas pain partially pattern peak petition phase pioneer predicted printed procedure
		profits prohibited prompted real relevant render reputation requested resistance resolve revised secretary seemed
		sixth staff statistics stock storage sufficient superior survey table task techniques things transformed transition
		treatment trend trust twice undergoing unique unless unlike updated variety vertical wall wanted weight whereas winter
		worldwide youth`},
}
