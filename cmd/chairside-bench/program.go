//go:build linux

package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// running is a program with its window on a screen.
type running struct {
	cmd  *exec.Cmd
	on   *screen
	home string
}

// launch starts a program on a screen, in an account of its own.
func (b *bench) launch(on *screen, program string, args ...string) (*running, error) {
	home := filepath.Join(b.work, "home-"+filepath.Base(program))
	for _, dir := range []string{"run", ".cache"} {
		if err := os.MkdirAll(filepath.Join(home, dir), 0o700); err != nil {
			return nil, err
		}
	}
	r := &running{cmd: exec.Command(program, args...), on: on, home: home}
	r.cmd.Env = []string{
		"DISPLAY=" + on.display, "HOME=" + home, "XDG_RUNTIME_DIR=" + filepath.Join(home, "run"), "PATH=" + os.Getenv("PATH"),
		"LC_ALL=C.UTF-8", "TZ=UTC", "LIBGL_ALWAYS_SOFTWARE=1", "DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent",
	}
	r.cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	return r, r.cmd.Start()
}

// end kills the program and waits for its window to be gone.
func (r *running) end(ctx context.Context) error {
	_ = r.cmd.Process.Kill()
	_ = r.cmd.Wait()
	return until(ctx, 10*time.Second, "the window to go", r.on.black)
}

// pss gives the memory in MiB, each page shared with others counted by its
// share.
func (r *running) pss() float64 {
	var kib float64
	for line := range strings.Lines(r.proc("smaps_rollup")) {
		if _, err := fmt.Sscanf(line, "Pss: %f kB", &kib); err == nil {
			return kib / 1024
		}
	}
	return 0
}

// ticksASecond is how the kernel counts a process's time, on every Linux.
const ticksASecond = 100

// cpu gives the seconds of processor time the program has used.
func (r *running) cpu() float64 {
	stat := r.proc("stat")
	words := strings.Fields(stat[strings.LastIndexByte(stat, ')')+1:])
	var user, system float64
	if len(words) > 12 {
		_, _ = fmt.Sscan(words[11], &user)
		_, _ = fmt.Sscan(words[12], &system)
	}
	return (user + system) / ticksASecond
}

// wakes gives how often a thread of the program has waited for something.
func (r *running) wakes() (n float64) {
	tasks, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/status", r.cmd.Process.Pid))
	for _, task := range tasks {
		for line := range strings.Lines(file(task)) {
			var of float64
			if _, err := fmt.Sscanf(line, "voluntary_ctxt_switches: %f", &of); err == nil {
				n += of
			}
		}
	}
	return n
}

func (r *running) proc(name string) string {
	return file(fmt.Sprintf("/proc/%d/%s", r.cmd.Process.Pid, name))
}
