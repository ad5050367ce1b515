package main

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"strings"
	"text/tabwriter"
	"time"

	"chairside/store"
	"chairside/store/clinic"
)

func listCommand() command {
	o := listOptions{}
	return command{
		name: "list", args: "patients|visits|chairs [--json]", short: "list patients, visits or chairs",
		long: `Lists what the clinic has on record: one line each, or with --json one array.
A visit carries its id, code, day, stage, patient, chair and planned time; times
in JSON carry the clinic's own offset. Without --day, --from or --to all visits
are listed.

  chairside list visits --day 2026-11-22
  chairside list patients --json | jq length`,
		flags: func(fs *flag.FlagSet) {
			fs.BoolVar(&o.json, "json", false, "write one JSON array")
			fs.TextVar(&o.day, "day", clinic.Date{}, "visits of this `DATE` only, as 2026-11-22")
			fs.TextVar(&o.from, "from", clinic.Date{}, "visits from this `DATE` on")
			fs.TextVar(&o.to, "to", clinic.Date{}, "visits up to this `DATE`")
		},
		run: func(ctx context.Context, s *session, args []string) error { return o.run(ctx, s, args) },
	}
}

type listOptions struct {
	json          bool
	day, from, to clinic.Date
}

// lister reads one kind of thing and gives it as rows: heads and cells for
// people, the same things as a slice for JSON.
type lister func(context.Context, *store.Store) (table, error)

type table struct {
	heads []string
	cells [][]string
	items any
}

func (o *listOptions) run(ctx context.Context, s *session, args []string) error {
	if len(args) != 1 {
		return misused("say what to list: patients, visits or chairs")
	}
	var list lister
	switch args[0] {
	case "patients":
		list = listPatients
	case "visits":
		list = o.listVisits
	case "chairs":
		list = listChairs
	default:
		return misused("%q cannot be listed; patients, visits and chairs can", args[0])
	}
	dated := !o.day.IsZero() || !o.from.IsZero() || !o.to.IsZero()
	if dated && args[0] != "visits" {
		return misused("--day, --from and --to go with visits only")
	}
	if !o.day.IsZero() {
		if !o.from.IsZero() || !o.to.IsZero() {
			return misused("--day goes without --from and --to")
		}
		o.from, o.to = o.day, o.day
	}
	return s.read(ctx, func(st *store.Store) error {
		rows, err := list(ctx, st)
		if err != nil {
			return err
		}
		answer, err := rows.write(o.json, args[0])
		if err != nil {
			return err
		}
		return put(s.out, answer)
	})
}

func (t table) write(asJSON bool, what string) ([]byte, error) {
	var b bytes.Buffer
	if asJSON {
		enc := json.NewEncoder(&b)
		enc.SetIndent("", "  ")
		enc.SetEscapeHTML(false)
		if err := enc.Encode(t.items); err != nil {
			return nil, fmt.Errorf("list %s: %w", what, err)
		}
		return b.Bytes(), nil
	}
	if len(t.cells) == 0 {
		return []byte("There are no " + what + ".\n"), nil
	}
	rows := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	for _, cells := range append([][]string{t.heads}, t.cells...) {
		fmt.Fprintln(rows, strings.Join(cells, "\t"))
	}
	_ = rows.Flush()
	return trimLines(b.Bytes()), nil
}

// trimLines drops the blanks that stand before the end of a line.
func trimLines(text []byte) []byte {
	lines := bytes.Split(text, []byte("\n"))
	for i := range lines {
		lines[i] = bytes.TrimRight(lines[i], " ")
	}
	return bytes.Join(lines, []byte("\n"))
}

type patientItem struct {
	ID        clinic.PatientID `json:"id"`
	MRN       string           `json:"mrn"`
	Name      string           `json:"name"`
	Given     string           `json:"given"`
	Family    string           `json:"family"`
	Birth     clinic.Date      `json:"birth"`
	Phone     string           `json:"phone"`
	Allergies []string         `json:"allergies"`
}

func listPatients(ctx context.Context, st *store.Store) (table, error) {
	patients, err := st.Patients(ctx, math.MaxInt32)
	if err != nil {
		return table{}, err
	}
	t := table{heads: []string{"ID", "MRN", "BORN", "PATIENT", "PHONE"}}
	items := make([]patientItem, 0, len(patients))
	for _, p := range patients {
		items = append(items, patientItem{
			p.ID, p.MRN, p.Label(), p.Given, p.Family, p.Birth, p.Phone,
			append([]string{}, p.Allergies...),
		})
		t.cells = append(t.cells, []string{fmt.Sprint(p.ID), p.MRN, p.Birth.String(), p.Label(), p.Phone})
	}
	t.items = items
	return t, nil
}

