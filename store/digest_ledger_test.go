package store_test

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"byline/store"
	"byline/store/storetest"
)

// hands are a clock that a test sets, also between goroutines.
type hands struct {
	mu sync.Mutex
	t  time.Time
}

func (c *hands) Now() time.Time          { c.mu.Lock(); defer c.mu.Unlock(); return c.t }
func (c *hands) Set(t time.Time)         { c.mu.Lock(); defer c.mu.Unlock(); c.t = t }
func (c *hands) Advance(d time.Duration) { c.Set(c.Now().Add(d)) }

// ledger is a store with one digest, every day at nine in London, and a clock at nine the day before.
type ledger struct {
	*store.Store
	t     *testing.T
	clock *hands
	path  string
	story store.Story
	dg    store.Digest
}

func newLedger(t *testing.T, change func(*store.Digest)) *ledger {
	t.Helper()
	l := &ledger{t: t, clock: &hands{t: storetest.Start}, path: filepath.Join(t.TempDir(), "test.db")}
	l.Store, l.story = digestStore(t, store.Options{Path: l.path, Now: l.clock.Now})
	d := newDigest(l.story.ID)
	if change != nil {
		change(&d)
	}
	var err error
	if l.dg, err = l.CreateDigest(t.Context(), desk, d); err != nil {
		t.Fatal(err)
	}
	return l
}

func idle(string) bool { return false }

// makeDue makes due what has come.
func (l *ledger) makeDue() (all store.MadeDue) {
	l.t.Helper()
	for more := true; more; {
		m, err := l.MakeDue(l.t.Context())
		if err != nil {
			l.t.Fatal(err)
		}
		all.Due, all.Missed, more = all.Due+m.Due, all.Missed+m.Missed, m.More
	}
	return all
}

func (l *ledger) claim() store.Claim {
	l.t.Helper()
	c, err := l.ClaimSlot(l.t.Context(), idle)
	if err != nil {
		l.t.Fatal(err)
	}
	return c
}

func (l *ledger) nothingDue() {
	l.t.Helper()
	if c, err := l.ClaimSlot(l.t.Context(), idle); !errors.Is(err, store.ErrNotFound) {
		l.t.Errorf("there is something to claim: %+v, %v", c, err)
	}
}

// record records n messages of a claim.
func (l *ledger) record(c store.Claim, n int, upto int64) {
	l.t.Helper()
	var list []store.SlotMessage
	for i := range n {
		list = append(list, store.SlotMessage{Place: "600", Nonce: fmt.Sprint("n", c.Slot.ID, ".", i), Body: "{}"})
	}
	l.must(l.RecordMessages(l.t.Context(), c, list, upto, false))
}

func (l *ledger) must(err error) {
	l.t.Helper()
	if err != nil {
		l.t.Fatal(err)
	}
}

// states are the slots of the digest, oldest first: "2025-03-02 09:00 done".
func (l *ledger) states() string {
	l.t.Helper()
	all, err := l.Slots(l.t.Context(), 5, l.dg.ID, 200)
	l.must(err)
	var s []string
	for i := len(all) - 1; i >= 0; i-- {
		s = append(s, all[i].Wall+" "+string(all[i].State))
	}
	return strings.Join(s, ", ")
}

func (l *ledger) want(states string) {
	l.t.Helper()
	if got := l.states(); got != states {
		l.t.Errorf("the ledger says %s\nwant %s", got, states)
	}
}

