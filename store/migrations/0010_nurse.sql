-- Who was on duty over a day is read from the history, with every board.
CREATE INDEX history_duty ON history (at) WHERE action = 'on_duty';
