-- Cases of people without an account. Whose case it is, is then whoever has its address; of that the hash alone is kept.
alter table case_record add column unnamed boolean not null default false;
alter table case_record drop constraint case_record_check;
alter table case_record add constraint case_record_party check (unnamed or num_nonnulls(person, organisation) > 0);

create table case_follower (
  case_id uuid primary key references case_record,
  address_hash text not null unique,
  -- Where letters go, when one was given; erased with the personal answers of the case.
  email text,
  locale text not null
);
