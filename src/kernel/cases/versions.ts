/** Procedures in all their versions, linted beside the registers that they change. */
import type { Body } from '../../law/body.ts'
import { procedureSchema } from '../../law/declaration.ts'
import { lint } from '../../law/lint.ts'
import type { Procedure } from '../../law/procedure.ts'
import type { Register } from '../../law/register.ts'
import type { Db } from '../database/index.ts'
import { type Declarations, type DeclarationsGround, type Enacted as EnactedDeclaration, openDeclarations } from '../declarations/index.ts'
import { messages } from './messages.ts'

export type Versions = Declarations<Procedure>
/** A procedure with the hash that is its version. */
export type Enacted = EnactedDeclaration<Procedure>

/** `registers` are those of things that stand or come, which outcomes may change; `bodies` those whose offices act, or to which something is referred. */
export const openVersions = (ground: DeclarationsGround, registers: (within: Db) => Promise<readonly Register[]>, bodies: readonly Body[]): Promise<Versions> => openDeclarations(ground, {
  name: 'procedure', table: 'procedure_version', schema: procedureSchema, unknown: messages.noProcedure,
  lint: async (world, within) => lint(world, undefined, await registers(within), bodies),
})
