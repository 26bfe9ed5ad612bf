-- Discussions: what people ask about a thing, the errors that they report, and the answers.
create table remark (
  id uuid primary key,
  -- On the thread, such as `dataset:…`.
  thing text not null,
  kind text not null check (kind in ('question', 'error', 'answer')),
  about uuid references remark,
  person uuid not null,
  -- In whose name the person wrote.
  organisation uuid,
  by_owner boolean not null,
  body text not null,
  at timestamptz not null,
  hidden_at timestamptz,
  hidden_by text,
  hidden_reason text,
  check ((kind = 'answer') = (about is not null)),
  check ((hidden_at is null) = (hidden_by is null) and (hidden_at is null) = (hidden_reason is null))
);
-- What stands about a thing, the newest first, and the answers to each.
create index remark_thing on remark (thing, at desc) where about is null;
create index remark_about on remark (about, at) where about is not null;
-- How much somebody has written lately.
create index remark_person on remark (person, at);
