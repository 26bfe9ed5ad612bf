-- An order that the bank did not carry out is withdrawn after it went into a file, which it goes on naming.
alter table payment_order drop constraint payment_order_check5;
