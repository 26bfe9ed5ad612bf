/** Which decisions a procedure is about: those of the procedures that it names, and where it hears appeals of whoever says so, those that name it. Pure. */
import type { Effect, Procedure } from './procedure.ts'

type Hearing = Pick<Procedure, 'id' | 'about'>

/** Whether a procedure is about decisions of another one. */
export const isAboutThoseOf = ({ id, about }: Hearing, { id: other, decisions }: Pick<Procedure, 'id' | 'decisions'>): boolean =>
  about !== undefined && (about.procedures.includes(other) || (about.appealed === true && Object.values(decisions).some(({ appeal }) => appeal?.procedure === id)))

/** Whether a case of a procedure can be about this decision, as its record has it. */
export const canBeAbout = ({ id, about }: Hearing, { procedure, effect, appeal }: { readonly procedure: string; readonly effect: Effect; readonly appeal?: { readonly procedure: string } }): boolean =>
  about !== undefined && about.effects.includes(effect) && (about.procedures.includes(procedure) || (about.appealed === true && appeal?.procedure === id))
