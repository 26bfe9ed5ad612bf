-- The one append-only record: entries, the tree over them, its signed checkpoints, and how far each subscriber has read.

create table journal_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  actor text not null,
  type text not null,
  subject text not null,
  body jsonb not null,
  personal jsonb,
  salt bytea check (length(salt) = 16),
  commitment bytea check (length(commitment) = 32),
  leaf bytea not null check (length(leaf) = 32),
  leaf_index bigint unique check (leaf_index >= 0),
  erased_by bigint references journal_entry,
  check ((personal is null) = (salt is null)),
  check ((personal is null) = (commitment is null or erased_by is not null)),
  check (commitment is not null or erased_by is null)
);
comment on column journal_entry.leaf is 'Hash of the leaf, made at the append (RFC 9162).';
comment on column journal_entry.leaf_index is 'Place in the tree; null until the sequencer gives it.';
comment on column journal_entry.erased_by is 'The entry that records the erasure of the personal data.';
-- The history of one thing, newest first.
create index journal_entry_subject on journal_entry (subject, id desc);
-- What the sequencer still has to place.
create index journal_entry_waiting on journal_entry (id) where leaf_index is null;

-- Full tiles of the tree (C2SP tlog-tiles); partial ones are computed from what is below them.
create table journal_tile (
  level smallint not null check (level between 0 and 6),
  index bigint not null check (index >= 0),
  hashes bytea not null check (length(hashes) = 8192),
  root bytea not null check (length(root) = 32),
  primary key (level, index)
);

-- The newest checkpoint.
create table journal_head (
  one boolean primary key default true check (one),
  size bigint not null,
  root bytea not null,
  note text not null,
  at timestamptz not null
);

-- Earlier checkpoints, about one an hour: what the tree must still agree with.
create table journal_checkpoint (
  size bigint primary key,
  note text not null,
  at timestamptz not null
);
create index journal_checkpoint_at on journal_checkpoint (at);

create table journal_cursor (
  subscriber text primary key,
  next_index bigint not null,
  failures integer not null default 0,
  retry_at timestamptz,
  last_failure text
);
comment on column journal_cursor.next_index is 'Place of the first entry that the subscriber has not read.';

create function journal_refuse() returns trigger language plpgsql as $$
begin
  raise exception 'the journal is append-only: % on % refused', tg_op, tg_table_name using errcode = 'restrict_violation';
end $$;

create function journal_entry_update() returns trigger language plpgsql as $$
begin
  if (new.id, new.at, new.actor, new.type, new.subject, new.body, new.commitment, new.leaf)
     is distinct from (old.id, old.at, old.actor, old.type, old.subject, old.body, old.commitment, old.leaf)
    or (old.leaf_index is not null and new.leaf_index is distinct from old.leaf_index)
    or (old.erased_by is not null and new.erased_by is distinct from old.erased_by)
    or ((new.personal, new.salt) is distinct from (old.personal, old.salt)
        and (new.personal is not null or new.salt is not null or new.erased_by is null))
  then
    raise exception 'the journal is append-only: entry % may only get its place, or have its personal data erased', old.id
      using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

create function journal_head_update() returns trigger language plpgsql as $$
begin
  if new.size < old.size then
    raise exception 'the journal is append-only: its head cannot go back from % to %', old.size, new.size
      using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

create trigger append_only before update on journal_entry for each row execute function journal_entry_update();
create trigger append_only_head before update on journal_head for each row execute function journal_head_update();
create trigger no_change before update on journal_tile for each row execute function journal_refuse();
create trigger no_change before update on journal_checkpoint for each row execute function journal_refuse();

create trigger no_delete before delete or truncate on journal_entry for each statement execute function journal_refuse();
create trigger no_delete before delete or truncate on journal_tile for each statement execute function journal_refuse();
create trigger no_delete before delete or truncate on journal_head for each statement execute function journal_refuse();
create trigger no_delete before delete or truncate on journal_checkpoint for each statement execute function journal_refuse();
