package discordtest

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"slices"
	"strings"
	"time"
)

// Request is one request that the bot made.
type Request struct {
	At     time.Time // when it arrived
	Method string
	Path   string // without the /api/v9 prefix, with the query
	Route  string // the documented path it fits, "/channels/{channel_id}/messages"; empty where none does
	Header http.Header
	Body   []byte // the JSON; of a multipart body, its payload_json
	Files  []File // of a multipart body
	Status int    // what it was answered; 0 while it is in flight, -1 where the connection was dropped
}

// File is a file that came with a message.
type File struct {
	Name    string
	Content []byte

	part string // the name of its part of the form
}

// JSON decodes the body into v.
func (r Request) JSON(v any) error {
	if err := json.Unmarshal(r.Body, v); err != nil {
		return fmt.Errorf("discordtest: body of %s %s: %w", r.Method, r.Route, err)
	}
	return nil
}

// is says whether the request is "METHOD route" (route as documented, or a path) or, with an empty want, any.
func (r *Request) is(want string) bool {
	if want == "" {
		return true
	}
	method, route, ok := strings.Cut(want, " ")
	if !ok {
		return r.Method == want || r.Route == want
	}
	path, _, _ := strings.Cut(r.Path, "?")
	return r.Method == method && (r.Route == route || path == route)
}

// Requests lists the requests that fit, oldest first. want is "POST /channels/{channel_id}/messages", a method or a route
// alone, or empty for all.
func (s *Server) Requests(want string) []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	var found []Request
	for _, r := range s.requests {
		if r.is(want) {
			found = append(found, *r)
		}
	}
	return found
}

// WaitRequests waits until at least n requests that fit want have been answered, and gives the first n.
func (s *Server) WaitRequests(ctx context.Context, want string, n int) ([]Request, error) {
	var found []Request
	err := s.wait(ctx, fmt.Sprintf("%d × %s", n, want), func() bool {
		found = found[:0]
		for _, r := range s.requests {
			if r.is(want) && r.Status != 0 {
				found = append(found, *r)
			}
		}
		return len(found) >= n
	})
	if err != nil {
		return nil, err
	}
	return found[:n], nil
}

// WaitArrived waits until n requests that fit want have arrived, answered or not.
func (s *Server) WaitArrived(ctx context.Context, want string, n int) error {
	return s.wait(ctx, fmt.Sprintf("%d × %s", n, want), func() bool {
		count := 0
		for _, r := range s.requests {
			if r.is(want) {
				count++
			}
		}
		return count >= n
	})
}

// record keeps the request, before it is carried out.
func (s *Server) record(r *Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.requests = append(s.requests, r)
	if k := s.opt.Keep; k > 0 && len(s.requests) > k {
		s.requests = slices.Delete(s.requests, 0, len(s.requests)-k)
	}
	s.notify()
}

// answered notes how the request was answered.
func (s *Server) answered(r *Request, status int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	r.Status = status
	s.notify()
}

const maxBody = 11 << 20

// readRequest takes a request from the wire.
func (s *Server) readRequest(hr *http.Request) (*Request, error) {
	r := &Request{At: s.opt.Now(), Method: hr.Method, Header: hr.Header.Clone()}
	r.Path = apiPath(hr.URL.Path)
	r.Route = s.route(hr.Method, r.Path)
	if hr.URL.RawQuery != "" {
		r.Path += "?" + hr.URL.RawQuery
	}
	body, err := io.ReadAll(io.LimitReader(hr.Body, maxBody+1))
	if err != nil {
		return r, fmt.Errorf("read body: %w", err)
	}
	if len(body) > maxBody {
		return r, fmt.Errorf("body above %d bytes", maxBody)
	}
	kind, params, _ := mime.ParseMediaType(hr.Header.Get("Content-Type"))
	if kind != "multipart/form-data" {
		r.Body = body
		return r, nil
	}
	parts := multipart.NewReader(bytes.NewReader(body), params["boundary"])
	for {
		part, err := parts.NextPart()
		if err == io.EOF {
			return r, nil
		}
		if err != nil {
			return r, fmt.Errorf("multipart: %w", err)
		}
		content, err := io.ReadAll(part)
		if err != nil {
			return r, fmt.Errorf("multipart: %w", err)
		}
		if part.FormName() == "payload_json" {
			r.Body = content
		} else {
			r.Files = append(r.Files, File{Name: part.FileName(), Content: content, part: part.FormName()})
		}
	}
}
