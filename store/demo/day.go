package demo

import (
	"context"

	"chairside/store/clinic"
)

// tell tells the whole day. At 10:42 every stage of a visit is on the boards.
func (r *run) tell() {
	r.past()
	r.yesterday()
	r.on("06:35", "room out", func(ctx context.Context) error {
		return r.store.DoChair(ctx, r.staff[manager], clinic.TakeOut{Chair: r.chairs["Room A"], Reason: "Infusion pump is being serviced"})
	})
	r.early()
	r.morning()
	r.desk()
	r.afternoon()
	r.days()
}

// early are those who have gone home by 10:42.
func (r *run) early() {
	r.visit(course{who: "meyer", kind: clinic.Induction, protocol: 1, no: 4, planned: "07:00", plan: "Chair 2", chair: "Chair 2", arrive: "06:50", checked: "06:56", seat: "07:00", start: "07:15", end: "07:55", ready: "08:33", leave: "08:44", base: [2]int{124, 80}, rise: 18, escort: "Paul Meyer", relation: "husband"})
	r.visit(course{who: "diallo", kind: clinic.Induction, protocol: 1, no: 2, planned: "07:15", plan: "Chair 6", chair: "Chair 6", arrive: "07:05", checked: "07:11", seat: "07:18", start: "07:34", end: "08:14", ready: "08:50", leave: "09:02", base: [2]int{112, 70}, rise: 20, escort: "Mariama Diallo", relation: "sister"})
	r.step("07:55", nurse, "diallo", clinic.RecordEffect{Name: "dissociation", Severity: clinic.Mild})
	r.later("08:30", nurse2, "diallo", "effect resolved", func(v clinic.Visit) clinic.Step {
		return clinic.ResolveEffect{Effect: v.Effects[0].ID}
	})
	r.visit(course{who: "khan", kind: clinic.Maintenance, protocol: 1, planned: "07:30", plan: "Chair 4", chair: "Chair 4", arrive: "07:21", checked: "07:27", seat: "07:33", start: "07:48", end: "08:33", ready: "09:12", leave: "09:24", base: [2]int{132, 84}, rise: 22, escort: "Sara Khan", relation: "daughter"})
	r.step("08:00", nurse, "khan", clinic.Pause{Reason: "arm repositioned, line kinked"})
	r.step("08:05", nurse, "khan", clinic.Resume{})
	r.visit(course{who: "adeyemi", kind: clinic.Induction, protocol: 1, no: 5, planned: "08:30", plan: "Chair 7", chair: "Chair 7", arrive: "08:32", checked: "08:38", seat: "08:44", start: "09:00", end: "09:40", ready: "10:22", leave: "10:37", base: [2]int{118, 74}, rise: 15, escort: "Tunde Adeyemi", relation: "brother"})
	r.step("09:20", nurse, "adeyemi", clinic.RecordEffect{Name: "nausea", Severity: clinic.Moderate})
	r.later("10:10", nurse2, "adeyemi", "effect resolved", func(v clinic.Visit) clinic.Step {
		return clinic.ResolveEffect{Effect: v.Effects[0].ID}
	})
	r.book(course{who: "park", kind: clinic.Induction, protocol: 1, no: 5, planned: "07:30", plan: "Chair 5"})
	r.missed("08:50", "07:30", "park")
	r.book(course{who: "ivanova", kind: clinic.Induction, protocol: 1, no: 1, planned: "12:45", plan: "Chair 3"})
	r.step("08:20", desk, "ivanova", clinic.Exit{By: clinic.ActCancel, Reason: "has a cold, will call again"})
}

