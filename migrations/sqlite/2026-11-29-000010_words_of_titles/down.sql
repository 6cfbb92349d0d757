DROP INDEX requests_by_use;
CREATE INDEX requests_by_use ON requests(use_type, closed_at);
DROP INDEX requests_by_stage_due;
DROP INDEX waits_open_by_account;
DROP INDEX waits_open_by_role;
CREATE INDEX waits_open_by_account ON waits(account_id) WHERE answered_at IS NULL AND expired_at IS NULL;
CREATE INDEX waits_open_by_role ON waits(role) WHERE answered_at IS NULL AND expired_at IS NULL;
CREATE INDEX requests_by_words ON requests(submitted_at, folded, number, organization_id);
DROP TABLE title_words;
