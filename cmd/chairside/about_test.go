package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestMetadata: FyneApp.toml, the changelog and the program say the same.
func TestMetadata(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(top(t), "FyneApp.toml"))
	if err != nil {
		t.Fatal(err)
	}
	file := map[string]string{}
	section := ""
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "[") {
			section = strings.Trim(line, "[]")
		}
		if key, value, ok := strings.Cut(line, "="); ok && !strings.HasPrefix(line, "#") {
			file[section+"."+strings.TrimSpace(key)] = strings.Trim(strings.TrimSpace(value), `"`)
		}
	}
	meta := metadata()
	for key, want := range map[string]string{
		"Details.ID": meta.ID, "Details.Name": meta.Name, "Details.Version": meta.Version,
		"Details.Build": fmt.Sprint(meta.Build), "Details.Icon": "assets/icons/" + meta.Icon.Name(),
		"Migrations.fyneDo": fmt.Sprint(meta.Migrations["fyneDo"]),
	} {
		if file[key] != want {
			t.Errorf("FyneApp.toml says %s = %q, the program %q", key, file[key], want)
		}
	}
	icon, err := os.ReadFile(filepath.Join(top(t), file["Details.Icon"]))
	if err != nil || string(icon) != string(meta.Icon.Content()) {
		t.Errorf("the icon in FyneApp.toml is not the program's: %v", err)
	}
	if meta.ID != appID || meta.Version != release {
		t.Errorf("metadata says %+v", meta)
	}
}

func TestChangelog(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(top(t), "CHANGELOG.md"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		if heading, ok := strings.CutPrefix(line, "## "); ok {
			if first, _, _ := strings.Cut(strings.TrimSpace(heading), " "); first != release {
				t.Errorf("the changelog begins with %q, the program is %s", heading, release)
			}
			return
		}
	}
	t.Error("the changelog has no heading")
}
