/** Which decisions a procedure is about: those of the procedures that it names, and where it hears appeals of whoever says so, those that name it. Pure. */
import { isByAccount } from './opening.ts'
import type { Effect, Procedure } from './procedure.ts'

type Hearing = Pick<Procedure, 'id' | 'about'>

/** Whether a procedure is about decisions of another one. */
export const isAboutThoseOf = ({ id, about }: Hearing, { id: other, decisions }: Pick<Procedure, 'id' | 'decisions'>): boolean =>
  about !== undefined && (about.procedures.includes(other) || (about.appealed === true && Object.values(decisions).some(({ appeal }) => appeal?.procedure === id)))

/** Whether a case of a procedure can be about this decision, as its record has it. */
export const canBeAbout = ({ id, about }: Hearing, { procedure, effect, appeal }: { readonly procedure: string; readonly effect: Effect; readonly appeal?: { readonly procedure: string } }): boolean =>
  about !== undefined && about.effects.includes(effect) && (about.procedures.includes(procedure) || (about.appealed === true && appeal?.procedure === id))

/** Whether whoever has something gives it back here: on their own application, what was granted is taken away. */
export const givesBack = ({ opens, about, decisions }: Pick<Procedure, 'opens' | 'about' | 'decisions'>): boolean =>
  isByAccount(opens) && about?.effects.includes('grant') === true && Object.values(decisions).some(({ effect }) => effect === 'revoke')

/** Whether they give it back as if they had never had it. */
export const givesUpWhole = (declaration: Pick<Procedure, 'opens' | 'about' | 'decisions'>): boolean => givesBack(declaration) && Object.values(declaration.decisions).some(({ endsBefore }) => endsBefore !== undefined)

/** What of a decision tells who hears its appeal, as its record has it. */
interface Appealed { readonly procedure: string; readonly kind: string; readonly effect: Effect; readonly appeal?: { readonly procedure: string } }

/**
 * The procedure in which an appeal against a decision is heard now, by its id: the one that the decision names, or where that is by now about no such decisions, the one that the same decision
 * would name today. Undefined where no appeal is open to it.
 */
export function hearingOf(procedures: readonly (Hearing & Pick<Procedure, 'decisions'>)[], record: Appealed): string | undefined {
  if (record.appeal === undefined) return undefined
  const { procedure: named } = record.appeal
  const hears = (id: string | undefined): boolean => procedures.some((one) => one.id === id && canBeAbout(one, record))
  const today = procedures.find(({ id }) => id === record.procedure)?.decisions[record.kind]?.appeal?.procedure
  return !hears(named) && today !== undefined && hears(today) ? today : named
}
