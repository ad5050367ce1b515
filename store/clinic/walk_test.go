package clinic

import (
	"strings"
	"testing"
	"time"
)

func TestStandardFromDoorToDoor(t *testing.T) {
	w := booked(t, standard).to(Discharged)
	v := w.Visit
	for _, c := range []struct {
		what      string
		got, want time.Time
	}{
		{"arrived", v.ArrivedAt, nine.Add(-30 * minute)},
		{"waiting", v.WaitingAt, nine.Add(-20 * minute)},
		{"seated", v.SeatedAt, nine},
		{"started", v.StartedAt, nine.Add(10 * minute)},
		{"due", v.DueAt, nine.Add(50 * minute)},
		{"treated", v.TreatedAt, nine.Add(50 * minute)},
		{"recover by", v.RecoverBy, nine.Add(80 * minute)},
		{"ready", v.ReadyAt, nine.Add(80 * minute)},
		{"ended", v.EndedAt, nine.Add(80 * minute)},
	} {
		if !c.got.Equal(c.want) {
			t.Errorf("%s %s, want %s", c.what, c.got, c.want)
		}
	}
	if v.WentHomeWith != "Luis Alvarez" || v.Chair != 0 || w.chair(1).State() != Cleaning || !w.chair(1).CleaningSince.Equal(v.EndedAt) {
		t.Errorf("went home with %q, chair %d, chair 1 %s since %s", v.WentHomeWith, v.Chair, w.chair(1).State(), w.chair(1).CleaningSince)
	}
	var line []string
	for _, e := range v.History {
		if e.Before != nil {
			line = append(line, string(e.Action)+" "+string(e.From)+">"+string(e.To))
		}
		if e.By == 0 || e.At.IsZero() || e.Visit != v.ID {
			t.Errorf("history line without who, when or what: %+v", e)
		}
	}
	want := "arrive booked>arrived, finish_check_in arrived>waiting, seat waiting>in_chair, start_infusion in_chair>infusing, end_infusion infusing>recovering, clear recovering>ready, depart ready>discharged"
	if got := strings.Join(line, ", "); got != want {
		t.Errorf("moves\n%s\nwant\n%s", got, want)
	}
	if len(v.Clearance.Checks) != 8 || v.Clearance.By != okoye.ID {
		t.Errorf("clearance %+v", v.Clearance)
	}
}

func TestLongRunsSixtyAndRecoversFortyFive(t *testing.T) {
	v := booked(t, long).to(Recovering).Visit
	if run, rest := v.TreatedAt.Sub(v.StartedAt), v.RecoverBy.Sub(v.TreatedAt); run != 60*minute || rest != 45*minute {
		t.Errorf("ran %s, rests %s", run, rest)
	}
}

func TestNasalHasNoInfusionAndIsWatchedTwoHours(t *testing.T) {
	w := booked(t, nasal).to(Infusing) // baseline taken, still in the chair
	w.not(Blocked, StartInfusion{}).do(GiveDose{})
	w.not(Blocked, Mark{IVOut, true}).not(Conflict, Pause{Reason: why}).not(Conflict, EndInfusion{})
	if got := w.Visit.RecoverBy.Sub(w.Visit.TreatedAt); got != 120*minute {
		t.Fatalf("watched %s", got)
	}
	for _, c := range w.Visit.Checks(w.Now, w.Clinic) {
		if c.Criterion == CritIV {
			t.Error("IV out is asked of a treatment without an IV")
		}
	}
	all := map[Criterion]string{CritTime: why, CritScore: why, CritFresh: why, CritPressure: why, CritOriented: why, CritNausea: why, CritEffects: why}
	w.by(drHale).after(120*minute-time.Second).not(Blocked, Clear{Overrides: all})
	w.after(time.Second).do(Clear{Overrides: all})
}

func TestNasalExtendedWatchMayBeOverriddenPastTwoHours(t *testing.T) {
	w := booked(t, nasal).to(Recovering).do(Extend{By: 30 * minute}).after(119 * minute).fit()
	w.not(Blocked, Clear{Overrides: map[Criterion]string{CritTime: why}})
	w.after(minute).not(Blocked, Clear{}).do(Clear{Overrides: map[Criterion]string{CritTime: why}})
}

