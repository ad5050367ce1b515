package clinic

import (
	"reflect"
	"slices"
	"time"
)

// Entry is one line of the history: who did what, when and why. Nothing is
// ever taken out of the history; an undo is a line of its own.
type Entry struct {
	ID      int64 // 0 until the store has kept it
	Visit   VisitID
	Chair   ChairID
	Patient PatientID
	At      time.Time // when it was entered
	For     time.Time // when it was done, if it was entered later; zero when at once
	By      StaffID
	Action  Action
	From    Stage
	To      Stage
	Reason  string
	Detail  string        // what it was about: "Chair 1", "BP 121/79"
	Undoes  int64         // the line this one undoes, 0 when none
	Undone  bool          // a later line undoes this one
	Before  *State        // the visit's state before a move; nil for other entries
	Steady  time.Duration // the steady clock at At, by its Boot: see [Reading]
	Boot    string
}

// Scene is all that a step on one visit may look at: the moment, the person
// acting, the visit and the chairs. It is a value: Do returns another. Chairs,
// Elsewhere and Load are there only for steps that look around ([LooksAround]).
type Scene struct {
	Now        time.Time
	By         Staff
	Visit      Visit
	Chairs     []Chair
	Clinic     Profile
	Elsewhere  VisitID   // another visit of this patient in the building, 0 when none
	Load       NurseLoad // who is treated in the whole clinic, and by how many nurses
	Plan       Day       // the day a booking goes to; only for [Rebook], and for what puts a visit back among the expected
	NextNumber int       // the next visit number of that day
	Entry      Entry     // set by Do: the history line of the step
}

// LooksAround reports whether a step looks beyond its visit: at the chairs, at
// the patient's other visits, at how many are treated. Moves do, and what takes
// one back or moves a booking. For the others none of it is read.
func LooksAround(a Action) bool {
	rule, _ := RuleOf(a)
	return rule.Move || a == ActUndo || a == ActRebook
}

// Step is one thing staff do to one visit. Its rule is checked by [Scene.Do].
type Step interface {
	// Action names the line of the table of moves.
	Action() Action
	apply(s *Scene) error
}

// Do checks a step against the table of moves and its own rule, and returns
// the scene as it is afterwards, with the history line in Entry. On an error
// the scene is returned as it was.
func (s Scene) Do(step Step) (Scene, error) {
	action := step.Action()
	rule, ok := RuleOf(action)
	if !ok {
		return s, refuse(NotAllowed, "Nobody can do that.", "")
	}
	if err := s.By.May(action); err != nil {
		return s, err
	}
	if !s.Visit.Stage.in(rule.From) {
		return s, refuse(Conflict, "This visit is now \""+s.Visit.Stage.Word()+"\", so that can't be done.", "Look at it again.")
	}
	next := s.copied()
	next.Visit.Read = next.Visit.Read.at(s.Now)
	before := next.Visit.State
	next.Entry = Entry{
		Visit: s.Visit.ID, Chair: s.Visit.Chair, Patient: s.Visit.Patient.ID,
		At: s.Now, By: s.By.ID, Action: action, From: s.Visit.Stage,
		Steady: next.Visit.Read.Steady, Boot: next.Visit.Read.Boot,
	}
	if r, asked := step.(interface{ reason() string }); asked {
		given := r.reason()
		if rule.Reason || given != "" {
			clean, err := Reason(given)
			if err != nil {
				return s, err
			}
			next.Entry.Reason = clean
		}
	}
	if err := step.apply(&next); err != nil {
		return s, err
	}
	if !reflect.DeepEqual(s.Visit.Patient, next.Visit.Patient) {
		next.Visit.Patient.Revision++ // a form that was opened before must notice
	}
	if rule.To != "" {
		next.Visit.Stage = rule.To
	}
	if rule.Move {
		next.Entry.Before = &before
	}
	next.Entry.To = next.Visit.Stage
	if next.Visit.Chair != 0 {
		next.Entry.Chair = next.Visit.Chair
	}
	next.Visit.History = append(next.Visit.History, next.Entry)
	return next, nil
}

