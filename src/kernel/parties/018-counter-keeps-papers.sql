-- What is written to whoever has no account is printed at the counter at which their case was filed, else at that which wrote them down, or last served them in order.
alter table person add column counter text;
update person p set counter = (select v.body from counter_visit v where v.person = p.id and v.shown = 'document' order by v.began_at desc limit 1) where without_account;
alter table message add column counter text;
update message m set counter = p.counter from person p where p.id = m.person and p.without_account;
drop index message_to_print;
create index message_on_paper on message (counter, id) where counter is not null and read_at is null;
