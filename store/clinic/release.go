package clinic

// releases says who may release a hold that is not any nurse's to release: a
// PHQ-9 with question 9 above 0 is a patient who may harm themselves, held
// "for nurse and provider". The nurse sees the patient, the provider releases.
var releases = map[Question]Roles{AskPHQ9: Provider}

// MayRelease refuses a person who may not release this hold.
func (s Staff) MayRelease(h Hold) error {
	if err := s.May(ActRelease); err != nil {
		return err
	}
	if roles, own := releases[h.Source]; own && !s.Roles.Has(roles) {
		return refuse(NotAllowed, s.Short()+" may not release a PHQ-9 hold.", "Ask a "+roles.String()+".")
	}
	return nil
}
