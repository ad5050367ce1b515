package exchange

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"chairside/store/clinic"
)

// Options say how a file of patients is to be read.
type Options struct {
	Map   Map
	Takes []Field     // what each column holds, by its place, "" for nothing; nil to go by names and Map
	Dates Order       // "" to find it out
	Today clinic.Date // the clinic's day
}

// Patients is a file of patients that was looked through and can be read.
type Patients struct {
	Encoding  Encoding
	Separator string          // "comma", "semicolon" or "tab"
	Columns   map[Field]int   // where each field stands, from 0
	Header    []string        // the names of all columns
	Orders    map[Field]Order // in which a column's dates stand, where that mattered
	Lines     int             // records below the header
	Size      int64           // bytes

	r       io.ReadSeeker
	options Options
	comma   byte
	start   int // the line of the header
	mac     bool
	digest  [sha256.Size]byte
}

// NotKept lists the columns that hold nothing Chairside keeps.
func (p *Patients) NotKept() (names []string) {
	for i, name := range p.Header {
		kept := false
		for _, at := range p.Columns {
			kept = kept || at == i
		}
		if name = strings.TrimSpace(name); !kept && name != "" {
			names = append(names, name)
		}
	}
	return names
}

// ReadPatients looks a whole file through: its encoding, its separator, which
// column holds what, the order of its dates. What it can't know it asks for
// with a [clinic.Error] at field "map" or "dates". r is kept for [Patients.Rows].
func ReadPatients(ctx context.Context, r io.ReadSeeker, o Options) (*Patients, error) {
	p := &Patients{r: r, options: o, Orders: map[Field]Order{}}
	if _, err := r.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	l, err := lookAt(contextReader{ctx, r})
	if err != nil {
		return nil, err
	}
	p.Encoding, p.mac, p.digest, p.Size = l.encoding, l.mac, l.digest, l.size
	table, err := p.table(ctx)
	if err != nil {
		return nil, err
	}
	proof := map[Field]*evidence{}
	for _, f := range dates {
		proof[f] = &evidence{}
	}
	for {
		rec, err := table.next()
		if errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, err
		}
		p.Lines++
		if rec.problem != nil {
			continue
		}
		for _, f := range dates {
			if at, ok := p.Columns[f]; ok && at < len(rec.cells) {
				proof[f].add(rec.line, Unguard(rec.cells[at]), latest(f, o.Today))
			}
		}
	}
	for _, f := range dates {
		order, err := proof[f].decide(p.Columns[f]+1, o.Dates)
		if err != nil {
			return nil, err
		}
		if order != "" && proof[f].open != nil {
			p.Orders[f] = order
		}
	}
	return p, nil
}

// latest is the last day that a field can hold: what has happened lies behind
// us, a consent may last for some years.
func latest(f Field, today clinic.Date) clinic.Date {
	if f == ConsentUntil {
		return today.AddYears(50)
	}
	return today
}

// table goes back to the beginning and reads the header. The first time it
// finds out the separator and the columns.
func (p *Patients) table(ctx context.Context) (*records, error) {
	table, err := p.header(ctx)
	if err != nil {
		return nil, err
	}
	if p.Columns, err = p.options.columns(p.Header); err != nil {
		return nil, err
	}
	for _, f := range []Field{Family, Birth} {
		if _, ok := p.Columns[f]; !ok {
			return nil, wrong("map", fmt.Sprintf("Line %d names no column that is known for %q.", p.start, f),
				"Say with a map which column it is; the file's first line must name its columns.")
		}
	}
	table.short = slices.Collect(maps.Values(p.Columns))
	return table, nil
}

// header goes back to the beginning and reads the line that names the columns.
func (p *Patients) header(ctx context.Context) (*records, error) {
	if _, err := p.r.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	ls := newLines(p.Encoding.decode(contextReader{ctx, p.r}), p.mac)
	var first line
	for {
		var err error
		if first, err = ls.next(); errors.Is(err, io.EOF) {
			return nil, wrong("", "The file is empty.", "Export it again from the other system.")
		} else if err != nil {
			return nil, err
		}
		text := bytes.TrimSpace(first.text)
		if len(text) == 5 && bytes.EqualFold(text[:4], []byte("sep=")) { // what Excel writes above the header
			continue
		}
		if len(text) > 0 || first.long {
			break
		}
	}
	if problem := unreadable(first); problem != nil {
		return nil, headless(first.number, problem)
	}
	p.comma, p.start = separator(first.text), first.number
	p.Separator = map[byte]string{',': "comma", ';': "semicolon", '\t': "tab"}[p.comma]
	table := &records{lines: ls, comma: p.comma}
	header, err := table.read(first)
	if err != nil {
		return nil, err
	}
	if header.problem != nil {
		return nil, headless(first.number, header.problem)
	}
	for i := range header.cells {
		header.cells[i] = Unguard(header.cells[i])
	}
	if p.Header != nil && !slices.Equal(p.Header, header.cells) {
		return nil, ErrChanged
	}
	table.width, p.Header = len(header.cells), header.cells
	return table, nil
}

func headless(line int, why error) error {
	return wrong("", fmt.Sprintf("Line %d, which should name the columns, can't be read: %s", line, clinic.Sentence(why)), "")
}

// contextReader stops reading when its context ends.
type contextReader struct {
	ctx context.Context
	r   io.Reader
}

func (c contextReader) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.r.Read(p)
}
