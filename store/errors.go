package store

import (
	"context"
	"errors"
	"fmt"
	"strconv"
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
	// Format and Args are what Msg was made of, where it was: by the format it can be found in another language.
	Format string
	Args   []any
}

// Errorf makes an Error whose message is format with args in it.
func Errorf(kind error, format string, args ...any) *Error { return errorf(kind, format, args...) }

func (e *Error) Error() string { return e.Msg }

// Unwrap lets errors.Is match both the kind and the cause.
func (e *Error) Unwrap() []error {
	if e.Err == nil {
		return []error{e.Kind}
	}
	return []error{e.Kind, e.Err}
}

func errorf(kind error, format string, args ...any) *Error {
	return &Error{Kind: kind, Msg: fmt.Sprintf(format, args...), Format: format, Args: args}
}

// wrap gives a failure of the database its operation and, where the cause is known, its sentence. Errors that already have
// one, and a cancelled context, pass through.
func wrap(op string, err error) error {
	if err == nil || isKnown(err) {
		return err
	}
	err = fmt.Errorf("%s: %w", op, err)
	if trouble := diagnose(err); trouble != "" {
		return &Error{Kind: ErrUnavailable, Msg: "The database " + trouble + ".", Err: err}
	}
	return err
}

// isKnown reports whether the error already says what it has to say.
func isKnown(err error) bool {
	for _, kind := range []error{ErrNotFound, ErrInvalid, ErrConflict, ErrDenied, ErrUnavailable} {
		if errors.Is(err, kind) {
			return true
		}
	}
	return false
}

// openError is wrap for Open: it names the file, and whatever goes wrong there means that the database cannot be used.
func openError(path string, err error) error {
	if isKnown(err) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	trouble := diagnose(err)
	if trouble == "" {
		trouble = "cannot be opened; check that the path is right and that this user may read and write there"
	}
	return &Error{
		Kind: ErrUnavailable,
		Msg:  fmt.Sprintf("The database %s %s.", strconv.Quote(path), trouble),
		Err:  fmt.Errorf("open the database: %w", err),
	}
}

// damaged says that what is stored cannot be read back.
func damaged(what string, err error) error {
	return &Error{
		Kind: ErrUnavailable,
		Msg:  fmt.Sprintf("The database holds %s in a form that cannot be read; run byline doctor, or put back a backup.", what),
		Err:  err,
	}
}
