package english

import "sync"

// CurrencyWords are what sums of money come in. The won is left to where a figure is known to be one: whoever won is not paid.
var CurrencyWords = WordSet(`dollar dollars euro euros pound pounds yen yuan renminbi cent cents pence penny rupee rupees franc francs ruble rubles
	rouble roubles krona kronor krone kroner kronur peso pesos lira lire liras shekel shekels zloty zlotys złoty forint forints koruna korunas dirham
	dirhams riyal riyals rial rials dinar dinars ringgit rupiah baht dong hryvnia hryvnias leu lei lev leva naira cedi cedis shilling shillings
	birr taka afghani sterling bitcoin bitcoins ether bucks quid deutschmark deutschmarks guilder guilders drachma drachmas`)

// CurrencyCodes are written in capitals before a figure or after it.
var CurrencyCodes = WordSet(`usd eur gbp jpy cny inr chf sek nok dkk aud cad nzd sgd hkd krw brl mxn zar rub pln czk huf ils aed sar thb myr idr php try
	rs rmb btc eth`)

// Currencies are the words for what sums of money come in, as stems.
var Currencies = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{Stem("won"): true}
	for w := range CurrencyWords {
		m[Stem(w)] = true
	}
	return m
})

// currencyAt gives the token after the currency that a figure which ends before token i is in, "Swedish kronor" or "US dollars", or i.
func currencyAt(toks []Token, i int) int {
	for j := i; j < len(toks) && j < i+3 && toks[j].Flags&(FlagFirst|FlagBreak) == 0; j++ {
		if CurrencyWords[toks[j].Text] || CurrencyCodes[toks[j].Text] && toks[j].Flags&FlagCap != 0 {
			return j + 1
		}
		if toks[j].Flags&FlagCap == 0 {
			break // whose money it is: Hong Kong dollars
		}
	}
	return i
}
