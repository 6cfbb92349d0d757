-- When screeners were last told that a list grows old; told once for each time it was looked at.
ALTER TABLE lists ADD COLUMN age_told_at TIMESTAMP;
