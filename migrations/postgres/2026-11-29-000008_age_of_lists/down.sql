ALTER TABLE lists DROP COLUMN age_told_at;
