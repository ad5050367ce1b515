package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"chairside/store"
	"chairside/store/clinic"
	"chairside/store/exchange"
	"chairside/ui"
	"chairside/ui/importing"
)

// importsOf gives what the import screen works with over the store that is
// open.
func importsOf(s ui.Store) importing.Store {
	if st, ok := s.(*store.Store); ok {
		return &imports{st}
	}
	return nil
}

// imports joins the import screen with files and store, in plain values.
type imports struct{ st *store.Store }

// columnWords name the fields for people.
var columnWords = map[exchange.Field]string{
	exchange.Source: "Id in that system", exchange.MRN: "MRN", exchange.Given: "Given names", exchange.Family: "Family name",
	exchange.Birth: "Birth date", exchange.Died: "Day of death", exchange.Phone: "Phone", exchange.Allergies: "Allergies",
	exchange.NoAllergies: "Allergies: none (yes/no)", exchange.AllergiesAsked: "Allergies asked on", exchange.Medicines: "Medicines",
	exchange.MedicinesAsked: "Medicines asked on", exchange.ConsentUntil: "Consent until",
	exchange.Preferred: "Preferred name", exchange.Pronoun: "Pronoun", exchange.PhoneKind: "Kind of phone",
	exchange.Phone2: "Second phone", exchange.Phone2Kind: "Kind of second phone", exchange.Address: "Address, in full",
	exchange.ContactName: "Emergency contact", exchange.ContactIs: "Contact’s relation", exchange.ContactPhone: "Contact’s phone",
	exchange.Languages: "Languages", exchange.Interpreter: "Needs an interpreter (yes/no)", exchange.Conditions: "Conditions",
	exchange.ConsentSigned: "Consent signed on", exchange.Referrer: "Referred by", exchange.Therapist: "Therapist", exchange.HeardFrom: "Heard of us from",
}

func (i *imports) Fields() (list []importing.Field) {
	for _, f := range exchange.Fields {
		list = append(list, importing.Field{Key: string(f), Word: columnWord(f)})
	}
	return list
}

func columnWord(f exchange.Field) string {
	if word := columnWords[f]; word != "" {
		return word
	}
	return string(f)
}

func (i *imports) Look(ctx context.Context, path string) (look importing.Look, err error) {
	file, err := chosen(path, "")
	if err != nil {
		return look, err
	}
	defer func() { _ = file.Close() }() // it was only read
	g, err := exchange.Look(ctx, file, 20)
	if err != nil {
		return look, unreadable(err)
	}
	look = importing.Look{Name: filepath.Base(path), How: fmt.Sprintf("%s, separated by %ss", g.Encoding, g.Separator), Stamp: file.stamp()}
	for n, name := range g.Header {
		sample := ""
		for _, line := range g.Sample {
			if sample = strings.TrimSpace(line[n]); sample != "" {
				break
			}
		}
		look.Columns = append(look.Columns, importing.Column{Name: strings.TrimSpace(name), Sample: sample, Takes: string(g.Takes[n])})
	}
	return look, nil
}

func (i *imports) Read(ctx context.Context, p importing.Plan) (r importing.Reading, err error) {
	file, plan, err := i.plan(ctx, p)
	if err != nil {
		return r, err
	}
	defer func() { _ = file.Close() }()
	r.Lines = plan.Lines
	if o := plan.Orders[exchange.Birth]; o != "" {
		r.How = map[exchange.Order]string{exchange.DMY: "day, month, year", exchange.MDY: "month, day, year", exchange.YMD: "year, month, day"}[o]
	}
	for row, err := range plan.Rows(ctx) {
		if err != nil {
			return r, unreadable(err)
		}
		line := importing.Line{Number: row.Line, Text: asRead(row.Patient)}
		if row.Problem != nil {
			line.Text, line.Problem = "", clinic.Sentence(row.Problem)
		}
		if r.First = append(r.First, line); len(r.First) == 5 {
			break
		}
	}
	return r, nil
}

// asRead writes a patient as the line was understood.
func asRead(p clinic.Patient) string {
	says := []string{p.Label()}
	for _, part := range []struct{ word, value string }{
		{"born", p.Birth.Long()}, {"died", p.Died.Long()}, {"MRN", p.MRN}, {"phone", p.Phone}, {"allergies:", strings.Join(p.Allergies, ", ")}, {"takes", p.Medicines},
	} {
		if part.value != "" {
			says = append(says, part.word+" "+part.value)
		}
	}
	if p.NoAllergies {
		says = append(says, "no allergies")
	}
	return strings.Join(says, " · ")
}

// plan opens the file and looks it through as the plan says.
func (i *imports) plan(ctx context.Context, p importing.Plan) (*source, *exchange.Patients, error) {
	how := exchange.Options{Takes: []exchange.Field{}}
	for _, key := range p.Takes {
		how.Takes = append(how.Takes, exchange.Field(key))
	}
	for _, needed := range []exchange.Field{exchange.Family, exchange.Birth} {
		found := false
		for _, f := range how.Takes {
			found = found || f == needed
		}
		if !found {
			return nil, nil, &clinic.Error{
				Code: clinic.Invalid, Field: "map", Message: fmt.Sprintf("No column is taken for “%s”.", columnWord(needed)), Next: "Choose the column that holds it.",
			}
		}
	}
	zone, err := clinicZone(ctx, i.st)
	if err != nil {
		return nil, nil, err
	}
	how.Today = clinic.DateOf(i.st.Now(), zone)
	if how.Dates, err = exchange.ParseOrder(p.Dates); err != nil {
		return nil, nil, err
	}
	file, err := chosen(p.Path, p.Stamp)
	if err != nil {
		return nil, nil, err
	}
	plan, err := exchange.ReadPatients(ctx, file, how)
	if err != nil {
		_ = file.Close()
		return nil, nil, inWindow(unreadable(err))
	}
	return file, plan, nil
}

