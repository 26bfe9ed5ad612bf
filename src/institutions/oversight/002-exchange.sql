-- Exchange with other registers: whole files that were imported by decisions, and the row from which each entry came.

create table oversight_import (
  id uuid primary key,
  crosswalk text not null,
  -- SHA-256 of the file. The same file is not imported twice.
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  -- The names of its columns, in their order.
  columns json not null,
  decision text not null,
  at timestamptz not null,
  unique (crosswalk, hash)
);

-- `json` and not `jsonb`: the row stays byte for byte as it stood, its fields in their order.
create table oversight_original (
  entry text primary key,
  import uuid not null references oversight_import (id),
  row integer not null check (row > 0),
  line integer,
  original json not null,
  -- What of it has no place in the entry.
  unmapped json not null,
  -- What was made of it when it was entered: what has not changed since goes back as it came.
  record json not null
);
