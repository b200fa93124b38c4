package discordtest

import (
	"encoding/json"
	"fmt"
	"sort"
	"strings"
	"sync"
)

// counted is how many requests of each kind this process has checked, and how many of them against the document too.
var counted struct {
	sync.Mutex
	byKind   map[string]int
	all, doc int
}

func count(kind string, document bool) {
	counted.Lock()
	defer counted.Unlock()
	if counted.byKind == nil {
		counted.byKind = map[string]int{}
	}
	counted.byKind[kind]++
	counted.all++
	if document {
		counted.doc++
	}
}

// Covered says how many requests this process has checked, with a line for each kind.
func Covered() string {
	counted.Lock()
	defer counted.Unlock()
	kinds := make([]string, 0, len(counted.byKind))
	for k := range counted.byKind {
		kinds = append(kinds, k)
	}
	sort.Strings(kinds)
	var b strings.Builder
	fmt.Fprintf(&b, "contract: %d requests of %d kinds checked against the limits, %d of them against Discord's OpenAPI document\n",
		counted.all, len(kinds), counted.doc)
	for _, k := range kinds {
		fmt.Fprintf(&b, "%7d  %s\n", counted.byKind[k], k)
	}
	return b.String()
}

// subkind tells apart what goes through one route: the types of first responses.
func subkind(route string, body []byte) string {
	if !strings.HasSuffix(route, "/callback") {
		return ""
	}
	var in struct {
		Type int `json:"type"`
	}
	if json.Unmarshal(body, &in) != nil {
		return " (unreadable)"
	}
	names := map[int]string{CallbackPong: "pong", CallbackMessage: "message", CallbackDefer: "deferred message",
		CallbackDeferUpdate: "deferred update", CallbackUpdate: "update", CallbackChoices: "autocomplete", CallbackModal: "modal"}
	if n, ok := names[in.Type]; ok {
		return " (" + n + ")"
	}
	return fmt.Sprintf(" (type %d)", in.Type)
}
