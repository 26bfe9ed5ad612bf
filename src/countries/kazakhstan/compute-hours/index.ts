/** National compute as Kazakhstan declares it: its registers and procedures, without a line of the kernel. */
import type { Procedure } from '../../../law/procedure.ts'
import type { Register } from '../../../law/register.ts'
import { kept } from './kept.ts'
import { loginProcedures, logins } from './logins.ts'
import { computeRegisters as things } from './registers.ts'
import { request } from './request.ts'
import { reservationProcedures, reservations } from './reservations.ts'
import { takenBack } from './taken-back.ts'

export const computeRegisters: readonly Register[] = [...things, logins, reservations]

export const computeProcedures: readonly Procedure[] = [...kept, request, ...loginProcedures, ...takenBack, ...reservationProcedures]
