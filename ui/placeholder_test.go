package ui

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestAnExampleIsNotTakenForTheRecord: what stands in an empty field and could
// be somebody's own date, reading, medicine or allergy begins with "e.g. ".
func TestAnExampleIsNotTakenForTheRecord(t *testing.T) {
	shown := regexp.MustCompile(`SetPlaceHolder\("([^"]*)"\)|\.field\("[^"]*", "[^"]*", "([^"]*)", \d+\)`)
	value := regexp.MustCompile(`\d|latex|penicillin|sertraline|lithium`)
	seen := 0
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		text, err := os.ReadFile(path)
		for _, m := range shown.FindAllStringSubmatch(string(text), -1) {
			if words := m[1] + m[2]; value.MatchString(words) {
				if seen++; !strings.HasPrefix(words, "e.g. ") {
					t.Errorf("%s: %q reads like the patient's own", path, words)
				}
			}
		}
		return err
	})
	if err != nil || seen < 10 {
		t.Fatalf("%d examples seen: %v", seen, err)
	}
}