func TestSlotFromDueToDone(t *testing.T) {
	l := newLedger(t, nil)
	ctx := t.Context()
	l.nothingDue()
	if w, err := l.DigestWork(ctx); err != nil || w.Due || w.Slots || w.Notices || w.Revision == 0 {
		t.Errorf("a day before: %+v, %v", w, err)
	}
	l.clock.Advance(24 * time.Hour)
	if w, err := l.DigestWork(ctx); err != nil || !w.Due {
		t.Errorf("when it is due: %+v, %v", w, err)
	}
	if m := l.makeDue(); m.Due != 1 || m.Missed != 0 {
		t.Errorf("made due: %+v", m)
	}
	if m := l.makeDue(); m.Due != 0 {
		t.Errorf("made due twice: %+v", m)
	}
	c := l.claim()
	if c.Slot.State != store.SlotClaimed || c.Digest.ID != l.dg.ID || len(c.Messages) != 0 || c.Newer {
		t.Errorf("claimed: %+v", c)
	}
	l.nothingDue()
	l.record(c, 2, 40)
	l.must(l.MarkSent(ctx, c, 0, "9000"))
	l.want("2025-03-02 09:00 composed")
	l.must(l.Trying(ctx, c, 1, true))
	l.must(l.MarkSent(ctx, c, 1, "9001"))
	l.want("2025-03-02 09:00 done")
	dg, err := l.Digest(ctx, 5, l.dg.ID)
	if err != nil || dg.Mark != 40 || !dg.Delivered.Equal(l.clock.Now()) || dg.Next.Format("02 15:04") != "03 09:00" {
		t.Errorf("after delivery: %+v, %v", dg, err)
	}
	all, err := l.Slots(ctx, 5, l.dg.ID, 5)
	if err != nil || len(all[0].Messages) != 2 || all[0].Messages[1] != (store.Posted{Channel: "600", Message: "9001"}) || all[0].Upto != 40 {
		t.Errorf("told of it: %+v, %v", all, err)
	}
	// What is over stays over.
	for what, err := range map[string]error{
		"record": l.RecordMessages(ctx, c, nil, 50, false), "try": l.Trying(ctx, c, 0, true), "skip": l.SkipSlot(ctx, c, ""),
		"retry": l.RetrySlot(ctx, c, "", l.clock.Now()),
	} {
		if !errors.Is(err, store.ErrConflict) {
			t.Errorf("%s of what is done: %v", what, err)
		}
	}
	if n := l.makeDue(); n.Due != 0 {
		t.Error("it came again")
	}
}

// Of two processes one has a slot, until its lease runs out; then the other has it and the first is told so.
func TestASlotIsInOneHand(t *testing.T) {
	l := newLedger(t, nil)
	other := storetest.Open(t, store.Options{Path: l.path, Now: l.clock.Now})
	ctx := t.Context()
	l.clock.Advance(24 * time.Hour)
	var wg sync.WaitGroup
	var mu sync.Mutex
	claims := map[store.SlotID]int{}
	for i := range 8 {
		st := []*store.Store{l.Store, other}[i%2]
		wg.Go(func() {
			if _, err := st.MakeDue(ctx); err != nil {
				t.Error(err)
			}
			c, err := st.ClaimSlot(ctx, idle)
			if errors.Is(err, store.ErrNotFound) {
				return
			}
			if err != nil {
				t.Error(err)
			}
			mu.Lock()
			defer mu.Unlock()
			claims[c.Slot.ID]++
		})
	}
	wg.Wait()
	if len(claims) != 1 {
		t.Fatalf("claims: %v", claims)
	}
	for id, n := range claims {
		if n != 1 {
			t.Errorf("slot %d was claimed %d times", id, n)
		}
	}

	l.clock.Advance(store.SlotLease)
	first := l.claim() // from whoever had it
	l.clock.Advance(store.SlotLease - time.Second)
	l.nothingDue()
	l.must(l.Trying(ctx, first, 0, true)) // a sign of life
	l.clock.Advance(store.SlotLease - time.Second)
	l.nothingDue()
	l.clock.Advance(time.Second)
	second, err := other.ClaimSlot(ctx, idle)
	l.must(err)
	if err := l.RecordMessages(ctx, first, nil, 1, false); !errors.Is(err, store.ErrConflict) {
		t.Errorf("who lost it records: %v", err)
	}
	if _, err := l.FailSlot(ctx, first, "", true); !errors.Is(err, store.ErrConflict) {
		t.Errorf("who lost it fails it: %v", err)
	}
	l.must(other.SkipSlot(ctx, second, "Nothing was new."))
	l.want("2025-03-02 09:00 skipped")
}

