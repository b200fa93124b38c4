package main

// digestCmd looks at digests from the terminal. They are set on Discord, with /digest.
type digestCmd struct {
	Guild int64 `help:"Of this server; preview: as it sees the story." placeholder:"ID"`

	Preview digestPreviewCmd `cmd:"" help:"Print what a digest would say now; nothing is posted."`
	Status  digestStatusCmd  `cmd:"" help:"Print the digests, when each is next due and what became of its last runs."`
}

func (c *digestCmd) check() error {
	if c.Guild < 0 {
		return misuse("--guild: a server's id is a positive number")
	}
	return nil
}
