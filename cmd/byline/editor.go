package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"sync"

	"golang.org/x/term"
)

// Keys that x/term ends the line at, or does not know, travel as control characters that no keyboard is left to send.
const (
	keyInterrupt = 0x1c // for Ctrl-C
	keyPageDown  = 0x1d
	keyPageUp    = 0x1e
	keyTab       = '\t'
)

// editor reads lines at a terminal: editing, history, completion. The terminal is raw only while a line is being read, so
// that whatever goes wrong elsewhere leaves it as it was.
type editor struct {
	term *term.Terminal
	keys *keyReader
	in   *os.File
	out  *os.File
	past history

	// complete answers Tab: the new line and cursor, and what to list above the line.
	complete func(line string, pos int) (newLine string, newPos int, list string)
	// pageKey gives the line that a page key stands for now; empty for none.
	pageKey func(next bool) string

	warned    bool // Ctrl-C was pressed on an empty line just now
	abandoned bool // Ctrl-C ended the line that is being read

	mu    sync.Mutex
	state *term.State // of the terminal before it was made raw; nil while it is not raw
}

func newEditor(in, out *os.File) *editor {
	e := &editor{in: in, out: out, keys: &keyReader{r: in}}
	e.renew()
	return e
}

// renew forgets what x/term thinks is on the screen.
func (e *editor) renew() {
	e.term = term.NewTerminal(struct {
		io.Reader
		io.Writer
	}{e.keys, e.out}, "")
	e.term.AutoCompleteCallback = e.key
	e.term.History = &e.past
}

// line reads one line and keeps it in the history. io.EOF: the person wants to leave.
func (e *editor) line(prompt string) (string, error) {
	e.past.off = false
	for {
		text, err := e.read(prompt)
		if !e.abandoned || err != nil {
			return text, err
		}
	}
}

// field reads one line that is no command: it is neither completed nor kept. io.EOF: the person turned away from it.
func (e *editor) field(prompt string) (string, error) {
	complete, page := e.complete, e.pageKey
	e.past.off, e.complete, e.pageKey = true, nil, nil
	defer func() { e.complete, e.pageKey = complete, page }()
	text, err := e.read(prompt)
	if e.abandoned && err == nil {
		return "", io.EOF
	}
	return text, err
}

func (e *editor) read(prompt string) (string, error) {
	if err := e.raw(); err != nil {
		return "", err
	}
	defer e.restore()
	e.resize()
	stop := onResize(e.resize)
	defer stop()
	e.warned, e.abandoned = false, false
	e.term.SetPrompt(prompt)
	text, err := e.term.ReadLine()
	if errors.Is(err, term.ErrPasteIndicator) {
		err = nil
	}
	if err != nil {
		// The prompt that was left is still on the screen.
		_, _ = e.out.WriteString("\r\n")
		e.renew()
	}
	return text, err
}

func (e *editor) resize() {
	w, h, err := term.GetSize(int(e.out.Fd()))
	if err != nil || w <= 0 {
		w, h = 80, 24
	}
	_ = e.term.SetSize(w, h) // a failure to repaint shows when the next line is written
}

func (e *editor) raw() error {
	e.mu.Lock()
	defer e.mu.Unlock()
	s, err := term.MakeRaw(int(e.in.Fd()))
	if err != nil {
		return err
	}
	e.state = s
	return nil
}

// restore gives the terminal back as it was, and reports whether it was raw. It may be called at any time, from any goroutine.
func (e *editor) restore() bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.state == nil {
		return false
	}
	_ = term.Restore(int(e.in.Fd()), e.state)
	e.state = nil
	return true
}

