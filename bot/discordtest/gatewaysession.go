package discordtest

import (
	"encoding/json"
	"slices"
	"strconv"
)

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
