package sheet

import (
	"bytes"
	"encoding/xml"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"chairside/store/clinic"
)

// asPDF lays a record out and writes it.
func asPDF(t tester, r clinic.Record, o Options) (Document, []byte) {
	t.Helper()
	d, err := Lay(r, o)
	if err != nil {
		t.Fatalf("Lay: %v", err)
	}
	var out bytes.Buffer
	if err := WritePDF(&out, d); err != nil {
		t.Fatalf("WritePDF: %v", err)
	}
	return d, out.Bytes()
}

// poppler runs one of its tools on a PDF. What it has to say against the file
// fails the test.
func poppler(t tester, dir string, pdf []byte, tool string, args ...string) string {
	t.Helper()
	file := filepath.Join(dir, "sheet.pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatalf("%v", err)
	}
	args = append(args, file)
	if tool != "pdfinfo" {
		args = append(args, "-")
	}
	var out, errs bytes.Buffer
	cmd := exec.Command(tool, args...)
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil || errs.Len() > 0 {
		t.Fatalf("%s (from poppler-utils): %v %s", tool, err, errs.String())
	}
	return out.String()
}

// solid takes all white space out, so that a line break is no difference.
func solid(s string) string { return strings.Join(strings.Fields(s), "") }

// inPieces reports whether the paper holds s in at most so many pieces: a
// long note goes on behind what else stands on its first page.
func inPieces(paper, s string, most int) bool {
	for ; s != "" && most > 0; most-- {
		n := 0
		for i := range s + "." {
			if strings.Contains(paper, s[:i]) {
				n = i
			}
		}
		s = s[n:]
	}
	return s == ""
}

// TestPaperHoldsTheRecord takes the text out of the PDF of any record and
// looks for what the record says.
func TestPaperHoldsTheRecord(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		r, o := someRecord(t), someOptions(t)
		d, pdf := asPDF(t, r, o)
		text := poppler(t, dir, pdf, "pdftotext", "-raw")
		paper := solid(text)
		v, zone := r.Visit, r.Clinic.Location()
		until := v.NotBefore().In(zone)
		want := []string{
			v.Patient.FullName(), r.Clinic.Name, r.Clinic.Address, r.Clinic.DayPhone, r.Clinic.NightPhone,
			"born 03 Nov 1985", v.Title(), v.StartedAt.In(zone).Format("15:04"),
			"Not before " + until.Format("Monday 2 January"), until.Format("15:04") + ", and only after a night’s sleep:",
			"do not drive", "do not look after children alone",
			"Call " + r.Clinic.Emergency + " now for", "Call or text " + r.Clinic.Crisis + " for",
			"Visit " + v.Code() + " · version " + strconv.Itoa(max(1, len(v.Sheets))),
			"Nurse: " + r.StaffName(2),
		}
		switch v.Stage {
		case clinic.LeftAMA, clinic.Hospital:
		default:
			want = append(want, "Going home with", v.Escort.Name)
		}
		for _, e := range v.Effects {
			if !inPieces(paper, solid(e.Note), len(d.Pages)) {
				t.Fatalf("the paper lacks the note %q:\n%s", e.Note, text)
			}
		}
		if v.Next.IsZero() {
			want = append(want, "Your next visit is not booked yet. Please call us.")
		} else {
			want = append(want, "Next visit: "+v.Next.In(zone).Format("Monday 2 January"), v.Next.In(zone).Format("15:04."))
		}
		if base, ok := v.Baseline(); ok {
			want = append(want, base.At.In(zone).Format("15:04")+" "+base.BP())
		}
		if r.Demo {
			want = append(want, "Demo clinic, not a real patient")
		}
		if o.Journal {
			want = append(want, "My mood journal", v.Day.AddDays(3).At(12, 0, zone).Format("Mon 2 Jan"))
		}
		for _, w := range want {
			if !strings.Contains(paper, solid(w)) {
				t.Fatalf("the paper lacks %q:\n%s", w, text)
			}
		}
		if n := strings.Count(text, "\f"); n != len(d.Pages) {
			t.Fatalf("%d pages on paper, %d laid out", n, len(d.Pages))
		}
		for i := range d.Pages {
			if w := solid("Page " + strconv.Itoa(i+1) + " of " + strconv.Itoa(len(d.Pages))); !strings.Contains(paper, w) {
				t.Fatalf("the paper lacks %q", w)
			}
		}
		if len(d.Missing) != 0 || strings.ContainsRune(text, gap) {
			t.Fatalf("missing %v", d.Missing)
		}
	})
}

