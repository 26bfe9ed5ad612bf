-- Uploads are the kernel's now, for whatever they are sent to: what is under way goes on there.
insert into upload (secret, subject, sender, hash, size, part_bytes, file, at)
  select secret, 'dataset:' || dataset, sender, hash, size, part_bytes, file, at from repository_upload;
insert into upload_part (upload, number, hash, file) select upload, number, hash, file from repository_part;
insert into upload_xorb (subject, sender, hash, file, ends, at)
  select 'dataset:' || dataset, sender, hash, file, ends, at from repository_xorb;
drop table repository_part;
drop table repository_upload;
drop table repository_xorb;
