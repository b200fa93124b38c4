package discordtest

import (
	"bytes"
	"compress/zlib"
	"encoding/json"
	"errors"
	"net/http"
	"slices"
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
	connects   int
	ready      int // READY and RESUMED sent
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