// TestPaperIsTheModel measures every word on the paper and compares it with
// where the model has it: the preview draws the model, so this is what makes
// the preview true.
func TestPaperIsTheModel(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		d, pdf := asPDF(t, someRecord(t), someOptions(t))
		var page struct {
			Pages []struct {
				Words []struct {
					XMin float64 `xml:"xMin,attr"`
					XMax float64 `xml:"xMax,attr"`
					S    string  `xml:",chardata"`
				} `xml:"word"`
			} `xml:"body>doc>page"`
		}
		out := poppler(t, dir, pdf, "pdftotext", "-bbox")
		if err := xml.Unmarshal([]byte(out), &page); err != nil {
			t.Fatal(err)
		}
		for n, p := range d.Pages {
			type word struct {
				s    string
				x, w int // tenths of a mm
			}
			found := map[word]int{}
			for _, w := range page.Pages[n].Words {
				found[word{w.S, tenths(w.XMin * mmPerPt), tenths((w.XMax - w.XMin) * mmPerPt)}]++
			}
			near := func(s string, x, w float64) bool {
				for _, dx := range []int{0, -1, 1} {
					for _, dw := range []int{0, -1, 1} {
						if key := (word{s, tenths(x) + dx, tenths(w) + dw}); found[key] > 0 {
							found[key]--
							return true
						}
					}
				}
				return false
			}
			for _, i := range p.Items {
				text, ok := i.(Text)
				if !ok {
					continue
				}
				x := text.X
				for _, s := range strings.SplitAfter(text.S, " ") {
					bare := strings.TrimSuffix(s, " ")
					if bare != "" && !near(bare, x, width(text.Weight, text.Size, bare)) {
						t.Fatalf("page %d: %q of %q is not at %.2f mm: %v", n+1, bare, text.S, x, page.Pages[n].Words)
					}
					x += width(text.Weight, text.Size, s)
				}
			}
		}
	})
}

func tenths(mm float64) int { return int(math.Round(mm * 10)) }

func TestSameRecordSameBytes(t *testing.T) {
	for range 5 {
		_, a := asPDF(t, longest(), Options{Journal: true})
		_, b := asPDF(t, longest(), Options{Journal: true})
		if !bytes.Equal(a, b) {
			t.Fatal("two PDFs of one record differ")
		}
	}
	other := longest()
	other.Visit.Vitals[1].Signs[clinic.Systolic]++
	_, a := asPDF(t, longest(), Options{})
	_, b := asPDF(t, other, Options{})
	if bytes.Equal(a, b) {
		t.Fatal("the PDFs of two records are alike")
	}
}

func TestProperties(t *testing.T) {
	for _, c := range []struct {
		o     Options
		pages string
		size  string
	}{
		{Options{Paper: clinic.Letter}, "1", "612 x 792 pts (letter)"},
		{Options{Paper: clinic.A4, Journal: true}, "2", "595.28 x 841.89 pts (A4)"},
		{Options{Journal: true, Large: true}, "3", "612 x 792 pts (letter)"},
	} {
		d, pdf := asPDF(t, pictured(), c.o)
		info := poppler(t, t.TempDir(), pdf, "pdfinfo")
		for _, want := range []string{
			`Title: +Aftercare sheet, visit 2026-11-22/0007\n`, `Pages: +` + c.pages + `\n`, `Page size: +` + regexp.QuoteMeta(c.size),
			`CreationDate: +.*Nov 22 16:47:00 2026`, `ModDate: +.*Nov 22 16:47:00 2026`,
		} {
			if !regexp.MustCompile(want).MatchString(info) {
				t.Errorf("%+v: pdfinfo lacks %q:\n%s", c.o, want, info)
			}
		}
		if strings.Contains(info, "Alvarez") || strings.Contains(d.Title, "Alvarez") {
			t.Error("the properties name the patient")
		}
		if !bytes.Contains(pdf, []byte("/Type /Catalog\n/Lang (en)\n")) {
			t.Error("the PDF names no language")
		}
		at := bytes.LastIndex(pdf, []byte("startxref\n")) + len("startxref\n")
		offset, _ := strconv.Atoi(string(bytes.TrimSpace(bytes.TrimSuffix(bytes.TrimSpace(pdf[at:]), []byte("%%EOF")))))
		if !bytes.HasPrefix(pdf[offset:], []byte("xref\n")) {
			t.Error("startxref does not point at the table")
		}
	}
}

// strange is an item no writer knows.
type strange struct{}

func (strange) Bounds() Box { return Box{} }

func TestBrokenDocumentIsAnErrorAndWritesNothing(t *testing.T) {
	for name, item := range map[string]Item{
		"unknown item": strange{}, "no item": nil,
		"undrawable": Text{Size: 10, S: "李"}, "above the plane": Text{Size: 10, S: "😀"},
		"panics": Text{Size: 10, Weight: 9, S: "a"},
	} {
		var out bytes.Buffer
		err := WritePDF(&out, Document{Width: 100, Height: 100, Pages: []Page{{Items: []Item{item}}}})
		if err == nil || out.Len() > 0 {
			t.Errorf("%s: error %v, %d bytes written", name, err, out.Len())
		}
	}
}
