package schedule

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/theme"
)

// The hours that are shown of a day although the clinic is open longer, unless
// something lies outside of them (ours).
const earliest, latest = 7, 19

// hours gives a moment as hours of the day's clock: 9.5 is half past nine, and
// more than 24 is the day after.
func hours(day clinic.Day, t time.Time) float64 {
	t = t.In(day.Clinic.Location())
	h := float64(t.Hour()) + float64(t.Minute())/60
	switch d := clinic.DateOf(t, day.Clinic.Location()); {
	case d.Before(day.Date):
		return h - 24
	case day.Date.Before(d):
		return h + 24
	}
	return h
}

// viewTable derives the timetable of a day.
func viewTable(day clinic.Day, now time.Time) part.TimeSpec {
	now = now.Truncate(time.Minute)
	spec := part.TimeSpec{From: 8, To: 18, Now: -1}
	if opens, closes := day.Opens(); !opens.IsZero() {
		from, to := hours(day, opens), hours(day, closes)
		if from > 0 {
			spec.Shades = append(spec.Shades, part.Span{From: 0, To: from})
		}
		if to < 24 {
			spec.Shades = append(spec.Shades, part.Span{From: to, To: 24})
		}
		spec.From, spec.To = math.Max(math.Floor(from), earliest), math.Min(math.Ceil(to), latest)
	} else {
		spec.Shades = []part.Span{{From: 0, To: 24}}
	}
	for _, c := range day.Chairs {
		if lane, used := laneOf(day, c, now); used || !c.Retired {
			spec.Lanes = append(spec.Lanes, lane)
		}
	}
	spec.Lanes = append(spec.Lanes, besides(day)...)
	for _, l := range spec.Lanes {
		for _, b := range l.Blocks {
			spec.From = math.Max(0, math.Min(spec.From, math.Floor(b.Pieces[0].From)))
			spec.To = math.Min(24, math.Max(spec.To, math.Ceil(b.Pieces[len(b.Pieces)-1].To)))
		}
	}
	if clinic.DateOf(now, day.Clinic.Location()) == day.Date {
		spec.Now = hours(day, now)
		spec.From, spec.To = math.Min(spec.From, math.Floor(spec.Now)), math.Max(spec.To, math.Ceil(spec.Now))
	}
	count(day, now, &spec)
	return spec
}

// laneOf is one chair's line; used says whether anything stands in it.
func laneOf(day clinic.Day, c clinic.Chair, now time.Time) (part.TimeLane, bool) {
	lane := part.TimeLane{Name: c.Name, Sub: strings.Join(append([]string{string(c.Kind)}, c.Features...), " · ")}
	switch {
	case c.OutReason != "":
		lane.Off, lane.Sub = true, "out: "+c.OutReason
	case c.Retired:
		lane.Off, lane.Sub = true, "no longer used"
	}
	for _, v := range day.Visits {
		if v.PlanChair() != c.ID || !reaches(day, v, now) {
			continue
		}
		lane.Blocks = append(lane.Blocks, block(day, v, c.Turnover, now))
	}
	pack(&lane)
	return lane, len(lane.Blocks) > 0
}

// reaches tells whether a visit's time in a chair lies in the day.
func reaches(day clinic.Day, v clinic.Visit, now time.Time) bool {
	from, to := v.Takes(day.Clinic, now)
	return to.After(from) && hours(day, to) > 0 && hours(day, from) < 24
}

var tones = map[clinic.PlanPart]theme.Tone{
	clinic.PlanPrep: theme.Blue, clinic.PlanTreatment: theme.Violet, clinic.PlanRecovery: theme.Teal, clinic.PlanTalk: theme.Blue,
}

// block draws a visit part by part. What is to come is deep, who has gone pale.
func block(day clinic.Day, v clinic.Visit, turnover time.Duration, now time.Time) part.Block {
	b := part.Block{Key: int64(v.ID)}
	b.Text, b.Sub = words(day, v)
	plan := v.Plan(day.Clinic, now)
	for _, s := range plan {
		look := part.PieceDeep
		if s.Part == clinic.PlanPrep || v.Stage.Ended() {
			look = part.PiecePale
		}
		b.Pieces = append(b.Pieces, part.Piece{From: hours(day, s.From), To: hours(day, s.To), Tone: tones[s.Part], Look: look})
	}
	end := plan[len(plan)-1].To
	if turnover > 0 {
		b.Pieces = append(b.Pieces, part.Piece{From: hours(day, end), To: hours(day, end.Add(turnover)), Tone: theme.Neutral, Look: part.PieceHatch})
	}
	return b
}

// words are the two lines of a block. A name that is cut off would make two who
// could be mistaken look alike, so what tells them apart begins the second line.
func words(day clinic.Day, v clinic.Visit) (text, sub string) {
	family, given := v.Patient.Family, v.Patient.Given
	switch day.NameFor(v) {
	case family:
		return family, short(v)
	case v.Patient.Label():
		return family, strings.TrimSuffix(given+" · "+short(v), " · ")
	}
	return v.Patient.Label(), v.Patient.Birth.Long()
}

