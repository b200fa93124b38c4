package answer

import "testing"

func TestSaysAs(t *testing.T) {
	for _, c := range []struct {
		short, expected string
		want            bool
	}{
		{"14 Jul 2023", "14 July", true},
		{"14 Jul 2023", "July 14, 2023", true},
		{"14 Jul 2023", "2023-07-14", true},
		{"14 Jul 2023, 14:35", "the 14th of July 2023", true},
		{"14 Jul 2023", "15 July", false},
		{"14 Jul 2023", "4 July", false},
		{"14 Jul 2023", "4 Jul", false},
		{"$1.5 billion", "5 billion", false},
		{"2,750 tonnes", "2,750", true},
		{"1,250 homes", "250", false},
		{"14 Jul 2023", "14 June", false},
		{"Aug 2024", "14 August 2024", false},
		{"2030", "late 2030", false},
		{"late 2030", "2030", true},
		{"$1.5 billion", "1.5 billion dollars", true},
		{"US$1.5bn", "$1.5 billion", true},
		{"1,500,000,000 dollars", "$1.5 billion", true},
		{"$1.5 billion", "$15 billion", false},
		{"$1.5 billion", "1.5 million dollars", false},
		{"€1.5 billion", "$1.5 billion", false},
		{"£5m", "5 million pounds", true},
		{"Federal Trade Commission", "the federal trade commission", true},
		{"7 years", "seven years", true},
		{"may be", "May", true},
		{"25 March to 4 April 2024", "25 March", true},
	} {
		if got := saysAs(c.short, c.expected); got != c.want {
			t.Errorf("saysAs(%q, %q) is %v (%q, %q)", c.short, c.expected, got, plainly(c.short), plainly(c.expected))
		}
	}
	if !sameAnswer("14 Jul 2023", "14 July 2023") || sameAnswer("14 Jul 2023", "14 July") {
		t.Error("the same day is the same, a day without its year is less")
	}
	if !sameVerdict(Supported, Yes) || !sameVerdict(No, Contradicted) || sameVerdict(Yes, Contradicted) || sameVerdict(NoVerdict, Yes) {
		t.Error("a supported claim is a yes, a contradicted one a no")
	}
}
