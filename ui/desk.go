// Package ui is the window: the rail and the top bar, what is open in it, the
// one ticker, background work, notices, and who is at the desk. It puts the
// screens together and is the only place that knows them all; they are told
// what to open by functions handed to them.
package ui

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"chairside/store/clinic"
	"chairside/ui/act"
	"chairside/ui/calls"
	"chairside/ui/chairs"
	"chairside/ui/checkin"
	"chairside/ui/importing"
	"chairside/ui/leaving"
	"chairside/ui/part"
	"chairside/ui/patient"
	"chairside/ui/recovery"
	"chairside/ui/schedule"
	"chairside/ui/search"
	"chairside/ui/settings"
	"chairside/ui/today"
	"chairside/ui/welcome"
)

// Store is what the window and its screens read and write. The program's
// database satisfies it.
type Store interface {
	act.Store
	checkin.Store
	checkin.WalkInStore
	leaving.Store
	DutyStore
	patient.Store
	schedule.Store
	calls.Store
	search.Store
	settings.Store
	// Today gives the boards' day: the clinic's calendar day now.
	Today(ctx context.Context) (clinic.Day, error)
	// Version gives a number that changes whenever any program has written.
	Version(ctx context.Context) (int64, error)
	// ConfirmClock keeps a nurse's word on clocks that have parted.
	ConfirmClock(ctx context.Context, by clinic.StaffID, right clinic.ClockRight) error
	// IsSetUp reports whether the clinic has been named and has staff.
	IsSetUp(ctx context.Context) (bool, error)
}

// Config is what the window is given by the program.
type Config struct {
	Store   Store
	Window  fyne.Window // made by [Window] beforehand; nil for one that is made now
	Version string      // of the program, shown in the help
	Notices []string    // what the program is made of, and its licences
	Path    string      // of the clinic's file as pictures show it; "" for the true one
	Now     func() time.Time
	Read    func() clinic.Reading       // looks at both clocks; nil where only Now is known
	Sound   Sound                       // nil in pictures: nothing is heard and nothing flashes
	Notify  func(title, text string)    // nil for the desktop's own
	Log     func(msg string, err error) // a failure nobody can put right; never a patient's name

	SetUp    func(ctx context.Context, a welcome.Answers) error // names the clinic at first start
	OpenDemo func(ctx context.Context) (Store, error)           // switches to the demo clinic

	Save     func(name string, pdf []byte) (path string, err error)
	OpenFile func(path string) error
	Print    func(path string) error // nil where nothing prints

	// Imports gives what takes files into a store; nil where nothing does.
	Imports func(Store) importing.Store

	// Spawn runs work off the UI goroutine; nil for a goroutine of its own.
	// Pictures and tests run it in line.
	Spawn func(func())
}

// screen is what every room of the window has.
type screen interface {
	Object() fyne.CanvasObject
	Title(day clinic.Day, now time.Time) (title, subtitle string)
	Show(day clinic.Day, now time.Time)
	Keys() []part.Key
	Focus() fyne.Focusable
}

// The places of the rail, and the two that are reached from elsewhere.
const (
	PlaceToday    = "today"
	PlaceChairs   = "chairs"
	PlaceRecovery = "recovery"
	PlaceLeaving  = "leaving"
	PlacePatient  = "patient"
	PlaceSchedule = "schedule"
	PlaceCalls    = "calls"
	PlaceWalkIn   = "walkin"
	PlaceCheckIn  = "checkin"
	PlaceWelcome  = "welcome"
	PlaceImport   = "import"
	PlaceSettings = "settings"
)

