-- The patient's record, whole: how the patient is called and reached, whom to
-- call for them, what they speak, and when the consent was signed.
ALTER TABLE patient ADD COLUMN preferred TEXT NOT NULL DEFAULT '';
ALTER TABLE patient ADD COLUMN pronoun TEXT NOT NULL DEFAULT '';
ALTER TABLE patient ADD COLUMN phone_kind TEXT NOT NULL DEFAULT '' CHECK (phone_kind IN ('', 'mobile', 'home', 'work'));
ALTER TABLE patient ADD COLUMN phone2 TEXT NOT NULL DEFAULT '';
ALTER TABLE patient ADD COLUMN phone2_kind TEXT NOT NULL DEFAULT '' CHECK (phone2_kind IN ('', 'mobile', 'home', 'work'));
ALTER TABLE patient ADD COLUMN address TEXT NOT NULL DEFAULT '';
ALTER TABLE patient ADD COLUMN contact_name TEXT NOT NULL DEFAULT '';
ALTER TABLE patient ADD COLUMN contact_relation TEXT NOT NULL DEFAULT '';
ALTER TABLE patient ADD COLUMN contact_phone TEXT NOT NULL DEFAULT '';
ALTER TABLE patient ADD COLUMN languages TEXT NOT NULL DEFAULT '[]'; -- JSON list
ALTER TABLE patient ADD COLUMN interpreter INTEGER NOT NULL DEFAULT 0 CHECK (interpreter IN (0, 1));
ALTER TABLE patient ADD COLUMN conditions TEXT NOT NULL DEFAULT '';
ALTER TABLE patient ADD COLUMN consent_signed TEXT NOT NULL DEFAULT ''; -- '' where only the last day is known
ALTER TABLE patient ADD COLUMN referrer TEXT NOT NULL DEFAULT '';
ALTER TABLE patient ADD COLUMN therapist TEXT NOT NULL DEFAULT '';
ALTER TABLE patient ADD COLUMN heard_from TEXT NOT NULL DEFAULT '';
ALTER TABLE patient ADD COLUMN also_key TEXT NOT NULL DEFAULT ''; -- the preferred name as search compares it

-- Two stations can have one record open. Whatever changes it counts the
-- revision on, so that the second to save is told; counted here, because no
-- writer may forget it.
ALTER TABLE patient ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
CREATE TRIGGER patient_revised AFTER UPDATE OF given, family, preferred, pronoun, birth, died, mrn, phone, phone_kind, phone2, phone2_kind, address,
  contact_name, contact_relation, contact_phone, languages, interpreter, allergies, no_allergies, allergies_asked, medicines, medicines_asked,
  conditions, consent_signed, consent_until, referrer, therapist, heard_from
ON patient WHEN NEW.given IS NOT OLD.given OR NEW.family IS NOT OLD.family OR NEW.preferred IS NOT OLD.preferred OR NEW.pronoun IS NOT OLD.pronoun OR NEW.birth IS NOT OLD.birth
  OR NEW.died IS NOT OLD.died OR NEW.mrn IS NOT OLD.mrn OR NEW.phone IS NOT OLD.phone OR NEW.phone_kind IS NOT OLD.phone_kind OR NEW.phone2 IS NOT OLD.phone2
  OR NEW.phone2_kind IS NOT OLD.phone2_kind OR NEW.address IS NOT OLD.address OR NEW.contact_name IS NOT OLD.contact_name OR NEW.contact_relation IS NOT OLD.contact_relation OR NEW.contact_phone IS NOT OLD.contact_phone
  OR NEW.languages IS NOT OLD.languages OR NEW.interpreter IS NOT OLD.interpreter OR NEW.allergies IS NOT OLD.allergies OR NEW.no_allergies IS NOT OLD.no_allergies OR NEW.allergies_asked IS NOT OLD.allergies_asked
  OR NEW.medicines IS NOT OLD.medicines OR NEW.medicines_asked IS NOT OLD.medicines_asked OR NEW.conditions IS NOT OLD.conditions OR NEW.consent_signed IS NOT OLD.consent_signed OR NEW.consent_until IS NOT OLD.consent_until
  OR NEW.referrer IS NOT OLD.referrer OR NEW.therapist IS NOT OLD.therapist OR NEW.heard_from IS NOT OLD.heard_from
BEGIN UPDATE patient SET revision = OLD.revision + 1 WHERE id = NEW.id; END;

-- Search finds by the preferred name too. An index cannot get a column more:
-- it is made anew and filled from the patients.
DROP TRIGGER patient_search_add;
DROP TRIGGER patient_search_change;
DROP TABLE patient_search;
CREATE VIRTUAL TABLE patient_search USING fts5 (
  given_key, family_key, mrn_key, phone_key, birth_key, sound_key, also_key,
  content = 'patient', content_rowid = 'id', prefix = '1 2 3',
  tokenize = 'unicode61 remove_diacritics 0'
);
INSERT INTO patient_search (patient_search, rank) VALUES ('secure-delete', 1);
INSERT INTO patient_search (patient_search) VALUES ('rebuild');
CREATE TRIGGER patient_search_add AFTER INSERT ON patient BEGIN
  INSERT INTO patient_search (rowid, given_key, family_key, mrn_key, phone_key, birth_key, sound_key, also_key)
  VALUES (NEW.id, NEW.given_key, NEW.family_key, NEW.mrn_key, NEW.phone_key, NEW.birth_key, NEW.sound_key, NEW.also_key);
END;
CREATE TRIGGER patient_search_change AFTER UPDATE OF given_key, family_key, mrn_key, phone_key, birth_key, sound_key, also_key ON patient
WHEN NEW.given_key <> OLD.given_key OR NEW.family_key <> OLD.family_key OR NEW.mrn_key <> OLD.mrn_key
  OR NEW.phone_key <> OLD.phone_key OR NEW.birth_key <> OLD.birth_key OR NEW.sound_key <> OLD.sound_key OR NEW.also_key <> OLD.also_key
BEGIN
  INSERT INTO patient_search (patient_search, rowid, given_key, family_key, mrn_key, phone_key, birth_key, sound_key, also_key)
  VALUES ('delete', OLD.id, OLD.given_key, OLD.family_key, OLD.mrn_key, OLD.phone_key, OLD.birth_key, OLD.sound_key, OLD.also_key);
  INSERT INTO patient_search (rowid, given_key, family_key, mrn_key, phone_key, birth_key, sound_key, also_key)
  VALUES (NEW.id, NEW.given_key, NEW.family_key, NEW.mrn_key, NEW.phone_key, NEW.birth_key, NEW.sound_key, NEW.also_key);
END;
