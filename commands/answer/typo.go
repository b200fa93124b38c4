package answer

import (
	"math/bits"
	"slices"
	"strings"
	"sync"

	"byline/commands/answer/english"
)

// typoKey is a name prepared for comparison with misspelt ones.
type typoKey struct {
	key     []rune
	letters uint32 // which letters it has, one bit each
	entity  int32
}

func (ns *names) prepareTypos() {
	ns.begin = map[rune][]int32{}
	for _, s := range ns.list {
		key := []rune(strings.Join(s.words, ""))
		if len(key) > 3 {
			ns.begin[key[0]] = append(ns.begin[key[0]], int32(len(ns.typos)))
			ns.typos = append(ns.typos, typoKey{key, letterSet(key), s.entity})
		}
	}
}

func letterSet(s []rune) uint32 {
	var m uint32
	for _, r := range s {
		m |= 1 << (uint32(r) % 32)
	}
	return m
}

// The costs of slips, in tenths of a wrong letter. A letter doubled or dropped from a pair, letters swapped, one vowel
// for another or a neighbouring key are how people mistype a name; another consonant makes another name.
const (
	slipDouble  = 5
	slipSwap    = 8
	slipVowel   = 8
	slipKey     = 9
	slipLetter  = 10 // one too many, one too few
	slipReplace = 15
	slipFirst   = 10 // on top, where the first letter changes
)

// slipLimit is the most that a name of n letters may cost to be put right.
func slipLimit(n int) int {
	switch {
	case n < 4:
		return 0
	case n < 7:
		return 10
	case n < 10:
		return 15
	case n < 15:
		return 20
	}
	return 30
}

// correct finds the one entity that a misspelt key can only have meant.
func (ns *names) correct(key string) (entity int32, ok bool) {
	if l := ns.corrections(key); len(l) == 1 {
		return l[0], true
	}
	return 0, false
}

// corrections finds the one name that a misspelt key can only have meant, and the entities that go by it.
func (ns *names) corrections(key string) []int32 {
	typed := []rune(key)
	if len(typed) < 4 || wellKnown[key] || countries[key] || placeNames[key] != "" || demonyms[key] != "" || !lettersOnly(typed) {
		return nil
	}
	best, second, found := 1<<30, 1<<30, -1
	var all []int32
	set := letterSet(typed)
	for i := range ns.typos {
		k := &ns.typos[i]
		limit := slipLimit(min(len(typed), len(k.key)))
		if d := len(typed) - len(k.key); d > 3 || d < -3 || bits.OnesCount32(set^k.letters) > 2*limit/8 {
			continue
		}
		cost := slips(typed, k.key, limit)
		switch {
		case cost > limit:
		case slices.Contains(all, k.entity) && (len(all) == 1 || cost == best):
			best = min(best, cost)
		case cost < best:
			best, second, found, all = cost, best, i, []int32{k.entity}
		case cost == best && slices.Equal(k.key, ns.typos[found].key):
			all = append(all, k.entity)
		default:
			second = min(second, cost)
		}
	}
	if found < 0 || second-best < 5 {
		return nil
	}
	return all
}

func lettersOnly(s []rune) bool {
	for _, r := range s {
		if r >= '0' && r <= '9' {
			return false
		}
	}
	return true
}

// near lists up to three entities that a name which is none may have meant: those that share a word with it, then those
// spelt much like it.
func (ns *names) near(words []string, key string) []int32 {
	type cand struct {
		entity int32
		cost   int
	}
	var found []cand
	add := func(e int32, cost int) {
		for i := range found {
			if found[i].entity == e {
				found[i].cost = min(found[i].cost, cost)
				return
			}
		}
		found = append(found, cand{e, cost})
	}
	for _, s := range ns.list {
		for _, w := range words {
			if len(w) > 2 && !suffixes[w] && slices.Contains(s.words, w) {
				add(s.entity, 0)
			}
		}
	}
	typed := []rune(key)
	if len(typed) > 2 && len(typed) < 64 {
		for i := range ns.typos {
			k := &ns.typos[i]
			limit := slipLimit(len(typed)) + 10
			if d := len(typed) - len(k.key); d > 4 || d < -4 {
				continue
			}
			if c := slips(typed, k.key, limit); c <= limit {
				add(k.entity, c)
			}
		}
	}
	slices.SortStableFunc(found, func(a, b cand) int {
		if a.cost != b.cost {
			return a.cost - b.cost
		}
		return int(a.entity - b.entity)
	})
	var out []int32
	for _, c := range found[:min(3, len(found))] {
		out = append(out, c.entity)
	}
	return out
}