// Desk is the program's window.
type Desk struct {
	app    fyne.App
	window fyne.Window
	config Config
	store  Store
	dark   bool

	day     clinic.Day // as it is shown
	version int64      // of the store, when day was read
	loaded  bool
	readAt  time.Time       // when day was read
	asked   int             // refreshes asked for; an older answer is dropped
	shown   int             // the refresh that was shown last
	after   []func(ok bool) // waits for the next refresh
	polling bool
	again   bool              // the first reading failed and is to be tried again
	logged  map[string]string // failures of reading, each logged once until it is over
	wall    *wall             // the second window, nil while it is not open
	papers  bool              // a paper of the clinic's own is being made
	opened  map[string]screen // the places that were open so far
	closing part.Warned       // that something typed is lost when the window is closed
	later   bool              // the keyboard belongs on the screen as soon as the panels are gone

	staff  clinic.Staff // who is at the desk; ID 0 for nobody
	putOff bool         // the reminder of what is not confirmed, until the program is started again

	acts     *act.Acts
	today    *today.Screen
	chairs   *chairs.Screen
	recovery *recovery.Screen
	leaving  later[*leaving.Screen]
	patient  *patient.Screen
	schedule *schedule.Screen
	planned  *act.Acts // on the day that the schedule shows
	calls    *calls.Screen
	checkin  *checkin.Screen
	walkin   *checkin.WalkIn
	welcome  later[*welcome.Screen]
	imports  *importing.Screen // nil where nothing is imported
	search   *search.Search
	settings later[*settings.Screen]

	browsed  string // the folder that a file was last looked for in
	place    string
	cameFrom string // where a patient's record was opened from
	screens  map[string]func() screen
	frame    *frame
	alarms   *alarms
	ticks    *time.Timer
	stop     chan struct{}
}

// New makes the window in an app, not yet shown.
func New(app fyne.App, config Config) *Desk {
	d := &Desk{app: app, config: config, store: config.Store, stop: make(chan struct{}), logged: map[string]string{}}
	if d.config.Now == nil {
		d.config.Now = time.Now
	}
	if d.config.Spawn == nil {
		d.config.Spawn = func(work func()) { go work() }
	}
	if d.config.Log == nil {
		d.config.Log = func(string, error) {}
	}
	d.dark, d.window = app.Preferences().Bool("dark"), config.Window
	if d.window == nil {
		d.window = Window(app)
	}
	d.window.SetMaster()
	d.build()
	d.bindKeys()
	d.watchAway()
	d.window.SetCloseIntercept(d.closeWindow)
	d.window.Resize(fyne.NewSize(1366, 768))
	return d
}

// build puts the screens together over the store that is open.
func (d *Desk) build() {
	d.opened = map[string]screen{}
	d.acts = act.New(act.Desk{
		Store: d.store, Canvas: d.window.Canvas, Day: func() clinic.Day { return d.day }, Staff: d.atDesk, Now: d.config.Now,
		Spawn: d.config.Spawn, Done: d.done, Failed: d.failed, Go: d.goTo, Pick: d.pickStaff, Fresh: d.fresh, Alike: d.alike,
	})
	d.today = today.New(today.Open{Act: d.acts.Open, More: d.more, Record: d.openPatient, Calls: d.openCalls})
	d.chairs = chairs.New(chairs.Open{Act: d.acts.Open, More: d.more, Chair: d.acts.Chair, TakeOut: d.acts.OutOfService, Seat: d.acts.Seat, SeatIn: d.acts.SeatIn, Move: d.acts.Move, Back: d.escape, Refused: d.failed})
	d.recovery = recovery.New(recovery.Open{Act: d.acts.Open, More: d.more, Duty: d.duty, Wall: d.openWall})
	d.leaving = later[*leaving.Screen]{build: func() *leaving.Screen {
		return leaving.New(leaving.Desk{
			Store: d.store, Staff: d.atDesk, Pick: d.pickStaff, Spawn: d.config.Spawn, Act: d.acts.Open, More: d.more,
			Save: d.config.Save, OpenFile: d.config.OpenFile, Print: d.config.Print, Done: d.done, Booked: d.didBooking, Failed: d.failed, Alike: d.alike,
		})
	}}
	desk := checkin.Desk{
		Store: d.store, Walk: d.store, Staff: d.atDesk, Pick: d.pickStaff, Spawn: d.config.Spawn, Now: d.config.Now, Saved: d.saved,
		Say: d.say, Failed: d.failed, Leave: func() { d.open(PlaceToday) }, Hush: d.hush, Search: d.walkIn, Begin: d.checkIn, Focus: d.focus,
		Record: d.openPatient,
	}
	d.checkin, d.walkin = checkin.New(desk), checkin.NewWalkIn(desk)
	d.patient = patient.New(d.patientOpen())
	d.welcome = later[*welcome.Screen]{build: func() *welcome.Screen {
		return welcome.New(welcome.Desk{SetUp: d.setUp, Demo: d.openDemo, Canvas: d.window.Canvas, Now: d.config.Now})
	}}
	d.settings = later[*settings.Screen]{build: func() *settings.Screen { return settings.New(d.settingsDesk()) }}
	d.buildBooking()
	d.screens = map[string]func() screen{
		PlaceToday: now(d.today), PlaceChairs: now(d.chairs), PlaceRecovery: now(d.recovery), PlaceLeaving: d.leaving.screen, PlacePatient: now(d.patient),
		PlaceSchedule: now(d.schedule), PlaceCalls: now(d.calls),
		PlaceCheckIn: now(d.checkin), PlaceWalkIn: now(d.walkin), PlaceWelcome: d.welcome.screen,
		PlaceSettings: d.settings.screen,
	}
	d.buildImport()
	d.alarms = newAlarms(d)
	d.search = search.New(search.Desk{
		Store: d.store, Canvas: d.window.Canvas, Spawn: d.config.Spawn, Open: d.openPatient, New: d.newPatient, Home: d.home,
	})
	d.frame = newFrame(d)
	d.window.SetContent(d.frame.root)
}

