package store

import "database/sql"

// Writer is the connection that writes, for tests that make it fail.
func (s *Store) Writer() *sql.DB { return s.write }

// Readers is the pool of connections that read.
func (s *Store) Readers() *sql.DB { return s.read }

// LayerTables are the tables from which DeleteLayer deletes.
func LayerTables() (names []string) {
	for _, rows := range layerRows {
		names = append(names, rows.table)
	}
	return names
}

// Forgetting is what ForgetUser does to each table.
func Forgetting() []string { return forgetting }
