package wallboard

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"chairside/store/clinic"
	"chairside/ui/theme"
	"chairside/ui/try"
)

var now = time.Date(2026, 11, 22, 10, 42, 0, 0, time.UTC)

func ago(m int) time.Time { return now.Add(-time.Duration(m) * time.Minute) }

// seated is a visit in a chair at a stage.
func seated(chair clinic.ChairID, family, given string, state clinic.State) clinic.Visit {
	state.Chair, state.ArrivedAt, state.SeatedAt = chair, ago(120), ago(110)
	return clinic.Visit{
		ID: clinic.VisitID(chair), Protocol: clinic.Presets()[0], Kind: clinic.Induction, State: state,
		Patient: clinic.Patient{ID: clinic.PatientID(chair), Family: family, Given: given, Birth: clinic.Date{Year: 1985, Month: 11, Day: int(chair)}, MRN: fmt.Sprint(10500 + int(chair)), Phone: "(555) 010-4477", Allergies: []string{"latex (hives)"}, Medicines: "sertraline 50 mg"},
		Escort:  clinic.Escort{Name: "Luis Diaz", Phone: "(555) 010-7711"},
	}
}

func day(n int) clinic.Day {
	p := clinic.DefaultProfile()
	p.Name, p.Zone = "Riverside Infusion Clinic", "UTC"
	d := clinic.Day{Clinic: p, Date: clinic.Date{Year: 2026, Month: 11, Day: 22}}
	set := func(sys int, m int, stage clinic.Stage) []clinic.Vitals {
		return []clinic.Vitals{{At: ago(m), Stage: stage, Signs: map[clinic.Sign]int{clinic.Systolic: sys, clinic.Diastolic: 80, clinic.SpO2: 98}}}
	}
	all := []clinic.Visit{
		seated(1, "Alvarez", "Maria", clinic.State{Stage: clinic.Recovering, StartedAt: ago(80), TreatedAt: ago(34), RecoverBy: ago(4)}),
		seated(2, "Petrov", "Anton", clinic.State{Stage: clinic.Infusing, StartedAt: ago(26), DueAt: now.Add(14 * time.Minute)}),
		seated(3, "Okafor", "Daniel", clinic.State{Stage: clinic.Ready, StartedAt: ago(90), TreatedAt: ago(50), ReadyAt: ago(2)}),
		seated(4, "Smith", "Jonathan", clinic.State{Stage: clinic.InChair}),
		seated(5, "Smith", "Johnathan", clinic.State{Stage: clinic.Infusing, StartedAt: ago(30), DueAt: now.Add(20 * time.Minute), PausedAt: ago(3)}),
		seated(6, "Nguyễn", "Thị Hoa", clinic.State{Stage: clinic.Recovering, StartedAt: ago(60), TreatedAt: ago(12), RecoverBy: now.Add(18 * time.Minute)}),
		seated(7, "Wolfeschlegelsteinhausenbergerdorff-Montgomery", "Maximiliane Konstantina", clinic.State{Stage: clinic.Infusing, StartedAt: ago(45), DueAt: ago(5)}),
		seated(8, "محمد", "فاطمة", clinic.State{Stage: clinic.InChair}),
	}
	all[0].Vitals = set(121, 19, clinic.Recovering)
	all[1].Vitals = set(184, 3, clinic.Infusing)
	all[2].Ticks = []clinic.Tick{{Item: clinic.EscortHere, At: ago(3)}}
	all[5].Vitals = set(109, 9, clinic.Recovering)
	for i := range n {
		c := clinic.Chair{ID: clinic.ChairID(i + 1), Name: fmt.Sprintf("Chair %d", i+1), Turnover: 10 * time.Minute}
		switch {
		case i < len(all):
			c.Occupant = all[i].ID
			d.Visits = append(d.Visits, all[i])
		case i%3 == 0:
			c.CleaningSince = ago(5)
		case i%3 == 1:
			c.Name, c.OutReason = "Room A", "torn by Mr Petrov"
		}
		d.Chairs = append(d.Chairs, c)
	}
	return d
}

func opened(t *testing.T, d clinic.Day, size fyne.Size, dark bool) (*Board, fyne.Window) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(dark))
	b := New()
	w := test.NewTempWindow(t, b.Object())
	w.SetPadded(false)
	w.Resize(size)
	b.Show(d, now, "")
	return b, w
}

