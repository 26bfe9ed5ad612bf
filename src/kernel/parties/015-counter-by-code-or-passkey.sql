-- At a counter people show that they are there, and agree, by a code or a passkey alone: a scan shows nobody's presence, and a PIN typed on the machine of an officer
-- can be typed again. A visit that was shown so counts as not shown.
alter table counter_visit drop column paper;
update counter_visit set shown = null, shown_at = null where shown in ('pin', 'paper');
alter table counter_visit
  drop constraint counter_visit_shown_check,
  add constraint counter_visit_shown_check check (shown in ('code', 'passkey'));

alter table challenge
  drop constraint challenge_purpose_check,
  add constraint challenge_purpose_check check (purpose in ('passkey registration', 'passkey sign-in', 'counter', 'oidc'));
