package patient

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/try"
)

var (
	today = clinic.Date{Year: 2026, Month: time.November, Day: 22}
	noon  = today.At(10, 42, time.UTC)
	reyes = clinic.Staff{ID: 1, Name: "Jo Reyes", Roles: clinic.Receptionist}
	lind  = clinic.Staff{ID: 2, Name: "Tom Lind", Credential: "RN", Roles: clinic.Nurse}
)

// desk is the window and the store of a test: the records are kept by the
// clinic's own rules.
type desk struct {
	*Screen
	*try.Bench
	staff   clinic.Staff
	people  map[clinic.PatientID]clinic.Patient
	lines   map[clinic.PatientID][]clinic.Correction
	visits  map[clinic.PatientID][]clinic.Past
	today   clinic.Day
	version int64
	fail    error
	saves   []clinic.Patient
	added   []clinic.Patient
	charts  int
	done    []string
	failed  []error
	asked   []string // what the window was asked to open
	picked  int
	clock   time.Time
	before  func() // runs before a save: another station
}

func newDesk(t *testing.T, dark bool) *desk {
	t.Helper()
	d := &desk{Bench: try.New(t, dark), staff: reyes, people: map[clinic.PatientID]clinic.Patient{}, lines: map[clinic.PatientID][]clinic.Correction{}, visits: map[clinic.PatientID][]clinic.Past{}, version: 1, clock: noon}
	profile := clinic.DefaultProfile()
	profile.Zone = "UTC"
	d.today = clinic.Day{Date: today, Clinic: profile, Staff: []clinic.Staff{reyes, lind}}
	d.Screen = New(Open{
		Now:   func() time.Time { return d.clock },
		Store: d, Pick: func(func()) { d.picked++ }, Version: func() int64 { return d.version },
		Staff: func() (clinic.Staff, bool) { return d.staff, d.staff.ID != 0 },
		Spawn: d.Spawn,
		Done:  func(message string, _ clinic.VisitID) { d.done = append(d.done, message) }, Failed: func(err error) { d.failed = append(d.failed, err) },
		Focus: d.Bench.Move, Canvas: func() fyne.Canvas { return d.W.Canvas() },
		Leave: func() { d.asked = append(d.asked, "leave") }, CheckIn: func(clinic.VisitID) { d.asked = append(d.asked, "check-in") },
		Board: func(clinic.VisitID) { d.asked = append(d.asked, "board") }, WalkIn: func(clinic.Patient) { d.asked = append(d.asked, "walk-in") },
		Book: func(clinic.PatientID) { d.asked = append(d.asked, "book") }, Visit: func(clinic.VisitID) { d.asked = append(d.asked, "visit") },
	})
	d.Hold(d.Object(), try.Laptop, d.Keys)
	d.W.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { d.key(string(e.Name)) })
	d.people[1] = samir()
	d.tick()
	return d
}

func samir() clinic.Patient {
	return clinic.Patient{
		ID: 1, Given: "Samir", Family: "Haddad", Pronoun: "he", Birth: clinic.Date{Year: 1988, Month: 12, Day: 8}, MRN: "10589", Phone: "(555) 010-3388", PhoneKind: clinic.Mobile,
		Emergency: clinic.Contact{Name: "Leila Haddad", Relation: "sister", Phone: "(555) 010-7711"}, Languages: []string{"Arabic", "English"},
		NoAllergies: true, AllergiesAsked: today.AddDays(-4), Medicines: "sertraline 100 mg, lisinopril 10 mg", ConsentUntil: today,
	}
}

func (d *desk) tick() { d.Show(d.today, noon) }

func (d *desk) Chart(_ context.Context, id clinic.PatientID) (clinic.Chart, error) {
	d.charts++
	p, ok := d.people[id]
	if !ok {
		return clinic.Chart{}, &clinic.Error{Code: clinic.Missing, Message: "That patient is not on record."}
	}
	return clinic.Chart{
		Patient: p, Date: today, Clinic: d.today.Clinic, Staff: d.today.Staff, Chairs: []clinic.Chair{{ID: 2, Name: "Chair 2"}},
		Visits: d.visits[id], Corrections: slices.Clone(d.lines[id]),
	}, nil
}

func (d *desk) Patients(context.Context, int) ([]clinic.Patient, error) {
	return d.matching(""), d.fail
}

func (d *desk) FindPatients(_ context.Context, query string, _ int) ([]clinic.Patient, error) {
	return d.matching(query), d.fail
}

