package alarm

import (
	"context"
	"errors"
	"sync"
	"time"

	"chairside/store/clinic"
)

// longest is how long a tone may take to be played; what plays it then hangs.
const longest = 8 * time.Second

// How long after a sound the device is tried again with silence: soon when the
// last sound failed, so that one that is back is known to be, and now and then
// when it was played, so that one that has gone is known before an alarm is not
// heard (ours).
const (
	retryAfter = 20 * time.Second
	probeAfter = 5 * time.Minute
)

var errNoDevice = errors.New("nothing on this workstation plays sound")

// Player plays the tones. It never blocks and never fails: whether anything
// was heard is asked afterwards. It is safe for concurrent use.
type Player struct {
	play  func(ctx context.Context, wav []byte) error // returns when the sound is over
	after func(failed bool) time.Duration             // until the device is tried again; 0 for never

	mu    sync.Mutex
	level clinic.AlarmLevel // what plays now
	works bool
	tried bool
	next  *time.Timer // until the device is tried again
	done  sync.WaitGroup
}

// Find makes a player with what the workstation has, and sees off the caller's
// goroutine whether it plays.
func Find() *Player {
	play := playerHere()
	p := newPlayer(play)
	if play != nil { // what is not installed does not come back
		p.after = func(failed bool) time.Duration {
			if failed {
				return retryAfter
			}
			return probeAfter
		}
	}
	p.probe()
	return p
}

// probe sees whether anything can be heard, without a sound.
func (p *Player) probe() { p.start(clinic.AlarmNone, render(silence)) }

func newPlayer(play func(context.Context, []byte) error) *Player {
	if play == nil {
		play = func(context.Context, []byte) error { return errNoDevice }
	}
	return &Player{play: play, after: func(bool) time.Duration { return 0 }}
}

// Works reports whether the last sound was played; true as long as none was
// tried to its end.
func (p *Player) Works() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.works || !p.tried
}

// Play begins the tone of a level, unless one as urgent is playing.
func (p *Player) Play(level clinic.AlarmLevel) {
	if tone := Tone(level); tone != nil {
		p.start(level, tone)
	}
}

func (p *Player) start(level clinic.AlarmLevel, samples []int16) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.level != clinic.AlarmNone && p.level >= level {
		return
	}
	p.level = level
	p.done.Add(1)
	go func() {
		defer p.done.Done()
		ctx, stop := context.WithTimeout(context.Background(), longest)
		defer stop()
		err := p.play(ctx, WAV(samples))
		p.mu.Lock()
		defer p.mu.Unlock()
		p.tried, p.works = true, err == nil
		if p.level == level {
			p.level = clinic.AlarmNone
		}
		if p.next != nil {
			p.next.Stop()
		}
		if wait := p.after(err != nil); wait > 0 {
			p.next = time.AfterFunc(wait, p.probe)
		}
	}()
}
