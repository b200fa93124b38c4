package store

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"
)

// ReadFile reads and validates a story file; name is shown in messages. What is wrong with the file itself is a *FileError
// that lists every fault; anything else is the reader's own error.
//
// With a *FileError comes what could be read of the file. Such a file cannot be imported, but Import, given it, adds to the
// list the keys that are neither in the file nor on record.
func ReadFile(name string, src io.Reader) (*File, error) {
	data, err := io.ReadAll(io.LimitReader(src, MaxFileSize+1))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	if len(data) > MaxFileSize {
		return refused(name, Fault{Msg: fmt.Sprintf("the file is larger than %d MiB", MaxFileSize>>20)})
	}
	data, faults := readable(data)
	if len(faults) > 0 {
		return refused(name, faults...)
	}
	r := newFileReader(name)
	if len(data) < longFile || !r.long(data, nil) {
		r = newFileReader(name)
		if root, faults := parseTree(data); root != nil {
			r.root(root)
		} else if !r.salvage(data) {
			return refused(name, faults...)
		}
	}
	r.check()
	r.file.faults = sortFaults(r.file.faults)
	return r.file, r.file.refuse()
}

// refused is a file of which nothing could be read.
func refused(name string, faults ...Fault) (*File, error) {
	f := &File{name: name, faults: sortFaults(faults)}
	return f, f.refuse()
}

// fileReader reads one story file into a File and collects its faults.
type fileReader struct {
	file *File
	loc  *time.Location // the story's time zone

	// References are checked when the whole file is read: a file may name things before it defines them.
	refs  []reference
	facts []factPlaces // one for each fact of the file
	hints int          // "did you mean" given so far
	merges
}

// factPlaces are places that only matter until the file is checked.
type factPlaces struct{ key, relation, value, until, replaces, disputes position }

// reference is a mention of something that is defined elsewhere in the file.
type reference struct {
	at         position
	kind, slug string
}

func newFileReader(name string) *fileReader {
	return &fileReader{
		file: &File{name: name}, loc: time.UTC,
		merges: merges{done: make(map[*yaml.Node][]*yaml.Node), left: maxMerged},
	}
}

// root reads the whole tree of a file, and reports whether it is of a version that can be read.
func (r *fileReader) root(n *yaml.Node) bool {
	if !r.version(n) {
		return false
	}
	mapping(r, n, place{what: "the file", at: position{1, 1}}, storyFields, r.file)
	r.needSources(n)
	return true
}

// needSources refuses a file without sources. A story that was only begun at the desk has none yet, and its file comes back: with
// its title and without a fact that would have to rest on something.
func (r *fileReader) needSources(n *yaml.Node) {
	root := follow(n)
	if root.Kind != yaml.MappingNode && !isNull(root) || len(r.file.Sources) > 0 {
		return
	}
	facts := false
	for i := 0; i+1 < len(root.Content); i += 2 {
		key, value := follow(root.Content[i]), root.Content[i+1]
		switch {
		case key.Value == "sources" && isEmpty(value):
			r.fault(value, "sources is empty")
			return
		case key.Value == "sources":
			return
		case key.Value == "facts":
			facts = true
		}
	}
	if facts || r.file.Slug == "" || r.file.Title == "" {
		r.faultAt(position{1, 1}, "the file has no sources")
	}
}

// long reads a file part by part, fact by fact. A fact that is no YAML is given to broken, which may be nil. Where long
// gives false, what has been read is worth nothing.
func (r *fileReader) long(data []byte, broken func([]Fault)) bool {
	rest, list, ok := cutFacts(string(data))
	if !ok {
		return false
	}
	root, faults := parseYAML([]byte(rest), 0)
	if len(faults) > 0 || root.Kind != yaml.MappingNode || root.Style&yaml.FlowStyle != 0 {
		return false
	}
	cut := false
	for i := 0; i < len(root.Content); i += 2 {
		key := root.Content[i]
		cut = cut || key.Line == list.line-1 && key.Column == 1 && key.Value == "facts" && isNull(root.Content[i+1])
	}
	return cut && (!r.root(root) || list.items(r.fact, broken))
}

// salvage reads what can be read of a file that is not YAML as a whole: one fact with a colon too many must not hide what is
// wrong with the others.
func (r *fileReader) salvage(data []byte) bool {
	found := false
	return r.long(data, func(faults []Fault) {
		for _, f := range faults {
			// Each fact is parsed alone, so that what an anchor elsewhere in the file stands for is not known.
			if name, ok := missesAnchor(f); ok && bytes.Contains(data, []byte("&"+name)) {
				continue
			}
			found = true
			r.faultAt(position{f.Line, f.Column}, "%s", f.Msg)
		}
	}) && found
}

