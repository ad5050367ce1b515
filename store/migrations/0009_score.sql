-- A recovery score keeps its five items and the scale they are of. One that
-- was recorded before has its total only: scale '' and no items.
ALTER TABLE score ADD COLUMN scale TEXT NOT NULL DEFAULT '' CHECK (scale IN ('', 'aldrete', 'padss'));
ALTER TABLE score ADD COLUMN items TEXT NOT NULL DEFAULT '[]'; -- JSON list of five figures, 0 to 2
ALTER TABLE score ADD COLUMN on_oxygen INTEGER NOT NULL DEFAULT 0 CHECK (on_oxygen IN (0, 1));

-- What is entered later than it was done keeps both moments: the record's own
-- "at" is when it was done, "entered" when it was typed (0: at once). In the
-- history "at" is when it was typed, "for_at" when it was done (0: at once).
ALTER TABLE score ADD COLUMN entered INTEGER NOT NULL DEFAULT 0;
ALTER TABLE vitals ADD COLUMN entered INTEGER NOT NULL DEFAULT 0;
ALTER TABLE history ADD COLUMN for_at INTEGER NOT NULL DEFAULT 0;
CREATE TRIGGER history_for_is_as_written BEFORE UPDATE OF for_at ON history
WHEN NEW.for_at IS NOT OLD.for_at
BEGIN SELECT RAISE(ABORT, 'history is kept'); END;
CREATE TRIGGER score_is_as_written BEFORE UPDATE ON score BEGIN SELECT RAISE(ABORT, 'kept'); END;

-- Which nurses are on duty on a day. The history tells who set it.
CREATE TABLE duty (
  day   TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  staff INTEGER NOT NULL REFERENCES staff (id),
  PRIMARY KEY (day, staff)
) STRICT, WITHOUT ROWID;

-- How long recoveries took: the newest of a protocol, and a patient's own.
CREATE INDEX visit_pace ON visit (protocol, treated_at, ready_at) WHERE stage = 'discharged' AND ready_at > treated_at;
CREATE INDEX visit_pace_own ON visit (patient, protocol, treated_at, ready_at) WHERE stage = 'discharged' AND ready_at > treated_at;
