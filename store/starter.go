package store

import (
	"bytes"
	"context"
	_ "embed"
)

// ViaStarter is how the edit that put the starter story on record came in.
const ViaStarter = "starter"

//go:embed starter/apple-alibaba.yaml
var starterFile []byte

// EnsureStarter imports the starter story where the shared record has no story of its slug.
func (s *Store) EnsureStarter(ctx context.Context) error {
	have, err := s.hasStarter(ctx)
	if err != nil || have {
		return err
	}
	f, err := ReadFile("apple-alibaba.yaml", bytes.NewReader(starterFile))
	if err != nil {
		return err
	}
	return s.writing(ctx, "import the starter story", func(t *tx) error {
		// Another process may have been first, and what is on record since is not to be overwritten.
		all, err := listStories(t, 0)
		if err != nil {
			return err
		}
		for _, st := range all {
			if st.Slug == f.Slug {
				return nil
			}
		}
		_, err = importFiles(t, ImportOptions{By: Author{Via: ViaStarter}}, []*File{f})
		return err
	})
}

// starterSlug is the slug of the starter story, known here so that a start need not read the file.
const starterSlug = "apple-alibaba"

func (s *Store) hasStarter(ctx context.Context) (bool, error) {
	var n int
	err := s.read.QueryRowContext(ctx, `SELECT count(*) FROM stories WHERE guild = 0 AND slug = ?1`, starterSlug).Scan(&n)
	return n > 0, wrap("find the starter story", err)
}
