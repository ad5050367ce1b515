package exchange

import (
	"bytes"
	"fmt"
	"io"
	"strings"
)

// Map says which column of a file holds which field; "" for none.
type Map map[Field]string

// maxMap is more bytes than any map takes to write.
const maxMap = 64 << 10

// ReadMap reads a map: lines of "our field = their column". Blank lines and
// lines that begin with # say nothing; nothing behind the = means that the
// field is not read from the file.
func ReadMap(r io.Reader) (Map, error) {
	text, err := io.ReadAll(io.LimitReader(r, maxMap+1))
	if err != nil {
		return nil, err
	}
	if len(text) > maxMap {
		return nil, wrong("map", "The map file is longer than 64 KiB.", "Give the file of lines such as: family = LAST")
	}
	m, columns := Map{}, map[string]int{}
	for i, l := range strings.Split(string(bytes.TrimPrefix(text, []byte(utf8BOM))), "\n") {
		l = strings.TrimSpace(l)
		if l == "" || strings.HasPrefix(l, "#") {
			continue
		}
		ours, theirs, ok := strings.Cut(l, "=")
		theirs = strings.TrimSpace(theirs)
		field, known := fieldNamed(ours)
		_, twice := m[field]
		switch {
		case !ok:
			return nil, mapLine(i, "has no =", "Write it as: family = LAST")
		case !known:
			return nil, mapLine(i, "names no field of Chairside's", "The fields are: "+fieldList()+".")
		case twice:
			return nil, mapLine(i, fmt.Sprintf("maps the field %q again", field), "Keep one of the two lines.")
		case theirs != "" && columns[theirs] > 0:
			return nil, mapLine(i, fmt.Sprintf("maps a column that line %d maps already", columns[theirs]), "A column holds one field.")
		}
		m[field], columns[theirs] = theirs, i+1
	}
	return m, nil
}

func mapLine(i int, what, next string) error {
	return wrong("map", fmt.Sprintf("Line %d of the map %s.", i+1, what), next)
}

func fieldList() string {
	names := make([]string, len(Fields))
	for i, f := range Fields {
		names[i] = string(f)
	}
	return strings.Join(names, ", ")
}

// columns says at which place of the header each field stands.
func (m Map) columns(header []string) (at map[Field]int, err error) {
	at = map[Field]int{}
	taken := map[int]Field{}
	for _, f := range Fields {
		name, said := m[f]
		if !said || name == "" {
			continue
		}
		places := find(header, func(h string) bool { return strings.TrimSpace(h) == name })
		if len(places) == 0 { // capitals and spaces are often mistyped
			places = find(header, func(h string) bool { return plain(h) == plain(name) && plain(h) != "" })
		}
		switch {
		case len(places) == 0:
			return nil, wrong("map", fmt.Sprintf("The map names a column for %q that the file does not have.", f), "Write its name as the file's first line has it.")
		case len(places) > 1:
			return nil, sameName(f, places)
		}
		if other, twice := taken[places[0]]; twice {
			return nil, wrong("map", fmt.Sprintf("Column %d is mapped twice, to %q and to %q.", places[0]+1, other, f), "A column holds one field.")
		}
		at[f], taken[places[0]] = places[0], f
	}
	for _, f := range Fields {
		if _, said := m[f]; said {
			continue
		}
		places := find(header, func(h string) bool {
			found, ok := fieldNamed(h)
			return ok && found == f
		})
		for i := 0; i < len(places); { // what the map gave away is gone
			if _, gone := taken[places[i]]; gone {
				places = append(places[:i], places[i+1:]...)
			} else {
				i++
			}
		}
		switch {
		case len(places) > 1:
			return nil, sameName(f, places)
		case len(places) == 1:
			at[f], taken[places[0]] = places[0], f
		}
	}
	return at, nil
}

func find(header []string, is func(string) bool) (places []int) {
	for i, h := range header {
		if is(h) {
			places = append(places, i)
		}
	}
	return places
}

func sameName(f Field, places []int) error {
	return wrong("map", fmt.Sprintf("Columns %d and %d both look like the field %q.", places[0]+1, places[1]+1, f),
		"Give one of them another name in the file, or say with a map which it is.")
}
