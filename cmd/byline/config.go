package main

import (
	"crypto/ed25519"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"net/url"
	"os"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"github.com/joho/godotenv"
)

// config is the environment, read and checked as a whole.
type config struct {
	Token     string   // of the bot; empty for none
	GuildID   string   // commands are registered in this guild alone; empty for all
	APIURL    *url.URL // base address for REST; nil for Discord's
	DB        string   // path of the SQLite file
	Story     string   // slug of the story asked when a guild has chosen none
	LogLevel  slog.Level
	LogJSON   bool
	Operators []string          // user ids
	HTTP      string            // host:port; empty for none
	PublicKey ed25519.PublicKey // of the application; nil where HTTP interactions are off
	Gateway   bool
}

const (
	dotenvFile   = ".env"
	dotenvMost   = 64 << 10
	starterStory = "apple-alibaba"
)

var (
	slugForm = regexp.MustCompile(`^[a-z0-9-]{1,64}$`)
	nameForm = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_.]*$`)
)

// loadConfig reads the settings from the environment and, for those that it lacks, from a .env file in the working
// directory. An empty variable counts as not set, but still hides the file's. The error names every fault and shows no
// value of a secret.
func loadConfig(lookup func(string) (string, bool)) (config, error) {
	file, err := readDotenv(dotenvFile)
	if err != nil {
		return config{}, err
	}
	e := environment{lookup: lookup, file: file}
	c := config{
		Token:     e.token("DISCORD_TOKEN"),
		GuildID:   e.id("DISCORD_GUILD_ID"),
		APIURL:    e.address("DISCORD_API_URL"),
		DB:        e.database("BYLINE_DB"),
		Story:     e.slug("BYLINE_STORY", starterStory),
		LogLevel:  e.level("BYLINE_LOG"),
		LogJSON:   e.oneOf("BYLINE_LOG_FORMAT", "text", "json") == "json",
		Operators: e.ids("BYLINE_OPERATORS"),
		HTTP:      e.listen("BYLINE_HTTP"),
		PublicKey: e.key("DISCORD_PUBLIC_KEY"),
		Gateway:   e.oneOf("BYLINE_GATEWAY", "on", "off") == "on",
	}
	if !c.Gateway && (e.value("BYLINE_HTTP") == "" || e.value("DISCORD_PUBLIC_KEY") == "") {
		e.fault("BYLINE_GATEWAY is off, which leaves HTTP interactions alone: set BYLINE_HTTP and DISCORD_PUBLIC_KEY too")
	}
	switch len(e.faults) {
	case 0:
		return c, nil
	case 1:
		return config{}, errors.New(e.faults[0])
	}
	return config{}, fmt.Errorf("%d settings are wrong: %s", len(e.faults), strings.Join(e.faults, "; "))
}

// environment reads variables and collects what is wrong with them.
type environment struct {
	lookup func(string) (string, bool)
	file   map[string]string
	faults []string
}

func (e *environment) fault(format string, args ...any) {
	e.faults = append(e.faults, fmt.Sprintf(format, args...))
}

func (e *environment) value(name string) string {
	v, ok := e.lookup(name)
	if !ok {
		v = e.file[name]
	}
	return strings.TrimSpace(v)
}

// token is never shown, however wrong it is.
func (e *environment) token(name string) string {
	v := strings.TrimSpace(strings.TrimPrefix(e.value(name), "Bot "))
	if strings.IndexFunc(v, func(r rune) bool { return r <= ' ' || r > '~' }) >= 0 {
		e.fault("%s holds characters that no token has; copy it again from the Discord developer portal", name)
	}
	return v
}

func (e *environment) id(name string) string {
	v := e.value(name)
	if v != "" && !snowflake(v) {
		// The value is not shown: a token is pasted into the wrong line easily.
		e.fault("%s has to be a Discord id, digits alone", name)
	}
	return v
}

func (e *environment) ids(name string) []string {
	var ids []string
	for _, v := range strings.FieldsFunc(e.value(name), func(r rune) bool { return r == ',' || unicode.IsSpace(r) }) {
		if !snowflake(v) {
			e.fault("%s has to be Discord user ids, digits alone, with commas between them", name)
			return nil
		}
		ids = append(ids, v)
	}
	return ids
}

func snowflake(s string) bool {
	n, err := strconv.ParseUint(s, 10, 63)
	return err == nil && n > 0 && s[0] != '+'
}

func (e *environment) address(name string) *url.URL {
	v := e.value(name)
	if v == "" {
		return nil
	}
	u, err := url.Parse(v)
	// The address may carry a password, so it is not shown.
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.RawQuery != "" || u.Fragment != "" {
		e.fault("%s has to be an address such as https://discord.com, beginning http:// or https://", name)
		return nil
	}
	return u
}

func (e *environment) database(name string) string {
	v := e.value(name)
	switch {
	case v == "":
		return "byline.db"
	case strings.HasPrefix(v, "postgres://"), strings.HasPrefix(v, "postgresql://"):
		e.fault("%s is a PostgreSQL address, and this version of Byline keeps its record in SQLite alone: give the path of a file", name)
	case strings.ContainsFunc(v, unicode.IsControl):
		e.fault("%s holds control characters; give the path of a file", name)
	}
	return v
}

func (e *environment) slug(name, standard string) string {
	v := e.value(name)
	if v == "" {
		return standard
	}
	if !slugForm.MatchString(v) {
		e.fault("%s is %s and has to be a story's slug, such as %s", name, shown(v), standard)
	}
	return v
}

func (e *environment) level(name string) slog.Level {
	var l slog.Level
	if v := e.oneOf(name, "info", "debug", "warn", "error"); v != "" {
		_ = l.UnmarshalText([]byte(v)) // one of slog's own names
	}
	return l
}

// oneOf reads a variable that has to be one of a few words, the first of which is its default.
func (e *environment) oneOf(name string, words ...string) string {
	v := strings.ToLower(e.value(name))
	if v == "" {
		return words[0]
	}
	for _, w := range words {
		if v == w {
			return w
		}
	}
	e.fault("%s is %s and has to be %s or %s", name, shown(v), strings.Join(words[:len(words)-1], ", "), words[len(words)-1])
	return words[0]
}

func (e *environment) listen(name string) string {
	v := e.value(name)
	if v == "" {
		return ""
	}
	_, port, err := net.SplitHostPort(v)
	if n, perr := strconv.ParseUint(port, 10, 16); err != nil || perr != nil || n == 0 && port != "0" {
		e.fault("%s is %s and has to be host:port, such as 127.0.0.1:8080", name, shown(v))
	}
	return v
}

func (e *environment) key(name string) ed25519.PublicKey {
	v := e.value(name)
	if v == "" {
		return nil
	}
	b, err := hex.DecodeString(v)
	if err != nil || len(b) != 32 {
		e.fault("%s has to be the application's public key, 64 hexadecimal digits", name)
		return nil
	}
	return b
}

// shown is a value, safe and short enough for one line.
func shown(v string) string { return strconv.Quote(shorten(clean(v), 40)) }

// readDotenv reads the settings in a file; none where there is no such file. Errors never quote the file, which holds secrets.
func readDotenv(path string) (map[string]string, error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) || err == nil && info.IsDir() {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("cannot read %s: %w", path, reason(err))
	}
	if info.Size() > dotenvMost {
		return nil, fmt.Errorf("%s is longer than 64 KiB, which no settings are: move it away", path)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("cannot read %s: %w", path, reason(err))
	}
	text := strings.TrimPrefix(string(b), "\ufeff")
	values, ok := parseDotenv(text)
	if !ok {
		return nil, fmt.Errorf("%s is malformed at line %d: write one NAME=value on a line", path, malformedLine(text))
	}
	return values, nil
}

// parseDotenv reads the text of a .env file. A last line without an equals sign passes godotenv, as a value without a name.
func parseDotenv(text string) (map[string]string, bool) {
	values, err := godotenv.Unmarshal(text)
	if err != nil {
		return nil, false
	}
	for name := range values {
		if !nameForm.MatchString(name) {
			return nil, false
		}
	}
	return values, true
}

// malformedLine is the first line of text, from 1, up to which it cannot be read.
func malformedLine(text string) int {
	lines := strings.SplitAfter(text, "\n")
	for n := len(lines) - 1; n > 0; n-- {
		if _, ok := parseDotenv(strings.Join(lines[:n], "")); ok {
			return n + 1
		}
	}
	return 1
}

// reason is why a file operation failed, without its name, which the caller has said already.
func reason(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