// What was posted is posted, whoever has the slot by then.
func TestALateMarkHolds(t *testing.T) {
	l := newLedger(t, nil)
	l.clock.Advance(24 * time.Hour)
	l.makeDue()
	first := l.claim()
	l.record(first, 1, 40)
	l.clock.Advance(store.SlotLease)
	second := l.claim()
	if len(second.Messages) != 1 || !second.Messages[0].Unsure() || second.Messages[0].Tried != l.clock.Now().Add(-store.SlotLease) {
		t.Errorf("taken over: %+v", second)
	}
	l.must(l.MarkSent(t.Context(), first, 0, "9000"))
	l.want("2025-03-02 09:00 done")
	l.must(l.MarkSent(t.Context(), second, 0, "9999"))
	all, err := l.Slots(t.Context(), 5, l.dg.ID, 1)
	if err != nil || all[0].Messages[0].Message != "9000" {
		t.Errorf("marked twice: %+v, %v", all, err)
	}
}

func TestReturnAfterDowntime(t *testing.T) {
	for _, c := range []struct {
		name, spec string
		down       time.Duration
		due        int
		missed     int
		want       string
	}{
		{"an hour", "0 9 * * *", 25 * time.Hour, 1, 0, "2025-03-02 09:00 due"},
		{"three days", "0 9 * * *", 3*24*time.Hour + time.Hour, 1, 2, "2025-03-02 09:00 missed, 2025-03-03 09:00 missed, 2025-03-04 09:00 due"},
		{"over a week-end and more", "0 9 * * 6", 10 * 24 * time.Hour, 0, 1, "2025-03-08 09:00 missed"},
		{"hourly", "0 * * * *", 3*time.Hour + time.Minute, 1, 2, "2025-03-01 10:00 missed, 2025-03-01 11:00 missed, 2025-03-01 12:00 due"},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := newLedger(t, func(d *store.Digest) { d.Spec = c.spec })
			l.clock.Advance(c.down)
			if m := l.makeDue(); m.Due != c.due || m.Missed != c.missed {
				t.Errorf("made due: %+v", m)
			}
			l.want(c.want)
			if d, err := l.Digest(t.Context(), 5, l.dg.ID); err != nil || !d.Next.After(l.clock.Now()) {
				t.Errorf("next: %+v, %v", d, err)
			}
		})
	}
	// Years later there is no storm, neither of digests nor of rows.
	l := newLedger(t, func(d *store.Digest) { d.Spec = "*/15 * * * *" })
	l.clock.Advance(3 * 365 * 24 * time.Hour)
	if m := l.makeDue(); m.Due != 1 || m.Missed != 95 {
		t.Errorf("after three years: %+v", m)
	}
	all, err := l.Slots(t.Context(), 5, l.dg.ID, 200)
	if err != nil || len(all) != 96 || !strings.Contains(all[95].Reason, "Earlier ones were missed too") || strings.Contains(all[94].Reason, "Earlier") {
		t.Errorf("%d rows, the oldest %+v, %v", len(all), all[len(all)-1], err)
	}
}

