-- What kind of fault it is: everybody may know whether a reservation stands. Each round says anew what is wrong.
delete from compute_reservation_fault;
alter table compute_reservation_fault add column kind text not null check (kind in ('missing', 'occupied', 'unknown'));
