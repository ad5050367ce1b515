package sheet

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"chairside/store/clinic"
)

// TestEveryItemHasItsPlace checks over any record that nothing crosses a
// margin, no text lies on another or on a line, and what a box holds is
// wholly inside it.
func TestEveryItemHasItsPlace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, err := Lay(someRecord(t), someOptions(t))
		if err != nil {
			t.Fatal(err)
		}
		checkPlaces(t, d)
	})
}

// TestExtremesHaveTheirPlace does the same for the records that are looked at
// as pictures, which random ones may miss.
func TestExtremesHaveTheirPlace(t *testing.T) {
	broad := longest()
	broad.Visit.Patient.Given = broad.Visit.Patient.Family
	for name, r := range map[string]clinic.Record{"pictured": pictured(), "longest": longest(), "shortest": shortest(), "broad": broad} {
		for _, paper := range []clinic.Paper{clinic.Letter, clinic.A4} {
			for _, large := range []bool{false, true} {
				d, err := Lay(r, Options{Paper: paper, Large: large, Journal: true})
				if err != nil {
					t.Fatal(name, err)
				}
				checkPlaces(t, d)
			}
		}
	}
}

type tester interface {
	Helper()
	Fatalf(format string, args ...any)
}

func checkPlaces(t tester, d Document) {
	t.Helper()
	margins := Box{MarginX, MarginY, d.Width - 2*MarginX, d.Height - 2*MarginY}
	for n, page := range d.Pages {
		if len(page.Items) == 0 {
			t.Fatalf("page %d is empty", n+1)
		}
		for i, a := range page.Items {
			if !holds(margins, a.Bounds()) {
				t.Fatalf("page %d: %+v crosses the margins %+v", n+1, a, margins)
			}
			text, isText := a.(Text)
			if !isText {
				continue
			}
			if text.S == "" || text.W <= 0 {
				t.Fatalf("page %d: a text without ink: %+v", n+1, text)
			}
			for j, b := range page.Items {
				switch other := b.(type) {
				case Text:
					if j > i && meets(text.Bounds(), other.Bounds()) {
						t.Fatalf("page %d: %q lies on %q", n+1, text.S, other.S)
					}
				case Line:
					if meets(text.Bounds(), other.Bounds()) {
						t.Fatalf("page %d: %q lies on the line %+v", n+1, text.S, other)
					}
				case Rect:
					if meets(text.Bounds(), other.Bounds()) && (j > i || !holds(other.Bounds(), text.Bounds())) {
						t.Fatalf("page %d: %q is cut by the box %+v", n+1, text.S, other)
					}
				}
			}
		}
	}
}

const hair = 0.01 // mm, below what a printer can show

func meets(a, b Box) bool {
	return a.X+a.W > b.X+hair && b.X+b.W > a.X+hair && a.Y+a.H > b.Y+hair && b.Y+b.H > a.Y+hair
}

func holds(outer, b Box) bool {
	return b.X >= outer.X-hair && b.Y >= outer.Y-hair && b.X+b.W <= outer.X+outer.W+hair && b.Y+b.H <= outer.Y+outer.H+hair
}

// TestWhatBelongsTogetherStaysTogether checks over any record that no box is
// parted, no heading ends a page, and the signatures share theirs with what
// they are given for.
func TestWhatBelongsTogetherStaysTogether(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, o := someRecord(t), someOptions(t)
		d, err := Lay(r, o)
		if err != nil {
			t.Fatal(err)
		}
		boxes, signed := 0, false
		for n, page := range d.Pages {
			next := false
			for _, i := range page.Items {
				switch item := i.(type) {
				case Rect:
					if item.Stroke == red || item.Fill == mint {
						boxes++
					}
				case Text:
					next = next || strings.HasPrefix(item.S, "Next visit:") || strings.HasPrefix(item.S, "Your next visit")
					signed = signed || next && item.S == "Patient or escort"
					if item.Color == teal || item.Color == red {
						checkFollowed(t, n, page, item)
					}
				}
			}
		}
		if boxes != 3 {
			t.Fatalf("%d boxes, want the patient's, the red one and the next visit's", boxes)
		}
		if !signed {
			t.Fatal("the signatures stand alone")
		}
	})
}

func checkFollowed(t tester, page int, p Page, heading Text) {
	t.Helper()
	for _, i := range p.Items {
		if s, ok := i.(Text); ok && s.Color == ink && s.Y > heading.Y && s.Y < heading.Y+3*heading.Size*mmPerPt {
			return
		}
	}
	t.Fatalf("page %d ends with the heading %q", page+1, heading.S)
}
