package clinic

// MayCome refuses a visit of somebody who has died. It is asked when a visit
// is booked, when a walk-in begins and when a patient arrives: the name that
// was chosen is most likely another's, and nobody did anything wrong.
func (p Patient) MayCome() error {
	if p.Died.IsZero() {
		return nil
	}
	return refuse(Blocked, "The record says that this patient died on "+p.Died.Long()+"; no visit can begin or be booked.",
		"Look for another record of the same name first.")
}

// checkDeath refuses a day of death that no calendar has, one in the future
// and one before the birth.
func checkDeath(birth, died, today Date) error {
	switch {
	case !died.exists():
		return wrong("died", "There is no such day of death.", "Write the date as 1985-11-03 or 3 Nov 1985.")
	case today.Before(died):
		return wrong("died", "The day of death lies in the future.", "Check the year.")
	case birth.exists() && died.Before(birth):
		return wrong("died", "The day of death lies before the birth date.", "Check both dates.")
	}
	return nil
}
