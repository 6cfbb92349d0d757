-- Every word of a sent request's title, and its number: a search for the beginning of a word walks one index. The index that a
-- search for any part of a title walked from end to end is no longer needed.
CREATE TABLE title_words (
  word TEXT COLLATE "C" NOT NULL,
  request_id BIGINT NOT NULL REFERENCES requests(id),
  PRIMARY KEY (word, request_id)
);
CREATE INDEX title_words_by_request ON title_words(request_id, word);
INSERT INTO title_words (word, request_id)
SELECT left(word, 60), id FROM requests, string_to_table(folded, ' ') AS word WHERE submitted_at IS NOT NULL AND word <> ''
UNION
SELECT number, id FROM requests WHERE number IS NOT NULL;
DROP INDEX requests_by_words;

-- What waits for a person or a role, in the order of the desk.
DROP INDEX waits_open_by_account;
DROP INDEX waits_open_by_role;
CREATE INDEX waits_open_by_account ON waits(account_id, (due_on IS NULL), due_on, id) WHERE answered_at IS NULL AND expired_at IS NULL;
CREATE INDEX waits_open_by_role ON waits(role, (due_on IS NULL), due_on, id) WHERE answered_at IS NULL AND expired_at IS NULL;

-- A stage by its due days, as reviewers and the office sort it; a kind of use by its latest cases, with their marks, so that
-- precedents are found without opening each case.
CREATE INDEX requests_by_stage_due ON requests(stage, (due_on IS NULL), due_on, id);
DROP INDEX requests_by_use;
CREATE INDEX requests_by_use ON requests(use_type, closed_at, id, marks);

-- Nothing asks for all that one person did; where both a case and a person are asked for, it drew SQLite away from the case.
DROP INDEX events_by_actor;

-- Every list asks for the cases in which a person has a card or a conflict: the index alone answers.
DROP INDEX scorecards_by_member;
CREATE INDEX scorecards_by_member ON scorecards(member_id, state, request_id);
DROP INDEX conflicts_by_account;
CREATE INDEX conflicts_by_account ON conflicts(account_id, conflicted, request_id);
