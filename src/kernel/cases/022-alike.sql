-- Open cases of people without an account whose filings say the same in words, so that a flood of one text stands in a queue as one line. Whoever lacks the key of the data folder cannot tell from the mark what was said.
create table case_alike (
  case_id uuid primary key references case_record,
  alike text not null
);
-- The others of a case that say what it says, the earliest first.
create index case_alike_same on case_alike (alike, case_id);

-- Once a case is closed nothing is sought by what it said.
create function forget_alike() returns trigger language plpgsql as $$
begin
  delete from case_alike where case_id = new.id;
  return null;
end $$;
create trigger forget_alike after update of closed_at on case_record for each row when (new.closed_at is not null) execute function forget_alike();
