package bot

import (
	"bytes"
	"encoding/json"
	"fmt"
	"mime/multipart"
	"net/textproto"
	"strconv"
	"strings"

	"byline/commands"
)

// attachment is what the JSON of a message says of a file that comes with it.
type attachment struct {
	ID       string `json:"id"`
	Filename string `json:"filename"`
}

// attach puts files to a message, as far as Discord takes them, and gives the names of those that it would not take.
func (m *message) attach(files []commands.File) (left []string) {
	size := 0
	for _, f := range files {
		f.Name = fileName(f.Name)
		if size+len(f.Data) > commands.MaxFiles || len(m.files) == maxFiles {
			left = append(left, f.Name)
			continue
		}
		size += len(f.Data)
		m.files = append(m.files, f)
	}
	if len(m.files) > 0 {
		list := make([]attachment, len(m.files))
		for i, f := range m.files {
			list[i] = attachment{strconv.Itoa(i), f.Name}
		}
		m.Attachments = &list
	}
	return left
}

// size is how many bytes the files of a message have.
func (m *message) size() (n int) {
	for _, f := range m.files {
		n += len(f.Data)
	}
	return n
}

// fileName is a name that every system can save a file under.
func fileName(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '-', r == '_', r == '.':
			return r
		}
		return '-'
	}, s)
	if s = strings.TrimLeft(s[:min(len(s), 100)], ".-"); s == "" {
		return "file"
	}
	return s
}

// filed is what can carry files.
type filed interface{ attached() []commands.File }

func (m *message) attached() []commands.File { return m.files }

func (r *response) attached() []commands.File {
	if m, ok := r.Data.(filed); ok {
		return m.attached()
	}
	return nil
}

// encodeBody writes the body of a call: JSON, or with files a form in which the JSON is one part. kind is its Content-Type.
func encodeBody(body any) (payload []byte, kind []string, err error) {
	if body == nil {
		return nil, nil, nil
	}
	if payload, err = json.Marshal(body); err != nil {
		return nil, nil, err
	}
	f, ok := body.(filed)
	if !ok || len(f.attached()) == 0 {
		return payload, headerJSON, nil
	}
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	part := func(head textproto.MIMEHeader, data []byte) {
		if err == nil {
			p, e := w.CreatePart(head)
			if err = e; err == nil {
				_, err = p.Write(data)
			}
		}
	}
	part(textproto.MIMEHeader{"Content-Disposition": {`form-data; name="payload_json"`}, "Content-Type": headerJSON}, payload)
	for i, f := range f.attached() {
		part(textproto.MIMEHeader{"Content-Type": {"application/octet-stream"}, // never shown as a page
			"Content-Disposition": {fmt.Sprintf(`form-data; name="files[%d]"; filename="%s"`, i, f.Name)}}, f.Data)
	}
	if err == nil {
		err = w.Close()
	}
	return b.Bytes(), []string{w.FormDataContentType()}, err
}
