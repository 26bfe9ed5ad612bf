-- Which content a learner began, by its hash, as it is served: what is published or written under the same number later does not change it under them.
-- Enrolments of before have none, and are those of their version.
alter table course_enrolment add column sha256 text check (sha256 ~ '^[0-9a-f]{64}$');
