/** National compute as Kazakhstan declares it: its registers and procedures, without a line of the kernel. */
import type { Procedure } from '../../../law/procedure.ts'
import { kept } from './kept.ts'
import { requests } from './request.ts'

export { computeRegisters } from './registers.ts'

export const computeProcedures: readonly Procedure[] = [...kept, ...requests]
