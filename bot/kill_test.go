package bot

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"byline/store"
	"byline/store/storetest"
)

const killEnv = "BYLINE_TEST_DELIVER"

// killed says how a process that delivers digests is to end.
type killed struct {
	Path, Discord string
	Now           time.Time
	How           string // before, after: the Nth message is posted; marked: all are; else by who started it, or not at all
	Nth           int
}

// killer ends its process with the Nth message that is posted.
type killer struct {
	killed
	next http.RoundTripper
	n    int
}

func (k *killer) RoundTrip(r *http.Request) (*http.Response, error) {
	if r.Method != http.MethodPost || !strings.HasSuffix(r.URL.Path, "/messages") {
		return k.next.RoundTrip(r)
	}
	k.n++
	if k.How == "before" && k.n == k.Nth {
		kill()
	}
	resp, err := k.next.RoundTrip(r)
	if k.How == "after" && k.n == k.Nth {
		kill()
	}
	return resp, err
}

// kill ends this process as kill -9 does.
func kill() {
	p, err := os.FindProcess(os.Getpid())
	if err == nil {
		err = p.Kill()
	}
	panic(err)
}

// TestDeliveringProcess is what the processes of TestKilledDeliveries run. It is no test of its own.
func TestDeliveringProcess(t *testing.T) {
	arg := os.Getenv(killEnv)
	if arg == "" {
		t.Skip("run by TestKilledDeliveries")
	}
	var k killed
	if err := json.Unmarshal([]byte(arg), &k); err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	now := func() time.Time { return k.Now.Add(time.Since(began)) }
	st, err := store.Open(t.Context(), store.Options{Path: k.Path, Now: now})
	if err != nil {
		t.Fatal(err)
	}
	b := newPoster(t, st, k.Discord, now, slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelWarn})))
	b.rest.client.Transport = &killer{killed: k, next: b.rest.client.Transport}
	fmt.Println("ready")
	for {
		b.delivery.tick(t.Context())
		b.working.Wait()
		w, err := st.DigestWork(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if !w.Due && !w.Slots {
			break
		}
	}
	if k.How == "marked" {
		kill()
	}
	fmt.Println("idle")
	os.Exit(0)
}

// A real process that delivers is killed before a message is posted, after that and before it is marked, after it is
// marked, and at random; another takes over, soon or later. Each slot has each of its messages once. BYLINE_SOAK makes it 200
// slots.
func TestKilledDeliveries(t *testing.T) {
	t.Parallel()
	rounds := 12
	if soaking() {
		rounds = 200
	}
	o := newOffice(t)
	d := o.set(func(d *store.Digest) {
		d.Style, d.Story = store.StyleFull, storetest.Import(t, o.store, 0, manyFacts(-1))[0].ID
	})
	rnd := rand.New(rand.NewPCG(1, 2))
	kills, ways := 0, map[string]int{}
	for round := range rounds {
		if round > 0 { // the first introduces the story, in one message
			storetest.Import(t, o.store, 0, manyFacts(round))
		}
		var err error
		if d, err = o.store.Digest(t.Context(), guildID, d.ID); err != nil {
			t.Fatal(err)
		}
		o.clock.Set(d.Next)
		before := len(o.posted(d.Channel))
		for try := 0; ; try++ {
			if try > 20 {
				t.Fatalf("round %d: never done: %+v", round, o.slots(d)[0])
			}
			k := killed{Path: o.path, Discord: o.discord.URL(), Now: o.clock.Now(), Nth: 1 + rnd.IntN(2)}
			if try < 2 {
				k.How = []string{"before", "after", "marked", "random"}[(round+rnd.IntN(2)*try)%4]
			}
			if o.deliverAndKill(k, rnd) {
				kills++
				ways[k.How]++
			}
			if s := o.slots(d); len(s) > 0 && s[0].Due.Equal(d.Next) && s[0].State == store.SlotDone && k.How == "" {
				break
			}
			// Within the time of a nonce, past it, and so that it comes late.
			o.clock.Advance([]time.Duration{store.SlotLease + time.Second, 7 * time.Minute, 25 * time.Minute}[rnd.IntN(3)])
		}
		s := o.slots(d)[0]
		seen := map[string]int{}
		ours := o.posted(d.Channel)[before:]
		for _, m := range ours {
			if seen[footerOf(m)]++; seen[footerOf(m)] > 1 {
				t.Errorf("round %d: %q is posted twice", round, footerOf(m))
			}
		}
		if len(ours) != len(s.Messages) || len(ours) < min(round, 1)+1 {
			t.Errorf("round %d: %d messages in the channel, %d in the ledger", round, len(ours), len(s.Messages))
		}
	}
	if kills < rounds/2 {
		t.Errorf("only %d kills", kills)
	}
	t.Logf("%d slots, %d kills: %v", rounds, kills, ways)
}

// deliverAndKill runs a process until it is killed, which it reports, or has nothing more to do.
func (o *office) deliverAndKill(k killed, rnd *rand.Rand) bool {
	o.t.Helper()
	arg, err := json.Marshal(k)
	if err != nil {
		o.t.Fatal(err)
	}
	cmd := exec.CommandContext(o.t.Context(), os.Args[0], "-test.run=^TestDeliveringProcess$", "-test.count=1")
	cmd.Env = append(os.Environ(), killEnv+"="+string(arg), "GORACE=atexit_sleep_ms=0")
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		o.t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		o.t.Fatal(err)
	}
	last := ""
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if last = lines.Text(); last == "ready" && k.How == "random" {
			time.Sleep(time.Duration(rnd.IntN(60)) * time.Millisecond)
			if err := cmd.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
				o.t.Fatal(err)
			}
		}
	}
	err = cmd.Wait()
	if err == nil || last == "idle" {
		return false
	}
	if last != "ready" {
		o.t.Fatalf("the process ended by itself: %v, having said %q", err, last)
	}
	return true
}

// manyFacts is a story with facts that no other round has: more than one message of a digest takes.
func manyFacts(round int) *store.File {
	f := &store.File{Slug: "long", Title: "A long story",
		Sources: []store.FileSource{{Slug: "paper", Publisher: "The Paper", Title: "Of many things", Published: store.DayOf(storetest.Start)}}}
	for i := range 30 {
		f.Facts = append(f.Facts, store.FileFact{Key: fmt.Sprintf("fact-%d-%d", round+1, i), Sources: []string{"paper"}, Status: store.Confirmed,
			Text: fmt.Sprintf("In its session %d the council resolved on item %d, that %s.", round, i, strings.Repeat("the matter be looked into again and ", 8))})
	}
	return f
}
