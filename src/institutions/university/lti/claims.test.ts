/** Whoever teaches a course is said so by the course's own roles. */
import assert from 'node:assert/strict'
import { it } from 'node:test'
import { teaches } from './claims.ts'

const lis = 'http://purl.imsglobal.org/vocab/lis/v2'

it('takes for a teacher whoever has a teaching role in the course, in full or in short', () => {
  for (const role of [`${lis}/membership#Instructor`, `${lis}/membership#ContentDeveloper`, `${lis}/membership/Instructor#TeachingAssistant`, `${lis}/membership/Instructor#Grader`, 'Instructor', 'TeachingAssistant']) assert.ok(teaches([role]), role)
})

it('takes nobody for a teacher by what they are elsewhere, by mentoring, or who learns in the course', () => {
  for (const roles of [
    [`${lis}/institution/person#Instructor`], [`${lis}/institution/person#Administrator`], [`${lis}/system/person#Administrator`], [`${lis}/membership#Mentor`], ['Mentor'], ['https://elsewhere.example/#Instructor'], [],
    [`${lis}/institution/person#Instructor`, `${lis}/membership#Learner`], [`${lis}/membership#Instructor`, `${lis}/membership#Learner`], [`${lis}/membership#Instructor`, `${lis}/membership/Learner#GuestLearner`],
  ]) assert.ok(!teaches(roles), roles.join(' '))
})
