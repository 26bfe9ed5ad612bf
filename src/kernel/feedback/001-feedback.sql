-- What people wrote about pages of the portal, without an account; deleted after the time that the form states.
create table feedback (
  id uuid primary key,
  -- The path without the language and without what stands after it, which may hold secrets.
  page text not null check (length(page) <= 500),
  -- The language of the form that was filled in: the answer is written in it.
  locale text not null,
  body text not null check (length(body) <= 2000),
  -- Where the answer goes; gone as soon as there is one, or none to come.
  email text,
  at timestamptz not null,
  state text not null check (state in ('new', 'answered', 'closed')),
  answer text,
  answered_at timestamptz,
  -- With what word it was closed.
  word text,
  closed_at timestamptz,
  check ((answer is null) = (answered_at is null)),
  check ((word is null) = (closed_at is null)),
  check (case state when 'new' then answer is null and word is null when 'answered' then answer is not null and word is null else word is not null end),
  check (state = 'new' or email is null)
);
-- The list, newest first, and what has had its time.
create index feedback_at on feedback (at desc, id desc);
-- What nobody has dealt with: counted for the administrator on every page, oldest first.
create index feedback_new on feedback (at) where state = 'new';
