-- What was taken back reached a thing: whoever answers for the thing has a duty to act, until they say what they did or it is given back.
create table duty_to_act (
  id uuid primary key,
  -- The order, the thing that was taken back for good, such as a decision or a version, or that it expired.
  cause text not null,
  source text not null references thing,
  thing text not null references thing,
  reason jsonb not null,
  opened_at timestamptz not null,
  ended_at timestamptz,
  -- Absent when what was taken back was given back.
  acted_by text,
  said text,
  check ((acted_by is null) = (said is null)),
  check (said is null or ended_at is not null)
);
-- One open duty of a cause on a thing: what was told is not told again.
create unique index duty_to_act_open on duty_to_act (cause, thing) where ended_at is null;
-- Whether a cause was told at all, such as a grant that expired.
create index duty_to_act_cause on duty_to_act (cause);

create table duty_bearer (
  duty uuid not null references duty_to_act,
  person uuid not null,
  primary key (duty, person)
);
-- What somebody owes.
create index duty_bearer_person on duty_bearer (person);

-- Consequences have one subscriber now; it goes on where the one of the language model stood.
insert into journal_cursor (subscriber, next_index)
select 'kernel.taken-back', next_index from journal_cursor where subscriber = 'language-model.taken-back';
delete from journal_cursor where subscriber = 'language-model.taken-back';