// says is every text on the board.
func says(b *Board) []*canvas.Text {
	var out []*canvas.Text
	for _, o := range b.root.Objects {
		if t, ok := o.(*canvas.Text); ok {
			out = append(out, t)
		}
	}
	return out
}

func TestTilesSayHowTheyStand(t *testing.T) {
	want := []string{
		"1 ASSESS NOW +4 min M.A. vitals due", "2 INFUSING 14 min A.P. look now", "3 READY tick D.O. escort here", "4 IN CHAIR Jon.S.",
		"5 PAUSED 23 min Joh.S. vitals due", "6 RECOVERY 18 min T.N. vitals 6 min", "7 TIME OVER +5 min M.W. vitals due", "8 IN CHAIR ف.م.",
		"9 FREE", "10 CLEANING 5 min", "A OUT", "12 FREE",
	}
	for i, v := range viewOf(day(12), now) {
		tick := ""
		if v.tick {
			tick = "tick"
		}
		got := strings.Join(strings.Fields(strings.Join([]string{v.chair, v.word, v.big, v.unit, tick, v.who, v.note}, " ")), " ")
		if got != want[i] {
			t.Errorf("tile %d: %q, want %q", i+1, got, want[i])
		}
	}
}

// TestWallTellsNothing: no name, no birth date, no drug, no phone and no
// reason is on the board, whatever is on record.
func TestWallTellsNothing(t *testing.T) {
	d := day(24)
	b, _ := opened(t, d, fyne.NewSize(1920, 1080), false)
	all := ""
	for _, text := range says(b) {
		all += text.Text + "\n"
	}
	for _, v := range d.Visits {
		p := v.Patient
		for _, secret := range []string{p.Family, p.Given, p.MRN, p.Birth.Long(), p.Birth.String(), p.Phone, "1985", "latex", "sertraline", "etamine", v.Protocol.Name, "Luis", "010-", "torn", "BP", "184"} {
			if strings.Contains(strings.ToLower(all), strings.ToLower(secret)) {
				t.Errorf("the wall says %q:\n%s", secret, all)
			}
		}
	}
}

func TestInitialsTellApart(t *testing.T) {
	names := [][2]string{{"Smith", "Jonathan"}, {"Smith", "Johnathan"}, {"Smith", "Jo"}, {"Sand", "Jane"}, {"Smith", "Jonathan"}, {"Lee", "B"}, {"Żółkiewska", "Ewa"}, {"Sol", "Zed"}}
	var visits []clinic.Visit
	for i, n := range names {
		visits = append(visits, seated(clinic.ChairID(i+1), n[0], n[1], clinic.State{Stage: clinic.InChair}))
	}
	seen := map[string]bool{}
	for id, text := range initials(visits) {
		if seen[text] {
			t.Errorf("two are %q", text)
		}
		seen[text] = true
		if given := names[id-1][1]; len(given) > 1 && strings.Contains(text, given) {
			t.Errorf("%q holds the whole name %q", text, given)
		}
	}
}

func TestNothingIsCutOrOverlaps(t *testing.T) {
	for _, n := range []int{0, 1, 3, 8, 12, 24} {
		for _, size := range []fyne.Size{fyne.NewSize(1366, 768), fyne.NewSize(1920, 1080), fyne.NewSize(800, 600)} {
			d := day(n)
			d.Clinic.Name = "Riverside Infusion Clinic of the Greater Metropolitan Area and Its Surroundings"
			if n > 0 {
				d.Visits[0].RecoverBy = ago(1284)
			}
			d.Demo = n%3 == 0
			b, w := opened(t, d, size, n%2 == 0)
			b.Show(d, now, "10:25")
			var texts []*canvas.Text
			for _, text := range says(b) {
				at, s := text.Position(), text.Size()
				if at.X < 0 || at.Y < -1 || at.X+s.Width > size.Width+1 || at.Y+s.Height > size.Height+1 {
					t.Errorf("%d chairs at %v: %q is cut", n, size, text.Text)
				}
				for _, o := range texts {
					p, q := o.Position(), o.Size()
					if text.Text != "" && at.X < p.X+q.Width-1 && p.X < at.X+s.Width-1 && at.Y+s.Height*0.25 < p.Y+q.Height*0.75 && p.Y+q.Height*0.25 < at.Y+s.Height*0.75 {
						t.Errorf("%d chairs at %v: %q lies on %q", n, size, text.Text, o.Text)
					}
				}
				if text.Text != "" {
					texts = append(texts, text)
				}
			}
			try.Shot(t, w, fmt.Sprintf("wall-%d-%.0f", n, size.Width))
		}
	}
}

