package exchange

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// record is one line of a table: its cells, or why it has none.
type record struct {
	line    int // the first line it stands on
	cells   []string
	problem error
}

// maxLines is the most lines that a cell may run over. A mark that is never
// closed must not make the reading of a large file slow.
const maxLines = 1000

// records reads a table. A broken record costs its own first line only: the
// lines that an open quotation mark swallowed are read again.
type records struct {
	lines *lines
	comma byte
	width int   // how many cells a record has; 0 while that is not known
	short []int // the cells that are read and never run over several lines
}

// swallowed reports whether a record of several lines is one only because of
// a mark that was left open: an address may run over lines, a name may not.
func (r *records) swallowed(cells []string) bool {
	if r.width > 0 && len(cells) != r.width {
		return true
	}
	return slices.ContainsFunc(r.short, func(i int) bool { return strings.ContainsAny(cells[i], "\r\n") })
}

// next gives the next record that is not blank; io.EOF after the last.
func (r *records) next() (record, error) {
	for {
		first, err := r.lines.next()
		if err != nil {
			return record{}, err
		}
		if len(bytes.TrimSpace(first.text)) == 0 && !first.long {
			continue
		}
		return r.read(first)
	}
}

func (r *records) read(first line) (record, error) {
	rec := record{line: first.number}
	var text []byte
	var more []line // what an open quotation mark has drawn in
	add := first
	for {
		if p := unreadable(add); p != nil {
			if len(more) > 0 { // it is that line's trouble, and the mark's
				p = openQuote
			}
			rec.problem = p
			break
		}
		if len(text)+len(add.text) > MaxLine {
			rec.problem = openQuote
			break
		}
		text = append(text, add.text...)
		cells, state := split(text, r.comma)
		if state == whole {
			if len(more) > 0 && r.swallowed(cells) {
				rec.problem = openQuote
				break
			}
			rec.cells = cells
			return rec, nil
		}
		if state == broken {
			rec.problem = quotes
			break
		}
		// what follows is looked at only as far as the next quotation mark
		for {
			var err error
			if add, err = r.lines.next(); errors.Is(err, io.EOF) || len(more) >= maxLines {
				rec.problem = openQuote
				break
			} else if err != nil {
				return record{}, err
			}
			more = append(more, add)
			if add.long || bytes.IndexByte(add.text, '"') >= 0 || bytes.IndexByte(add.text, 0) >= 0 || len(text)+len(add.text) > MaxLine {
				break
			}
			text = append(text, add.text...)
		}
		if rec.problem != nil {
			break
		}
	}
	r.lines.giveBack(more)
	return rec, nil
}

var (
	quotes    = wrong("", "The quotation marks of the line are broken.", "Each must be closed, and doubled inside a cell.")
	openQuote = wrong("", "A quotation mark is opened on the line and not closed.", "Close it, or take it out.")
	nul       = wrong("", "The line holds a NUL character.", "The file may be damaged; export it again.")
	tooLong   = wrong("", fmt.Sprintf("The line is longer than %d MiB.", MaxLine>>20), "The file may be damaged; export it again.")
)

// unreadable says why a line can't be part of a table.
func unreadable(l line) error {
	switch {
	case l.long:
		return tooLong
	case bytes.IndexByte(l.text, 0) >= 0:
		return nul
	}
	return nil
}

type state int

const (
	whole  state = iota
	open         // a quotation mark is still open at the end
	broken       // a quotation mark stands where none may
)

// split takes a record apart as RFC 4180 has it.
func split(text []byte, comma byte) (cells []string, _ state) {
	text = trimEnd(text)
	for {
		if len(text) == 0 || text[0] != '"' {
			end := bytes.IndexByte(text, comma)
			cell := text
			if end >= 0 {
				cell = text[:end]
			}
			if bytes.IndexByte(cell, '"') >= 0 {
				return nil, broken
			}
			cells = append(cells, string(cell))
			if end < 0 {
				return cells, whole
			}
			text = text[end+1:]
			continue
		}
		var cell []byte
		text = text[1:]
		for {
			end := bytes.IndexByte(text, '"')
			if end < 0 {
				return nil, open
			}
			cell = append(cell, text[:end]...)
			if text = text[end+1:]; len(text) == 0 || text[0] != '"' {
				break
			}
			cell, text = append(cell, '"'), text[1:]
		}
		cells = append(cells, string(cell))
		switch {
		case len(text) == 0:
			return cells, whole
		case text[0] != comma:
			return nil, broken
		}
		text = text[1:]
	}
}

// trimEnd takes the end of the line off.
func trimEnd(text []byte) []byte {
	text = bytes.TrimSuffix(text, []byte("\n"))
	return bytes.TrimSuffix(text, []byte("\r"))
}

// separator finds what stands between the cells of the line that names the
// columns: the one it holds most of outside quotation marks.
func separator(text []byte) byte {
	var n [3]int
	candidates := []byte{',', ';', '\t'}
	quoted := false
	for _, b := range text {
		if b == '"' {
			quoted = !quoted
		} else if i := slices.Index(candidates, b); i >= 0 && !quoted {
			n[i]++
		}
	}
	best := 0
	for i := range n {
		if n[i] > n[best] {
			best = i
		}
	}
	return candidates[best]
}
