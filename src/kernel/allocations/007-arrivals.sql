-- What a phone told of whoever was let in, also while it had no line: each once, by the name that the phone gave it.
create table arrival (
  id uuid primary key,
  -- None where no booking has such a badge.
  allocation uuid references allocation,
  -- Where the badge was shown: a resource, or one entry of it.
  door text not null,
  number text not null,
  came_at timestamptz not null,
  told_at timestamptz not null,
  told_by uuid not null references person,
  outcome text not null check (outcome in ('in', 'again', 'other day', 'no place', 'elsewhere', 'unknown', 'own')),
  -- When the holder had been let in before.
  since timestamptz,
  check ((outcome = 'again') = (since is not null)),
  check (outcome = 'unknown' or allocation is not null)
);
-- What an officer looks at: whoever was let in and should not have been.
create index arrival_doubtful on arrival (came_at) where outcome <> 'in';
