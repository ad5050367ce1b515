package exchange

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"

	"golang.org/x/text/encoding/unicode"

	"chairside/store/clinic"
)

var (
	ctx   = context.Background()
	today = clinic.Date{Year: 2026, Month: 11, Day: 23}
)

func read(t *testing.T, text string, o Options) (*Patients, []Row, error) {
	t.Helper()
	o.Today = today
	p, err := ReadPatients(ctx, strings.NewReader(text), o)
	if err != nil {
		return nil, nil, err
	}
	var rows []Row
	for r, err := range p.Rows(ctx) {
		if err != nil {
			return p, rows, err
		}
		rows = append(rows, r)
	}
	if len(rows) != p.Lines {
		t.Errorf("%d lines, %d said", len(rows), p.Lines)
	}
	return p, rows, nil
}

func names(rows []Row) string {
	var list []string
	for _, r := range rows {
		if r.Problem != nil {
			list = append(list, fmt.Sprintf("%d!", r.Line))
			continue
		}
		list = append(list, fmt.Sprintf("%d %s", r.Line, r.Patient.Label()))
	}
	return strings.Join(list, "|")
}

const synthea = "Id,BIRTHDATE,DEATHDATE,FIRST,LAST,GENDER,ADDRESS,CITY,STATE,ZIP\n"

func TestSynthea(t *testing.T) {
	p, rows, err := read(t, synthea+
		"b9c6,1985-11-03,,Zoë,O'Brien,F,\"1 Quay, 2nd\",Boston,MA,02108\n"+
		"c1d2,1940-01-02,2001-05-11,Jon,Berg,M,2 Quay,Boston,MA,02108\n", Options{})
	if err != nil || len(rows) != 2 {
		t.Fatal(rows, err)
	}
	z, j := rows[0], rows[1]
	if z.Source != "b9c6" || z.Patient.Given != "Zoë" || z.Patient.Family != "O'Brien" || z.Patient.Birth.String() != "1985-11-03" || !z.Patient.Died.IsZero() {
		t.Errorf("%+v", z)
	}
	if j.Patient.Died.String() != "2001-05-11" || j.Line != 3 {
		t.Errorf("%+v", j)
	}
	if got := strings.Join(p.NotKept(), " "); got != "GENDER ADDRESS CITY STATE ZIP" {
		t.Error(got)
	}
}

func TestEncodingsAndSeparators(t *testing.T) {
	text := "last;first;dob\nÅkesson;Zoë;1985-11-03\n"
	utf16, err := unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	little, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	latin := strings.NewReplacer("Å", "\xC5", "ë", "\xEB").Replace(text)
	for name, c := range map[string]struct {
		text, separator string
		encoding        Encoding
	}{
		"utf-8":           {text, "semicolon", UTF8},
		"with a mark":     {utf8BOM + text, "semicolon", UTF8},
		"utf-16 be":       {utf16, "semicolon", UTF16},
		"utf-16 le":       {little, "semicolon", UTF16},
		"latin-1":         {latin, "semicolon", Latin1},
		"tabs":            {strings.ReplaceAll(text, ";", "\t"), "tab", UTF8},
		"commas":          {strings.ReplaceAll(text, ";", ","), "comma", UTF8},
		"excel's own":     {"sep=;\r\n" + strings.ReplaceAll(text, "\n", "\r\n"), "semicolon", UTF8},
		"old mac":         {strings.ReplaceAll(text, "\n", "\r"), "semicolon", UTF8},
		"commas in quote": {strings.Replace(text, "last", `"last"`, 1), "semicolon", UTF8},
	} {
		p, rows, err := read(t, c.text, Options{})
		if err != nil || len(rows) != 1 || rows[0].Patient.Label() != "Åkesson, Zoë" || p.Encoding != c.encoding || p.Separator != c.separator {
			t.Errorf("%s: %v %+v %v", name, p, rows, err)
		}
	}
	// one broken letter among good ones does not turn them all
	_, rows, err := read(t, "last,dob\nÅkesson,1985-11-03\nÖberg,1985-11-03\nbad\xFF,1985-11-03\n", Options{})
	if err != nil || rows[0].Patient.Family != "Åkesson" || rows[2].Patient.Family != "bad\xFF" {
		t.Error(rows, err)
	}
}

