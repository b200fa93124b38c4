package commands

import "testing"

func TestDifferences(t *testing.T) {
	const text = "In the last quarter of the year Apple's revenue in China fell by 12 per cent, after a fall of two per cent in the year before."
	for _, c := range []struct{ was, is, want string }{
		{"12% lower", "11% lower", "Value: 12% lower → 11% lower"},
		{"", "11% lower", "Value: (none) → 11% lower"},
		{"12% lower", "", "Value: 12% lower → (none)"},
		{text, "In the last quarter of the year Apple's revenue in China fell by 11 per cent, after a fall of two per cent in the year before.",
			"Value: … China fell by 12 per cent, after … → … China fell by 11 per cent, after …"},
		{text, text + " Nobody expected it.", "Value: … the year before. → … the year before. Nobody expected it."},
		{text, "Something else altogether, which shares hardly a word with what was there and is long enough to be shortened.",
			"Value: " + text + " → Something else altogether, which shares hardly a word with what was there and is long enough to be shortened."},
		{"the same", "the same", ""},
	} {
		got := ""
		if lines := differences([]field{{"Value", c.was}}, []field{{"Value", c.is}}); len(lines) > 0 {
			got = lines[0]
		}
		if got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}
