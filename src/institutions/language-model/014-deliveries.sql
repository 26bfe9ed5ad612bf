-- Models that were made elsewhere, as their folders come in; gone once a draft has been made of them.
create table model_delivery (
  id uuid primary key,
  -- Of the model that is to come of it.
  name text not null unique check (name ~ '^[a-z0-9](?:[a-z0-9.-]{0,62}[a-z0-9])?$'),
  -- Each with its hash, its size and the kernel's file.
  files jsonb not null default '[]',
  sent_by text not null,
  begun_at timestamptz not null,
  changed_at timestamptz not null
);
