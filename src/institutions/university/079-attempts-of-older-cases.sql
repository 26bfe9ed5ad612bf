-- What was begun or filed before the portal named the attempt has it among its answers alone, where its learner could have written another's: only one's own is what a case concerns.
with of_learner as (select attempt.id::text as attempt, enrolment.person from course_attempt attempt join course_enrolment enrolment on enrolment.id = attempt.enrolment)
update case_record set subject = attempt from of_learner, case_action filed
where case_record.procedure = 'university.grading' and case_record.subject is null and filed.case_id = case_record.id and filed.seq = 0
  and attempt = filed.act -> 'facts' ->> 'attempt' and of_learner.person = case_record.person;
with of_learner as (select attempt.id::text as attempt, enrolment.person from course_attempt attempt join course_enrolment enrolment on enrolment.id = attempt.enrolment)
update draft set subject = attempt from of_learner
where procedure = 'university.grading' and subject is null and attempt = facts ->> 'attempt' and of_learner.person = draft.person;
with of_learner as (select attempt.id::text as attempt, enrolment.person from course_attempt attempt join course_enrolment enrolment on enrolment.id = attempt.enrolment)
update draft_discarded set draft = draft || jsonb_build_object('subject', attempt) from of_learner
where draft ->> 'procedure' = 'university.grading' and draft ->> 'subject' is null and attempt = draft -> 'facts' ->> 'attempt' and of_learner.person::text = draft ->> 'person';
