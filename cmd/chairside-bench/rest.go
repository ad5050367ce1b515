//go:build linux

package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

const (
	rests   = 3                // rounds
	restFor = 32 * time.Second // a round: 30 s and more, so that a tick more or less is little
	warmUp  = 4 * time.Second
)

// resting measures what the program costs while nobody touches it, on the
// Recovery board with 24 running timers, against the empty window.
//
// Memory is taken with each program alone: side by side they would share the
// graphics library. Processor time and wake-ups are taken side by side, so
// that all have the same machine around them.
func (b *bench) resting(ctx context.Context) error {
	data := filepath.Join(b.work, "rest")
	var err error
	var screens [3]*screen
	for i := range screens {
		if screens[i], err = openScreen(b.work); err != nil {
			return err
		}
		defer screens[i].close()
	}
	ours := func() (*running, error) { return b.atRecovery(ctx, screens[0], data) }
	empty := func() (*running, error) { return b.launch(screens[1], b.empty) }
	drawn := func() (*running, error) { return b.launch(screens[1], b.empty, "board") }
	ticking := func() (*running, error) { return b.launch(screens[2], b.empty, "tick") }

	memory := figure{name: "memory (PSS), 24 running timers on Recovery", unit: "MiB", reference: "empty Fyne window", aim: aim{ratio: 1.4}}
	cpu := figure{name: "processor time at rest, 24 running timers", unit: "% of a core", reference: "empty Fyne window", aim: aim{ratio: 1.3}}
	wakes := figure{name: "wake-ups at rest, 24 running timers", unit: "a second", reference: "empty Fyne window", aim: aim{ratio: 1.1}}
	cpuTick, wakesTick := cpu, wakes
	for _, f := range []*figure{&cpuTick, &wakesTick} {
		f.reference, f.aim = "empty window, one label changing a second", aim{}
	}
	memoryDrawn := memory
	memoryDrawn.reference, memoryDrawn.aim = asMuch, aim{}
	for round := range rests {
		// made anew, so that no round comes nearer to the ends of the infusions
		if err := os.RemoveAll(data); err != nil {
			return err
		}
		if err := makeClinic(ctx, filepath.Join(data, "chairside.db"), smallClinic, time.Now()); err != nil {
			return err
		}
		for _, m := range []struct {
			launch func() (*running, error)
			into   *sample
		}{{ours, &memory.ours}, {empty, &memory.ref}, {drawn, &memoryDrawn.ref}} {
			if err := alone(ctx, m.launch, m.into); err != nil {
				return err
			}
		}
		var all [3]*running
		for i, launch := range []func() (*running, error){ours, empty, ticking} {
			r, err := launch()
			if err != nil {
				return err
			}
			defer func() { _ = r.end(ctx) }()
			if _, err := r.on.settled(ctx, r.on.page(), quiet); err != nil && i < 2 {
				return err
			}
			all[i] = r
		}
		if err := wait(ctx, warmUp); err != nil {
			return err
		}
		var begun [3]time.Time
		var usedCPU, woke [3]float64
		for i, r := range all {
			begun[i], usedCPU[i], woke[i] = time.Now(), r.cpu(), r.wakes()
		}
		if err := wait(ctx, restFor); err != nil {
			return err
		}
		for i, r := range all {
			took := time.Since(begun[i]).Seconds()
			usedCPU[i], woke[i] = (r.cpu()-usedCPU[i])/took*100, (r.wakes()-woke[i])/took
		}
		cpu.ours, cpu.ref, cpuTick.ref = append(cpu.ours, usedCPU[0]), append(cpu.ref, usedCPU[1]), append(cpuTick.ref, usedCPU[2])
		wakes.ours, wakes.ref, wakesTick.ref = append(wakes.ours, woke[0]), append(wakes.ref, woke[1]), append(wakesTick.ref, woke[2])
		if err := screens[0].picture(b.keep, fmt.Sprintf("rest-recovery-%d", round+1)); err != nil {
			return err
		}
		for _, r := range all {
			if err := r.end(ctx); err != nil {
				return err
			}
		}
	}
	memoryDrawn.ours, cpuTick.ours, wakesTick.ours = memory.ours, cpu.ours, wakes.ours
	for _, f := range []figure{memory, memoryDrawn, cpu, cpuTick, wakes, wakesTick} {
		b.table.add(f)
	}
	return nil
}

// atRecovery starts the program, says who is at the desk and opens Recovery.
func (b *bench) atRecovery(ctx context.Context, on *screen, data string) (*running, error) {
	r, err := b.launch(on, b.program, "--data", data)
	if err != nil {
		return nil, err
	}
	for _, key := range []string{"", "key Return", "key F4"} {
		before := on.seen(on.page())
		if key != "" {
			if err := on.say(key); err != nil {
				return r, err
			}
			if err := until(ctx, 10*time.Second, "something to happen after "+key, func() bool { return !on.like(on.page(), before) }); err != nil {
				return r, err
			}
		}
		if _, err := on.settled(ctx, on.page(), quiet); err != nil {
			return r, err
		}
	}
	return r, nil
}

// alone measures the memory of one program while no other runs.
func alone(ctx context.Context, launch func() (*running, error), into *sample) error {
	r, err := launch()
	if err != nil {
		return err
	}
	if _, err = r.on.settled(ctx, r.on.page(), quiet); err == nil {
		err = wait(ctx, 2*warmUp)
	}
	*into = append(*into, r.pss())
	if shut := r.end(ctx); err == nil {
		err = shut
	}
	return err
}

func wait(ctx context.Context, d time.Duration) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(d):
		return nil
	}
}