func TestConsultationGoesWaitingRoomHome(t *testing.T) {
	w := booked(t, consultation).do(Arrive{}).not(Invalid, Respond{Question: AskFasting, Outcome: Fine})
	w.answered().do(FinishCheckIn{}).not(Blocked, Seat{Chair: 1}).do(TakeToRoom{Room: 3})
	if w.Visit.Stage != WithClinician || w.Visit.Chair != 3 || w.chair(3).State() != Occupied {
		t.Fatalf("at %s in %d", w.Visit.Stage, w.Visit.Chair)
	}
	w.by(okoye).not(Conflict, StartInfusion{}).not(Conflict, GiveDose{}).not(Conflict, Exit{By: ActLeaveAMA, Reason: why, Told: "Dr Hale", IVOut: true})
	w.by(reyes).after(25 * minute).do(FinishConsultation{})
	if w.Visit.Stage != Discharged || w.chair(3).State() != Cleaning {
		t.Errorf("at %s, room %s", w.Visit.Stage, w.chair(3).State())
	}
	w.not(Blocked, RecordSheet{Where: "saved as PDF"})
	if !w.Visit.NotBefore().IsZero() {
		t.Errorf("a consultation forbids driving before %s", w.Visit.NotBefore())
	}
}

func TestTreatmentIsNotTakenToARoomAsAConsultation(t *testing.T) {
	booked(t, standard).to(Waiting).not(Blocked, TakeToRoom{Room: 3}).not(Blocked, Seat{Chair: 3}).do(Seat{Chair: 1}).not(Blocked, MoveChair{Chair: 3}).do(MoveChair{Chair: 2})
}

func TestExits(t *testing.T) {
	for _, c := range []struct {
		from  Stage
		by    Action
		staff Staff
		to    Stage
		told  bool
	}{
		{Booked, ActNoShow, reyes, NoShow, false},
		{Booked, ActCancel, reyes, Cancelled, false},
		{Arrived, ActCancel, reyes, Cancelled, false},
		{Arrived, ActLeaveBefore, reyes, LeftBefore, false},
		{Waiting, ActLeaveBefore, reyes, LeftBefore, false},
		{InChair, ActLeaveBefore, reyes, LeftBefore, false},
		{Infusing, ActLeaveAMA, okoye, LeftAMA, true},
		{Recovering, ActLeaveAMA, okoye, LeftAMA, true},
		{Ready, ActLeaveAMA, okoye, LeftAMA, true},
		{Arrived, ActHospital, okoye, Hospital, true},
		{Infusing, ActHospital, okoye, Hospital, true},
		{Recovering, ActHospital, drHale, Hospital, true},
	} {
		w := booked(t, standard)
		if c.from != Booked {
			w.to(c.from)
		}
		held := w.Visit.Chair
		w.by(c.staff).after(30 * minute)
		if c.told {
			w.not(Invalid, Exit{By: c.by, Reason: why})
		}
		if w.Visit.IVOpen() {
			w.not(Invalid, Exit{By: c.by, Reason: why, Told: "Dr Hale"}).not(Invalid, Exit{By: c.by, Reason: why, Told: "Dr Hale", IVOut: true, IVLeft: "the ward"})
		}
		running := w.Visit.Stage == Infusing
		w.do(Exit{By: c.by, Reason: why, Told: "Dr Hale", IVLeft: "the ward"})
		if c.told && c.from != Arrived && c.from != Ready && !strings.HasPrefix(w.Entry.Detail, "IV left in place, said to the ward") || running != strings.Contains(w.Entry.Detail, "infusion was still running") {
			t.Errorf("%s from %s: the history says %q", c.by, c.from, w.Entry.Detail)
		}
		v := w.Visit
		if v.Stage != c.to || v.Chair != 0 || !v.EndedAt.Equal(w.Now) || !v.Stage.Ended() || v.Stage.InBuilding() {
			t.Errorf("%s from %s: %+v", c.by, c.from, v.State)
		}
		if c.told != (v.Told == "Dr Hale") || v.EndReason != why {
			t.Errorf("%s: told %q because %q", c.by, v.Told, v.EndReason)
		}
		if held != 0 && w.chair(held).State() != Cleaning {
			t.Errorf("%s from %s leaves the chair %s", c.by, c.from, w.chair(held).State())
		}
		if c.from == Infusing && (!v.TreatedAt.Equal(w.Now) || v.StopReason != why) {
			t.Errorf("%s while infusing: ended %s because %q", c.by, v.TreatedAt, v.StopReason)
		}
		if !c.told {
			w.by(okoye).not(Conflict, RecordSheet{Where: "saved as PDF"})
		}
	}
}