// key is called for each key that x/term leaves to us.
func (e *editor) key(line string, pos int, key rune) (string, int, bool) {
	warned := e.warned
	e.warned = false
	switch key {
	case keyInterrupt:
		switch {
		case line != "":
			// The line is left on the screen, as shells leave it, and not kept.
			e.abandoned, e.past.skip = true, true
			e.keys.put("\r")
		case warned, e.past.off:
			e.keys.put("\x04")
		default:
			e.warned = true
			e.say("Press Ctrl-C again to leave, or Ctrl-D.")
		}
		return line, pos, true
	case keyTab:
		if e.complete == nil {
			return line, pos, true
		}
		newLine, newPos, list := e.complete(line, pos)
		if list != "" {
			e.say(list)
		}
		return newLine, newPos, true
	case keyPageDown, keyPageUp, ' ':
		if line != "" || e.pageKey == nil {
			return line, pos, key != ' '
		}
		if text := e.pageKey(key != keyPageUp); text != "" {
			e.keys.put("\r")
			return text, len(text), true
		}
		return line, pos, key != ' '
	}
	return line, pos, false
}

// say prints above the line that is being typed.
func (e *editor) say(text string) { _, _ = e.term.Write([]byte(text + "\n")) }

// keyReader passes keys on, some of them translated, and lets keys be put in as if they had been typed.
type keyReader struct {
	r      io.Reader
	queued []byte // keys put in, which come before those typed since
	typed  []byte // read and not yet passed on
	err    error  // to give after what was typed
}

func (k *keyReader) put(keys string) { k.queued = append(k.queued, keys...) }

// ours are the keys that we answer to, by what terminals send for them.
var ours = []struct {
	sent string
	key  byte
}{{"\x03", keyInterrupt}, {"\x1b[6~", keyPageDown}, {"\x1b[5~", keyPageUp}}

func (k *keyReader) Read(p []byte) (int, error) {
	if len(p) == 0 {
		// x/term's buffer is full of one escape sequence without an end.
		return 0, io.ErrNoProgress
	}
	for {
		if len(k.queued) > 0 {
			n := copy(p, k.queued)
			k.queued = k.queued[n:]
			return n, nil
		}
		if n := k.pass(p); n > 0 {
			return n, nil
		}
		if k.err != nil {
			return 0, k.err
		}
		var buf [256]byte
		n, err := k.r.Read(buf[:])
		k.typed, k.err = append(k.typed, buf[:n]...), err
	}
}

// pass gives what was typed up to one of our keys, and that key, alone: what it puts in has to come before what was typed
// after it.
func (k *keyReader) pass(p []byte) (n int) {
	for n < len(p) && len(k.typed) > 0 {
		if t := k.typed; len(t) > 2 && t[0] == 0x1b && t[1] == 'O' && t[2] >= 'A' && t[2] <= 'Z' {
			t[1] = '[' // the other form of such keys, of which x/term would take the letter for typed
		}
		for _, o := range ours {
			if !bytes.HasPrefix(k.typed, []byte(o.sent)) {
				continue
			}
			p[n] = o.key
			k.typed = k.typed[len(o.sent):]
			return n + 1
		}
		c := k.typed[0]
		k.typed = k.typed[1:]
		if c == keyInterrupt || c == keyPageDown || c == keyPageUp {
			continue // typed as such, they mean nothing
		}
		p[n] = c
		n++
	}
	return n
}

// history is the lines typed so far, the newest last.
type history struct {
	lines []string
	off   bool // lines are neither kept nor shown now
	skip  bool // the next line is not kept
}

const historyMost = 500

func (h *history) Add(line string) {
	skip := h.skip
	h.skip = false
	if h.off || skip || line == "" || len(h.lines) > 0 && h.lines[len(h.lines)-1] == line {
		return
	}
	if len(h.lines) == historyMost {
		h.lines = append(h.lines[:0], h.lines[1:]...)
	}
	h.lines = append(h.lines, line)
}

func (h *history) Len() int {
	if h.off {
		return 0
	}
	return len(h.lines)
}

func (h *history) At(i int) string { return h.lines[len(h.lines)-1-i] }
