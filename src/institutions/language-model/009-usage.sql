-- Usage: what keys called, never what was asked or answered. Digests of it go into the journal.
create table usage_entry (
  id bigint generated always as identity primary key,
  holder uuid not null,
  batch bigint not null,
  key uuid not null,
  organisation uuid not null,
  model text not null,
  endpoint text not null,
  status smallint not null,
  minute timestamptz not null,
  day date not null,
  requests bigint not null check (requests > 0),
  prompt_tokens bigint not null,
  output_tokens bigint not null,
  -- Of the requests, those whose tokens were counted here because the upstream told nothing.
  estimated bigint not null,
  -- Tokens that an upstream used beyond what was held for the call and the budget had no room for.
  uncharged_tokens bigint not null,
  milliseconds bigint not null,
  -- Tiyn for a million tokens; null where no price is set.
  input_price bigint,
  output_price bigint,
  -- In millionths of a tiyn.
  amount bigint not null,
  digest bigint
);
create index usage_entry_waiting on usage_entry (id) where digest is null;
-- What a company sees of the last hours.
create index usage_entry_organisation on usage_entry (organisation, minute desc);

-- The same by days, kept up in the same transactions: what pages show and invoices bill.
create table usage_day (
  day date not null,
  organisation uuid not null,
  key uuid not null,
  model text not null,
  endpoint text not null,
  status smallint not null,
  input_price bigint,
  output_price bigint,
  requests bigint not null,
  prompt_tokens bigint not null,
  output_tokens bigint not null,
  estimated bigint not null,
  uncharged_tokens bigint not null,
  milliseconds bigint not null,
  amount bigint not null,
  unique nulls not distinct (organisation, day, key, model, endpoint, status, input_price, output_price)
);
-- The totals of the programme, and what one key did.
create index usage_day_day on usage_day (day);
create index usage_day_key on usage_day (key, day);

-- The invoice of a company for a month: one, or none when nothing is owed.
create table usage_invoice (
  organisation uuid not null,
  month text not null,
  amount bigint not null check (amount >= 0),
  -- Tokens that were free that month.
  free_tokens bigint not null,
  invoice uuid,
  at timestamptz not null,
  primary key (organisation, month)
);