type visitItem struct {
	ID        clinic.VisitID   `json:"id"`
	Code      string           `json:"code"`
	Day       clinic.Date      `json:"day"`
	Stage     clinic.Stage     `json:"stage"`
	Patient   string           `json:"patient"`
	PatientID clinic.PatientID `json:"patient_id"`
	Chair     string           `json:"chair"` // "" while in none
	Title     string           `json:"title"`
	Planned   string           `json:"planned"`
}

func (o *listOptions) listVisits(ctx context.Context, st *store.Store) (table, error) {
	from, to := o.from, o.to
	if from.IsZero() {
		from = clinic.Date{Year: 1, Month: time.January, Day: 1}
	}
	if to.IsZero() {
		to = clinic.Date{Year: 9999, Month: time.December, Day: 31}
	}
	visits, err := st.Visits(ctx, from, to)
	if err != nil {
		return table{}, err
	}
	chairs, err := chairNames(ctx, st)
	if err != nil {
		return table{}, err
	}
	zone, err := clinicZone(ctx, st)
	if err != nil {
		return table{}, err
	}
	t := table{heads: []string{"ID", "CODE", "PLANNED", "STAGE", "CHAIR", "PATIENT", "VISIT"}}
	items := make([]visitItem, 0, len(visits))
	for _, v := range visits {
		items = append(items, visitItem{
			v.ID, v.Code(), v.Day, v.Stage, v.Patient.Label(), v.Patient.ID,
			chairs[v.Chair], v.Title(), stamp(v.Planned, zone),
		})
		t.cells = append(t.cells, []string{
			fmt.Sprint(v.ID), v.Code(), clinic.Clock(v.Planned, zone), v.Stage.Word(),
			chairs[v.Chair], v.Patient.Label(), v.Title(),
		})
	}
	t.items = items
	return t, nil
}

type chairItem struct {
	ID       clinic.ChairID    `json:"id"`
	Name     string            `json:"name"`
	Kind     clinic.ChairKind  `json:"kind"`
	State    clinic.ChairState `json:"state"`
	Visit    clinic.VisitID    `json:"visit"` // 0 when nobody sits there
	Features []string          `json:"features"`
	Reason   string            `json:"reason"` // why it is out of service
}

func listChairs(ctx context.Context, st *store.Store) (table, error) {
	chairs, err := st.Chairs(ctx)
	if err != nil {
		return table{}, err
	}
	t := table{heads: []string{"ID", "CHAIR", "KIND", "STATE", "VISIT", "FEATURES"}}
	items := make([]chairItem, 0, len(chairs))
	for _, c := range chairs {
		items = append(items, chairItem{
			c.ID, c.Name, c.Kind, c.State(), c.Occupant,
			append([]string{}, c.Features...), c.OutReason,
		})
		visit := ""
		if c.Occupant != 0 {
			visit = fmt.Sprint(c.Occupant)
		}
		state := strings.ReplaceAll(string(c.State()), "_", " ")
		t.cells = append(t.cells, []string{
			fmt.Sprint(c.ID), c.Name, string(c.Kind), state, visit, strings.Join(c.Features, ", "),
		})
	}
	t.items = items
	return t, nil
}

func chairNames(ctx context.Context, st *store.Store) (map[clinic.ChairID]string, error) {
	chairs, err := st.Chairs(ctx)
	if err != nil {
		return nil, err
	}
	names := make(map[clinic.ChairID]string, len(chairs))
	for _, c := range chairs {
		names[c.ID] = c.Name
	}
	return names, nil
}

// clinicZone gives the clinic's own time zone, which may not be this
// computer's.
func clinicZone(ctx context.Context, st *store.Store) (*time.Location, error) {
	today, err := st.Today(ctx)
	if err != nil {
		return nil, err
	}
	return today.Clinic.Location(), nil
}

// stamp writes a moment with its offset, "" for none.
func stamp(t time.Time, zone *time.Location) string {
	if t.IsZero() {
		return ""
	}
	return t.In(zone).Format(time.RFC3339)
}
