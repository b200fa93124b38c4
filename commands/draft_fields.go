package commands

import (
	"slices"
	"strings"

	"byline/commands/answer"
	"byline/store"
)

// aboutFields and whenFields are what a form has in one field.
var (
	aboutFields  = []string{optSubject, optRelation, optObject, optValue}
	whenFields   = []string{optWhere, optHappened, optUntil}
	sourceFields = []string{optPublisher, optTitle, optPublished, optURL}
)

// typed is what a draft says of each field: what was typed, and in a fix what is on record where nothing was.
func (r *reading) typed(d draft, base *store.Fact) map[string]string {
	v := map[string]string{}
	if base != nil {
		v = r.recorded(base)
	}
	for name, text := range d.Fields {
		if text == emptied {
			text = ""
		}
		v[name] = text
	}
	if _, ok := d.Fields[optAbout]; ok {
		for _, name := range aboutFields {
			delete(v, name)
		}
	} else if base != nil {
		// An object and a value exclude one another: the one that was typed holds.
		object, value := d.Fields[optObject], d.Fields[optValue]
		switch {
		case object != "" && value == "":
			v[optValue] = ""
		case value != "" && object == "":
			v[optObject] = ""
		}
	}
	if _, ok := d.Fields[optWhenWhere]; ok {
		for _, name := range whenFields {
			delete(v, name)
		}
	}
	return v
}

// emptied is what is typed as an option of a fix to empty a field.
const emptied = "-"

// recorded is a fact on record as it would be typed.
func (r *reading) recorded(f *store.Fact) map[string]string {
	slug := func(id store.EntityID) string {
		if e := r.view.Entity(id); e != nil {
			return e.Slug
		}
		return ""
	}
	key := func(id store.FactID) string {
		if other := r.view.Fact(id); other != nil {
			return other.Key
		}
		return ""
	}
	var sources []string
	for _, s := range f.Sources {
		sources = append(sources, s.Slug)
	}
	return map[string]string{
		optText: f.Text, optSubject: slug(f.Subject), optRelation: f.Relation, optObject: slug(f.Object), optValue: f.Value,
		optWhere: f.Where, optStatus: string(f.Status), optHappened: f.Happened.String(), optUntil: f.Until.String(),
		optSaidBy: slug(f.SaidBy), optCitation: f.Quote, optSource: strings.Join(sources, "\n"),
		optReplaces: key(f.Replaces), optDisputes: key(f.Disputes),
	}
}

// about puts what a fact is about into one field; what was typed into that field stays as it was.
func (r *reading) about(v map[string]string) string {
	if s, ok := v[optAbout]; ok {
		return s
	}
	parts := []string{r.nameTyped(v[optSubject]), v[optRelation], r.nameTyped(v[optObject])}
	if v[optObject] == "" && v[optValue] != "" {
		parts[2] = v[optValue]
		if r.isObject(v[optRelation], v[optValue]) || quotedText(v[optValue]) != "" {
			parts[2] = "“" + v[optValue] + "”"
		}
	}
	for len(parts) > 0 && parts[len(parts)-1] == "" {
		parts = parts[:len(parts)-1]
	}
	return strings.Join(parts, aboutSign)
}

const aboutSign = " - "

// nameTyped is an entity's name where it cannot be taken for another's, else what stands for it as it is.
func (r *reading) nameTyped(s string) string {
	if e := r.view.EntityBySlug(s); e != nil && !strings.Contains(e.Name, aboutSign) {
		if found := r.view.Resolve(e.Name); len(found.Entities) == 1 && found.Entities[0].ID == e.ID && !found.Corrected {
			return e.Name
		}
	}
	return s
}

// splitAbout takes "subject - relation - object or value" apart.
func (r *reading) splitAbout(v map[string]string) {
	text, ok := v[optAbout]
	if !ok {
		return
	}
	for _, sign := range []string{" – ", " — ", " → ", " -> ", " | "} {
		text = strings.ReplaceAll(text, sign, aboutSign)
	}
	parts := strings.SplitN(text, aboutSign, 3)
	for len(parts) < 3 {
		parts = append(parts, "")
	}
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	v[optSubject], v[optRelation] = parts[0], parts[1]
	switch last := parts[2]; {
	case quotedText(last) != "":
		v[optValue] = quotedText(last)
	case r.isObject(parts[1], last):
		v[optObject] = last
	default:
		v[optValue] = last
	}
}

