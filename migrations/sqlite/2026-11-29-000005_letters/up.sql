-- Paragraphs of letters in the office's own words, a row a version.
CREATE TABLE letter_paragraphs (
  id INTEGER PRIMARY KEY,
  letter TEXT NOT NULL,
  language TEXT NOT NULL,
  paragraph TEXT NOT NULL,
  version INTEGER NOT NULL,
  state TEXT NOT NULL,
  text TEXT,
  why TEXT NOT NULL,
  proposed_by INTEGER NOT NULL REFERENCES accounts(id),
  proposed_at TIMESTAMP NOT NULL,
  answered_by INTEGER REFERENCES accounts(id),
  answered_at TIMESTAMP,
  UNIQUE (letter, language, paragraph, version)
);
CREATE UNIQUE INDEX letter_paragraphs_in_force ON letter_paragraphs(letter, language, paragraph) WHERE state = 'in_force';
CREATE UNIQUE INDEX letter_paragraphs_proposed ON letter_paragraphs(letter, language, paragraph) WHERE state = 'proposed';
CREATE INDEX letter_paragraphs_by_state ON letter_paragraphs(state, letter);

-- What a letter asks for: when that is no longer awaited, or by another day, the letter does not leave any more.
ALTER TABLE notices ADD COLUMN wait_id INTEGER REFERENCES waits(id);
ALTER TABLE notices ADD COLUMN wait_due DATE;
-- Letters about one thing, to take back what a newer one makes untrue.
CREATE INDEX notices_by_subject ON notices(subject_kind, subject_id);
