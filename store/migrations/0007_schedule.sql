-- Follow-up calls. The call that is due after a treatment lies on the visit;
-- every try to make it is kept.
ALTER TABLE visit ADD COLUMN call_due TEXT NOT NULL DEFAULT ''
  CHECK (call_due = '' OR call_due GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]');
ALTER TABLE visit ADD COLUMN call_settled_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE visit ADD COLUMN call_settled_by INTEGER REFERENCES staff (id);
ALTER TABLE visit ADD COLUMN call_settled TEXT NOT NULL DEFAULT '';
-- What the list of calls shows: 1 still to be called, 2 a concern that nobody
-- has signed, 0 neither. Written by the program with every step.
ALTER TABLE visit ADD COLUMN call_waits INTEGER NOT NULL DEFAULT 0 CHECK (call_waits IN (0, 1, 2));
CREATE INDEX visit_calls ON visit (call_waits, call_due) WHERE call_waits <> 0;

CREATE TABLE call (
  id        INTEGER PRIMARY KEY,
  visit     INTEGER NOT NULL REFERENCES visit (id),
  at        INTEGER NOT NULL,
  by        INTEGER NOT NULL REFERENCES staff (id),
  result    TEXT NOT NULL CHECK (result IN ('well', 'concern', 'no_answer', 'wrong_number')),
  note      TEXT NOT NULL,
  signed_at INTEGER NOT NULL DEFAULT 0,
  signed_by INTEGER REFERENCES staff (id),
  signed    TEXT NOT NULL DEFAULT '',
  CHECK (result <> 'concern' OR note <> ''),
  CHECK ((signed_at = 0) = (signed_by IS NULL)),
  CHECK (signed_at = 0 OR result = 'concern')
) STRICT;
CREATE INDEX call_visit ON call (visit);
CREATE TRIGGER call_is_kept BEFORE DELETE ON call BEGIN SELECT RAISE(ABORT, 'kept'); END;
