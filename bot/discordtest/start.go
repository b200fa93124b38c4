package discordtest

// TB is the part of testing.TB that Start uses.
type TB interface {
	Helper()
	Errorf(format string, args ...any)
	Fatalf(format string, args ...any)
	Cleanup(func())
}

// Start starts a local Discord for one test: with the document that DISCORD_OPENAPI names, where it names one. It is closed
// when the test ends, which fails where a request was at fault.
func Start(t TB, o Options) *Server {
	t.Helper()
	if o.Contract == nil {
		c, err := EnvContract()
		if err != nil {
			t.Fatalf("%v", err)
		}
		o.Contract = c
	}
	s, err := New(o)
	if err != nil {
		t.Fatalf("%v", err)
	}
	t.Cleanup(func() {
		s.Close()
		for _, v := range s.Violations() {
			t.Errorf("a request that Discord would refuse: %s", v)
		}
	})
	return s
}
