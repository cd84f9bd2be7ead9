-- Uses of a key that were committed together and differ in nothing but their time and correlation id are one record, which
-- counts them. Its correlation_id holds those of all of them, in order, with spaces between.
ALTER TABLE audit_record ADD COLUMN uses integer NOT NULL DEFAULT 1;
