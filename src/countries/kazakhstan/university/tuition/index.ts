/** Tuition: what is declared of it, and by which names the university knows it. */
import type { Procedure } from '../../../../law/procedure.ts'
import type { Register } from '../../../../law/register.ts'
import type { UniversityOptions } from '../../../../institutions/university/index.ts'
import { programmes } from '../admission/index.ts'
import { agreement, agreementId, agreements } from './agreement.ts'
import { fees } from './money.ts'
import { termsRegister, tuitionTerms, tuitionTermsEntry } from './terms.ts'

export const tuitionProcedures: readonly Procedure[] = [tuitionTermsEntry, agreement]
export const tuitionRegisters: readonly Register[] = [tuitionTerms, agreements]

export const tuition: UniversityOptions['tuition'] = { money: fees, terms: termsRegister, programmes: programmes.id, agreement: agreementId }
