package discordtest

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
)

// call is one request on its way through the server.
type call struct {
	*Request
	hr     *http.Request
	header http.Header // of the answer
	fault  *Fault      // arranged for it, or nil
	faults []string    // what is wrong with the request
}

func (c *call) param(name string) string { return c.hr.PathValue(name) }

// answer is what a request gets; a nil body is none at all, a string is sent as it is.
type answer struct {
	status int
	body   any
}

// refuse is Discord's error body.
func refuse(status, code int, message string) answer {
	return answer{status, map[string]any{"message": message, "code": code}}
}

var (
	unauthorized   = answer{http.StatusUnauthorized, map[string]any{"message": "401: Unauthorized", "code": 0}}
	missingAccess  = refuse(http.StatusForbidden, 50001, "Missing Access")
	missingPerm    = refuse(http.StatusForbidden, 50013, "Missing Permissions")
	unknownChannel = refuse(http.StatusNotFound, 10003, "Unknown Channel")
	unknownGuild   = refuse(http.StatusNotFound, 10004, "Unknown Guild")
	unknownMessage = refuse(http.StatusNotFound, 10008, "Unknown Message")
	done           = answer{status: http.StatusNoContent}
)

// badForm is the refusal of a malformed body.
func badForm(why string) answer {
	return answer{http.StatusBadRequest, map[string]any{"message": "Invalid Form Body", "code": 50035,
		"errors": map[string]any{"_errors": []any{map[string]any{"code": "DISCORDTEST", "message": why}}}}}
}

// routes is every route that the server carries out, with the parameters' names as Discord's document has them.
func (s *Server) routes() *http.ServeMux {
	mux := http.NewServeMux()
	for pattern, h := range map[string]func(*call) answer{
		"GET /gateway":             s.getGateway,
		"GET /gateway/bot":         s.getGatewayBot,
		"GET /users/@me":           s.getMe,
		"POST /users/@me/channels": s.postDM,

		"GET /applications/@me":                                               s.getApplication,
		"GET /oauth2/applications/@me":                                        s.getApplication,
		"GET /applications/{application_id}/commands":                         s.getCommands,
		"PUT /applications/{application_id}/commands":                         s.putCommands,
		"GET /applications/{application_id}/guilds/{guild_id}/commands":       s.getCommands,
		"PUT /applications/{application_id}/guilds/{guild_id}/commands":       s.putCommands,
		"POST /interactions/{interaction_id}/{interaction_token}/callback":    s.postCallback,
		"POST /webhooks/{webhook_id}/{webhook_token}":                         s.postFollowUp,
		"GET /webhooks/{webhook_id}/{webhook_token}/messages/@original":       s.getReply,
		"PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original":     s.patchReply,
		"DELETE /webhooks/{webhook_id}/{webhook_token}/messages/@original":    s.deleteReply,
		"GET /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}":    s.getReply,
		"PATCH /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}":  s.patchReply,
		"DELETE /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}": s.deleteReply,
		"GET /channels/{channel_id}":                                          s.getChannel,
		"PATCH /channels/{channel_id}":                                        s.patchChannel,
		"GET /channels/{channel_id}/messages":                                 s.getMessages,
		"POST /channels/{channel_id}/messages":                                s.postMessage,
		"GET /channels/{channel_id}/messages/{message_id}":                    s.getMessage,
		"PATCH /channels/{channel_id}/messages/{message_id}":                  s.patchMessage,
		"DELETE /channels/{channel_id}/messages/{message_id}":                 s.deleteMessage,
		"POST /channels/{channel_id}/typing":                                  s.postTyping,
		"GET /guilds/{guild_id}/roles":                                        s.getRoles,
		"GET /guilds/{guild_id}/members/{user_id}":                            s.getMember,
		"GET /users/@me/guilds":                                               s.getMyGuilds,
	} {
		mux.HandleFunc(pattern, func(w http.ResponseWriter, hr *http.Request) {
			c := hr.Context().Value(callKey{}).(*call)
			c.hr = hr
			s.write(w, c, s.carryOut(c, h))
		})
	}
	return mux
}

type callKey struct{}

