DROP TABLE rule_parts;
DROP TABLE rule_sets;
