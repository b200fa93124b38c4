package commands

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"byline/store"
)

// Lang is a language in which Byline frames what it says. What it tells comes from the record and stays in the language in which
// its editors wrote it. The zero value is English; the others are written as store.Languages writes them.
type Lang string

// The languages.
const (
	English  Lang = ""
	Chinese  Lang = "zh-CN"
	Japanese Lang = "ja"
	German   Lang = "de"
	French   Lang = "fr"
	Spanish  Lang = "es"
)

// text is one text in every language, side by side: one that lacks a translation does not compile. {1}, {2} … are what is put
// into it.
type text struct{ en, zh, ja, de, fr, es string }

func (t *text) in(l Lang) string {
	switch l {
	case Chinese:
		return t.zh
	case Japanese:
		return t.ja
	case German:
		return t.de
	case French:
		return t.fr
	case Spanish:
		return t.es
	}
	return t.en
}

// counted is a text with a number, {1}, in the forms that each language has for one and for several.
type counted struct{ en1, en, zh, ja, de1, de, fr1, fr, es1, es string }

// say is a text in the language, with args in their places.
func (l Lang) say(t text, args ...string) string { return fill(t.in(l), args) }

// count is a text for n things; args stand from {2} on.
func (l Lang) count(c counted, n int, args ...string) string {
	var form string
	switch l {
	case Chinese:
		form = c.zh
	case Japanese:
		form = c.ja
	case German:
		form = one(n == 1, c.de1, c.de)
	case French: // nought is singular
		form = one(n < 2, c.fr1, c.fr)
	case Spanish:
		form = one(n == 1, c.es1, c.es)
	default:
		form = one(n == 1, c.en1, c.en)
	}
	return fill(form, append([]string{l.grouped(n)}, args...))
}

func one(is bool, singular, plural string) string {
	if is {
		return singular
	}
	return plural
}

// fill puts args into their places. What they hold is not looked at again.
func fill(pattern string, args []string) string {
	if len(args) == 0 {
		return pattern
	}
	var b strings.Builder
	for {
		i := strings.IndexByte(pattern, '{')
		if i < 0 || i+2 >= len(pattern) {
			break
		}
		b.WriteString(pattern[:i])
		if n := int(pattern[i+1] - '1'); n >= 0 && n < len(args) {
			b.WriteString(args[n])
		}
		pattern = pattern[i+3:]
	}
	if b.Len() == 0 {
		return pattern
	}
	b.WriteString(pattern)
	return b.String()
}

// grouped writes 12345 as the language does.
func (l Lang) grouped(n int) string {
	s := grouped(n)
	switch l {
	case German, Spanish:
		return strings.ReplaceAll(s, ",", ".")
	case French:
		return strings.ReplaceAll(s, ",", "\u202f")
	}
	return s
}

// row puts sentences one after the other; Chinese and Japanese leave no space after their own signs.
func (l Lang) row(sentences ...string) string {
	var b strings.Builder
	for _, s := range sentences {
		if s == "" {
			continue
		}
		last, _ := utf8.DecodeLastRuneInString(b.String())
		if wide := (l == Chinese || l == Japanese) && strings.ContainsRune("。：？」”）", last); b.Len() > 0 && !wide {
			b.WriteByte(' ')
		}
		b.WriteString(s)
	}
	return b.String()
}

// sentence ends s with a full stop where it has no end yet.
func (l Lang) sentence(s string) string {
	if ended := sentence(s); ended != s && (l == Chinese || l == Japanese) {
		return s + "。"
	}
	return sentence(s)
}

// quote shows typed text within a sentence.
func (l Lang) quote(s string) string { return l.say(msgQuoted, cut(s, 60)) }

// and joins names as a sentence does: "a, b and c".
func (l Lang) and(names []string) string { return l.series(names, msgAnd, "y", "e", "i") }

// or joins names between which there is a choice.
func (l Lang) or(names []string) string { return l.series(names, msgOr, "o", "u", "o") }

// series joins names. In Spanish the conjunction is another one before the sound that it would run into.
func (l Lang) series(names []string, pair text, usual, before, sound string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := names[len(names)-1]
	s := l.say(pair, strings.Join(names[:len(names)-1], l.say(msgComma)), last)
	if low := strings.TrimPrefix(strings.ToLower(last), "h"); l == Spanish && strings.HasPrefix(low, sound) && !strings.HasPrefix(low, "ie") && !strings.HasPrefix(low, "ia") {
		cut := len(s) - len(last)
		return strings.TrimSuffix(s[:cut], usual+" ") + before + " " + last
	}
	return s
}

// list is names one after the other.
func (l Lang) list(names ...string) string { return strings.Join(names, l.say(msgComma)) }

// Status is a fact's status as a word.
func (l Lang) Status(s store.Status) string {
	if l == English {
		return s.Word()
	}
	if word, ok := statusTexts[s]; ok {
		return l.say(word)
	}
	return s.Word()
}

// SaidBy is the part of a byline that names who said it.
func (l Lang) SaidBy(name string) string { return l.say(msgSaidBy, name) }

// MoreSources stands for n publications that are not named.
func (l Lang) MoreSources(n int) string { return l.count(numMoreSources, n) }

// LeftOut says that n entries are not shown because they do not fit.
func (l Lang) LeftOut(n int) string { return l.say(msgLeftOut, l.grouped(n)) }

// Quoted is a source's own words in quotation marks.
func (l Lang) Quoted(s string) string { return l.say(msgQuoted, s) }

// Amended begins what became of a posted fact, on being a date as the medium shows it.
func (l Lang) Amended(what, on, text string) string {
	s := l.say(msgAmended, what, on)
	if text != "" {
		s += l.say(msgColon) + text
	}
	return s
}

// langOf is the language of a setting or of a Discord locale; not ok where it is none of ours. Traditional Chinese is not written
// as simplified Chinese is.
func langOf(tag string) (l Lang, ok bool) {
	switch tag {
	case "en", "en-GB", "en-US":
		return English, true
	case "es-ES", "es-419":
		return Spanish, true
	}
	if slices.Contains(store.Languages, tag) {
		return Lang(tag), true
	}
	return English, false
}

// tongue is the language of one request, found out at most once.
type tongue struct {
	lang  Lang
	known bool
}

// speak is the language for a request whose guild has set this one, or none. What only the caller sees is then in the caller's
// own language. What a channel sees is in English: mentions and digests, which name no locale, are to read like the rest.
func (req Request) speak(set string) Lang {
	l, ok := langOf(set)
	if !ok && req.Alone {
		l, _ = langOf(req.Locale)
	}
	if req.tongue != nil {
		req.tongue.lang, req.tongue.known = l, true
	}
	return l
}

// Lang is the language in which a request is answered. Where the guild's settings cannot be read it is English: an answer in
// another language is better than none.
func (d Deps) Lang(ctx context.Context, req Request) Lang {
	if req.tongue != nil && req.tongue.known {
		return req.tongue.lang
	}
	if req.Guild == 0 {
		return req.speak("")
	}
	set, err := d.Store.GuildSettings(ctx, req.Guild)
	if err != nil {
		return English
	}
	return req.speak(set.Language)
}
