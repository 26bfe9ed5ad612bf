-- What is given of each entry of a register stands under the name of the resource, a colon and the number of the entry: counted together by day.
create index allocation_of_entries on allocation (split_part(resource, ':', 1), lower(during));
