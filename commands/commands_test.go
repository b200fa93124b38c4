package commands

import (
	"strings"
	"testing"
)

func TestPartner(t *testing.T) {
	openNewsroom(t).goldenCalls(t, "partner",
		"/partner name:apple",
		"/partner name:alibaba",
		"/partner name:AAPL where:China",
		"/partner name:apple where:outside China",
		"/partner name:apple where:prc",
		"/partner name:apple where:France",
		"/partner name:alibabba",
		"/partner name:aple",
		"/partner name:Zyxxo",
		"/partner name:apple as_of:2025-02-13",
		"/partner name:apple as_of:2030",
		"/partner name:apple as_of:soon",
		"/partner",
		"/partner name:apple shape:round",
		"/partner name:apple story:aple",
		"/partner name:apple story:ferry-takeover",
		"/partner name:lakeside story:ferry-takeover",
		"/partner name:evil corp story:ferry-takeover",
	)
}

func TestRelations(t *testing.T) {
	openNewsroom(t).goldenCalls(t, "relations",
		"/leader name:alibaba",
		"/leader name:joe tsai",
		"/rule name:apple",
		"/revenue name:apple",
		"/expectation name:iphone",
		"/leader name:lakeside story:ferry-takeover",
		"/leader name:lakeside story:ferry-takeover past:1",
		"/leader name:lakeside story:ferry-takeover as_of:2024-03-15",
		"/leader name:holmes story:ferry-takeover",
		"/leader name:piet-holmes story:ferry-takeover",
		"/rival name:northwind story:ferry-takeover",
		"/rival name:northwind story:ferry-takeover page:2",
		"/rival name:northwind story:ferry-takeover page:99",
		"/rival name:northwind where:norge story:ferry-takeover",
		"/rival name:lakeside story:ferry-takeover",
		"/owner name:northwind story:ferry-takeover",
		"/venue name:harbour forum story:ferry-takeover",
		"/venue name:hull story:ferry-takeover",
		"/investor name:northwind story:ferry-takeover",
	)
}

func TestAbout(t *testing.T) {
	openNewsroom(t).goldenCalls(t, "about",
		"/about name:apple",
		"/about name:apple page:2",
		"/about name:tsai",
		"/about name:alibabba",
		"/about name:apple as_of:2024-01-01",
		"/about name:ghost story:ferry-takeover",
		"/about name:evil corp story:ferry-takeover",
		"/about name:northwind story:ferry-takeover as_of:2024-03-31",
		"/related name:apple",
		"/related name:northwind story:ferry-takeover",
		"/related name:ghost story:ferry-takeover",
	)
}

func TestTimeline(t *testing.T) {
	openNewsroom(t).goldenCalls(t, "timeline",
		"/timeline",
		"/timeline page:2",
		"/timeline name:baidu",
		"/timeline name:dubai",
		"/timeline name:apple from:2025",
		"/timeline story:ferry-takeover",
		"/timeline story:ferry-takeover as_of:2024-03-12",
		"/timeline story:ferry-takeover from:2024-04",
		"/timeline story:ferry-takeover from:2031",
	)
}

func TestFigures(t *testing.T) {
	openNewsroom(t).goldenCalls(t, "figures",
		"/figures",
		"/figures name:apple",
		"/figures name:dubai",
		"/figures name:lakeside story:ferry-takeover",
		"/figures story:ferry-takeover",
		"/figures story:ferry-takeover as_of:2024-04-01",
	)
}

func TestSaid(t *testing.T) {
	openNewsroom(t).goldenCalls(t, "said",
		"/said",
		"/said page:2",
		"/said name:joe tsai",
		"/said name:alibaba",
		"/said name:apple",
		"/said name:dubai",
		"/said story:ferry-takeover",
	)
}

func TestSources(t *testing.T) {
	openNewsroom(t).goldenCalls(t, "sources",
		"/sources",
		"/sources fact:partner-china",
		"/sources fact:partner-chin",
		"/sources story:ferry-takeover",
		"/sources story:ferry-takeover fact:first-bid",
		"/sources story:ferry-takeover fact:partner-denied",
		"/sources ids:999999",
		"/sources ids:x.y",
	)
}

func TestFact(t *testing.T) {
	openNewsroom(t).goldenCalls(t, "fact",
		"/fact key:partner-china",
		"/fact key:us-market-size",
		"/fact key:PARTNER-CHINA",
		"/fact key:nothing-like-it",
		"/fact story:ferry-takeover key:first-bid",
		"/fact story:ferry-takeover key:second-bid",
		"/fact story:ferry-takeover key:supplier-wrong",
		"/fact story:ferry-takeover key:leader-courier",
		"/fact story:ferry-takeover key:hostile-fact",
	)
}

func TestStory(t *testing.T) {
	openNewsroom(t).goldenCalls(t, "story",
		"/story",
		"/story story:ferry-takeover",
		"/story story:ferry-takeover as_of:2024-03-05",
		"/story story:aple",
		"/story choose:ferry",
	)
}

func TestHelp(t *testing.T) {
	openNewsroom(t).goldenCalls(t, "help",
		"/help",
		"/help story:ferry-takeover",
		"/help command:/partner",
		"/help command:timeline",
		"/help command:desk",
		"/help command:dance",
	)
	n := openNewsroom(t)
	golden(t, "help_editors", plain(n.run("/help command:/desk retract", asEditor))+"\n"+plain(n.run("/help command:desk retract", inGuild)))
	all := plain(n.run("/help", asEditor))
	for _, c := range n.all {
		if !c.Editors || len(c.subs) == 0 {
			continue
		}
		one := plain(n.run("/help command:"+c.Name(), asEditor))
		for _, s := range c.subs {
			if !strings.Contains(all, s.name) || !strings.Contains(one, "/"+c.Name()+" "+s.name+"\n") {
				t.Errorf("an editor's help does not tell of /%s %s", c.Name(), s.name)
			}
		}
	}
}
