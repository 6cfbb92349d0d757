DROP INDEX decisions_by_person;
DROP INDEX recommendations_by_person;
DROP INDEX matches_by_state;