// morning are those in the chairs at 10:42.
func (r *run) morning() {
	r.visit(course{who: "okafor", kind: clinic.Induction, protocol: 1, no: 6, planned: "08:30", plan: "Chair 3", chair: "Chair 3", arrive: "08:24", checked: "08:30", seat: "08:52", start: "09:12", end: "10:02", ready: "10:40", leave: "10:52", base: [2]int{128, 82}, rise: 14, escort: "Grace Okafor", relation: "wife"})
	r.step("09:30", nurse, "okafor", clinic.Pause{Reason: "went to the bathroom"})
	r.step("09:40", nurse, "okafor", clinic.Resume{})
	r.step("10:39", desk, "okafor", clinic.Mark{Item: clinic.EscortHere, Done: true})
	r.visit(course{who: "alvarez", kind: clinic.Induction, protocol: 1, no: 3, planned: "09:00", plan: "Chair 1", chair: "Chair 1", arrive: "08:52", checked: "08:58", seat: "09:06", start: "09:24", end: "10:08", ready: "10:47", leave: "10:58", base: [2]int{118, 76}, rise: 23, after: []string{"10:23"}, escort: "Luis Alvarez", relation: "husband"})
	r.step("09:40", nurse, "alvarez", clinic.RecordEffect{Name: "dissociation", Severity: clinic.Mild})
	r.later("10:20", nurse2, "alvarez", "effect resolved", func(v clinic.Visit) clinic.Step {
		return clinic.ResolveEffect{Effect: v.Effects[0].ID}
	})
	r.step("10:30", nurse2, "alvarez", clinic.RecordScore{Total: 9})
	r.step("10:40", desk, "alvarez", clinic.Mark{Item: clinic.EscortHere, Done: true})
	r.visit(course{who: "nguyen", kind: clinic.Induction, protocol: 1, no: 1, planned: "09:15", plan: "Chair 5", chair: "Chair 5", arrive: "09:05", checked: "09:13", seat: "09:28", start: "09:50", end: "10:30", ready: "11:02", leave: "11:14", base: [2]int{104, 66}, rise: 12, after: []string{"10:33", "10:48"}, escort: "Minh Nguyễn", relation: "partner"})
	r.step("10:36", nurse2, "nguyen", clinic.RecordEffect{Name: "dizziness", Severity: clinic.Mild})
	r.later("10:58", nurse2, "nguyen", "effect resolved", func(v clinic.Visit) clinic.Step {
		return clinic.ResolveEffect{Effect: v.Effects[0].ID}
	})
	r.step("10:34", nurse2, "nguyen", clinic.RecordScore{Total: 7})
	r.visit(course{who: "petrov", kind: clinic.Maintenance, protocol: 1, planned: "09:45", plan: "Chair 2", chair: "Chair 2", arrive: "09:38", checked: "09:44", seat: "09:55", start: "10:16", end: "10:57", ready: "11:32", leave: "11:45", base: [2]int{139, 88}, rise: 40, escort: "Irina Petrova", relation: "wife"})
	r.step("10:39", nurse, "petrov", clinic.RecordVitals{Signs: signs(184, 104, 92, 96), Note: "provider told"})
	r.visit(course{who: "jonathan", kind: clinic.Induction, protocol: 1, no: 2, planned: "10:00", plan: "Chair 4", chair: "Chair 4", arrive: "10:12", checked: "10:18", seat: "10:36", start: "10:52", end: "11:32", ready: "12:06", leave: "12:16", base: [2]int{121, 78}, rise: 16, escort: "Mary Smith", relation: "mother"})
}

// desk are those who wait, check in or are held at 10:42.
func (r *run) desk() {
	held := course{who: "johnathan", kind: clinic.Induction, protocol: 1, no: 1, planned: "10:15", plan: "Chair 7", chair: "Chair 7", arrive: "10:25", checked: "10:33", seat: "10:58", start: "11:16", end: "11:41", ready: "12:20", leave: "12:32", base: [2]int{117, 74}, rise: 15}
	r.book(held)
	r.checkIn(held)
	r.step("10:50", desk, "johnathan", clinic.NameEscort{Escort: clinic.Escort{Name: "Rob Hale", Relation: "friend", Phone: escortPhone}, Confirmed: true})
	r.later("10:55", nurse, "johnathan", "release", func(v clinic.Visit) clinic.Step {
		return clinic.ReleaseHold{Hold: v.Held()[0].ID, Reason: "friend reached by phone, comes at 12"}
	})
	r.step("10:58", desk, "johnathan", clinic.Seat{Chair: r.chairs["Chair 7"]})
	r.step("11:04", nurse, "johnathan", clinic.RecordVitals{Signs: signs(146, 88, 84, 98)})
	r.later("11:12", provider, "johnathan", "release", func(v clinic.Visit) clinic.Step {
		return clinic.ReleaseHold{Hold: v.Held()[0].ID, Reason: "anxious, 138/86 by hand; go ahead"}
	})
	r.step("11:16", nurse, "johnathan", clinic.StartInfusion{})
	r.step("11:26", nurse, "johnathan", clinic.RecordVitals{Signs: signs(150, 90, 90, 97)})
	r.step("11:36", nurse, "johnathan", clinic.RecordEffect{Name: "anxiety", Severity: clinic.Severe})
	r.step("11:41", nurse, "johnathan", clinic.EndInfusion{Reason: "patient asked to stop, anxious"})
	r.later("12:05", nurse2, "johnathan", "effect resolved", func(v clinic.Visit) clinic.Step {
		return clinic.ResolveEffect{Effect: v.Effects[0].ID}
	})
	held.base = [2]int{140, 86}
	r.recover(held)

	r.book(course{who: "zolkiewska", kind: clinic.Consultation, protocol: consultation, planned: "10:30", plan: "Room B"})
	r.checkIn(course{who: "zolkiewska", protocol: consultation, arrive: "10:27", checked: "10:31"})
	r.step("10:48", desk, "zolkiewska", clinic.TakeToRoom{Room: r.chairs["Room B"]})
	r.step("11:20", provider, "zolkiewska", clinic.FinishConsultation{})
	r.clean("11:25", "Room B")

	r.visit(course{who: "brown", kind: clinic.Induction, protocol: 1, no: 4, planned: "10:45", plan: "Chair 6", chair: "Chair 6", arrive: "10:33", checked: "10:39", seat: "10:45", start: "11:02", end: "11:42", ready: "12:14", leave: "12:25", base: [2]int{126, 80}, rise: 17, escort: "Ann Brown", relation: "mother"})
	r.visit(course{who: "haddad", kind: clinic.Induction, protocol: 1, no: 5, planned: "11:00", plan: "Chair 3", chair: "Chair 3", arrive: "10:41", checked: "10:48", seat: "11:06", start: "11:24", end: "12:04", ready: "12:38", leave: "12:50", base: [2]int{122, 79}, rise: 14, escort: "Leila Haddad", relation: "sister"})
}

