package store

import (
	"context"
	"database/sql"
)

// DigestGuilds lists the guilds that have digests, by id.
func (s *Store) DigestGuilds(ctx context.Context) ([]GuildID, error) {
	var all []GuildID
	err := s.reading(ctx, "list who has digests", func(t *tx) error {
		return t.each(`SELECT DISTINCT guild FROM digests WHERE removed_at IS NULL ORDER BY guild`, nil, func(rows *sql.Rows) error {
			var g GuildID
			err := rows.Scan(&g)
			all = append(all, g)
			return err
		})
	})
	return all, err
}
