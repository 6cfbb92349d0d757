-- What a case adds to the figures of the group, kept ready: one row for each request. A row that is stale counts nowhere
-- until the sweep has made it anew.
CREATE TABLE case_figures (
  request_id INTEGER PRIMARY KEY REFERENCES requests(id),
  stale BOOLEAN NOT NULL,
  size TEXT,
  completeness_days INTEGER,
  screening_days INTEGER,
  review_days INTEGER,
  decision_days INTEGER,
  overall_days INTEGER,
  score INTEGER,
  band TEXT,
  recommended TEXT,
  departed_band BOOLEAN NOT NULL,
  departed_group BOOLEAN NOT NULL,
  cards TEXT NOT NULL,
  members TEXT NOT NULL,
  scored TEXT NOT NULL,
  apart TEXT NOT NULL
);
CREATE INDEX case_figures_stale ON case_figures(request_id) WHERE stale;
INSERT INTO case_figures (request_id, stale, departed_band, departed_group, cards, members, scored, apart)
SELECT id, TRUE, FALSE, FALSE, '', '', '', '' FROM requests;
