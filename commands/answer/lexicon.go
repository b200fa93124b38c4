package answer

// stopWords carry no topic of their own: text search looks for them only where a question has nothing else.
var stopWords = setOf(`a an the this that these those it its he him his she her hers they them their theirs we us our ours you your
	yours i me my mine who whom whose which what when where why how is are was were be been being am do does did done doing
	have has had having can could will would shall should may might must of in on at by for with from to into onto as than
	and or but nor not no if then so such there here about over under after before between during through up down out off
	own same too very just also only any some each every all both either neither other another s t ever many much most
	more less least few tell please give show list name`)
