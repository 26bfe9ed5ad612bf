/** Who is to sign, which certificates of the portal fit, and how a missing one is issued. */
import type { Kernel } from '../../kernel/index.ts'
import { transact } from '../../kernel/database/index.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import type { LocalCertificate } from '../../kernel/signatures/index.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import { compactIdentifier, explainIin } from '../../law/identifier.ts'
import { signWords } from './sign-messages.ts'

/** In what capacity a document is signed: by the head of the company, by anyone with a right in it, or for oneself. */
export type Signs = 'head' | 'anyone' | 'self'

/** How the actor signs: the document of a company in the company's name, else for themself. */
export const signsOf = ({ organisation }: Actor, signs: 'head' | 'anyone'): Signs => (organisation === undefined ? 'self' : signs)

/** Whether a certificate of the portal can sign so now. */
function fits(certificate: LocalCertificate, { organisation }: Actor, signs: Signs, now: string): boolean {
  const { subject, revokedAt, expiresAt, keyHere } = certificate
  if (revokedAt !== undefined || expiresAt <= now || !keyHere) return false
  if (signs === 'self') return subject.role === 'person'
  return subject.organisation?.bin === organisation?.bin && (signs === 'anyone' || subject.role === 'head')
}

export interface SignerHere {
  /** The certificate with which the actor can sign. */
  readonly certificate?: LocalCertificate
  /** There was one, and five wrong PINs locked it. */
  readonly locked: boolean
  /** Whether the portal may issue one to the actor in this capacity. */
  readonly mayEnrol: boolean
  /** The actor's IIN, when their account has it from a verified signature. */
  readonly iin?: string
}

/** What the actor can sign with. */
export async function signerHere({ signatures, parties, now }: Kernel, actor: Actor, signs: Signs): Promise<SignerHere> {
  const fitting = (await signatures.local.certificates(actor.person)).filter((one) => fits(one, actor, signs, now()))
  const certificate = fitting.find(({ locked }) => !locked)
  const iin = (await parties.person(actor.person))?.iin
  return {
    locked: fitting.length > 0 && certificate === undefined, ...(certificate && { certificate }), ...(iin !== undefined && { iin }),
    mayEnrol: signs === 'self' || actor.capacity === 'head' || (signs === 'anyone' && actor.capacity === 'delegate'),
  }
}

/** Issues a certificate to the actor under the PIN that was typed twice. Throws a `Failure` with every problem. */
export async function enrol(kernel: Kernel, actor: Actor, here: SignerHere, values: Readonly<Record<string, string>>): Promise<LocalCertificate> {
  const [pin = '', again = ''] = [values['new-pin'], values['pin-again']]
  const iin = here.iin ?? compactIdentifier(values['iin'] ?? '')
  const problems: Problem[] = []
  const wrongIin = iin === '' ? signWords.iinMissing : explainIin(iin)
  if (wrongIin) problems.push({ field: 'iin', text: wrongIin })
  if (pin === '') problems.push({ field: 'new-pin', text: signWords.pinMissing })
  else if (pin !== again) problems.push({ field: 'pin-again', text: signWords.pinsDiffer })
  if (problems[0]) throw new Failure('invalid', problems[0].text, problems)
  const { organisation, capacity } = actor
  const subject = organisation
    ? { role: capacity === 'head' ? 'head' as const : 'sign' as const, organisation: { bin: organisation.bin, name: organisation.name } }
    : { role: 'person' as const }
  try {
    return await transact(kernel.db, (tx) => kernel.signatures.local.enrol(tx, { person: actor.person, name: actor.name, iin, pin, ...subject }))
  } catch (error) {
    if (error instanceof Failure && error.kind === 'invalid') throw new Failure('invalid', error.text, [{ field: 'new-pin', text: error.text }])
    throw error
  }
}
