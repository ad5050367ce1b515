package main

import (
	"errors"
	"io"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func words(text string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	}
}

func TestSaveFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a", "b", "f.pdf")
	for _, text := range []string{"first", "second, longer", ""} {
		if err := saveFile(path, words(text)); err != nil {
			t.Fatal(err)
		}
		if got, err := os.ReadFile(path); string(got) != text || err != nil {
			t.Errorf("it holds %q, %v; want %q", got, err, text)
		}
	}
	if info, err := os.Stat(path); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("others may read it: %v %v", info.Mode(), err)
	}
}

// TestSaveFileWhole: a write that fails half way leaves what was there, and
// nothing beside it.
func TestSaveFileWhole(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "f.pdf")
	if err := saveFile(path, words("old")); err != nil {
		t.Fatal(err)
	}
	broken := errors.New("broken")
	err := saveFile(path, func(w io.Writer) error {
		_, _ = io.WriteString(w, "half")
		return broken
	})
	if !errors.Is(err, broken) {
		t.Errorf("the failure is lost: %v", err)
	}
	if got, _ := os.ReadFile(path); string(got) != "old" {
		t.Errorf("it holds %q", got)
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 1 {
		t.Errorf("something was left behind: %v", entries)
	}
}

func TestSaveFileRefuses(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	// A socket stands for devices too: renaming over one would break it.
	socket := filepath.Join(dir, "socket")
	listener, err := net.Listen("unix", socket)
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	for _, c := range []struct{ path, says string }{
		{dir, "is a folder"},
		{filepath.Join(file, "below"), ""},
		{socket, "not an ordinary file"},
	} {
		wrote := false
		err := saveFile(c.path, func(io.Writer) error { wrote = true; return nil })
		if err == nil || !strings.Contains(err.Error(), c.says) || wrote {
			t.Errorf("%s: %v", c.path, err)
		}
	}
	if info, err := os.Lstat(socket); err != nil || info.Mode().IsRegular() {
		t.Error("what is no file was replaced by one")
	}
}

// TestSaveFileLink: a link stays a link, and the file behind it is written.
func TestSaveFileLink(t *testing.T) {
	dir := t.TempDir()
	file, link := filepath.Join(dir, "file"), filepath.Join(dir, "link")
	if err := os.WriteFile(file, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(file, link); err != nil {
		t.Fatal("no links here:", err)
	}
	if err := saveFile(link, words("new")); err != nil {
		t.Fatal(err)
	}
	if got, _ := os.ReadFile(file); string(got) != "new" {
		t.Errorf("the file behind the link holds %q", got)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is %v, %v", info, err)
	}
}

// TestSheetSaver: a sheet that was handed over is never written over.
func TestSheetSaver(t *testing.T) {
	save := sheetSaver(t.TempDir())
	first, err := save("aftercare-2026-11-22-0007.pdf", []byte("one"))
	if err != nil {
		t.Fatal(err)
	}
	second, err := save("aftercare-2026-11-22-0007.pdf", []byte("two"))
	if err != nil {
		t.Fatal(err)
	}
	if got, _ := os.ReadFile(first); string(got) != "one" {
		t.Errorf("the first sheet holds %q", got)
	}
	if got, _ := os.ReadFile(second); string(got) != "two" || filepath.Base(second) != "aftercare-2026-11-22-0007-2.pdf" {
		t.Errorf("the second, %s, holds %q", second, got)
	}
	outside, err := save("../../away.pdf", nil)
	if err != nil || filepath.Dir(outside) != filepath.Dir(first) {
		t.Errorf("a name with a path went to %s, %v", outside, err)
	}
}
