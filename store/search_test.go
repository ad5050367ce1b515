package store

import (
	"strings"
	"testing"

	"chairside/store/clinic"
)

// hitsOf writes who a search found: "~" before those found by sound, "?" before
// those a slip away.
func hitsOf(t testing.TB, s *Store, query string, limit int) string {
	t.Helper()
	list, err := s.SearchPatients(ctx, query, limit)
	ok(t, err)
	var names []string
	for _, m := range list {
		names = append(names, map[clinic.MatchedBy]string{clinic.MatchSound: "~", clinic.MatchSlip: "?"}[m.By]+m.Patient.ShortName())
	}
	return strings.Join(names, " ")
}

func TestSearchPatients(t *testing.T) {
	s, _ := newClinic(t)
	for _, p := range [][3]string{
		{"Catherine", "Smith", "1985-11-03"},
		{"Kathryn", "Smyth", "1971-12-25"},
		{"Katherina", "Petroff", "1990-02-03"},
		{"Anton", "Petrov", "1969-08-19"},
		{"Maria", "Meyer", "1981-02-02"},
		{"Marie", "Maier", "1981-02-20"},
		{"Muhammad", "Ali", "1942-01-17"},
		{"Mohammed", "Haddad", "1988-12-08"},
		{"Jon", "Thompson", "1979-09-17"},
		{"John", "Thomson", "1962-04-25"},
		{"Hoa", "Nguyễn", "1990-01-27"},
		{"小龙", "李", "1960-11-27"},
		{"Bo", "Lee", "1970-01-01"},
	} {
		add(t, s, p[0], p[1], p[2])
	}
	for query, want := range map[string]string{
		"catherine": "C. Smith ~K. Petroff ~K. Smyth", "kath": "K. Petroff K. Smyth ~C. Smith", "Kathryn": "K. Smyth ~K. Petroff ~C. Smith",
		"smith": "C. Smith ~K. Smyth", "smyth kath": "K. Smyth ~C. Smith", "kathryn smith": "~C. Smith ~K. Smyth", "smith 25 Dec 1971": "~K. Smyth",
		"petrov": "A. Petrov ~K. Petroff", "meyer": "M. Meyer ~M. Maier", "maria": "M. Meyer ~M. Maier", "muhamad": "~M. Ali ~M. Haddad",
		"jon": "J. Thompson ~J. Thomson", "john thompson": "~J. Thompson ~J. Thomson", "nguyen": "H. Nguyễn",
		// one or two letters, figures and other scripts have no sound
		"jo": "J. Thompson J. Thomson", "ka": "K. Petroff K. Smyth", "k": "K. Petroff K. Smyth", "li": "", "leigh": "~B. Lee", "10501": "C. Smith", "李": "小. 李", "": "", "--": "",
		// one figure or two are a whole number or nothing yet; three begin one
		"1": "", "10": "", "1051": "B. Lee H. Nguyễn J. Thomson 小. 李", "105 11": "H. Nguyễn",
		// a slip counts when nobody is found as typed
		"meyre": "~M. Maier ~M. Meyer", "mezer": "?M. Meyer", "haddsd": "?M. Haddad", "petrpv": "?A. Petrov", "nguten": "?H. Nguyễn", "maire": "~M. Maier ~M. Meyer",
		"haddsd mohamed": "?M. Haddad", "haddsd jon": "", "xyzzy": "", "smith petrov": "", "petrpv 19 Aug 1969": "?A. Petrov", "petrpv 20 Aug 1969": "",
	} {
		if got := hitsOf(t, s, query, 0); got != want {
			t.Errorf("%q finds %q, want %q\n%s", query, got, want, sounding(query))
		}
	}
	if got := hitsOf(t, s, "kath", 1); got != "K. Petroff" {
		t.Error("the limit is not kept:", got)
	}
	if got := hitsOf(t, s, "kath", 4); got != "K. Petroff K. Smyth ~C. Smith" {
		t.Error("who sounds alike is pushed out:", got)
	}
	_, err := s.SearchPatients(ctx, "a\x00", 5)
	wantCode(t, err, clinic.Invalid)
}

func TestTheDeadAreFound(t *testing.T) {
	s, _ := newClinic(t)
	id := add(t, s, "Dee", "Dead", "1950-01-01")
	_, err := raw(t, s.Path()).ExecContext(ctx, `UPDATE patient SET died = '2020-01-01' WHERE id = ?1`, id)
	ok(t, err)
	list, err := s.SearchPatients(ctx, "dead", 0)
	ok(t, err)
	if len(list) != 1 || list[0].Patient.Died.Year != 2020 {
		t.Fatal(list)
	}
}

// TestAllWhoSoundAlikeAreSearched compares the index with asking everybody.
func TestAllWhoSoundAlikeAreSearched(t *testing.T) {
	s, _ := newClinic(t)
	names := strings.Fields("Meyer Meier Maier Mayr Myers Moore Maria Mary Mario Miro Merry Meyerhof Smith Smyth Schmidt Schmitt Smitten Catherine Kathryn Carter Steven Stephen Stephanie Stone")
	for _, n := range names {
		add(t, s, "Test", n, "1980-01-01")
	}
	ok(t, s.Check(ctx))
	for _, query := range names {
		want := 0
		for _, n := range names {
			sound, like := Sound(n), Sound(query)
			if strings.HasPrefix(Fold(n), Fold(query)) || sound == like || strings.HasPrefix(sound, like) && len(query) >= 4 && len(like) >= 3 {
				want++
			}
		}
		list, err := s.SearchPatients(ctx, query, 100)
		ok(t, err)
		if len(list) != want {
			t.Errorf("%q finds %d, want %d: %s", query, len(list), want, hitsOf(t, s, query, 100))
		}
	}
}

func TestWhoSoundsAlikeKeepsAPlace(t *testing.T) {
	s, _ := newClinic(t)
	for range 9 {
		add(t, s, "Al", "Smith", "1980-01-01")
		add(t, s, "Bo", "Smyth", "1980-01-01")
	}
	if got := hitsOf(t, s, "smith", 8); got != strings.TrimSpace(strings.Repeat("A. Smith ", 8)+"~B. Smyth ~B. Smyth") {
		t.Error(got)
	}
}

func TestWhoIsImportedIsFoundBySound(t *testing.T) {
	for _, others := range []int{0, 60} { // the index is written anew, or told of one
		s, _ := newClinic(t)
		for i := range others {
			add(t, s, "Other", "Person"+string(rune('a'+i%26)), "1980-01-01")
		}
		in := incoming(2, "a", "Smyth", "1980-01-01")
		in.Patient.Given = "Kathryn"
		done, _ := take(t, s, Import{By: manager}, in)
		if got := hitsOf(t, s, "catherine smith", 0); got != "~K. Smyth" {
			t.Error(got)
		}
		_, err := s.UndoImport(ctx, manager, done.Batch)
		ok(t, err)
		ok(t, s.Check(ctx))
		if got := hitsOf(t, s, "catherine smith", 0); got != "" {
			t.Error(got)
		}
	}
}
