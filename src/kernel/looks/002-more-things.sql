-- Reports on duties, letters that were sent, and who looked are looked at too.
alter table data_look drop constraint data_look_kind_check;
alter table data_look add constraint data_look_kind_check check (kind in ('case', 'entry', 'decision', 'counter', 'account', 'card', 'duty', 'letters', 'look'));
