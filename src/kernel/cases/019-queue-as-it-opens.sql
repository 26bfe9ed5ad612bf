-- The queue of an office as it opens, over all of its procedures: read from here until the page is full. The former index by step put nothing in order any more.
create index case_queue_usual on case_record (least(step_due_day, due_day), least(step_due_at, due_at), id) where closed_at is null;
drop index case_queue;
-- Who has said something in a case: they are asked no more in the same step.
create index case_action_said on case_action (person, case_id) where act ->> 'type' in ('voted', 'recused', 'answered');
