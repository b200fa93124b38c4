package store

import (
	"bytes"
	"errors"
	"strings"
	"testing"
)

func TestFaultsOfTables(t *testing.T) {
	const head = "key,text,sources,subject,relation,object,value,status,happened,until,replaces,disputes,retracted,publisher,title,published,url\n"
	for _, c := range []struct{ name, text, want string }{
		{"empty", "", "1:1: the table is empty; its first row names the columns: key, text"},
		{"unknown column", "text;sorces\nA;b\n", `1:6: there is no column "sorces"; did you mean sources?`},
		{"column twice", "text,Text\n", "1:6: the column text is there twice"},
		{"no column", "where,status\nx,y\n", "1:1: the table has neither a column text nor a column key"},
		{"separator", "sep=.\ntext.sources\n", "1:1: between cells there can be"},
		{"not UTF-8", "text\nCaf\xe9\n", "2:4: byte 0xE9 is not valid UTF-8"},
		{"control", "text\nA\x00b\n", "2:2: the control character U+0000"},
		{"bare quote", "text,sources\nA,wire-1\nThe \"new\" one,wire-1\n", "3:5: a quotation mark stands inside"},
		{"open quote", "text,sources\n\"A,wire-1\nB,wire-1\n", "2:1: the quotes of this row do not match"},
		{"text behind a quote", "text,sources\n\"A\"b,wire-1\n", "2:1: the quotes of this row do not match"},
		{"too many cells", "text,sources\nA, and b,wire-1\n", `2:10: the cell "wire-1" stands below no heading`},
		{"no text", "text,sources\n,wire-1\n", "2:1: text: the row has no text"},
		{"no source", "text,sources\nA,\n", "2:3: sources: the row has no source"},
		{"no source column", "text\nA\n", "2:1: text: the fact is new and has no source"},
		{"unknown source", "text,sources\nA,wire-2\n", `2:3: sources: no source "wire-2" in the story; a new one needs`},
		{"source without a day", "text,publisher,title,published\nA,Post,News,2025-02\n", "2:13: published: 2025-02 is not a day"},
		{"source without a title", "text,publisher,published\nA,Post,2025-02-13\n", "2:1: title: the source post-2025-02-13 is new and needs"},
		{"ambiguous day", "text,publisher,title,published\nA,Post,News,02/03/2025\n", `published: "02/03/2025" can be 2025-03-02 or 2025-02-03`},
		{"impossible day", "text,publisher,title,published\nA,Post,News,31/02/2025\n", `published: "31/02/2025" is not a date`},
		{"address", "text,sources,url\nA,wire-1,ftp://example.com\n", "url: must begin with http:// or https://"},
		{"other source", "text,sources,title\nA,wire-1,Another\nB,wire-1,Another\n", `2:10: title: the source wire-1 has "Deal" on record`},
		{"sources that differ", "text,sources,publisher,title,published\nA,x,P,T,2025-02-13\nB,x,P,U,2025-02-13\n", `3:7: title: another row says "T" of the source x`},
		{"lines without sources", "text,sources,publisher\nA,wire-1,\"Wire\nPost\"\n", "publisher: the cell has 2 lines, but the row names 1 of sources"},
		{"source twice", "text,sources\nA,wire-1 wire-1\n", `sources: source "wire-1" is listed twice`},
		{"entity", head + "a,A,wire-1,Nobody\n", `2:12: subject: no entity "Nobody" in the story`},
		{"two entities", head + "a,A,wire-1,The Fruit\n", `subject: "The Fruit" can be apple or orchard`},
		{"relation", head + "a,A,wire-1,apple,partnr\n", `relation: no relation "partnr" in the story; did you mean partner?`},
		{"no subject", head + "a,A,wire-1,,partner\n", "relation: the fact has a relation but no subject"},
		{"object and value", head + "a,A,wire-1,apple,partner,alibaba,3\n", "2:34: value: the fact has an object and a value"},
		{"status", head + "a,A,wire-1,,,,,sure\n", `status: cannot be "sure"; it is one of confirmed`},
		{"date", head + "a,A,wire-1,,,,,,Feb-25\n", `happened: "Feb-25" is what a spreadsheet makes of a month; write 2025-02`},
		{"no date", head + "a,A,wire-1,,,,,,soon\n", `happened: "soon" is not a date`},
		{"until", head + "a,A,wire-1,,,,,,2025,2024\n", "until: 2024 lies before happened 2025"},
		{"replaces nothing", head + "a,A,wire-1,,,,,,,,none\n", `replaces: no fact "none" in the file or on record`},
		{"replaces itself", head + "a,A,wire-1,,,,,,,,a\n", "replaces: the fact replaces itself"},
		{"circle", head + "a,A,wire-1,,,,,,,,b\nb,B,wire-1,,,,,,,,a\n", "2:19: facts replace each other in a circle: a → b → a"},
		{"retracted", head + "a,A,wire-1,,,,,,,,,,TRUE\n", "retracted: takes the reason in words"},
		{"key", head + "Not A Slug,A,wire-1\n", `2:1: key: "Not A Slug" is not a slug: 1 to 64 of a–z, 0–9 and hyphens; try not-a-slug`},
		{"key twice", head + "a,A,wire-1\na,B,wire-1\n", `3:1: key: "a" is used twice, first on line 2`},
		{"text twice", "text,sources\nA,wire-1\nA,wire-1\n", "3:1: text: the row says the same as line 2"},
		{"long", "text,sources\n" + strings.Repeat("x", MaxText+1) + ",wire-1\n", "2:1: text: is 501 characters long; at most 500 are allowed"},
		{"override", "text,sources\nA\u202eb,wire-1\n", "text: contains the bidirectional control U+202E"},
		{"new without text", "key,where\nnew,here\n", `key: no fact "new" is on record`},
		{"row of the sheet", "text,sources,value\n\"A\nb\",wire-1,\nC,wire-1,\n,wire-1,1\n", "5:1: text: the row has no text (row 4 of the sheet)"},
		{"below a sep line", "sep=;\ntext;sources\n;wire-1\n", "3:1: text: the row has no text"},
		{"wide letters", "text,sources\n阿里巴巴,wire-2\n", "2:6: sources: no source"},
		{"long line", "text\n" + strings.Repeat(",", 1<<20+1), "2:1: this line is longer than a mebibyte"},
		{"many columns", strings.Repeat(",", maxColumns) + "text\n", "the table has more than 200 columns"},
	} {
		t.Run(c.name, func(t *testing.T) {
			st := harbourStore(t)
			before := exportedBytes(t, st, "harbour")
			_, err := importCSV(t, st, ImportOptions{}, c.text)
			var fe *FileError
			if !errors.As(err, &fe) || !strings.Contains(err.Error(), c.want) {
				t.Errorf("want %q, got %v", c.want, err)
			}
			if !bytes.Equal(before, exportedBytes(t, st, "harbour")) {
				t.Error("something was changed")
			}
		})
	}
	t.Run("no story", func(t *testing.T) {
		st := emptyStore(t, "none.db")
		if _, err := importCSV(t, st, ImportOptions{}, "text,sources\nA,wire-1\n"); err == nil || !strings.Contains(err.Error(), `no story "harbour" is on record`) {
			t.Error(err)
		}
	})
	t.Run("all at once", func(t *testing.T) {
		_, err := importCSV(t, harbourStore(t), ImportOptions{}, "text,sources,subject,status\nA,wire-2,Nobody,sure\n,wire-1,,\n")
		var fe *FileError
		if !errors.As(err, &fe) || len(fe.Faults) != 4 {
			t.Error(err)
		}
	})
}
