/**
 * Identity: whose number it is, who heads a company, and who may therefore have a certificate of the portal.
 *
 * Promises: a number and a headship come from a proof (an outside signature, an outside provider, the sample register, another
 * person in the administrator's office) and never from what somebody typed; a certificate is issued over the proved number only,
 * to whoever shows more than a session; a new one in place of a lost one waits, and its owner can stop it by a letter.
 * Never: proves anybody by a signature that the portal itself made, or lets an administrator vouch for themself.
 */
import type { Actor } from '../parties/index.ts'
import type { Capacity, LocalCertificate, SignatureAdapter } from '../signatures/index.ts'
import { enrol, type Enrolling, stop } from './certificates.ts'
import { type Factor, giveCode } from './factors.ts'
import type { Ground } from './ground.ts'
import * as proofs from './proofs.ts'
import { standingOf, type Standing } from './standing.ts'

export type { Enrolling, Factor, Standing }
export type { SampleRegister } from './ground.ts'

export interface Identity {
  /** What the actor has to sign with here, and what they lack. */
  standing(actor: Actor, capacity: Capacity): Promise<Standing>
  /** Issues a certificate to the actor, as the person or for the organisation whose hat they wear. Throws a `Failure` that says what is missing. */
  enrol(actor: Actor, given: Enrolling): Promise<LocalCertificate>
  /** Stops a certificate by the link of the letter that told of it, and ends every session of its owner. */
  stop(link: string): Promise<void>

  /** The kinds of signature that prove who somebody is: those of outside authorities. */
  proving(): readonly Pick<SignatureAdapter, 'id' | 'title' | 'legalForce'>[]
  /** What a person signs to prove who they are: the exact bytes, which name the account. */
  statement(actor: Actor): Promise<Uint8Array>
  /** Proves the actor's number by an outside signature of the statement, and the headship that its certificate names; answers with the organisation. */
  proveBySignature(actor: Actor, signature: { readonly provider: string; readonly cms: Uint8Array }): Promise<string | undefined>
  /** Whether there is a register of made-up numbers here. */
  readonly samples: boolean
  /** Takes a made-up number from the sample register. */
  takeSampleNumber(actor: Actor): Promise<void>
  /** Takes a made-up company, which the actor then heads; answers with its id. */
  takeSampleCompany(actor: Actor): Promise<string>

  /** An administrator has seen the papers of a person. */
  confirmNumber(by: Actor, given: { readonly person: string; readonly number: string; readonly name: string }): Promise<void>
  /** An administrator has seen that a person heads an organisation; of one whose number is proved. */
  confirmHead(by: Actor, given: { readonly person: string; readonly organisation: string }): Promise<void>
  /** Takes a headship away that somebody has wrongly; their certificates for the organisation, and of those who had it from them, are revoked. */
  removeHead(by: Actor, given: { readonly person: string; readonly organisation: string; readonly reason: string }): Promise<void>
  /** A code by which an administrator vouches for a person who has lost their PIN, shown once; it serves once, within a day. */
  giveCode(by: Actor, person: string): Promise<string>
}

/** Opens the folder. */
export function openIdentity(ground: Ground): Identity {
  return {
    standing: (actor, capacity) => standingOf(ground, actor, capacity),
    enrol: (actor, given) => enrol(ground, actor, given),
    stop: (link) => stop(ground, link),
    proving: () => ground.signatures.providers().filter(({ id }) => id !== 'local'),
    statement: (actor) => proofs.statement(ground, actor),
    proveBySignature: (actor, signature) => proofs.proveBySignature(ground, actor, signature),
    samples: ground.sampleRegister !== undefined,
    takeSampleNumber: (actor) => proofs.takeSampleNumber(ground, actor),
    takeSampleCompany: (actor) => proofs.takeSampleCompany(ground, actor),
    confirmNumber: (by, given) => proofs.confirmNumber(ground, by, given),
    confirmHead: (by, given) => proofs.confirmHead(ground, by, given),
    removeHead: (by, given) => proofs.removeHead(ground, by, given),
    giveCode: (by, person) => giveCode(ground, by, person),
  }
}
