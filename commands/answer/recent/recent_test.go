package recent

import (
	"strconv"
	"sync"
	"testing"
)

// What is kept of a text is given for that text alone, however many others have driven others out meanwhile.
func TestTexts(t *testing.T) {
	r := New[int](8)
	if _, ok := r.Get("0"); ok {
		t.Error("something is kept of a text before anything was")
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for n := range 1000 {
				text := strconv.Itoa(n)
				if got, ok := r.Get(text); ok && got != n {
					t.Errorf("of %s is kept %d", text, got)
				}
				r.Put(text, n)
			}
		})
	}
	wg.Wait()
	kept := 0
	for n := range 1000 {
		if _, ok := r.Get(strconv.Itoa(n)); ok {
			kept++
		}
	}
	if kept == 0 || kept > 8 {
		t.Errorf("%d texts are kept in 8 places", kept)
	}
	r.Put("last", 7)
	if got, ok := r.Get("last"); !ok || got != 7 {
		t.Errorf("what was put last is %d, %v", got, ok)
	}
}