// Start reads the store and opens the first screen: the board, or the welcome
// of a clinic that is not set up yet. While the store cannot be read, poll
// tries again.
func (d *Desk) Start() {
	store := d.store
	d.config.Spawn(func() {
		ctx, cancel := context.WithTimeout(context.Background(), loadTime)
		defer cancel()
		ready, err := store.IsSetUp(ctx)
		fyne.Do(func() {
			switch {
			case store != d.store:
			case err != nil:
				d.unread(err)
			case !ready:
				d.frame.old("")
				d.open(PlaceWelcome)
			default:
				d.refresh(func() {
					d.open(PlaceToday)
					if d.staff.ID == 0 {
						d.pickStaff(func() {})
					}
				})
			}
		})
	})
}

// Run shows the window and returns when it is closed. What is read first is
// read before there is a window: it opens with the board in it, and no frame is
// painted without.
func (d *Desk) Run() {
	spawn := d.config.Spawn
	d.config.Spawn = func(work func()) { work() }
	d.Start()
	d.config.Spawn = spawn
	d.ticks = time.NewTimer(time.Second)
	go d.tickAlong()
	d.window.ShowAndRun()
	close(d.stop)
}

// Window is the window, for pictures and tests.
func (d *Desk) Window() fyne.Window { return d.window }

// Store is the store that is open: the clinic's own, or the demo's.
func (d *Desk) Store() Store { return d.store }

// open shows a place.
func (d *Desk) open(place string) {
	if d.place == PlaceWelcome && place != PlaceWelcome && !d.loaded {
		return
	}
	if place != d.place && !d.mayLeave() {
		return
	}
	if place != d.place {
		d.frame.fail("")
	}
	d.place = place
	s, _ := d.at(place)
	if d.loaded {
		s.Show(d.day, d.config.Now())
	}
	d.search.Fold()
	d.frame.show(place, s)
	d.frame.tick(d.day, d.config.Now())
	d.alarms.tick(d.day, d.config.Now())
	d.opened[place] = s
	d.focus(s.Focus())
}

// Open shows a place by its name, for pictures and tests.
func (d *Desk) Open(place string) { d.open(place) }

// focus moves the keyboard on the screen. A panel keeps it: under one, the
// screen gets it back with the first tick after the panel has gone.
func (d *Desk) focus(f fyne.Focusable) {
	d.later = d.window.Canvas().Overlays().Top() != nil
	if f != nil && !d.later {
		d.window.Canvas().Focus(f)
	}
}

// home gives the keyboard to the screen that is open.
func (d *Desk) home() {
	if s, ok := d.at(d.place); ok {
		d.focus(s.Focus())
	}
}

// goTo opens the screen an act belongs to.
func (d *Desk) goTo(action clinic.Action, v clinic.Visit) {
	switch action {
	case clinic.ActArrive, clinic.ActAnswer, clinic.ActFinishCheck:
		d.checkIn(v.ID)
	case clinic.ActRebook:
		d.rebook(v)
	default:
		d.leaving.get().Select(v.ID)
		d.open(PlaceLeaving)
	}
}

func (d *Desk) checkIn(id clinic.VisitID) {
	d.today.Select(id)
	d.checkin.Open(id)
	d.open(PlaceCheckIn)
}

func (d *Desk) walkIn() {
	if !d.loaded {
		return
	}
	d.walkin.Reset()
	d.open(PlaceWalkIn)
}

// OpenVisit shows check-in or leaving of one visit, for pictures and tests.
func (d *Desk) OpenVisit(place string, id clinic.VisitID) {
	if place == PlaceCheckIn {
		d.checkIn(id)
		return
	}
	d.leaving.get().Select(id)
	d.open(place)
}
