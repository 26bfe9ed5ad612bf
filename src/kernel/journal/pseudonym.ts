/**
 * How a leaf names a person who acted: by a pseudonym that is another in every stream of entries, so that nobody can put together from the
 * open journal what one person did. Pure.
 *
 * The pseudonym is HMAC-SHA-256 over the actor and the subject under 32 random bytes, made once for each actor in each stream and kept in the
 * database beside the entry. Whoever is given the key can check who acted; without it, nobody can, and without any copy of it nobody ever will.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { canonical } from '../../law/canonical.ts'

/** Bytes of a key. Of one length only: HMAC takes a shorter key and the same key with zeros after it for one. */
export const keyLength = 32

/** What shows who stands behind a pseudonym. It opens this actor in this stream, and nobody else. */
export interface Opening {
  /** `person:<id>`, alone or `for` a party. */
  readonly actor: string
  /** The key, as 64 hex digits. */
  readonly key: string
}

/** Whether the journal hides who acts: people, for whomever. Parts of the system act openly. */
export const isHidden = (actor: string): boolean => actor.startsWith('person:')

/**
 * The actor as the leaf names them: `pseudonym:<64 hex>`. A body for which somebody acts is named, as is the office (`inOffice`): public power
 * acts openly. An organisation is not: that of a single person would name them.
 */
export function pseudonymOf(key: Uint8Array, actor: string, subject: string): string {
  const hidden = createHmac('sha256', key).update(canonical({ actor, subject })).digest('hex')
  const body = / for body:\S+$/.exec(actor)?.[0] ?? ''
  return `pseudonym:${hidden}${body}`
}

/** A name of the leaf with the office in which its bearer acted. */
export const inOffice = (name: string, office: string | null | undefined): string => (office ? `${name} in office:${office}` : name)

/** Whether an opening shows who stands behind the actor of a leaf about `subject`. False for whatever is not an opening at all. */
export function opens(named: string, subject: string, { actor, key }: Opening): boolean {
  const [shown] = named.split(' in office:')
  if (!/^[0-9a-f]{64}$/.test(key) || !isHidden(actor)) return false
  const [one, other] = [Buffer.from(pseudonymOf(Uint8Array.fromHex(key), actor, subject)), Buffer.from(shown!)]
  return one.length === other.length && timingSafeEqual(one, other)
}
