-- How a patient's names sound, a key a word, so that Catherine and Kathryn are
-- found by each other's spelling. The program writes it with the names; here
-- sound_of, which every connection of the program has, writes it for those who are on
-- record already. The old triggers go first: they would rewrite the search
-- index a patient at a time.
DROP TRIGGER patient_search_add;
DROP TRIGGER patient_search_change;
DROP TABLE patient_search;

ALTER TABLE patient ADD COLUMN sound_key TEXT NOT NULL DEFAULT '';
UPDATE patient SET sound_key = sound_of(given || ' ' || family);

CREATE VIRTUAL TABLE patient_search USING fts5 (
  given_key, family_key, mrn_key, phone_key, birth_key, sound_key,
  content = 'patient', content_rowid = 'id', prefix = '1 2 3',
  tokenize = 'unicode61 remove_diacritics 0'
);
INSERT INTO patient_search (patient_search, rank) VALUES ('secure-delete', 1);
INSERT INTO patient_search (patient_search) VALUES ('rebuild');
CREATE TRIGGER patient_search_add AFTER INSERT ON patient BEGIN
  INSERT INTO patient_search (rowid, given_key, family_key, mrn_key, phone_key, birth_key, sound_key)
  VALUES (NEW.id, NEW.given_key, NEW.family_key, NEW.mrn_key, NEW.phone_key, NEW.birth_key, NEW.sound_key);
END;
CREATE TRIGGER patient_search_change AFTER UPDATE OF given_key, family_key, mrn_key, phone_key, birth_key, sound_key ON patient BEGIN
  INSERT INTO patient_search (patient_search, rowid, given_key, family_key, mrn_key, phone_key, birth_key, sound_key)
  VALUES ('delete', OLD.id, OLD.given_key, OLD.family_key, OLD.mrn_key, OLD.phone_key, OLD.birth_key, OLD.sound_key);
  INSERT INTO patient_search (rowid, given_key, family_key, mrn_key, phone_key, birth_key, sound_key)
  VALUES (NEW.id, NEW.given_key, NEW.family_key, NEW.mrn_key, NEW.phone_key, NEW.birth_key, NEW.sound_key);
END;
