package store

import (
	"os"
	"strings"
	"sync"
	"syscall"
	"time"
	"unsafe"
)

// clockBoottime counts from the start of the machine with sleep included.
// Go's own monotonic clock stops in sleep (golang/go#35012).
const clockBoottime = 7

var bootID = sync.OnceValue(func() string {
	id, err := os.ReadFile("/proc/sys/kernel/random/boot_id")
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(id))
})

// steadyNow gives the time since the machine started and names that start;
// without a name it can't be told from another start, and is not used.
func steadyNow() (time.Duration, string) {
	var t syscall.Timespec
	if _, _, e := syscall.Syscall(syscall.SYS_CLOCK_GETTIME, clockBoottime, uintptr(unsafe.Pointer(&t)), 0); e != 0 { // #nosec G103 -- the call fills t
		return sinceStart()
	}
	if id := bootID(); id != "" {
		return time.Duration(t.Nano()), id
	}
	return sinceStart()
}
