-- What the monitoring found: a rule of participation that a participant does not keep, or of which nobody can tell whether it does.
create table technopark_finding (
  id uuid primary key,
  -- The number of the organisation, and its certificate.
  holder text not null check (holder <> ''),
  decision uuid not null,
  rule text not null,
  judged text not null check (judged in ('application', 'report', 'year', 'late', 'unpaid')),
  -- A report, an invoice or a year: on what the rule was judged.
  occasion text not null,
  verdict text not null check (verdict in ('broken', 'unknown')),
  -- In words, with the rule and its trace as they were.
  said jsonb not null,
  -- SHA-256 of what was seen: what was accepted is found again when this is another.
  mark text not null check (mark ~ '^[0-9a-f]{64}$'),
  state text not null check (state in ('open', 'asked', 'explained', 'accepted', 'case')),
  -- The last day to explain, where it was asked.
  due date,
  case_id uuid,
  found_at timestamptz not null,
  told_at timestamptz,
  ended_at timestamptz check (ended_at >= found_at),
  check ((state = 'case') = (case_id is not null))
);
create unique index technopark_finding_open on technopark_finding (holder, rule, judged, occasion) where ended_at is null;
-- The queue of the officers, the longest open first, and the number of each state.
create index technopark_finding_queue on technopark_finding (state, found_at, id) where ended_at is null;
-- How findings of one rule were settled.
create index technopark_finding_rule on technopark_finding (rule, judged);
-- Whom nobody has told yet.
create index technopark_finding_untold on technopark_finding (holder) where told_at is null and ended_at is null;

-- What was done about a finding, by whom; nothing of it is changed.
create table technopark_finding_act (
  id uuid primary key,
  finding uuid not null references technopark_finding,
  act text not null check (act in ('asked', 'explained', 'accepted', 'case')),
  person uuid not null,
  words text not null,
  at timestamptz not null
);
create index technopark_finding_act_of on technopark_finding_act (finding, at);

-- A passage over all participants, by the law and on the day of its beginning.
create table technopark_passage (
  id uuid primary key,
  edition text not null check (edition ~ '^[0-9a-f]{64}$'),
  on_day date not null,
  begun_at timestamptz not null,
  ended_at timestamptz,
  participants integer not null check (participants >= 0),
  found integer not null check (found >= 0)
);
create index technopark_passage_newest on technopark_passage (begun_at desc);
