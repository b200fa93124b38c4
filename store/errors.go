package store

import (
	"errors"
	"fmt"
)

// The kinds of failure that callers tell apart with errors.Is.
var (
	// ErrNotFound: no such story, fact, entity or source is visible to the guild.
	ErrNotFound = errors.New("not found")
	// ErrInvalid: the input breaks a rule of the record; nothing was changed.
	ErrInvalid = errors.New("invalid")
	// ErrConflict: the input is right in itself but clashes with what is on record.
	ErrConflict = errors.New("conflict")
	// ErrDenied: the author may not make this write.
	ErrDenied = errors.New("denied")
	// ErrUnavailable: the database cannot be used now (locked, read-only, full, corrupt, newer than this program).
	ErrUnavailable = errors.New("database unavailable")
)

// Error is a failure whose message is fit to be shown to a user.
type Error struct {
	Kind error  // one of the Err values above
	Msg  string // one clear sentence: what is wrong, then what to do; carries no secret and no internals
	Err  error  // the cause, for the log; may be nil
}

func (e *Error) Error() string { return e.Msg }

// Unwrap lets errors.Is match both the kind and the cause.
func (e *Error) Unwrap() []error {
	if e.Err == nil {
		return []error{e.Kind}
	}
	return []error{e.Kind, e.Err}
}

func errorf(kind error, format string, args ...any) *Error {
	return &Error{Kind: kind, Msg: fmt.Sprintf(format, args...)}
}
