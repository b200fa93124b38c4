package store

import "time"

// EditID is the number of an edit, as users see it: "#17". Later edits have higher ones, over the whole database.
type EditID int64

// The actions of an Edit.
const (
	ActionImport   = "import"
	ActionAdd      = "add"      // a fact
	ActionFix      = "fix"      // a fact
	ActionRetract  = "retract"  // a fact
	ActionRestore  = "restore"  // a fact
	ActionEntity   = "entity"   // made or changed
	ActionMerge    = "merge"    // of two entities
	ActionSource   = "source"   // made or changed
	ActionRelation = "relation" // made or changed
	ActionStory    = "story"    // made, or given another title, summary or time zone
	ActionUndo     = "undo"     // of another edit, which may be an undo
)

// The kinds of what an edit changes.
const (
	ItemFact     = "fact"
	ItemEntity   = "entity"
	ItemSource   = "source"
	ItemRelation = "relation"
	ItemStory    = "story"
)

// Edit is one change that somebody made: everything that one call wrote into one layer of a story, at once.
type Edit struct {
	ID       EditID
	Story    StoryID
	Guild    GuildID // the layer that was written; 0: shared
	Action   string  // one of the Action constants
	By       Author
	At       time.Time
	Undoes   EditID // the edit that this one takes back; 0: none
	UndoneBy EditID // the edit that takes this one back and has not been undone itself; 0: none, it stands
	Items    []EditItem
	Total    int // how many items there are; Items may hold only the first of them
}

// IsStarter reports the edit that put the starter story on record. It cannot be undone: a start without a story of one's own
// relies on it.
func (e *Edit) IsStarter() bool { return e.Action == ActionImport && e.By.Via == ViaStarter }

// EditItem is what an edit did to one thing.
type EditItem struct {
	Kind   string // one of the Item constants
	Name   string // key of the fact, slug of anything else
	Action string // created, corrected, removed; of a fact also retracted and restored; of an entity also merged and parted
	Before Item   // empty where there was no such thing
	After  Item   // empty where there is none any more
}

// Item is one thing at one time, in the words of a story file. At most one of the pointers is set.
type Item struct {
	Fact     *FileFact
	Entity   *FileEntity
	Into     string // slug of the entity into which Entity has been merged; empty where it has not
	Source   *FileSource
	Relation *FileRelation
	Story    *StoryText
}

// StoryText is what a story says of itself.
type StoryText struct{ Title, Summary, Timezone string }

func (i Item) isNone() bool {
	return i.Fact == nil && i.Entity == nil && i.Source == nil && i.Relation == nil && i.Story == nil
}

// partAction is the action of an item that is no fact.
func partAction(before, after Item) string {
	switch {
	case before.isNone():
		return Created
	case after.isNone():
		return Removed
	case before.Into == "" && after.Into != "":
		return Merged
	case before.Into != "" && after.Into == "":
		return Parted
	}
	return Corrected
}