func TestAnOpenSlotGivesWayToTheNext(t *testing.T) {
	l := newLedger(t, nil)
	ctx := t.Context()
	l.clock.Advance(24 * time.Hour)
	l.makeDue()
	c := l.claim()
	l.record(c, 1, 40)
	l.must(l.NotTried(ctx, c, 0))
	l.must(l.RetrySlot(ctx, c, "Discord cannot be reached.", l.clock.Now().Add(time.Minute)))
	l.nothingDue()
	l.clock.Advance(time.Minute)
	again := l.claim()
	if again.Slot.State != store.SlotClaimed || again.Slot.Tries != 1 || again.Slot.Reason != "Discord cannot be reached." {
		t.Errorf("what was certainly not posted is to be composed anew: %+v", again.Slot)
	}
	l.must(l.RetrySlot(ctx, again, "Discord cannot be reached.", l.clock.Now()))
	l.clock.Advance(24 * time.Hour)
	if m := l.makeDue(); m.Due != 1 || m.Missed != 1 {
		t.Errorf("made due: %+v", m)
	}
	l.want("2025-03-02 09:00 missed, 2025-03-03 09:00 due")
	if all, err := l.Slots(ctx, 5, l.dg.ID, 5); err != nil || !strings.HasPrefix(all[1].Reason, "Discord cannot be reached. It was not posted before") {
		t.Errorf("%+v, %v", all, err)
	}

	// One that may have been posted comes before the next.
	c = l.claim()
	l.record(c, 1, 41)
	l.clock.Advance(24 * time.Hour)
	l.makeDue()
	l.want("2025-03-02 09:00 missed, 2025-03-03 09:00 composed, 2025-03-04 09:00 due")
	c = l.claim()
	if !c.Newer || c.Slot.Wall != "2025-03-03 09:00" || !c.Messages[0].Unsure() {
		t.Errorf("claimed %+v", c)
	}
	l.nothingDue()
	l.must(l.MissSlot(ctx, c, "It was not posted."))
	if c = l.claim(); c.Slot.Wall != "2025-03-04 09:00" || c.Newer {
		t.Errorf("claimed %+v", c)
	}
}

func TestChangesActAtOnce(t *testing.T) {
	ctx := t.Context()
	begin := func(t *testing.T) (*ledger, store.Claim) {
		l := newLedger(t, nil)
		l.clock.Advance(24 * time.Hour)
		l.makeDue()
		return l, l.claim()
	}
	lost := func(t *testing.T, l *ledger, c store.Claim) {
		t.Helper()
		if err := l.RecordMessages(ctx, c, []store.SlotMessage{{Place: "600", Nonce: "n", Body: "{}"}}, 1, false); !errors.Is(err, store.ErrConflict) {
			t.Errorf("who had it goes on: %v", err)
		}
	}
	t.Run("pause", func(t *testing.T) {
		l, c := begin(t)
		_, err := l.PauseDigest(ctx, desk, 5, l.dg.ID, "")
		l.must(err)
		lost(t, l, c)
		l.clock.Advance(30 * 24 * time.Hour)
		l.makeDue()
		l.nothingDue()
		l.want("2025-03-02 09:00 missed")
		d, err := l.ResumeDigest(ctx, desk, 5, l.dg.ID)
		l.must(err)
		if d.Next.Format("01-02 15:04") != "04-02 08:00" {
			t.Errorf("resumed, next %v", d.Next)
		}
		l.makeDue()
		l.nothingDue()
	})
	t.Run("remove", func(t *testing.T) {
		l, c := begin(t)
		l.must(l.RemoveDigest(ctx, desk, 5, l.dg.ID))
		lost(t, l, c)
		l.nothingDue()
	})
	t.Run("another channel", func(t *testing.T) {
		l, c := begin(t)
		d := l.dg
		d.Channel = "601"
		_, err := l.UpdateDigest(ctx, desk, d)
		l.must(err)
		lost(t, l, c)
		if c = l.claim(); c.Digest.Channel != "601" || c.Slot.Wall != "2025-03-02 09:00" {
			t.Errorf("claimed %+v", c)
		}
	})
	t.Run("another time", func(t *testing.T) {
		l, c := begin(t)
		d := l.dg
		d.Spec = "0 10 * * *"
		_, err := l.UpdateDigest(ctx, desk, d)
		l.must(err)
		lost(t, l, c)
		l.nothingDue()
		l.clock.Advance(time.Hour)
		l.makeDue()
		l.want("2025-03-02 09:00 missed, 2025-03-02 10:00 due")
	})
	t.Run("another story", func(t *testing.T) {
		l, c := begin(t)
		l.record(c, 1, 40)
		f := large(nil, 3)
		f.Slug = "other"
		d := l.dg
		d.Story = storetest.Import(t, l.Store, 0, f)[0].ID
		_, err := l.UpdateDigest(ctx, desk, d)
		l.must(err)
		l.must(l.MarkSent(ctx, c, 0, "9000")) // what was under way is of the old story
		if d, err = l.Digest(ctx, 5, d.ID); err != nil || d.Mark != 0 || !d.Delivered.IsZero() {
			t.Errorf("a digest of another story begins at %+v, %v", d, err)
		}
	})
	t.Run("half posted", func(t *testing.T) {
		l, c := begin(t)
		l.record(c, 2, 40)
		l.must(l.MarkSent(ctx, c, 0, "9000"))
		_, err := l.PauseDigest(ctx, desk, 5, l.dg.ID, "")
		l.must(err)
		l.must(l.Trying(ctx, c, 1, true))
		l.must(l.MarkSent(ctx, c, 1, "9001"))
		l.want("2025-03-02 09:00 done")
	})
}

