package bot

import (
	"fmt"
	"testing"
	"time"
)

func TestLimiterSaysWhenToComeBack(t *testing.T) {
	l := newLimiter(limits{perMember: 0.5, memberBurst: 2, perGuild: 10, guildBurst: 60})
	now := time.Unix(1e9, 0)
	for range 2 {
		if ok, _, _ := l.allow("g", "m", now); !ok {
			t.Fatal("refused within the burst")
		}
	}
	ok, wait, first := l.allow("g", "m", now)
	if ok || wait != 2*time.Second || !first {
		t.Fatalf("third: ok %v, wait %v, first %v; want false, 2s, true", ok, wait, first)
	}
	if _, _, first := l.allow("g", "m", now.Add(time.Second)); first {
		t.Fatal("told twice in one wait")
	}
	if ok, _, _ := l.allow("g", "m", now.Add(wait)); !ok {
		t.Fatal("refused after the wait that was asked for")
	}
	if ok, _, _ := l.allow("g", "other", now); !ok {
		t.Fatal("one member's questions are counted against another")
	}
}

func TestLimiterOfAGuildCostsTheMemberNothing(t *testing.T) {
	l := newLimiter(limits{perMember: 1, memberBurst: 5, perGuild: 1, guildBurst: 1})
	now := time.Unix(1e9, 0)
	l.allow("g", "a", now)
	if ok, _, _ := l.allow("g", "b", now); ok {
		t.Fatal("the guild's limit does not hold")
	}
	for range 5 {
		if ok, _, _ := l.allow("", "b", now); !ok {
			t.Fatal("a refusal took the member's token")
		}
	}
}

func TestLimiterForgetsFullBuckets(t *testing.T) {
	l := newLimiter(askLimits)
	now := time.Unix(1e9, 0)
	for i := range 20000 {
		l.allow(fmt.Sprint("g", i%50), fmt.Sprint("m", i), now)
	}
	l.allow("g", "m", now.Add(10*time.Minute))
	if n := len(l.buckets); n > 2 {
		t.Fatalf("%d buckets are kept after all were full again", n)
	}
}
