UPDATE saved_views SET query = substr(query, 8) WHERE query = '/cases' OR query LIKE '/cases?%';
