/** The AI university as Kazakhstan declares it: its procedures, without a line of the kernel. */
import type { Procedure } from '../../../law/procedure.ts'
import type { Register } from '../../../law/register.ts'
import { admission, programmeEntry, programmes, waiver } from './admission/index.ts'
import { awards } from './award.ts'
import { attemptGrading } from './grading.ts'
import { learnerActs } from './learners/acts.ts'
import { exchangeProcedures, exchangeRegisters } from './learners/exchange.ts'
import { learners } from './learners/register.ts'
import { platformActs, platforms } from './lti.ts'
import { toolActs, tools } from './lti-tools.ts'
import { coursePublication, courseWithdrawal, publishedCourses } from './published-courses.ts'
import { reportingProcedures, reportingRegisters } from './reporting.ts'
import { researchProcedures, researchRegisters } from './research/index.ts'
import { cardProcedures, cards } from './talent-card.ts'
import { tuitionProcedures, tuitionRegisters } from './tuition/index.ts'

export const universityProcedures: readonly Procedure[] = [...awards, programmeEntry, waiver, admission, ...platformActs, ...toolActs, ...cardProcedures, coursePublication, ...reportingProcedures, courseWithdrawal, attemptGrading, ...learnerActs, ...researchProcedures, ...tuitionProcedures, ...exchangeProcedures]
export const universityRegisters: readonly Register[] = [programmes, platforms, tools, cards, publishedCourses, ...reportingRegisters, learners, ...researchRegisters, ...tuitionRegisters, ...exchangeRegisters]
