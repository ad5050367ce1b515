package importing

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"chairside/store/clinic"
)

// start tries the file, or takes it in.
func (s *Screen) start(dry bool) {
	who, ok := s.desk.Staff()
	if !ok {
		s.desk.Pick(func() { s.start(dry) })
		return
	}
	if s.running {
		return
	}
	if err := who.May(clinic.ActImport); err != nil { // the store asks again
		s.refuse(err, sentence(err))
		return
	}
	if !dry && s.outcome.Added == 0 {
		return
	}
	ctx, stop := context.WithCancel(context.Background())
	s.running, s.dry, s.stop = true, dry, stop
	s.tell(Count{})
	s.banner.Clear()
	s.show()
	s.showProgress()
	order := Order{Plan: s.plan, By: who.ID, Dry: dry, Progress: s.tell}
	s.desk.Spawn(func() {
		outcome, err := s.desk.Store.Run(ctx, order)
		stopped := ctx.Err() != nil
		stop()
		fyne.Do(func() { s.ended(outcome, err, stopped) })
	})
}

// tell keeps how far a run has come until the ticker shows it.
func (s *Screen) tell(c Count) {
	s.progress.Lock()
	defer s.progress.Unlock()
	s.progress.Count = c
}

func (s *Screen) ended(outcome Outcome, err error, stopped bool) {
	s.running = false
	dry := s.dry
	s.outcome = outcome
	switch {
	case dry && err == nil:
		s.stage = tried
	case dry: // nothing is known for sure
		s.outcome, s.stage = Outcome{}, looked
	default:
		s.stage = taken
	}
	s.show()
	switch {
	case dry && stopped:
		s.refuse(err, "Stopped. Nothing was written.")
	case stopped && err != nil:
		s.refuse(err, "Stopped. "+onRecord(outcome.Added))
	case err != nil:
		says := sentence(err)
		if !dry {
			says += " " + onRecord(outcome.Added)
		}
		s.refuse(err, says)
	case !dry:
		s.desk.Done(people(outcome.Added, "was", "were") + " imported")
	}
	if !dry {
		s.list()
	}
}

func onRecord(n int) string {
	if n == 0 {
		return "Nobody was added."
	}
	return people(n, "was", "were") + " added and can be taken out again."
}

// save keeps what became of the lines beside the file.
func (s *Screen) save() {
	if s.running || s.stage < tried || len(s.outcome.Fates) == 0 || s.report.Disabled() {
		return
	}
	s.report.Disable()
	path, outcome := s.plan.Path, s.outcome
	s.desk.Spawn(func() {
		saved, err := s.desk.Store.Report(context.Background(), path, outcome)
		fyne.Do(func() {
			s.report.Enable()
			if err != nil {
				s.refuse(err, sentence(err))
				return
			}
			s.desk.Done("Saved as " + saved)
		})
	})
}

// list reads the earlier imports.
func (s *Screen) list() {
	s.desk.Spawn(func() {
		list, err := s.desk.Store.Past(context.Background())
		fyne.Do(func() { s.past.show(list, err) })
	})
}

// takeOut asks, and takes out again what an import has brought.
func (s *Screen) takeOut(batch int64, added int, file string) {
	if s.running || batch == 0 {
		return
	}
	who, ok := s.desk.Staff()
	if !ok {
		s.desk.Pick(func() { s.takeOut(batch, added, file) })
		return
	}
	text := fmt.Sprintf("%s of %s will be taken off the record. It is refused once one of them has a visit.", people(added, "", ""), file)
	s.desk.Ask("Take this import out again?", text, "Take them out", func() {
		if s.running {
			return
		}
		s.running, s.undoing = true, true // nothing else meanwhile
		s.banner.Clear()
		s.show()
		s.desk.Spawn(func() {
			n, err := s.desk.Store.Undo(context.Background(), who.ID, batch)
			fyne.Do(func() {
				s.running, s.undoing = false, false
				if err == nil && batch == s.outcome.Batch {
					s.undone = true
				}
				s.show()
				s.list()
				if err != nil {
					s.refuse(err, sentence(err))
					return
				}
				s.desk.Done(people(n, "was", "were") + " taken out again")
			})
		})
	})
}
