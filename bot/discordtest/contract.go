package discordtest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"os"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// Violation is a request that Discord would refuse, or that this bot must not make.
type Violation struct {
	Method, Path string
	What         string
	Body         []byte
}

func (v Violation) String() string {
	body := v.Body
	if len(body) > 2000 {
		body = append(body[:2000:2000], "…"...)
	}
	return fmt.Sprintf("%s %s: %s\n%s", v.Method, v.Path, v.What, body)
}

func (s *Server) violate(r *Request, what string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.violations = append(s.violations, Violation{Method: r.Method, Path: r.Path, What: what, Body: r.Body})
	s.notify()
}

// Violations takes what was wrong with the bot's requests so far. What stays until the end of a test fails it (see Start).
func (s *Server) Violations() []Violation {
	s.mu.Lock()
	defer s.mu.Unlock()
	v := s.violations
	s.violations = nil
	return v
}

// Contract is what Discord's OpenAPI document says of requests. A nil Contract knows the documented limits alone. It is
// safe for concurrent use.
type Contract struct {
	mu       sync.Mutex // the compiler is not safe for concurrent use
	compiler *jsonschema.Compiler
	doc      map[string]any
	schemas  map[string]*jsonschema.Schema // by pointer into doc
}

// openapiURL names the document inside the compiler; nothing is fetched from it.
const openapiURL = "https://discord.com/openapi.json"

// LoadContract reads Discord's OpenAPI document.
func LoadContract(path string) (*Contract, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("discordtest: read the OpenAPI document: %w", err)
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
	if err != nil {
		return nil, fmt.Errorf("discordtest: decode the OpenAPI document: %w", err)
	}
	doc, ok := v.(map[string]any)
	if paths, _ := doc["paths"].(map[string]any); !ok || len(paths) == 0 {
		return nil, errors.New("discordtest: the OpenAPI document has no paths")
	}
	c := &Contract{compiler: jsonschema.NewCompiler(), doc: doc, schemas: map[string]*jsonschema.Schema{}}
	c.compiler.DefaultDraft(jsonschema.Draft2020)
	c.compiler.AssertFormat()
	c.compiler.RegisterFormat(&jsonschema.Format{Name: "snowflake", Validate: snowflake})
	if err := c.compiler.AddResource(openapiURL, v); err != nil {
		return nil, fmt.Errorf("discordtest: read the OpenAPI document: %w", err)
	}
	return c, nil
}

func snowflake(v any) error {
	if s, ok := v.(string); ok {
		if _, err := strconv.ParseUint(s, 10, 64); err != nil {
			return errors.New("not a snowflake")
		}
	}
	return nil
}

var loaded struct {
	sync.Mutex
	byPath map[string]*Contract
}

// EnvContract is the Contract of the document that DISCORD_OPENAPI names, read once a process; nil where it is unset.
func EnvContract() (*Contract, error) {
	path := os.Getenv("DISCORD_OPENAPI")
	if path == "" {
		return nil, nil
	}
	loaded.Lock()
	defer loaded.Unlock()
	if c := loaded.byPath[path]; c != nil {
		return c, nil
	}
	c, err := LoadContract(path)
	if err != nil {
		return nil, err
	}
	if loaded.byPath == nil {
		loaded.byPath = map[string]*Contract{}
	}
	loaded.byPath[path] = c
	return c, nil
}

// Check says what is wrong with a request: method and route as documented ("POST", "/channels/{channel_id}/messages"),
// the query without "?", the JSON body, empty for none. It counts the request for Covered.
func (c *Contract) Check(method, route, query string, body []byte) []string {
	kind := method + " " + route + subkind(route, body)
	faults := checkLimits(method, route, body)
	if c == nil {
		count(kind, false)
		return faults
	}
	count(kind, true)
	op, _ := at(c.doc, "paths", route, strings.ToLower(method)).(map[string]any)
	if op == nil {
		return append(faults, "not in Discord's OpenAPI document")
	}
	faults = append(faults, c.checkQuery(route, op, query)...)
	if at(op, "requestBody") == nil {
		if len(body) > 0 {
			faults = append(faults, "a body where the document has none")
		}
		return faults
	}
	if len(body) == 0 {
		if required, _ := at(op, "requestBody", "required").(bool); required {
			faults = append(faults, "no body")
		}
		return faults
	}
	return append(faults, c.checkBody(method, route, body)...)
}

