package bot

// Discord's limits, in characters as length counts them unless said otherwise.
const (
	maxContent     = 2000
	maxTitle       = 256
	maxDescription = 4096
	maxFields      = 25 // fields
	maxFieldName   = 256
	maxFieldValue  = 1024
	maxFooter      = 2048
	maxEmbeds      = 6000 // over all embeds of a message
	maxLabel       = 80
	maxCustomID    = 100
	maxRow         = 5 // buttons in a row
	maxRows        = 5 // rows
	maxModalTitle  = 45
	maxInputs      = 5 // text inputs
	maxInputText   = 4000
	maxHint        = 100
	maxFiles       = 10
	maxChoices     = 25 // suggestions
	maxChoice      = 100
)
