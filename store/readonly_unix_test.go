//go:build unix

package store

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func init() {
	children["open as nobody"] = func() {
		if os.Getuid() == 0 {
			if err := syscall.Setuid(65534); err != nil {
				fmt.Println(err)
				return
			}
		}
		s, err := Open(ctx, os.Getenv("CHAIRSIDE_FILE"), Options{})
		fmt.Printf("%v", err)
		if s != nil {
			_ = s.Close()
		}
	}
}

// TestWhereNothingMayBeWritten opens clinics without the right to write, in a
// program that is not the administrator's.
func TestWhereNothingMayBeWritten(t *testing.T) {
	dir, err := os.MkdirTemp("", "chairside")
	ok(t, err)
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	mode := func(path string, m os.FileMode) {
		t.Helper()
		ok(t, os.Chmod(path, m))
	}
	mode(dir, 0o755)
	for name, c := range map[string]struct {
		exists       bool
		folder, file os.FileMode
	}{
		"a folder": {false, 0o555, 0}, "folder and file": {true, 0o555, 0o444}, "the folder of a clinic": {true, 0o555, 0o666},
		"the file of a clinic": {true, 0o777, 0o444}, "a file nobody may read": {true, 0o777, 0},
	} {
		t.Run(name, func(t *testing.T) {
			in := filepath.Join(dir, strings.ReplaceAll(name, " ", "-"))
			path := filepath.Join(in, "clinic.db")
			ok(t, os.Mkdir(in, 0o755))
			if c.exists {
				ok(t, openAt(t, path, nil).Close())
				mode(path, c.file)
			}
			mode(in, c.folder)
			defer mode(in, 0o755)
			cmd := exec.Command(os.Args[0])
			cmd.Env = append(os.Environ(), "CHAIRSIDE_CHILD=open as nobody", "CHAIRSIDE_FILE="+path)
			out, err := cmd.CombinedOutput()
			ok(t, err)
			if says := string(out); !strings.Contains(says, "can't be") || strings.Contains(says, "panic") {
				t.Errorf("it says %q", says)
			} else {
				t.Log(says)
			}
		})
	}
}
