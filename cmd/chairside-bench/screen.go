//go:build linux

package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// screen is an X server that shows to nobody. Its picture is looked at in its
// memory, which costs the program nothing.
type screen struct {
	display string
	server  *exec.Cmd
	hands   *exec.Cmd // presses the keys it is told
	press   io.WriteCloser
	memory  []byte
	pixels  []byte // of memory, four bytes each: blue, green, red, nothing
	width   int
	height  int
	stride  int
}

// openScreen starts a server on a free display number, with its memory in a
// folder below dir.
func openScreen(dir string) (s *screen, err error) {
	if dir, err = os.MkdirTemp(dir, "screen"); err != nil {
		return nil, err
	}
	ready, tell, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	defer ready.Close()
	s = &screen{server: exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "1366x768x24", "-fbdir", dir, "-nolisten", "tcp", "-noreset", "-dpi", "96", "-r")} // -r: a key held repeats nothing
	s.server.ExtraFiles = []*os.File{tell}
	s.server.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	err = s.server.Start()
	tell.Close()
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			s.close()
		}
	}()
	line, _ := bufio.NewReader(ready).ReadString('\n')
	if line = strings.TrimSpace(line); line == "" {
		return nil, errors.New("the X server did not start")
	}
	s.display = ":" + line
	if err := s.look(filepath.Join(dir, "Xvfb_screen0")); err != nil {
		return nil, err
	}
	s.hands = exec.Command("xdotool", "-")
	s.hands.Env = append(os.Environ(), "DISPLAY="+s.display)
	s.hands.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	if s.press, err = s.hands.StdinPipe(); err != nil {
		return nil, err
	}
	if err := s.hands.Start(); err != nil {
		return nil, err
	}
	return s, s.say(fmt.Sprintf("mousemove %d %d", s.width-1, s.height-1)) // or what lies below it looks otherwise
}

// look maps the server's picture, which is in the format of X window dumps.
func (s *screen) look(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	if s.memory, err = syscall.Mmap(int(f.Fd()), 0, int(info.Size()), syscall.PROT_READ, syscall.MAP_SHARED); err != nil {
		return err
	}
	word := func(n int) int { return int(binary.BigEndian.Uint32(s.memory[4*n:])) }
	const colourSize = 12
	start := word(0) + word(19)*colourSize
	s.width, s.height, s.stride = word(4), word(5), word(12)
	if word(11) != 32 || start+s.height*s.stride > len(s.memory) {
		return fmt.Errorf("the X server's picture is not what was expected: %d bits a pixel", word(11))
	}
	s.pixels = s.memory[start : start+s.height*s.stride]
	return nil
}

func (s *screen) close() {
	for _, cmd := range []*exec.Cmd{s.hands, s.server} {
		if cmd != nil && cmd.Process != nil {
			_ = cmd.Process.Kill()
			_ = cmd.Wait()
		}
	}
	if s.memory != nil {
		s.pixels = nil
		_ = syscall.Munmap(s.memory)
	}
}

// say tells the hands one thing to do: "key F4", "keydown a".
func (s *screen) say(what string) error {
	_, err := fmt.Fprintln(s.press, what)
	return err
}

// whole is all of the screen, page what is right of the rail and below the
// top bar, which has a clock.
func (s *screen) whole() image.Rectangle { return image.Rect(0, 0, s.width, s.height) }
func (s *screen) page() image.Rectangle  { return image.Rect(96, 72, s.width, s.height) }

// seen copies every second line of a part of the screen.
func (s *screen) seen(r image.Rectangle) []byte {
	var b []byte
	for y := r.Min.Y; y < r.Max.Y; y += 2 {
		b = append(b, s.line(r, y)...)
	}
	return b
}

func (s *screen) line(r image.Rectangle, y int) []byte {
	return s.pixels[y*s.stride+4*r.Min.X : y*s.stride+4*r.Max.X]
}

// same reports whether a part of the screen is pixel for pixel as it was seen.
func (s *screen) same(r image.Rectangle, seen []byte) bool {
	wide := 4 * r.Dx()
	for y := r.Min.Y; y < r.Max.Y; y += 2 {
		if !bytes.Equal(s.line(r, y), seen[:wide]) {
			return false
		}
		seen = seen[wide:]
	}
	return true
}

// like reports whether at most one pixel in 50 differs from what was seen: a
// minute may have passed on the board.
func (s *screen) like(r image.Rectangle, seen []byte) bool {
	wide, differ := 4*r.Dx(), 0
	most := len(seen) / 4 / 50
	for y := r.Min.Y; y < r.Max.Y && differ <= most; y += 2 {
		if line := s.line(r, y); !bytes.Equal(line, seen[:wide]) {
			for x := 0; x < wide; x += 4 {
				if !bytes.Equal(line[x:x+3], seen[x:x+3]) {
					differ++
				}
			}
		}
		seen = seen[wide:]
	}
	return differ <= most
}

// look again every now and then; often enough for figures of milliseconds.
const blink = 500 * time.Microsecond

// until waits for something to be seen.
func until(ctx context.Context, most time.Duration, what string, done func() bool) error {
	for end := time.Now().Add(most); !done(); time.Sleep(blink) {
		if err := ctx.Err(); err != nil {
			return err
		}
		if time.Now().After(end) {
			return fmt.Errorf("waited %v for %s", most, what)
		}
	}
	return nil
}

// settled waits until a part of the screen is not black and has stayed as it
// is for a while, and gives it.
func (s *screen) settled(ctx context.Context, r image.Rectangle, still time.Duration) ([]byte, error) {
	for end := time.Now().Add(30 * time.Second); time.Now().Before(end); {
		seen := s.seen(r)
		for until := time.Now().Add(still); ; time.Sleep(5 * time.Millisecond) {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			if !s.same(r, seen) {
				break
			}
			if time.Now().After(until) {
				if s.black() {
					break
				}
				return seen, nil
			}
		}
	}
	return nil, errors.New("nothing was drawn, or it never came to rest")
}

// black reports whether no window is open.
func (s *screen) black() bool {
	for x := 3; x < s.width; x += 101 {
		for y := 5; y < s.height; y += 97 {
			if p := s.pixels[y*s.stride+4*x:]; p[0]|p[1]|p[2] != 0 {
				return false
			}
		}
	}
	return true
}

// picture keeps what is on the screen as a PNG.
func (s *screen) picture(dir, name string) error {
	if dir == "" {
		return nil
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	img := image.NewRGBA(s.whole())
	for y := range s.height {
		for x := range s.width {
			p := s.pixels[y*s.stride+4*x:]
			img.SetRGBA(x, y, color.RGBA{p[2], p[1], p[0], 255})
		}
	}
	f, err := os.Create(filepath.Join(dir, name+".png"))
	if err != nil {
		return err
	}
	return errors.Join(png.Encode(f, img), f.Close())
}