func TestRunDigestNow(t *testing.T) {
	l := newLedger(t, nil)
	ctx := t.Context()
	l.clock.Advance(90 * time.Minute)
	s, err := l.RunDigest(ctx, desk, 5, l.dg.ID)
	if err != nil || !s.Asked || s.State != store.SlotDue || s.Wall != "2025-03-01 10:30" {
		t.Fatalf("%+v, %v", s, err)
	}
	if _, err := l.RunDigest(ctx, desk, 5, l.dg.ID); !errors.Is(err, store.ErrConflict) {
		t.Errorf("twice: %v", err)
	}
	c := l.claim()
	if c.Slot.ID != s.ID {
		t.Errorf("claimed %+v", c)
	}
	l.must(l.SkipSlot(ctx, c, "Nothing was new."))
	if d, err := l.Digest(ctx, 5, l.dg.ID); err != nil || !d.Next.Equal(l.dg.Next) {
		t.Errorf("the schedule moved: %+v, %v", d, err)
	}
}

// A clock that was ahead and is put right: nothing comes twice, nothing is left out for longer than the clock says.
func TestClockIsPutBack(t *testing.T) {
	l := newLedger(t, nil)
	ctx := t.Context()
	deliver := func() {
		t.Helper()
		l.makeDue()
		for {
			c, err := l.ClaimSlot(ctx, idle)
			if errors.Is(err, store.ErrNotFound) {
				return
			}
			l.must(err)
			l.record(c, 1, 40)
			l.must(l.MarkSent(ctx, c, 0, fmt.Sprint(9000+c.Slot.ID)))
		}
	}
	l.clock.Advance(24*time.Hour + time.Minute) // 2 March, 09:01
	deliver()
	l.clock.Advance(-2 * time.Minute)
	deliver()
	l.clock.Advance(2 * time.Minute)
	deliver()
	l.want("2025-03-02 09:00 done")
	l.clock.Advance(4 * 24 * time.Hour) // wrongly 6 March
	deliver()
	l.want("2025-03-02 09:00 done, 2025-03-03 09:00 missed, 2025-03-04 09:00 missed, 2025-03-05 09:00 missed, 2025-03-06 09:00 done")
	l.clock.Advance(-4 * 24 * time.Hour)
	for range 6 {
		deliver()
		l.clock.Advance(24 * time.Hour)
	}
	l.want("2025-03-02 09:00 done, 2025-03-03 09:00 done, 2025-03-04 09:00 done, 2025-03-05 09:00 done, 2025-03-06 09:00 done, 2025-03-07 09:00 done")

	// A lease that was taken ahead of time does not hold for years.
	l.makeDue()
	l.clock.Advance(365 * 24 * time.Hour)
	l.makeDue()
	l.claim()
	l.clock.Advance(-365 * 24 * time.Hour)
	l.makeDue()
	if c := l.claim(); c.Slot.Wall != "2026-03-08 09:00" {
		t.Errorf("claimed %+v", c.Slot)
	}
}