// afternoon are those still expected at 10:42.
func (r *run) afternoon() {
	r.visit(course{who: "lindqvist", kind: clinic.Induction, protocol: 1, no: 2, planned: "11:15", plan: "Chair 1", chair: "Chair 5", arrive: "11:10", checked: "11:17", seat: "11:25", start: "11:46", end: "12:26", ready: "13:00", leave: "13:11", base: [2]int{134, 82}, rise: 16, escort: "Nils Lindqvist", relation: "son"})
	r.step("11:30", nurse, "lindqvist", clinic.MoveChair{Chair: r.chairs["Chair 1"]})
	r.step("11:31", nurse, "lindqvist", clinic.Undo{Reason: "wrong patient moved by mistake"})
	r.visit(course{who: "oneill", kind: clinic.Induction, protocol: 1, no: 1, planned: "11:30", plan: "Chair 2", chair: "Chair 2", arrive: "11:36", checked: "11:45", seat: "11:58", start: "12:18", end: "12:58", ready: "13:36", leave: "13:48", base: [2]int{119, 77}, rise: 20, escort: "Aoife O’Neill", relation: "sister"})
	r.visit(course{who: "kowalski", kind: clinic.Induction, protocol: 2, no: 1, planned: "12:15", plan: "Chair 4", chair: "Chair 4", arrive: "12:11", checked: "12:18", seat: "12:27", start: "12:46", end: "13:46", ready: "14:35", leave: "14:47", base: [2]int{127, 81}, rise: 18, escort: "Marta Kowalska", relation: "wife"})
	left := course{who: "silva", kind: clinic.Induction, protocol: 1, no: 3, planned: "12:00", plan: "Chair 5", chair: "Chair 6", arrive: "11:55", checked: "12:02", escort: "Rui Silva", relation: "father", base: [2]int{110, 68}}
	r.visit(left)
	r.step("12:40", nurse, "silva", clinic.Exit{By: clinic.ActLeaveBefore, Reason: "feels better today, comes back on Tuesday"})
	r.visit(course{who: "weber", kind: clinic.Induction, protocol: 1, no: 6, planned: "13:30", plan: "Chair 1", chair: "Chair 1", arrive: "13:22", checked: "13:28", seat: "13:33", start: "13:50", end: "14:30", ready: "15:10", leave: "15:22", base: [2]int{136, 86}, rise: 20, escort: "Heidi Weber", relation: "wife", after: []string{"14:45", "15:00"}, override: map[clinic.Criterion]string{clinic.CritEffects: "usual tiredness, wife stays with him tonight"}})
	r.step("14:50", nurse2, "weber", clinic.RecordEffect{Name: "sedation", Severity: clinic.Mild})
	r.visit(course{who: "papadopoulo", kind: clinic.Induction, protocol: 1, no: 1, planned: "13:00", plan: "Chair 6", chair: "Chair 6", arrive: "12:50", checked: "12:57", seat: "13:02", start: "13:21", end: "14:01", ready: "14:34", leave: "14:45", base: [2]int{129, 83}, rise: 19, escort: "Ελένη Παπαδοπούλου", relation: "wife"})
	r.visit(course{who: "rossi", kind: clinic.Induction, protocol: esketamine, no: 4, planned: "14:15", plan: "Chair 7", chair: "Chair 7", arrive: "14:06", checked: "14:12", seat: "14:18", start: "14:30", ready: "16:32", leave: "16:44", base: [2]int{115, 73}, rise: 10, after: []string{"15:10", "15:50", "16:20"}, escort: "Marco Rossi", relation: "brother"})
}
