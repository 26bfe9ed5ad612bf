/** How somebody stands to a decision: who reads it. */
import { representativeOf } from '../law/body.ts'
import { type Cases, isReferred, officeRoles, officeRolesIn } from './cases/index.ts'
import { type Decision, holderNumber } from './decisions/index.ts'
import type { Parties } from './parties/index.ts'
import type { Reader } from './taken-back/index.ts'

/** Its holder and the offices that had a part in it read a decision; to others it can only be verified. */
export async function standingTo({ cases, parties }: { readonly cases: Pick<Cases, 'decidedBy'>; readonly parties: Pick<Parties, 'bodies'> }, actor: Reader, { record }: Pick<Decision, 'record'>): Promise<'holder' | 'office' | 'stranger'> {
  if (actor === null) return 'stranger'
  const { organisation, person, body } = record.holder
  if (body ? actor.roles.includes(representativeOf(body)) : organisation ? holderNumber(record.holder) === actor.organisation?.identifier.value : person?.id === actor.person && actor.organisation === undefined) return 'holder'
  const declaration = await cases.decidedBy(record)
  // What a body decided for itself concerns that body, and its own offices read it beside those of the programme.
  const concerned = parties.bodies.filter(({ id }) => id === body?.id)
  return !isReferred(declaration, actor) && [...officeRoles(declaration), ...officeRolesIn(declaration, concerned)].some((role) => actor.roles.includes(role)) ? 'office' : 'stranger'
}
