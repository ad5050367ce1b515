package exchange

import (
	"context"
	"errors"
	"fmt"
	"io"
)

// Glance is what can be said of a file before anybody has said which column
// holds what.
type Glance struct {
	Encoding  Encoding
	Separator string     // as in [Patients]
	Header    []string   // the names of all columns
	Takes     []Field    // what each column seems to hold, "" for nothing that is kept
	Sample    [][]string // the first lines that can be read, as they stand
}

// Look reads a file's columns and the first most of its lines. Two columns can
// seem to hold one field: whoever is asked decides.
func Look(ctx context.Context, r io.ReadSeeker, most int) (g Glance, err error) {
	if _, err := r.Seek(0, io.SeekStart); err != nil {
		return g, err
	}
	l, err := lookAt(contextReader{ctx, r})
	if err != nil {
		return g, err
	}
	p := &Patients{r: r, Encoding: l.encoding, mac: l.mac}
	table, err := p.header(ctx)
	if err != nil {
		return g, err
	}
	g.Encoding, g.Separator, g.Header = p.Encoding, p.Separator, p.Header
	for _, name := range p.Header {
		field, _ := fieldNamed(name)
		g.Takes = append(g.Takes, field)
	}
	for len(g.Sample) < most {
		rec, err := table.next()
		if errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return g, err
		}
		if rec.problem != nil || len(rec.cells) != len(g.Header) {
			continue
		}
		for i := range rec.cells {
			rec.cells[i] = Unguard(rec.cells[i])
		}
		g.Sample = append(g.Sample, rec.cells)
	}
	return g, nil
}

// columns says at which place of the header each field stands.
func (o Options) columns(header []string) (map[Field]int, error) {
	if o.Takes == nil {
		return o.Map.columns(header)
	}
	if len(o.Takes) != len(header) {
		return nil, ErrChanged
	}
	at := map[Field]int{}
	for i, f := range o.Takes {
		if f == "" {
			continue
		}
		if other, twice := at[f]; twice {
			return nil, wrong("map", fmt.Sprintf("Columns %d and %d are both taken for %q.", other+1, i+1, f), "Keep one of the two.")
		}
		at[f] = i
	}
	return at, nil
}
