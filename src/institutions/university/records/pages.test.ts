/** Keys made on their page open the store as far as they say, and people see what is told of them and nothing else. */
import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { Actor } from '../../../kernel/parties/index.ts'
import { openWorld, type World } from '../../../countries/kazakhstan/testing.ts'
import { testPortal } from '../../../portal/testing.ts'
import type { Asked } from './asked.ts'
import { recordsRoutes } from './index.ts'
import { openRecords } from './open.ts'
import { aStatement } from './testing.ts'

let world: World
const options = { offices: ['university.registrar'] }
before(async () => { world = await openWorld() })
after(() => world.close())

const asking = (actor: Actor | null) => testPortal({ routes: recordsRoutes(world.kernel, options), session: { actor } }).ask

/** Makes a key on its page; answers the Authorization that it is. */
async function keyOf(actor: Actor, scopes: readonly string[]): Promise<{ readonly id: string; readonly authorization: string }> {
  const body = new URLSearchParams([['csrf', 'token-of-this-session'], ['name', 'Moodle'], ['days', '30'], ['requestsPerMinute', '600'], ...scopes.map((scope) => ['scopes', scope])])
  const page = await (await asking(actor)('/en/university/record-keys/new', { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin' } })).text()
  const [secret, id] = [/lrs-[\w-]{43}/.exec(page)?.[0], /[\da-f]{8}-[\da-f]{4}-7[\da-f-]{21}/.exec(page)?.[0]]
  assert.ok(secret && id, page.slice(-3000))
  return { id, authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` }
}

/** Asks the store until the key is known there as it stands. */
async function answered(asked: Partial<Asked> & { readonly authorization: string }, status: number): Promise<string> {
  const { store, keys } = openRecords(world.kernel, options)
  await keys.ring.ready
  const { authorization, method = 'GET', path = '/statements', query = new Map(), body = Buffer.alloc(0) } = asked
  for (;;) {
    const changed = new Promise<void>((resolve) => { keys.ring.onChange(resolve) })
    const answer = await store.answer({ method, path, query, body, headers: { authorization, 'x-experience-api-version': '1.0.3', 'content-type': 'application/json' } }, (broken) => ({ status: broken.status, body: broken.message }))
    if (answer.status === status) return String(answer.body ?? '')
    await changed
  }
}

test('a person makes a key for what is their own to give, and ends it', async () => {
  const person = await world.founder()
  const ask = asking(person)
  const form = await (await ask('/en/university/record-keys/new')).text()
  assert.ok(form.includes('value="statements/write"') && !form.includes('value="all"'))
  assert.equal((await ask('/en/university/record-keys/new', { form: { name: 'x', days: '30', requestsPerMinute: '600', scopes: 'all' } })).status, 422, 'nor does a made-up form give it')
  const { id, authorization } = await keyOf(person, ['statements/write', 'statements/read/mine'])
  await answered({ authorization, method: 'POST', body: Buffer.from(JSON.stringify(aStatement())) }, 200)
  assert.equal(JSON.parse(await answered({ authorization }, 200)).statements.length, 1)
  const list = await (await ask('/en/university/record-keys')).text()
  assert.ok(list.includes('Moodle') && list.includes('in force') && !list.includes(authorization))
  assert.equal((await asking(await world.founder())('/en/university/record-keys/revoke', { form: { id } })).status, 404, 'a stranger ends none')
  assert.equal((await ask('/en/university/record-keys/revoke', { form: { id } })).status, 303)
  await answered({ authorization }, 401)
})

test('the registrar makes keys to everything, and people see what is told of them alone', async () => {
  const [registrar, learner, other] = [await world.officer('university.registrar'), await world.founder(), await world.founder()]
  const { authorization } = await keyOf(registrar, ['all'])
  const account = (person: Actor) => ({ account: { homePage: world.kernel.settings.publicUrl, name: person.person } })
  const send = (parts: object) => answered({ authorization, method: 'POST', body: Buffer.from(JSON.stringify(aStatement({ ...parts }))) }, 200)
  await send({ actor: account(learner), verb: { id: 'http://adlnet.gov/expapi/verbs/passed', display: { kk: 'тапсырды' } }, object: { id: 'http://example.kz/c', definition: { name: { kk: 'Деректер мен модельдер' } } }, result: { success: true, score: { scaled: 0.9 } } })
  await send({ actor: account(other) })
  const query = new Map([['activityId', 'http://example.kz/c'], ['agent', JSON.stringify(account(learner))], ['stateId', 'place']])
  await answered({ authorization, method: 'PUT', path: '/activities/state', query, body: Buffer.from('{"page":4}') }, 204)
  const page = await (await asking(learner)('/kk/university/my-records')).text()
  for (const shown of ['тапсырды', 'Деректер мен модельдер', 'сәтті, 90 %', 'Moodle']) assert.ok(page.includes(shown), shown)
  assert.ok(!page.includes('attended'))
  const file = await (await asking(learner)('/kk/university/my-records/export')).json() as { readonly statements: readonly unknown[]; readonly documents: readonly { readonly text: string }[] }
  assert.deepEqual([file.statements.length, file.documents.map(({ text }) => text)], [1, ['{"page":4}']])
  const maker = registrar.organisation?.name ?? (await world.kernel.parties.person(registrar.person))!.name
  assert.ok(page.includes(`Moodle – ${maker}`), 'a name that anybody gives stands beside who gave it')
  assert.equal((await asking(null)('/kk/university/my-records')).status, 303)

  await world.kernel.db.updateTable('person').set({ email_confirmed_at: world.kernel.now() }).where('id', '=', learner.person).execute()
  const address = (await world.kernel.parties.person(learner.person))!.email!
  const [first] = JSON.parse(await send({ actor: { mbox: `mailto:${address.toUpperCase()}` }, verb: { id: 'http://example.kz/v/upper' } })) as string[]
  await send({ actor: { mbox_sha1sum: hash('sha1', `mailto:${address}`) }, verb: { id: 'http://example.kz/v/hashed' } })
  await send({ actor: { objectType: 'Group', member: [account(learner), { mbox: 'mailto:classmate@example.kz' }] }, verb: { id: 'http://example.kz/v/together' } })
  await send({ actor: account(other), verb: { id: 'http://adlnet.gov/expapi/verbs/voided' }, object: { objectType: 'StatementRef', id: first } })
  const text = await (await asking(learner)('/kk/university/my-records/export')).text()
  for (const shown of ['v/upper', 'v/hashed', 'v/together']) assert.ok(text.includes(shown), shown)
  assert.ok(!text.includes('classmate') && !text.includes('verbs/voided'), 'others and what they say of a statement are theirs')
  assert.deepEqual(JSON.parse(text).voided, [first])
  assert.ok((await (await asking(learner)('/kk/university/my-records')).text()).includes('күші жойылған'))
})
