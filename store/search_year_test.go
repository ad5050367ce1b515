package store

import "testing"

// TestFindByAYearOfTwoFigures: people write 3/2/85, and mean either order and
// either century.
func TestFindByAYearOfTwoFigures(t *testing.T) {
	s, _ := newClinic(t)
	for _, p := range [][3]string{
		{"Ann", "Feb", "1985-02-03"}, {"Bea", "March", "1985-03-02"}, {"Cora", "Other", "1984-02-03"}, {"Dora", "Old", "1920-02-03"}, {"Eli", "Young", "2020-02-03"}, {"Flo", "Clear", "1985-11-25"},
	} {
		add(t, s, p[0], p[1], p[2])
	}
	for query, want := range map[string]string{
		"3/2/85": "A. Feb B. March", "03.02.85": "A. Feb B. March", "3-2-85": "A. Feb B. March", "3/2/20": "D. Old E. Young", "25/11/85": "F. Clear", "11/25/85": "F. Clear", "31/2/85": "",
		"ann 3/2/85": "A. Feb", "03 02 85": "",
	} {
		if got := hitsOf(t, s, query, 0); got != want {
			t.Errorf("%q finds %q, want %q", query, got, want)
		}
	}
}
