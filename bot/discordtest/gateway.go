package discordtest

import (
	"bytes"
	"compress/zlib"
	"encoding/json"
	"errors"
	"net/http"
	"slices"
	"strconv"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// Gateway opcodes.
const (
	opDispatch, opHeartbeat, opIdentify, opResume, opReconnect = 0, 1, 2, 6, 7
	opInvalid, opHello, opAck                                  = 9, 10, 11
)

// Link scripts what goes wrong on a gateway connection.
type Link struct {
	Times   int  // for how many connections; 0 means one, below 0 all to come
	Refuse  int  // HTTP status in place of the upgrade
	NoHello bool // connects and says nothing
	NoAck   bool // never acknowledges a heartbeat
	NoReady bool // takes IDENTIFY or RESUME and says nothing
	// Close is the code that IDENTIFY or RESUME is answered with: 4004 for a bad token, 4014 for an intent …
	Close int
	// CloseIdentify is the code that IDENTIFY alone is answered with.
	CloseIdentify int
	// Op is sent in place of READY or RESUMED: 7, or 9 (not resumable).
	Op int
}

// Identify is one IDENTIFY or RESUME that a bot sent.
type Identify struct {
	At       time.Time
	Resume   bool
	Token    string
	Intents  int
	Compress bool
	Shard    [2]int // this one, of how many; 0 of 1 unless it says so
	Session  string // RESUME alone
	Sequence int64  // RESUME alone
}

// gateway is the state of all connections; it is guarded by Server.mu.
type gateway struct {
	scripts    []*Link
	links      []*link // open connections, oldest first
	sessions   map[string]*session
	identifies []Identify
	closes     []int // codes with which the bot closed; 1006 for a dropped connection
	connects   int
	ready      int // READY and RESUMED sent
}

// session is what a RESUME takes up again.
type session struct {
	id       string
	seq      int64
	intents  int
	compress bool
	shard    [2]int
	log      []frame
	link     *link // nil while nobody is connected
}

type frame struct {
	Op   int    `json:"op"`
	Data any    `json:"d"`
	Seq  *int64 `json:"s"`
	Type string `json:"t,omitempty"`
}

// link is one connection.
type link struct {
	ws     *websocket.Conn
	script Link
	write  sync.Mutex
	sess   *session
	ended  bool // by the server; guarded by write
}

const (
	writeWait = 5 * time.Second
	maxLog    = 1000 // dispatches that a session keeps for a RESUME
)

// NextLinks arranges what the next connections go through. Those after the last one are healthy.
func (s *Server) NextLinks(scripts ...Link) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, l := range scripts {
		if l.Times == 0 {
			l.Times = 1
		}
		s.gateway.scripts = append(s.gateway.scripts, &l)
	}
}

// HealLinks takes the scripts for connections to come back.
func (s *Server) HealLinks() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.gateway.scripts = nil
}

func (s *Server) nextScript() Link {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.gateway.connects++
	s.notify()
	for _, l := range s.gateway.scripts {
		if l.Times != 0 {
			if l.Times > 0 {
				l.Times--
			}
			return *l
		}
	}
	return Link{}
}

func (s *Server) links() []*link {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.gateway.links)
}

var upgrader = websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}

func (s *Server) serveGateway(w http.ResponseWriter, hr *http.Request) {
	script := s.nextScript()
	if script.Refuse != 0 {
		http.Error(w, http.StatusText(script.Refuse), script.Refuse)
		return
	}
	if hr.URL.Query().Get("encoding") != "json" {
		http.Error(w, "this gateway speaks json alone", http.StatusBadRequest)
		return
	}
	ws, err := upgrader.Upgrade(w, hr, nil)
	if err != nil {
		return // Upgrade has answered
	}
	l := &link{ws: ws, script: script}
	s.mu.Lock()
	if s.ctx.Err() != nil {
		s.mu.Unlock()
		_ = ws.Close()
		return
	}
	s.gateway.links = append(s.gateway.links, l)
	s.wg.Add(1) // before mu is given up, so that Close either sees the link or has ended the context
	s.mu.Unlock()
	go func() {
		defer s.wg.Done()
		code := s.attend(l)
		_ = ws.Close()
		s.leave(l, code)
	}()
}

