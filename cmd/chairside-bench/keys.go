//go:build linux

package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"math/rand/v2"
	"strings"
	"time"
)

// searchField is a field of the program in which patients are searched while
// typing.
type searchField struct {
	name string
	open []string // the keys that open it; what lies below must not move with time
	page func(s *screen) image.Rectangle
	wipe []string // keys that empty it
}

// fields are the searches that are measured.
var fields = []searchField{
	{name: "search (Ctrl K)", open: []string{"F5", "ctrl+k"}, page: besideClock, wipe: []string{"ctrl+a", "BackSpace"}},
	{name: "walk-in search", open: []string{"ctrl+n"}, page: (*screen).page, wipe: []string{"ctrl+a", "BackSpace"}},
}

// besideClock is what is right of the rail and left of the clock.
func besideClock(s *screen) image.Rectangle { return image.Rect(96, 0, s.width-130, s.height) }

// typed is what is searched for: names, parts of two names, a birth date, a
// phone number.
var typed = []string{"smith", "alvarez ma", "nguyen", "kowalski jo", "o'neill", "555 01", "1985"}

const keyRounds = 3

// typing measures the time from a key press to the results on the screen,
// against an empty window that shows the letter.
//
// Each query is typed twice: first slowly, to learn what the screen shows when
// all is done, then it is measured how long until it shows exactly that. A key
// after which the screen looks no different is not counted.
func (b *bench) typing(ctx context.Context) error {
	data, err := b.large(ctx)
	if err != nil {
		return err
	}
	for _, field := range fields {
		if err := b.typingIn(ctx, data, field); err != nil {
			return fmt.Errorf("%s: %w", field.name, err)
		}
	}
	return nil
}

func (b *bench) typingIn(ctx context.Context, data string, field searchField) error {
	type place struct {
		on     *screen
		page   image.Rectangle
		wipe   []string
		learnt map[string][]byte
		into   *sample
		mode   []string // of the empty window; none for the program
	}
	f := figure{
		name: fmt.Sprintf("a key in the %s to results painted, %s patients", field.name, grouped(b.patients)), unit: "ms",
		reference: "empty window that shows the letter", aim: aim{p95: 50},
	}
	floor := f
	floor.reference, floor.aim = asMuch, aim{}
	places := []*place{
		{into: &f.ours, wipe: field.wipe},
		{into: &f.ref, wipe: []string{"BackSpace"}, mode: []string{"echo"}},
		{into: &floor.ref, wipe: []string{"BackSpace"}, mode: []string{"echo", "board"}},
	}
	for _, p := range places {
		var err error
		p.learnt = map[string][]byte{}
		if p.on, err = openScreen(b.work); err != nil {
			return err
		}
		defer p.on.close()
		p.page = p.on.whole()
		var r *running
		if p.mode == nil {
			p.page = field.page(p.on)
			if r, err = b.atSearch(ctx, p.on, data, field); err != nil {
				return err
			}
		} else if r, err = b.launch(p.on, b.empty, p.mode...); err != nil {
			return err
		}
		defer func() { _ = r.end(ctx) }()
		if _, err := p.on.settled(ctx, p.page, quiet); err != nil {
			return err
		}
	}
	random := rand.New(rand.NewPCG(seed, 1))
	for round := range keyRounds + 1 {
		for _, query := range typed {
			for _, p := range places {
				for n := range len(query) {
					name := query[:n+1]
					before := p.on.seen(p.page)
					begun := time.Now()
					if err := p.on.say("keydown " + keyName(query[n])); err != nil {
						return err
					}
					if round == 0 {
						seen, err := p.on.settled(ctx, p.page, quiet)
						if err != nil {
							return err
						}
						p.learnt[name] = seen
					} else if !bytes.Equal(before, p.learnt[name]) {
						if err := until(ctx, 5*time.Second, fmt.Sprintf("the results of %q", name), func() bool { return p.on.same(p.page, p.learnt[name]) }); err != nil {
							return errors.Join(err, p.on.picture(b.keep, "keys-failed"))
						}
						*p.into = append(*p.into, time.Since(begun).Seconds()*1000)
					}
					if err := p.on.say("keyup " + keyName(query[n])); err != nil {
						return err
					}
					// never in step with the window's own beat
					if err := wait(ctx, time.Duration(30+random.IntN(40))*time.Millisecond); err != nil {
						return err
					}
				}
				if round == 0 && p.into == &f.ours {
					if err := p.on.picture(b.keep, "keys-"+field.open[0]+"-"+strings.ReplaceAll(query, " ", "-")); err != nil {
						return err
					}
				}
				for _, key := range p.wipe {
					if err := p.on.say("key " + key); err != nil {
						return err
					}
				}
				if err := wait(ctx, 300*time.Millisecond); err != nil {
					return err
				}
			}
		}
	}
	f.note = "from the key being handed to the X server's tool until the pixels are those of the finished answer; letters and results both."
	floor.ours = f.ours
	b.table.add(f)
	b.table.add(floor)
	return nil
}

// atSearch starts the program, says who is at the desk and opens the search.
func (b *bench) atSearch(ctx context.Context, on *screen, data string, field searchField) (*running, error) {
	r, err := b.launch(on, b.program, "--data", data)
	if err != nil {
		return nil, err
	}
	for _, key := range append([]string{"", "Return"}, field.open...) {
		if key != "" {
			if err := on.say("key " + key); err != nil {
				return r, err
			}
		}
		if _, err := on.settled(ctx, on.page(), quiet); err != nil {
			return r, err
		}
	}
	return r, nil
}

// keyName is the X server's name of a key.
func keyName(c byte) string {
	switch c {
	case ' ':
		return "space"
	case '\'':
		return "apostrophe"
	case '-':
		return "minus"
	}
	return string(c)
}

// grouped writes a number as people read it: 100,000.
func grouped(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
