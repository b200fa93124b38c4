package store

import (
	"context"
	"database/sql"
	"errors"
	"runtime"
	"sync"
	"time"
)

// Options say which database to open and how.
type Options struct {
	Path string           // SQLite file; created where there is none
	Now  func() time.Time // the clock; required
	// BusyTimeout is how long a write waits for another process that is writing; 0 means five seconds.
	BusyTimeout time.Duration
}

// Store is one database. It is safe for concurrent use.
type Store struct {
	write *sql.DB // one connection: writes queue here and not in the database
	read  *sql.DB // several; a read sees one state of the database and never waits for a write
	now   func() time.Time

	prepared sync.Map // *sql.Stmt by query: those of one
}

// Open opens the database, creating and migrating it as needed. Errors are of kind ErrUnavailable.
func Open(ctx context.Context, o Options) (*Store, error) {
	if o.Now == nil {
		return nil, errors.New("store.Open: no clock")
	}
	if o.BusyTimeout <= 0 {
		o.BusyTimeout = 5 * time.Second
	}
	s, err := openSQLite(ctx, o)
	if err != nil {
		return nil, openError(o.Path, err)
	}
	return s, nil
}

// Close closes the database. What is under way is finished first.
func (s *Store) Close() error {
	// The writer goes last: the last connection to close folds the write-ahead log into the file.
	return errors.Join(s.read.Close(), s.write.Close())
}

// readers is how many reads run at once.
func readers() int { return max(4, runtime.NumCPU()) }

// tx is one transaction. Its statements do not watch the context one by one, which would cost a goroutine each; loops over
// many rows look at it themselves, and a cancelled transaction is rolled back as a whole.
type tx struct {
	*sql.Tx
	ctx context.Context
	now int64 // ms; the one time of everything that the transaction writes
}

func (t *tx) exec(query string, args ...any) error {
	_, err := t.ExecContext(context.WithoutCancel(t.ctx), query, args...)
	return err
}

func (t *tx) row(query string, args ...any) *sql.Row {
	return t.QueryRowContext(context.WithoutCancel(t.ctx), query, args...)
}

// each runs a query and calls scan for each row.
func (t *tx) each(query string, args []any, scan func(*sql.Rows) error) error {
	return eachRow(t.ctx, func(ctx context.Context) (*sql.Rows, error) { return t.QueryContext(ctx, query, args...) }, scan)
}

func eachRow(ctx context.Context, query func(context.Context) (*sql.Rows, error), scan func(*sql.Rows) error) error {
	rows, err := query(context.WithoutCancel(ctx))
	if err != nil {
		return err
	}
	defer rows.Close()
	for n := 0; rows.Next(); n++ {
		if n%1024 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if err := scan(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// one runs a query of one row by itself: no transaction around it, and prepared the first time alone. It is for what every
// question needs.
func (s *Store) one(ctx context.Context, query string, args ...any) *sql.Row {
	ctx = context.WithoutCancel(ctx)
	st, err := s.prepare(ctx, query)
	if err != nil {
		return s.read.QueryRowContext(ctx, query, args...) // meets the same error, and tells it
	}
	return st.QueryRowContext(ctx, args...)
}

func (s *Store) prepare(ctx context.Context, query string) (*sql.Stmt, error) {
	if st, ok := s.prepared.Load(query); ok {
		return st.(*sql.Stmt), nil
	}
	st, err := s.read.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	first, taken := s.prepared.LoadOrStore(query, st)
	if taken {
		_ = st.Close() // the one that was first serves
	}
	return first.(*sql.Stmt), nil
}

// reading runs f in a transaction that sees one state of the database.
func (s *Store) reading(ctx context.Context, op string, f func(*tx) error) error {
	return s.in(ctx, s.read, op, f)
}

// writing runs f in a transaction and commits it if f succeeds. An error or a panic rolls it back.
func (s *Store) writing(ctx context.Context, op string, f func(*tx) error) error {
	return s.in(ctx, s.write, op, f)
}

func (s *Store) in(ctx context.Context, db *sql.DB, op string, f func(*tx) error) error {
	err := func() error {
		t, err := db.BeginTx(ctx, nil)
		if err != nil {
			return err
		}
		defer t.Rollback() // after Commit this does nothing
		if err := f(&tx{Tx: t, ctx: ctx, now: s.now().UnixMilli()}); err != nil {
			return err
		}
		return t.Commit()
	}()
	if err != nil && ctx.Err() != nil {
		err = ctx.Err()
	}
	return wrap(op, err)
}
