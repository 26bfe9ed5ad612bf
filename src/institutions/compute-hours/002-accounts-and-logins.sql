-- On which clusters a grant has an account: what was used there is settled there, wherever its partition points now.
create table compute_account (
  "grant" uuid not null references compute_grant,
  cluster text not null,
  primary key ("grant", cluster)
);
insert into compute_account select "grant", cluster from compute_job union select "grant", cluster from compute_run;

-- Days without use, each counted once and only while the hours could be used; `idle_on` is the last that was looked at.
alter table compute_grant add column idle_days integer not null default 0 check (idle_days >= 0);
alter table compute_grant add column idle_on date;

-- Under which login a job runs, and the key of the form that sent it: sent twice, it goes in once.
alter table compute_job add column login text;
alter table compute_job add column key uuid;
create unique index compute_job_key on compute_job ("grant", key);
