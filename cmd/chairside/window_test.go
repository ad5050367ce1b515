package main

import (
	"errors"
	"strings"
	"testing"
	"time"
)

func TestCloseWithin(t *testing.T) {
	broken := errors.New("broken")
	if err := closeWithin(time.Minute, func() error { return broken }); !errors.Is(err, broken) {
		t.Errorf("the failure is lost: %v", err)
	}
	never := make(chan struct{})
	defer close(never)
	began := time.Now()
	err := closeWithin(20*time.Millisecond, func() error { <-never; return nil })
	if err == nil || !strings.Contains(err.Error(), "did not close") {
		t.Errorf("a file that never closes gives %v", err)
	}
	if waited := time.Since(began); waited > 5*time.Second {
		t.Errorf("it waited %v", waited)
	}
}
