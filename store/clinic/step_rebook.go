package clinic

import "strings"

// Rebook moves a booked visit to another time, chair, kind or protocol, by the
// same rule as a new booking. The scene must hold the day it goes to. A visit
// that goes to another day gets that day's number.
type Rebook struct{ To Booking } // the patient stays who it is

// Action implements [Step].
func (Rebook) Action() Action { return ActRebook }

func (r Rebook) apply(s *Scene) error {
	v := &s.Visit
	b := r.To
	b.Patient, b.WalkIn = v.Patient.ID, false
	if err := v.Patient.MayCome(); err != nil {
		return err
	}
	b, anyway, err := s.Plan.Judge(b, v.ID, s.Now)
	if err != nil {
		return err
	}
	same := b.Planned.Equal(v.Planned) && b.Chair == v.PlannedChair && b.Kind == v.Kind && b.Protocol == v.Protocol.ID &&
		b.SeriesNo == v.SeriesNo && b.SeriesOf == v.SeriesOf
	if same {
		return wrong("planned", "Nothing is different.", "Change the day, the time or the chair.")
	}
	from := s.bookedAs()
	if s.Plan.Date != v.Day {
		v.Day, v.Number = s.Plan.Date, s.NextNumber
	}
	v.Planned, v.PlannedChair, v.Kind = b.Planned, b.Chair, b.Kind
	v.Protocol, _ = s.Plan.Protocol(b.Protocol)
	v.SeriesNo, v.SeriesOf = b.SeriesNo, b.SeriesOf
	s.Entry.Detail = "from " + from + " to " + s.bookedAs()
	if anyway != "" {
		s.Entry.Detail += "; " + anyway
	}
	return nil
}

// bookedAs writes how the visit is booked: 24 Nov 09:00, Chair 2.
func (s *Scene) bookedAs() string {
	v := s.Visit
	words := []string{v.Planned.In(s.Clinic.Location()).Format("2 Jan 15:04")}
	if c, err := s.chair(v.PlannedChair); err == nil {
		words = append(words, c.Name)
	}
	return strings.Join(append(words, v.Title()), ", ")
}

// Booking gives a booked visit as the booking it is, for moving it, or back.
func (v Visit) Booking() Booking {
	return Booking{
		Patient: v.Patient.ID, Kind: v.Kind, Protocol: v.Protocol.ID, Planned: v.Planned, Chair: v.PlannedChair,
		SeriesNo: v.SeriesNo, SeriesOf: v.SeriesOf,
	}
}
