package main

import (
	"context"
	"image"
	"image/png"
	"io"
	"log/slog"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"chairside/store"
	"chairside/store/clinic"
	"chairside/ui"
	"chairside/ui/importing"
	"chairside/ui/part"
	"chairside/ui/settings"
)

// pictureSize is the smallest screen the program is made for.
var pictureSize = fyne.NewSize(1366, 768)

// wideSize is the larger of the two screens that clinics have.
var wideSize = fyne.NewSize(1920, 1080)

// picture is one screen as it is to be drawn.
type picture struct {
	name string
	show func(d *ui.Desk, day clinic.Day)
	size fyne.Size // 0 for pictureSize
	wall bool      // of the second window, the wall board, which has one look
}

// pictures are every screen of a day.
var pictures = []picture{
	{name: "welcome", show: func(d *ui.Desk, _ clinic.Day) { d.OpenWelcome(0) }},
	{name: "welcome-places", show: func(d *ui.Desk, _ clinic.Day) { d.OpenWelcome(1) }},
	{name: "welcome-treatments", show: func(d *ui.Desk, _ clinic.Day) { d.OpenWelcome(2) }},
	{name: "welcome-people", show: func(d *ui.Desk, _ clinic.Day) { d.OpenWelcome(3) }},
	{name: "today", show: func(d *ui.Desk, _ clinic.Day) { d.Open(ui.PlaceToday) }},
	{name: "walkin", show: func(d *ui.Desk, _ clinic.Day) { d.Open(ui.PlaceWalkIn) }},
	{name: "checkin", show: func(d *ui.Desk, day clinic.Day) { d.OpenVisit(ui.PlaceCheckIn, at(day, clinic.Arrived)) }},
	{name: "chairs", show: func(d *ui.Desk, _ clinic.Day) { d.Open(ui.PlaceChairs) }},
	{name: "recovery", show: func(d *ui.Desk, _ clinic.Day) { d.Open(ui.PlaceRecovery) }},
	{name: "patients", show: func(d *ui.Desk, _ clinic.Day) { d.ListPatients() }},
	{name: "patient", show: func(d *ui.Desk, day clinic.Day) { d.OpenPatient(patientAt(day, clinic.Arrived)) }},
	{name: "patient-form", show: func(d *ui.Desk, day clinic.Day) { d.EditPatient(patientAt(day, clinic.Arrived)) }},
	{name: "schedule", show: func(d *ui.Desk, day clinic.Day) { d.OpenSchedule(day.Date, at(day, clinic.Recovering), 0) }},
	{name: "booking", show: func(d *ui.Desk, day clinic.Day) {
		d.OpenSchedule(day.Date.AddDays(1), 0, day.Visits[0].Patient.ID)
	}},
	{name: "calls", show: func(d *ui.Desk, _ clinic.Day) { d.Open(ui.PlaceCalls) }},
	{name: "leaving", show: func(d *ui.Desk, day clinic.Day) { d.OpenVisit(ui.PlaceLeaving, at(day, clinic.Ready)) }},
	{name: "settings-clinic", show: func(d *ui.Desk, day clinic.Day) { setUp(d, day, settings.Clinic) }},
	{name: "settings-figures", show: func(d *ui.Desk, day clinic.Day) { setUp(d, day, settings.Figures) }},
	{name: "settings-chairs", show: func(d *ui.Desk, day clinic.Day) { setUp(d, day, settings.Chairs) }},
	{name: "settings-protocols", show: func(d *ui.Desk, day clinic.Day) { setUp(d, day, settings.Protocols) }},
	{name: "settings-staff", show: func(d *ui.Desk, day clinic.Day) { setUp(d, day, settings.Staff) }},
	{name: "settings-look", show: func(d *ui.Desk, day clinic.Day) { setUp(d, day, settings.Look) }},
	{name: "settings-station", show: func(d *ui.Desk, day clinic.Day) { setUp(d, day, settings.Station) }},
	{name: "settings-changes", show: func(d *ui.Desk, day clinic.Day) { setUp(d, day, settings.Changes) }},
	{name: "import", show: func(d *ui.Desk, day clinic.Day) { manage(d, day); d.OpenImport(importShown) }},
	{name: "duty", show: func(d *ui.Desk, _ clinic.Day) { d.Open(ui.PlaceToday); d.Duty() }},
	{name: "wallboard", show: func(d *ui.Desk, _ clinic.Day) { d.Wall() }, size: wideSize, wall: true},
	{name: "today-wide", show: func(d *ui.Desk, _ clinic.Day) { d.Open(ui.PlaceToday) }, size: wideSize},
	{name: "recovery-wide", show: func(d *ui.Desk, _ clinic.Day) { d.Open(ui.PlaceRecovery) }, size: wideSize},
	{name: "search", show: func(d *ui.Desk, _ clinic.Day) { d.Open(ui.PlaceToday); d.Search("smith") }}, // last: what is typed there stays
}

