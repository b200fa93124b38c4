package main

import (
	"bufio"
	"errors"
	"io"
	"strings"
)

// longestLine is how many bytes of one line are read; Discord takes no more than 6,000 characters.
const longestLine = 64 << 10

// errLongLine is a line of more than longestLine bytes. It was read to its end.
const errLongLine = usageError("That line is longer than 64 KiB; shorten it.")

// lineReader reads lines of any length in bounded memory, whatever ends them.
type lineReader struct {
	r     *bufio.Reader
	began bool
}

func newLineReader(r io.Reader) *lineReader { return &lineReader{r: bufio.NewReaderSize(r, 4096)} }

// next gives the next line without its end, invalid UTF-8 replaced. The error is io.EOF after the last line, or errLongLine
// for a line that is too long, with its beginning; the lines after it can still be read.
func (l *lineReader) next() (string, error) {
	var line []byte
	long, some := false, false
	for {
		piece, err := l.r.ReadSlice('\n')
		some = some || len(piece) > 0
		if !long {
			line = append(line, piece...)
			if len(line) > longestLine {
				long, line = true, line[:longestLine]
			}
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if err != nil && (!some || !errors.Is(err, io.EOF)) {
			return "", err
		}
		break
	}
	s := strings.TrimRight(string(line), "\r\n")
	if !l.began {
		l.began = true
		s = strings.TrimPrefix(s, "\ufeff")
	}
	s = strings.ToValidUTF8(s, "\ufffd")
	if long {
		return s, errLongLine
	}
	return s, nil
}
