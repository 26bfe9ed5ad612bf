/** What somebody has to sign with here, and what they lack. */
import type { Identifier } from '../../law/identifier-scheme.ts'
import type { Actor } from '../parties/index.ts'
import { type Capacity, type LocalCertificate, suits } from '../signatures/index.ts'
import type { Ground } from './ground.ts'

export interface Standing {
  /** The certificate with which the actor can sign now. */
  readonly certificate?: LocalCertificate
  /** The actor has one that is locked by wrong PINs. */
  readonly locked: boolean
  /** A new one that signs from its `validFrom`. */
  readonly waiting?: LocalCertificate
  /** Whether the actor's right covers this capacity at all. */
  readonly covers: boolean
  /** What is missing before a certificate can be issued. */
  readonly lacks: readonly ('address' | 'number' | 'headship')[]
  /** What the actor must show to get one: several are alternatives. */
  readonly shows: readonly ('password' | 'pin' | 'passkey' | 'code')[]
  /** The certificate whose PIN can be shown. */
  readonly former?: LocalCertificate
  readonly identifier?: Identifier
}

/** Whether a certificate is one that the portal gives for this capacity: for an organisation it is always one of the organisation. */
const fits = ({ subject: { role, organisation } }: LocalCertificate, actor: Actor, capacity: Capacity): boolean =>
  suits({ roles: [role], ours: true, ...(organisation && { organisation }) }, actor, capacity) && (inPerson(capacity) || organisation !== undefined)

const inPerson = (capacity: Capacity): boolean => capacity === 'self' || capacity === 'office'

export async function standingOf({ signatures, parties, now }: Ground, actor: Actor, capacity: Capacity): Promise<Standing> {
  const at = now()
  const all = await signatures.local.certificates(actor.person)
  const live = all.filter(({ revokedAt, keyHere }) => revokedAt === undefined && keyHere)
  const own = live.filter((one) => one.expiresAt > at && fits(one, actor, capacity))
  const certificate = own.find(({ locked, validFrom }) => !locked && validFrom <= at)
  const waiting = own.find(({ validFrom }) => validFrom > at)
  // A waiting certificate proves nothing: whoever asked for it chose its PIN.
  const former = live.find(({ locked, validFrom }) => !locked && validFrom <= at)
  const person = await parties.person(actor.person)
  const right = actor.organisation && (await parties.organisationsOf(actor.person)).find(({ organisation }) => organisation.id === actor.organisation!.id)
  const self = inPerson(capacity)
  return {
    ...(certificate && { certificate }), ...(waiting && { waiting }), ...(former && { former }),
    ...(person?.identifier && { identifier: person.identifier }),
    locked: certificate === undefined && own.some(({ locked }) => locked),
    covers: self || right?.capacity === 'head' || (capacity === 'anyone' && right?.capacity === 'delegate'),
    lacks: [
      ...(person?.emailConfirmed ? [] : ['address' as const]), ...(person?.identifier === undefined ? ['number' as const] : []),
      ...(self || right === undefined || right.proved ? [] : ['headship' as const]),
    ],
    // The first certificate follows the proof; the password shows that it is not only the session that asks.
    shows: all.length === 0 && person?.hasPassword ? ['password'] : [...(former ? ['pin' as const] : []), 'passkey', 'code'],
  }
}
