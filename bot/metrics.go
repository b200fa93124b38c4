package bot

import (
	"net/http"
	"strconv"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// metrics are what an operator watches. Labels take only values from this program, never what a member typed.
type metrics struct {
	registry     *prometheus.Registry
	interactions *prometheus.CounterVec
	latency      *prometheus.HistogramVec
	answers      *prometheus.CounterVec
	messages     *prometheus.CounterVec
	rest         *prometheus.CounterVec
	digest       *prometheus.CounterVec
	digestLag    prometheus.Histogram

	mu    sync.Mutex
	known map[series]prometheus.Counter // finding one by its labels costs more than counting
}

// series is one counter of a vector: which, and its labels.
type series struct {
	of      *prometheus.CounterVec
	a, b, c string
}

// counter finds a counter. The labels' values are few, so that what is kept is too.
func (m *metrics) counter(s series) prometheus.Counter {
	m.mu.Lock()
	defer m.mu.Unlock()
	c, ok := m.known[s]
	if !ok {
		switch s.of {
		case m.rest:
			c = s.of.WithLabelValues(s.a, s.b, s.c)
		case m.interactions:
			c = s.of.WithLabelValues(s.a, s.b)
		default:
			c = s.of.WithLabelValues(s.a)
		}
		m.known[s] = c
	}
	return c
}

func newMetrics(gateways func() (up, all int)) *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		known:    map[series]prometheus.Counter{},
		interactions: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "byline_interactions_total", Help: "Interactions by command and outcome."}, []string{"command", "outcome"}),
		latency: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "byline_interaction_seconds", Help: "Time from an interaction's arrival to its answer.",
			Buckets: []float64{.001, .005, .01, .025, .05, .1, .25, .5, 1, 1.5, 3, 10}}, []string{"command"}),
		answers: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "byline_answers_total", Help: "Answers by kind: answered, not_disclosed, no_record, clarify, not_understood."}, []string{"kind"}),
		messages: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "byline_messages_total", Help: "Questions asked in chat, by outcome."}, []string{"outcome"}),
		rest: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "byline_rest_requests_total", Help: "Calls of Discord's REST interface by route and status; 0: no answer."}, []string{"method", "route", "status"}),
		digest: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "byline_digests_total", Help: "Digests by what became of them: due, sent (on time), late (sent late), skipped (nothing new), " +
				"missed, failed; retried: tries put off; corrected: posted messages edited."}, []string{"outcome"}),
		digestLag: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name: "byline_digest_lag_seconds", Help: "Time from when a digest was due until it was posted.",
			Buckets: []float64{1, 2, 5, 10, 30, 60, 300, 900, 3600, 6 * 3600, 24 * 3600}}),
	}
	for _, outcome := range []string{"due", "sent", "late", "skipped", "missed", "failed", "retried", "corrected"} {
		m.digests(outcome, 0) // so that a graph starts at nought
	}
	m.registry.MustRegister(m.interactions, m.latency, m.answers, m.messages, m.rest, m.digest, m.digestLag,
		prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "byline_gateway_shards_up", Help: "Shards that are connected."},
			func() float64 { up, _ := gateways(); return float64(up) }),
		prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "byline_gateway_shards", Help: "Shards that should be connected."},
			func() float64 { _, all := gateways(); return float64(all) }),
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

func (m *metrics) interaction(command string, o outcome, kind string, took time.Duration) {
	m.counter(series{of: m.interactions, a: command, b: string(o)}).Inc()
	m.latency.WithLabelValues(command).Observe(took.Seconds())
	m.answer(kind)
}

func (m *metrics) message(o outcome, kind string) {
	m.counter(series{of: m.messages, a: string(o)}).Inc()
	m.answer(kind)
}

func (m *metrics) answer(kind string) {
	if kind != "" {
		m.counter(series{of: m.answers, a: kind}).Inc()
	}
}

func (m *metrics) call(method, route string, status int) {
	m.counter(series{m.rest, method, route, strconv.Itoa(status)}).Inc()
}

// digests counts what became of n digests.
func (m *metrics) digests(outcome string, n int) {
	m.counter(series{of: m.digest, a: outcome}).Add(float64(n))
}

func (m *metrics) handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{})
}
