//go:build unix

package main

import (
	"os"
	"os/exec"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
	"golang.org/x/term"
)

// person is someone at a terminal with the program in it.
type person struct {
	t   *testing.T
	tty *os.File // the person's end
	own *os.File // the program's end
	cmd *exec.Cmd

	mu   sync.Mutex
	seen string // since the last expect
	more chan struct{}
}

func sit(t *testing.T, args ...string) *person {
	t.Helper()
	tty, own, err := pty.Open()
	if err != nil {
		t.Skipf("no pseudo-terminal here: %v", err)
	}
	if err := pty.Setsize(tty, &pty.Winsize{Rows: 40, Cols: 80}); err != nil {
		t.Fatal(err)
	}
	p := &person{t: t, tty: tty, own: own, more: make(chan struct{}, 1), cmd: exec.Command("byline", args...)}
	p.cmd.Dir = t.TempDir()
	p.cmd.Env = append(os.Environ(), "DISCORD_TOKEN=", "BYLINE_DB=byline.db", "TERM=xterm", "NO_COLOR=")
	p.cmd.Stdin, p.cmd.Stdout, p.cmd.Stderr = own, own, own
	p.cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		buf := make([]byte, 4096)
		for {
			n, err := tty.Read(buf)
			p.mu.Lock()
			p.seen += string(buf[:n])
			p.mu.Unlock()
			select {
			case p.more <- struct{}{}:
			default:
			}
			if err != nil {
				return
			}
		}
	}()
	t.Cleanup(func() {
		_ = p.cmd.Process.Kill()
		_, _ = p.cmd.Process.Wait()
		own.Close()
		tty.Close()
		<-done
	})
	return p
}

func (p *person) types(keys string) {
	p.t.Helper()
	if _, err := p.tty.WriteString(keys); err != nil {
		p.t.Fatal(err)
	}
}

// codes are what a terminal does not show.
var codes = regexp.MustCompile(`\x1b\[[0-9;?]*[A-Za-z]`)

// sees waits until text is shown, and takes it and what stands before it as read.
func (p *person) sees(text string) string {
	p.t.Helper()
	late := time.After(30 * time.Second)
	for {
		p.mu.Lock()
		if before, after, ok := strings.Cut(codes.ReplaceAllString(p.seen, ""), text); ok {
			p.seen = after
			p.mu.Unlock()
			return before
		}
		p.mu.Unlock()
		select {
		case <-p.more:
		case <-late:
			p.mu.Lock()
			defer p.mu.Unlock()
			p.t.Fatalf("%q is not shown, but: %q", text, p.seen)
		}
	}
}

// leaves waits for the program to end, and looks whether it left the terminal as it was.
func (p *person) leaves(status int) {
	p.t.Helper()
	state, err := p.cmd.Process.Wait()
	if err != nil {
		p.t.Fatal(err)
	}
	if got := exitStatusOf(state); got != status {
		p.t.Errorf("exit status %d, want %d", got, status)
	}
}

func exitStatusOf(s *os.ProcessState) int {
	if w, ok := s.Sys().(syscall.WaitStatus); ok && w.Signaled() {
		return 128 + int(w.Signal())
	}
	return s.ExitCode()
}

const ready = "byline> "

func TestConsoleTyping(t *testing.T) {
	p := sit(t)
	p.sees("No DISCORD_TOKEN is set, so this is the console on the starter story")
	p.sees("Tab completes")
	p.sees(ready)

	// A command completed, then a name by its alias; the answer is a card.
	p.types("/partn\t")
	p.sees("er ")
	p.types("aapl\t")
	p.sees("apple")
	p.types("\r")
	p.sees("Apple's partners")
	p.sees("[1]")
	p.sees(ready)

	// What has several ends is listed.
	p.types("/a\t")
	p.sees("/about")
	p.types("\x03")
	p.sees(ready)

	// A follow-up, and the history by arrow keys.
	p.types("who leads alibaba?\r")
	p.sees("Joseph Tsai")
	p.sees(ready)
	for _, up := range []string{"\x1b[A", "\x1bOA"} {
		p.types(up + "\r")
		p.sees("who leads alibaba?")
		p.sees("Joseph Tsai")
		p.sees(ready)
	}

	// Pages by the page keys; an action by its number.
	p.types("/timeline\r")
	p.sees("page 1 of")
	p.sees(ready)
	p.types("\x1b[6~")
	p.sees("page 2 of")
	p.sees(ready)
	p.types("\x1b[5~")
	p.sees("page 1 of")
	p.sees(ready)
	p.types("1\r")
	p.sees("Sources")
	p.sees(ready)

	// Ctrl-C in mid-line drops the line; on an empty one it warns, then leaves.
	p.types("who is th\x03")
	if shown := p.sees(ready); strings.Contains(shown, "┌") {
		t.Errorf("a dropped line was answered: %q", shown)
	}
	p.types("\x03")
	p.sees("Press Ctrl-C again")
	p.sees(ready)
	p.types("\x03")
	p.leaves(0)
}

func TestConsoleModal(t *testing.T) {
	p := sit(t)
	p.sees(ready)
	p.types("what does apple pay alibaba?\r")
	p.sees("Pass to the editors")
	p.sees(ready)
	p.types("1\r")
	p.sees("[what does apple pay alibaba?]: ")
	p.types("\x03") // turned away: nothing is sent, and the console goes on
	p.sees("nothing was sent")
	p.sees(ready)
	p.types("\x1b[A\r") // an input is no line of the history
	p.sees("1")
	p.sees("[what does apple pay alibaba?]: ")
	p.types("\r")
	p.sees("(optional)")
	p.types("a note\r")
	p.sees("Passed to the editors")
	p.sees(ready)
	p.types("\x04")
	p.leaves(0)
}

// However the program ends, the terminal is as it was.
func TestConsoleLeavesTheTerminal(t *testing.T) {
	for name, end := range map[string]func(*person) int{
		"Ctrl-D": func(p *person) int { p.types("\x04"); return 0 },
		"/quit":  func(p *person) int { p.types("/quit\r"); return 0 },
		"SIGTERM": func(p *person) int {
			_ = p.cmd.Process.Signal(syscall.SIGTERM)
			return 128 + int(syscall.SIGTERM)
		},
		"SIGINT": func(p *person) int {
			_ = p.cmd.Process.Signal(syscall.SIGINT)
			return 128 + int(syscall.SIGINT)
		},
	} {
		t.Run(name, func(t *testing.T) {
			p := sit(t)
			before, err := term.GetState(int(p.own.Fd()))
			if err != nil {
				t.Fatal(err)
			}
			p.sees(ready)
			p.leaves(end(p))
			after, err := term.GetState(int(p.own.Fd()))
			if err != nil {
				t.Fatal(err)
			}
			if *before != *after {
				t.Errorf("the terminal was left as %+v, and was %+v", *after, *before)
			}
		})
	}
}

// The window is made narrow: the next card fits it.
func TestConsoleResized(t *testing.T) {
	p := sit(t)
	p.sees(ready)
	if err := pty.Setsize(p.tty, &pty.Winsize{Rows: 40, Cols: 40}); err != nil {
		t.Fatal(err)
	}
	p.types("/partner apple\r")
	shown := p.sees("└")
	for _, line := range strings.Split(shown, "\n") {
		if w := width(strings.TrimRight(line, "\r")); strings.Contains(line, "│") && w != 40 {
			t.Errorf("a row of %d columns: %q", w, line)
		}
	}
}
