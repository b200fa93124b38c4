package commands

import (
	"strconv"
)

// perPage is how many entries a list shows at once.
const perPage = 5

// page is one page of a list.
type page struct {
	n, pages int // n from 1
	from, to int // the entries shown: [from, to)
	total    int
}

// pageOf is the page that a request asks for, the last one where it asks for one past the end.
func pageOf(req Request, total int) page { return pageSized(req, total, perPage) }

func pageSized(req Request, total, size int) page {
	pages := max(1, (total+size-1)/size)
	n := min(number(req.Options[optPage]), pages)
	return page{n: n, pages: pages, from: (n - 1) * size, to: min(n*size, total), total: total}
}

// label is "page 2 of 3", empty where there is but one.
func (p page) label(l Lang) string {
	if p.pages == 1 {
		return ""
	}
	return l.say(msgPage, strconv.Itoa(p.n), strconv.Itoa(p.pages))
}

// rest says how many entries follow; empty at the end.
func (p page) rest(l Lang) string {
	if p.to == p.total {
		return ""
	}
	return l.say(msgRest, l.grouped(p.total-p.to))
}

// turn adds to a reply what its list needs to be paged. at calls the command for a page; back and on are the words on the
// buttons.
func (p page) turn(reply *Reply, l Lang, at func(page string) Invocation, back, on text) {
	if rest := p.rest(l); rest != "" {
		reply.Notes = append(reply.Notes, rest)
	}
	var turn []Button
	if p.n > 1 {
		turn = append(turn, Button{Label: l.say(back), Do: at(strconv.Itoa(p.n - 1)), Replace: true})
	}
	if p.n < p.pages {
		turn = append(turn, Button{Label: l.say(on), Do: at(strconv.Itoa(p.n + 1)), Replace: true, Main: true})
	}
	reply.Buttons = append(turn, reply.Buttons...)
}

// turn pages the list of a reply by calling the command again.
func (r *reading) turn(reply *Reply, p page, back, on text) {
	p.turn(reply, r.lang, func(n string) Invocation { return r.repeat(optPage, n) }, back, on)
}
