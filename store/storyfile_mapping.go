package store

import (
	"slices"

	"go.yaml.in/yaml/v4"
)

// place is what a mapping is called in messages, and where it is.
type place struct {
	what string
	at   position
}

// mapping reads a mapping whose fields are known.
func mapping[T any](r *fileReader, n *yaml.Node, where place, fields []field[T], into *T) {
	pairs, ok := r.pairs(n, where.what)
	if !ok {
		return
	}
	seen := make([]*yaml.Node, len(fields))
	for i := 0; i+1 < len(pairs); i += 2 {
		key, value := pairs[i], pairs[i+1]
		name, ok := r.key(key)
		if !ok {
			continue
		}
		at := slices.IndexFunc(fields, func(f field[T]) bool { return f.name == name })
		if at < 0 {
			r.fault(key, "%s has no field %s%s", where.what, quoted(name), r.hint(name, names(fields)))
			continue
		}
		if first := seen[at]; first != nil {
			r.fault(key, "%s is given twice, first on line %d", name, first.Line)
			continue
		}
		seen[at] = key
		f := &fields[at]
		switch {
		case !isEmpty(value):
			f.read(r, into, value)
		case f.required:
			r.fault(value, "%s is empty", name)
		}
	}
	for i, f := range fields {
		switch {
		case !f.required || seen[i] != nil:
		case f.name == versionField:
			r.faultAt(where.at, "%s does not say what it is; begin it with %s: %s", where.what, versionField, fileVersion)
		default:
			r.faultAt(where.at, "%s has no %s", where.what, f.name)
		}
	}
}

func names[T any](fields []field[T]) map[string]bool {
	out := make(map[string]bool, len(fields))
	for _, f := range fields {
		out[f.name] = true
	}
	return out
}

// section reads a mapping from slugs to mappings.
func section[T any](r *fileReader, n *yaml.Node, name, one string, fields []field[T], into func(slug string) *T) {
	pairs, ok := r.pairs(n, name)
	if !ok {
		return
	}
	lines := make(map[string]int, len(pairs)/2)
	for i := 0; i+1 < len(pairs); i += 2 {
		key, value := pairs[i], pairs[i+1]
		slug, ok := r.key(key)
		if !ok {
			continue
		}
		if first, twice := lines[slug]; twice {
			r.fault(key, "%s %s is defined twice, first on line %d", one, quoted(slug), first)
			continue
		}
		lines[slug] = key.Line
		if !isSlug(slug) {
			r.badSlug(key, slug, one)
		}
		mapping(r, value, place{one + " " + quoted(slug), placeOf(key)}, fields, into(slug))
	}
}

// key reads the key of a mapping.
func (r *fileReader) key(n *yaml.Node) (string, bool) {
	k := follow(n)
	switch {
	case k.Kind != yaml.ScalarNode:
		r.fault(n, "%s cannot be a field's name", kindWord(k))
	case isEmpty(k):
		r.fault(n, "a field's name is missing here; quote it if it is the word null")
	default:
		return k.Value, true
	}
	return "", false
}

// isEmpty reports whether nothing is said here: null, ~, no value or only what is not seen.
func isEmpty(n *yaml.Node) bool {
	n = follow(n)
	return isNull(n) || n.Kind == yaml.ScalarNode && !visible(n.Value)
}

// pairs gives the keys and values of a mapping in turn, merge keys (<<) resolved: what the mapping itself says comes first.
func (r *fileReader) pairs(n *yaml.Node, what string) ([]*yaml.Node, bool) {
	m := follow(n)
	if m.Kind != yaml.MappingNode {
		if !isEmpty(m) {
			r.fault(n, "%s takes fields, each a name and a colon, not %s", what, kindWord(m))
			return nil, false
		}
		return nil, true
	}
	for i := 0; i < len(m.Content); i += 2 {
		if m.Content[i].Tag == "!!merge" {
			return r.merge(m, what), true
		}
	}
	return m.Content, true
}

// merge resolves the merge keys of a mapping, each mapping once. One that merges itself gets nothing from itself.
func (r *fileReader) merge(m *yaml.Node, what string) []*yaml.Node {
	if done, ok := r.merges.done[m]; ok {
		return done
	}
	r.merges.done[m] = nil
	r.merges.depth++
	defer func() { r.merges.depth-- }()
	var out, from []*yaml.Node
	has := make(map[string]bool)
	for i := 0; i+1 < len(m.Content); i += 2 {
		key, value := m.Content[i], m.Content[i+1]
		if key.Tag != "!!merge" {
			out = append(out, key, value)
			has[follow(key).Value] = true
			continue
		}
		if list := follow(value); list.Kind == yaml.SequenceNode {
			from = append(from, list.Content...)
		} else {
			from = append(from, value)
		}
	}
	for _, n := range from {
		if follow(n).Kind != yaml.MappingNode {
			r.fault(n, "<< merges fields, not %s", kindWord(follow(n)))
			continue
		}
		if r.merges.depth > maxDepth || r.merges.left < 0 {
			r.fault(n, "<< merges too much")
			break
		}
		more, _ := r.pairs(n, what)
		for i := 0; i+1 < len(more); i += 2 {
			r.merges.left--
			if name := follow(more[i]).Value; !has[name] {
				has[name] = true
				out = append(out, more[i], more[i+1])
			}
		}
	}
	r.merges.done[m] = out
	return out
}

// merges are merge keys resolved so far. They are bounded, for each can multiply those before it.
type merges struct {
	done  map[*yaml.Node][]*yaml.Node
	depth int
	left  int // fields that may yet be merged
}
