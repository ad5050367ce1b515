package clinic

import "testing"

func TestTooShort(t *testing.T) {
	for query, want := range map[string]bool{
		"": true, " ": true, "a": true, "ł": true, "李": true, "5": true, "55": true, " 55 ": true,
		"an": false, "李小": false, "555": false, "5b": false, "5 5": false, "1/2": false,
	} {
		if got := TooShort(query); got != want {
			t.Errorf("%q: %v", query, got)
		}
	}
}
