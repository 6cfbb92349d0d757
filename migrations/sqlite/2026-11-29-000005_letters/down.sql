DROP INDEX notices_by_subject;
ALTER TABLE notices DROP COLUMN wait_due;
ALTER TABLE notices DROP COLUMN wait_id;
DROP TABLE letter_paragraphs;