func TestNoShowComesAfterAll(t *testing.T) {
	w := booked(t, standard).after(time.Hour).do(Exit{By: ActNoShow}).after(20 * minute).do(CorrectNoShow{Reason: "stood in traffic"})
	if w.Visit.State != (State{Stage: Booked}) {
		t.Errorf("state %+v", w.Visit.State)
	}
}

func TestSentToHospitalBeforeTreatmentHasNoSheet(t *testing.T) {
	w := booked(t, standard).to(Waiting).by(okoye).do(Exit{By: ActHospital, Reason: "chest pain at the desk", Told: "Dr Hale", IVOut: true})
	w.not(Blocked, RecordSheet{Where: "saved as PDF"})
}

func TestUnderEighteenIsFlaggedToTheDoor(t *testing.T) {
	flagged := func(w *walk) bool {
		d := Day{Date: monday, Clinic: w.Clinic, Visits: []Visit{w.Visit}}
		return strings.Contains(strings.Join(d.Attention(w.Visit, w.Now), ";"), "Under 18: guardian")
	}
	for _, stage := range []Stage{Booked, Waiting, Infusing, Recovering, Ready} {
		w := booked(t, standard)
		w.Visit.Patient.Birth = monday.AddYears(-18)
		if stage != Booked {
			w.to(stage)
		}
		if flagged(w) {
			t.Errorf("flagged on the 18th birthday at %s", stage)
		}
		w.Visit.Patient.Birth = monday.AddYears(-18).AddDays(1)
		if !flagged(w) {
			t.Errorf("not flagged the day before at %s", stage)
		}
	}
}

func TestSecondVisitInTheBuilding(t *testing.T) {
	w := booked(t, standard)
	w.Elsewhere = 99
	w.not(Conflict, Arrive{})
}

func TestMovingLeavesTheChairToCleaning(t *testing.T) {
	w := booked(t, standard).to(Infusing)
	due := w.Visit.DueAt
	w.not(Conflict, MoveChair{Chair: 1}).not(Missing, MoveChair{Chair: 77}).do(MoveChair{Chair: 2})
	if w.Visit.Chair != 2 || w.chair(1).State() != Cleaning || w.chair(2).Occupant != w.Visit.ID || !w.Visit.DueAt.Equal(due) {
		t.Errorf("chair %d, left %s, due %s", w.Visit.Chair, w.chair(1).State(), w.Visit.DueAt)
	}
	w.not(Conflict, MoveChair{Chair: 1}) // being cleaned
	clean, line, err := w.chair(1).DoChair(MarkClean{Chair: 1}, reyes, Entry{At: w.Now})
	if err != nil || clean.State() != Free || line.Action != ActMarkClean || line.By != reyes.ID {
		t.Fatalf("%v %+v", err, line)
	}
	*w.chair(1) = clean
	w.do(MoveChair{Chair: 1})
}

func TestChairsThatTakeNobody(t *testing.T) {
	w := booked(t, standard).to(Waiting)
	w.chair(1).Occupant = 99
	w.chair(2).CleaningSince = nine
	w.chair(3).Kind = Bed
	out, line, err := w.chair(3).DoChair(TakeOut{Chair: 3, Reason: "pump is serviced"}, boss, Entry{At: nine})
	if err != nil || out.OutReason != "pump is serviced" || line.Reason != out.OutReason || out.OutBy != boss.ID {
		t.Fatal(err, out)
	}
	*w.chair(3) = out
	w.not(Conflict, Seat{Chair: 1}).not(Conflict, Seat{Chair: 2}).not(Conflict, Seat{Chair: 3}).not(Missing, Seat{Chair: 9})
	for _, c := range []struct {
		chair ChairID
		step  ChairStep
	}{{1, TakeOut{1, why}}, {1, MarkClean{1}}, {1, PutBack{1}}, {3, TakeOut{3, why}}, {3, MarkClean{3}}} {
		if _, _, err := w.chair(c.chair).DoChair(c.step, okoye, Entry{At: nine}); CodeOf(err) != Conflict {
			t.Errorf("%s on chair %d: %v", c.step.Action(), c.chair, err)
		}
	}
	back, _, err := out.DoChair(PutBack{Chair: 3}, reyes, Entry{At: nine})
	if err != nil || back.State() != Free {
		t.Errorf("%v %s", err, back.State())
	}
}
