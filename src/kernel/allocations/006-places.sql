-- The last place given of a resource, found without reading all that were given of it.
create index allocation_place on allocation (resource, place desc) where state in ('held', 'reserved', 'firm', 'attended', 'missed');
