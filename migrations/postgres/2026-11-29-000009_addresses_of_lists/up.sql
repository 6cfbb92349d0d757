-- A saved search is the address of its list, of whichever list it is.
UPDATE saved_views SET query = CASE WHEN query = '' THEN '/cases' ELSE '/cases?' || query END WHERE query NOT LIKE '/%';
