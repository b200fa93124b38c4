package main

import (
	"log/slog"
	"net/url"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func lookupIn(env map[string]string) func(string) (string, bool) {
	return func(name string) (string, bool) {
		v, ok := env[name]
		return v, ok
	}
}

func TestConfigDefaults(t *testing.T) {
	t.Chdir(t.TempDir())
	got, err := loadConfig(lookupIn(nil))
	if err != nil {
		t.Fatal(err)
	}
	want := config{DB: "byline.db", Story: "apple-alibaba", LogLevel: slog.LevelInfo, Gateway: true}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestConfigRead(t *testing.T) {
	t.Chdir(t.TempDir())
	key := strings.Repeat("0a", 32)
	writeFile(t, ".env", "\ufeff# a comment\r\nDISCORD_TOKEN=\"from.file\"\r\nBYLINE_STORY=from-file\r\nexport BYLINE_LOG_FORMAT=json\r\n")
	got, err := loadConfig(lookupIn(map[string]string{
		"DISCORD_GUILD_ID": "42", "DISCORD_API_URL": "http://127.0.0.1:8080/", "BYLINE_DB": "there.db", "BYLINE_STORY": "from-environment",
		"BYLINE_LOG": "WARN", "BYLINE_OPERATORS": "1, 2", "BYLINE_HTTP": ":0", "DISCORD_PUBLIC_KEY": key, "BYLINE_GATEWAY": "off",
	}))
	if err != nil {
		t.Fatal(err)
	}
	want := config{
		Token: "from.file", GuildID: "42", APIURL: &url.URL{Scheme: "http", Host: "127.0.0.1:8080", Path: "/"}, DB: "there.db", Story: "from-environment",
		LogLevel: slog.LevelWarn, LogJSON: true, Operators: []string{"1", "2"}, HTTP: ":0", PublicKey: []byte(strings.Repeat("\n", 32)),
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// An empty variable of the real environment hides the file's.
func TestConfigEmptyWins(t *testing.T) {
	t.Chdir(t.TempDir())
	writeFile(t, ".env", "DISCORD_TOKEN=from.file\n")
	got, err := loadConfig(lookupIn(map[string]string{"DISCORD_TOKEN": ""}))
	if err != nil || got.Token != "" {
		t.Errorf("token %q, error %v; want neither", got.Token, err)
	}
}

func TestConfigNamesEveryFaultAndNoSecret(t *testing.T) {
	t.Chdir(t.TempDir())
	bad := map[string]string{
		"DISCORD_TOKEN": "hush hush", "DISCORD_GUILD_ID": "a guild", "DISCORD_API_URL": "ftp://user:hush@x", "BYLINE_DB": "postgres://user:hush@x/db",
		"BYLINE_STORY": "No Slug", "BYLINE_LOG": "loud", "BYLINE_LOG_FORMAT": "xml", "BYLINE_OPERATORS": "1,me", "BYLINE_HTTP": "8080",
		"DISCORD_PUBLIC_KEY": "hush", "BYLINE_GATEWAY": "maybe",
	}
	_, err := loadConfig(lookupIn(bad))
	if err == nil {
		t.Fatal("no error")
	}
	for name := range bad {
		if !strings.Contains(err.Error(), name) {
			t.Errorf("%s is not named in: %v", name, err)
		}
	}
	if strings.Contains(err.Error(), "hush") || strings.Contains(err.Error(), "\n") {
		t.Errorf("a secret or a line break in: %v", err)
	}
}

func TestConfigMalformedDotenv(t *testing.T) {
	for text, line := range map[string]string{
		"BYLINE_LOG=info\nhush hush\n":                   "line 2",
		"BYLINE_LOG=info\n\nDISCORD_TOKEN=\"hush\nA=b\n": "line 3",
		"hush":                   "line 1",
		"a b=hush\n":             "line 1",
		"BYLINE_LOG=info\n=hush": "line 2",
	} {
		t.Chdir(t.TempDir())
		writeFile(t, ".env", text)
		_, err := loadConfig(lookupIn(nil))
		if err == nil || !strings.Contains(err.Error(), line) || strings.Contains(err.Error(), "hush") {
			t.Errorf("%q: error is %v; want one that names %s and shows nothing", text, err, line)
		}
	}
}

// The example lists each variable, and as it stands changes nothing.
func TestDotenvExample(t *testing.T) {
	b, err := os.ReadFile("../../.env.example")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	plain, err := loadConfig(lookupIn(nil))
	if err != nil {
		t.Fatal(err)
	}
	writeFile(t, ".env", string(b))
	got, err := loadConfig(lookupIn(nil))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(plain, got); diff != "" {
		t.Errorf("the example differs from the defaults (-default +example):\n%s", diff)
	}
	values, ok := parseDotenv(string(b))
	if !ok {
		t.Fatal("the example is malformed")
	}
	for _, name := range settings {
		if _, ok := values[name]; !ok {
			t.Errorf("the example lacks %s", name)
		}
	}
	if len(values) != len(settings) {
		t.Errorf("the example has %d variables, the program reads %d", len(values), len(settings))
	}
}

var settings = []string{
	"DISCORD_TOKEN", "DISCORD_GUILD_ID", "DISCORD_API_URL", "BYLINE_DB", "BYLINE_STORY", "BYLINE_LOG", "BYLINE_LOG_FORMAT",
	"BYLINE_OPERATORS", "BYLINE_HTTP", "DISCORD_PUBLIC_KEY", "BYLINE_GATEWAY",
}

func writeFile(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}
