DROP TABLE office_holidays;
DROP TABLE paper_records;
DROP TABLE paper_lines;
DROP TABLE paper_imports;
DROP TABLE master_artwork;
DROP TABLE delegated_agents;
DROP TABLE use_reports;
