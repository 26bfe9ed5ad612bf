-- Plans that came as a file: which decision entered them, and what the file was, so that none is entered twice and each can be given back as it came.
create table strategy_import (
  hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
  decision uuid not null,
  file uuid not null,
  at timestamptz not null
);
