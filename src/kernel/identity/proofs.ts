/** The proofs themselves: an outside signature, the sample register, an administrator. */
import { canonical } from '../../law/canonical.ts'
import { identifierOf } from '../../law/conventions.ts'
import { Failure } from '../../law/failure.ts'
import { sameIdentifier } from '../../law/identifier-scheme.ts'
import { transact, type Tx } from '../database/index.ts'
import type { Actor } from '../parties/index.ts'
import type { Signer } from '../signatures/index.ts'
import { requireOther } from './factors.ts'
import type { Ground } from './ground.ts'
import { say } from './messages.ts'

export async function statement({ parties, publicUrl }: Ground, { person: id }: Actor): Promise<Uint8Array> {
  const person = await parties.person(id)
  return new TextEncoder().encode(canonical({
    statement: say.statement, portal: publicUrl, account: id, ...(person?.email !== undefined && { email: person.email }),
  }))
}

export async function proveBySignature(ground: Ground, actor: Actor, { provider, cms }: { readonly provider: string; readonly cms: Uint8Array }): Promise<string | undefined> {
  const { parties, signatures, db } = ground
  // A certificate that the portal issued itself would prove what somebody once told it.
  if (provider === 'local') throw new Failure('refused', say.ownSignature)
  const document = await statement(ground, actor)
  const verified = await signatures.verify(provider, cms, document)
  const { identifier, name, organisation, roles } = verified.signer
  return transact(db, async (tx) => {
    const evidence = await signatures.record(tx, verified, cms, document)
    await parties.proveNumber(tx, { person: actor.person, identifier, name, proof: 'signature' })
    if (organisation === undefined || !roles.includes('head')) return undefined
    const id = await organisationFor(ground, tx, actor, organisation)
    await proveHead(ground, tx, { organisation: id, person: actor.person, proof: evidence })
    return id
  })
}

async function organisationFor({ parties }: Ground, tx: Tx, actor: Actor, { identifier: { value: number }, name }: NonNullable<Signer['organisation']>): Promise<string> {
  const known = await parties.organisation({ number }, tx)
  if (known) return known.id
  if (name === undefined) throw new Failure('conflict', say.addFirst)
  return (await parties.addOrganisation(tx, actor, { number, name })).id
}

/** What was signed for the organisation by whoever is no longer tied to it ends with the tie. */
async function proveHead(ground: Ground, tx: Tx, proof: Parameters<Ground['parties']['proveHead']>[1]): Promise<void> {
  const ended = await ground.parties.proveHead(tx, proof)
  await revokeFor(ground, tx, proof.organisation, ended, `person:${proof.by && 'person' in proof.by ? proof.by.person : proof.person}`)
}

async function revokeFor({ parties, signatures }: Ground, tx: Tx, organisation: string, people: readonly string[], by: string): Promise<void> {
  const known = await parties.organisation({ id: organisation }, tx)
  for (const person of new Set(people)) {
    for (const { id, subject, revokedAt } of await signatures.local.certificates(person, tx)) {
      if (revokedAt === undefined && sameIdentifier(subject.organisation?.identifier, known?.identifier)) await signatures.local.revoke(tx, by, id, 'affiliation changed')
    }
  }
}

/** So many entries the register has for one person. */
const seeds = 20

export async function takeSampleNumber({ db, parties, sampleRegister }: Ground, { person, name }: Actor): Promise<void> {
  if (sampleRegister === undefined) throw new Failure('not found', say.noSamples)
  if ((await parties.person(person))?.identifier !== undefined) return
  for (let seed = 0; seed < seeds; seed++) {
    const number = sampleRegister.person(`${person} ${seed}`)
    if (await parties.numberTaken(number)) continue
    return transact(db, (tx) => parties.proveNumber(tx, { person, name, identifier: identifierOf('person', number), proof: 'sample register' }))
  }
  throw new Failure('limited', say.samplesSpent)
}

export async function takeSampleCompany(ground: Ground, actor: Actor): Promise<string> {
  const { db, parties, sampleRegister } = ground
  if (sampleRegister === undefined) throw new Failure('not found', say.noSamples)
  if ((await parties.person(actor.person))?.identifier === undefined) throw new Failure('refused', say.lacks.number)
  for (let seed = 0; seed < seeds; seed++) {
    const company = sampleRegister.company(`${actor.person} ${seed}`)
    if (await parties.organisation({ number: company.number })) continue
    return transact(db, async (tx) => {
      const { id } = await parties.addOrganisation(tx, actor, company)
      await proveHead(ground, tx, { organisation: id, person: actor.person, proof: 'sample register' })
      return id
    })
  }
  throw new Failure('limited', say.samplesSpent)
}

export async function confirmNumber({ db, parties }: Ground, by: Actor, { person, number, name }: { readonly person: string; readonly number: string; readonly name: string }): Promise<void> {
  requireOther(by, person)
  const read = parties.readIdentifier('person', number)
  const whole = name.normalize('NFC').replaceAll(/\s+/g, ' ').trim()
  const problems = [...('fault' in read ? [{ field: 'number', text: read.fault }] : []), ...(whole === '' || whole.length > 200 ? [{ field: 'name', text: say.nameMissing }] : [])]
  if (problems[0] || 'fault' in read) throw new Failure('invalid', problems[0]!.text, problems)
  await transact(db, (tx) => parties.proveNumber(tx, { person, identifier: read.identifier, name: whole, proof: 'administrator', by }))
}

export async function confirmHead(ground: Ground, by: Actor, { person, organisation }: { readonly person: string; readonly organisation: string }): Promise<void> {
  requireOther(by, person)
  if ((await ground.parties.person(person))?.identifier === undefined) throw new Failure('conflict', say.headWithoutNumber)
  await transact(ground.db, (tx) => proveHead(ground, tx, { organisation, person, proof: 'administrator', by }))
}

export async function removeHead(ground: Ground, by: Actor, wrong: { readonly person: string; readonly organisation: string; readonly reason: string }): Promise<void> {
  const reason = wrong.reason.trim()
  if (reason === '' || reason.length > 2000) throw new Failure('invalid', say.reasonMissing, [{ field: 'reason', text: say.reasonMissing }])
  await transact(ground.db, async (tx) => {
    const ended = await ground.parties.removeHead(tx, by, { ...wrong, reason })
    await revokeFor(ground, tx, wrong.organisation, ended, `person:${by.person}`)
  })
}
