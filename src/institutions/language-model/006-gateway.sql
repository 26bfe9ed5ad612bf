-- Prompts and answers of keys whose owners asked for it, sealed; they are gone after the time of keeping.
create table gateway_log (
  id uuid primary key,
  key uuid not null,
  at timestamptz not null,
  expires_at timestamptz not null,
  model text not null,
  endpoint text not null,
  status integer not null,
  sealed text not null
);
-- The page of a key's log, newest first.
create index gateway_log_by_key on gateway_log (key, at desc, id desc);
-- The sweep.
create index gateway_log_by_expiry on gateway_log (expires_at);
