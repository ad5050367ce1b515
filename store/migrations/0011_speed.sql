-- The search index keeps the beginnings of four letters and figures too.
-- Without them four figures that most phones begin with, an area code and one
-- more, were put together from as many words as there are patients, at every
-- key. An index cannot get beginnings more: it is made anew and filled from the
-- patients.
DROP TRIGGER patient_search_add;
DROP TRIGGER patient_search_change;
DROP TABLE patient_search;
CREATE VIRTUAL TABLE patient_search USING fts5 (
  given_key, family_key, mrn_key, phone_key, birth_key, sound_key, also_key,
  content = 'patient', content_rowid = 'id', prefix = '1 2 3 4',
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