// CheckAnswer says what in the body of a successful answer differs from the document: it keeps this server honest.
func (c *Contract) CheckAnswer(method, route string, status int, body []byte) []string {
	const content = "/content/application~1json/schema"
	key := strings.ToLower(method) + "/responses/" + strconv.Itoa(status)
	found := at(c.doc, "paths", route, strings.ToLower(method), "responses", strconv.Itoa(status))
	if found == nil {
		return []string{"the document has no answer " + strconv.Itoa(status)}
	}
	if at(found, "content") == nil {
		if len(body) > 0 {
			return []string{"a body where the document has none"}
		}
		return nil
	}
	return c.validate("/paths/"+escapePointer(route)+"/"+key+content, body, func(v any) any { return v })
}

func (c *Contract) checkBody(method, route string, body []byte) []string {
	pointer := "/paths/" + escapePointer(route) + "/" + strings.ToLower(method) +
		"/requestBody/content/application~1json/schema"
	return c.validate(pointer, body, func(v any) any { return except(route, v) })
}

// validate holds a body to the schema at a pointer into the document.
func (c *Contract) validate(pointer string, body []byte, except func(any) any) []string {
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(body))
	if err != nil {
		return []string{"body: " + err.Error()}
	}
	schema, err := c.schema(pointer)
	if err != nil {
		return []string{"the document's schema: " + err.Error()}
	}
	if err := schema.Validate(except(v)); err != nil {
		var invalid *jsonschema.ValidationError
		if !errors.As(err, &invalid) {
			return []string{"body: " + err.Error()}
		}
		return leaves(invalid)
	}
	return nil
}

// schema compiles the schema at a pointer, once.
func (c *Contract) schema(pointer string) (*jsonschema.Schema, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if s := c.schemas[pointer]; s != nil {
		return s, nil
	}
	s, err := c.compiler.Compile(openapiURL + "#" + pointer)
	if err != nil {
		return nil, err
	}
	c.schemas[pointer] = s
	return s, nil
}

// escapePointer writes a path template as one step of a JSON pointer in a URL fragment.
func escapePointer(route string) string {
	r := strings.NewReplacer("~", "~0", "/", "~1").Replace(route)
	return (&url.URL{Path: r}).EscapedPath()
}

// except rewrites what is right although the document disagrees.
func except(route string, v any) any {
	if !strings.HasSuffix(route, "/commands") {
		return v
	}
	// default_member_permissions: the reference documents a "string or null" bit set, and Discord answers with a string; the
	// document's request schema says integer. Discord takes both, and discordgo sends a string.
	list, _ := v.([]any)
	for _, e := range list {
		cmd, _ := e.(map[string]any)
		if s, ok := cmd["default_member_permissions"].(string); ok {
			if _, err := strconv.ParseInt(s, 10, 64); err == nil {
				cmd["default_member_permissions"] = json.Number(s)
			}
		}
	}
	return v
}

// checkQuery refuses query parameters that the document does not know.
func (c *Contract) checkQuery(route string, op map[string]any, query string) []string {
	values, err := url.ParseQuery(query)
	if err != nil {
		return []string{"query: " + err.Error()}
	}
	known := map[string]bool{}
	for _, list := range []any{op["parameters"], at(c.doc, "paths", route, "parameters")} {
		list, _ := list.([]any)
		for _, p := range list {
			if at(p, "in") == "query" {
				name, _ := at(p, "name").(string)
				known[name] = true
			}
		}
	}
	var faults []string
	for name := range values {
		if !known[name] {
			faults = append(faults, "query parameter "+name+" is not in the document")
		}
	}
	sort.Strings(faults)
	return faults
}

// at walks into nested objects; nil where there is nothing.
func at(v any, steps ...string) any {
	for _, s := range steps {
		m, ok := v.(map[string]any)
		if !ok {
			return nil
		}
		v = m[s]
	}
	return v
}

// leaves lists the innermost faults: those say what is wrong, the ones around them only where.
func leaves(e *jsonschema.ValidationError) []string {
	if len(e.Causes) == 0 {
		return []string{"/" + strings.Join(e.InstanceLocation, "/") + ": " + e.BasicOutput().Error.String()}
	}
	var list []string
	for _, cause := range e.Causes {
		list = append(list, leaves(cause)...)
	}
	slices.Sort(list)
	return slices.Compact(list)
}
