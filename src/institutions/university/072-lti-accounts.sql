-- A subject means somebody only beside the registration that launched it: another registration of the same issuer may have other keys.
alter table lti_account add column platform text;
update lti_account set platform = (
  select lti_placement.platform from lti_placement join lti_learner on lti_learner.placement = lti_placement.id
  where lti_placement.issuer = lti_account.issuer and lti_learner.subject = lti_account.subject order by lti_placement.id limit 1
);
-- What learns nowhere was told nothing, and is linked anew when it is launched again.
delete from lti_account where platform is null;
-- One person is one subject of a platform: the first that they linked stays.
delete from lti_account later using lti_account first
where first.platform = later.platform and first.person = later.person and (first.linked_at, first.subject) < (later.linked_at, later.subject);
alter table lti_account drop constraint lti_account_pkey;
alter table lti_account drop column issuer;
alter table lti_account add primary key (platform, subject);
alter table lti_account add constraint lti_account_one unique (platform, person);
alter table lti_placement drop column issuer;
