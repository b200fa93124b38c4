package store

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// tableNames finds entities and relations by what a table calls them.
type tableNames struct {
	slugs     map[string]bool     // of entities
	called    map[string][]string // slugs of entities by name and alias, folded
	made      map[string]string   // slugs of the new ones, by what they are called
	relations map[string]string   // slugs by slug and label, folded; "" where two have the same
}

// foldName is what two ways of writing a name have in common.
func foldName(s string) string { return strings.ToLower(norm.NFKC.String(cleanLine(s))) }

// collectNames notes what is on record and in the other files of the import.
func (r *tableReader) collectNames() {
	r.slugs, r.called, r.made = make(map[string]bool), make(map[string][]string), make(map[string]string)
	entity := func(e FileEntity) {
		r.slugs[e.Slug] = true
		for _, name := range append([]string{e.Name}, e.Aliases...) {
			if name = foldName(name); !slices.Contains(r.called[name], e.Slug) {
				r.called[name] = append(r.called[name], e.Slug)
			}
		}
	}
	for i := range r.im.view.Entities {
		e := &r.im.view.Entities[i]
		if _, ok := r.im.entities.at[e.Slug]; !ok { // else the file says how it is called
			entity(e.file())
		}
	}
	for _, e := range r.im.entities.items {
		entity(e)
	}
	r.relations = make(map[string]string)
	relation := func(slug, label string) {
		r.relations[slug] = slug
		if label = foldName(label); label != "" && r.relations[label] != slug {
			_, twice := r.relations[label]
			if r.relations[label] = slug; twice {
				r.relations[label] = ""
			}
		}
	}
	labels := make(map[string]string)
	for _, rel := range r.im.view.Relations {
		labels[rel.Slug] = rel.Label
	}
	for _, rel := range r.im.relations.items {
		if rel.Label != "" || labels[rel.Slug] == "" {
			labels[rel.Slug] = rel.Label
		}
	}
	slugs := slices.Sorted(maps.Keys(labels))
	for _, slug := range slugs {
		relation(slug, labels[slug])
	}
	for _, slug := range slugs { // no label hides a slug
		r.relations[slug] = slug
	}
}

// entity finds the entity that a cell names: by its slug, else by its name or an alias. One that is not on record is made
// where the import allows that, and else is a fault.
func (r *tableReader) entity(row *tableRow, column int) string {
	name := r.line(row, column, MaxName)
	if name == "" {
		return ""
	}
	folded := foldName(name)
	slug := strings.NewReplacer(" ", "-", "_", "-").Replace(folded)
	if _, merged := r.im.view.merged[slug]; merged {
		slug = r.im.view.seenSlug(slug)
	}
	if r.slugs[slug] {
		return slug
	}
	switch slugs := r.called[folded]; len(slugs) {
	case 0:
	case 1:
		return slugs[0]
	default:
		r.fault(row, column, "%s can be %s; write the slug of the one that is meant", quoted(name), strings.Join(slugs, " or "))
		return ""
	}
	if slug := r.made[folded]; slug != "" {
		return slug
	}
	near := r.nearEntity(folded)
	if !r.im.o.NewEntities {
		hint := ""
		if near != "" {
			hint = "; did you mean " + near + "?"
		}
		r.fault(row, column, "no entity %s in the story%s", quoted(name), hint)
		return ""
	}
	if slug = name; !isSlug(name) {
		slug = nameFrom(name, "entity")
	}
	if r.slugs[slug] {
		slug += "-" + hashOf(folded)
	}
	if near != "" {
		r.file.notes = append(r.file.notes, fmt.Sprintf("%s is new, though the story has %s: is it the same?", name, near))
	}
	r.slugs[slug], r.made[folded] = true, slug
	r.file.Entities = append(r.file.Entities, FileEntity{Slug: slug, Name: name, Kind: KindOther})
	return slug
}

// nearEntity is the slug of the entity on record whose slug or name is nearly what was typed.
func (r *tableReader) nearEntity(typed string) string {
	if r.hints++; r.hints > maxHints || len(r.slugs)+len(r.called) > maxHinted {
		return ""
	}
	if near := nearestName(typed, maps.Keys(r.called)); near != "" {
		return r.called[near][0]
	}
	return nearestName(typed, maps.Keys(r.slugs))
}

// relation finds the relation that a cell names, by its slug or its label.
func (r *tableReader) relation(row *tableRow) string {
	name := cleanLine(r.cell(row, colRelation))
	if name == "" {
		return ""
	}
	folded := foldName(name)
	for _, way := range []string{folded, strings.NewReplacer(" ", "-", "_", "-").Replace(folded)} {
		if slug := r.relations[way]; slug != "" {
			return slug
		}
	}
	hint := ""
	if r.hints++; r.hints <= maxHints {
		if near := r.relations[nearestName(folded, maps.Keys(r.relations))]; near != "" {
			hint = "; did you mean " + near + "?"
		}
	}
	r.fault(row, colRelation, "no relation %s in the story%s", quoted(name), hint)
	return ""
}
