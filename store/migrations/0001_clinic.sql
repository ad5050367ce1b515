-- The clinic's file, first shape.
--
-- Times are unix milliseconds in UTC, 0 for none; lengths of time are
-- milliseconds; days are yyyy-mm-dd, '' for none; yes and no are 1 and 0.
-- What the rules in store/clinic refuse and two stations could break at once
-- is refused here again.

-- What the program keeps about the file itself. One row.
CREATE TABLE file (
  id       INTEGER PRIMARY KEY CHECK (id = 1),
  demo     INTEGER NOT NULL CHECK (demo IN (0, 1)),
  made_at  INTEGER NOT NULL,
  next_mrn INTEGER NOT NULL CHECK (next_mrn > 0)
) STRICT;

-- The clinic as it names itself, and the figures it has set. One row.
CREATE TABLE profile (
  id             INTEGER PRIMARY KEY CHECK (id = 1),
  name           TEXT NOT NULL,
  address        TEXT NOT NULL,
  day_phone      TEXT NOT NULL,
  night_phone    TEXT NOT NULL,
  emergency      TEXT NOT NULL,
  crisis         TEXT NOT NULL,
  paper          TEXT NOT NULL CHECK (paper IN ('letter', 'a4')),
  zone           TEXT NOT NULL,
  systolic_high  INTEGER NOT NULL,
  systolic_low   INTEGER NOT NULL,
  diastolic_high INTEGER NOT NULL,
  pulse_high     INTEGER NOT NULL,
  pulse_low      INTEGER NOT NULL,
  spo2_low       INTEGER NOT NULL,
  hold_systolic  INTEGER NOT NULL,
  hold_diastolic INTEGER NOT NULL,
  threshold      INTEGER NOT NULL CHECK (threshold BETWEEN 1 AND 10),
  fresh          INTEGER NOT NULL CHECK (fresh >= 0),
  prep           INTEGER NOT NULL CHECK (prep >= 0)
) STRICT;

