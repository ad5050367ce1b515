package try

import (
	"strings"
	"time"

	"chairside/store/clinic"
)

// Date and Now are the moment of the pictures.
var (
	Date = clinic.Date{Year: 2026, Month: time.November, Day: 22}
	Now  = At(10, 42)
)

// At is a time of the day.
func At(h, m int) time.Time { return Date.At(h, m, time.UTC) }

// Day is a clinic at work, as the design's pictures show it, with a visit at
// every stage.
func Day() clinic.Day {
	profile := clinic.DefaultProfile()
	profile.Name, profile.Zone = "Test clinic", "UTC"
	d := clinic.Day{
		Date: Date, Clinic: profile, Protocols: clinic.Presets(),
		Staff: []clinic.Staff{{ID: 1, Name: "Julia Reyes", Roles: clinic.Receptionist}, {ID: 2, Name: "Blessing Okoye", Credential: "RN", Roles: clinic.Nurse}},
	}
	for i, name := range []string{"Chair 1", "Chair 2", "Chair 3", "Chair 4", "Chair 5", "Chair 6", "Chair 7", "Room B"} {
		c := clinic.Chair{ID: clinic.ChairID(i + 1), Name: name, Kind: clinic.Recliner, Turnover: 10 * time.Minute, Order: i}
		if name == "Room B" {
			c.Kind = clinic.Room
		}
		d.Chairs = append(d.Chairs, c)
	}
	d.Chairs[6].CleaningSince = At(10, 37)

	add := func(h, m int, family, given string, birth clinic.Date, mrn string, no int, stage clinic.Stage, chair clinic.ChairID, more func(v *clinic.Visit)) {
		v := Visit(len(d.Visits)+1, h, m, family, given, birth, mrn)
		v.SeriesNo, v.Stage, v.Chair = no, stage, chair
		if more != nil {
			more(&v)
		}
		if v.Chair != 0 {
			d.Chairs[v.Chair-1].Occupant = v.ID
		}
		d.Visits = append(d.Visits, v)
	}
	add(8, 30, "Okafor", "Daniel", Born(1978, 3, 12), "10442", 6, clinic.Ready, 3, func(v *clinic.Visit) {
		v.SeatedAt, v.StartedAt, v.TreatedAt, v.ReadyAt = At(8, 36), At(9, 0), At(9, 40), At(10, 40)
		v.Clearance = &clinic.Clearance{At: At(10, 40), By: 2}
	})
	add(9, 0, "Alvarez", "Maria", Born(1985, 11, 3), "10517", 3, clinic.Recovering, 1, func(v *clinic.Visit) {
		v.Patient.Allergies, v.Patient.NoAllergies = []string{"latex (hives)"}, false
		v.SeatedAt, v.StartedAt, v.TreatedAt, v.RecoverBy = At(9, 6), At(9, 24), At(10, 8), At(10, 38)
		v.Vitals = []clinic.Vitals{
			{At: At(9, 20), By: 2, Stage: clinic.InChair, Signs: map[clinic.Sign]int{clinic.Systolic: 118, clinic.Diastolic: 76}},
			{At: At(10, 23), By: 2, Stage: clinic.Recovering, Signs: map[clinic.Sign]int{clinic.Systolic: 121, clinic.Diastolic: 79, clinic.SpO2: 97}},
		}
		v.Scores = []clinic.Score{{At: At(10, 24), By: 2, Total: 9}}
		v.Ticks = []clinic.Tick{{Item: clinic.EscortHere, At: At(10, 30), By: 1}}
		v.Next = At(9, 0).AddDate(0, 0, 3)
		move := &clinic.State{Stage: clinic.Booked}
		v.History = []clinic.Entry{
			{ID: 1, At: At(8, 52), By: 1, Action: clinic.ActFinishCheck, Before: move},
			{ID: 2, At: At(9, 6), By: 2, Action: clinic.ActSeat, Detail: "Chair 1", Before: move},
			{ID: 3, At: At(9, 24), By: 2, Action: clinic.ActStart, Before: move},
			{ID: 4, At: At(10, 8), By: 2, Action: clinic.ActEnd, Before: move},
			{ID: 5, At: At(10, 23), By: 2, Action: clinic.ActVitals, Detail: "BP 121/79"},
		}
	})
	add(9, 15, "Nguyễn", "Thị Hoa", Born(1990, 1, 27), "10533", 1, clinic.Recovering, 5, func(v *clinic.Visit) {
		v.SeatedAt, v.StartedAt, v.TreatedAt, v.RecoverBy = At(9, 30), At(9, 50), At(10, 30), At(11, 0)
		v.Vitals = []clinic.Vitals{{At: At(10, 22), By: 2, Stage: clinic.Infusing, Signs: map[clinic.Sign]int{clinic.Systolic: 116, clinic.Diastolic: 72}}}
		v.Scores = []clinic.Score{{At: At(10, 35), By: 2, Total: 7}}
	})
	add(9, 45, "Petrov", "Anton", Born(1969, 8, 19), "10390", 0, clinic.Infusing, 2, func(v *clinic.Visit) {
		v.Kind = clinic.Maintenance
		v.SeatedAt, v.StartedAt, v.DueAt = At(9, 50), At(10, 16), At(10, 56)
		v.Vitals = []clinic.Vitals{{At: At(10, 35), By: 2, Stage: clinic.Infusing, Signs: map[clinic.Sign]int{clinic.Systolic: 184, clinic.Diastolic: 104}}}
	})
	add(10, 0, "Smith", "Jonathan", Born(1981, 2, 2), "10288", 2, clinic.InChair, 4, func(v *clinic.Visit) {
		v.SeatedAt = At(10, 36)
		v.Vitals = []clinic.Vitals{{At: At(10, 40), By: 2, Stage: clinic.InChair, Signs: map[clinic.Sign]int{clinic.Systolic: 124, clinic.Diastolic: 80}}}
	})
	add(10, 15, "Smith", "Johnathan", Born(1981, 2, 20), "10561", 1, clinic.Waiting, 0, func(v *clinic.Visit) {
		v.ArrivedAt, v.WaitingAt, v.Escort = At(10, 20), At(10, 33), clinic.Escort{}
		v.Holds = []clinic.Hold{{ID: 1, Reason: "No escort named", At: At(10, 33), By: 1}}
	})
	add(10, 30, "Żółkiewska", "Ewa", Born(1994, 6, 30), "10602", 0, clinic.Waiting, 0, func(v *clinic.Visit) {
		v.Kind, v.Protocol, v.WaitingAt = clinic.Consultation, clinic.Presets()[3], At(10, 31)
	})
	add(10, 45, "Brown", "Keisha", Born(1973, 5, 14), "10477", 4, clinic.Waiting, 0, func(v *clinic.Visit) { v.WaitingAt = At(10, 39) })
	add(11, 0, "Haddad", "Samir", Born(1988, 12, 8), "10589", 5, clinic.Arrived, 0, func(v *clinic.Visit) {
		v.ArrivedAt, v.PlannedChair, v.Patient.ConsentUntil = At(10, 41), 3, Date
		v.Answers = []clinic.Answer{{Question: clinic.AskIdentity, Outcome: clinic.Fine}}
	})
	add(11, 15, "Lindqvist", "Astrid", Born(1962, 4, 25), "10333", 2, clinic.Booked, 0, func(v *clinic.Visit) { v.PlannedChair = 1 })
	add(11, 30, "O’Neill", "Patrick", Born(1979, 9, 17), "10610", 1, clinic.Booked, 0, func(v *clinic.Visit) { v.PlannedChair = 2 })
	for i, stage := range []clinic.Stage{clinic.Discharged, clinic.NoShow, clinic.Cancelled, clinic.LeftAMA} {
		names := []string{"Berg", "Costa", "Dubois", "Eriksen"}
		add(8, i, names[i], "Alex", Born(1960+i, 1, 1+i), "1070"+string(rune('0'+i)), 1, stage, 0, nil)
	}
	return d
}

