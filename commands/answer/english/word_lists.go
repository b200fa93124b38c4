package english

import "strings"

// Auxiliaries are the forms of be, do and have, and the modal verbs, plain and denied.
var Auxiliaries = WordSet(`is are was were am be been being do does did has have had can could will would shall should may might must
	isnt arent wasnt werent doesnt dont didnt hasnt havent hadnt cant couldnt wont wouldnt shouldnt`)

// Prepositions stand before what a verb or noun has to do with.
var Prepositions = WordSet(`in on at by for with from to into onto of about as over under after before between during through since until
	till within outside inside across against among behind beyond despite except near per than toward towards upon via
	without beside besides around regarding concerning`)

// Pronouns stand for what was named before.
var Pronouns = WordSet(`it its he him his she her hers they them their theirs this that these those one ones there itself himself
	herself themselves`)

// Grammar are words that say nothing of their own, besides StopWords and Auxiliaries.
var Grammar = WordSet(`since until till within across against among despite per toward towards upon via without regarding concerning
	because while whether though although yet still already ever else also else anyone anybody someone somebody everyone
	everybody anything something everything itself himself herself themselves one ones ok okay please yes now exactly precisely really actually currently
	nowadays presently
	whos whats wheres whens wat s re ve ll d m t`)

// Telling are words of grammar that change what is asked.
var Telling = WordSet(`only sole alone own`)

// LightWords are words so general that a fact need not have them to answer the question.
var LightWords = WordSet(`get got go goes went gone going make makes made making take takes took taken taking use used using come came
	coming happen happened happening occur occurred become became say says said saying tell told telling state stated
	talk ask asked want wants wanted need needs think thinks thought know knows known see saw seen look looks find
	found try tried trying let put bring brought turn turned call called thing things way ways fact facts case kind
	type sort report reported reportedly according currently presently today recent recently new latest big main major
	current present involved involve together etc story news article issue matter detail details information info
	something somebody name names named actual actually already yet still ever far likely apparently hold holds held
	holding wrong possible possibly total overall altogether whole entire tag exact exactly specific specifically particular certain seem seems
	cause caused mean means meant time place part number amount lot bit able expect expected plan plans planned`)

// Pasts are past tenses that do not end in -ed, for telling a statement from a heading.
var Pasts = WordSet(`became began broke brought built bought caught chose came dealt drew drove ate fell felt fought found flew forgot froze
	got gave went grew had heard hid held kept knew led left lent lost made meant met paid rose ran said saw sought sold sent
	shook shot shrank sang sank sat spoke spent stood stole struck swore took taught told thought threw understood wore won
	withdrew wrote overtook blew bore bent fled forbade foresaw laid rang rode slept swam swept swung spun tore upheld withheld undertook mistook
	overthrew woke dug drank hung crept clung leapt retook rebuilt died quit hit cut put shut beat bid spread cost underwent sprang stuck slid split`)

// Presents are present tenses of the third person that headlines and statements are made with.
var Presents = WordSet(`says owns leads makes wins wants expects denies supplies runs uses pays sells buys competes works chairs holds faces
	gets gives goes takes becomes begins remains keeps leaves loses meets needs seeks shows knows thinks believes claims confirms
	rejects refuses accepts agrees opposes supports provides offers acquires controls employs operates belongs lives costs
	includes contains allows requires bans blocks begins`)

// NotPast end in -ed and are no past tenses.
var NotPast = WordSet(`united indeed need speed feed seed breed exceed proceed succeed limited hundred naked sacred wicked rugged
	embed shred`)

