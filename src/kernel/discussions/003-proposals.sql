-- What is discussed may be a draft: what is proposed for it is neither a question nor an error.
alter table remark drop constraint remark_kind_check;
alter table remark add constraint remark_kind_check check (kind in ('question', 'error', 'proposal', 'answer'));
