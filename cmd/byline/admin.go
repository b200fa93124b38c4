package main

import (
	"context"
	"fmt"
	"runtime"
	"runtime/debug"
)

type backupCmd struct {
	File string `arg:"" help:"Where the copy goes; it may not exist yet."`
}

func (c *backupCmd) Run(a *app) error {
	return a.interruptible(func(ctx context.Context) error {
		st, err := a.openExisting(ctx)
		if err != nil {
			return err
		}
		defer st.Close()
		if err := st.Backup(ctx, c.File); err != nil {
			return err
		}
		_, err = fmt.Fprintf(a.stdout, "%s copied to %s\n", clean(a.DB), clean(c.File))
		return failedWrite(err)
	})
}

type versionCmd struct{}

func (versionCmd) Run(a *app) error {
	_, err := fmt.Fprintln(a.stdout, version())
	return failedWrite(err)
}

// version is the module's version, or the commit that the binary was built from, with the Go that built it.
func version() string {
	v, commit, changed := "(devel)", "", ""
	if info, ok := debug.ReadBuildInfo(); ok {
		if info.Main.Version != "" {
			v = info.Main.Version
		}
		for _, s := range info.Settings {
			switch {
			case s.Key == "vcs.revision" && len(s.Value) >= 12:
				commit = " " + s.Value[:12]
			case s.Key == "vcs.modified" && s.Value == "true":
				changed = " with changes"
			}
		}
	}
	return fmt.Sprintf("byline %s%s%s %s %s/%s", v, commit, changed, runtime.Version(), runtime.GOOS, runtime.GOARCH)
}
