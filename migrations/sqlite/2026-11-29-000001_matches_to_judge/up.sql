-- Every match that waits for a person, over all cases, the likeliest first.
CREATE INDEX matches_by_state ON matches(state, score, id);
-- Who recommended and who decided is asked of each person who may judge one.
CREATE INDEX recommendations_by_person ON recommendations(recommended_by, request_id);
CREATE INDEX decisions_by_person ON decisions(decided_by, request_id);
