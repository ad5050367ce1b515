package store

import (
	"encoding/json"
	"time"

	"chairside/store/clinic"
)

// What lies in the file as JSON has shapes of its own, so that a field
// renamed in the rules does not lose what was written before.

type stateWas struct {
	Stage        clinic.Stage   `json:"stage"`
	Chair        clinic.ChairID `json:"chair,omitempty"`
	ArrivedAt    int64          `json:"arrived_at,omitempty"`
	WaitingAt    int64          `json:"waiting_at,omitempty"`
	SeatedAt     int64          `json:"seated_at,omitempty"`
	StartedAt    int64          `json:"started_at,omitempty"`
	DueAt        int64          `json:"due_at,omitempty"`
	PausedAt     int64          `json:"paused_at,omitempty"`
	PauseTotal   int64          `json:"pause_total,omitempty"`
	TreatedAt    int64          `json:"treated_at,omitempty"`
	StopReason   string         `json:"stop_reason,omitempty"`
	RecoverBy    int64          `json:"recover_by,omitempty"`
	ReadyAt      int64          `json:"ready_at,omitempty"`
	EndedAt      int64          `json:"ended_at,omitempty"`
	WentHomeWith string         `json:"went_home_with,omitempty"`
	AloneReason  string         `json:"alone_reason,omitempty"`
	Told         string         `json:"told,omitempty"`
	EndReason    string         `json:"end_reason,omitempty"`
}

func writeState(s clinic.State) stateWas {
	return stateWas{
		s.Stage, s.Chair, ms(s.ArrivedAt), ms(s.WaitingAt), ms(s.SeatedAt), ms(s.StartedAt), ms(s.DueAt), ms(s.PausedAt),
		s.PauseTotal.Milliseconds(), ms(s.TreatedAt), s.StopReason, ms(s.RecoverBy), ms(s.ReadyAt), ms(s.EndedAt),
		s.WentHomeWith, s.AloneReason, s.Told, s.EndReason,
	}
}

func (w stateWas) state() *clinic.State {
	return &clinic.State{
		Stage: w.Stage, Chair: w.Chair,
		ArrivedAt: moment(w.ArrivedAt), WaitingAt: moment(w.WaitingAt), SeatedAt: moment(w.SeatedAt),
		StartedAt: moment(w.StartedAt), DueAt: moment(w.DueAt), PausedAt: moment(w.PausedAt),
		PauseTotal: time.Duration(w.PauseTotal) * time.Millisecond,
		TreatedAt:  moment(w.TreatedAt), StopReason: w.StopReason, RecoverBy: moment(w.RecoverBy),
		ReadyAt: moment(w.ReadyAt), EndedAt: moment(w.EndedAt),
		WentHomeWith: w.WentHomeWith, AloneReason: w.AloneReason, Told: w.Told, EndReason: w.EndReason,
	}
}

// readState reads the state before a move, nil where the line was none.
func readState(r *row) *clinic.State {
	s := r.maybe()
	if s == "" {
		return nil
	}
	var w stateWas
	if err := json.Unmarshal([]byte(s), &w); err != nil {
		r.fail(err)
	}
	return w.state()
}

// protocolWas is the protocol as it stood when the patient came: a manager's
// change does not reach into a visit under way or over.
type protocolWas struct {
	Name         string `json:"name"`
	Treatment    bool   `json:"treatment"`
	IV           bool   `json:"iv"`
	Infusion     int64  `json:"infusion"`
	Recovery     int64  `json:"recovery"`
	FixedWatch   bool   `json:"fixed_watch"`
	VitalsDuring int64  `json:"vitals_during"`
	VitalsAfter  int64  `json:"vitals_after"`
	FastFood     int64  `json:"fast_food"`
	FastDrink    int64  `json:"fast_drink"`
	Retired      bool   `json:"retired"`
}

func writeProtocol(p clinic.Protocol) protocolWas {
	return protocolWas{
		p.Name, p.Treatment, p.IV, p.Infusion.Milliseconds(), p.Recovery.Milliseconds(), p.FixedWatch,
		p.VitalsDuring.Milliseconds(), p.VitalsAfter.Milliseconds(), p.FastFood.Milliseconds(), p.FastDrink.Milliseconds(), p.Retired,
	}
}

func (w protocolWas) protocol(id clinic.ProtocolID) clinic.Protocol {
	length := func(n int64) time.Duration { return time.Duration(n) * time.Millisecond }
	return clinic.Protocol{
		ID: id, Name: w.Name, Treatment: w.Treatment, IV: w.IV, Infusion: length(w.Infusion), Recovery: length(w.Recovery),
		FixedWatch: w.FixedWatch, VitalsDuring: length(w.VitalsDuring), VitalsAfter: length(w.VitalsAfter),
		FastFood: length(w.FastFood), FastDrink: length(w.FastDrink), Retired: w.Retired,
	}
}

func readProtocolWas(s string) (w protocolWas, err error) {
	err = json.Unmarshal([]byte(s), &w)
	return w, err
}

// readSigns reads one set of vital signs.
func readSigns(r *row) map[clinic.Sign]int {
	var signs map[clinic.Sign]int
	if err := json.Unmarshal([]byte(r.text()), &signs); err != nil {
		r.fail(err)
	}
	return signs
}

type checkWas struct {
	Criterion clinic.Criterion `json:"criterion"`
	Word      string           `json:"word"`
	Met       bool             `json:"met"`
	Evidence  string           `json:"evidence"`
	Never     bool             `json:"never,omitempty"`
	Override  string           `json:"override,omitempty"`
}

func writeChecks(checks []clinic.Check) []checkWas {
	out := make([]checkWas, len(checks))
	for i, c := range checks {
		out[i] = checkWas(c)
	}
	return out
}

func readChecks(checks []checkWas) []clinic.Check {
	out := make([]clinic.Check, len(checks))
	for i, c := range checks {
		out[i] = clinic.Check(c)
	}
	return out
}
