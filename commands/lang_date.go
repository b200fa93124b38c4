package commands

import (
	"strconv"
	"time"

	"byline/store"
)

// Date writes a date for people, as exactly as it is known: "13 Feb 2025", "13. Februar 2025". Instants are shown in zone.
func (l Lang) Date(w store.When, zone *time.Location) string {
	if l == English || w.IsZero() {
		return w.Format(zone)
	}
	t, _ := w.Span(time.UTC)
	if w.Precision() == store.Instant {
		t = t.In(zone)
	}
	year := strconv.Itoa(t.Year())
	switch w.Precision() {
	case store.Year:
		return l.say(msgYear, year)
	case store.Quarter:
		return l.say(msgQuarter, year, l.first(int(t.Month()+2)/3, "e"))
	case store.Month:
		return l.say(msgMonth, year, l.month(t))
	case store.Day:
		return l.day(t)
	}
	return l.say(msgInstant, l.day(t), t.Format("15:04"))
}

// onDate is a date within a sentence: "on 13 Feb 2025", "in Feb 2025", "am 13. Februar 2025".
func (l Lang) onDate(w store.When, zone *time.Location) string {
	form := msgIn
	switch w.Precision() {
	case store.Day, store.Instant:
		form = msgOn
	case store.Quarter:
		form = msgInQuarter
	case store.Year:
		form = msgInYear
	}
	return l.say(form, l.Date(w, zone))
}

// day is a calendar day.
func (l Lang) day(t time.Time) string {
	return l.say(msgDay, strconv.Itoa(t.Year()), l.month(t), l.first(t.Day(), ""))
}

// first is a number within a date: in French the first is an ordinal, and of quarters the others are, with ending.
func (l Lang) first(n int, ending string) string {
	switch {
	case l != French:
		ending = ""
	case n == 1:
		ending = "er"
	}
	return strconv.Itoa(n) + ending
}

func (l Lang) month(t time.Time) string { return l.say(months[t.Month()-1]) }

// Clock is an instant in a zone with its day of the week, and its year where that is another than now's: "Wed 12 Feb, 09:00".
func (l Lang) Clock(t, now time.Time, zone *time.Location) string {
	if l == English {
		return clock(t, now, zone)
	}
	t = t.In(zone)
	form := msgClock
	if t.Year() != now.In(zone).Year() {
		form = msgClockYear
	}
	return l.clock(form, t)
}

// Moment is an instant in a zone with its day of the week and its year.
func (l Lang) Moment(t time.Time, zone *time.Location) string {
	t = t.In(zone)
	if l == English {
		return t.Format("Mon 2 Jan 2006, 15:04")
	}
	return l.clock(msgClockYear, t)
}

func (l Lang) clock(form text, t time.Time) string {
	return l.say(form, strconv.Itoa(t.Year()), l.month(t), l.first(t.Day(), ""), l.say(weekdayNames[t.Weekday()]), t.Format("15:04"))
}

var (
	msgYear    = text{"{1}", "{1}年", "{1}年", "{1}", "{1}", "{1}"}
	msgQuarter = text{"Q{2} {1}", "{1}年第{2}季度", "{1}年第{2}四半期", "{2}. Quartal {1}", "{2} trimestre {1}", "{2}.º trimestre de {1}"}
	msgMonth   = text{"{2} {1}", "{1}年{2}", "{1}年{2}", "{2} {1}", "{2} {1}", "{2} de {1}"}
	msgDay     = text{"{3} {2} {1}", "{1}年{2}{3}日", "{1}年{2}{3}日", "{3}. {2} {1}", "{3} {2} {1}", "{3} de {2} de {1}"}
	msgInstant = text{"{1}, {2}", "{1} {2}", "{1} {2}", "{1}, {2} Uhr", "{1} à {2}", "{1}, {2}"}

	// A date within a sentence, as an adverb where the language makes it one by a preposition.
	msgOn        = text{"on {1}", "{1}", "{1}", "am {1}", "le {1}", "el {1}"}
	msgIn        = text{"in {1}", "{1}", "{1}", "im {1}", "en {1}", "en {1}"}
	msgInQuarter = text{"in {1}", "{1}", "{1}", "im {1}", "au {1}", "en el {1}"}
	msgInYear    = text{"in {1}", "{1}", "{1}", "im Jahr {1}", "en {1}", "en {1}"}

	msgClock = text{"{4} {3} {2}, {5}", "{2}{3}日（{4}）{5}", "{2}{3}日（{4}）{5}", "{4}, {3}. {2}, {5} Uhr", "{4} {3} {2} à {5}", "{4} {3} de {2}, {5}"}

	msgClockYear = text{"{4} {3} {2} {1}, {5}", "{1}年{2}{3}日（{4}）{5}", "{1}年{2}{3}日（{4}）{5}", "{4}, {3}. {2} {1}, {5} Uhr",
		"{4} {3} {2} {1} à {5}", "{4} {3} de {2} de {1}, {5}"}
)

var months = [12]text{
	{"Jan", "1月", "1月", "Januar", "janvier", "enero"},
	{"Feb", "2月", "2月", "Februar", "février", "febrero"},
	{"Mar", "3月", "3月", "März", "mars", "marzo"},
	{"Apr", "4月", "4月", "April", "avril", "abril"},
	{"May", "5月", "5月", "Mai", "mai", "mayo"},
	{"Jun", "6月", "6月", "Juni", "juin", "junio"},
	{"Jul", "7月", "7月", "Juli", "juillet", "julio"},
	{"Aug", "8月", "8月", "August", "août", "agosto"},
	{"Sep", "9月", "9月", "September", "septembre", "septiembre"},
	{"Oct", "10月", "10月", "Oktober", "octobre", "octubre"},
	{"Nov", "11月", "11月", "November", "novembre", "noviembre"},
	{"Dec", "12月", "12月", "Dezember", "décembre", "diciembre"},
}

var weekdayNames = [7]text{
	{"Sun", "周日", "日", "Sonntag", "dimanche", "domingo"},
	{"Mon", "周一", "月", "Montag", "lundi", "lunes"},
	{"Tue", "周二", "火", "Dienstag", "mardi", "martes"},
	{"Wed", "周三", "水", "Mittwoch", "mercredi", "miércoles"},
	{"Thu", "周四", "木", "Donnerstag", "jeudi", "jueves"},
	{"Fri", "周五", "金", "Freitag", "vendredi", "viernes"},
	{"Sat", "周六", "土", "Samstag", "samedi", "sábado"},
}
