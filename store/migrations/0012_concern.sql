-- The concerns of a day's calls, for the day's report.
CREATE INDEX call_concern ON call (at) WHERE result = 'concern';