// quotedText is what stands between quotation marks, empty where a text is not in any.
func quotedText(s string) string {
	for _, marks := range []string{`""`, "“”", "„“", "«»"} {
		open, end := string([]rune(marks)[0]), string([]rune(marks)[1])
		if in, ok := strings.CutPrefix(s, open); ok {
			if in, ok = strings.CutSuffix(in, end); ok {
				return strings.TrimSpace(in)
			}
		}
	}
	return ""
}

// withoutMarks takes the quotation marks off that stand around a whole text: cards set their own. Marks that open and close
// within it are its own.
func withoutMarks(s string) string {
	in := quotedText(s)
	if in == "" {
		return s
	}
	switch []rune(s)[0] {
	case '"':
		if strings.Contains(in, `"`) {
			return s
		}
		return in
	case '„': // what closes here opens in English
		if strings.ContainsAny(in, "„“") {
			return s
		}
		return in
	}
	depth := 0
	for _, r := range in {
		switch r {
		case '“', '«':
			depth++
		case '”', '»':
			depth--
		}
		if depth < 0 {
			return s
		}
	}
	if depth != 0 {
		return s
	}
	return in
}

// isObject reports whether the last part of what a fact is about names somebody or something, rather than being a figure or words.
func (r *reading) isObject(relation, text string) bool {
	if text == "" {
		return false
	}
	if _, _, ok := newName(text); ok {
		return true
	}
	if found := r.view.Resolve(text); len(found.Entities) > 0 && !found.Corrected {
		return true
	}
	if strings.ContainsAny(text, "0123456789%$€£") {
		return false
	}
	slug, _, _ := r.relationTyped(relation)
	objects, values := 0, 0
	for i := range r.view.Record.Facts {
		if f := &r.view.Record.Facts[i]; f.Relation == slug && slug != "" {
			switch {
			case f.Object != 0:
				objects++
			case f.Value != "":
				values++
			}
		}
	}
	if objects+values > 0 {
		return objects >= values
	}
	rel := r.view.Relation(slug)
	return rel != nil && (rel.Symmetric || rel.Inverse != "")
}

// when puts the place and the dates into one field.
func (r *reading) when(v map[string]string) string {
	if s, ok := v[optWhenWhere]; ok {
		return s
	}
	until := v[optUntil]
	if until != "" {
		until = "until " + until
	}
	return strings.Join(slices.DeleteFunc([]string{v[optWhere], v[optHappened], until}, func(s string) bool { return s == "" }), "; ")
}

// splitWhen takes "where; when; until" apart, in any order: a part that is a date is one.
func (r *reading) splitWhen(v map[string]string) (faults []store.FieldFault) {
	text, ok := v[optWhenWhere]
	if !ok {
		return nil
	}
	put := func(field, s string) {
		if v[field] != "" {
			faults = append(faults, store.FieldFault{Field: optWhenWhere, Msg: "It has two that could be “" + fieldLabel(field) + "”: " +
				quote(v[field]) + " and " + quote(s) + "."})
			return
		}
		v[field] = s
	}
	for part := range strings.SplitSeq(text, ";") {
		part = strings.TrimSpace(part)
		low := strings.ToLower(part)
		_, err := answer.ReadDate(part, r.req.Now, r.loc)
		switch {
		case part == "":
		case strings.HasPrefix(low, "until "):
			put(optUntil, strings.TrimSpace(part[len("until "):]))
		case strings.HasPrefix(low, "to "):
			put(optUntil, strings.TrimSpace(part[len("to "):]))
		case strings.HasPrefix(low, "from "):
			put(optHappened, strings.TrimSpace(part[len("from "):]))
		case err == nil, part[0] >= '0' && part[0] <= '9':
			put(optHappened, part)
		default:
			put(optWhere, part)
		}
	}
	return faults
}
