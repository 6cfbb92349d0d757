-- Version sets of the rules. A set that was approved never changes, nor do its parts.
CREATE TABLE rule_sets (
  id INTEGER PRIMARY KEY,
  number INTEGER UNIQUE,
  state TEXT NOT NULL,
  title TEXT NOT NULL,
  reasons TEXT NOT NULL,
  valid_from DATE,
  base INTEGER NOT NULL,
  hash TEXT NOT NULL,
  begun_by INTEGER REFERENCES accounts(id),
  begun_at TIMESTAMP NOT NULL,
  proposed_by INTEGER REFERENCES accounts(id),
  proposed_at TIMESTAMP,
  decided_by INTEGER REFERENCES accounts(id),
  decided_at TIMESTAMP,
  remarks TEXT NOT NULL,
  change INTEGER UNIQUE,
  version INTEGER NOT NULL
);
CREATE INDEX rule_sets_by_state ON rule_sets(state, valid_from);
CREATE TABLE rule_parts (
  rule_set_id INTEGER NOT NULL REFERENCES rule_sets(id),
  part TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (rule_set_id, part)
);
