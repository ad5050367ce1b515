package exchange

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"io"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"chairside/store/clinic"
)

// TestWhatIsWrittenIsRead: any patient that may be on record comes back the
// same, and no cell of the file is a formula.
func TestWhatIsWrittenIsRead(t *testing.T) {
	text := func(least, most int) *rapid.Generator[string] {
		signs := rapid.OneOf(rapid.SampledFrom([]rune(`=+-@',";\ aZé|0`)), rapid.Rune())
		return rapid.Custom(func(t *rapid.T) string {
			s, err := clinic.Line("", "", rapid.StringOfN(signs, least, most, -1).Draw(t, "text"), least, most)
			if err != nil { // not on record
				return strings.Repeat("x", least)
			}
			return s
		})
	}
	date := rapid.Custom(func(t *rapid.T) clinic.Date {
		if rapid.Bool().Draw(t, "none") {
			return clinic.Date{}
		}
		return clinic.Date{Year: 1930, Month: 1, Day: 1}.AddDays(rapid.IntRange(0, 35_000).Draw(t, "days"))
	})
	rapid.Check(t, func(t *rapid.T) {
		var want []Row
		var file bytes.Buffer
		w, err := NewPatientTable(&file)
		if err != nil {
			t.Fatal(err)
		}
		for i := range rapid.IntRange(0, 5).Draw(t, "n") {
			p := clinic.Patient{
				Given: text(0, 12).Draw(t, "given"), Family: text(1, 12).Draw(t, "family"), Phone: text(0, 8).Draw(t, "phone"),
				MRN: text(0, 8).Draw(t, "mrn"), Medicines: text(0, 20).Draw(t, "medicines"),
				Birth: date.Draw(t, "birth"), Died: date.Draw(t, "died"), ConsentUntil: date.Draw(t, "consent"),
				AllergiesAsked: date.Draw(t, "asked"), MedicinesAsked: date.Draw(t, "asked"), NoAllergies: rapid.Bool().Draw(t, "none"),
			}
			p.Preferred, p.Pronoun, p.Phone2, p.Address = text(0, 12).Draw(t, "preferred"), text(0, 6).Draw(t, "pronoun"), text(0, 8).Draw(t, "phone2"), text(0, 20).Draw(t, "address")
			kinds := rapid.SampledFrom([]clinic.PhoneKind{"", clinic.Mobile, clinic.Home, clinic.Work})
			p.PhoneKind, p.Phone2Kind = kinds.Draw(t, "kind"), kinds.Draw(t, "kind2")
			p.Emergency = clinic.Contact{Name: text(0, 12).Draw(t, "contact"), Relation: text(0, 12).Draw(t, "relation"), Phone: text(0, 8).Draw(t, "contact phone")}
			p.Interpreter, p.Conditions, p.ConsentSigned = rapid.Bool().Draw(t, "interpreter"), text(0, 12).Draw(t, "conditions"), date.Draw(t, "signed")
			p.Referrer, p.Therapist, p.HeardFrom = text(0, 12).Draw(t, "referrer"), text(0, 12).Draw(t, "therapist"), text(0, 12).Draw(t, "heard")
			for range rapid.IntRange(0, 2).Draw(t, "languages") {
				p.Languages = append(p.Languages, text(2, 12).Draw(t, "language"))
			}
			for range rapid.IntRange(0, 3).Draw(t, "allergies") {
				p.Allergies = append(p.Allergies, text(2, 12).Draw(t, "allergy"))
			}
			row := Row{Line: i + 2, Source: text(0, 8).Draw(t, "source"), Patient: p}
			want = append(want, row)
			if err := w.Add(row.Source, p); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		cells, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(file.String(), utf8BOM))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range cells {
			for _, c := range line {
				if c != "" && strings.IndexByte("=+-@\t\r", c[0]) >= 0 {
					t.Fatalf("a formula: %q", c)
				}
			}
		}
		p, err := ReadPatients(context.Background(), bytes.NewReader(file.Bytes()), Options{Today: today})
		if err != nil {
			t.Fatal(err)
		}
		var got []Row
		for r, err := range p.Rows(context.Background()) {
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, r)
		}
		if !reflect.DeepEqual(want, got) {
			t.Fatalf("wrote %+v\nread  %+v\n%s", want, got, file.String())
		}
	})
}

func TestGuard(t *testing.T) {
	for cell, want := range map[string]string{
		"": "", "x": "x", "=1+1": "'=1+1", "+44 20": "'+44 20", "-1": "'-1", "@x": "'@x", "\tx": "'\tx", "\rx": "'\rx",
		"'x": "'x", "'=x": "''=x", "''=x": "'''=x", "'": "'", "O'Brien": "O'Brien",
	} {
		if got := Guard(cell); got != want || Unguard(got) != cell {
			t.Errorf("%q: %q, back %q", cell, got, Unguard(got))
		}
	}
}

// FuzzReadPatients: whatever a file holds, it is read to its end or refused
// in words, every line has a number above the last, and nothing changes.
func FuzzReadPatients(f *testing.F) {
	for _, seed := range []string{
		"", synthea + "a,1985-11-03,,B,C,F,x,y,z,1\n", "last;dob\nA;02/03/04\n", "\xFF\xFEl\x00a\x00", "last,dob\n\"A\n\"\"B,1985-11-03\n\"",
		"last,dob\r\"A,x\r", "last\tdob\nA\xE9\t3 Nov 1985\n", "sep=,\nlast,dob\n\x00,1\n'=A,1985-11-03\n", utf8BOM + "last,dob\n\"a\"b,c\n",
		"id,family,birth,allergies,no allergies\n1,A,1985-11-03,\"a; b\\;c\\\",maybe\n",
	} {
		f.Add([]byte(seed), "family = last\n", byte(0))
	}
	f.Fuzz(func(t *testing.T, text []byte, mapping string, order byte) {
		o := Options{Today: today, Dates: append([]Order{""}, orders...)[order%4]}
		var err error
		if o.Map, err = ReadMap(strings.NewReader(mapping)); err != nil {
			if clinic.CodeOf(err) != clinic.Invalid {
				t.Fatal(err)
			}
			o.Map = nil
		}
		p, err := ReadPatients(context.Background(), bytes.NewReader(text), o)
		if err != nil {
			if clinic.CodeOf(err) != clinic.Invalid {
				t.Fatal(err)
			}
			return
		}
		n, last := 0, 0
		for r, err := range p.Rows(context.Background()) {
			if err != nil {
				t.Fatal(err)
			}
			if r.Line <= last || r.Problem != nil && clinic.CodeOf(r.Problem) != clinic.Invalid {
				t.Fatal(r, last)
			}
			n, last = n+1, r.Line
		}
		if n != p.Lines {
			t.Fatal(n, p.Lines)
		}
	})
}

// noRoom is a disk that fails.
type noRoom struct{}

func (noRoom) Write([]byte) (int, error) { return 0, errors.New("no room") }

func TestAFailingWriteIsSaid(t *testing.T) {
	w, err := NewPatientTable(&once{})
	if err != nil {
		t.Fatal(err)
	}
	_ = w.Add("a", clinic.Patient{})
	if w.Close() == nil {
		t.Error("a full disk was not noticed")
	}
	if _, err := NewTable(noRoom{}); err == nil {
		t.Error("a full disk was not noticed")
	}
}

// once takes one write and fails at the next.
type once struct{ used bool }

func (o *once) Write(p []byte) (int, error) {
	if o.used {
		return 0, io.ErrShortWrite
	}
	o.used = true
	return len(p), nil
}
