package store

import "database/sql"

// Writer is the connection that writes, for tests that make it fail.
func (s *Store) Writer() *sql.DB { return s.write }

// Readers is the pool of connections that read.
func (s *Store) Readers() *sql.DB { return s.read }
