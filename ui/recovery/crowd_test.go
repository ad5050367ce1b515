package recovery

import (
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"chairside/store/clinic"
)

// crowd is a day of so many patients, with every kind of card and long and
// foreign names among them.
func crowd(n int) clinic.Day {
	names := [][2]string{
		{"Wolfeschlegelsteinhausenbergerdorff-Montgomery", "Maximiliane Konstantina"}, {"Żółkiewska", "Ewa"}, {"O’Neill", "Aoife"}, {"محمد", "فاطمة"}, {"Nguyễn", "Thị Hoa"},
	}
	makers := []func() clinic.Visit{assess, beyond, early, ready}
	var visits []clinic.Visit
	paces := map[clinic.VisitID]clinic.Pace{}
	for i := range n {
		v := makers[i%len(makers)]()
		v.ID, v.Number, v.Chair = clinic.VisitID(i+1), i+1, clinic.ChairID(i%8+1)
		v.Patient.Family, v.Patient.Given = names[i%len(names)][0], names[i%len(names)][1]
		paces[v.ID] = clinic.Pace{Own: []time.Duration{time.Duration(30+i) * time.Minute}}
		visits = append(visits, v)
	}
	d := dayOf(visits...)
	d.Paces, d.Duty = paces, []clinic.StaffID{2}
	return d
}

func TestEmptyAndCrowded(t *testing.T) {
	for _, n := range []int{0, 3, 12, 24} {
		for name, size := range map[string]fyne.Size{"1366": small, "1920": fyne.NewSize(1836, 1016)} {
			o := open(t, crowd(n), n == 12, size)
			if len(o.deck.cards) != n || o.empty.Visible() != (n == 0) {
				t.Fatalf("%d cards of %d, empty %v", len(o.deck.cards), n, o.empty.Visible())
			}
			end := float32(0)
			for _, c := range o.deck.cards {
				if c.Size().Height < c.MinSize().Height || c.Position().Y < end {
					t.Errorf("%d at %s: card %d is %v high at %v, needs %v", n, name, c.view.id, c.Size().Height, c.Position().Y, c.MinSize().Height)
				}
				end = c.Position().Y + c.Size().Height
				if c.view.likely != "" && (c.ready.Size().Width > columnsOf(c.Size().Width).nameW+1 || c.ready.Position().Y+c.ready.Size().Height > c.state.Position().Y+1) {
					t.Errorf("%d at %s: the estimate of card %d lies on something else", n, name, c.view.id)
				}
			}
			o.shot(t, fmt.Sprintf("crowd-%d-%s", n, name))
		}
	}
}
