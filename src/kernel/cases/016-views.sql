-- Views of the queue that officers have saved under a name of their own, for themselves or for their offices.
create table queue_view (
  id uuid primary key,
  person uuid not null references person,
  name text not null check (name <> '' and char_length(name) <= 80),
  -- What the address of the queue asks, such as `waits=act&sort=filed`.
  query text not null check (char_length(query) <= 2000),
  shared_with text[] not null default '{}',
  saved_at timestamptz not null,
  unique (person, name)
);
comment on column queue_view.shared_with is 'The roles whose holders see it while whoever saved it holds one of them; empty where it is theirs alone.';
create index queue_view_shared on queue_view using gin (shared_with);