// route is the documented route that a path fits, or "".
func (s *Server) route(method, path string) string {
	if s.mux == nil {
		return ""
	}
	probe := &http.Request{Method: method, URL: urlOf(path), Host: "discord"}
	_, pattern := s.mux.Handler(probe)
	_, route, _ := strings.Cut(pattern, " ")
	return route
}

// serve takes every request: the gateway's upgrade, or REST.
func (s *Server) serve(w http.ResponseWriter, hr *http.Request) {
	if hr.URL.Path == "/" && strings.EqualFold(hr.Header.Get("Upgrade"), "websocket") {
		s.serveGateway(w, hr)
		return
	}
	if strings.HasPrefix(hr.URL.Path, uploadPath) {
		s.serveUpload(w, hr)
		return
	}
	r, err := s.readRequest(hr)
	if err != nil {
		if !errors.Is(err, io.ErrUnexpectedEOF) { // who sent half of it was killed
			s.violate(r, err.Error())
		}
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	c := &call{Request: r, hr: hr, header: w.Header(), fault: s.fault(r)}
	s.record(r) // after taking the fault: who has seen this request arrive knows that the fault was for it
	if r.Route == "" {
		s.violate(r, "no such route, or none that a bot of this kind should need")
		s.write(w, c, refuse(http.StatusNotFound, 0, "404: Not Found"))
		return
	}
	inner := hr.WithContext(contextWith(hr.Context(), c))
	inner.URL = urlOf(apiPath(hr.URL.Path))
	inner.URL.RawQuery = hr.URL.RawQuery
	s.mux.ServeHTTP(w, inner)
}

// carryOut answers a request whose route is known. The body is checked whatever becomes of the request; then come arranged
// faults, rate limits, the token, and at last the work.
func (s *Server) carryOut(c *call, h func(*call) answer) answer {
	c.faults = append(s.opt.Contract.Check(c.Method, c.Route, c.hr.URL.RawQuery, c.Body), checkFiles(c.Request)...)
	for _, f := range c.faults {
		s.violate(c.Request, f)
	}
	if f := c.fault; f != nil {
		s.sleep(c.hr.Context(), f.Delay)
		s.held(c.hr.Context(), f.Hold)
		switch {
		case f.Drop:
			if f.After {
				s.checked(c, h)
			}
			return answer{status: -1}
		case f.Status != 0:
			if f.After {
				s.checked(c, h)
			}
			return faulty(c.header, f)
		}
	}
	if retry, over := s.takeGlobal(c.Request); over {
		return tooMany(c.header, retry, true)
	}
	if retry, over := s.take(c.Request, s.major(c), c.header); over {
		return tooMany(c.header, retry, false)
	}
	return s.checked(c, h)
}

func (s *Server) checked(c *call, h func(*call) answer) answer {
	if !strings.HasPrefix(c.Route, "/interactions/") && !strings.HasPrefix(c.Route, "/webhooks/") && c.Route != "/gateway" &&
		c.Header.Get("Authorization") != "Bot "+s.opt.Token {
		return unauthorized
	}
	if len(c.faults) > 0 {
		return badForm(strings.Join(c.faults, "; "))
	}
	return h(c)
}

// major is what a rate limit bucket is kept for: the first parameter of the path.
func (s *Server) major(c *call) string {
	for _, name := range []string{"channel_id", "guild_id", "webhook_token", "interaction_token"} {
		if v := c.param(name); v != "" {
			return v
		}
	}
	return ""
}

// write sends the answer.
func (s *Server) write(w http.ResponseWriter, c *call, a answer) {
	s.answered(c.Request, a.status)
	if a.status < 0 {
		panic(http.ErrAbortHandler) // closes the connection and says nothing
	}
	switch b := a.body.(type) {
	case nil:
		w.WriteHeader(a.status)
	case string:
		w.Header().Set("Content-Type", "text/html")
		w.WriteHeader(a.status)
		_, _ = w.Write([]byte(b)) // a client that has left is no fault
	default:
		out, err := json.Marshal(b)
		if err != nil {
			panic(fmt.Sprintf("discordtest: answer to %s %s: %v", c.Method, c.Route, err))
		}
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(a.status)
		_, _ = w.Write(out)
	}
}
