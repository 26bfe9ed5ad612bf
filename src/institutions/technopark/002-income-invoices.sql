-- An invoice has several lines, and numbers begin anew each year: what is entered once is its number within a year, which the act checks under the lock of the
-- company. The index serves that question.
drop index technopark_income_number;
create index technopark_income_number on technopark_income (organisation, number) where number is not null and taken_back_at is null;
-- What was entered together, to find a form that is sent twice and to take back all of it.
create index technopark_income_batch on technopark_income (organisation, batch);
