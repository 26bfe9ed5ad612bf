-- What is learnt of data is accounted for by the kernel, for whoever keeps any: what was opened, paid for and answered goes where it keeps them all.
-- A process of before, which still runs, waits: what it charged between the copy and the drop would be lost.
lock table privacy_budget, privacy_charge, privacy_answer in access exclusive mode;
insert into privacy_account (subject, asker, year, total_rho, total_delta, spent_rho, spent_delta)
  select 'dataset:' || dataset, asker, year, total_rho, total_delta, spent_rho, spent_delta from privacy_budget;
insert into privacy_question (subject, asker, key, rho, delta, question, person, at)
  select 'dataset:' || dataset, asker, key, rho, delta, question, person, at from privacy_charge;
insert into privacy_reply (key, subject, answer) select key, 'dataset:' || dataset, answer from privacy_answer;
drop table privacy_budget, privacy_charge, privacy_answer;
