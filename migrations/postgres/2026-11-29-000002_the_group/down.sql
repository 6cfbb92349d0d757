DROP INDEX authorizations_by_holder;
DROP INDEX authorizations_by_end;
DROP INDEX scorecards_by_state;
DROP INDEX scorecards_by_due;
ALTER TABLE remarks DROP COLUMN audience;
DROP TABLE member_questions;
DROP TABLE member_profiles;
