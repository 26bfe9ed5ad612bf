-- Registers of things: their declarations in all versions, the entries, and the acts by which each entry came to be what it is.
create extension if not exists btree_gist;

create table register_declaration (
  hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
  register text not null,
  declaration jsonb not null,
  in_force daterange not null,
  enacted_at timestamptz not null,
  entered bigint generated always as identity,
  -- Two versions of one register are never in force on the same day.
  exclude using gist (register with =, in_force with &&)
);

create table entry (
  number text primary key,
  register text not null,
  -- What follows is the fold of the acts, kept here for lists; the acts are the truth.
  state text not null check (state in ('entered', 'suspended', 'struck')),
  owner_kind text not null check (owner_kind in ('person', 'organisation', 'body')),
  owner uuid,
  facts jsonb not null,
  -- Personal values, apart so that they can be erased when the time of keeping is over.
  personal jsonb,
  versions integer not null check (versions > 0),
  -- What is shown of it in words, for lists: how it is called, and what the box of a list looks into.
  title jsonb not null,
  look text not null,
  restricted boolean not null,
  entered_at timestamptz not null,
  changed_at timestamptz not null,
  check ((owner is null) = (owner_kind = 'body'))
);
-- The list of a register, newest first, and its facets.
create index entry_register on entry (register, entered_at desc, number);
-- What is somebody's.
create index entry_owner on entry (owner) where owner is not null;
-- Struck entries whose personal values are still kept.
create index entry_kept on entry (register, changed_at) where state = 'struck';

create table entry_version (
  entry text not null references entry,
  seq integer not null check (seq >= 0),
  does text not null check (does in ('enter', 'change', 'suspend', 'restore', 'strike')),
  -- The act that did it: a decision of a case, or a signed act of an institution's core.
  decision uuid,
  signature uuid,
  declaration text not null references register_declaration,
  owner_kind text,
  owner uuid,
  said jsonb not null,
  personal jsonb,
  at timestamptz not null,
  actor text not null,
  journal_id bigint not null,
  primary key (entry, seq),
  check (num_nonnulls(decision, signature) = 1),
  check ((seq = 0) = (does = 'enter')),
  check (does <> 'enter' or owner_kind is not null)
);
-- A decision acts on one thing; a later act about the decision finds it.
create unique index entry_version_decision on entry_version (decision) where decision is not null;
create index entry_version_signature on entry_version (signature) where signature is not null;

create function entry_version_is_append_only() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if new.personal is null and to_jsonb(new) - 'personal' = to_jsonb(old) - 'personal' then return new; end if;
  end if;
  raise exception 'The acts of an entry are append-only';
end $$;
create trigger entry_version_append_only before update or delete on entry_version
  for each row execute function entry_version_is_append_only();
create trigger entry_version_no_truncate before truncate on entry_version
  for each statement execute function entry_version_is_append_only();
