package store_test

import (
	"flag"
	"fmt"
	"os"
	"testing"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) {
	for env, run := range map[string]func(string) error{
		crashEnv: importForEver, editCrashEnv: editForEver, fullDiskEnv: editUntilFull,
	} {
		if path := os.Getenv(env); path != "" {
			if err := run(path); err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(1)
			}
			os.Exit(0)
		}
	}
	// Each run of a property writes to a real file; -rapid.checks asks for more of them.
	if err := flag.Set("rapid.checks", "40"); err != nil {
		panic(err)
	}
	goleak.VerifyTestMain(m)
}
