package act

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/try"
)

// pausedDesk is one whose only patient's infusion was paused five minutes ago.
func pausedDesk(t *testing.T) *desk {
	d := newDesk(t)
	v := &d.day.Visits[0]
	v.Stage, v.Chair, v.SeatedAt, v.StartedAt, v.DueAt = clinic.Infusing, 1, d.now.Add(-20*time.Minute), d.now.Add(-10*time.Minute), d.now.Add(30*time.Minute)
	d.day.Chairs[0].Occupant = v.ID
	lind := clinic.Staff{ID: 7, Name: "Tove Lind", Credential: "RN", Roles: clinic.Nurse}
	d.day.Staff = append(d.day.Staff, lind)
	at := d.staff
	d.staff = lind
	if err := d.Do(t.Context(), lind.ID, v.ID, clinic.Pause{Reason: "IV site hurts"}); err != nil {
		t.Fatal(err)
	}
	d.staff, d.steps = at, nil
	d.now = d.now.Add(5 * time.Minute)
	return d
}

func (d *desk) press(key fyne.KeyName) {
	c := d.window.Canvas()
	if f := c.Focused(); f != nil {
		f.TypedKey(&fyne.KeyEvent{Name: key})
	} else if typed := c.OnTypedKey(); typed != nil {
		typed(&fyne.KeyEvent{Name: key})
	}
}

// TestResumeAsksFirst: the key that pauses is the key that resumes. A second
// nurse who means to pause reads that it is paused, by whom and why; nothing
// goes on before Enter, and Esc leaves it as it is.
func TestResumeAsksFirst(t *testing.T) {
	for key, taken := range map[fyne.KeyName]int{fyne.KeyEscape: 0, fyne.KeyReturn: 1} {
		d := pausedDesk(t)
		d.acts.Open(clinic.ActResume, 5)
		if part.OpenPanel(d.window.Canvas()) == nil || len(d.steps) != 0 {
			t.Fatalf("nothing is asked, taken %v", d.steps)
		}
		all := ""
		try.SeeAll(d.window, func(o fyne.CanvasObject) {
			if p, ok := o.(interface{ PartText() string }); ok {
				all += p.PartText() + "\n"
			}
		})
		for _, want := range []string{"Resume the infusion of Keisha Brown", "Brown, Keisha · 14 May 1973", "Paused at 12:00 by T. Lind RN: IV site hurts"} {
			if !strings.Contains(all, want) {
				t.Errorf("%q is not in %q", want, all)
			}
		}
		d.press(key)
		if len(d.steps) != taken || d.visit().PausedAt.IsZero() != (taken == 1) || part.OpenPanel(d.window.Canvas()) != nil {
			t.Errorf("%s: taken %v, paused at %v", key, d.steps, d.visit().PausedAt)
		}
	}
}

// TestResumeOfOneThatRuns is refused as ever: another nurse was quicker.
func TestResumeOfOneThatRuns(t *testing.T) {
	d := pausedDesk(t)
	d.day.Visits[0].PausedAt = time.Time{}
	d.acts.Open(clinic.ActResume, 5)
	if part.OpenPanel(d.window.Canvas()) != nil || len(d.failed) != 1 || clinic.CodeOf(d.failed[0]) != clinic.Conflict {
		t.Errorf("failed %v", d.failed)
	}
}
