-- Why a finding ended: put right, seen otherwise, decided in its case, its company no participant any more, or not watched any more. Absent for those that ended before it was kept.
alter table technopark_finding add column ended_why text check (ended_why in ('kept', 'changed', 'decided', 'no participant', 'out of view'));
alter table technopark_finding add check (ended_why is null or ended_at is not null);
-- The findings of a case, which end with it.
create index technopark_finding_case on technopark_finding (case_id) where case_id is not null;
