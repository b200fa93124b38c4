package bot

import (
	"encoding/json"
	"testing"
)

func TestSameCommands(t *testing.T) {
	const mine = `[{"name":"ask","description":"Ask","options":[{"type":3,"name":"question","description":"What?","required":true,
		"channel_types":null,"options":null,"choices":null,"autocomplete":false,"max_length":500}],"contexts":[0,1]},
		{"type":3,"name":"Check this claim","options":null,"default_member_permissions":32}]`
	for name, c := range map[string]struct {
		theirs string
		want   bool
	}{
		"as Discord gives it back": {`[{"id":"2","application_id":"1","version":"9","type":3,"name":"Check this claim","description":"","default_member_permissions":"32"},
			{"id":"1","application_id":"1","version":"8","type":1,"default_member_permissions":null,"name":"ask","description":"Ask","dm_permission":true,"nsfw":false,
			"description_localizations":null,"contexts":[0,1],"options":[{"type":3,"name":"question","description":"What?","required":true,"max_length":500}]}]`, true},
		"another description": {`[{"type":3,"name":"Check this claim","default_member_permissions":"32"},{"type":1,"name":"ask","description":"Ask me","contexts":[0,1],
			"options":[{"type":3,"name":"question","description":"What?","required":true,"max_length":500}]}]`, false},
		"an option no longer required": {`[{"type":3,"name":"Check this claim","default_member_permissions":"32"},{"type":1,"name":"ask","description":"Ask","contexts":[0,1],
			"options":[{"type":3,"name":"question","description":"What?","max_length":500}]}]`, false},
		"other permissions": {`[{"type":3,"name":"Check this claim","default_member_permissions":"16"},{"type":1,"name":"ask","description":"Ask","contexts":[0,1],
			"options":[{"type":3,"name":"question","description":"What?","required":true,"max_length":500}]}]`, false},
		"one too few": {`[{"type":3,"name":"Check this claim"}]`, false},
		"none":        {`[]`, false},
		"nonsense":    {`[1,null]`, false},
	} {
		var have, want []any
		if err := json.Unmarshal([]byte(mine), &want); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal([]byte(c.theirs), &have); err != nil {
			t.Fatal(err)
		}
		if got := sameCommands(have, want, false); got != c.want {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}
