DROP INDEX matches_by_state;
