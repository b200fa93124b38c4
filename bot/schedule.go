package bot

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"github.com/robfig/cron/v3"
)

// tickEvery is how often it is looked whether anything is due. A look costs one indexed read.
const tickEvery = time.Second

// tickDeadline is how long a tick may take; what it sets going has deadlines of its own.
const tickDeadline = 30 * time.Second

// schedule calls tick again and again until the returned function is called, which waits for one under way.
func (b *Bot) schedule(ctx context.Context, tick func(context.Context)) (stop func()) {
	log := cronLog{b.log}
	// Recover innermost: a panic that passed through SkipIfStillRunning would leave it thinking for good that a tick is
	// still running.
	c := cron.New(cron.WithChain(cron.SkipIfStillRunning(log), cron.Recover(log)), cron.WithLogger(log), cron.WithLocation(time.UTC))
	c.Schedule(cron.Every(tickEvery), cron.FuncJob(func() {
		if b.draining.Load() {
			return
		}
		ctx, cancel := context.WithTimeout(ctx, tickDeadline)
		defer cancel()
		tick(ctx)
	}))
	c.Schedule(cron.Every(tellEvery), cron.FuncJob(func() {
		if !b.draining.Load() {
			b.tellMembers(ctx)
		}
	}))
	c.Start()
	return func() { <-c.Stop().Done() }
}

// cronLog takes what cron has to say; that it woke up is not worth a line.
type cronLog struct{ log *slog.Logger }

func (cronLog) Info(string, ...any) {}

func (l cronLog) Error(err error, msg string, more ...any) {
	l.log.Error("tick: "+msg, append([]any{"error", fmt.Sprint(err)}, more...)...)
}
