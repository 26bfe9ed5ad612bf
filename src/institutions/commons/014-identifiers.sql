-- Who is barred is known by a number in whatever scheme of the country.
alter table dataset_bar rename column bin to identifier;
