package commands

import (
	"slices"
	"strings"
	"unicode/utf8"

	"byline/store"
)

const (
	// digestRoom is how many characters of a message a digest fills of Discord's 6,000: the rest is for what becomes of its
	// facts later, which is written into the message.
	digestRoom = 5000
	// amendedRoom is what an amended message may come to.
	amendedRoom = 5900
	// mostMessages bounds one digest. A channel that is given more reads none of it; what is left out is counted.
	mostMessages = 10
)

// section is a part of a digest under one heading.
type section struct {
	name    string
	entries []newsEntry
	of      int // how many there are where not all are told; else 0
}

// pack lays sections out in messages. lead weighs what stands in every message beside the items. left counts, by section,
// what did not fit into the last message.
func pack(l Lang, sections []section, head int) (messages [][]Item, left []int) {
	left = make([]int, len(sections))
	var items []Item
	used := head
	for n, s := range sections {
		name := l.say(msgCount, s.name, l.grouped(len(s.entries)))
		if s.of > len(s.entries) {
			name = l.say(msgCountOf, s.name, l.grouped(len(s.entries)), l.grouped(s.of))
		}
		for i, e := range s.entries {
			size := 0
			for _, it := range e {
				size += weighItem(l, it)
			}
			if heading := weigh(name); len(items) > 0 && used+size+heading > digestRoom {
				messages, items, used = append(messages, items), nil, head
				if i > 0 {
					name = l.say(msgContinued, s.name)
				}
			}
			if len(messages) == mostMessages {
				left[n] = len(s.entries) - i
				break
			}
			if i == 0 || len(items) == 0 {
				e[0].Section = name
				size += weigh(name)
			}
			items = append(items, e...)
			used += size
		}
	}
	if len(items) > 0 && len(messages) < mostMessages {
		messages = append(messages, items)
	}
	return messages, left
}

// weigh is how long a text is at most once it is shown on Discord, which may count in UTF-16 units: what has a meaning there is
// escaped.
func weigh(s string) (n int) {
	for _, r := range s {
		switch n++; {
		case r > 0xFFFF, r < utf8.RuneSelf && strings.IndexByte("\\*_~|`[]()<>#:-@.", byte(r)) >= 0:
			n++
		}
	}
	return n
}

// weighURL is how long an address is at most once it can stand in a link: what could end the link is written as %28.
func weighURL(url string) int {
	n := len(url)
	for i := 0; i < len(url); i++ {
		if c := url[i]; c <= ' ' || c >= utf8.RuneSelf || strings.IndexByte("()<>\\\"^`{|}", c) >= 0 {
			n += 2
		}
	}
	return n
}

// weighItem is how much room an item takes with its byline and what separates them.
func weighItem(l Lang, it Item) int {
	const (
		signs = 12 // bullets, dashes, emphasis and line breaks
		stamp = 24 // a date, as Discord is given it
	)
	n := signs + weigh(it.Head) + weigh(it.Text) + weigh(it.Where) + weigh(l.Status(it.Status)) + signs
	if it.SaidBy != "" {
		n += weigh(l.SaidBy(it.SaidBy))
	}
	for _, c := range it.Cites {
		n += weigh(c.Publisher) + weighURL(c.URL) + weigh(c.Author) + stamp + signs
	}
	for _, note := range it.Notes {
		n += weigh(note) + 3
	}
	for _, a := range it.Amended {
		n += weigh(l.Amended(a.What, "", a.Text)) + stamp + signs
	}
	return n
}

// weighReply is how much room a digest's message takes.
func weighReply(r Reply) int {
	n := weigh(r.Title) + weigh(r.Lead) + weigh(r.Footer)
	for _, note := range r.Notes {
		n += weigh(note) + 3
	}
	for _, it := range r.Items {
		n += weighItem(r.Lang, it) + weigh(it.Section)
	}
	return n
}

// factsOf are the facts of a message's items, each once.
func (r *reading) factsOf(items []Item, gone map[string]store.FactID) []store.FactID {
	var ids []store.FactID
	for _, it := range items {
		id := gone[it.Key]
		if f := r.view.FactByKey(it.Key); f != nil {
			id = f.ID
		}
		if id != 0 && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}
