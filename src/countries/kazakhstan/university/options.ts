/** What Kazakhstan sets for its AI university. */
import type { UniversityOptions } from '../../../institutions/university/index.ts'
import { admission, programmes } from './admission/index.ts'
import { awardClaims, skillBadge } from './award.ts'
import { courses } from './courses.ts'
import { grading } from './grading.ts'
import { learnersRegister } from './learners/register.ts'
import { platforms } from './lti.ts'
import { tools } from './lti-tools.ts'
import { rules } from './offices.ts'
import { publishing } from './published-courses.ts'
import { reporting } from './reporting.ts'
import { research } from './research/index.ts'
import { skills } from './skills.ts'
import { talent } from './talent-card.ts'
import { tuition } from './tuition/index.ts'

export const universityOptions: UniversityOptions = { rests: [rules], admission: { call: admission.id, programmes: programmes.id }, records: { offices: ['university.registrar', 'university.rector'] }, skills, awards: { body: 'university', procedure: 'university.award', credential: skillBadge, claims: awardClaims, country: { code: 'KAZ', name: 'Kazakhstan' } }, study: { courses, assessor: 'university.assessor', publishing, grading }, lti: { platforms: platforms.id, tools: tools.id }, talent, capacity: { reports: reporting.reports, programmes: programmes.id, hires: 'technopark.hires', learners: learnersRegister }, research, tuition }
