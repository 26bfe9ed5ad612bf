-- LTI 1.3, the side of the platform: tools of others inside our courses. Which tools there are the register says.

-- What of a tool stands in a course.
create table lti_tool_link (
  id uuid primary key,
  tool text not null,
  course text not null,
  title text not null,
  url text not null,
  custom jsonb not null,
  added_at timestamptz not null,
  -- Taken out of the course; what was reached there stays.
  removed_at timestamptz
);
create index lti_tool_link_of on lti_tool_link (course) where removed_at is null;

-- Who is on their way to a tool: the hint of a login counts once and for one person. Without a link a teacher chooses what will stand in the course.
create table lti_hint (
  code_sha256 text primary key,
  tool text not null,
  person uuid not null,
  course text not null,
  link uuid references lti_tool_link,
  expires_at timestamptz not null,
  used_at timestamptz
);

-- A choice that a tool is to send back: by the code in its data.
create table lti_choice (
  code_sha256 text primary key,
  tool text not null,
  course text not null,
  expires_at timestamptz not null,
  used_at timestamptz
);

-- Who opened a tool in a course: the tool knows them by a subject of its own.
create table lti_tool_user (
  tool text not null,
  course text not null,
  person uuid not null,
  subject text not null,
  teaches boolean not null,
  opened_at timestamptz not null,
  primary key (tool, course, person)
);
create unique index lti_tool_user_subject on lti_tool_user (tool, course, subject);

-- Assertions of tools that were used, until they end, and the access that was given for them.
create table lti_assertion (tool text not null, jti text not null, expires_at timestamptz not null, primary key (tool, jti));
create table lti_access (token_sha256 text primary key, tool text not null, scopes text[] not null, expires_at timestamptz not null);

-- A column of the gradebook that a tool fills.
create table lti_line_item (
  id uuid primary key,
  tool text not null,
  course text not null,
  link uuid references lti_tool_link,
  label text not null,
  score_maximum double precision not null check (score_maximum > 0),
  resource_id text,
  tag text,
  made_at timestamptz not null,
  removed_at timestamptz
);
create index lti_line_item_of on lti_line_item (tool, course);

-- What a tool said of a learner last; earlier sayings the journal knows.
create table lti_score (
  line_item uuid not null references lti_line_item,
  person uuid not null,
  given double precision,
  maximum double precision,
  comment text,
  activity text not null,
  grading text not null,
  said_at timestamptz not null,
  primary key (line_item, person)
);
create index lti_score_of on lti_score (person);
