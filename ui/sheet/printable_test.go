package sheet

import (
	"go/parser"
	"go/token"
	"os"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"chairside/assets"
	"chairside/store/clinic"
)

func TestPrintable(t *testing.T) {
	if err := facesReady(); err != nil {
		t.Fatal(err)
	}
	for in, want := range map[string]string{
		"Maria Alvarez":             "Maria Alvarez",
		"Jose\u0301  Muñoz\t":       "José Muñoz",
		"Nguye\u0302\u0303n Thị Ế":  "Nguyễn Thị Ế",
		"zero\u200bwidth\u00adsoft": "zerowidthsoft",
		"no\u00a0break":             "no break",
		"O’Brien ≥ → ✓":             "O’Brien ≥ → ✓",
	} {
		if got, whole := printable(in); got != want || !whole {
			t.Errorf("%q: %q %v, want %q", in, got, whole, want)
		}
	}
	for in, want := range map[string]string{
		"李小龙": "…", "Anna 李小龙": "Anna …", "مريم": "…", "Smile 😀 now": "Smile … now",
		"👩🏽‍⚕️": "…", "a\xffb": "a…b", "\U0010FFFF": "…", "नमस्ते": "…", "שָׁלוֹם": "…",
	} {
		if got, whole := printable(in); got != want || whole {
			t.Errorf("%q: %q %v, want %q", in, got, whole, want)
		}
	}
}

// TestMissingIsReported puts letters the typeface lacks into each field: the
// sheet is still made, says who it is for, and names the field.
func TestMissingIsReported(t *testing.T) {
	for name, c := range map[string]struct {
		change  func(*clinic.Record)
		missing string
		want    string
	}{
		"patient":          {func(r *clinic.Record) { r.Visit.Patient.Given, r.Visit.Patient.Family = "小龙", "李" }, "the patient's name", "MRN 10517 Name: born"},
		"half the patient": {func(r *clinic.Record) { r.Visit.Patient.Given = "小龙" }, "the patient's name", "… Alvarez (MRN 10517) Name: born"},
		"no MRN":           {func(r *clinic.Record) { r.Visit.Patient = clinic.Patient{Family: "李"} }, "the patient's name", "Visit 2026-11-22/0007 Name: "},
		"escort":           {func(r *clinic.Record) { r.Visit.Escort.Name = "مريم" }, "the escort's name", "Going home with Name: Not before"},
		"nurse":            {func(r *clinic.Record) { r.Staff[1].Name = "李 小龙" }, "the nurse's name", "Nurse: …. … RN"},
		"clinic":           {func(r *clinic.Record) { r.Clinic.Name = "Klinik 😀" }, "the clinic's name", "Klinik …"},
		"note": {func(r *clinic.Record) {
			r.Visit.Effects = []clinic.Effect{{Name: "other", Note: "頭痛", Onset: r.Visit.StartedAt}}
		}, "the note of a side effect", "Also noted: …."},
	} {
		r := pictured()
		c.change(&r)
		if got := said(t, r, Options{Journal: true}); !strings.Contains(got, c.want) {
			t.Errorf("%s: %q is not in %s", name, c.want, got)
		}
		d, _ := asPDF(t, r, Options{Journal: true})
		if len(d.Missing) != 1 || d.Missing[0] != c.missing {
			t.Errorf("%s: missing %q", name, d.Missing)
		}
		checkPlaces(t, d)
	}
	d := Document{Missing: []string{"the patient's name", "the escort's name"}}
	if got := d.Warning(); got != "The patient's name and the escort's name hold letters the sheet can't print yet. Write them on the sheet by hand." {
		t.Error(got)
	}
	if (Document{}).Warning() != "" {
		t.Error("a warning of nothing")
	}
}

