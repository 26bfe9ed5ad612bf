-- Whether a content is still what it was: the SHA-256 of each of its blocks, 32 bytes one after another, and when all of it was read last.
alter table blob
  add column blocks bytea check (octet_length(blocks) % 32 = 0), -- null: taken in before blocks were kept, until it is first read
  add column checked_at timestamptz,
  add column damaged_at timestamptz, -- since when it is known not to be what it was
  add column told_at timestamptz, -- since when administrators have a letter about that
  add column copied_at timestamptz;  -- since when the second store has it
-- A range of a large content needs a few of its hashes: they are read by slices, which compression would prevent.
alter table blob alter column blocks set storage external;
-- What is to be read again.
create index blob_checked on blob (checked_at nulls first);
-- What the state of the system tells of.
create index blob_damaged on blob (damaged_at) where damaged_at is not null;
