-- Which languages are spoken is the country's to say; here a language is only kept from being anything at all (BCP 47).

alter table person drop constraint person_locale_check, add constraint person_locale_check check (locale ~ '^[a-z]{2,8}(-[A-Za-z0-9]{1,8})*$');
alter table mail drop constraint mail_locale_check, add constraint mail_locale_check check (locale ~ '^[a-z]{2,8}(-[A-Za-z0-9]{1,8})*$');
