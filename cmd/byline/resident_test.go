package main

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"

	"byline/bot/discordtest"
)

// BenchmarkProcess is the built program as an operator sees it: from its start to READY, its resident memory then, and how
// much of it 20,000 interactions leave behind, by 4,000 members of 1,000 guilds who have all asked once before the count
// begins: what is kept of each member's last question is bounded, and not what is looked for here.
func BenchmarkProcess(b *testing.B) {
	if runtime.GOOS != "linux" {
		b.Skip("reads /proc")
	}
	const members, warm, all = 4_000, 4_000, 24_000
	path := build(b)
	for range b.N {
		d, err := discordtest.New(discordtest.Options{Keep: 500})
		if err != nil {
			b.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Minute)
		dir := b.TempDir()
		first := launch(b, path, dir, d.Env(), "run") // makes the database and registers the commands
		if err := d.WaitReady(ctx, 1); err != nil {
			b.Fatal(err)
		}
		_ = first.cmd.Process.Signal(os.Interrupt)
		first.status(ctx, b)
		began := time.Now()
		p := launch(b, path, dir, d.Env(), "run")
		if err := d.WaitReady(ctx, 2); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(time.Since(began).Milliseconds()), "start-ms")
		b.ReportMetric(resident(b, p), "idle-MB")
		var before float64
		for n := range all {
			if n == warm {
				before = resident(b, p)
			}
			e := discordtest.Slash("partner", "name", "apple").InGuild(fmt.Sprint(1400000000000000000 + n%1000)).By(fmt.Sprint(1300000000000000000 + n%members))
			x, err := d.Interact(e)
			if err != nil {
				b.Fatal(err)
			}
			if _, err := x.Callback(ctx); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(before, "warm-MB")
		b.ReportMetric(resident(b, p)-before, "grown-MB")
		_ = p.cmd.Process.Signal(os.Interrupt)
		p.status(ctx, b)
		d.Close()
		cancel()
	}
	b.ReportMetric(0, "ns/op")
}

// resident is a process's resident memory in megabytes.
func resident(b *testing.B, p *process) float64 {
	b.Helper()
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.cmd.Process.Pid))
	if err != nil {
		b.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		var kb float64
		if _, err := fmt.Sscanf(line, "VmRSS: %f kB", &kb); err == nil {
			return kb / 1024
		}
	}
	b.Fatal("no VmRSS")
	return 0
}
