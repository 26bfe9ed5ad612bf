/**
 * The AI university: the layer between admission, the universities' own courses, practice, and credentials that verify without us.
 *
 * Promises: what somebody can do is said by a signed credential with its evidence, and anyone can check it, ours or another's.
 * Never: decides who is admitted or what they are worth; its registers and procedures are the country's declarations, and people decide.
 */
import type { InstitutionParts, Offer, PageToFind } from '../../portal/index.ts'
import { type InstitutionDoor, institutionLanding } from '../../portal/record/index.ts'
import { admissionDoors } from './admission/index.ts'
import { badgeDoors, badgeRoutes, badgesFound, badgesOffer } from './badges/index.ts'
import { capacityDoor, capacityFound, capacityRoutes } from './capacity/index.ts'
import { courseDoor, courseFound, courseRoutes, forgetPackages, openLender, packageDoors, packageRoutes, packagesBeside, packagesKept, workOnPackages } from './courses/index.ts'
import { besidesOf, ltiDoors, ltiFound, ltiKept, ltiRoutes, ltiWork, ltiWorkplace } from './lti/index.ts'
import { words } from './messages.ts'
import type { UniversityOptions } from './options.ts'
import { institution } from './parts.ts'
import { keeps, learningKeys, recordsDoors, recordsFound, recordsLeads, recordsRoutes } from './records/index.ts'
import { researchDoors, researchFound, researchRoutes } from './research/index.ts'
import { skillsDoor, skillsFound, skillsRoutes } from './skills/index.ts'
import { forgetDrafts, forgetLearners, ownCourses, publishAct, studyDoors, studyFound, studyKeeps, studyOf, studyOffer, studyRoutes, studyWorkplace, workOnAttempts, workOnCourses, workOnGrading } from './study/index.ts'
import { talentDoors, talentFound, talentKeeps, talentOffers, talentRoutes, talentWork } from './talent/index.ts'
import { tuitionDoor, tuitionFound, tuitionRoutes } from './tuition/index.ts'

export type { Framework, Skill, SkillGroup } from './skills/index.ts'
export { type Course, readCourse, studyOf, type Task, tasksOf } from './study/index.ts'
export type { UniversityOptions } from './options.ts'

/** Where the first page leads: each part adds its own. */
const doors: readonly InstitutionDoor[] = [...badgeDoors, skillsDoor, ...recordsLeads, courseDoor, ...talentDoors, capacityDoor, tuitionDoor]

const offers: readonly Offer[] = [studyOffer, badgesOffer, ...talentOffers]

const pages: readonly PageToFind[] = [{ path: '/university', title: words.title, about: words.lead }, ...studyFound, badgesFound, skillsFound, ...recordsFound, courseFound, ...ltiFound, ...talentFound, capacityFound, researchFound, tuitionFound]

export const university = (given: UniversityOptions): InstitutionParts => declared({ ...given, records: { ...given.records, lender: openLender } })

const declared = (options: UniversityOptions): InstitutionParts => ({
  id: institution,
  keys: learningKeys,
  keeps: { title: words.title, lines: [...studyKeeps, ...talentKeeps, ...keeps, ...ltiKept, packagesKept] },
  migrations: { folder: institution, url: new URL('.', import.meta.url) },
  acts: [publishAct],
  doors: (kernel, log) => recordsDoors(kernel, options.records, log),
  routes: (kernel) => [institutionLanding(kernel, institution, { words, doors: [...studyDoors(options.study), ...admissionDoors(options.admission), ...doors, ...packageDoors(options.study.assessor), ...researchDoors(options.research), ...ltiDoors(options.study.assessor)], rests: options.rests }), ...badgeRoutes(kernel, options.skills, options.awards), ...skillsRoutes(kernel, options.skills), ...recordsRoutes(kernel, options.records), ...courseRoutes, ...packageRoutes(kernel, options.records, studyOf(kernel, options.study), options.study.assessor), ...studyRoutes(kernel, options.study, options, besidesOf(kernel, options.lti), packagesBeside(kernel, options.records)), ...ltiRoutes(kernel, options.lti, studyOf(kernel, options.study), options.study.assessor), ...talentRoutes(kernel, options.talent, options.awards, options.study), ...capacityRoutes(kernel, options.capacity, options), ...researchRoutes(kernel, options.research), ...tuitionRoutes(kernel, options.tuition)],
  money: options.tuition.money,
  own: (kernel) => [ownCourses(kernel)],
  indicators: () => [],
  work(kernel) {
    workOnCourses(kernel, options.study)
    forgetLearners(kernel)
    forgetPackages(kernel)
    workOnPackages(kernel, options.records)
    forgetDrafts(kernel)
    workOnAttempts(kernel, options.study, options.records)
    workOnGrading(kernel, options.study)
    talentWork(kernel, options.talent, options.awards, options.study)
    ltiWork(kernel, options.lti, studyOf(kernel, options.study))
  },
  workplaces: [studyWorkplace, ltiWorkplace],
  offers, pages,
})