func (d *desk) matching(query string) []clinic.Patient {
	var list []clinic.Patient
	for _, p := range d.people {
		if strings.Contains(strings.ToLower(p.FullName()+" "+p.Preferred+" "+p.Phone), strings.ToLower(query)) {
			list = append(list, p)
		}
	}
	slices.SortFunc(list, func(a, b clinic.Patient) int { return strings.Compare(a.Label(), b.Label()) })
	return list
}

func (d *desk) SimilarPatients(_ context.Context, p clinic.Patient, _ int) ([]clinic.Patient, error) {
	p.Key = clinic.NameKey{Given: strings.ToLower(p.Given), Family: strings.ToLower(p.Family)}
	var list []clinic.Patient
	for _, o := range d.people {
		o.Key = clinic.NameKey{Given: strings.ToLower(o.Given), Family: strings.ToLower(o.Family)}
		if o.ID != p.ID && clinic.Similar(p, o) {
			list = append(list, o)
		}
	}
	return list, nil
}

func (d *desk) AddPatient(_ context.Context, by clinic.StaffID, p clinic.Patient) (clinic.PatientID, error) {
	if d.fail != nil {
		return 0, d.fail
	}
	p, err := p.Check(today)
	if err != nil {
		return 0, err
	}
	p.ID = clinic.PatientID(len(d.people) + 10)
	d.people[p.ID] = p
	d.added = append(d.added, p)
	return p.ID, nil
}

func (d *desk) SavePatient(_ context.Context, by clinic.StaffID, p clinic.Patient, reason string) error {
	if d.before != nil {
		other := d.before
		d.before = nil
		other()
	}
	if d.fail != nil {
		return d.fail
	}
	d.saves = append(d.saves, p)
	return d.correct(by, p, reason)
}

func (d *desk) correct(by clinic.StaffID, p clinic.Patient, reason string) error {
	was := d.people[p.ID]
	who := d.today.Staff[by-1]
	next, line, err := was.Correct(p, who, reason, today)
	if err != nil {
		return err
	}
	var fields []string
	for _, c := range clinic.Changes(was, next) {
		fields = append(fields, c.Field)
	}
	next.Revision++
	d.people[p.ID] = next
	d.version++
	d.lines[p.ID] = append([]clinic.Correction{{ID: d.version, At: noon, By: by, Action: line.Action, Reason: line.Reason, Detail: line.Detail, Fields: fields}}, d.lines[p.ID]...)
	return nil
}

// wait lets a warning stand long enough to have been read.
func (d *desk) wait() { d.clock = d.clock.Add(2 * time.Second) }

// key does what the table of keys says, as the window does.
func (d *desk) key(name string) {
	for _, k := range d.Keys() {
		if (k.Key == name || k.Key == "Esc" && name == "Escape") && k.Do != nil {
			k.Do()
			return
		}
	}
}

func (d *desk) type_(name, text string) {
	d.T.Helper()
	d.form.marks[name].set(text)
}

func (d *desk) errorAt(name string) string {
	return d.form.marks[name].object.(*part.Field).Error()
}

// focused is the id of what has the keyboard.
func (d *desk) focused() string {
	for name, i := range d.form.marks {
		if d.W.Canvas().Focused() == i.focus {
			return name
		}
	}
	return ""
}

// came is a visit that is over, so many days ago.
func came(id clinic.VisitID, no, daysAgo, phq9 int) clinic.Past {
	day := today.AddDays(-daysAgo)
	start := day.At(9, 0, time.UTC)
	return clinic.Past{Visit: clinic.Visit{
		ID: id, Day: day, Number: 1, Kind: clinic.Induction, Protocol: clinic.Presets()[0], SeriesNo: no, SeriesOf: 6, Planned: start,
		State: clinic.State{
			Stage: clinic.Discharged, ArrivedAt: start.Add(-10 * time.Minute), SeatedAt: start, StartedAt: start, TreatedAt: start.Add(40 * time.Minute),
			RecoverBy: start.Add(70 * time.Minute), ReadyAt: start.Add(73 * time.Minute), EndedAt: start.Add(80 * time.Minute), WentHomeWith: "Leila Haddad",
		},
		Answers: []clinic.Answer{{Question: clinic.AskPHQ9, Outcome: clinic.Fine, At: start, Total: phq9}},
		Sheets:  []clinic.Printed{{At: start.Add(75 * time.Minute), By: 2, Version: 1, Where: "printed on Front desk"}},
	}, Seat: 2}
}
