/** Specifies that what runs unregistered is found once, told to its owner alone, awaits them, is counted for everybody, and ends by itself when it is registered. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { completenessRoute, gapsAwait } from '../../../institutions/oversight/completeness/index.ts'
import { compare, completenessWork } from '../../../institutions/oversight/completeness/round.ts'
import { languageModel, openLanguageModel } from '../../../institutions/language-model/index.ts'
import { signUndertaking } from '../../../institutions/language-model/keys/testing.ts'
import { transact } from '../../../kernel/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import type { Submitted } from '../../../law/answers.ts'
import { sql } from 'kysely'
import { testPortal } from '../../../portal/testing.ts'
import { languageModelOptions } from '../language-model/options.ts'
import { oversightOptions } from './options.ts'
import { openOversight, type Oversight } from './testing.ts'

let at: Oversight
let key: string
const options = oversightOptions.completeness!
before(async () => {
  at = await openOversight()
  const { kernel } = at.world
  const lm = openLanguageModel(kernel, languageModelOptions('sample'))
  kernel.running.offer(languageModel(languageModelOptions('sample')).running!(kernel))
  kernel.awaiting.offer(gapsAwait(kernel, options))
  await signUndertaking(lm.keys.undertakings, at.owner, at.world.sign)
  key = (await transact(kernel.db, (tx) => lm.keys.make(tx, at.owner, {
    name: 'Қызмет', purpose: 'product', days: 30, models: 'all', endpoints: 'all', limits: { requestsPerMinute: 10, tokensPerMinute: 1000 }, keepsLogs: false,
  }))).id
})
after(() => at.world.close())

const round = (): Promise<void> => compare(at.world.kernel, options)
const page = async (actor: Actor | null): Promise<string> => (await testPortal({ routes: [completenessRoute(at.world.kernel, options)], session: { actor } }).ask('/en/oversight/completeness')).text()
const awaits = async (actor: Actor): Promise<number> => (await at.world.kernel.awaiting.of(actor)).filter(({ kind }) => kind === 'oversight.gap').length
const told = async (): Promise<number> => (await at.world.letters()).filter(({ body }) => body.includes('/services/oversight.ai-system')).length

test('a key that nobody uses is no system; one in use is found once, told once, and shown to the regulator with its owner', async () => {
  const { kernel } = at.world
  await round()
  assert.equal(await awaits(at.owner), 0)
  await sql`insert into usage_day (organisation, key, model, endpoint, status, day, requests, prompt_tokens, output_tokens, estimated, uncharged_tokens, milliseconds, amount)
    values (${at.owner.organisation!.id}, ${key}, 'stub', 'completions', 200, '2026-02-02', 1, 1, 1, 0, 0, 1, 0)`.execute(kernel.db)
  await round()
  await round()
  assert.deepEqual([await awaits(at.owner), await awaits(await at.world.founder()), await told(), await told()], [1, 0, 1, 0])
  assert.match(await page(at.head), /Үлгі Сұрып[^]*Key of the language model …/)
  assert.doesNotMatch(await page(at.head), /Қызмет/, 'what a key is called is its company’s own business')
  const everybody = await page(null)
  assert.doesNotMatch(everybody, /Үлгі Сұрып|Қызмет/)
  assert.match(everybody, /Keys used within 30 days[^]*?>1<[^]*?>0<[^]*?>1</)
})

test('it ends when the key names a system of its owner, and comes again when that is struck off', async () => {
  const { kernel } = at.world
  const lm = openLanguageModel(kernel, languageModelOptions('sample'))
  const { number } = await at.registered()
  await transact(kernel.db, async (tx) => lm.keys.change(tx, at.owner, key, { ...await lm.keys.find(key), system: number }))
  await round()
  assert.equal(await awaits(at.owner), 0)
  await kernel.journal.settle()
  const { entries } = await kernel.journal.list({ type: 'oversight.gap-ended', page: 1, size: 9 })
  assert.equal(entries.length, 1)
  const all = [...entries, ...(await kernel.journal.list({ type: 'oversight.gap-found', page: 1, size: 9 })).entries]
  assert.ok(all.length > 1 && all.every(({ subject }) => /^gap:[0-9a-f-]{36}$/.test(subject)), 'the journal is open: it names no key and no decision')
  assert.doesNotMatch(JSON.stringify(all.map(({ subject, body }) => [subject, body])), new RegExp(key))
  const removal = await at.filed(at.owner, 'oversight.removal', { why: 'Қолданыстан шықты.' }, number)
  await at.act(at.officer, removal, 'propose')
  await at.act(at.head, removal, 'strike', { sign: true })
  await round()
  assert.equal(await awaits(at.owner), 1)
})

test('an act on an entry of another register compares nothing; one of the register of systems does', async () => {
  const { kernel } = at.world
  completenessWork(kernel, options)
  await kernel.journal.settle() // what is subscribed from now on begins behind all that was said before
  const queued = async (): Promise<number> => (await kernel.db.selectFrom('job').select('id').where('name', '=', 'oversight.completeness').where('key', '=', 'register').where('status', '=', 'waiting').execute()).length
  const act = async (register: string): Promise<void> => {
    await transact(kernel.db, (tx) => kernel.journal.append(tx, 'system:test', { type: 'entry.changed', subject: 'entry:X-1', body: { register, entry: 'X-1' } }))
    await kernel.journal.settle()
  }
  await act('oversight.accelerators')
  assert.equal(await queued(), 0)
  await act(options.register)
  assert.equal(await queued(), 1)
})

test('a purchase or a service that names no registered system is owed by the body; one that names a system of somebody else is not, and shows as not confirmed until it names its supplier', async () => {
  const { kernel } = at.world
  const body = await at.world.officer('commons.representative')
  const todo = async () => (await kernel.awaiting.of(body)).filter(({ kind }) => kind === 'oversight.gap').map(({ path }) => path)
  const tell = (answers: Submitted, procedure = 'oversight.ai-use', subject?: string) => at.filed(body, procedure, { until: '2026-12-31', ...answers }, subject)
  const bought = { what: 'purchase', name: 'Хат сұрыптау жүйесі', supplier: '«Үлгі Сұрып» ЖШС', contract: '17-26', signedOn: '2026-01-20' }
  const { number: suppliers } = await at.registered()
  const decision = await at.decisionOf(await tell({ ...bought, system: suppliers }), body)
  await tell({ what: 'service', name: 'Анықтама көмекшісі', address: 'https://ulgi.example/komekshi', model: 'Үлгі модель' })
  await at.world.letters()
  await round()
  assert.deepEqual(await todo(), ['/services/oversight.state-ai-system'], 'nobody is accused of what names a registered system')
  assert.equal((await at.world.letters()).filter(({ body: said }) => said.includes('/services/oversight.state-ai-system')).length, 1)
  const shown = await page(at.head)
  for (const said of [/<h2>Named, not confirmed by its owner[^]*Хат сұрыптау жүйесі/, /Анықтама көмекшісі/, /Purchases that state bodies have told of[^]*?>1<[^]*?>1<[^]*?>0<[^]*?>1</, /Published services that use a model[^]*?>1<[^]*?>0<[^]*?>1<[^]*?>0</]) assert.match(shown, said)
  const { number } = (await kernel.registers.ofAct({ decision }))!
  const bin = (await kernel.parties.organisation({ id: at.owner.organisation!.id }))!.identifier.value
  await tell({ ...bought, system: suppliers, supplierBin: bin }, 'oversight.ai-use-changed', number)
  await round()
  assert.equal((await todo()).length, 1)
  assert.doesNotMatch(await page(at.head), /<h2>Named, not confirmed/)
  await tell({ sure: 'true' }, 'oversight.ai-use-taken-back', (await kernel.registers.standing(options.uses.register)).find((one) => one.number !== number)!.number)
  await round()
  assert.deepEqual(await todo(), [])
})

test('what a body tells is mended before it stands: a last day that is over, a purchase without its contract, a company that would tell for a body', async () => {
  const body = await at.world.officer('commons.representative')
  const tell = (by: Actor, answers: Submitted) => at.filed(by, 'oversight.ai-use', { what: 'service', name: 'Көмекші', address: 'https://ulgi.example/', until: '2026-12-31', ...answers })
  await assert.rejects(tell(body, { what: 'purchase' }), /supplier/)
  await assert.rejects(tell(at.owner, {}))
  await assert.rejects(tell(body, { system: 'AIS-2026-999999' }), /system/)
  const late = await tell(body, { until: '2026-01-31' })
  assert.equal((await at.world.kernel.cases.view(body, late)).state.step, 'look', 'it is not entered')
})
