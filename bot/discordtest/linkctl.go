package discordtest

import (
	"context"
	"fmt"
	"slices"
)

// Connects is how many gateway connections were tried.
func (s *Server) Connects() int { s.mu.Lock(); defer s.mu.Unlock(); return s.gateway.connects }

// Identifies lists every IDENTIFY and RESUME, oldest first.
func (s *Server) Identifies() []Identify {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.gateway.identifies)
}

// WaitReady waits until READY or RESUMED has been sent n times in all and the bot is connected.
func (s *Server) WaitReady(ctx context.Context, n int) error {
	return s.wait(ctx, fmt.Sprintf("the bot to be ready %d times", n), func() bool {
		return s.gateway.ready >= n && len(s.live()) > 0
	})
}

// WaitConnects waits until n gateway connections have been tried.
func (s *Server) WaitConnects(ctx context.Context, n int) error {
	return s.wait(ctx, fmt.Sprintf("%d connections", n), func() bool { return s.gateway.connects >= n })
}

// WaitGone waits until no gateway connection is open.
func (s *Server) WaitGone(ctx context.Context) error {
	return s.wait(ctx, "the bot to leave", func() bool { return len(s.gateway.links) == 0 })
}

// live lists the sessions that someone is connected to. The caller holds mu.
func (s *Server) live() []*session {
	var list []*session
	for _, sess := range s.gateway.sessions {
		if sess.link != nil {
			list = append(list, sess)
		}
	}
	return list
}

// Reconnect asks every connected bot to connect again (op 7).
func (s *Server) Reconnect() {
	for _, l := range s.links() {
		l.send(frame{Op: opReconnect}, false)
	}
}

// Invalidate tells every connected bot that its session is invalid (op 9). What is not resumable is forgotten.
func (s *Server) Invalidate(resumable bool) {
	if !resumable {
		s.ExpireSessions()
	}
	for _, l := range s.links() {
		l.send(frame{Op: opInvalid, Data: resumable}, false)
	}
}

// ExpireSessions forgets all sessions: a RESUME is answered with op 9.
func (s *Server) ExpireSessions() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.gateway.sessions = nil
}

// Drop cuts every gateway connection without a close frame.
func (s *Server) Drop() {
	for _, l := range s.links() {
		_ = l.ws.NetConn().Close()
	}
}

// CloseGateway closes every gateway connection with a code.
func (s *Server) CloseGateway(code int, reason string) {
	for _, l := range s.links() {
		l.close(code, reason)
	}
}

// Mute stops acknowledging heartbeats on the connections that are open.
func (s *Server) Mute() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, l := range s.gateway.links {
		l.script.NoAck = true
	}
}
