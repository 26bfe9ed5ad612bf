/** Declared registers in all their versions, linted beside the procedures that change their entries. */
import { lintRegisters } from '../../law/lint.ts'
import type { Procedure } from '../../law/procedure.ts'
import { registerSchema } from '../../law/register-declaration.ts'
import type { Register } from '../../law/register.ts'
import type { Db } from '../database/index.ts'
import { type Declarations, type DeclarationsGround, lintTogether, openDeclarations } from '../declarations/index.ts'
import { messages } from './messages.ts'

export type RegisterVersions = Declarations<Register>

/**
 * `procedures` are those that stand or come: what they enter must fit the register that is enacted. `seeded` are those that a country brings with its registers
 * and that are entered after them: what a register holds may be given out by one that the house has not yet.
 */
export const openRegisterVersions = (
  ground: DeclarationsGround, procedures: (within: Db) => Promise<readonly Procedure[]>, seeded: () => readonly Procedure[] = () => [],
): Promise<RegisterVersions> => openDeclarations(ground, {
  name: 'register', table: 'register_declaration', schema: registerSchema, unknown: messages.noRegister,
  async lint(world, within) {
    const beside = await procedures(within)
    const coming = seeded().filter(({ id }) => !beside.some((one) => one.id === id))
    return [...lintRegisters(world, [...beside, ...coming]), ...lintTogether(beside, world)]
  },
})
