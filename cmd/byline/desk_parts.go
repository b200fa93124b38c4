package main

import "strconv"

type deskEntityCmd struct {
	Name      string `arg:"" help:"Name or slug of the entity."`
	Add       bool   `help:"Put a new name on record."`
	Rename    string `help:"Call it this; the name that it had still finds it." placeholder:"NAME"`
	Alias     string `help:"It is also called this." placeholder:"NAME"`
	Unalias   string `help:"It is not called this." placeholder:"NAME"`
	Kind      string `help:"company, person, place, product, organisation, event or other." placeholder:"KIND"`
	Summary   string `help:"Who or what it is, in a sentence or two." placeholder:"TEXT"`
	MergeInto string `help:"It is the same as this one." placeholder:"NAME"`
	DryRun    bool   `help:"Tell what merging would do, and change nothing."`
}

func (c *deskEntityCmd) Run(a *app, desk *deskCmd) error {
	if c.DryRun && c.MergeInto == "" {
		return misuse("--dry-run tells what --merge-into would do, and goes with that alone")
	}
	options := map[string]string{"name": c.Name, "rename": c.Rename, "alias": c.Alias, "unalias": c.Unalias, "kind": c.Kind,
		"summary": c.Summary, "merge_into": c.MergeInto}
	if c.Add {
		options["save"] = "1"
	}
	if c.MergeInto != "" && !c.DryRun {
		options["sure"] = "1"
	}
	return desk.perform(a, "entity", options)
}

type deskSourceCmd struct {
	Source    string `arg:"" optional:"" help:"Slug or title of a source on record; left out, a new one."`
	Publisher string `help:"Who published it." placeholder:"NAME"`
	Title     string `help:"Its headline." placeholder:"TEXT"`
	Published string `help:"Its day: 2025-02-13." placeholder:"DATE"`
	URL       string `name:"url" help:"Its link." placeholder:"URL"`
	Author    string `help:"Who wrote it." placeholder:"NAME"`
}

func (c *deskSourceCmd) Run(a *app, desk *deskCmd) error {
	return desk.perform(a, "source", map[string]string{"source": c.Source, "publisher": c.Publisher, "title": c.Title,
		"published": c.Published, "url": c.URL, "author": c.Author})
}

type deskRelationCmd struct {
	Relation  string `arg:"" help:"Slug or label of the relation."`
	Add       bool   `help:"Make a new one."`
	Words     string `help:"People ask for it with these words too, between commas." placeholder:"WORDS"`
	Label     string `help:"How it is shown." placeholder:"TEXT"`
	Inverse   string `help:"How it is shown from the other side." placeholder:"TEXT"`
	Symmetric *bool  `help:"It holds both ways, as with partners." negatable:""`
	Command   *bool  `help:"It is a slash command of its own." negatable:""`
}

func (c *deskRelationCmd) Run(a *app, desk *deskCmd) error {
	options := map[string]string{"relation": c.Relation, "words": c.Words, "label": c.Label, "inverse": c.Inverse}
	for name, flag := range map[string]*bool{"symmetric": c.Symmetric, "command": c.Command} {
		if flag != nil {
			options[name] = strconv.FormatBool(*flag)
		}
	}
	if c.Add {
		options["save"] = "1"
	}
	return desk.perform(a, "relation", options)
}

type deskStoryCmd struct {
	Make    string `help:"A new story of this short name." placeholder:"SLUG"`
	Title   string `help:"Its title." placeholder:"TEXT"`
	Summary string `help:"What it is about, in a sentence or two." placeholder:"TEXT"`
	Zone    string `help:"The time zone of its dates." placeholder:"ZONE"`
}

func (c *deskStoryCmd) Run(a *app, desk *deskCmd) error {
	return desk.perform(a, "story", map[string]string{"make": c.Make, "title": c.Title, "summary": c.Summary, "zone": c.Zone})
}
