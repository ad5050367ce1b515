package clinic

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestLine(t *testing.T) {
	for _, c := range []struct {
		in, out string
		bad     bool
	}{
		{"Nguyễn Thị Hoa", "Nguyễn Thị Hoa", false},
		{"  O’Neill \u00a0 Patrick ", "O’Neill Patrick", false},
		{"Παπαδόπουλος", "Παπαδόπουλος", false},
		{"می\u200cخواهم", "می\u200cخواهم", false}, // the joiner of Persian is a letter's part
		{"", "", true},
		{" \u3000 ", "", true},
		{"a\x00b", "", true},
		{"a\tb", "", true},
		{"a\nb", "", true},
		{"a\x7fb", "", true},
		{"a\u0085b", "", true},
		{"abc\u202edef", "", true},
		{"abc\u2066def", "", true},
		{"abc\u200fdef", "", true},
		{"abc\u061cdef", "", true},
		{"abc\ufeffdef", "", true},
		{"abc\u2028def", "", true},
		{"Smi\u200bth", "", true}, // a space nobody sees
		{"Smi\u00adth", "", true},
		{"Smi\u2060th", "", true},
		{"abc\U000e0041", "", true}, // tag letters
		{"abc\xff", "", true},
		{"abc\xc3", "", true},
		{"abc\ufffd", "", true},
		{strings.Repeat("a", 80), strings.Repeat("a", 80), false},
		{strings.Repeat("ễ", 80), strings.Repeat("ễ", 80), false},
		{strings.Repeat("a", 81), "", true},
		{strings.Repeat("a", 10000), "", true},
		{strings.Repeat(" ", 10000), "", true},
	} {
		out, err := Line("family", "The family name", c.in, 1, 80)
		if (err != nil) != c.bad || out != c.out {
			t.Errorf("%.40q gives %.40q, %v", c.in, out, err)
		}
		if err != nil && (CodeOf(err) != Invalid || FieldOf(err) != "family" || !strings.HasPrefix(err.Error(), "The family name ") || len(err.Error()) > 200) {
			t.Errorf("%.40q is refused with %s %q: %.300s", c.in, CodeOf(err), FieldOf(err), err)
		}
	}
	if _, err := Line("note", "The note", "", 0, 5); err != nil {
		t.Error(err)
	}
	if _, err := Line("note", "The note", "a", 2, 5); err == nil {
		t.Error("too short")
	}
}

func TestReasonWantsSubstance(t *testing.T) {
	for in, ok := range map[string]bool{"": false, "ok": false, "abcd": false, "abcde": true, ".....": false, "12345 ab": false, "12345 abc": true, "     a b c    ": true, "боли в груди": true} {
		if _, err := Reason(in); (err == nil) != ok {
			t.Errorf("%q: %v", in, err)
		}
	}
}

func TestPhone(t *testing.T) {
	for in, ok := range map[string]bool{
		"": true, "(555) 014-2200": true, "+44 20 7946 0018 ext 12": true, "12345": false, "123456": true, "555 CALL NOW": false,
		"٠١٢٣٤٥٦": false, strings.Repeat("1", 21): false, "+": false,
	} {
		if _, err := Phone("phone", "The phone number", in, 0); (err == nil) != ok {
			t.Errorf("%q: %v", in, err)
		}
	}
	if _, err := Phone("phone", "The phone number", "", 1); err == nil {
		t.Error("an empty number is let through where one is needed")
	}
}

func FuzzLine(f *testing.F) {
	for _, s := range []string{"Maria", "", " a  b ", "a\x00", "abc\u202edef", "\xff", "می\u200cخواهم", strings.Repeat("x", 200), "\u00a0", "e\u0301"} {
		f.Add(s, 1, 80)
	}
	f.Fuzz(func(t *testing.T, s string, least, most int) {
		out, err := Line("f", "The field", s, least, most)
		if err != nil {
			if out != "" || CodeOf(err) != Invalid || !utf8.ValidString(err.Error()) {
				t.Fatalf("%q: %q, %v", s, out, err)
			}
			return
		}
		if n := utf8.RuneCountInString(out); !utf8.ValidString(out) || n < least || n > most || strings.TrimSpace(out) != out || strings.Contains(out, "  ") {
			t.Fatalf("%q gives %q", s, out)
		}
		for _, r := range out {
			if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
				t.Fatalf("%q holds %U", out, r)
			}
		}
		if again, err := Line("f", "The field", out, least, most); err != nil || again != out {
			t.Fatalf("cleaned twice %q is %q, %v", out, again, err)
		}
	})
}

func TestStaffNames(t *testing.T) {
	for _, c := range []struct{ name, credential, short, initials string }{
		{"Blessing Okoye", "RN", "B. Okoye RN", "BO"},
		{"Łucja", "", "Łucja", "Ł"},
		{"élodie van der Berg", "MD", "é. Berg MD", "ÉB"},
		{"", "", "", "?"},
	} {
		s := Staff{Name: c.name, Credential: c.credential}
		if s.Short() != c.short || s.Initials() != c.initials {
			t.Errorf("%q: %q %q", c.name, s.Short(), s.Initials())
		}
	}
	if got := Clinical.String(); got != "nurse or provider" {
		t.Error(got)
	}
	for _, s := range []Staff{{Name: "A"}, {Roles: Nurse}, {Name: "A", Roles: Nurse, Credential: strings.Repeat("x", 13)}, {Name: "A", Roles: 128}} {
		if _, err := s.Check(); CodeOf(err) != Invalid {
			t.Errorf("%+v: %v", s, err)
		}
	}
}
