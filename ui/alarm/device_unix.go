//go:build !windows

package alarm

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"
)

// players are the programs that play a sound file, the best first: those of
// the sound servers share the device with others, aplay may have it to itself.
// A program in place of a library: the one that is kept (oto) needs ALSA's
// headers to build and a device that is there when the program starts.
var players = []struct {
	name string
	args []string
	file bool // it reads a file; the others read what is piped to them
}{
	{"paplay", []string{"--raw", "--format=s16le", "--channels=1", fmt.Sprint("--rate=", Rate)}, false},
	{"pw-play", nil, true},
	{"aplay", []string{"-q", "-t", "wav", "-"}, false},
	{"afplay", nil, true},
}

// playerHere tries the programs that are there one after the other. nil when
// there is none.
func playerHere() func(ctx context.Context, wav []byte) error {
	var plays []func(context.Context, []byte) error
	for _, p := range players {
		path, err := exec.LookPath(p.name)
		if err != nil {
			continue
		}
		raw := len(p.args) > 0 && p.args[0] == "--raw"
		plays = append(plays, func(ctx context.Context, wav []byte) error {
			if raw {
				wav = wav[44:]
			}
			if p.file {
				return playFile(ctx, path, wav)
			}
			return run(ctx, path, p.args, wav)
		})
	}
	if len(plays) == 0 {
		return nil
	}
	return func(ctx context.Context, wav []byte) (err error) {
		for _, play := range plays {
			if err = play(ctx, wav); err == nil {
				return nil
			}
		}
		return err
	}
}

func run(ctx context.Context, path string, args []string, in []byte) error {
	cmd := exec.CommandContext(ctx, path, args...) // #nosec G204 -- one of players
	cmd.Stdin = bytes.NewReader(in)
	cmd.WaitDelay = time.Second
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("play a tone: %w: %s", err, strings.TrimSpace(string(out)))
	}
	return nil
}

// playFile is for programs that read no pipe. The file holds a tone and goes
// with it.
func playFile(ctx context.Context, path string, wav []byte) error {
	f, err := os.CreateTemp("", "chairside-*.wav")
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(f.Name()) }()
	_, err = f.Write(wav)
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err != nil {
		return err
	}
	return run(ctx, path, []string{f.Name()}, nil)
}
