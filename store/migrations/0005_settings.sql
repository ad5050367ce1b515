-- The list of what was changed in the settings is read apart from the visits'
-- history, which is much longer.
CREATE INDEX history_settings ON history (id) WHERE action IN ('settings', 'staff');
