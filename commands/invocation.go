package commands

import (
	"net/url"
	"slices"
	"strings"

	"byline/store"
)

// MaxInvocation is how long an encoded Invocation may be, in characters: Discord's 100 of a custom_id, less a mark of four
// that the sender puts before it.
const MaxInvocation = 96

// Invocation is a command with its options: what a button or a modal runs. It is carried in the button itself, so that
// it still works after a restart.
type Invocation struct {
	Command string
	Options map[string]string
}

// Encode writes the invocation in ASCII, "partner?company=apple&page=2". It may be longer than MaxInvocation; who shows
// the button keeps such a one in the store and carries its reference.
func (i Invocation) Encode() string {
	if len(i.Options) == 0 {
		return i.Command
	}
	keys := make([]string, 0, 8)
	for k := range i.Options {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	var b strings.Builder
	b.Grow(MaxInvocation)
	b.WriteString(i.Command)
	for n, k := range keys {
		if n == 0 {
			b.WriteByte('?')
		} else {
			b.WriteByte('&')
		}
		b.WriteString(url.QueryEscape(k))
		b.WriteByte('=')
		b.WriteString(url.QueryEscape(i.Options[k]))
	}
	return b.String()
}

// ParseInvocation reads what Encode wrote. Anything else is a *store.Error of kind ErrInvalid: custom ids come from
// outside and are not to be trusted.
func ParseInvocation(s string) (Invocation, error) {
	bad := &store.Error{Kind: store.ErrInvalid, Msg: "That button is from another version of Byline; run the command again."}
	name, query, _ := strings.Cut(s, "?")
	if name == "" || len(s) > 16<<10 {
		return Invocation{}, bad
	}
	inv := Invocation{Command: name}
	if query == "" {
		return inv, nil
	}
	values, err := url.ParseQuery(query)
	if err != nil {
		bad.Err = err
		return Invocation{}, bad
	}
	inv.Options = make(map[string]string, len(values))
	for k, v := range values {
		inv.Options[k] = v[0]
	}
	return inv, nil
}
