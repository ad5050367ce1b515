-- The clinic's hours, its way of scoring recovery, how many patients a nurse
-- may watch, and what a manager has confirmed. A clinic that was here before
-- keeps office hours until it says otherwise, and has confirmed nothing.
ALTER TABLE profile ADD COLUMN scale TEXT NOT NULL DEFAULT 'aldrete' CHECK (scale IN ('aldrete', 'padss'));
ALTER TABLE profile ADD COLUMN load_infusing INTEGER NOT NULL DEFAULT 2 CHECK (load_infusing >= 0);
ALTER TABLE profile ADD COLUMN load_recovering INTEGER NOT NULL DEFAULT 3 CHECK (load_recovering >= 0);
ALTER TABLE profile ADD COLUMN load_blocks INTEGER NOT NULL DEFAULT 0 CHECK (load_blocks IN (0, 1));
ALTER TABLE profile ADD COLUMN week TEXT NOT NULL -- JSON list of seven pairs of minutes since midnight, Sunday first
  DEFAULT '[[0,0],[480,1080],[480,1080],[480,1080],[480,1080],[480,1080],[0,0]]';
ALTER TABLE profile ADD COLUMN closed TEXT NOT NULL DEFAULT '[]'; -- JSON list of days
ALTER TABLE profile ADD COLUMN limits_confirmed TEXT NOT NULL DEFAULT '';
ALTER TABLE profile ADD COLUMN disk_confirmed TEXT NOT NULL DEFAULT '';

-- A chair that is no longer used stays: the history names it.
ALTER TABLE chair ADD COLUMN retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1));
CREATE TRIGGER chair_retires_empty BEFORE UPDATE OF retired ON chair
WHEN NEW.retired = 1 AND EXISTS (SELECT 1 FROM visit WHERE chair = NEW.id)
BEGIN SELECT RAISE(ABORT, 'somebody sits in the chair'); END;
CREATE TRIGGER visit_takes_no_retired_chair BEFORE UPDATE OF chair ON visit
WHEN NEW.chair IS NOT NULL AND NEW.chair IS NOT OLD.chair AND EXISTS (SELECT 1 FROM chair WHERE id = NEW.chair AND retired = 1)
BEGIN SELECT RAISE(ABORT, 'chair takes nobody now'); END;