// TestReadableFromFiveMetres: on a screen 70 cm wide and 1920 wide, a letter
// that is read at five metres is at least 15 mm high, what matters most 30.
func TestReadableFromFiveMetres(t *testing.T) {
	b, _ := opened(t, day(8), fyne.NewSize(1920, 1080), false)
	const mm = 700.0 / 1920
	for _, tile := range b.tiles {
		if tile.view.big != "" && float64(tile.big.TextSize)*0.73*mm < 30 {
			t.Errorf("%q is %.0f mm high", tile.view.big, float64(tile.big.TextSize)*0.73*mm)
		}
		if float64(tile.chair.TextSize)*0.73*mm < 12 || tile.view.who != "" && float64(tile.who.TextSize)*0.73*mm < 12 {
			t.Errorf("chair %.0f mm, initials %.0f mm", float64(tile.chair.TextSize)*0.73*mm, float64(tile.who.TextSize)*0.73*mm)
		}
	}
}

func TestAQuietSecondRedrawsNothing(t *testing.T) {
	d := day(8)
	b, _ := opened(t, d, fyne.NewSize(1366, 768), false)
	drawn := b.drawn
	b.Show(d, now.Add(time.Second), "")
	if b.drawn != drawn+0 && b.drawn-drawn > 2 { // whole minutes: a second changes what counts up to it only
		t.Errorf("%d tiles were redrawn for a second", b.drawn-drawn)
	}
	b.Show(d, now, "10:25")
	found := false
	for _, text := range says(b) {
		found = found || text.Text == "Not current: as it was at 10:25"
	}
	if !found {
		t.Error("a board that could not be read again looks current")
	}
}

func TestReadyBeyondALimitSaysLookNow(t *testing.T) {
	d := day(8)
	for _, beyond := range []bool{false, true} {
		if beyond {
			d.Visits[2].Vitals = []clinic.Vitals{{At: ago(1), Stage: clinic.Ready, Signs: map[clinic.Sign]int{clinic.SpO2: 86}}}
		}
		if v := viewOf(d, now)[2]; v.tick == beyond || beyond != (v.big == "look now") || beyond != (v.color == red) {
			t.Errorf("beyond %v: %+v", beyond, v)
		}
	}
}

// TestReadyWithALateEscortIsNotGreen: the desk has an alarm, so the wall does
// not say that all is well; once the escort is here, it does.
func TestReadyWithALateEscortIsNotGreen(t *testing.T) {
	d := day(8)
	v := &d.Visits[2]
	v.Escort.Comes = ago(15)
	if got := viewOf(d, now)[2]; !got.tick {
		t.Errorf("the escort is here: %+v", got)
	}
	v.Ticks = nil
	if got := viewOf(d, now)[2]; got.tick || got.big != "escort late" || got.color != amber || got.word != "READY" {
		t.Errorf("late: %+v", got)
	}
	v.Escort.Comes = now.Add(time.Minute)
	if got := viewOf(d, now)[2]; !got.tick {
		t.Errorf("expected in a minute: %+v", got)
	}
	v.Escort.Comes = ago(15)
	_, w := opened(t, d, fyne.NewSize(1366, 768), false)
	try.Shot(t, w, "wall-escort-late")
}

func TestTheDemoIsMarkedOnTheWall(t *testing.T) {
	for _, demo := range []bool{false, true} {
		d := day(8)
		d.Demo = demo
		b, w := opened(t, d, fyne.NewSize(1366, 768), false)
		found := false
		for _, text := range says(b) {
			found = found || text.Text == "Demo patients"
		}
		if found != demo {
			t.Errorf("demo %v, marked %v", demo, found)
		}
		if demo {
			try.Shot(t, w, "wall-demo")
		}
	}
}
