/** Specifies who may sign what: people, heads, employees, representatives and officers, with whose certificates, on a small world of accounts. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '../parties/index.ts'
import { type Capacity, capacityOf, type Signer, type Verified } from './index.ts'
import { document, enrol, failing, head, identifier, organisationIdentifier, pin, world, type World } from './testing.ts'

const company = { id: '01990000-0000-7000-8000-00000000000c', name: '«Үлгі» ЖШС', identifier: organisationIdentifier }
const [own, other] = [{ organisation: { identifier: organisationIdentifier } }, { organisation: { identifier: { scheme: 'kz.bin', value: '000000000001' } } }] as const
const somebodyElse = { scheme: 'kz.iin', value: '000000009999' } as const

/** People of the test: one whose number is proved, and one without a number. */
const known: Actor = { person: '01990000-0000-7000-8000-000000000001', name: 'Айгүл', roles: [] }
const unknown: Actor = { person: '01990000-0000-7000-8000-000000000002', name: 'Бақыт', roles: [] }
const atCompany = (capacity: NonNullable<Actor['capacity']>, actor = known): Actor => ({ ...actor, organisation: company, capacity })
const officer: Actor = { ...known, roles: ['sample.head'] }

/** Verified signatures of an outside authority, and of the portal's own, which knows to whom it gave each certificate. */
const outside = (signer: Partial<Signer>): Verified =>
  ({ signer: { name: 'Айгүл', identifier, roles: ['person'], ...signer }, certificate: '', revocation: { method: 'ocsp' }, provider: 'kz-ncanode' })
const ours = (person: string, signer: Partial<Signer> = {}): Verified => ({ ...outside(signer), provider: 'local', person })

async function accounts(t: Parameters<typeof world>[0]): Promise<World> {
  const here = await world(t)
  here.accounts.set(known.person, identifier)
  return here
}

type Line = readonly [who: string, actor: Actor, capacity: Capacity, signed: Verified, refused?: RegExp]

const table: readonly Line[] = [
  ['a person with a number, by any certificate over it', known, 'self', outside({})],
  ['a person with a number, by the portal’s own certificate', known, 'self', ours(known.person)],
  ['a person by the certificate of somebody else', known, 'self', outside({ identifier: somebodyElse }), /signed by somebody else: Айгүл, IIN ••••••••9999.*must be signed by: IIN ••••••••1234, individual/],
  ['a person, who acts for themself, by a certificate of a company', known, 'self', outside({ ...own, roles: ['head'] }), /BIN 000000005678.*must be signed by: IIN ••••••••1234, individual/],
  ['a person without a number, by the certificate that the portal gave them', unknown, 'self', ours(unknown.person)],
  ['a person without a number, by one that the portal gave to somebody else', unknown, 'self', ours(known.person), /Your account has no IIN/],
  ['a person without a number, by an outside one: nobody can tell whose it is', unknown, 'self', outside({}), /Your account has no IIN/],

  ['the head, as head', atCompany('head'), 'head', outside({ ...own, roles: ['head'] })],
  ['the head without a number, by the portal’s own certificate', atCompany('head', unknown), 'head', ours(unknown.person, { ...own, roles: ['head'] })],
  ['the head without a number, by an outside certificate of some head', atCompany('head', unknown), 'head', outside({ ...own, roles: ['head'] }), /Your account has no IIN/],
  ['the head, by the certificate of another head of the same company', atCompany('head'), 'head', outside({ identifier: somebodyElse, ...own, roles: ['head'] }), /must be signed by: IIN ••••••••1234, BIN 000000005678, head/],
  ['the head, by a certificate of an employee', atCompany('head'), 'head', outside({ ...own, roles: ['employee', 'sign'] }), /must be signed by: .*head of the organisation/],
  ['the head, by a certificate of another company', atCompany('head'), 'head', outside({ ...other, roles: ['head'] }), /BIN 000000000001, head of the organisation\. It must be signed by: IIN ••••••••1234, BIN 000000005678/],
  ['the head, by a personal certificate', atCompany('head'), 'head', outside({}), /must be signed by: .*head of the organisation/],
  ['a colleague who brings what the head signed', atCompany('member'), 'head', outside({ identifier: somebodyElse, ...own, roles: ['head'] })],
  ['a representative who brings what the head signed', atCompany('delegate'), 'head', outside({ identifier: somebodyElse, ...own, roles: ['head'] })],
  ['a representative, as head', atCompany('delegate'), 'head', outside({ ...own, roles: ['sign'] }), /must be signed by: BIN 000000005678, head of the organisation/],
  ['a representative who brings what the head of another company signed', atCompany('delegate'), 'head', outside({ ...other, roles: ['head'] }), /must be signed by: BIN 000000005678, head/],

  ['an employee with the right to sign', atCompany('member'), 'anyone', outside({ ...own, roles: ['employee', 'sign'] })],
  ['an employee, by the certificate of another employee', atCompany('member'), 'anyone', outside({ identifier: somebodyElse, ...own, roles: ['employee', 'sign'] }), /must be signed by: IIN ••••••••1234, BIN 000000005678/],
  ['an employee, by a personal certificate', atCompany('member'), 'anyone', outside({}), /must be signed by: IIN ••••••••1234, BIN 000000005678/],
  ['an employee without a number, by an outside certificate of the company', atCompany('member', unknown), 'anyone', outside({ ...own, roles: ['employee', 'sign'] }), /Your account has no IIN/],
  ['a representative, by a certificate of the company', atCompany('delegate'), 'anyone', ours(known.person, { ...own, roles: ['sign'] })],
  ['a representative, by their own personal certificate', atCompany('delegate'), 'anyone', outside({})],
  ['a representative, by a personal certificate of somebody else', atCompany('delegate'), 'anyone', outside({ identifier: somebodyElse }), /must be signed by: IIN ••••••••1234/],
  ['a representative, by a certificate of another company', atCompany('delegate'), 'anyone', outside({ ...other, roles: ['employee', 'sign'] }), /must be signed by: IIN ••••••••1234, BIN 000000005678/],

  ['an officer, by their personal certificate', officer, 'office', outside({})],
  ['an officer, by the certificate that the state gave them at their body', officer, 'office', outside({ ...other, roles: ['employee'] })],
  ['an officer, by the certificate of a colleague', officer, 'office', outside({ identifier: somebodyElse }), /must be signed by: IIN ••••••••1234/],
  ['an officer, by the portal’s own certificate for a company of theirs', officer, 'office', ours(known.person, { ...own, roles: ['head'] }), /must be signed by: IIN ••••••••1234, individual/],
]