// leave forgets a connection. A session outlives it, unless it was the bot that closed it and for good: with 1000 or 1001.
func (s *Server) leave(l *link, code int) {
	l.write.Lock()
	ended := l.ended
	l.write.Unlock()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.gateway.links = slices.DeleteFunc(s.gateway.links, func(o *link) bool { return o == l })
	s.gateway.closes = append(s.gateway.closes, code)
	if l.sess != nil && l.sess.link == l {
		l.sess.link = nil
		if !ended && (code == websocket.CloseNormalClosure || code == websocket.CloseGoingAway) {
			delete(s.gateway.sessions, l.sess.id)
		}
	}
	s.notify()
}

// attend reads one connection until it ends, and gives the code with which it did.
func (s *Server) attend(l *link) int {
	if !l.script.NoHello {
		l.send(frame{Op: opHello, Data: map[string]any{"heartbeat_interval": s.opt.Heartbeat.Milliseconds(),
			"_trace": []string{"[\"discordtest\",{\"micros\":0.0}]"}}}, false)
	}
	for {
		_, b, err := l.ws.ReadMessage()
		if err != nil {
			var closed *websocket.CloseError
			if errors.As(err, &closed) {
				return closed.Code
			}
			return websocket.CloseAbnormalClosure
		}
		var f struct {
			Op   int             `json:"op"`
			Data json.RawMessage `json:"d"`
		}
		if err := json.Unmarshal(b, &f); err != nil {
			l.close(4002, "Error while decoding payload.")
			continue
		}
		switch f.Op {
		case opHeartbeat:
			s.mu.Lock()
			quiet := l.script.NoAck
			s.mu.Unlock()
			if !quiet {
				l.send(frame{Op: opAck}, false)
			}
		case opIdentify:
			s.identify(l, f.Data)
		case opResume:
			s.resume(l, f.Data)
		default:
			// Presence and the like change nothing that a bot of this kind would notice.
		}
	}
}

const privileged = 1<<1 | 1<<8 | 1<<15 // members, presences, message content

func (s *Server) identify(l *link, data json.RawMessage) {
	var in struct {
		Token    string `json:"token"`
		Intents  *int   `json:"intents"`
		Compress bool   `json:"compress"`
		Shard    []int  `json:"shard"`
	}
	shard := [2]int{0, 1}
	err := json.Unmarshal(data, &in)
	if len(in.Shard) == 2 {
		shard = [2]int(in.Shard)
	}
	if shard[1] < 1 || shard[0] < 0 || shard[0] >= shard[1] {
		l.close(4010, "Invalid shard.")
		return
	}
	if err != nil || in.Intents == nil {
		l.close(4002, "Error while decoding payload.")
		return
	}
	s.mu.Lock()
	s.gateway.identifies = append(s.gateway.identifies, Identify{At: s.opt.Now(), Token: in.Token, Intents: *in.Intents,
		Compress: in.Compress, Shard: shard})
	s.notify()
	s.mu.Unlock()
	switch {
	case l.script.Close != 0:
		l.close(l.script.Close, "scripted")
	case l.script.CloseIdentify != 0:
		l.close(l.script.CloseIdentify, "scripted")
	case "Bot "+s.opt.Token != in.Token && s.opt.Token != in.Token:
		l.close(4004, "Authentication failed.")
	case *in.Intents&privileged&^s.opt.Privileged != 0:
		l.close(4014, "Disallowed intent(s).")
	case l.script.NoReady:
	case l.script.Op != 0:
		l.send(frame{Op: l.script.Op, Data: false}, in.Compress)
	default:
		s.mu.Lock()
		defer s.mu.Unlock()
		sess := &session{id: "session-" + s.newID(), intents: *in.Intents, compress: in.Compress, shard: shard, link: l}
		l.sess = sess
		if s.gateway.sessions == nil {
			s.gateway.sessions = map[string]*session{}
		}
		s.gateway.sessions[sess.id] = sess
		guilds := []any{}
		for _, id := range s.guildIDs() {
			if sess.serves(id) {
				guilds = append(guilds, map[string]any{"id": id, "unavailable": true})
			}
		}
		sess.dispatch("READY", map[string]any{"v": 9, "user": botUser(), "guilds": guilds, "session_id": sess.id,
			"session_type": "normal", "resume_gateway_url": s.gatewayURL(), "shard": shard, "private_channels": []any{},
			"relationships": []any{}, "user_settings": map[string]any{}, "presences": []any{}, "guild_join_requests": []any{},
			"application": map[string]any{"id": ApplicationID, "flags": 0}})
		if sess.intents&1 != 0 {
			for _, id := range s.guildIDs() {
				if sess.serves(id) {
					sess.dispatch("GUILD_CREATE", s.guildJSON(s.guilds[id]))
				}
			}
		}
		s.gateway.ready++
		s.notify()
	}
}

