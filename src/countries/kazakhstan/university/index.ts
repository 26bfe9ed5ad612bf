/** The AI university as Kazakhstan declares it: its procedures, without a line of the kernel. */
import type { Procedure } from '../../../law/procedure.ts'
import { awards } from './award.ts'

export const universityProcedures: readonly Procedure[] = [...awards]
