/** Who somebody is comes from proofs: what is signed counts for whoever signed it, and for nobody who only says so. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Enrolling } from '../../kernel/identity/index.ts'
import { transact } from '../../kernel/index.ts'
import type { Actor, Letter } from '../../kernel/parties/index.ts'
import { readSettings } from '../../kernel/settings.ts'
import { explainBin, explainIin, generateBin, generateIin } from '../../law/identifier.ts'
import { instantAt, type Instant } from '../../law/time.ts'
import { kazakhstan } from './index.ts'
import { openWorld, password, pin, type World } from './testing.ts'

let world: World
before(async () => { world = await openWorld({ passwords: true }) })
after(() => world.close())

const person = async (): Promise<Actor> => ({ ...await world.officer(), roles: [] })

const hours = (count: number): Instant => instantAt(Date.parse(world.kernel.now()) + count * 3_600_000)
const serials = { next: 700 }

/** A person whose address is confirmed. */
async function confirmed(): Promise<Actor> {
  const actor = await person()
  const { parties } = world.kernel
  const { email } = (await parties.person(actor.person))!
  await parties.confirmEmail(/confirm\?link=(\S+)/.exec((await lettersTo(email!)).find(({ body }) => body.includes('confirm?link='))!.body)![1]!)
  return actor
}

/** The letters that an address has got, the last one last. */
const sent: Letter[] = []
async function lettersTo(email: string): Promise<readonly Letter[]> {
  while (await world.kernel.parties.sendLetters({ send: async (letter) => void sent.push(letter) }) > 0);
  return sent.filter(({ recipient }) => recipient === email)
}

const administrator = (): Promise<Actor> => world.officer('administrator')

/** A person whose number an administrator has confirmed. */
async function proved(): Promise<Actor> {
  const actor = await confirmed()
  serials.next += 1
  const iin = generateIin({ birthday: '1984-06-07', sex: 'male', serial: serials.next })
  await world.kernel.identity.confirmNumber(await administrator(), { person: actor.person, number: iin, name: actor.name })
  return actor
}

const first = (more: Partial<Enrolling> = {}): Enrolling => ({ capacity: 'self', pin, again: pin, factor: { kind: 'password', password }, ...more })
const document = new TextEncoder().encode('Үлгі құжат')

/** A company that somebody says they head. */
async function claimed(actor: Actor): Promise<Actor> {
  serials.next += 1
  const bin = generateBin({ registered: '2024-05', serial: serials.next })
  const organisation = await transact(world.kernel.db, (tx) => world.kernel.parties.addOrganisation(tx, actor, { number: bin, name: `«Үлгі Талап ${serials.next}» ЖШС` }))
  return { ...actor, organisation, capacity: 'head' }
}

test('whoever says that they head a company gets no certificate before their address, their number and their headship are proved', async () => {
  const { identity, parties } = world.kernel
  const squatter = await claimed(await person())
  const lacking = async (): Promise<readonly string[]> => (await identity.standing(squatter, 'head')).lacks
  assert.deepEqual(await lacking(), ['address', 'number', 'headship'])
  await assert.rejects(identity.enrol(squatter, first({ capacity: 'head' })), { kind: 'refused', message: /e-mail/ })
  const { email } = (await parties.person(squatter.person))!
  await parties.confirmEmail(/confirm\?link=(\S+)/.exec((await lettersTo(email!)).at(-1)!.body)![1]!)
  await assert.rejects(identity.enrol(squatter, first({ capacity: 'head' })), { kind: 'refused', message: /IIN/ })
  await identity.takeSampleNumber(squatter)
  await assert.rejects(identity.enrol(squatter, first({ capacity: 'head' })), { kind: 'refused', message: /head/ })
  assert.deepEqual(await world.kernel.signatures.local.certificates(squatter.person), [])
})

test('the first certificate takes the password too, and is issued over the proved number', async () => {
  const { identity, signatures, parties } = world.kernel
  const actor = await proved()
  await assert.rejects(identity.enrol(actor, first({ factor: { kind: 'password', password: 'басқа сөз болады' } })), { kind: 'invalid' })
  await assert.rejects(identity.enrol(actor, first({ again: '000001' })), { kind: 'invalid', message: /differ/ })
  await assert.rejects(identity.enrol(actor, first({ pin: '123456', again: '123456' })), { kind: 'invalid' })
  const { id } = await identity.enrol(actor, first())
  const { signer } = await signatures.verify('local', await signatures.local.sign(actor.person, id, pin, document), document)
  assert.deepEqual(signer.identifier, (await parties.person(actor.person))!.identifier)
})

