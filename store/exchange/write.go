package exchange

import (
	"encoding/csv"
	"io"
	"strings"

	"chairside/store/clinic"
)

// Table writes a CSV file: UTF-8 with a mark, so that a spreadsheet knows it,
// commas, and every cell through [Guard].
type Table struct {
	w     *csv.Writer
	cells []string
}

// NewTable begins a table with the names of its columns.
func NewTable(w io.Writer, columns ...string) (*Table, error) {
	if _, err := io.WriteString(w, utf8BOM); err != nil {
		return nil, err
	}
	t := &Table{w: csv.NewWriter(w)}
	return t, t.Add(columns...)
}

// Add writes one line. A line of a single empty cell would read as blank and
// is written as two quotation marks by the csv package.
func (t *Table) Add(cells ...string) error {
	t.cells = t.cells[:0]
	for _, c := range cells {
		t.cells = append(t.cells, Guard(c))
	}
	return t.w.Write(t.cells)
}

// Close writes what is left. It does not close the file.
func (t *Table) Close() error {
	t.w.Flush()
	return t.w.Error()
}

// PatientTable writes patients as [ReadPatients] reads them.
type PatientTable struct{ t *Table }

// NewPatientTable begins a file of patients.
func NewPatientTable(w io.Writer) (*PatientTable, error) {
	names := make([]string, len(Fields))
	for i, f := range Fields {
		names[i] = string(f)
	}
	t, err := NewTable(w, names...)
	return &PatientTable{t}, err
}

// Add writes one patient with the id in the system they came from.
func (t *PatientTable) Add(source string, p clinic.Patient) error {
	return t.t.Add(source, p.MRN, p.Given, p.Family, p.Birth.String(), p.Died.String(), p.Phone,
		writeList(p.Allergies), writeYes(p.NoAllergies), p.AllergiesAsked.String(), p.Medicines, p.MedicinesAsked.String(), p.ConsentUntil.String(),
		p.Preferred, p.Pronoun, string(p.PhoneKind), p.Phone2, string(p.Phone2Kind), p.Address, p.Emergency.Name, p.Emergency.Relation, p.Emergency.Phone,
		writeList(p.Languages), writeYes(p.Interpreter), p.Conditions, p.ConsentSigned.String(), p.Referrer, p.Therapist, p.HeardFrom)
}

func writeYes(yes bool) string {
	if yes {
		return "yes"
	}
	return ""
}

// Close writes what is left.
func (t *PatientTable) Close() error { return t.t.Close() }

// A list is one cell: its items with semicolons between them. A backslash
// takes the sign behind it as it is.

var listSigns = strings.NewReplacer(`\`, `\\`, `;`, `\;`)

func writeList(items []string) string {
	list := make([]string, len(items))
	for i, it := range items {
		list[i] = listSigns.Replace(it)
	}
	return strings.Join(list, "; ")
}

func readList(f Field, what, s string) (items []string, err error) {
	var item strings.Builder
	end := func() {
		if it := strings.TrimSpace(item.String()); it != "" {
			items = append(items, it)
		}
		item.Reset()
	}
	escaped := false
	for _, r := range s {
		switch {
		case escaped:
			item.WriteRune(r)
			escaped = false
		case r == '\\':
			escaped = true
		case r == ';':
			end()
		default:
			item.WriteRune(r)
		}
	}
	if escaped {
		return nil, wrong(string(f), "The list of "+what+" ends with a backslash.", "Take it off.")
	}
	end()
	return items, nil
}
