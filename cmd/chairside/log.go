package main

import (
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
)

// The program's log lies beside the database. It holds what was done and what
// failed, by number, never a patient's name.
const (
	logName = "chairside.log"
	logMost = 1 << 20 // bytes; then it becomes chairside.log.1 and a new one begins
)

// logFile is a log that begins anew when it is full. One older one is kept.
type logFile struct {
	mu   sync.Mutex
	path string
	file *os.File
	size int64
	most int64
}

// openLog opens the log in a data folder. Close ends it.
func openLog(dir string) (*slog.Logger, *logFile, error) {
	l := &logFile{path: filepath.Join(dir, logName), most: logMost}
	if err := l.open(); err != nil {
		return nil, nil, fmt.Errorf("the log cannot be written: %w", err)
	}
	return slog.New(slog.NewTextHandler(l, nil)), l, nil
}

func (l *logFile) open() error {
	file, err := os.OpenFile(l.path, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return err
	}
	info, err := file.Stat()
	if err == nil {
		err = file.Chmod(0o600) // one from elsewhere may be open to others
	}
	if err != nil {
		_ = file.Close()
		return err
	}
	l.file, l.size = file, info.Size()
	return nil
}

// Write implements io.Writer; slog hands it one whole line at a time.
func (l *logFile) Write(line []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.size > 0 && l.size+int64(len(line)) > l.most {
		if err := l.turn(); err != nil {
			return 0, err
		}
	}
	n, err := l.file.Write(line)
	l.size += int64(n)
	return n, err
}

func (l *logFile) turn() error {
	_ = l.file.Close()
	if err := os.Rename(l.path, l.path+".1"); err != nil {
		return err
	}
	return l.open()
}

// Close ends the log.
func (l *logFile) Close() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.file.Close()
}
