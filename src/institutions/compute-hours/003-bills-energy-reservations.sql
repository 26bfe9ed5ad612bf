-- When the holder was reminded that hours which nobody uses go back; again only after they were used.
alter table compute_grant add column reminded_on date;

-- What the clusters' own meters say of a run, in joules: null where they say nothing. The price of an accelerator-hour that its grant states: null where it is free.
alter table compute_run add column joules bigint check (joules > 0);
alter table compute_run add column price bigint check (price > 0);

-- What an organisation owes for the runs of a month, and for those of earlier months that were settled later: every run stands in one bill. No invoice where less than half a tiyn is owed.
create table compute_bill (
  id uuid primary key,
  organisation uuid not null,
  month text not null,
  seconds bigint not null check (seconds > 0),
  amount bigint not null check (amount >= 0),
  invoice uuid,
  at timestamptz not null,
  unique (organisation, month)
);
alter table compute_run add column bill uuid references compute_bill;
-- What no bill has yet.
create index compute_run_unbilled on compute_run ("grant", ended_at) where price is not null and bill is null;
create index compute_run_bill on compute_run (bill) where bill is not null;

-- Jobs that a reservation put back into the queue: by the number of its entry. `job` is null for one that went in beside the portal.
create table compute_displaced (
  reservation text not null,
  cluster text not null,
  remote text not null,
  "grant" uuid not null references compute_grant,
  job uuid references compute_job,
  accelerators integer not null check (accelerators >= 0),
  at timestamptz not null,
  primary key (reservation, cluster, remote)
);
create index compute_displaced_job on compute_displaced (job) where job is not null;