test('a session alone gets no new certificate: neither with five wrong PINs, nor with the password, nor with a certificate that still waits', async () => {
  const { identity, signatures } = world.kernel
  const actor = await proved()
  const { id } = await identity.enrol(actor, first())
  for (let wrong = 0; wrong < 5; wrong++) await assert.rejects(signatures.local.sign(actor.person, id, '000001', document))
  assert.equal((await identity.standing(actor, 'self')).locked, true)
  await assert.rejects(identity.enrol(actor, first()), { kind: 'refused', message: /session alone/ })
  await assert.rejects(identity.enrol(actor, first({ factor: { kind: 'pin', pin } })), { kind: 'refused' })
  await assert.rejects(identity.enrol(actor, first({ factor: { kind: 'code', code: 'AAAA-BBBB-CCCC-DDDD' } })), { kind: 'invalid' })

  const code = await identity.giveCode(await administrator(), actor.person)
  await identity.enrol(actor, first({ pin: '778899', again: '778899', factor: { kind: 'code', code } }))
  await assert.rejects(identity.enrol(actor, first({ factor: { kind: 'pin', pin: '778899' } })), { kind: 'refused' }, 'the PIN of what waits proves nothing')
})

test('a certificate by an administrator’s code signs after a day, and not when its owner has stopped it by the letter', async () => {
  const { identity, signatures, parties } = world.kernel
  const [actor, other] = [await proved(), await proved()]
  const { email } = (await parties.person(actor.person))!
  for (const one of [actor, other]) await identity.enrol(one, first())
  const byCode = async (one: Actor) =>
    identity.enrol(one, first({ pin: '778899', again: '778899', factor: { kind: 'code', code: await identity.giveCode(await administrator(), one.person) } }))
  const [stopped, kept] = [await byCode(actor), await byCode(other)]
  const [former] = (await signatures.local.certificates(other.person)).filter(({ id }) => id !== kept.id)
  await assert.rejects(signatures.local.sign(other.person, kept.id, '778899', document), { kind: 'refused', message: /not in force yet/ })
  assert.ok(await signatures.local.sign(other.person, former!.id, pin, document), 'until then the former one goes on')

  const letter = (await lettersTo(email!)).findLast(({ body }) => body.includes('/certificate/stop?link='))
  const link = /stop\?link=(\S+)/.exec(letter!.body)![1]!
  await assert.rejects(identity.stop(`${link}x`), { kind: 'not found' })
  await identity.stop(link)
  assert.deepEqual(await parties.sessionsOf(actor.person), [])

  const before = world.kernel.now()
  world.at(hours(24))
  await assert.rejects(signatures.local.sign(actor.person, stopped.id, '778899', document), { message: /revoked/ })
  const cms = await signatures.local.sign(other.person, kept.id, '778899', document)
  assert.ok(await signatures.verify('local', cms, document))
  await assert.rejects(signatures.local.sign(other.person, former!.id, pin, document), { message: /revoked/ }, 'the former one ends when the new one first signs')
  world.at(before)
})

test('a code serves once, for its person only, within a day, and nobody gives one to themself', async () => {
  const { identity } = world.kernel
  const [actor, other, admin] = [await proved(), await proved(), await administrator()]
  for (const one of [actor, other]) await identity.enrol(one, first())
  await assert.rejects(identity.giveCode(admin, admin.person), { kind: 'refused', message: /yourself/ })
  await assert.rejects(identity.giveCode(other, actor.person), { kind: 'refused' })
  const code = await identity.giveCode(admin, actor.person)
  const use = (one: Actor) => identity.enrol(one, first({ factor: { kind: 'code', code } }))
  await assert.rejects(use(other), { kind: 'invalid' })
  const before = world.kernel.now()
  world.at(hours(25))
  await assert.rejects(use(actor), { kind: 'invalid' })
  world.at(before)
  assert.ok(await use(actor))
  await assert.rejects(use(actor), { kind: 'invalid' })
})

test('with the PIN of a former certificate the new one signs at once, and the former one no more', async () => {
  const { identity, signatures } = world.kernel
  const actor = await proved()
  const former = await identity.enrol(actor, first())
  await assert.rejects(identity.enrol(actor, first({ factor: { kind: 'pin', pin: '000001' } })), { kind: 'invalid', message: /wrong/ })
  const { id } = await identity.enrol(actor, first({ pin: '778899', again: '778899', factor: { kind: 'pin', pin } }))
  assert.ok(await signatures.local.sign(actor.person, id, '778899', document))
  await assert.rejects(signatures.local.sign(actor.person, former.id, pin, document), { message: /revoked/ })
})

