-- An act may bring the duty about for another bearer each time: each owes it once in the case.
drop index duty_case;
create unique index duty_case on duty (case_id, kind, coalesce(organisation::text, person::text, body)) where case_id is not null;
