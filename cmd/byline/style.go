package main

import (
	"os"

	"golang.org/x/term"

	"byline/commands"
	"byline/store"
)

// Widths of a card, borders included.
const (
	cardMost  = 96
	cardPiped = 80
	cardLeast = 24 // below this there is no room for a border
)

// screen is where replies are shown.
type screen struct {
	file  *os.File
	color bool
	live  bool // a person sees it: file is a terminal
	fixed int  // width where it is not live
}

// screenOn finds out what out can show. Colour is for terminals alone, and for those who want it (no-color.org).
func screenOn(out *os.File, getenv func(string) string) screen {
	live := term.IsTerminal(int(out.Fd()))
	return screen{
		file:  out,
		live:  live,
		fixed: cardPiped,
		color: live && getenv("NO_COLOR") == "" && getenv("TERM") != "dumb",
	}
}

// width is how wide a card may be now; the window may have been resized since the last one.
func (s screen) width() int {
	if !s.live {
		return s.fixed
	}
	w, _, err := term.GetSize(int(s.file.Fd()))
	if err != nil || w <= 0 {
		return cardPiped
	}
	return min(w, cardMost)
}

// Graphic renditions, as the parameters of SGR.
const (
	plain     = ""
	bold      = "1"
	dim       = "2"
	green     = "32"
	yellow    = "33"
	red       = "31"
	brightRed = "91"
	amber     = "93"
	blue      = "94"
	grey      = "90"
)

// paint wraps text in a rendition, where there is colour.
func (s screen) paint(code, text string) string {
	if !s.color || code == plain || text == "" {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}

// edge is the colour of a card's border. It repeats what a word in the card says.
func edge(t commands.Tone) string {
	switch t {
	case commands.ToneConfirmed:
		return green
	case commands.ToneReported:
		return blue
	case commands.ToneDisputed:
		return yellow
	case commands.ToneDenied:
		return red
	case commands.ToneNotDisclosed:
		return amber
	case commands.ToneError:
		return brightRed
	}
	return grey
}

func statusColour(s store.Status) string { return edge(commands.Tone(s)) }
