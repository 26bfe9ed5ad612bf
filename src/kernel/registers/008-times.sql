-- When entries hold that never hold at one time: that no two do is the database's to keep.
create table entry_time (
  entry text primary key references entry,
  register text not null,
  -- What they say alike: the columns of the declaration, as canonical JSON.
  alike text not null,
  during tsrange not null check (not isempty(during)),
  exclude using gist (register with =, alike with =, during with &&)
);
