-- Why the head releases a model although its corpus holds texts that were opted out since it was built, and which texts those are.
alter table language_model add column opt_outs jsonb;