func (r *fileReader) fault(n *yaml.Node, format string, args ...any) {
	r.faultAt(placeOf(n), format, args...)
}

func (r *fileReader) faultAt(at position, format string, args ...any) {
	if len(r.file.faults) < maxFaults {
		r.file.faults = append(r.file.faults, faultAt(at, format, args...))
	}
}

// version checks the format's version before anything else: of a later format, nothing else can be judged.
func (r *fileReader) version(root *yaml.Node) bool {
	for i, key := range follow(root).Content {
		if i%2 == 1 || follow(root).Kind != yaml.MappingNode || key.Value != versionField {
			continue
		}
		n := follow(root).Content[i+1]
		if s, ok := r.scalar(n, versionField); !ok {
			return false
		} else if s = strings.TrimSpace(s); s != fileVersion && !isEmpty(n) {
			r.fault(n, "format version %s; this program reads version %s", quoted(s), fileVersion)
			return false
		}
	}
	return true
}

func (r *fileReader) entities(f *File, n *yaml.Node) {
	section(r, n, "entities", "entity", entityFields, func(slug string) *FileEntity {
		f.Entities = append(f.Entities, FileEntity{Slug: slug, Kind: KindOther})
		return &f.Entities[len(f.Entities)-1]
	})
}

func (r *fileReader) relations(f *File, n *yaml.Node) {
	section(r, n, "relations", "relation", relationFields, func(slug string) *FileRelation {
		f.Relations = append(f.Relations, FileRelation{Slug: slug})
		return &f.Relations[len(f.Relations)-1]
	})
}

func (r *fileReader) sources(f *File, n *yaml.Node) {
	section(r, n, "sources", "source", sourceFields, func(slug string) *FileSource {
		f.Sources = append(f.Sources, FileSource{Slug: slug})
		return &f.Sources[len(f.Sources)-1]
	})
	if n = follow(n); n.Kind == yaml.MappingNode && len(n.Content) == 0 {
		r.fault(n, "sources is empty; a story has at least one")
	}
}

func (r *fileReader) readFacts(f *File, n *yaml.Node) {
	n = follow(n)
	if n.Kind != yaml.SequenceNode {
		r.fault(n, "facts takes a list, each item beginning with - key:")
		return
	}
	f.Facts = make([]FileFact, 0, min(len(n.Content), MaxFacts))
	r.facts = make([]factPlaces, 0, min(len(n.Content), MaxFacts))
	for _, item := range n.Content {
		r.fact(item)
	}
}

// fact reads one item of the facts.
func (r *fileReader) fact(n *yaml.Node) {
	if len(r.facts) >= MaxFacts || len(r.file.faults) >= maxFaults {
		if len(r.facts) == MaxFacts {
			r.fault(n, "the file has more than %d facts; split it", MaxFacts)
		}
		return
	}
	r.facts = append(r.facts, factPlaces{})
	r.file.Facts = append(r.file.Facts, FileFact{Status: Reported})
	mapping(r, n, place{"the fact", placeOf(n)}, factFields, &r.file.Facts[len(r.file.Facts)-1])
}

// factSources reads the sources of a fact.
func (r *fileReader) factSources(f *FileFact, n *yaml.Node) {
	items, ok := r.list(n, "sources")
	if ok && len(items) == 0 {
		r.fault(n, "sources is empty; a fact has at least one")
	}
	for _, item := range items {
		s, ok := r.scalar(item, "each of sources")
		if s = strings.TrimSpace(s); !ok {
			continue
		}
		if isEmpty(item) {
			r.fault(item, "a source is missing here")
			continue
		}
		if slices.Contains(f.Sources, s) {
			r.fault(item, "source %s is listed twice", quoted(s))
			continue
		}
		f.Sources = append(f.Sources, s)
		r.refs = append(r.refs, reference{placeOf(item), "source", s})
	}
}

func (r *fileReader) entity(n *yaml.Node, name string) string {
	return r.refer(n, "entity", name)
}

// last is the fact that is being read.
func (r *fileReader) last() *factPlaces { return &r.facts[len(r.facts)-1] }

// refer reads the slug of something that is defined elsewhere in the file.
func (r *fileReader) refer(n *yaml.Node, kind, name string) string {
	s, ok := r.scalar(n, name)
	if !ok {
		return ""
	}
	s = strings.TrimSpace(s)
	r.refs = append(r.refs, reference{placeOf(n), kind, s})
	return s
}