func TestRefusalsPauseAndTellOnce(t *testing.T) {
	l := newLedger(t, nil)
	other := storetest.Open(t, store.Options{Path: l.path, Now: l.clock.Now})
	ctx := t.Context()
	for n := 1; n <= store.Refusals; n++ {
		l.clock.Advance(24 * time.Hour)
		l.makeDue()
		paused, err := l.FailSlot(ctx, l.claim(), "Byline may not post in the channel.", true)
		if err != nil || paused != (n == store.Refusals) {
			t.Errorf("refusal %d: paused %v, %v", n, paused, err)
		}
	}
	d, err := l.Digest(ctx, 5, l.dg.ID)
	if err != nil || d.Paused != "Byline may not post in the channel." || !d.Next.IsZero() {
		t.Errorf("%+v, %v", d, err)
	}
	if w, err := l.DigestWork(ctx); err != nil || !w.Notices {
		t.Errorf("%+v, %v", w, err)
	}
	n, err := other.ClaimNotice(ctx)
	if err != nil || n.Digest.ID != l.dg.ID || !n.Tried.IsZero() || n.Slot.Wall != "2025-03-04 09:00" {
		t.Errorf("%+v, %v", n, err)
	}
	if _, err := l.ClaimNotice(ctx); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("told by two: %v", err)
	}
	l.clock.Advance(time.Hour) // who had it is gone
	if n, err = l.ClaimNotice(ctx); err != nil || n.Tried.IsZero() {
		t.Errorf("%+v, %v", n, err)
	}
	l.must(l.EndNotice(ctx, l.dg.ID))
	l.clock.Advance(24 * time.Hour)
	if _, err := l.ClaimNotice(ctx); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("told again: %v", err)
	}
	// A delivery in between begins the count anew.
	_, err = l.ResumeDigest(ctx, desk, 5, l.dg.ID)
	l.must(err)
	for n := range 5 {
		l.clock.Advance(24 * time.Hour)
		l.makeDue()
		c := l.claim()
		if n%3 == 2 {
			l.record(c, 1, 40)
			l.must(l.MarkSent(ctx, c, 0, fmt.Sprint(9000+n)))
			continue
		}
		if paused, err := l.FailSlot(ctx, c, "", true); err != nil || paused {
			t.Errorf("%d: paused %v, %v", n, paused, err)
		}
	}
	// Failures that are not the channel's do not count.
	for range 2 * store.Refusals {
		l.clock.Advance(24 * time.Hour)
		l.makeDue()
		if paused, err := l.FailSlot(ctx, l.claim(), "Discord failed.", false); err != nil || paused {
			t.Errorf("paused %v, %v", paused, err)
		}
	}
}

func TestBusyChannelsAreLeftOut(t *testing.T) {
	l := newLedger(t, nil)
	ctx := t.Context()
	second := newDigest(l.story.ID)
	second.Thread = "601"
	if _, err := l.CreateDigest(ctx, desk, second); err != nil {
		t.Fatal(err)
	}
	l.clock.Advance(24 * time.Hour)
	l.makeDue()
	c, err := l.ClaimSlot(ctx, func(place string) bool { return place == "600" })
	if err != nil || c.Digest.Place() != "601" {
		t.Errorf("%+v, %v", c.Digest, err)
	}
	if _, err := l.ClaimSlot(ctx, func(string) bool { return true }); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("claimed while all are busy: %v", err)
	}
}

func TestLedgerIsPruned(t *testing.T) {
	l := newLedger(t, nil)
	ctx := t.Context()
	for range 3 {
		l.clock.Advance(24 * time.Hour)
		l.makeDue()
		c := l.claim()
		l.record(c, 1, 40)
		l.must(l.MarkSent(ctx, c, 0, fmt.Sprint(9000+c.Slot.ID)))
	}
	l.must(l.RemoveDigest(ctx, desk, 5, l.dg.ID))
	l.clock.Advance(88*24*time.Hour + time.Hour)
	l.must(l.PruneDigests(ctx))
	db := openRaw(t, l.path)
	count := func() string {
		return fmt.Sprint(columnOf(t, db, `SELECT count(*) FROM digests UNION ALL SELECT count(*) FROM digest_slots UNION ALL SELECT count(*) FROM digest_messages`))
	}
	if got := count(); got != "[1 2 2]" {
		t.Errorf("after 88 days %s", got)
	}
	l.clock.Advance(3 * 24 * time.Hour)
	l.must(l.PruneDigests(ctx))
	if got := count(); got != "[0 0 0]" {
		t.Errorf("after 91 days %s", got)
	}
	sound(t, l.Store)
}

