package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestNoticesNameWhatTheProgramIsMadeOf: everything that go.mod asks for
// itself, but for what only tests use.
func TestNoticesNameWhatTheProgramIsMadeOf(t *testing.T) {
	mod, err := os.ReadFile(filepath.Join(top(t), "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	_, required, _ := strings.Cut(string(mod), "require (")
	required, _, _ = strings.Cut(required, ")")
	all, found := strings.Join(notices, "\n"), 0
	for _, line := range strings.Split(strings.TrimSpace(required), "\n") {
		module := strings.Fields(line)[0]
		if module == "pgregory.net/rapid" { // tests
			continue
		}
		if found++; !strings.Contains(all, module) {
			t.Errorf("%s is not named", module)
		}
	}
	if found < 4 {
		t.Errorf("only %d modules were looked for", found)
	}
}