// short is what a narrow block says of a visit: 3 of 6, maint., consult.
func short(v clinic.Visit) string {
	switch {
	case v.Kind == clinic.Consultation:
		return "consult"
	case v.Kind == clinic.Maintenance:
		return "maint."
	case v.SeriesNo == 0:
		return ""
	case v.SeriesOf == 0:
		return fmt.Sprint(v.SeriesNo)
	}
	return fmt.Sprintf("%d of %d", v.SeriesNo, v.SeriesOf)
}

// besides are the visits that stand in no chair: still without one, and those
// who will not come, so that they can be looked at and put back.
func besides(day clinic.Day) (lanes []part.TimeLane) {
	without := part.TimeLane{Name: "No chair yet", Sub: "planned or waiting"}
	off := part.TimeLane{Name: "Not coming", Sub: "no-show, cancelled"}
	for _, v := range day.Visits {
		if v.Day != day.Date || !v.SeatedAt.IsZero() {
			continue
		}
		b := part.Block{Key: int64(v.ID), Text: day.NameFor(v), Sub: short(v)}
		piece := part.Piece{From: hours(day, v.Planned), To: hours(day, v.Planned.Add(v.Stay(day.Clinic.Prep))), Tone: theme.Neutral}
		switch {
		case v.Stage.Ended():
			b.Sub = v.Stage.Word()
			b.Pieces = []part.Piece{piece}
			off.Blocks = append(off.Blocks, b)
		case v.PlannedChair == 0:
			piece.Tone = theme.Amber
			b.Pieces = []part.Piece{piece}
			without.Blocks = append(without.Blocks, b)
		}
	}
	for _, lane := range []part.TimeLane{without, off} {
		if len(lane.Blocks) > 0 {
			pack(&lane)
			lanes = append(lanes, lane)
		}
	}
	return lanes
}

// pack puts blocks that lie over each other into rows of their own: a chair
// that was booked twice shows it.
func pack(lane *part.TimeLane) {
	from := func(b part.Block) float64 { return b.Pieces[0].From }
	slices.SortStableFunc(lane.Blocks, func(a, b part.Block) int {
		switch {
		case from(a) < from(b):
			return -1
		case from(a) > from(b):
			return 1
		}
		return 0
	})
	var ends []float64
	for i := range lane.Blocks {
		b := &lane.Blocks[i]
		b.Row = slices.IndexFunc(ends, func(end float64) bool { return end <= from(*b)+1e-9 })
		if b.Row < 0 {
			b.Row, ends = len(ends), append(ends, 0)
		}
		end := b.Pieces[len(b.Pieces)-1]
		if end.Look == part.PieceHatch { // cleaning that a late visit squeezes is no second booking
			end.To = end.From
		}
		ends[b.Row] = end.To
	}
}

// countStep is how fine the row of counts is.
const countStep = 30 * time.Minute

// count fills in how many are infusing at once in each half hour, at most, and
// whether that asks for more nurses than there are.
func count(day clinic.Day, now time.Time, spec *part.TimeSpec) {
	nurses := 0
	for _, s := range day.Staff {
		if s.Roles.Has(clinic.Nurse) && !s.Retired {
			nurses++
		}
	}
	load := day.Clinic.Load
	if load.Infusing == 0 {
		return
	}
	spec.CountName, spec.Limit = "Infusing", nurses*load.Infusing
	spec.CountSub = fmt.Sprintf("%d nurses, at most %d", nurses, spec.Limit)
	if nurses == 1 {
		spec.CountSub = fmt.Sprintf("1 nurse, at most %d", spec.Limit)
	}
	type run struct {
		from, to time.Time
		part     clinic.PlanPart
	}
	var runs []run
	for _, v := range day.Visits {
		for _, s := range v.Plan(day.Clinic, now) {
			if s.Part == clinic.PlanTreatment || s.Part == clinic.PlanRecovery && v.Protocol.Treatment {
				runs = append(runs, run{s.From, s.To, s.Part})
			}
		}
	}
	midnight := day.Date.At(0, 0, day.Clinic.Location())
	for h := spec.From; h < spec.To; h += countStep.Hours() {
		begin := midnight.Add(time.Duration(h * float64(time.Hour)))
		bar := part.CountBar{Span: part.Span{From: h, To: h + countStep.Hours()}}
		for at := begin; at.Before(begin.Add(countStep)); at = at.Add(5 * time.Minute) {
			infusing, recovering := 0, 0
			for _, r := range runs {
				if at.Before(r.from) || !at.Before(r.to) {
					continue
				}
				if r.part == clinic.PlanTreatment {
					infusing++
				} else {
					recovering++
				}
			}
			bar.N = max(bar.N, infusing)
			bar.Over = bar.Over || load.Nurses(infusing, recovering) > float64(nurses)+1e-9
		}
		spec.Counts = append(spec.Counts, bar)
	}
}
