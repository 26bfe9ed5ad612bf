-- What applicants that were made from a version of a service came to: whether anybody of them was granted what it gives. Known by the version, whichever draft it is of.
create table studio_made (
  version text primary key,
  granted boolean not null,
  made_at timestamptz not null
);
