-- By which decision an undertaking was entered. What was signed before there was a procedure of it has a signature and no decision, and binds as before.
alter table undertaking_acceptance add column decision uuid;
