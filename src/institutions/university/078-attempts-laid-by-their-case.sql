-- Whether an attempt was laid before a person its case says: a note of our own stood there also where an application was only begun.
drop table course_attempt_asked;