// Born is a birth date.
func Born(y, m, d int) clinic.Date { return clinic.Date{Year: y, Month: time.Month(m), Day: d} }

// Visit is one that is expected.
func Visit(id, h, m int, family, given string, birth clinic.Date, mrn string) clinic.Visit {
	return clinic.Visit{
		ID: clinic.VisitID(id), Day: Date, Number: id, Kind: clinic.Induction, Protocol: clinic.Presets()[0], SeriesNo: 1, SeriesOf: 6,
		Planned: At(h, m), State: clinic.State{Stage: clinic.Booked},
		Escort: clinic.Escort{Name: "Luis Alvarez", Relation: "husband", Phone: "555 010 0101"},
		Patient: clinic.Patient{
			ID: clinic.PatientID(id), Given: given, Family: family, Birth: birth, MRN: mrn, NoAllergies: true, MedicinesAsked: Date,
			Key:          clinic.NameKey{Given: strings.ToLower(given), Family: strings.ToLower(family)},
			ConsentUntil: Date.AddDays(100),
		},
	}
}

// LongDay gives a day n visits with the names that break lists.
func LongDay(d clinic.Day, n int) clinic.Day {
	names := [][2]string{
		{"Nguyễn Phúc Thị Hoàng Ánh", "Tuyết Ngân Phương"},
		{"Παπαδοπούλου-Χατζηγεωργίου", "Αικατερίνη"},
		{"Александрова-Преображенская", "Екатерина Константиновна"},
		{"王", "小明"},
		{"田中", "さくら"},
		{"Featherstonehaugh-Cholmondeley-Marjoribanks", "Bartholomew Maximilian Theodore Augustus"},
		{"Li", "Bo"},
	}
	d.Visits = nil
	for i := range d.Chairs {
		d.Chairs[i].Occupant = 0
	}
	for i := range n {
		name := names[i%len(names)]
		v := Visit(i+1, 8+i/8, i%8*7, name[0], name[1], Born(1950+i, 1+i%12, 1+i%28), "2000"+string(rune('0'+i%10)))
		if i%3 == 0 {
			v.Patient.Allergies, v.Patient.NoAllergies = []string{"latex (hives)", "penicillin (anaphylaxis)", "nuts"}, false
		}
		if i < 7 {
			v.Stage, v.Chair, v.SeatedAt, v.StartedAt, v.DueAt = clinic.Infusing, clinic.ChairID(i+1), At(9, 30), At(9, 50), At(10, 50)
			d.Chairs[i].Occupant = v.ID
		}
		d.Visits = append(d.Visits, v)
	}
	return d
}
