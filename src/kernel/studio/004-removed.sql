-- A draft that an author put away: it comes back for a day, and is nobody's to read after that.
alter table studio_draft add column removed_at timestamptz;
