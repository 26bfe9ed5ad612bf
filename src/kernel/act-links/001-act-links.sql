-- What an address of the text of an act answered when its publisher was asked last.
create table act_link (
  url text primary key,
  -- When it was asked last, whether or not anything came.
  asked_at timestamptz not null,
  -- When it last answered that the page is there, or that there is none, and by which status; none where it has never answered so.
  answered_at timestamptz,
  status integer,
  check ((answered_at is null) = (status is null))
);