test('each signature counts for exactly those acts of which it is the right one, and whoever refuses says whose is', async (t) => {
  const { signatures, db } = await accounts(t)
  for (const [who, actor, capacity, signed, refused] of table) {
    const asked = signatures.requireOwn(db, actor, capacity, signed)
    if (refused) await assert.rejects(asked, failing('refused', refused), who)
    else await assert.doesNotReject(asked, who)
  }
})

test('a headship is proved by the head’s own signature as head alone', async (t) => {
  const { signatures, db } = await accounts(t)
  const proves = async (actor: Actor, capacity: Capacity, signed: Verified) => (await signatures.requireOwn(db, actor, capacity, signed)).provesHead
  assert.equal(await proves(atCompany('head'), 'head', outside({ ...own, roles: ['head'] })), true)
  assert.equal(await proves(atCompany('member'), 'head', outside({ identifier: somebodyElse, ...own, roles: ['head'] })), false, 'a colleague who brought it')
  assert.equal(await proves(atCompany('delegate'), 'anyone', outside({ ...own, roles: ['sign'] })), false)
  assert.equal(await proves(known, 'self', outside({})), false)
})

test('whoever heads a company signs as its head, who acts for one as anyone may, and who acts for none for themself', () => {
  assert.deepEqual([known, atCompany('head'), atCompany('delegate')].map((actor) => capacityOf(actor, 'anyone')), ['self', 'head', 'anyone'])
  assert.deepEqual([known, atCompany('head'), atCompany('delegate')].map((actor) => capacityOf(actor, 'head')), ['self', 'head', 'head'])
})

test('what the portal’s own authority signed for one person is no signature of another', async (t) => {
  const here = await accounts(t)
  const { id, person } = await enrol(here, head)
  const verified = await here.signatures.verify('local', await here.signatures.local.sign(person, id, pin, document), document)
  const owner: Actor = { person, name: 'Айгүл', roles: [], organisation: company, capacity: 'head' }
  assert.deepEqual(await here.signatures.requireOwn(here.db, owner, 'head', verified), { provesHead: true })
  await assert.rejects(here.signatures.requireOwn(here.db, atCompany('head', unknown), 'head', verified), failing('refused', /Your account has no IIN/))
})
