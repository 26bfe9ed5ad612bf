/** What an entry is: the pure fold of its acts. */
import { Failure } from '../../law/failure.ts'
import type { Facts } from '../../law/field.ts'
import { type Body, keeperOf } from '../../law/body.ts'
import { type EntryDoes, type EntryState, entryTransitions, type OwnerKind, type Register } from '../../law/register.ts'
import { messages } from './messages.ts'

/** Whose an entry is: a person's or an organisation's by their id, or a body's: the one that is named, or the one that keeps the register. */
export type Owner = { readonly kind: 'person' | 'organisation'; readonly id: string } | { readonly kind: 'body'; readonly body?: string }

export interface Standing {
  readonly state: EntryState
  readonly owner: Owner
  readonly values: Facts
}

/** What an act says of an entry: values, and whose it is from then on. */
export interface Said {
  readonly does: EntryDoes
  readonly values: Facts
  readonly owner?: Owner
}

/** The entry after an act. Throws a `Failure` (conflict) where the state does not allow it. */
export function standingAfter(standing: Standing | undefined, { does, values, owner = standing?.owner }: Said): Standing {
  const allowed: Partial<Record<EntryDoes, EntryState>> = entryTransitions[standing?.state ?? 'none']
  const state = allowed[does]
  if (state === undefined || owner === undefined) throw new Failure('conflict', messages.notNow(does, standing?.state ?? 'none'))
  return { state, owner, values: { ...standing?.values, ...values } }
}

/** The body that owns an entry and does not keep it; undefined for any other owner. */
export const bodyOfOwner = (owner: Owner | undefined): string | undefined => (owner?.kind === 'body' ? owner.body : undefined)

/** The owner as a party: what the keeper of a register owns is of the body that keeps it. Undefined where nobody is known to own it. */
export function partyOwning(register: Register | undefined, owner: Owner | undefined, bodies: readonly Body[]): { readonly kind: OwnerKind; readonly id: string } | undefined {
  if (owner?.kind !== 'body') return owner
  const id = owner.body ?? (register && keeperOf(bodies, register)?.id)
  return id === undefined ? undefined : { kind: 'body', id }
}

/** The owner as three columns have it. */
export const ownerOfRow = ({ owner_kind: kind, owner: id, owner_body: body }: { readonly owner_kind: OwnerKind; readonly owner: string | null; readonly owner_body: string | null }): Owner =>
  (kind === 'body' || id === null ? { kind: 'body', ...(body !== null && { body }) } : { kind, id })
