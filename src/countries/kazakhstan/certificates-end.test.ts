/** Specifies that certificates end with the right behind them: the delegation, the membership, the headship, the account. */
import { identifierOf } from '../../law/conventions.ts'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { transact } from '../../kernel/index.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import { generateIin } from '../../law/identifier.ts'
import type { Instant } from '../../law/time.ts'
import { openWorld, pin, type World } from './testing.ts'

let world: World
before(async () => { world = await openWorld() })
after(() => world.close())

const bytes = new TextEncoder().encode('Өтініш')
let serial = 700

/** Issues to a person a certificate that signs for an organisation. */
async function certificateFor(person: Actor, { organisation }: Actor, role: 'head' | 'sign'): Promise<string> {
  const { db, signatures } = world.kernel
  const { id } = await transact(db, (tx) => signatures.local.enrol(tx, {
    person: person.person, name: person.name, identifier: identifierOf('person', generateIin({ birthday: '1991-03-08', sex: 'male', serial: serial += 1 })), pin, role,
    organisation: organisation!,
  }))
  return id
}

async function delegate(founder: Actor, to: Actor, until: Instant = '2026-06-01T00:00:00.000Z'): Promise<string> {
  const { db, parties } = world.kernel
  return transact(db, (tx) => parties.delegate(tx, founder, to.person, { scope: 'all', until }))
}

const signed = async (person: Actor, certificate: string): Promise<Uint8Array> => world.kernel.signatures.local.sign(person.person, certificate, pin, bytes)
const statusOf = async (person: Actor, id: string): Promise<string | undefined> => {
  const row = await world.kernel.db.selectFrom('signing_certificate').select('revoked_for').where('person', '=', person.person).where('id', '=', id).executeTakeFirst()
  return row?.revoked_for ?? undefined
}

test('a certificate for a company is revoked with the delegation, also one whose key its owner keeps, and the list says so', async () => {
  const { db, parties, signatures } = world.kernel
  const [founder, delegateOf] = [await world.founder(), await world.officer()]
  const delegation = await delegate(founder, delegateOf)
  const certificate = await certificateFor(delegateOf, founder, 'sign')
  const own = (await world.sign(founder, bytes)).cms
  const cms = await signed(delegateOf, certificate)
  await signatures.verify('local', cms, bytes)
  const before = await signatures.local.crl()
  await transact(db, (tx) => parties.revokeDelegation(tx, founder, delegation))
  assert.equal(await statusOf(delegateOf, certificate), 'affiliation changed')
  await assert.rejects(signed(delegateOf, certificate), { kind: 'refused', message: /revoked/ })
  await assert.rejects(signatures.verify('local', cms, bytes), { kind: 'refused', message: /revoked/ })
  assert.ok((await signatures.local.crl()).length > before.length)
  await signatures.verify('local', own, bytes)
})

test('a delegation that ends by its day takes the certificate with it at that moment, and the round revokes it', async () => {
  const { kernel } = world
  const [founder, delegateOf] = [await world.founder(), await world.officer()]
  await delegate(founder, delegateOf, '2026-02-10T00:00:00.000Z')
  const certificate = await certificateFor(delegateOf, founder, 'sign')
  const cms = await signed(delegateOf, certificate)
  world.at('2026-02-10T00:00:00.000Z')
  await assert.rejects(signed(delegateOf, certificate), { kind: 'refused', message: /right to act for the organisation has ended/ })
  await assert.rejects(kernel.signatures.verify('local', cms, bytes), { kind: 'refused', message: /right to act for the organisation has ended/ })
  assert.equal(await statusOf(delegateOf, certificate), undefined)
  await kernel.round()
  assert.equal(await statusOf(delegateOf, certificate), 'affiliation changed')
})

test('nobody signs as the head by a delegation, nor for a company to which they have no tie', async () => {
  const [founder, delegateOf, stranger] = [await world.founder(), await world.officer(), await world.officer()]
  await delegate(founder, delegateOf)
  const head = await certificateFor(delegateOf, founder, 'head')
  await assert.rejects(signed(delegateOf, head), { kind: 'refused', message: /right to act for the organisation has ended/ })
  const forged = await certificateFor(stranger, founder, 'sign')
  await assert.rejects(signed(stranger, forged), { kind: 'refused', message: /right to act for the organisation has ended/ })
  const another = await certificateFor(delegateOf, founder, 'sign')
  await signed(delegateOf, another)
})

test('closing an account revokes every certificate and erases the name in it; the number stays in the list of revoked ones', async () => {
  const { db, parties, signatures } = world.kernel
  const person = await world.officer()
  const self: Actor = { person: person.person, name: person.name, roles: [] }
  const { cms } = await world.sign(self, bytes)
  await transact(db, (tx) => parties.closeAccount(tx, self))
  assert.deepEqual(await signatures.local.certificates(self.person), [])
  const rows = await db.selectFrom('signing_certificate').selectAll().where('person', '=', self.person).execute()
  assert.deepEqual(rows.map(({ name, der, revoked_for, sealed_key }) => ({ name, der, revoked_for, sealed_key })), [{ name: '—', der: null, revoked_for: 'cessation', sealed_key: null }])
  assert.ok(!JSON.stringify(rows).includes(self.name))
  await assert.rejects(signatures.verify('local', cms, bytes), { kind: 'refused', message: /revoked/ })
  assert.match(Buffer.from(await signatures.local.crl()).toString('hex'), new RegExp(rows[0]!.serial))
})