func (i *imports) Run(ctx context.Context, o importing.Order) (out importing.Outcome, err error) {
	file, plan, err := i.plan(ctx, o.Plan)
	if err != nil {
		return out, err
	}
	defer func() { _ = file.Close() }()
	done, err := i.st.ImportPatients(ctx, store.Import{
		By: o.By, File: filepath.Base(o.Path), DryRun: o.Dry, Commit: file.unchanged,
		Report: func(v store.Verdict) {
			became := string(v.Fate)
			if o.Dry && v.Fate == store.Added {
				became = "would be added"
			}
			out.Fates = append(out.Fates, importing.Fate{Line: v.Line, Source: v.Source, Became: became, Says: v.Reason, Bad: v.Fate == store.LeftOut || v.Fate == store.Differs})
		},
		Progress: func(n store.Imported) { o.Progress(counted(n)) },
	}, incoming(ctx, plan))
	out.Count = counted(done)
	return out, unreadable(err)
}

func counted(n store.Imported) importing.Count {
	return importing.Count{
		Batch: int64(n.Batch), Lines: n.Lines, Added: n.Added, Dead: n.Dead, Double: n.Doubles, Known: n.Known, Differ: n.Differ, Apart: n.LeftOut,
	}
}

// Report writes what became of the lines beside the file, under a name that
// nothing has yet.
func (i *imports) Report(_ context.Context, path string, o importing.Outcome) (string, error) {
	base := strings.TrimSuffix(path, filepath.Ext(path)) + "-report-" + i.st.Now().Format("20060102-150405")
	to := base + ".csv"
	for n := 2; exists(to); n++ {
		to = fmt.Sprintf("%s-%d.csv", base, n)
	}
	err := saveFile(to, func(w io.Writer) error {
		t, err := exchange.NewTable(w, "line", "id", "what became of it", "reason")
		if err != nil {
			return err
		}
		for _, f := range o.Fates {
			if err := t.Add(strconv.Itoa(f.Line), f.Source, f.Became, f.Says); err != nil {
				return err
			}
		}
		return t.Close()
	})
	if err != nil {
		return "", &clinic.Error{Code: clinic.Blocked, Message: "The report can’t be written beside the file.", Next: "Check the rights of that folder."}
	}
	return to, nil
}

func (i *imports) Past(ctx context.Context) (list []importing.Batch, err error) {
	all, err := i.st.Imports(ctx)
	if err != nil {
		return nil, err
	}
	zone, err := clinicZone(ctx, i.st)
	if err != nil {
		return nil, err
	}
	for _, b := range all {
		list = append(list, importing.Batch{
			ID: int64(b.ID), When: b.At.In(zone).Format("02 Jan 2006 15:04"), By: b.By.Short(), File: b.File, Added: b.Added, Used: b.Used, Undone: !b.UndoneAt.IsZero(),
		})
	}
	return list, nil
}

func (i *imports) Undo(ctx context.Context, by clinic.StaffID, batch int64) (int, error) {
	return i.st.UndoImport(ctx, by, store.BatchID(batch))
}

// chosen opens a file that was named on the screen; with a stamp it must be as
// it was.
func chosen(path, stamp string) (*source, error) {
	file, err := openSource(strings.TrimSpace(path))
	if err != nil {
		return nil, unreadable(err)
	}
	if stamp != "" && file.stamp() != stamp {
		_ = file.Close()
		return nil, &clinic.Error{Code: clinic.Conflict, Message: "The file has changed since it was looked at; nothing was written.", Next: "Look at it again."}
	}
	return file, nil
}

// stamp changes when the file is written to.
func (s *source) stamp() string {
	return fmt.Sprintf("%d %s", s.was.Size(), s.was.ModTime().UTC().Format(time.RFC3339Nano))
}

// unreadable puts a file's trouble in words that the screen shows; what was
// worded already, and the end of a context, stays.
func unreadable(err error) error {
	if err == nil || clinic.CodeOf(err) != "" || errors.Is(err, context.Canceled) {
		return err
	}
	said := strings.ToUpper(err.Error()[:1]) + err.Error()[1:]
	return &clinic.Error{Code: clinic.Blocked, Message: strings.TrimSuffix(said, ".") + ".", Next: "Name another file."}
}

// inWindow words for the screen what the command line is told of its flags.
func inWindow(err error) error {
	var e *clinic.Error
	if errors.As(err, &e) && e.Field == "dates" {
		return &clinic.Error{Code: e.Code, Field: e.Field, Message: e.Message, Next: "Choose below in which order day, month and year stand."}
	}
	return err
}