// setUp opens a section of the settings with a manager at the desk.
func setUp(d *ui.Desk, day clinic.Day, section int64) {
	manage(d, day)
	d.OpenSettings(section)
}

// manage puts a manager at the desk.
func manage(d *ui.Desk, day clinic.Day) {
	for _, s := range day.Staff {
		if s.Roles.Has(clinic.Manager) {
			d.SetStaff(s)
			break
		}
	}
}

// at finds a visit of the day at a stage; 0 when there is none.
func at(day clinic.Day, stage clinic.Stage) clinic.VisitID {
	for _, v := range day.Visits {
		if v.Stage == stage {
			return v.ID
		}
	}
	return 0
}

// patientAt finds the patient of a visit of the day at a stage; 0 when there
// is none.
func patientAt(day clinic.Day, stage clinic.Stage) clinic.PatientID {
	v, _ := day.Visit(at(day, stage))
	return v.Patient.ID
}

// shoot draws every screen of the store's present day into dir, with suffix
// behind each name, and gives the paths. Screens are drawn in software by the
// toolkit's own painter: no display is needed.
func shoot(ctx context.Context, st *store.Store, now func() time.Time, dark bool, dir, suffix string) ([]string, error) {
	a := test.NewApp()
	defer a.Quit()
	a.Preferences().SetBool("dark", dark)
	config := deskConfig(a, st, slog.New(slog.DiscardHandler))
	config.Now, config.Path = now, "/home/desk/.local/share/chairside/"+databaseName // the same on every machine
	config.Spawn = func(work func()) { work() }
	clients, done, err := madeUpClients()
	if err != nil {
		return nil, err
	}
	defer done()
	config.Imports = func(s ui.Store) importing.Store { return elsewhere{importsOf(s), clients} }
	d := ui.New(a, config)
	day, err := st.Today(ctx)
	if err != nil {
		return nil, err
	}
	for _, s := range day.Staff {
		if s.Roles.Has(clinic.Nurse) {
			d.SetStaff(s)
			break
		}
	}
	d.Start()
	var paths []string
	for _, p := range pictures {
		if err := ctx.Err(); err != nil {
			return paths, err
		}
		if p.wall && dark {
			continue
		}
		path := filepath.Join(dir, p.name+suffix+".png")
		image := p.draw(d, day)
		if err := saveFile(path, func(w io.Writer) error { return png.Encode(w, image) }); err != nil {
			return paths, err
		}
		paths = append(paths, path)
	}
	return paths, nil
}

// draw shows the screen and gives its picture; what lies over it goes again.
func (p picture) draw(d *ui.Desk, day clinic.Day) image.Image {
	size := p.size
	if size.IsZero() {
		size = pictureSize
	}
	d.Window().Resize(size)
	p.show(d, day)
	d.Tick()
	w := d.Window()
	if p.wall {
		w = d.Wall()
		w.Resize(size)
		d.Tick()
		defer w.Close()
	}
	if panel := part.OpenPanel(w.Canvas()); panel != nil {
		defer panel.Close()
	}
	return w.Canvas().Capture()
}
