package commands

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// longestWas is how long what was corrected may be, in characters, to stand inside the sentence.
const longestWas = 80

// reworded is a sentence with what it said before where that differs: "China revenue fell 11 % (was: 12 %)." It is "" where
// the two are not one sentence with one part changed.
func (l Lang) reworded(before, after string) string {
	old, was := sentenceWords(before)
	now, end := sentenceWords(after)
	head := 0
	for head < len(old) && head < len(now) && old[head] == now[head] {
		head++
	}
	tail := 0
	for tail < len(old)-head && tail < len(now)-head && old[len(old)-1-tail] == now[len(now)-1-tail] {
		tail++
	}
	for tail > 0 && unit(now[len(now)-tail]) { // 11 % was 12 %, not 12
		tail--
	}
	oldPart, newPart := old[head:len(old)-tail], now[head:len(now)-tail]
	text := strings.Join(oldPart, " ")
	if len(oldPart) == 0 || len(newPart) == 0 || head+tail == 0 || was != end || utf8.RuneCountInString(text) > longestWas {
		return ""
	}
	mark := ""
	if tail > 0 { // a comma belongs to the sentence, not to what was corrected
		last := newPart[len(newPart)-1]
		if bare := strings.TrimRight(last, ",;:"); bare != "" && strings.HasSuffix(text, last[len(bare):]) {
			mark = last[len(bare):]
			text = strings.TrimSuffix(text, mark)
			newPart = append(slices.Clone(newPart[:len(newPart)-1]), bare)
		}
	}
	words := slices.Concat(now[:head], newPart, []string{"(" + l.say(msgWasAside, text) + ")" + mark}, now[len(now)-tail:])
	return strings.Join(words, " ") + end
}

// sentenceWords are the words of a sentence without the stop that ends it, which is given apart.
func sentenceWords(s string) (words []string, end string) {
	s = strings.TrimSpace(s)
	for _, stop := range []string{".", "。"} {
		if bare, ok := strings.CutSuffix(s, stop); ok {
			s, end = bare, stop
			break
		}
	}
	return strings.Fields(s), end
}

// unit reports a word that a number is read together with.
func unit(word string) bool {
	switch strings.ToLower(strings.TrimRight(word, ".,;:")) {
	case "%", "percent", "per", "thousand", "million", "billion", "trillion", "m", "bn", "tn", "points", "dollars", "euros",
		"pounds", "yuan", "yen":
		return true
	}
	return false
}

// aside puts a remark into the end of a sentence: "Apple chose Alibaba (was: reported)."
func (l Lang) aside(sentence, remark string) string {
	words, end := sentenceWords(sentence)
	return strings.Join(words, " ") + " (" + remark + ")" + end
}

// clock is an instant as digests write it, in the digest's zone: "Wed 12 Feb, 09:00", with the year where it is another than
// now's.
func clock(t, now time.Time, zone *time.Location) string {
	t = t.In(zone)
	if t.Year() != now.In(zone).Year() {
		return t.Format("Mon 2 Jan 2006, 15:04")
	}
	return t.Format("Mon 2 Jan, 15:04")
}
