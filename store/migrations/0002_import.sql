-- Patients that came from another system's file, and those who have died.

-- One import of a file: what it added can be taken out again as a whole.
CREATE TABLE import_batch (
  id        INTEGER PRIMARY KEY,
  at        INTEGER NOT NULL,
  by        INTEGER NOT NULL REFERENCES staff (id),
  file      TEXT NOT NULL,
  added     INTEGER NOT NULL CHECK (added >= 0),
  undone_at INTEGER NOT NULL DEFAULT 0,
  undone_by INTEGER REFERENCES staff (id),
  CHECK ((undone_at = 0) = (undone_by IS NULL))
) STRICT;
CREATE TRIGGER import_batch_is_kept BEFORE DELETE ON import_batch BEGIN SELECT RAISE(ABORT, 'kept'); END;

ALTER TABLE patient ADD COLUMN died TEXT NOT NULL DEFAULT ''
  CHECK (died = '' OR died GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND died >= birth);
ALTER TABLE patient ADD COLUMN source_id TEXT CHECK (source_id <> ''); -- in the system it came from
ALTER TABLE patient ADD COLUMN batch INTEGER REFERENCES import_batch (id);
CREATE UNIQUE INDEX patient_source ON patient (source_id) WHERE source_id IS NOT NULL;
CREATE INDEX patient_batch ON patient (batch) WHERE batch IS NOT NULL;

-- A patient leaves the record only with the import that brought them, and
-- never once there is a visit. The search index is not told by a trigger:
-- forgetting 100,000 names one by one takes minutes, the program knows better.
DROP TRIGGER patient_is_kept;
CREATE TRIGGER patient_is_kept BEFORE DELETE ON patient
WHEN NOT EXISTS (SELECT 1 FROM import_batch WHERE id = OLD.batch AND undone_at <> 0)
  OR EXISTS (SELECT 1 FROM visit WHERE patient = OLD.id)
BEGIN SELECT RAISE(ABORT, 'kept'); END;

CREATE TRIGGER visit_of_the_living BEFORE INSERT ON visit
WHEN EXISTS (SELECT 1 FROM patient WHERE id = NEW.patient AND died <> '')
BEGIN SELECT RAISE(ABORT, 'the patient has died'); END;