// TestAnyTextIsSurvived fills the record with anything at all, broken UTF-8
// too: the sheet is made, nothing that cannot be drawn reaches the PDF.
func TestAnyTextIsSurvived(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		any := rapid.OneOf(rapid.String(), rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) }),
			rapid.StringMatching(`[\x{4E00}-\x{4E20}\x{0627}-\x{064A}\x{1F600}-\x{1F640}a-z \x{0300}-\x{0310}]{0,60}`))
		r := pictured()
		r.Clinic.Name, r.Clinic.Address = any.Draw(t, "clinic"), any.Draw(t, "address")
		r.Clinic.DayPhone, r.Clinic.Crisis = any.Draw(t, "phone"), any.Draw(t, "crisis")
		r.Visit.Patient.Given, r.Visit.Patient.Family, r.Visit.Patient.MRN = any.Draw(t, "given"), any.Draw(t, "family"), any.Draw(t, "mrn")
		r.Visit.Escort.Name, r.Staff[1].Name = any.Draw(t, "escort"), any.Draw(t, "nurse")
		r.Visit.Effects = []clinic.Effect{{Name: "other", Note: any.Draw(t, "note"), Onset: r.Visit.StartedAt}}
		d, _ := asPDF(t, r, someOptions(t))
		checkPlaces(t, d)
	})
}

// TestWordsAreWhole checks that no text is forgotten and each can be printed.
func TestWordsAreWhole(t *testing.T) {
	w, err := english()
	if err != nil {
		t.Fatal(err)
	}
	if err := facesReady(); err != nil {
		t.Fatal(err)
	}
	var walk func(path string, v reflect.Value)
	walk = func(path string, v reflect.Value) {
		switch v.Kind() {
		case reflect.String:
			if v.Len() == 0 {
				t.Errorf("%s is empty", path)
			}
			for _, r := range v.String() {
				if !drawable(r) {
					t.Errorf("%s: %q cannot be printed", path, r)
				}
			}
		case reflect.Struct:
			for i := range v.NumField() {
				walk(path+"."+v.Type().Field(i).Name, v.Field(i))
			}
		case reflect.Array:
			for i := range v.Len() {
				walk(path, v.Index(i))
			}
		case reflect.Map:
			for _, k := range v.MapKeys() {
				walk(path+"."+k.String(), v.MapIndex(k))
			}
		}
	}
	walk("words", reflect.ValueOf(*w))
	for _, name := range clinic.EffectNames {
		if _, ok := w.Effects[name]; !ok && name != "other" {
			t.Errorf("no words for the side effect %q", name)
		}
	}
	if len(w.Effects) != len(clinic.EffectNames)-1 {
		t.Error("words for side effects that nobody can record")
	}
	for _, s := range grave {
		if w.Severities[string(s)] == "" {
			t.Errorf("no word for %q", s)
		}
	}
	if _, err := readWords([]byte(strings.Replace(string(assets.SheetEnglish()), `"notice"`, `"notize"`, 1))); err == nil {
		t.Error("a misspelt key is not noticed")
	}
}

// TestScripts checks that names of the scripts promised are printed whole.
func TestScripts(t *testing.T) {
	if err := facesReady(); err != nil {
		t.Fatal(err)
	}
	for _, r := range latin + greek + cyrillic + vietnamese + " -’'.,·–■" {
		if !drawable(r) {
			t.Errorf("%q cannot be printed", r)
		}
	}
}

// TestHouse keeps the PDF library in one file, and the screen out.
func TestHouse(t *testing.T) {
	files, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	writers := 0
	for _, f := range files {
		if !strings.HasSuffix(f.Name(), ".go") {
			continue
		}
		tree, err := parser.ParseFile(token.NewFileSet(), f.Name(), nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, i := range tree.Imports {
			switch path := strings.Trim(i.Path.Value, `"`); {
			case strings.HasSuffix(path, "/gofpdf"):
				writers++
			case strings.HasPrefix(path, "fyne.io"), strings.HasPrefix(path, "chairside/") && path != "chairside/assets" && path != "chairside/store/clinic":
				t.Errorf("%s imports %s", f.Name(), path)
			}
		}
	}
	if writers != 1 {
		t.Errorf("%d files import gofpdf", writers)
	}
}