func TestPostedMessagesAreFoundByTheirFacts(t *testing.T) {
	l := newLedger(t, nil)
	ctx := t.Context()
	rec, err := l.Record(ctx, 5, l.story.ID)
	l.must(err)
	mark, err := l.Mark(ctx, 5, l.story.ID)
	l.must(err)
	told, other := rec.Facts[0], rec.Facts[1]
	l.clock.Advance(24 * time.Hour)
	l.makeDue()
	c := l.claim()
	l.must(l.RecordMessages(ctx, c, []store.SlotMessage{
		{Place: "600", Nonce: "a", Body: `"first"`, Facts: []store.FactID{told.ID}}, {Place: "600", Nonce: "b", Body: `"second"`, Facts: []store.FactID{other.ID}},
	}, mark, false))
	l.must(l.MarkSent(ctx, c, 0, "9000"))
	since, err := l.OldestChecked(ctx)
	if err != nil || since != mark {
		t.Fatalf("checked up to %d, %v; the mark is %d", since, err, mark)
	}
	found := func() string {
		t.Helper()
		all, err := l.CorrectedSince(ctx, since, 10)
		l.must(err)
		var s []string
		for _, p := range all {
			s = append(s, p.Message+" "+p.Body+" "+p.Shown+" "+fmt.Sprint(p.Facts, p.Upto == mark))
		}
		return strings.Join(s, "; ")
	}
	if got := found(); got != "" {
		t.Errorf("without a correction: %s", got)
	}
	correct := func(guild store.GuildID, key string, text string) {
		t.Helper()
		f := export(t, l.Store, guild, "apple-alibaba")
		for i := range f.Facts {
			if f.Facts[i].Key == key {
				f.Facts[i].Text = text
			}
		}
		storetest.Import(t, l.Store, guild, f)
	}
	correct(6, told.Key, "Another server's own view.")
	if got := found(); got != "" {
		t.Errorf("by another server's correction: %s", got)
	}
	correct(0, other.Key, "Corrected, but of the message that is not posted.")
	if got := found(); got != "" {
		t.Errorf("by the correction of another fact: %s", got)
	}
	correct(5, told.Key, "This server's own view.")
	want := fmt.Sprintf(`9000 "first" "first" [%d] true`, told.ID)
	if got := found(); got != want {
		t.Errorf("by this server's correction: %s, want %s", got, want)
	}
	all, err := l.CorrectedSince(ctx, since, 10)
	l.must(err)
	now, err := l.Mark(ctx, 5, l.story.ID)
	l.must(err)
	l.must(l.MarkAmended(ctx, all[0].ID, `"amended"`, now))
	if got := found(); got != "" {
		t.Errorf("once amended: %s", got)
	}
	correct(5, told.Key, "This server's second view.")
	if got := found(); !strings.Contains(got, `"first" "amended"`) {
		t.Errorf("corrected again: %s", got)
	}
	l.must(l.RemoveDigest(ctx, desk, 5, l.dg.ID))
	if got := found(); got == "" {
		t.Error("a removed digest is not corrected")
	}
	l.clock.Advance(store.ReachBack + time.Minute)
	if got := found(); got != "" {
		t.Errorf("after 30 days: %s", got)
	}
	l.clock.Advance(-time.Hour)
	l.must(l.ForgetMessage(ctx, all[0].ID))
	if got := found(); got != "" {
		t.Errorf("once deleted: %s", got)
	}
}