test('the real head takes the place of a squatter, whose ties, delegations and certificates end; both get a letter', async () => {
  const { identity, parties, signatures, db } = world.kernel
  const squatter = await claimed(await proved())
  const { organisation } = squatter
  const helper = await person()
  await transact(db, (tx) => parties.delegate(tx, squatter, helper.person, { scope: 'all', until: hours(24 * 60) }))
  await transact(db, (tx) => signatures.local.enrol(tx, { ...squatter, identifier: { scheme: 'kz.iin', value: '000000001234' }, pin, role: 'head', organisation: organisation! }))
  const real = await proved()
  await assert.rejects(transact(db, (tx) => parties.addOrganisation(tx, real, { number: organisation!.identifier.value, name: organisation!.name })), { kind: 'conflict', message: /Prove who you are/ })
  await assert.rejects(identity.confirmHead(real, { person: real.person, organisation: organisation!.id }), { kind: 'refused' })
  await identity.confirmHead(await administrator(), { person: real.person, organisation: organisation!.id })
  assert.deepEqual((await parties.organisationsOf(real.person)).map(({ capacity, proved: is }) => [capacity, is]), [['head', true]])
  assert.deepEqual([...await parties.organisationsOf(squatter.person), ...await parties.organisationsOf(helper.person)], [])
  assert.ok((await signatures.local.certificates(squatter.person)).every(({ revokedAt }) => revokedAt !== undefined))
  const subjectTo = async ({ person: id }: Actor): Promise<string> => (await lettersTo((await parties.person(id))!.email!)).at(-1)!.subject
  assert.match(await subjectTo(real), /расталды/)
  assert.match(await subjectTo(squatter), /ауысты/)
})

test('an administrator removes a wrong head with a reason, which the journal records, but not themself', async () => {
  const { identity, parties, journal } = world.kernel
  const head = await claimed(await proved())
  const organisation = head.organisation!.id
  const admin = await administrator()
  await identity.confirmHead(admin, { person: head.person, organisation })
  await assert.rejects(identity.removeHead(admin, { person: head.person, organisation, reason: ' ' }), { kind: 'invalid' })
  await assert.rejects(identity.removeHead(head, { person: head.person, organisation, reason: 'Өзім' }), { kind: 'refused' })
  await identity.removeHead(admin, { person: head.person, organisation, reason: 'Құжат жалған болып шықты.' })
  assert.deepEqual(await parties.organisationsOf(head.person), [])
  const entry = (await journal.entriesOf(`organisation:${organisation}`)).find(({ type }) => type === 'organisation.head-removed')
  assert.deepEqual([entry?.body, entry?.personal?.['head']], [{}, head.person])
  assert.equal(JSON.stringify(entry?.body).includes('жалған'), false)
  assert.ok(await claimed(await person()), 'others can add companies as before')
})

test('the sample register gives a newcomer a number and a company that say what they are, and a portal of real people has none', async () => {
  const { identity, parties } = world.kernel
  const newcomer = await confirmed()
  await assert.rejects(identity.takeSampleCompany(newcomer), { kind: 'refused' })
  await identity.takeSampleNumber(newcomer)
  const id = await identity.takeSampleCompany(newcomer)
  const right = (await parties.organisationsOf(newcomer.person)).find(({ organisation }) => organisation.id === id)!
  assert.deepEqual([right.capacity, right.proved, explainBin(right.organisation.identifier.value)], ['head', true, undefined])
  assert.match(right.organisation.name, /Үлгі/)
  assert.equal(explainIin((await parties.person(newcomer.person))!.identifier!.value), undefined)
  assert.ok(await identity.enrol({ ...newcomer, organisation: right.organisation, capacity: 'head' }, first({ capacity: 'head' })))
  assert.equal(kazakhstan('law').sampleRegister, undefined)
})

test('a portal of real people beside the national signature has no signature of its own, and proves by the national one', async () => {
  assert.throws(() => readSettings({ SHANYRAQ_PROGRAMME: 'law', NCANODE_URL: 'http://127.0.0.1:1', SHANYRAQ_LOCAL_SIGNATURES: 'on' }), /would pass for a real one/)
  assert.equal(readSettings({ SHANYRAQ_PROGRAMME: 'law' }).localSignatures, false)
  assert.equal(readSettings({}).localSignatures, true)
  const national = await openWorld({ programme: 'law', environment: { SHANYRAQ_LOCAL_SIGNATURES: 'off', NCANODE_URL: 'http://127.0.0.1:1' } })
  try {
    const { identity, signatures } = national.kernel
    const founder = await national.founder()
    assert.deepEqual(signatures.providers().map(({ id }) => id), ['kz-ncanode'])
    await assert.rejects(national.sign(founder, document), { kind: 'unavailable', message: /switched off/ })
    await assert.rejects(identity.proveBySignature(founder, { provider: 'local', cms: document }), { kind: 'refused' })
    await assert.rejects(identity.takeSampleNumber(founder), { kind: 'not found' })
  } finally {
    await national.close()
  }
})
