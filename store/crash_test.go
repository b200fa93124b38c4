package store_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"byline/store"
	"byline/store/storetest"
)

const crashEnv = "BYLINE_TEST_CRASH_DB"

// importForEver imports two stories in one transaction, again and again, and prints the number of each import that has been
// acknowledged. It is what the child process of TestKilledImportIsWholeOrNotThere runs.
func importForEver(path string) error {
	ctx := context.Background()
	st, err := store.Open(ctx, store.Options{Path: path, Now: storetest.Start.UTC})
	if err != nil {
		return err
	}
	for n := 1; ; n++ {
		files := make([]*store.File, 2)
		for i, slug := range []string{"one", "two"} {
			f := large(nil, 200)
			f.Slug, f.Title = slug, strconv.Itoa(n)
			for k := range f.Facts {
				f.Facts[k].Where = f.Title
			}
			files[i] = f
		}
		if _, err := st.Import(ctx, importer, files...); err != nil {
			return err
		}
		fmt.Println(n)
	}
}

func TestKilledImportIsWholeOrNotThere(t *testing.T) {
	path := filepath.Join(t.TempDir(), "test.db")
	for round := range 4 {
		cmd := exec.CommandContext(t.Context(), os.Args[0])
		cmd.Env = append(os.Environ(), crashEnv+"="+path)
		cmd.Stderr = os.Stderr
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		acknowledged := 0
		for lines := bufio.NewScanner(out); lines.Scan(); {
			if acknowledged, err = strconv.Atoi(lines.Text()); err != nil {
				t.Fatal(err)
			}
			if acknowledged == 2 { // somewhere in the third import
				time.Sleep(time.Duration(round*7) * time.Millisecond)
				if err := cmd.Process.Kill(); err != nil {
					t.Fatal(err)
				}
			}
		}
		if err := cmd.Wait(); err == nil {
			t.Fatal("the process ended by itself")
		}
		st, err := store.Open(t.Context(), store.Options{Path: path, Now: storetest.Start.UTC})
		if err != nil {
			t.Fatal(err)
		}
		one, two := export(t, st, 0, "one"), export(t, st, 0, "two")
		if state, err := strconv.Atoi(one.Title); err != nil || state < acknowledged || one.Title != two.Title {
			t.Errorf("killed after import %d: %s and %s are on record", acknowledged, one.Title, two.Title)
		}
		for i := range one.Facts {
			if one.Facts[i].Where != one.Title || two.Facts[i].Where != one.Title {
				t.Fatalf("state %s has a fact of %s and one of %s", one.Title, one.Facts[i].Where, two.Facts[i].Where)
			}
		}
		sound(t, st)
		if err := st.Close(); err != nil {
			t.Error(err)
		}
	}
}

// TestLargeImportLeavesASmallLog looks at the file that SQLite writes ahead, which grows with a transaction.
func TestLargeImportLeavesASmallLog(t *testing.T) {
	path := filepath.Join(t.TempDir(), "test.db")
	st := storetest.Open(t, store.Options{Path: path})
	storetest.Import(t, st, 0, large(t, 6_000))
	log, err := os.Stat(path + "-wal")
	if err != nil || log.Size() > 1<<20 {
		t.Errorf("%v %v", log, err)
	}
}
