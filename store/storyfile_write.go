package store

import (
	"bufio"
	"fmt"
	"io"
	"regexp"
	"strings"
	"unicode/utf8"
)

// listWidth is how many characters of a list go on one line.
const listWidth = 100

// WriteTo writes the file in its canonical form: the same content is always the same bytes. It does not validate; text
// that ReadFile would refuse is written so that YAML reads it back as it was.
func (f *File) WriteTo(w io.Writer) (int64, error) {
	out := &fileWriter{w: bufio.NewWriterSize(w, 64<<10)}
	out.field("", "byline", fileVersion)
	out.text("", "story", f.Slug)
	out.text("", "title", f.Title)
	out.text("", "summary", f.Summary)
	out.text("", "timezone", f.Timezone)
	if len(f.Entities) > 0 {
		out.put("\nentities:\n")
	}
	for i := range f.Entities {
		e := &f.Entities[i]
		out.head(e.Slug, e.Name != "" || e.Kind != "" || len(e.Aliases) > 0 || e.Summary != "")
		out.text("    ", "name", e.Name)
		out.text("    ", "kind", e.Kind)
		out.list("    ", "aliases", e.Aliases)
		out.text("    ", "summary", e.Summary)
	}
	if len(f.Relations) > 0 {
		out.put("\nrelations:\n")
	}
	for i := range f.Relations {
		r := &f.Relations[i]
		out.head(r.Slug, r.Label != "" || r.Inverse != "" || r.Symmetric != nil || len(r.Words) > 0 || r.Command != nil)
		out.text("    ", "label", r.Label)
		out.text("    ", "inverse", r.Inverse)
		out.truth("    ", "symmetric", r.Symmetric)
		out.list("    ", "words", r.Words)
		out.truth("    ", "command", r.Command)
	}
	if len(f.Sources) > 0 {
		out.put("\nsources:\n")
	}
	for i := range f.Sources {
		s := &f.Sources[i]
		out.head(s.Slug, true)
		out.text("    ", "publisher", s.Publisher)
		out.text("    ", "title", s.Title)
		out.when("    ", "published", s.Published)
		out.text("    ", "url", s.URL)
		out.text("    ", "author", s.Author)
		out.when("    ", "retrieved", s.Retrieved)
	}
	if len(f.Facts) > 0 {
		out.put("\nfacts:\n")
	}
	for i := range f.Facts {
		if i > 0 {
			out.put("\n")
		}
		out.fact(&f.Facts[i])
	}
	if err := out.w.Flush(); err != nil {
		return out.n, fmt.Errorf("write story %s: %w", f.Slug, err)
	}
	return out.n, nil
}

func (o *fileWriter) fact(f *FileFact) {
	const in = "    "
	o.text("  - ", "key", f.Key)
	o.text(in, "text", f.Text)
	o.list(in, "sources", f.Sources)
	o.text(in, "subject", f.Subject)
	o.text(in, "relation", f.Relation)
	o.text(in, "object", f.Object)
	o.text(in, "value", f.Value)
	o.text(in, "where", f.Where)
	o.text(in, "status", string(f.Status))
	o.when(in, "happened", f.Happened)
	o.when(in, "until", f.Until)
	o.text(in, "said_by", f.SaidBy)
	o.text(in, "quote", f.Quote)
	o.text(in, "replaces", f.Replaces)
	o.text(in, "disputes", f.Disputes)
	o.text(in, "retracted", f.Retracted)
}

// fileWriter writes lines of YAML. The first error sticks in the bufio.Writer and shows when it is flushed.
type fileWriter struct {
	w *bufio.Writer
	n int64
}

func (o *fileWriter) put(s string) {
	n, _ := o.w.WriteString(s)
	o.n += int64(n)
}

// field writes one line with a value that is YAML already.
func (o *fileWriter) field(indent, name, yaml string) {
	o.put(indent)
	o.put(name)
	o.put(": ")
	o.put(yaml)
	o.put("\n")
}

// text writes a field unless it is empty.
func (o *fileWriter) text(indent, name, s string) {
	if s != "" {
		o.field(indent, name, yamlScalar(s, false))
	}
}

// when writes a date unless it is unknown. Dates need no quotes.
func (o *fileWriter) when(indent, name string, w When) {
	if !w.IsZero() {
		o.field(indent, name, w.String())
	}
}

func (o *fileWriter) truth(indent, name string, b *bool) {
	if b != nil {
		o.field(indent, name, fmt.Sprint(*b))
	}
}

// head writes the line that opens an entry of a section; one without fields is an empty mapping.
func (o *fileWriter) head(slug string, fields bool) {
	o.put("  " + yamlScalar(slug, false))
	if fields {
		o.put(":\n")
	} else {
		o.put(": {}\n")
	}
}

// list writes a list in brackets, over as many lines as it needs.
func (o *fileWriter) list(indent, name string, items []string) {
	if len(items) == 0 {
		return
	}
	o.put(indent + name + ": [")
	width := len(indent) + len(name) + 3
	for i, s := range items {
		s = yamlScalar(s, true)
		if w := utf8.RuneCountInString(s) + 2; i == 0 {
			width += w
		} else if width += w; width <= listWidth {
			o.put(", ")
		} else {
			o.put(",\n" + indent + "  ")
			width = len(indent) + w
		}
		o.put(s)
	}
	o.put("]\n")
}

// otherType matches plain text that some version of YAML takes for something else than text: null, a truth value, a
// number, a date, a time.
var otherType = regexp.MustCompile(`(?i)^(?:~|null|true|false|yes|no|on|off|y|n|=|<<|[-+]?\.?(?:inf|nan)|` +
	`[-+]?[0-9.][-+0-9a-fox_:.,]*|[0-9]{4}-[0-9]+-[0-9].*)$`)

// yamlScalar writes s so that any YAML reader takes it for just that text: plain where that is safe, else in the quotes
// that need fewer escapes.
func yamlScalar(s string, flow bool) string {
	if plainYAML(s, flow) && !otherType.MatchString(s) {
		return s
	}
	if strings.ContainsFunc(s, needsEscape) || !strings.ContainsAny(s, `"\`) {
		return doubleQuoted(s)
	}
	return "'" + strings.ReplaceAll(s, "'", "''") + "'"
}

// plainYAML reports whether s can stand without quotes, by YAML 1.1 and 1.2 alike.
func plainYAML(s string, flow bool) bool {
	if s == "" || strings.ContainsRune("-?:,[]{}#&*!|>'\"%@`=. \t", rune(s[0])) {
		return false
	}
	last := s[len(s)-1]
	if last == ' ' || last == ':' || strings.Contains(s, ": ") || strings.Contains(s, " #") {
		return false
	}
	if flow && strings.ContainsAny(s, ",[]{}:?") {
		return false
	}
	return !strings.ContainsFunc(s, needsEscape)
}

// needsEscape tells the characters that YAML cannot carry as they are, or carries only to be lost or to mislead.
func needsEscape(r rune) bool {
	return r < ' ' || r >= 0x7f && r <= 0x9f || r == '\u2028' || r == '\u2029' || r == '\ufeff' ||
		r == '\ufffe' || r == '\uffff' || r == utf8.RuneError || isBidiControl(r)
}

func doubleQuoted(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case needsEscape(r) && r < 0x100:
			fmt.Fprintf(&b, `\x%02X`, r)
		case needsEscape(r):
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
