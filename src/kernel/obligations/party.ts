/** Who owes a duty: a person, an organisation, or a body through the holders of an office; as columns, and as whom letters go to. */
import { representativeOf } from '../../law/body.ts'
import type { Obligation } from '../../law/procedure.ts'
import type { Tx } from '../database/index.ts'
import type { Actor, LetterParts } from '../parties/index.ts'
import type { ObligationsGround } from './ground.ts'

/** A party, by the id that its kind has: a body by that under which the country declares it. */
export interface Party { readonly kind: 'person' | 'organisation' | 'body'; readonly id: string }

interface Columns { readonly organisation: string | null; readonly person: string | null; readonly body: string | null }

export const columnsOf = ({ kind, id }: Party): Columns => ({ organisation: null, person: null, body: null, [kind]: id })

export function partyOf({ organisation, person, body }: Columns): Party {
  return organisation !== null ? { kind: 'organisation', id: organisation } : person !== null ? { kind: 'person', id: person } : { kind: 'body', id: body! }
}

/** The office whose holders report for a body: the one that the declaration names, else whoever represents the body. */
export const officeOf = ({ id }: Pick<Party, 'id'>, { owedBy }: Pick<Obligation, 'owedBy'>): string => (owedBy !== undefined && 'role' in owedBy ? owedBy.role : representativeOf({ id }))

/** Whether somebody stands for a party in the hat that they wear: as themselves, for the organisation, or in the office that reports. */
export function standsFor(actor: Actor, { kind, id }: Party, declared: Pick<Obligation, 'owedBy'>): boolean {
  switch (kind) {
    case 'organisation': return actor.organisation?.id === id
    case 'person': return actor.person === id && actor.organisation === undefined && actor.roles.length === 0
    case 'body': return actor.roles.includes(officeOf({ id }, declared))
  }
}

/** Writes to a party; to a body, to each holder of the office that reports. */
export async function tell({ parties }: ObligationsGround, tx: Tx, { kind, id }: Party, declared: Pick<Obligation, 'owedBy'>, letter: LetterParts): Promise<void> {
  if (kind === 'organisation') return parties.writeLetterToOrganisation(tx, id, letter)
  const people = kind === 'person' ? [{ id }] : await parties.holdersOf([officeOf({ id }, declared)], tx)
  for (const person of people) await parties.writeLetter(tx, person.id, letter)
}
