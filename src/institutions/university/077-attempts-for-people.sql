-- Attempts that their learner asked a person to judge, or that no key can judge: an assessor reads these, and no other before a course is completed.
create table course_attempt_asked (
  attempt uuid primary key references course_attempt on delete cascade,
  at timestamptz not null
);