CREATE TABLE staff (
  id         INTEGER PRIMARY KEY,
  name       TEXT NOT NULL CHECK (name <> ''),
  credential TEXT NOT NULL,
  roles      INTEGER NOT NULL CHECK (roles > 0),
  retired    INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;

CREATE TABLE protocol (
  id            INTEGER PRIMARY KEY,
  name          TEXT NOT NULL CHECK (name <> ''),
  treatment     INTEGER NOT NULL CHECK (treatment IN (0, 1)),
  iv            INTEGER NOT NULL CHECK (iv IN (0, 1)),
  infusion      INTEGER NOT NULL CHECK (infusion >= 0),
  recovery      INTEGER NOT NULL CHECK (recovery >= 0),
  fixed_watch   INTEGER NOT NULL CHECK (fixed_watch IN (0, 1)),
  vitals_during INTEGER NOT NULL CHECK (vitals_during >= 0),
  vitals_after  INTEGER NOT NULL CHECK (vitals_after >= 0),
  fast_food     INTEGER NOT NULL CHECK (fast_food >= 0),
  fast_drink    INTEGER NOT NULL CHECK (fast_drink >= 0),
  retired       INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT;

-- A chair's occupant is the visit that names it: kept once, on the visit.
CREATE TABLE chair (
  id             INTEGER PRIMARY KEY,
  name           TEXT NOT NULL CHECK (name <> ''),
  kind           TEXT NOT NULL CHECK (kind IN ('recliner', 'bed', 'room')),
  features       TEXT NOT NULL, -- JSON list
  turnover       INTEGER NOT NULL CHECK (turnover >= 0),
  place          INTEGER NOT NULL,
  cleaning_since INTEGER NOT NULL DEFAULT 0,
  out_reason     TEXT NOT NULL DEFAULT '',
  out_since      INTEGER NOT NULL DEFAULT 0,
  out_by         INTEGER REFERENCES staff (id),
  CHECK ((out_reason = '') = (out_since = 0))
) STRICT;
CREATE UNIQUE INDEX chair_name ON chair (name COLLATE NOCASE);

CREATE TABLE patient (
  id              INTEGER PRIMARY KEY,
  given           TEXT NOT NULL,
  family          TEXT NOT NULL CHECK (length(family) BETWEEN 1 AND 80),
  birth           TEXT NOT NULL CHECK (birth GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  mrn             TEXT NOT NULL CHECK (mrn <> ''),
  phone           TEXT NOT NULL,
  allergies       TEXT NOT NULL, -- JSON list
  no_allergies    INTEGER NOT NULL CHECK (no_allergies IN (0, 1)),
  allergies_asked TEXT NOT NULL,
  medicines       TEXT NOT NULL,
  medicines_asked TEXT NOT NULL,
  consent_until   TEXT NOT NULL,
  -- what search compares, written by the program
  given_key       TEXT NOT NULL,
  family_key      TEXT NOT NULL,
  family_back     TEXT NOT NULL, -- family_key from its end, to find by its last letters
  mrn_key         TEXT NOT NULL,
  phone_key       TEXT NOT NULL, -- every tail of the number of 3 digits or more
  birth_key       TEXT NOT NULL, -- yyyymmdd
  CHECK (no_allergies = 0 OR allergies = '[]')
) STRICT;
CREATE UNIQUE INDEX patient_mrn ON patient (mrn_key);
CREATE INDEX patient_family ON patient (family_key, given_key, birth);
CREATE INDEX patient_back ON patient (family_back, given_key, birth);
CREATE INDEX patient_given ON patient (given_key, family_key, birth);
CREATE INDEX patient_birth ON patient (birth, family_key, given_key);

CREATE VIRTUAL TABLE patient_search USING fts5 (
  given_key, family_key, mrn_key, phone_key, birth_key,
  content = 'patient', content_rowid = 'id', prefix = '1 2 3',
  tokenize = 'unicode61 remove_diacritics 0'
);
INSERT INTO patient_search (patient_search, rank) VALUES ('secure-delete', 1);
CREATE TRIGGER patient_search_add AFTER INSERT ON patient BEGIN
  INSERT INTO patient_search (rowid, given_key, family_key, mrn_key, phone_key, birth_key)
  VALUES (NEW.id, NEW.given_key, NEW.family_key, NEW.mrn_key, NEW.phone_key, NEW.birth_key);
END;
CREATE TRIGGER patient_search_change AFTER UPDATE OF given_key, family_key, mrn_key, phone_key, birth_key ON patient BEGIN
  INSERT INTO patient_search (patient_search, rowid, given_key, family_key, mrn_key, phone_key, birth_key)
  VALUES ('delete', OLD.id, OLD.given_key, OLD.family_key, OLD.mrn_key, OLD.phone_key, OLD.birth_key);
  INSERT INTO patient_search (rowid, given_key, family_key, mrn_key, phone_key, birth_key)
  VALUES (NEW.id, NEW.given_key, NEW.family_key, NEW.mrn_key, NEW.phone_key, NEW.birth_key);
END;

CREATE TABLE visit (
  id            INTEGER PRIMARY KEY,
  day           TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  number        INTEGER NOT NULL CHECK (number > 0),
  patient       INTEGER NOT NULL REFERENCES patient (id),
  kind          TEXT NOT NULL CHECK (kind IN ('induction', 'maintenance', 'consultation')),
  protocol      INTEGER NOT NULL REFERENCES protocol (id),
  protocol_was  TEXT,              -- JSON: the protocol as it stood when the patient came; NULL while booked
  series_no     INTEGER NOT NULL CHECK (series_no >= 0),
  series_of     INTEGER NOT NULL CHECK (series_of >= 0),
  planned       INTEGER NOT NULL,
  planned_chair INTEGER REFERENCES chair (id),
  walk_in       INTEGER NOT NULL CHECK (walk_in IN (0, 1)),

  stage          TEXT NOT NULL CHECK (stage IN ('booked', 'arrived', 'waiting', 'in_chair', 'with_clinician', 'infusing',
                 'recovering', 'ready', 'discharged', 'no_show', 'cancelled', 'left_before', 'left_against', 'hospital')),
  chair          INTEGER REFERENCES chair (id),
  arrived_at     INTEGER NOT NULL DEFAULT 0,
  waiting_at     INTEGER NOT NULL DEFAULT 0,
  seated_at      INTEGER NOT NULL DEFAULT 0,
  started_at     INTEGER NOT NULL DEFAULT 0,
  due_at         INTEGER NOT NULL DEFAULT 0,
  paused_at      INTEGER NOT NULL DEFAULT 0,
  pause_total    INTEGER NOT NULL DEFAULT 0,
  treated_at     INTEGER NOT NULL DEFAULT 0,
  stop_reason    TEXT NOT NULL DEFAULT '',
  recover_by     INTEGER NOT NULL DEFAULT 0,
  ready_at       INTEGER NOT NULL DEFAULT 0,
  ended_at       INTEGER NOT NULL DEFAULT 0,
  went_home_with TEXT NOT NULL DEFAULT '',
  alone_reason   TEXT NOT NULL DEFAULT '',
  told           TEXT NOT NULL DEFAULT '',
  end_reason     TEXT NOT NULL DEFAULT '',

  escort_name         TEXT NOT NULL DEFAULT '',
  escort_relation     TEXT NOT NULL DEFAULT '',
  escort_phone        TEXT NOT NULL DEFAULT '',
  escort_comes        INTEGER NOT NULL DEFAULT 0,
  escort_confirmed_at INTEGER NOT NULL DEFAULT 0,
  escort_confirmed_by INTEGER REFERENCES staff (id),

  UNIQUE (day, number),
  CHECK ((chair IS NOT NULL) = (stage IN ('in_chair', 'with_clinician', 'infusing', 'recovering', 'ready'))),
  CHECK (stage = 'booked' OR stage = 'no_show' OR stage = 'cancelled' OR arrived_at <> 0),
  CHECK (stage NOT IN ('infusing', 'recovering', 'ready') OR started_at <> 0),
  CHECK (stage NOT IN ('recovering', 'ready') OR treated_at <> 0),
  CHECK (stage <> 'ready' OR ready_at <> 0)
) STRICT;
CREATE INDEX visit_board ON visit (day, stage);
CREATE INDEX visit_of ON visit (patient, stage, planned);
CREATE INDEX visit_open ON visit (stage, day);
CREATE UNIQUE INDEX visit_chair ON visit (chair) WHERE chair IS NOT NULL;
CREATE UNIQUE INDEX visit_in_building ON visit (patient)
  WHERE stage IN ('arrived', 'waiting', 'in_chair', 'with_clinician', 'infusing', 'recovering', 'ready');

CREATE TRIGGER visit_takes_chair BEFORE UPDATE OF chair ON visit
WHEN NEW.chair IS NOT NULL AND NEW.chair IS NOT OLD.chair
 AND EXISTS (SELECT 1 FROM chair WHERE id = NEW.chair AND (cleaning_since <> 0 OR out_reason <> ''))
BEGIN SELECT RAISE(ABORT, 'chair takes nobody now'); END;
CREATE TRIGGER visit_begins_in_chair BEFORE INSERT ON visit
WHEN NEW.chair IS NOT NULL
 AND EXISTS (SELECT 1 FROM chair WHERE id = NEW.chair AND (cleaning_since <> 0 OR out_reason <> ''))
BEGIN SELECT RAISE(ABORT, 'chair takes nobody now'); END;
CREATE TRIGGER chair_empties_first BEFORE UPDATE ON chair
WHEN (NEW.cleaning_since <> 0 OR NEW.out_reason <> '') AND EXISTS (SELECT 1 FROM visit WHERE chair = NEW.id)
BEGIN SELECT RAISE(ABORT, 'somebody sits in the chair'); END;

CREATE TABLE answer (
  id       INTEGER PRIMARY KEY,
  visit    INTEGER NOT NULL REFERENCES visit (id),
  question TEXT NOT NULL,
  outcome  TEXT NOT NULL CHECK (outcome IN ('fine', 'hold', 'skipped')),
  at       INTEGER NOT NULL,
  by       INTEGER NOT NULL REFERENCES staff (id),
  note     TEXT NOT NULL,
  food     INTEGER NOT NULL,
  drink    INTEGER NOT NULL,
  total    INTEGER NOT NULL CHECK (total BETWEEN 0 AND 27),
  item9    INTEGER NOT NULL CHECK (item9 BETWEEN 0 AND 3),
  UNIQUE (visit, question)
) STRICT;

CREATE TABLE hold (
  id          INTEGER PRIMARY KEY,
  visit       INTEGER NOT NULL REFERENCES visit (id),
  reason      TEXT NOT NULL,
  source      TEXT NOT NULL,
  at          INTEGER NOT NULL,
  by          INTEGER NOT NULL REFERENCES staff (id),
  released_at INTEGER NOT NULL,
  released_by INTEGER REFERENCES staff (id),
  release     TEXT NOT NULL,
  CHECK ((released_at = 0) = (released_by IS NULL))
) STRICT;
CREATE INDEX hold_visit ON hold (visit);

CREATE TABLE vitals (
  id      INTEGER PRIMARY KEY,
  visit   INTEGER NOT NULL REFERENCES visit (id),
  at      INTEGER NOT NULL,
  by      INTEGER NOT NULL REFERENCES staff (id),
  stage   TEXT NOT NULL,
  signs   TEXT NOT NULL, -- JSON object
  note    TEXT NOT NULL,
  amends  INTEGER REFERENCES vitals (id),
  amended INTEGER NOT NULL CHECK (amended IN (0, 1)),
  why     TEXT NOT NULL
) STRICT;
CREATE INDEX vitals_visit ON vitals (visit, at);
CREATE UNIQUE INDEX vitals_amends ON vitals (amends) WHERE amends IS NOT NULL;

CREATE TABLE score (
  id    INTEGER PRIMARY KEY,
  visit INTEGER NOT NULL REFERENCES visit (id),
  at    INTEGER NOT NULL,
  by    INTEGER NOT NULL REFERENCES staff (id),
  total INTEGER NOT NULL CHECK (total BETWEEN 0 AND 10)
) STRICT;
CREATE INDEX score_visit ON score (visit);

CREATE TABLE effect (
  id          INTEGER PRIMARY KEY,
  visit       INTEGER NOT NULL REFERENCES visit (id),
  name        TEXT NOT NULL,
  severity    TEXT NOT NULL CHECK (severity IN ('mild', 'moderate', 'severe')),
  onset       INTEGER NOT NULL,
  by          INTEGER NOT NULL REFERENCES staff (id),
  note        TEXT NOT NULL,
  resolved_at INTEGER NOT NULL,
  resolved_by INTEGER REFERENCES staff (id),
  signed_by   INTEGER REFERENCES staff (id),
  signed_at   INTEGER NOT NULL,
  signed_why  TEXT NOT NULL
) STRICT;
CREATE INDEX effect_visit ON effect (visit);

CREATE TABLE tick (
  id    INTEGER PRIMARY KEY,
  visit INTEGER NOT NULL REFERENCES visit (id),
  item  TEXT NOT NULL,
  at    INTEGER NOT NULL,
  by    INTEGER NOT NULL REFERENCES staff (id),
  UNIQUE (visit, item)
) STRICT;

-- Every clearance ever given. The one in force is the last whose moment is
-- the visit's ready_at.
CREATE TABLE clearance (
  id     INTEGER PRIMARY KEY,
  visit  INTEGER NOT NULL REFERENCES visit (id),
  at     INTEGER NOT NULL,
  by     INTEGER NOT NULL REFERENCES staff (id),
  checks TEXT NOT NULL -- JSON list
) STRICT;
CREATE INDEX clearance_visit ON clearance (visit, at);

CREATE TABLE sheet (
  id      INTEGER PRIMARY KEY,
  visit   INTEGER NOT NULL REFERENCES visit (id),
  at      INTEGER NOT NULL,
  by      INTEGER NOT NULL REFERENCES staff (id),
  version INTEGER NOT NULL CHECK (version > 0),
  place   TEXT NOT NULL,
  UNIQUE (visit, version)
) STRICT;

CREATE TABLE history (
  id         INTEGER PRIMARY KEY,
  at         INTEGER NOT NULL,
  by         INTEGER NOT NULL REFERENCES staff (id),
  action     TEXT NOT NULL CHECK (action <> ''),
  visit      INTEGER REFERENCES visit (id),
  chair      INTEGER REFERENCES chair (id),
  patient    INTEGER REFERENCES patient (id),
  from_stage TEXT NOT NULL,
  to_stage   TEXT NOT NULL,
  reason     TEXT NOT NULL,
  detail     TEXT NOT NULL,
  undoes     INTEGER REFERENCES history (id),
  undone_by  INTEGER REFERENCES history (id),
  before     TEXT, -- JSON: the visit's state before a move
  was        TEXT  -- JSON: what the line replaced (an answer, an escort, a patient's allergies), by field
) STRICT;
CREATE INDEX history_visit ON history (visit) WHERE visit IS NOT NULL;
CREATE INDEX history_patient ON history (patient) WHERE patient IS NOT NULL;
CREATE UNIQUE INDEX history_undoes ON history (undoes) WHERE undoes IS NOT NULL;

-- History is kept: nothing is taken out, and only the mark that a line was
-- undone is ever added to it, once. INSERT OR REPLACE deletes without asking
-- the delete trigger, so a number that is taken is refused as well.
CREATE TRIGGER history_is_kept BEFORE DELETE ON history
BEGIN SELECT RAISE(ABORT, 'history is kept'); END;
CREATE TRIGGER history_is_new BEFORE INSERT ON history
WHEN NEW.undone_by IS NOT NULL OR EXISTS (SELECT 1 FROM history WHERE id = NEW.id OR undoes = NEW.undoes)
BEGIN SELECT RAISE(ABORT, 'history is kept'); END;
CREATE TRIGGER history_is_as_written BEFORE UPDATE ON history
WHEN OLD.undone_by IS NOT NULL OR NEW.undone_by IS NULL
  OR NEW.id IS NOT OLD.id OR NEW.at IS NOT OLD.at OR NEW.by IS NOT OLD.by OR NEW.action IS NOT OLD.action
  OR NEW.visit IS NOT OLD.visit OR NEW.chair IS NOT OLD.chair OR NEW.patient IS NOT OLD.patient
  OR NEW.from_stage IS NOT OLD.from_stage OR NEW.to_stage IS NOT OLD.to_stage
  OR NEW.reason IS NOT OLD.reason OR NEW.detail IS NOT OLD.detail OR NEW.undoes IS NOT OLD.undoes
  OR NEW.before IS NOT OLD.before OR NEW.was IS NOT OLD.was
BEGIN SELECT RAISE(ABORT, 'history is kept'); END;

-- What was recorded in a visit stays; ticks alone are taken back.
CREATE TRIGGER staff_is_kept BEFORE DELETE ON staff BEGIN SELECT RAISE(ABORT, 'kept'); END;
CREATE TRIGGER patient_is_kept BEFORE DELETE ON patient BEGIN SELECT RAISE(ABORT, 'kept'); END;
CREATE TRIGGER visit_is_kept BEFORE DELETE ON visit BEGIN SELECT RAISE(ABORT, 'kept'); END;
CREATE TRIGGER answer_is_kept BEFORE DELETE ON answer BEGIN SELECT RAISE(ABORT, 'kept'); END;
CREATE TRIGGER hold_is_kept BEFORE DELETE ON hold BEGIN SELECT RAISE(ABORT, 'kept'); END;
CREATE TRIGGER vitals_is_kept BEFORE DELETE ON vitals BEGIN SELECT RAISE(ABORT, 'kept'); END;
CREATE TRIGGER score_is_kept BEFORE DELETE ON score BEGIN SELECT RAISE(ABORT, 'kept'); END;
CREATE TRIGGER effect_is_kept BEFORE DELETE ON effect BEGIN SELECT RAISE(ABORT, 'kept'); END;
CREATE TRIGGER clearance_is_kept BEFORE DELETE ON clearance BEGIN SELECT RAISE(ABORT, 'kept'); END;
CREATE TRIGGER sheet_is_kept BEFORE DELETE ON sheet BEGIN SELECT RAISE(ABORT, 'kept'); END;
