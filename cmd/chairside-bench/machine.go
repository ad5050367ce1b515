//go:build linux

package main

import (
	"debug/buildinfo"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"time"

	"github.com/mattn/go-sqlite3"
)

// machine is where and on what the figures were measured.
type machine struct {
	cpu, memory, kernel, load, commit string
	golang, fyne, sqlite, drawn       string
	cores                             int
	at                                time.Time
}

// thisMachine looks around; the program says with what it was built.
func thisMachine(program string) machine {
	m := machine{cpu: "unknown processor", cores: runtime.NumCPU(), golang: strings.TrimPrefix(runtime.Version(), "go"), at: time.Now(), drawn: "Mesa in software (no graphics card)"}
	m.sqlite, _, _ = sqlite3.Version()
	for line := range strings.Lines(file("/proc/cpuinfo")) {
		if key, value, _ := strings.Cut(line, ":"); strings.TrimSpace(key) == "model name" {
			m.cpu = strings.TrimSpace(value)
			break
		}
	}
	var kib int
	if _, err := fmt.Sscanf(file("/proc/meminfo"), "MemTotal: %d", &kib); err == nil {
		m.memory = fmt.Sprintf("%.0f GiB", float64(kib)/(1<<20))
	}
	m.kernel = strings.TrimSpace(file("/proc/sys/kernel/osrelease"))
	if words := strings.Fields(file("/proc/loadavg")); len(words) > 3 {
		m.load = strings.Join(words[:3], " ")
	}
	commit, err := exec.Command("git", "describe", "--always", "--dirty", "--exclude", "*").Output()
	if m.commit = strings.TrimSpace(string(commit)); err != nil {
		m.commit = "unknown"
	}
	if built, err := buildinfo.ReadFile(program); err == nil {
		for _, d := range built.Deps {
			if d.Path == "fyne.io/fyne/v2" {
				m.fyne = d.Version
			}
		}
	}
	return m
}

func file(path string) string {
	text, err := os.ReadFile(path)
	if err != nil {
		return ""
	}
	return string(text)
}
