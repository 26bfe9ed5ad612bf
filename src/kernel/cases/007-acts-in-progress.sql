-- Acts that officers have filled in and not signed yet: what they found and why stays here until they sign, and for some days at most.

create table act_in_progress (
  key text primary key,
  case_id uuid not null references case_record,
  person uuid not null,
  doing jsonb not null,
  seen text not null,
  kept_at timestamptz not null
);
comment on column act_in_progress.key is 'Under which the act is done once.';
-- Those of one officer in one case, which end when one of them is signed.
create index act_in_progress_case on act_in_progress (case_id, person);
create index act_in_progress_kept on act_in_progress (kept_at);
