package settings

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"chairside/store/clinic"
	"chairside/ui/form"
)

func retiredWords(name string, retired bool) string {
	if retired {
		return name + " retired"
	}
	return name + " is back"
}

func newChairs(desk *Desk) *listPage[clinic.Chair] {
	return newListPage(desk, kind[clinic.Chair]{
		id: "settings.chair", groups: form.Chair, check: clinic.Chair.Check,
		change: func(read, to clinic.Chair, confirmed bool) clinic.Setting {
			return clinic.ChairChange{Read: read, To: to, Confirmed: confirmed}
		},
		saved: func(read, to clinic.Chair) string {
			if read.Retired != to.Retired {
				return retiredWords(to.Name, to.Retired)
			}
			return to.Name + " saved"
		},
	}, listing[clinic.Chair]{
		one: "chair", words: "Chairs are retired, never removed: the history names them. - and + change their order on the boards.",
		of: func(d clinic.Day) []clinic.Chair {
			var all []clinic.Chair
			for _, c := range d.Chairs {
				all = append(all, c.Record()) // who sits there is no matter of the settings
			}
			return all
		},
		id:      func(c clinic.Chair) int64 { return int64(c.ID) },
		retired: func(c *clinic.Chair) *bool { return &c.Retired },
		name:    func(c clinic.Chair) string { return c.Name },
		about: func(c clinic.Chair) string {
			return strings.Join(append([]string{string(c.Kind), "cleaning " + clinic.Span(c.Turnover)}, c.Features...), " · ")
		},
		fresh: func() clinic.Chair { return clinic.Chair{Kind: clinic.Recliner, Turnover: clinic.DefaultTurnover} },
		order: orderChairs,
	})
}

// orderChairs writes another order of the chairs.
func orderChairs(desk *Desk, ids, read []int64) {
	chairs := func(ids []int64) (list []clinic.ChairID) {
		for _, id := range ids {
			list = append(list, clinic.ChairID(id))
		}
		return list
	}
	desk.apply(clinic.ChairOrder{Read: chairs(read), To: chairs(ids)}, "The order of the chairs is changed", clinic.ChairOrder{Read: chairs(ids), To: chairs(read)})
}

// apply makes a change that nobody typed into a form; back takes it back.
func (d *Desk) apply(c clinic.Setting, said string, back clinic.Setting) {
	staff, ok := d.Staff()
	if !ok {
		d.Pick(func() { d.apply(c, said, back) })
		return
	}
	if d.busy {
		return
	}
	d.busy = true
	d.Spawn(func() {
		err := d.Store.Change(context.Background(), staff.ID, c)
		fyne.Do(func() {
			d.busy = false
			if err != nil {
				d.Failed(err)
				return
			}
			d.Saved(func() { d.Say(said, func() { d.apply(back, "Taken back", c) }) })
		})
	})
}

func newProtocols(desk *Desk) *listPage[clinic.Protocol] {
	return newListPage(desk, kind[clinic.Protocol]{
		id: "settings.protocol", groups: form.Protocol, check: clinic.Protocol.Check,
		change: func(read, to clinic.Protocol, confirmed bool) clinic.Setting {
			return clinic.ProtocolChange{Read: read, To: to, Confirmed: confirmed}
		},
		saved: func(read, to clinic.Protocol) string {
			if read.Retired != to.Retired {
				return retiredWords(to.Name, to.Retired)
			}
			return to.Name + " saved: it holds from the next arrival on"
		},
	}, listing[clinic.Protocol]{
		one: "protocol", words: "Protocols are retired, never removed: visits name them. Visits under way keep what they came under.",
		of:      func(d clinic.Day) []clinic.Protocol { return d.Protocols },
		id:      func(p clinic.Protocol) int64 { return int64(p.ID) },
		retired: func(p *clinic.Protocol) *bool { return &p.Retired },
		name:    func(p clinic.Protocol) string { return p.Name },
		about:   form.Describe,
		fresh:   func() clinic.Protocol { return clinic.Protocol{Treatment: true} },
	})
}

func newStaff(desk *Desk) *listPage[clinic.Staff] {
	return newListPage(desk, kind[clinic.Staff]{
		id: "settings.staff", groups: form.Person, check: clinic.Staff.Check,
		change: func(read, to clinic.Staff, _ bool) clinic.Setting { return clinic.StaffChange{Read: read, To: to} },
		saved: func(read, to clinic.Staff) string {
			if read.Retired != to.Retired {
				return retiredWords(to.Short(), to.Retired)
			}
			return to.Short() + " saved"
		},
	}, listing[clinic.Staff]{
		one: "member of staff", words: "Who leaves is retired, never removed: the history names them. They can no longer be chosen at the desk.",
		of:      func(d clinic.Day) []clinic.Staff { return d.Staff },
		id:      func(s clinic.Staff) int64 { return int64(s.ID) },
		retired: func(s *clinic.Staff) *bool { return &s.Retired },
		name:    func(s clinic.Staff) string { return strings.TrimSpace(s.Name + " " + s.Credential) },
		about:   func(s clinic.Staff) string { return strings.ReplaceAll(s.Roles.String(), " or ", " and ") },
		fresh:   func() clinic.Staff { return clinic.Staff{} },
	})
}
