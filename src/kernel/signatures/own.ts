/** Who may sign what: the one rule for people, organisations and offices, which every signed act asks. */
import { type Identifier, sameIdentifier } from '../../law/identifier-scheme.ts'
import type { Actor } from '../parties/index.ts'
import { describeRequired, describeSigner, signerUnknown, wrongSigner } from './messages.ts'
import type { Signer, Verified } from './signer.ts'

/**
 * In what capacity something is signed: for oneself; in office; for the organisation by its head alone, or by anyone who has a right in
 * it. Whether the actor has that right is asked of `parties.mayActFor` at each act.
 */
export type Capacity = 'self' | 'office' | 'head' | 'anyone'

/**
 * The capacity in which an actor signs what a company's head signs, or anyone with a right in it: whoever heads a company signs as its
 * head, and who acts for none signs for themself. Officers sign in the capacity `office`, which is the act's to say.
 */
export const capacityOf = ({ organisation, capacity }: Actor, signs: 'head' | 'anyone'): Capacity =>
  organisation === undefined ? 'self' : signs === 'head' || capacity === 'head' ? 'head' : 'anyone'

/** What a certificate says of its owner; `ours`: the portal's own authority issued it. */
interface Certified extends Pick<Signer, 'organisation' | 'roles'> { readonly ours: boolean }

/** Whether a certificate of the actor's own is one for this capacity. Pure. */
export function suits({ organisation, roles, ours }: Certified, { organisation: actsFor, capacity: right }: Actor, capacity: Capacity): boolean {
  const ofOrganisation = sameIdentifier(organisation?.identifier, actsFor?.identifier)
  switch (capacity) {
    case 'self': return organisation === undefined
    // An authority of the state names the body in an officer's certificate; ours names none.
    case 'office': return organisation === undefined || !ours
    case 'head': return ofOrganisation && roles.includes('head')
    // A representative may sign with a certificate of their own: the delegation ties them to the organisation.
    case 'anyone': return ofOrganisation || (organisation === undefined && right === 'delegate')
  }
}

/**
 * Makes sure that an act is signed by whom it must be: by the actor in person, known by the identifier of their account, or without one by
 * a certificate that the portal gave them; or, for an organisation, by its head, whose signature a colleague may bring.
 *
 * @returns whether the actor signed in person as the head that they say they are, which proves it
 * @throws Failure 'refused' that says who signed and who should have
 */
export function requireOwn(identifier: Identifier | undefined, actor: Actor, capacity: Capacity, { signer, person, provider }: Pick<Verified, 'signer' | 'person' | 'provider'>): { readonly provesHead: boolean } {
  const own = identifier === undefined ? person === actor.person : sameIdentifier(signer.identifier, identifier)
  const certified: Certified = { ...signer, ours: provider === 'local' }
  const byHead = suits(certified, actor, 'head')
  const brought = byHead && actor.capacity !== 'head' && (capacity === 'head' || capacity === 'anyone')
  if (brought || (own && suits(certified, actor, capacity))) return { provesHead: own && byHead && actor.capacity === 'head' }
  // The right kind of certificate, of which nobody can tell whose it is.
  if (!own && identifier === undefined && suits(certified, actor, capacity)) throw signerUnknown()
  const ofOrganisation = capacity === 'head' || capacity === 'anyone'
  throw wrongSigner(describeSigner(signer), describeRequired({
    person: capacity === 'head' && actor.capacity !== 'head' ? undefined : identifier,
    organisation: ofOrganisation ? actor.organisation?.identifier : undefined,
    roles: capacity === 'head' ? ['head'] : capacity === 'self' || (capacity === 'office' && own) ? ['person'] : undefined,
  }))
}
