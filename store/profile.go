package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"chairside/store/clinic"
)

const profileColumns = `name, address, day_phone, night_phone, emergency, crisis, paper, zone,
	systolic_high, systolic_low, diastolic_high, pulse_high, pulse_low, spo2_low, hold_systolic, hold_diastolic, threshold, fresh, prep,
	scale, load_infusing, load_recovering, load_blocks, week, closed, limits_confirmed, disk_confirmed, rise`

// profile gives the clinic's own figures; those shipped before it is set up.
func profile(ctx context.Context, q queries) (p clinic.Profile, err error) {
	err = one(ctx, q, `SELECT `+profileColumns+` FROM profile WHERE id = 1`, nil, func(r *row) { p = readProfile(r) })
	if errors.Is(err, sql.ErrNoRows) {
		return clinic.DefaultProfile(), nil
	}
	return p, err
}

func readProfile(r *row) (p clinic.Profile) {
	p.Name, p.Address, p.DayPhone, p.NightPhone, p.Emergency, p.Crisis = r.text(), r.text(), r.text(), r.text(), r.text(), r.text()
	p.Paper, p.Zone = clinic.Paper(r.text()), r.text()
	p.Limits = clinic.Limits{
		SystolicHigh: r.count(), SystolicLow: r.count(), DiastolicHigh: r.count(), PulseHigh: r.count(), PulseLow: r.count(), SpO2Low: r.count(),
		HoldSystolic: r.count(), HoldDiastolic: r.count(),
	}
	p.Threshold, p.Fresh, p.Prep, p.Scale = r.count(), r.length(), r.length(), clinic.Scale(r.text())
	p.Load = clinic.Load{Infusing: r.count(), Recovering: r.count(), Blocks: r.yes()}
	p.Week = readWeek(r)
	for _, one := range r.words() {
		d, err := readDay(one)
		if err != nil {
			r.fail(err)
		}
		p.Closed = append(p.Closed, d)
	}
	p.LimitsConfirmed, p.DiskConfirmed, p.Rise = r.day(), r.day(), r.length()
	return p
}

func keepProfile(ctx context.Context, tx writes, p clinic.Profile) error {
	l := p.Limits
	var closed []string
	for _, d := range p.Closed {
		closed = append(closed, d.String())
	}
	_, err := tx.ExecContext(ctx, `INSERT INTO profile (id, `+profileColumns+`)
		VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19,
		?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28)
		ON CONFLICT (id) DO UPDATE SET name = ?1, address = ?2, day_phone = ?3, night_phone = ?4, emergency = ?5, crisis = ?6,
		paper = ?7, zone = ?8, systolic_high = ?9, systolic_low = ?10, diastolic_high = ?11, pulse_high = ?12, pulse_low = ?13,
		spo2_low = ?14, hold_systolic = ?15, hold_diastolic = ?16, threshold = ?17, fresh = ?18, prep = ?19,
		scale = ?20, load_infusing = ?21, load_recovering = ?22, load_blocks = ?23, week = ?24, closed = ?25, limits_confirmed = ?26, disk_confirmed = ?27, rise = ?28`,
		p.Name, p.Address, p.DayPhone, p.NightPhone, p.Emergency, p.Crisis, p.Paper, p.Zone,
		l.SystolicHigh, l.SystolicLow, l.DiastolicHigh, l.PulseHigh, l.PulseLow, l.SpO2Low, l.HoldSystolic, l.HoldDiastolic,
		p.Threshold, p.Fresh.Milliseconds(), p.Prep.Milliseconds(),
		p.Scale, p.Load.Infusing, p.Load.Recovering, p.Load.Blocks, weekWas(p.Week), words(closed), p.LimitsConfirmed.String(), p.DiskConfirmed.String(), p.Rise.Milliseconds())
	return err
}

// The hours lie in the file as a JSON list of seven pairs of minutes since
// midnight, Sunday first.
func weekWas(w clinic.Week) string {
	var pairs [7][2]int
	for i, h := range w {
		pairs[i] = [2]int{int(h.Open / time.Minute), int(h.Close / time.Minute)}
	}
	s, _ := asJSON(pairs) // figures always marshal
	return s
}

func readWeek(r *row) (w clinic.Week) {
	var pairs [7][2]int
	r.json(&pairs)
	for i, p := range pairs {
		w[i] = clinic.Hours{Open: time.Duration(p[0]) * time.Minute, Close: time.Duration(p[1]) * time.Minute}
	}
	return w
}

const protocolColumns = `o.id, o.name, o.treatment, o.iv, o.infusion, o.recovery, o.fixed_watch, o.vitals_during, o.vitals_after,
	o.fast_food, o.fast_drink, o.retired`

func readProtocol(r *row) clinic.Protocol {
	return clinic.Protocol{
		ID: clinic.ProtocolID(r.figure()), Name: r.text(), Treatment: r.yes(), IV: r.yes(), Infusion: r.length(), Recovery: r.length(), FixedWatch: r.yes(),
		VitalsDuring: r.length(), VitalsAfter: r.length(), FastFood: r.length(), FastDrink: r.length(), Retired: r.yes(),
	}
}

func protocols(ctx context.Context, q queries) (list []clinic.Protocol, err error) {
	err = each(ctx, q, `SELECT `+protocolColumns+` FROM protocol o ORDER BY o.id`, nil, func(r *row) error {
		list = append(list, readProtocol(r))
		return nil
	})
	return list, err
}

func protocol(ctx context.Context, q queries, id clinic.ProtocolID) (p clinic.Protocol, err error) {
	err = one(ctx, q, `SELECT `+protocolColumns+` FROM protocol o WHERE o.id = ?1`, []any{id}, func(r *row) { p = readProtocol(r) })
	return p, orMissing(err, "protocol")
}

// keepProtocol adds a protocol when its ID is 0 or not there yet, or changes it.
func keepProtocol(ctx context.Context, tx writes, p clinic.Protocol) (id clinic.ProtocolID, err error) {
	err = tx.QueryRowContext(ctx, `INSERT INTO protocol
		(id, name, treatment, iv, infusion, recovery, fixed_watch, vitals_during, vitals_after, fast_food, fast_drink, retired)
		VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
		ON CONFLICT (id) DO UPDATE SET name = ?2, treatment = ?3, iv = ?4, infusion = ?5, recovery = ?6, fixed_watch = ?7,
		vitals_during = ?8, vitals_after = ?9, fast_food = ?10, fast_drink = ?11, retired = ?12 RETURNING id`,
		opt(p.ID), p.Name, p.Treatment, p.IV, p.Infusion.Milliseconds(), p.Recovery.Milliseconds(), p.FixedWatch,
		p.VitalsDuring.Milliseconds(), p.VitalsAfter.Milliseconds(), p.FastFood.Milliseconds(), p.FastDrink.Milliseconds(), p.Retired).Scan(&id)
	return id, err
}
