-- Re-classification: what the law of today makes of the entries of a register, beside the class that the register keeps.

-- One passage over a register by one edition of the law: its rules as they stand on a day.
create table oversight_passage (
  id uuid primary key,
  register text not null,
  -- SHA-256 of the rules that were in force.
  edition text not null check (edition ~ '^[0-9a-f]{64}$'),
  law_version text not null,
  on_day date not null,
  begun_at timestamptz not null,
  ended_at timestamptz,
  -- How many entries were classified so far, and how many classes differ.
  entries integer not null check (entries >= 0),
  moved integer not null check (moved >= 0)
);
create index oversight_passage_newest on oversight_passage (register, begun_at desc);

-- A class that the register keeps and the law gives otherwise. It goes when the two agree again.
create table oversight_moved (
  entry text not null,
  scale text not null,
  register text not null,
  from_class text not null,
  to_class text not null,
  -- Ids of the rules that give it.
  rules jsonb not null check (jsonb_typeof(rules) = 'array'),
  owner_kind text not null check (owner_kind in ('person', 'organisation', 'body')),
  -- The id of a person or an organisation, or the name of a body; absent where the body that keeps the register owns it.
  owner text,
  since timestamptz not null,
  told_at timestamptz,
  primary key (entry, scale)
);
create index oversight_moved_of_register on oversight_moved (register, entry, scale);
-- Whom nobody has told yet.
create index oversight_moved_untold on oversight_moved (register, owner_kind, owner) where told_at is null;