// slips is the least cost of mistyping b as a; more than limit where it is more than that.
func slips(a, b []rune, limit int) int {
	if len(a) > 64 || len(b) > 64 {
		return limit + 1
	}
	var rows [3][65]int
	before := 0
	prev2, prev, cur := &rows[0], &rows[1], &rows[2]
	for j := 1; j <= len(b); j++ {
		prev[j] = prev[j-1] + dropCost(b, j-1)
	}
	for i := 1; i <= len(a); i++ {
		cur[0] = prev[0] + dropCost(a, i-1)
		least := cur[0]
		for j := 1; j <= len(b); j++ {
			c := prev[j-1] + swapCost(a[i-1], b[j-1], i == 1 && j == 1)
			c = min(c, prev[j]+dropCost(a, i-1), cur[j-1]+dropCost(b, j-1))
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] && a[i-1] != a[i-2] {
				t := prev2[j-2] + slipSwap
				if i == 2 && j == 2 {
					t += slipDouble
				}
				c = min(c, t)
			}
			cur[j] = c
			least = min(least, c)
		}
		if least > limit && before > limit { // two letters that were swapped are made good two rows on
			return limit + 1
		}
		before = least
		prev2, prev, cur = prev, cur, prev2
	}
	return prev[len(b)]
}

// dropCost is the cost of a letter that the other word lacks.
func dropCost(s []rune, i int) int {
	switch {
	case i > 0 && s[i] == s[i-1]:
		return slipDouble
	case i == 0:
		return slipLetter + slipFirst
	}
	return slipLetter
}

// swapCost is the cost of one letter for another.
func swapCost(a, b rune, first bool) int {
	if a == b {
		return 0
	}
	c := slipReplace
	switch {
	case a < 128 && b < 128:
		c = int(plainSwaps()[a][b])
	case isVowel(a) && isVowel(b):
		c = slipVowel
	case neighbours(a, b):
		c = slipKey
	}
	if first {
		c += slipFirst
	}
	return c
}

// plainSwaps are the costs of one letter of ASCII for another.
var plainSwaps = sync.OnceValue(func() *[128][128]uint8 {
	var t [128][128]uint8
	for a := range rune(128) {
		for b := range t[a] {
			t[a][b] = slipReplace
		}
	}
	for _, row := range besides {
		for i := 1; i < len(row); i++ {
			a, b := row[i-1], row[i]
			t[a][b], t[b][a] = slipKey, slipKey
		}
	}
	for a := range rune(128) {
		for b := range rune(128) {
			if isVowel(a) && isVowel(b) {
				t[a][b] = slipVowel
			}
		}
	}
	return &t
})

func isVowel(r rune) bool { return strings.ContainsRune("aeiouy", r) }

// besides are rows of letters of which those that stand side by side are taken for one another.
var besides = [...]string{"qwertyuiop", "asdfghjkl", "zxcvbnm", "ck", "sz", "mn", "ckq", "vw", "fv"}

// neighbours reports keys side by side on a keyboard, and letters that sound alike.
func neighbours(a, b rune) bool {
	for _, row := range besides {
		i, j := strings.IndexRune(row, a), strings.IndexRune(row, b)
		if i >= 0 && j >= 0 && (i-j == 1 || j-i == 1) {
			return true
		}
	}
	return false
}

// wellKnown are names that are right as they stand, whatever the story: a question about one of them is never mended into
// another that happens to be spelt much the same.
var wellKnown = english.WordSet(`apple adobe oracle alibaba alphabet google amazon microsoft meta facebook intel nvidia cisco dell sony
	nokia nikon canon nike visa tesla toyota honda hyundai nissan mazda ford fiat ferrari volvo saab skoda seat audi porsche bayer
	basf bosch siemens airbus boeing embraer bombardier lufthansa ryanair easyjet delta united qantas emirates shell chevron exxon
	total eni repsol aramco gazprom rosneft glencore vale walmart target costco tesco aldi lidl carrefour kroger ikea zara gucci
	prada puma adidas reebok pepsi pepsico cocacola nestle danone unilever pfizer moderna merck roche novartis sanofi bayern
	citigroup barclays santander hsbc nomura mizuho goldman blackrock blackstone softbank samsung xiaomi huawei honor oppo vivo
	lenovo tencent baidu bytedance tiktok didi meituan netease weibo wechat openai anthropic deepseek mistral cohere gemini claude
	chatgpt grok qwen zoom slack uber lyft airbnb netflix disney spotify twitter reddit pinterest snapchat micron macron biden
	trump obama putin modi merkel scholz starmer sunak china japan india iran iraq niger nigeria austria australia sweden
	switzerland slovakia slovenia latvia lithuania mali malta chad chile guinea guyana korea france spain italy germany russia
	ukraine brazil canada mexico egypt turkey israel jordan georgia london paris berlin madrid tokyo beijing shanghai taiwan
	singapore`)
