-- The text of the act on which a draft rests, sentence by sentence, and to which clauses each belongs.
create table studio_sentence (
  draft uuid not null references studio_draft on delete cascade,
  -- Its place in the text, from 1.
  number integer not null check (number > 0),
  words text not null,
  primary key (draft, number)
);

create table studio_mark (
  draft uuid not null,
  number integer not null,
  -- The clause, as the linter names places.
  place text not null,
  marked_at timestamptz not null,
  marked_by uuid not null references person,
  primary key (draft, number, place),
  foreign key (draft, number) references studio_sentence on delete cascade
);