// TestBadLinesCostThemselves: the line is named, those around it are read.
func TestBadLinesCostThemselves(t *testing.T) {
	h := "last,first,dob\n"
	long := strings.Repeat("x", MaxLine+10)
	for name, c := range map[string]struct{ text, want, says string }{
		"quote in a cell":      {h + "A,B\"b,1985-11-03\nC,,1985-11-03\n", "2!|3 C", "quotation marks of the line are broken"},
		"quote never closed":   {h + "A,\"B,1985-11-03\nC,,1985-11-03\nD,,1985-11-03\n", "2!|3 C|4 D", "opened on the line and not closed"},
		"two that swallow":     {h + "A,\"B,1985-11-03\nC,D\",1985-11-03\nE,,1985-11-03\n", "2!|3!|4 E", "opened"},
		"closed much later":    {h + "A,\"B,1985-11-03\nC,,1985-11-03\n\"O, P\",,1985-11-03\n", "2!|3 C|4 O, P", "broken"},
		"a NUL":                {h + "A,B\x00,1985-11-03\nC,,1985-11-03\n", "2!|3 C", "NUL"},
		"a long line":          {h + long + "\nC,,1985-11-03\n", "2!|3 C", "longer than 1 MiB"},
		"a long quote":         {h + "\"" + long + "\nC,,1985-11-03\n", "2!|3 C", "longer than 1 MiB"},
		"header twice":         {h + "A,,1985-11-03\n" + h + "C,,1985-11-03\n", "2 A|3!|4 C", "names the columns again"},
		"too few":              {h + "A,1985-11-03\nC,,1985-11-03\n", "2!|3 C", "has 2 cells"},
		"too many":             {h + "A,B,1985-11-03,x\nC,,1985-11-03,,\n", "2!|3 C", "has 4 cells"},
		"no day":               {h + "A,B,1985-02-30\nC,,1985-11-03\n", "2!|3 C", "birth date is not a day"},
		"no date":              {h + "A,B,soon\nC,,99/99/9999\n", "2!|3!", "birth date is not a day"},
		"blank lines":          {h + "\n\r\nC,,1985-11-03\n \n", "4 C", ""},
		"a cell of many lines": {"last,dob,street\nA,1985-11-03,\"1 Quay\n2nd\"\nC,1985-11-03,", "2 A|4 C", ""},
		"a name of many lines": {h + "\"A\nB\",,1985-11-03\nC,,1985-11-03", "2!|3!|4 C", "opened"},
		"doubled marks":        {h + "\"A \"\"B\"\"\",,1985-11-03", `2 A "B"`, ""},
	} {
		_, rows, err := read(t, c.text, Options{})
		got := strings.ReplaceAll(names(rows), "|4 O, P, ", "|4 O, P")
		if err != nil || got != c.want {
			t.Errorf("%s: %q, want %q; %v", name, got, c.want, err)
		}
		for _, r := range rows {
			if r.Problem != nil && clinic.CodeOf(r.Problem) != clinic.Invalid {
				t.Errorf("%s: %v", name, r.Problem)
			}
		}
		if c.says != "" && (rows[0].Problem == nil && rows[1].Problem == nil || !strings.Contains(fmt.Sprint(rows[0].Problem, rows[1].Problem), c.says)) {
			t.Errorf("%s: %v", name, rows[0].Problem)
		}
	}
}