func (s *Server) resume(l *link, data json.RawMessage) {
	var in struct {
		Token   string `json:"token"`
		Session string `json:"session_id"`
		Seq     int64  `json:"seq"`
	}
	if err := json.Unmarshal(data, &in); err != nil {
		l.close(4002, "Error while decoding payload.")
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.gateway.identifies = append(s.gateway.identifies, Identify{At: s.opt.Now(), Resume: true, Token: in.Token,
		Session: in.Session, Sequence: in.Seq})
	s.notify()
	sess := s.gateway.sessions[in.Session]
	switch {
	case l.script.Close != 0:
		l.close(l.script.Close, "scripted")
	case "Bot "+s.opt.Token != in.Token && s.opt.Token != in.Token:
		l.close(4004, "Authentication failed.")
	case l.script.NoReady:
	case l.script.Op != 0:
		l.send(frame{Op: l.script.Op, Data: false}, false)
	case sess == nil:
		l.send(frame{Op: opInvalid, Data: false}, false)
	case in.Seq > sess.seq || len(sess.log) > 0 && in.Seq < *sess.log[0].Seq-1:
		l.close(4007, "Invalid seq.")
	default:
		sess.link, l.sess = l, sess
		for _, f := range sess.log {
			if *f.Seq > in.Seq {
				l.send(f, sess.compress)
			}
		}
		sess.dispatch("RESUMED", map[string]any{"_trace": []string{}})
		s.gateway.ready++
		s.notify()
	}
}

// serves says whether events of a guild go to this session; those of no guild go to the first shard.
func (sess *session) serves(guild string) bool {
	id, err := strconv.ParseInt(guild, 10, 64)
	if err != nil {
		id = 0
	}
	return int((id>>22)%int64(sess.shard[1])) == sess.shard[0]
}

// dispatch numbers an event, keeps it for a RESUME and sends it if somebody is there. The caller holds Server.mu.
func (sess *session) dispatch(kind string, data any) {
	sess.seq++
	seq := sess.seq
	f := frame{Op: opDispatch, Data: data, Seq: &seq, Type: kind}
	sess.log = append(sess.log, f)
	if len(sess.log) > maxLog {
		sess.log = slices.Delete(sess.log, 0, len(sess.log)-maxLog)
	}
	if sess.link != nil {
		sess.link.send(f, sess.compress)
	}
}

// compressAbove is the size above which Discord compresses payloads for those who asked for it.
const compressAbove = 1 << 10

// send writes one payload. A connection that fails is noticed by its reader.
func (l *link) send(f frame, compress bool) {
	b, err := json.Marshal(f)
	if err != nil {
		panic("discordtest: event " + f.Type + ": " + err.Error())
	}
	kind := websocket.TextMessage
	if compress && len(b) > compressAbove {
		var z bytes.Buffer
		zw := zlib.NewWriter(&z)
		_, _ = zw.Write(b) // into memory
		_ = zw.Close()
		b, kind = z.Bytes(), websocket.BinaryMessage
	}
	l.write.Lock()
	defer l.write.Unlock()
	_ = l.ws.SetWriteDeadline(time.Now().Add(writeWait))
	_ = l.ws.WriteMessage(kind, b)
}

func (l *link) close(code int, reason string) {
	l.write.Lock()
	defer l.write.Unlock()
	l.ended = true
	_ = l.ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(code, reason), time.Now().Add(writeWait))
}
