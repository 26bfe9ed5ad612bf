-- Duties of any party and without a decision, on days of the calendar and upon events, with reminders before the day.
alter table duty
  alter column decision drop not null,
  alter column organisation drop not null,
  alter column next_from drop not null,
  alter column next_to drop not null,
  add column case_id uuid,
  add column person uuid,
  add column body text,
  add column role text,
  -- The day from which the round opens the next report; none while nothing follows by the calendar.
  add column next_opens date,
  add check (num_nonnulls(organisation, person, body) = 1),
  add check (num_nonnulls(decision, case_id, body) = 1),
  add check ((body is null) = (role is null));
comment on column duty.case_id is 'The case in which an act brought the duty about, where no decision did.';
comment on column duty.role is 'The office of the body whose holders report.';
update duty set next_opens = next_to + 1;
alter table duty add check (num_nonnulls(next_from, next_to, next_opens) in (0, 3));
drop index duty_next;
create index duty_next on duty (next_opens) where ended_on is null and next_opens is not null;
-- A body owes a duty of a procedure once at a time; a case brings about one of each kind.
create unique index duty_body on duty (procedure, kind, body) where body is not null and ended_on is null;
create unique index duty_case on duty (case_id, kind) where case_id is not null;

alter table obligation
  alter column organisation drop not null,
  add column person uuid,
  add column body text,
  -- The version of the declaration under which it opened, where the duty outlives versions.
  add column version text,
  -- What brought it about, where that was an event.
  add column occasion text not null default '',
  -- Reminders before the day, and when another office was told of its lateness.
  add column forewarned integer not null default 0,
  add column told_at timestamptz,
  add check (num_nonnulls(organisation, person, body) = 1),
  drop constraint obligation_duty_period_from_key,
  add unique (duty, period_from, occasion);
create index obligation_person on obligation (person, due_day desc) where person is not null;
create index obligation_body on obligation (body, due_day desc) where body is not null;