func TestFilesThatAreRefused(t *testing.T) {
	for name, c := range map[string]struct {
		text, mapping, field, says string
	}{
		"empty":              {"", "", "", "file is empty"},
		"only a mark":        {utf8BOM + "\n\n", "", "", "file is empty"},
		"no header":          {"Alvarez,Maria,1985-11-03\n", "", "map", `no column that is known for "family"`},
		"no birth":           {"last,first\nA,B\n", "", "map", `"birth"`},
		"a NUL in the first": {"last\x00,dob\n", "", "", "Line 1, which should name the columns"},
		"a quote in it":      {"last,\"dob\nA,1985-11-03\n", "", "", "Line 1, which should name the columns"},
		"a very long first":  {strings.Repeat("last,", MaxLine), "", "", "longer than 1 MiB"},
		"two of one name":    {"last,dob,last\nA,1985-11-03,B\n", "", "map", `Columns 1 and 3 both look like the field "family"`},
		"two of one meaning": {"last,dob,mobile,phone\n", "", "map", "Columns 3 and 4"},
		"mapped twice":       {"last,dob\n", "family = last\ngiven = last", "map", "Line 2 of the map maps a column that line 1 maps already"},
		"mapped twice over":  {"last,dob\n", "family = last\ngiven = LAST", "map", "Column 1 is mapped twice"},
		"unknown column":     {"last,dob\n", "family = nachname2", "map", "does not have"},
		"unknown field":      {"last,dob\n", "shoe size = last", "map", "Line 1 of the map names no field"},
		"no =":               {"last,dob\n", "# fine\n\nfamily last", "map", "Line 3 of the map has no ="},
		"a field again":      {"last,dob\n", "family = last\nsurname = dob", "map", "again"},
		"two days":           {"last,dob\nA,02/03/1985\n", "", "dates", "line 2, column 2 can be read as two days"},
		"short years":        {"last,dob\nA,1985-11-03\nB,02/03/04\n", "", "dates", "line 3"},
		"both orders":        {"last,dob\nA,25/12/1985\nB,12/25/1985\n", "", "dates", "do not all stand in one order"},
		"short, still two":   {"last,dob\nA,25/03/04\n", "", "dates", "two days"},
	} {
		o := Options{}
		var err error
		if c.mapping != "" {
			o.Map, err = ReadMap(strings.NewReader(c.mapping))
		}
		if err == nil {
			_, _, err = read(t, c.text, o)
		}
		if clinic.CodeOf(err) != clinic.Invalid || clinic.FieldOf(err) != c.field || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v at %q", name, err, clinic.FieldOf(err))
		}
		if err != nil && strings.Contains(err.Error(), "Alvarez") {
			t.Errorf("%s: gives a name away: %v", name, err)
		}
	}
}

func TestDates(t *testing.T) {
	for _, c := range []struct {
		column, said string
		want         string // the birth dates
	}{
		{"02/03/1985 25/12/1985", "", "1985-03-02 1985-12-25"},
		{"02/03/1985 12/25/1985", "", "1985-02-03 1985-12-25"},
		{"02/03/1985", "dmy", "1985-03-02"},
		{"02/03/1985", "mdy", "1985-02-03"},
		{"02/03/04 01/02/30", "dmy", "2004-03-02 1930-02-01"},
		{"02/03/04", "ymd", "2002-03-04"},
		{"85/03/31 85/03/02", "", "1985-03-31 1985-03-02"},
		{"03/03/1985", "", "1985-03-03"},
		{"19851103 3-Nov-1985 1985/11/03 1985-11-03T00:00:00Z", "", "1985-11-03 1985-11-03 1985-11-03 1985-11-03"},
		{"25/12/1985 12/25/1985", "dmy", "1985-12-25 !"},
		{"23/11/26 24/11/26", "dmy", "2026-11-23 1926-11-24"},
	} {
		order, err := ParseOrder(c.said)
		if err != nil {
			t.Fatal(err)
		}
		_, rows, err := read(t, "last,dob\nA,"+strings.Join(strings.Fields(c.column), "\nA,")+"\n", Options{Dates: order})
		if err != nil {
			t.Errorf("%s: %v", c.column, err)
			continue
		}
		var got []string
		for _, r := range rows {
			d := r.Patient.Birth.String()
			if r.Problem != nil {
				d = "!"
			}
			got = append(got, d)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s %s: %v, want %s", c.column, c.said, got, c.want)
		}
	}
	if _, err := ParseOrder("ydm"); clinic.CodeOf(err) != clinic.Invalid {
		t.Error(err)
	}
}

