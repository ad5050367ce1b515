-- Alarms that somebody has seen, and the steady clock beside the wall clock.

-- Each line of the history keeps both clocks: milliseconds since the
-- workstation started, and which start that was. Lines from before have none,
-- and are counted by the wall clock alone.
ALTER TABLE history ADD COLUMN steady INTEGER NOT NULL DEFAULT 0;
ALTER TABLE history ADD COLUMN boot TEXT NOT NULL DEFAULT '';
DROP TRIGGER history_is_as_written;
CREATE TRIGGER history_is_as_written BEFORE UPDATE ON history
WHEN OLD.undone_by IS NOT NULL OR NEW.undone_by IS NULL
  OR NEW.id IS NOT OLD.id OR NEW.at IS NOT OLD.at OR NEW.by IS NOT OLD.by OR NEW.action IS NOT OLD.action
  OR NEW.visit IS NOT OLD.visit OR NEW.chair IS NOT OLD.chair OR NEW.patient IS NOT OLD.patient
  OR NEW.from_stage IS NOT OLD.from_stage OR NEW.to_stage IS NOT OLD.to_stage
  OR NEW.reason IS NOT OLD.reason OR NEW.detail IS NOT OLD.detail OR NEW.undoes IS NOT OLD.undoes
  OR NEW.before IS NOT OLD.before OR NEW.was IS NOT OLD.was
  OR NEW.steady IS NOT OLD.steady OR NEW.boot IS NOT OLD.boot
BEGIN SELECT RAISE(ABORT, 'history is kept'); END;

ALTER TABLE chair ADD COLUMN cleaning_steady INTEGER NOT NULL DEFAULT 0;
ALTER TABLE chair ADD COLUMN cleaning_boot TEXT NOT NULL DEFAULT '';
ALTER TABLE chair ADD COLUMN ack_at INTEGER NOT NULL DEFAULT 0; -- of this turnover; the history has them all
ALTER TABLE chair ADD COLUMN ack_by INTEGER REFERENCES staff (id);

CREATE TABLE ack (
  id    INTEGER PRIMARY KEY,
  visit INTEGER NOT NULL REFERENCES visit (id),
  kind  TEXT NOT NULL CHECK (kind <> ''),
  due   INTEGER NOT NULL, -- as the timer was first set: its name together with the kind
  at    INTEGER NOT NULL,
  by    INTEGER NOT NULL REFERENCES staff (id)
) STRICT;
CREATE INDEX ack_visit ON ack (visit);
CREATE TRIGGER ack_is_kept BEFORE DELETE ON ack BEGIN SELECT RAISE(ABORT, 'kept'); END;
CREATE TRIGGER ack_is_as_written BEFORE UPDATE ON ack BEGIN SELECT RAISE(ABORT, 'kept'); END;

-- When both clocks were last taken to agree: the first look after the
-- workstation started (by NULL), or the word of a nurse.
CREATE TABLE clock (
  id     INTEGER PRIMARY KEY CHECK (id = 1),
  wall   INTEGER NOT NULL,
  steady INTEGER NOT NULL,
  boot   TEXT NOT NULL CHECK (boot <> ''),
  by     INTEGER REFERENCES staff (id)
) STRICT;

ALTER TABLE profile ADD COLUMN rise INTEGER NOT NULL DEFAULT 180000 CHECK (rise > 0); -- an alarm that nobody acknowledges rises after this
