-- What became of each letter: why the last try failed, when it came back, which letter it was gathered into.
ALTER TABLE notices ADD COLUMN rank INTEGER NOT NULL DEFAULT 1;
ALTER TABLE notices ADD COLUMN cause TEXT NOT NULL DEFAULT '';
ALTER TABLE notices ADD COLUMN came_back_at TIMESTAMP;
ALTER TABLE notices ADD COLUMN gathered_into INTEGER REFERENCES notices(id);
DROP INDEX notices_due;
CREATE INDEX notices_due ON notices(rank, next_at, id) WHERE state IN ('queued', 'retrying');
CREATE INDEX notices_on_their_way ON notices(lease_until) WHERE state = 'sending';
CREATE INDEX notices_kept ON notices(account_id, next_at) WHERE state = 'kept';
CREATE INDEX notices_kept_until ON notices(next_at) WHERE state = 'kept';
CREATE INDEX notices_gathered ON notices(gathered_into) WHERE gathered_into IS NOT NULL;
CREATE INDEX notices_by_cause ON notices(cause, id) WHERE cause <> '';
CREATE INDEX notices_come_back ON notices(came_back_at) WHERE came_back_at IS NOT NULL;

ALTER TABLE mail_pause ADD COLUMN paused_by INTEGER REFERENCES accounts(id);

-- How often a person wants letters that nothing hangs on; whoever has no row gets them at once.
CREATE TABLE mail_paces (
  account_id INTEGER PRIMARY KEY REFERENCES accounts(id),
  pace TEXT NOT NULL,
  changed_at TIMESTAMP NOT NULL
);

-- Letters that came back, and with them the addresses that nothing arrives at.
CREATE TABLE mail_returns (
  id INTEGER PRIMARY KEY,
  report TEXT NOT NULL UNIQUE,
  notice_id INTEGER NOT NULL REFERENCES notices(id),
  address TEXT NOT NULL,
  folded TEXT NOT NULL,
  status TEXT NOT NULL,
  said TEXT NOT NULL,
  marked_by INTEGER REFERENCES accounts(id),
  noted_at TIMESTAMP NOT NULL,
  lifted_at TIMESTAMP,
  lifted_by INTEGER REFERENCES accounts(id)
);
CREATE INDEX mail_returns_by_address ON mail_returns(folded);
CREATE INDEX mail_returns_by_notice ON mail_returns(notice_id);
