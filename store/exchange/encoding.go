package exchange

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// Encoding says how a file writes its letters, in words that can be shown.
type Encoding string

// The encodings that are recognised.
const (
	UTF8    Encoding = "UTF-8"
	UTF16   Encoding = "UTF-16"
	Latin1  Encoding = "Latin-1 (Windows-1252)"
	utf8BOM          = "\xEF\xBB\xBF"
)

// look reads a whole file for its encoding, its digest and its line ends.
type look struct {
	encoding Encoding
	digest   [sha256.Size]byte
	size     int64
	mac      bool // lines end with a CR alone
}

// lookAt reads r to its end. A file that is no UTF-8 is Latin-1, unless most
// of its letters beyond ASCII are good UTF-8: then single lines are broken.
func lookAt(r io.Reader) (l look, err error) {
	var (
		sum        = sha256.New()
		buf        = make([]byte, 64<<10)
		held       int // bytes of a letter cut off by the end of the buffer
		good, bad  int
		first      = true
		feeds, crs bool
	)
	for {
		n, err := r.Read(buf[held:])
		sum.Write(buf[held : held+n])
		l.size += int64(n)
		part := buf[:held+n]
		last := errors.Is(err, io.EOF)
		if err != nil && !last {
			return l, err
		}
		if first && (len(part) >= 3 || last) {
			first = false
			if bytes.HasPrefix(part, []byte("\xFF\xFE")) || bytes.HasPrefix(part, []byte("\xFE\xFF")) {
				l.encoding = UTF16
			}
		}
		feeds = feeds || bytes.IndexByte(part, '\n') >= 0
		crs = crs || bytes.IndexByte(part, '\r') >= 0
		for {
			part = part[asciiAt(part):]
			if len(part) == 0 || !last && !utf8.FullRune(part) {
				break
			}
			r, size := utf8.DecodeRune(part)
			switch {
			case r == utf8.RuneError && size == 1:
				bad++
			case size > 1:
				good++
			}
			part = part[size:]
		}
		held = copy(buf, part)
		if last {
			break
		}
	}
	switch {
	case l.encoding != "":
	case bad > good:
		l.encoding = Latin1
	default:
		l.encoding = UTF8
	}
	l.mac = crs && !feeds
	sum.Sum(l.digest[:0])
	return l, nil
}

// asciiAt gives how many letters of ASCII stand at the beginning.
func asciiAt(b []byte) (n int) {
	for n < len(b) && b[n] < utf8.RuneSelf {
		n++
	}
	return n
}

// decode turns a file into UTF-8 without a mark at its beginning.
func (e Encoding) decode(r io.Reader) io.Reader {
	switch e {
	case UTF16:
		return transform.NewReader(r, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder())
	case Latin1:
		return charmap.Windows1252.NewDecoder().Reader(r)
	}
	return &unmarked{r: r}
}

// unmarked takes the mark off the beginning of UTF-8.
type unmarked struct {
	r    io.Reader
	rest io.Reader
}

func (u *unmarked) Read(p []byte) (int, error) {
	if u.rest == nil {
		head := make([]byte, len(utf8BOM))
		n, err := io.ReadFull(u.r, head)
		if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
			return 0, err
		}
		head = bytes.TrimPrefix(head[:n], []byte(utf8BOM))
		u.rest = io.MultiReader(bytes.NewReader(head), u.r)
	}
	return u.rest.Read(p)
}
