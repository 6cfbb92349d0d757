-- What holders say of a use after its end, and what the office says to it. Amounts are whole units of the currency.
CREATE TABLE use_reports (
  id INTEGER PRIMARY KEY,
  authorization_id INTEGER NOT NULL REFERENCES authorizations(id),
  text TEXT NOT NULL,
  currency TEXT,
  raised INTEGER,
  costs INTEGER,
  passed_on INTEGER,
  reported_by INTEGER NOT NULL REFERENCES accounts(id),
  reported_at TIMESTAMP NOT NULL,
  state TEXT NOT NULL,
  remarks TEXT NOT NULL,
  looked_by INTEGER REFERENCES accounts(id),
  looked_at TIMESTAMP
);
CREATE INDEX use_reports_by_authorization ON use_reports(authorization_id, id);
-- Reports that came before there was a table for them stand in the log alone; nobody has looked at them.
INSERT INTO use_reports (authorization_id, text, reported_by, reported_at, state, remarks)
  SELECT subject_id, json_extract(after, '$.report'), actor_id, at, 'handed_in', ''
  FROM events
  WHERE kind = 'authorization' AND action = 'authorizations.report_use' AND actor_id IS NOT NULL
  ORDER BY id;

-- Who acts for a holder: printers, agencies. Never public.
CREATE TABLE delegated_agents (
  id INTEGER PRIMARY KEY,
  authorization_id INTEGER NOT NULL REFERENCES authorizations(id),
  name TEXT NOT NULL,
  scope TEXT NOT NULL,
  until_on DATE NOT NULL,
  named_by INTEGER NOT NULL REFERENCES accounts(id),
  named_at TIMESTAMP NOT NULL,
  ended_by INTEGER REFERENCES accounts(id),
  ended_at TIMESTAMP,
  end_reason TEXT NOT NULL
);
CREATE INDEX delegated_agents_by_authorization ON delegated_agents(authorization_id, id);

-- The files from which a mark is reproduced.
CREATE TABLE master_artwork (
  id INTEGER PRIMARY KEY,
  mark TEXT NOT NULL,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  kind TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  added_by INTEGER NOT NULL REFERENCES accounts(id),
  added_at TIMESTAMP NOT NULL,
  withdrawn_by INTEGER REFERENCES accounts(id),
  withdrawn_at TIMESTAMP
);
CREATE INDEX master_artwork_by_mark ON master_artwork(mark, id);

-- Authorizations that were granted before, as a file of lines that one person brings and another one records.
CREATE TABLE paper_imports (
  id INTEGER PRIMARY KEY,
  file_name TEXT NOT NULL,
  state TEXT NOT NULL,
  brought_by INTEGER NOT NULL REFERENCES accounts(id),
  brought_at TIMESTAMP NOT NULL,
  settled_by INTEGER REFERENCES accounts(id),
  settled_at TIMESTAMP
);
CREATE TABLE paper_lines (
  import_id INTEGER NOT NULL REFERENCES paper_imports(id),
  line INTEGER NOT NULL,
  data TEXT NOT NULL,
  authorization_id INTEGER REFERENCES authorizations(id),
  PRIMARY KEY (import_id, line)
);
CREATE TABLE paper_records (
  authorization_id INTEGER PRIMARY KEY NOT NULL REFERENCES authorizations(id),
  decision_id INTEGER NOT NULL UNIQUE REFERENCES decisions(id),
  import_id INTEGER NOT NULL REFERENCES paper_imports(id),
  reference TEXT NOT NULL UNIQUE,
  granted_on DATE NOT NULL
);

-- Days on which the office is closed besides weekends, as the administrator set them.
CREATE TABLE office_holidays (
  day DATE PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  set_by INTEGER NOT NULL REFERENCES accounts(id),
  set_at TIMESTAMP NOT NULL
);