// CommonWords are English words that are right as they stand, so that they are not mended into a name like them. Words of
// the story, of the vocabulary and of the lists above are known besides.
var CommonWords = WordSet(`ability above accept account across act action add address after again age agree air all almost along also
	always among amount animal announce another answer appear apply area argue arm army arrive art article attack audience
	author available average avoid award away baby back bad ball bank bar base battery battle bear beat beautiful bed
	behind believe benefit best better beyond bill billion birth block blood board boat body book born both boss bottom box
	boy brand break bring british brother budget build building business buy camera camp campaign capital car card care
	career carry case cash catch cause cell center central century ceo chair chairman chance change character charge check
	child children chip choice choose church citizen city civil claim class clear close club coach cold collect college
	color come commercial common community company compare competition computer concern condition confirm congress consider
	consumer contain continue contract control cost count country county couple course court cover crash create crime
	crisis crowd cup customer cut damage data date daughter day dead deal death debate debt decade decide decision decline
	deep defeat defence defense degree delay deliver demand deny department describe design despite detail develop die
	difference different difficult digital dinner direct director discover discuss discussion disease doctor dog dollar
	door down draw dream drive drop drug during early earn earth east easy eat economic economy edge education effect
	effort election else employ employee employer end enemy energy engine enjoy enough enter entire environment especially
	europe even evening event ever every evidence exactly example executive exist expect expensive experience expert
	explain export express eye face factor factory fail fall family famous far farm fast father fear feature federal feel
	female few field fight figure fill film final finance financial find fine finger finish fire firm first fish five
	floor fly focus follow food foot football force foreign forest forget form former forward four free freedom friend
	from front fuel full fund future game garden gas general german get girl give glass global goal gold good government
	great green ground group grow growth guess gun guy hair half hand happen happy hard hate head headquarters health hear
	heart heat heavy help here high hill history hit hold hole home hope horse hospital host hot hotel hour house huge
	human hundred hurt husband idea identify image imagine impact import important improve include income increase indeed
	indicate industry inflation injured inquiry inside instead interest interview into invest investigation investor
	involve island issue item itself japan job join judge jump keep key kid kill kind king kitchen know known labor labour
	lack land language large last late later laugh launch law lawsuit lawyer lay lead leader learn least leave left leg
	legal less letter level license lie life light like likely limit line link list listen little live loan local long
	look lose loss lot love low lunch machine magazine main maintain major majority make maker male man manage management
	manager many mark market marriage material matter maybe mayor mean measure meat media medical meet meeting member
	memory mention merger message method middle might mile military million mind minister minute miss mission model modern
	moment money month more morning most mother motor mouth move movement movie much music must name nation national
	natural nature near nearly necessary need network never new news newspaper next night nine none north note nothing
	notice nuclear number obtain ocean offer office officer official often oil old once one only open operate operation
	opinion option order original other outside over own owner oxygen page pain paint paper parent park part partner party
	pass past patient pay peace people percent perhaps period permit person phone photo physical pick picture piece place
	plan plane plant play player please point poison police policy political politician poor popular population position
	positive possible post power prepare present president press pretty prevent price prime prince prison private probably
	problem process produce product production profit program project promise property protect prove provide public
	publish pull punish purchase purpose push put quality quarter queen question quick quickly quiet quite race radio rain
	raise range rate rather reach read ready real reality really reason recall receive recent record red reduce refuse
	region regulator reject relation release remain remember remove repair replace reply report republic require rescue
	research resign resource respond response rest result return revenue rich ride right rise risk river road rock role
	room rule run safe safety salary sale same save scene school science scientist score sea search season seat second
	secret secretary section security see seek seem sell senate senator send senior sense series serious serve service set
	seven several shake share sheet ship shock shoot shop short shot should shoulder show shut sick side sign signal
	significant similar simple since sing single sister sit site situation six size skill skin small smile social society
	soldier some son song soon sort sound source south space speak special specific speech speed spend sport spread spring
	staff stage stake stand standard star start state statement station stay steel step still stock stop store storm story
	strategy street strike strong structure student study stuff style subject success such sudden suffer suggest summer sun
	supplier supply support sure surface surprise survive suspect system table take talk target task tax teacher team
	technology television ten tend term test than thank the themselves then theory there these they thing think third this
	those though thought thousand threat three through throughout throw thus ticket time today together tonight too tool
	top total tough toward town trade tradition train travel treat treatment tree trial trip trouble true truth try turn
	two type under understand union unit united university until upon use usual usually value vehicle venture venue version
	very victim victory view village violence visit voice volume vote voter wait walk wall want war warn waste watch water
	weapon wear weather website week weekend weight well west western whale what wheel where whether white whole why wide
	wife wild win wind window winner winter wish with within without woman women wonder wood word work worker world worry
	worth write writer wrong yard year yellow yes yesterday yet young yourself zero`)

// Ordinary reports a word that anything may be told with, whatever its ending: it is no misspelt name.
func Ordinary(w string) bool {
	if StopWords[w] || Auxiliaries[w] || Grammar[w] || LightWords[w] || CommonWords[w] || Pasts[w] || openers[w] {
		return true
	}
	for _, end := range [...]string{"s", "es", "ed", "d", "ing", "er", "ers", "ly"} {
		if base, ok := strings.CutSuffix(w, end); ok && len(base) > 2 && (CommonWords[base] || CommonWords[base+"e"] || LightWords[base]) {
			return true
		}
	}
	for _, end := range [...]string{"ies", "ied"} {
		if base, ok := strings.CutSuffix(w, end); ok && CommonWords[base+"y"] {
			return true
		}
	}
	return false
}

// openers are the words of greetings and openings.
var openers = WordSet(`hello hey hi thanks thank please byline question questions anyone anybody`)

// StopWords carry no topic of their own: text search looks for them only where a question has nothing else.
var StopWords = WordSet(`a an the this that these those it its he him his she her hers they them their theirs we us our ours you your
	yours i me my mine who whom whose which what when where why how is are was were be been being am do does did done doing
	have has had having can could will would shall should may might must of in on at by for with from to into onto as than
	and or but nor not no if then so such there here about over under after before between during through up down out off
	own same too very just also only any some each every all both either neither other another s t ever many much most
	more less least few tell please give show list name`)
