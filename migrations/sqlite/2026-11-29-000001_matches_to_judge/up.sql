-- Every match that waits for a person, over all cases, the likeliest first.
CREATE INDEX matches_by_state ON matches(state, score, id);
