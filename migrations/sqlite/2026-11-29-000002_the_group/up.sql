-- What members of the group know and how much they take on, what they would ask a partner, who reads what is said in a
-- deliberation, and the orders in which cards and authorizations are listed.

CREATE TABLE member_profiles (
  account_id INTEGER PRIMARY KEY REFERENCES accounts(id),
  sectors TEXT NOT NULL,
  goals TEXT NOT NULL,
  languages TEXT NOT NULL,
  most_open INTEGER,
  saved_at TIMESTAMP NOT NULL
);
CREATE TABLE member_questions (
  id INTEGER PRIMARY KEY,
  request_id INTEGER NOT NULL REFERENCES requests(id),
  asked_by INTEGER NOT NULL REFERENCES accounts(id),
  criterion TEXT,
  text TEXT NOT NULL,
  state TEXT NOT NULL,
  asked_at TIMESTAMP NOT NULL,
  settled_by INTEGER REFERENCES accounts(id),
  settled_at TIMESTAMP
);
CREATE INDEX member_questions_by_request ON member_questions(request_id, id);
ALTER TABLE remarks ADD COLUMN audience TEXT NOT NULL DEFAULT 'group';
CREATE INDEX scorecards_by_due ON scorecards(due_on, id);
CREATE INDEX scorecards_by_state ON scorecards(state, due_on, id);
CREATE INDEX authorizations_by_end ON authorizations(ends_on, id);
CREATE INDEX authorizations_by_holder ON authorizations(holder_sort_key, id);