func TestAMapSaysWhichColumn(t *testing.T) {
	m, err := ReadMap(strings.NewReader(utf8BOM + "# ours = theirs\nfamily = Client Name\n birth=Born On\r\nphone =\n"))
	if err != nil {
		t.Fatal(err)
	}
	p, rows, err := read(t, "Client Name,born on,phone,first\nA,1985-11-03,555,B\n", Options{Map: m})
	if err != nil || names(rows) != "2 A, B" || rows[0].Patient.Phone != "" || strings.Join(p.NotKept(), "") != "phone" {
		t.Error(rows, err, p)
	}
}

// TestAFileThatChangesIsNoticed, before its first line and before its last.
func TestAFileThatChangesIsNoticed(t *testing.T) {
	for _, late := range []bool{false, true} {
		text := []byte("last,dob\nA,1985-11-03\nB,1985-11-03\n")
		p, err := ReadPatients(ctx, bytes.NewReader(text), Options{Today: today})
		if err != nil {
			t.Fatal(err)
		}
		change := func() { text[len(text)-2] = '4' }
		if !late {
			change()
		}
		var last error
		n := 0
		for _, err := range p.Rows(ctx) {
			if last = err; err == nil {
				n++
			}
			change()
		}
		if !errors.Is(last, ErrChanged) || late && n != 2 || !late && n != 0 {
			t.Error(late, n, last)
		}
	}
}

// endless is a line of many bytes that takes no memory itself.
type endless struct {
	head string
	size int64
	at   int64
}

var manyX = bytes.Repeat([]byte{'x'}, 4096)

func (e *endless) Seek(to int64, _ int) (int64, error) { e.at = to; return to, nil }

func (e *endless) Read(p []byte) (int, error) {
	if e.at < int64(len(e.head)) {
		n := copy(p, e.head[e.at:])
		e.at += int64(n)
		return n, nil
	}
	n := min(int64(len(p)), e.size-e.at)
	if n <= 0 {
		return 0, io.EOF
	}
	for rest := p[:n]; len(rest) > 0; {
		rest = rest[copy(rest, manyX):]
	}
	e.at += n
	return int(n), nil
}

func TestAVeryLongLineTakesNoMemory(t *testing.T) {
	size := int64(2 << 30)
	if testing.Short() {
		size = 64 << 20
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	p, err := ReadPatients(ctx, &endless{head: "last,dob\nA,1985-11-03\n", size: size}, Options{Today: today})
	if err != nil || p.Lines != 2 {
		t.Fatal(p, err)
	}
	var rows []Row
	for r, err := range p.Rows(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		rows = append(rows, r)
	}
	runtime.ReadMemStats(&after)
	if names(rows) != "2 A|3!" || !strings.Contains(rows[1].Problem.Error(), "1 MiB") {
		t.Error(rows)
	}
	if used := after.TotalAlloc - before.TotalAlloc; used > 32<<20 {
		t.Errorf("%d MiB were taken", used>>20)
	}
}

func TestReadingStops(t *testing.T) {
	stopping, stop := context.WithCancel(ctx)
	p, err := ReadPatients(stopping, strings.NewReader("last,dob\nA,1985-11-03\n"), Options{Today: today})
	if err != nil {
		t.Fatal(err)
	}
	stop()
	for _, err := range p.Rows(stopping) {
		if !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
	}
	if _, err := ReadPatients(stopping, strings.NewReader("last,dob\n"), Options{}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}
