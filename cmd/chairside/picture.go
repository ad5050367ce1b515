package main

import (
	"context"
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
	"chairside/ui/settings"
)

// pictureSize is the smallest screen the program is made for.
var pictureSize = fyne.NewSize(1366, 768)

// picture is one screen as it is to be drawn.
type picture struct {
	name string
	show func(d *ui.Desk, day clinic.Day)
}

// pictures are every screen of a day.
var pictures = []picture{
	{"welcome", func(d *ui.Desk, _ clinic.Day) { d.OpenWelcome(0) }},
	{"welcome-places", func(d *ui.Desk, _ clinic.Day) { d.OpenWelcome(1) }},
	{"welcome-treatments", func(d *ui.Desk, _ clinic.Day) { d.OpenWelcome(2) }},
	{"welcome-people", func(d *ui.Desk, _ clinic.Day) { d.OpenWelcome(3) }},
	{"today", func(d *ui.Desk, _ clinic.Day) { d.Open(ui.PlaceToday) }},
	{"walkin", func(d *ui.Desk, _ clinic.Day) { d.Open(ui.PlaceWalkIn) }},
	{"checkin", func(d *ui.Desk, day clinic.Day) { d.OpenVisit(ui.PlaceCheckIn, at(day, clinic.Arrived)) }},
	{"chairs", func(d *ui.Desk, _ clinic.Day) { d.Open(ui.PlaceChairs) }},
	{"recovery", func(d *ui.Desk, _ clinic.Day) { d.Open(ui.PlaceRecovery) }},
	{"patients", func(d *ui.Desk, _ clinic.Day) { d.ListPatients() }},
	{"patient", func(d *ui.Desk, day clinic.Day) { d.OpenPatient(patientAt(day, clinic.Arrived)) }},
	{"patient-form", func(d *ui.Desk, day clinic.Day) { d.EditPatient(patientAt(day, clinic.Arrived)) }},
	{"schedule", func(d *ui.Desk, day clinic.Day) { d.OpenSchedule(day.Date, at(day, clinic.Recovering), 0) }},
	{"booking", func(d *ui.Desk, day clinic.Day) {
		d.OpenSchedule(day.Date.AddDays(1), 0, day.Visits[0].Patient.ID)
	}},
	{"calls", func(d *ui.Desk, _ clinic.Day) { d.Open(ui.PlaceCalls) }},
	{"leaving", func(d *ui.Desk, day clinic.Day) { d.OpenVisit(ui.PlaceLeaving, at(day, clinic.Ready)) }},
	{"settings-clinic", func(d *ui.Desk, day clinic.Day) { setUp(d, day, settings.Clinic) }},
	{"settings-figures", func(d *ui.Desk, day clinic.Day) { setUp(d, day, settings.Figures) }},
	{"settings-chairs", func(d *ui.Desk, day clinic.Day) { setUp(d, day, settings.Chairs) }},
	{"settings-protocols", func(d *ui.Desk, day clinic.Day) { setUp(d, day, settings.Protocols) }},
	{"settings-staff", func(d *ui.Desk, day clinic.Day) { setUp(d, day, settings.Staff) }},
	{"settings-look", func(d *ui.Desk, day clinic.Day) { setUp(d, day, settings.Look) }},
	{"settings-station", func(d *ui.Desk, day clinic.Day) { setUp(d, day, settings.Station) }},
	{"settings-changes", func(d *ui.Desk, day clinic.Day) { setUp(d, day, settings.Changes) }},
	{"search", func(d *ui.Desk, _ clinic.Day) { d.Open(ui.PlaceToday); d.Search("smith") }}, // last: what is typed there stays
}

// setUp opens a section of the settings with a manager at the desk.
func setUp(d *ui.Desk, day clinic.Day, section int64) {
	for _, s := range day.Staff {
		if s.Roles.Has(clinic.Manager) {
			d.SetStaff(s)
			break
		}
	}
	d.OpenSettings(section)
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
	d := ui.New(a, config)
	d.Window().Resize(pictureSize)
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
		p.show(d, day)
		d.Tick()
		path := filepath.Join(dir, p.name+suffix+".png")
		image := d.Window().Canvas().Capture()
		if err := saveFile(path, func(w io.Writer) error { return png.Encode(w, image) }); err != nil {
			return paths, err
		}
		paths = append(paths, path)
	}
	return paths, nil
}
