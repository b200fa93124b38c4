package commands

import (
	"fmt"
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
func (p page) label() string {
	if p.pages == 1 {
		return ""
	}
	return fmt.Sprintf("page %d of %d", p.n, p.pages)
}

// rest says how many entries follow; empty at the end.
func (p page) rest() string {
	if p.to == p.total {
		return ""
	}
	return "And " + grouped(p.total-p.to) + " more."
}

// turn adds to a reply what its list needs to be paged. at calls the command for a page; back and on are the words on the
// buttons.
func (p page) turn(reply *Reply, at func(page string) Invocation, back, on string) {
	if rest := p.rest(); rest != "" {
		reply.Notes = append(reply.Notes, rest)
	}
	var turn []Button
	if p.n > 1 {
		turn = append(turn, Button{Label: back, Do: at(strconv.Itoa(p.n - 1)), Replace: true})
	}
	if p.n < p.pages {
		turn = append(turn, Button{Label: on, Do: at(strconv.Itoa(p.n + 1)), Replace: true, Main: true})
	}
	reply.Buttons = append(turn, reply.Buttons...)
}

// turn pages the list of a reply by calling the command again.
func (r *reading) turn(reply *Reply, p page, back, on string) {
	p.turn(reply, func(n string) Invocation { return r.repeat(optPage, n) }, back, on)
}
