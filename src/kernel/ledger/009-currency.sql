-- The books are in the currency of the country; numbers of people and organisations are of its form, which it checks.

alter table ledger_account alter column currency drop default, drop constraint ledger_account_currency_check, add constraint ledger_account_currency_check check (currency ~ '^[A-Z]{3}$');
alter table payment_order drop constraint payment_order_payee_number_check, add constraint payment_order_payee_number_check check (payee_number ~ '^[0-9A-Z]{1,40}$');
