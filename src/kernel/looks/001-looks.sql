-- Who looked at the data of a person: once a day for each who looked, in each office or company, at each thing.
create table data_look (
  id bigint generated always as identity primary key,
  whose uuid not null,
  kind text not null check (kind in ('case', 'entry', 'decision', 'counter', 'account', 'card')),
  -- The case, the entry, the decision or the visit; and for what a card was looked at.
  thing text not null,
  about text not null default '',
  -- The version of a procedure or the register by which the fields are named.
  declared text not null default '',
  -- In whose name: `office:` and a role, or `organisation:` and its id. Who it was is unknown once their account is closed.
  seen_as text not null,
  person uuid,
  fields text[] not null,
  -- The place in an act by which it was looked at, as it was cited then.
  basis jsonb,
  on_day date not null,
  at timestamptz not null,
  -- The entries of the journal that prove it, whose personal parts are erased with it.
  journal_ids bigint[] not null default '{}'
);
create unique index data_look_of_each on data_look (whose, kind, thing, about, declared, seen_as, person, on_day);
-- Those of a person, the newest first; what has had its time; and what a person did.
create index data_look_of_person on data_look (whose, id desc);
create index data_look_by_day on data_look (on_day);
create index data_look_by_person on data_look (person) where person is not null;
