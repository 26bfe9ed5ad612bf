/** Issues certificates of the portal over proved numbers, and stops them. */
import { Failure } from '../../law/failure.ts'
import { instantAt } from '../../law/time.ts'
import { transact } from '../database/index.ts'
import type { Actor } from '../parties/index.ts'
import type { Capacity, LocalCertificate } from '../signatures/index.ts'
import { type Factor, prove } from './factors.ts'
import type { Ground } from './ground.ts'
import { letters, say } from './messages.ts'
import { standingOf } from './standing.ts'

/** How long a certificate in place of a lost one waits before it signs. */
const waitingHours = 24

export interface Enrolling {
  readonly capacity: Capacity
  /** The PIN that the person chose, typed twice. */
  readonly pin: string
  readonly again: string
  readonly factor: Factor
}

export async function enrol(ground: Ground, actor: Actor, { capacity, pin, again, factor }: Enrolling): Promise<LocalCertificate> {
  const { db, now, parties, signatures, secrets } = ground
  const standing = await standingOf(ground, actor, capacity)
  const { lacks: [missing], covers, identifier } = standing
  if (!covers) throw new Failure('refused', say.noRight)
  if (missing !== undefined || identifier === undefined) throw new Failure('refused', say.lacks[missing ?? 'number'])
  if (pin === '') throw new Failure('invalid', say.pinMissing, [{ field: 'new-pin', text: say.pinMissing }])
  if (pin !== again) throw new Failure('invalid', say.pinsDiffer, [{ field: 'pin-again', text: say.pinsDiffer }])
  signatures.local.checkPin(pin)
  await prove(ground, actor, standing, factor)
  const at = now()
  const known = factor.kind === 'pin' || factor.kind === 'password'
  const from = known ? at : instantAt(Date.parse(at) + waitingHours * 3_600_000)
  const { organisation, capacity: right } = actor
  return transact(db, async (tx) => {
    const certificate = await signatures.local.enrol(tx, {
      person: actor.person, name: actor.name, identifier, pin, from,
      ...(capacity === 'self' || !organisation ? { role: 'person' }
        : { role: right === 'head' ? 'head' : 'sign', organisation }),
    })
    await parties.writeLetter(tx, actor.person, letters.issued({ link: secrets.seal(certificate.id, purpose), organisation: organisation?.name, from: known ? undefined : from }))
    return certificate
  })
}

const purpose = 'certificate to stop'

export async function stop({ db, parties, signatures, secrets }: Ground, link: string): Promise<void> {
  let id: string
  try {
    id = secrets.open(link, purpose)
  } catch {
    throw new Failure('not found', say.noSuchLink)
  }
  await transact(db, async (tx) => {
    const person = await signatures.local.ownerOf(id, tx)
    if (person === undefined) throw new Failure('not found', say.noSuchLink)
    await signatures.local.revoke(tx, `person:${person}`, id, 'key compromise')
    await parties.endSessions(tx, person)
  })
}
