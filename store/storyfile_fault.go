package store

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// position is a place in a story file, counted from 1; zero is no place. Columns count characters, not bytes.
type position struct{ line, column int }

// Fault is one thing wrong with a story file.
type Fault struct {
	Line, Column int // from 1, columns in characters; 0 where the fault is in no one place
	Msg          string
}

func (f Fault) String() string {
	if f.Line == 0 {
		return f.Msg
	}
	return fmt.Sprintf("%d:%d: %s", f.Line, f.Column, f.Msg)
}

// FileError lists every fault of a story file, in the order of their places. It is an ErrInvalid.
type FileError struct {
	Name   string
	Faults []Fault
}

// shownFaults is how many faults Error spells out.
const shownFaults = 50

// Error gives one line for each fault, "name:line:column: message", at most 50 of them and then how many more there are.
func (e *FileError) Error() string {
	var b strings.Builder
	for i, f := range e.Faults {
		if i > 0 {
			b.WriteByte('\n')
		}
		if i == shownFaults {
			fmt.Fprintf(&b, "%s: and %d more", e.Name, len(e.Faults)-i)
			break
		}
		if f.Line == 0 {
			fmt.Fprintf(&b, "%s: %s", e.Name, f.Msg)
		} else {
			fmt.Fprintf(&b, "%s:%d:%d: %s", e.Name, f.Line, f.Column, f.Msg)
		}
	}
	return b.String()
}

// Unwrap makes it an ErrInvalid.
func (e *FileError) Unwrap() error { return ErrInvalid }

// faultAt is a fault at a place of the file.
func faultAt(at position, format string, args ...any) Fault {
	return Fault{Line: at.line, Column: at.column, Msg: fmt.Sprintf(format, args...)}
}

// refuse is the error for the faults that ReadFile found and those that came to light later; nil where there is none.
func (f *File) refuse(later ...Fault) error {
	all := sortFaults(append(slices.Clone(f.faults), later...))
	if len(all) == 0 {
		return nil
	}
	return &FileError{Name: cmp.Or(f.name, f.Slug, "story file"), Faults: all}
}

// sortFaults puts faults in the order of their places, each once: an anchor that is used twice is read twice.
func sortFaults(faults []Fault) []Fault {
	slices.SortStableFunc(faults, func(a, b Fault) int {
		if a.Line != b.Line {
			return a.Line - b.Line
		}
		return a.Column - b.Column
	})
	return slices.Compact(faults)
}
