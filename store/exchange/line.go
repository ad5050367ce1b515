package exchange

import (
	"bufio"
	"errors"
	"io"
)

// MaxLine is the most bytes that a line may have, and a cell that runs over
// several lines: no record of a person is longer, and memory is bounded.
const MaxLine = 1 << 20

// line is one line as it stands in the file, with its end.
type line struct {
	number int // counts from 1
	text   []byte
	long   bool // it was longer than MaxLine; the text is cut off
}

// lines reads a file line by line and can be given lines back.
type lines struct {
	r      *bufio.Reader
	end    byte
	number int
	back   []line // to be read again before the file goes on
}

func newLines(r io.Reader, mac bool) *lines {
	l := &lines{r: bufio.NewReaderSize(r, 64<<10), end: '\n'}
	if mac {
		l.end = '\r'
	}
	return l
}

// next gives the next line; io.EOF when there is none.
func (l *lines) next() (line, error) {
	if len(l.back) > 0 {
		first := l.back[0]
		l.back = l.back[1:]
		return first, nil
	}
	now := line{}
	for {
		part, err := l.r.ReadSlice(l.end)
		// the rest of a line that is too long is read and dropped
		if room := MaxLine - len(now.text); len(part) > room {
			now.long, part = true, part[:room]
		}
		now.text = append(now.text, part...)
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case errors.Is(err, io.EOF):
			if len(now.text) == 0 {
				return line{}, io.EOF
			}
		case err != nil:
			return line{}, err
		}
		l.number++
		now.number = l.number
		return now, nil
	}
}

// giveBack makes lines come again, in the order given.
func (l *lines) giveBack(again []line) {
	l.back = append(append([]line{}, again...), l.back...)
}
