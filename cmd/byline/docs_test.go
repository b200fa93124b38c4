package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

func document(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("..", "..", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// block is the first fenced block of a document that holds text.
func block(t *testing.T, doc, text string) string {
	t.Helper()
	for _, m := range regexp.MustCompile("(?s)```[a-z]*\n(.*?)```").FindAllStringSubmatch(doc, -1) {
		if strings.Contains(m[1], text) {
			return m[1]
		}
	}
	t.Fatalf("no block with %q", text)
	return ""
}

// What the README shows can be done as it stands there.
func TestReadme(t *testing.T) {
	readme := document(t, "README.md")
	dir := t.TempDir()
	byline := func(args ...string) string {
		t.Helper()
		cmd := exec.Command("byline", args...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "DISCORD_TOKEN=", "BYLINE_DB=")
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Errorf("byline %s: %v\n%s", strings.Join(args, " "), err, out)
		}
		return string(out)
	}
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}

	write("harbour-bridge.yaml", block(t, readme, "story: harbour-bridge"))
	byline("import", "harbour-bridge.yaml")
	if out := byline("ask", "--json", "--story", "harbour-bridge", "When does the bridge close?"); !strings.Contains(out, `"closure"`) {
		t.Errorf("the README's question has the answer %s", out)
	}
	write("questions.yaml", block(t, readme, "- ask: "))
	byline("check", "questions.yaml")

	cmd := exec.Command("byline")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "DISCORD_TOKEN=", "BYLINE_DB=")
	cmd.Stdin = strings.NewReader("/partner apple\n")
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(string(out), "\n") {
		if strings.ContainsAny(line, "│[") && !strings.Contains(readme, line) {
			t.Errorf("the README's picture of an answer lacks %q", line)
		}
	}

	help := byline("--help")
	for _, m := range regexp.MustCompile("(?m)^\\| `byline ([a-z]+)").FindAllStringSubmatch(readme, -1) {
		if !regexp.MustCompile(`(?m)^\s+` + m[1] + `\b`).MatchString(help) {
			t.Errorf("byline %s is in the README and not in the help:\n%s", m[1], help)
		}
	}
}

// Each direct dependency has its reason in CONTRIBUTING.md, and each reason its dependency.
func TestDependenciesHaveReasons(t *testing.T) {
	listed := map[string]bool{}
	for _, m := range regexp.MustCompile("(?m)^\\| `([^`]+\\.[^`]+/[^`]+)` \\|").FindAllStringSubmatch(document(t, "CONTRIBUTING.md"), -1) {
		listed[m[1]] = true
	}
	direct := 0
	for _, line := range strings.Split(document(t, "go.mod"), "\n") {
		f := strings.Fields(line)
		if !strings.HasPrefix(line, "\t") || len(f) < 2 || strings.Contains(line, "// indirect") {
			continue
		}
		direct++
		if !listed[f[0]] {
			t.Errorf("CONTRIBUTING.md gives no reason for %s", f[0])
		}
		delete(listed, f[0])
	}
	for name := range listed {
		t.Errorf("CONTRIBUTING.md lists %s, which go.mod does not", name)
	}
	if direct == 0 {
		t.Error("no dependency was found in go.mod")
	}
}