func (s Scene) copied() Scene {
	v := &s.Visit
	v.Answers = slices.Clone(v.Answers)
	v.Holds = slices.Clone(v.Holds)
	v.Vitals = slices.Clone(v.Vitals)
	v.Scores = slices.Clone(v.Scores)
	v.Effects = slices.Clone(v.Effects)
	v.Ticks = slices.Clone(v.Ticks)
	v.Sheets = slices.Clone(v.Sheets)
	v.Given = slices.Clone(v.Given)
	v.Acks = slices.Clone(v.Acks)
	v.Calls = slices.Clone(v.Calls)
	v.History = slices.Clone(v.History)
	v.Patient.Allergies = slices.Clone(v.Patient.Allergies)
	s.Chairs = slices.Clone(s.Chairs)
	return s
}

func (s *Scene) chair(id ChairID) (*Chair, error) {
	for i := range s.Chairs {
		if s.Chairs[i].ID == id {
			return &s.Chairs[i], nil
		}
	}
	return nil, refuse(Missing, "That chair is no longer there.", "Choose another chair.")
}

// sit puts the patient into a chair; the one left behind goes to cleaning.
func (s *Scene) sit(id ChairID) error {
	to, err := s.chair(id)
	if err != nil {
		return err
	}
	if err := to.takesVisit(s.Visit); err != nil {
		return err
	}
	s.leaveChair()
	to.Occupant = s.Visit.ID
	s.Visit.Chair = id
	s.Entry.Detail = to.Name
	return nil
}

// leaveChair sends the patient's chair, if any, to cleaning.
func (s *Scene) leaveChair() {
	if s.Visit.Chair == 0 {
		return
	}
	if c, err := s.chair(s.Visit.Chair); err == nil {
		c.Occupant = 0
		c.CleaningSince, c.Soiled, c.Ack = s.Now, s.Visit.Read, Ack{}
	}
	s.Visit.Chair = 0
}

// when checks a time that staff typed: not in the future, and not before the
// patient arrived. A zero time means now.
func (s *Scene) when(field string, at time.Time) (time.Time, error) {
	switch {
	case at.IsZero():
		return s.Now, nil
	case at.After(s.Now), s.meantToday(at):
		return at, wrong(field, "That time lies in the future.", "Check the time.")
	case at.Before(s.Visit.steadily(s.Visit.ArrivedAt).Truncate(time.Minute)): // staff type whole minutes
		return at, wrong(field, "That time lies before the patient arrived.", "Check the time.")
	}
	return at, nil
}

// meantToday reports whether a time of yesterday can only have been typed for
// today, where it lies ahead: [ParsePast] takes 15:00 at noon for yesterday's,
// and the patient came today.
func (s *Scene) meantToday(at time.Time) bool {
	zone := s.Clinic.Location()
	today := DateOf(s.Now, zone)
	return DateOf(at, zone) == today.AddDays(-1) && DateOf(s.Visit.ArrivedAt, zone) == today && at.AddDate(0, 0, 1).After(s.Now)
}

// stageAt gives the stage the visit was at, at a moment of its past. The whole
// minute in which the patient was seated counts as in the chair: staff type
// whole minutes, and a baseline must not be lost by it.
func (v Visit) stageAt(t time.Time) Stage {
	for _, p := range []struct {
		since time.Time
		stage Stage
	}{
		{v.steadily(v.EndedAt), v.Stage},
		{v.steadily(v.ReadyAt), Ready},
		{v.steadily(v.TreatedAt), Recovering},
		{v.steadily(v.StartedAt), Infusing},
		{v.steadily(v.SeatedAt).Truncate(time.Minute), InChair},
		{v.steadily(v.WaitingAt), Waiting},
	} {
		if !p.since.IsZero() && !t.Before(p.since) {
			return p.stage
		}
	}
	return Arrived
}
