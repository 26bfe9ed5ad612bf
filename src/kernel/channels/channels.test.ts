/** Specifies being told on the phone: an address is shown by a code first, a notice names nobody, and a carrier that fails is asked again. */
import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { Failure } from '../../law/failure.ts'
import { same } from '../../law/text.ts'
import { instantAt } from '../../law/time.ts'
import { gardens } from '../cases/testing.ts'
import { transact } from '../database/index.ts'
import type { Actor } from '../parties/index.ts'
import { openWorldOf, type World } from '../testing.ts'
import { folderChannel } from './index.ts'
import { type Carrier, testBot, testGateway } from './testing.ts'

const start = Date.parse('2026-02-02T05:00:00.000Z')
const token = 'a-token-of-the-operator'

const fails = (kind: Failure['kind']) => (error: unknown): boolean => error instanceof Failure && error.kind === kind

async function openWith(t: TestContext, environment: Readonly<Record<string, string>>): Promise<World> {
  const world = await openWorldOf(gardens(), { environment })
  t.after(() => world.close())
  return world
}

async function withGateway(t: TestContext, refuses?: Parameters<typeof testGateway>[0]): Promise<{ readonly world: World; readonly gateway: Carrier }> {
  const gateway = await testGateway(refuses)
  t.after(() => gateway.close())
  return { gateway, world: await openWith(t, { SMS_GATEWAY: `${gateway.url}/smsmessaging/v1`, SMS_SENDER: '+77010000000', SMS_TOKEN: token }) }
}

const textsAt = (gateway: Carrier): readonly string[] => gateway.asked.map(({ body }) => body.outboundSMSMessageRequest.outboundSMSTextMessage.message)
const codeIn = (text: string | undefined): string => /\d{6}/.exec(text ?? '')?.[0] ?? ''

const invoice = {
  kind: 'money/sample', ground: same('Шот'), todo: same('Төлеу'), subject: { kk: 'Сәрсен Айгерімге 391 400 ₸', ru: 'Айгерим, 391 400 ₸', en: 'Aigerim, 391,400 ₸' }, says: { kk: 'Шот.', ru: 'Счёт.', en: 'An invoice.' }, until: '2026-03-05', path: '/invoices',
} as const

/** A letter to somebody, as any part of the house writes it. */
const tell = ({ kernel }: World, { person }: Actor): Promise<void> => transact(kernel.db, (tx) => kernel.parties.writeToParty(tx, { kind: 'person', id: person }, invoice))

async function shown(world: World, gateway: Carrier, who: Actor, number: string): Promise<void> {
  const { channels } = world.kernel
  await channels.ask(who.person, 'sms', { typed: number })
  await channels.round()
  await channels.confirm(who.person, 'sms', codeIn(textsAt(gateway).at(-1)))
}

test('nothing goes to a number before its owner has typed the code, and then a notice names neither person nor sum', async (t) => {
  const { world, gateway } = await withGateway(t)
  const { channels, journal } = world.kernel
  const founder = await world.founder()
  await channels.ask(founder.person, 'sms', { typed: '8 701 234-56-78' })
  await tell(world, founder)
  await channels.round()
  assert.equal(gateway.asked.length, 1, 'the code, and no notice')
  const [{ path, token: sent, body }] = gateway.asked as [Carrier['asked'][number]]
  assert.deepEqual([path, sent, body.outboundSMSMessageRequest.address], ['/smsmessaging/v1/outbound/tel%3A%2B77010000000/requests', token, ['tel:+77012345678']])
  const code = codeIn(body.outboundSMSMessageRequest.outboundSMSTextMessage.message)
  await assert.rejects(channels.confirm(founder.person, 'sms', code === '000000' ? '111111' : '000000'), fails('invalid'))
  await channels.confirm(founder.person, 'sms', ` ${code.slice(0, 3)} ${code.slice(3)} `)
  assert.deepEqual((await channels.of(founder.person)).map(({ channel, local, address }) => [channel, local, address]), [['sms', false, '+77012345678'], ['telegram', true, undefined]])
  await tell(world, founder)
  await channels.round()
  assert.equal(textsAt(gateway)[1], 'Шаңырақ: төлем туралы хат, мерзімі 05.03.2026. http://localhost:3000/kk/account/inbox')
  assert.equal(await channels.round(), 0, 'once')
  await journal.settle()
  assert.deepEqual((await journal.entriesOf(`person:${founder.person}`)).filter(({ type }) => type.startsWith('channel.')).map(({ type, body: said }) => [type, said]), [['channel.confirmed', { channel: 'sms' }]])
})

test('whoever does not want a kind is not told of it, and whoever removes the number of none', async (t) => {
  const { world, gateway } = await withGateway(t)
  const { channels } = world.kernel
  const founder = await world.founder()
  await shown(world, gateway, founder, '+77012345678')
  await channels.choose(founder.person, 'sms', ['case', 'duty'])
  await assert.rejects(channels.choose(founder.person, 'sms', ['everything']), fails('invalid'))
  await tell(world, founder)
  assert.equal(await channels.round(), 0)
  await channels.choose(founder.person, 'sms', ['money'])
  await tell(world, founder)
  await channels.remove(founder.person, 'sms')
  await tell(world, founder)
  assert.equal(await channels.round(), 0)
  assert.equal((await channels.of(founder.person))[0]!.address, undefined)
})

test('a letter to a company is told on the phone of whoever heads it, also without a mailbox, and of nobody else', async (t) => {
  const { world, gateway } = await withGateway(t)
  const { channels, db, parties } = world.kernel
  const [head, other] = [await world.founder(), await world.founder()]
  await shown(world, gateway, head, '+77012345678')
  await shown(world, gateway, other, '+77770000000')
  const before = gateway.asked.length
  const { id } = head.organisation!
  await transact(db, (tx) => parties.writeToParty(tx, { kind: 'organisation', id }, invoice))
  await channels.round()
  assert.deepEqual(gateway.asked.slice(before).map(({ body }) => body.outboundSMSMessageRequest.address), [['tel:+77012345678']])
  await transact(db, (tx) => parties.writeLetterToOrganisation(tx, id, invoice, { mailed: 'proved heads' }))
  assert.equal(await channels.round(), 0, 'whoever only says that they head it')
  await db.updateTable('person').set({ email: null }).where('id', '=', head.person).execute()
  await transact(db, (tx) => parties.writeToParty(tx, { kind: 'organisation', id }, invoice))
  assert.equal(await channels.round(), 1)
})

test('a code holds for ten minutes and five tries, is its owner’s alone, and is not asked for without end', async (t) => {
  const { world, gateway } = await withGateway(t)
  const { channels } = world.kernel
  const [founder, other] = [await world.founder(), await world.founder()]
  const ask = async (): Promise<string> => {
    await channels.ask(founder.person, 'sms', { typed: '+77012345678' })
    await channels.round()
    return codeIn(textsAt(gateway).at(-1))
  }
  const first = await ask()
  await assert.rejects(channels.confirm(other.person, 'sms', first), fails('invalid'))
  for (let count = 0; count < 5; count += 1) await assert.rejects(channels.confirm(founder.person, 'sms', first === '000000' ? '1' : '000000'), fails('invalid'))
  await assert.rejects(channels.confirm(founder.person, 'sms', first), fails('invalid'), 'five were wrong')
  const second = await ask()
  world.at(instantAt(start + 10 * 60_000))
  await assert.rejects(channels.confirm(founder.person, 'sms', second), fails('invalid'), 'too late')
  await ask()
  await assert.rejects(ask(), fails('limited'))
  await assert.rejects(channels.ask(other.person, 'sms', { typed: '12' }), fails('invalid'))
  await assert.rejects(channels.ask(other.person, 'pigeon', { typed: '' }), fails('not found'))
})

test('a gateway that fails is asked again later with the same correlator, and a number that is nobody’s is not', async (t) => {
  let answer: { readonly status: number; readonly headers?: Record<string, string>; readonly body?: unknown } | undefined
  const { world, gateway } = await withGateway(t, () => answer)
  const { channels } = world.kernel
  const founder = await world.founder()
  await shown(world, gateway, founder, '+77012345678')
  answer = { status: 500 }
  await tell(world, founder)
  assert.equal(await channels.round(), 0)
  assert.equal(await channels.round(), 0)
  assert.equal(gateway.asked.length, 2, 'not before a minute has passed')
  answer = { status: 429, headers: { 'retry-after': '120' } }
  world.at(instantAt(start + 60_000))
  await channels.round()
  world.at(instantAt(start + 3 * 60_000 - 1))
  await channels.round()
  assert.equal(gateway.asked.length, 3, 'the gateway asked to wait for two minutes')
  answer = undefined
  world.at(instantAt(start + 3 * 60_000))
  assert.equal(await channels.round(), 1)
  assert.equal(new Set(gateway.asked.slice(1).map(({ body }) => body.outboundSMSMessageRequest.clientCorrelator)).size, 1)
  answer = { status: 400, body: { requestError: { serviceException: { messageId: 'SVC0004', text: 'No valid addresses' } } } }
  await tell(world, founder)
  await channels.round()
  assert.equal((await channels.of(founder.person))[0]!.unreachable, true, 'its owner sees it')
  await tell(world, founder)
  world.at(instantAt(start + 90 * 60_000))
  await channels.round()
  assert.equal(gateway.asked.length, 5, 'nobody is written to there any more')
  const [latest] = await channels.latest()
  assert.deepEqual([latest!.to, latest!.givenUpAt !== undefined, latest!.lastFailure], ['…678', true, 'Error: SVC0004'])
  assert.doesNotMatch(JSON.stringify(await world.kernel.db.selectFrom('short_text').selectAll().execute()), new RegExp(`${token}|Шаңырақ`))
})

test('what could not be handed over for a day is no news any more', async (t) => {
  const { world, gateway } = await withGateway(t, (number) => (number === '+77770000000' ? { status: 500 } : undefined))
  const { channels, db } = world.kernel
  const founder = await world.founder()
  await shown(world, gateway, founder, '+77012345678')
  await db.updateTable('channel_address').set({ address: '+77770000000' }).execute()
  await tell(world, founder)
  await channels.round()
  world.at(instantAt(start + 24 * 3_600_000))
  const before = gateway.asked.length
  await channels.round()
  assert.deepEqual([gateway.asked.length, (await channels.latest()).filter(({ givenUpAt }) => givenUpAt !== undefined).length], [before, 1])
  world.at(instantAt(start + 31 * 24 * 3_600_000))
  await channels.sweep()
  assert.deepEqual(await channels.latest(), [])
})

test('what waits for a former number does not go there once its owner has shown another', async (t) => {
  let answer: { readonly status: number } | undefined
  const { world, gateway } = await withGateway(t, (number) => (number === '+77012345678' ? answer : undefined))
  const { channels } = world.kernel
  const [founder, other] = [await world.founder(), await world.founder()]
  await shown(world, gateway, founder, '+77012345678')
  await shown(world, gateway, other, '+77012345678')
  answer = { status: 500 }
  await tell(world, founder)
  await tell(world, other)
  for (const _ of [founder, other]) assert.equal(await channels.round(), 0, 'both wait')
  await shown(world, gateway, founder, '+77770000000')
  answer = undefined
  world.at(instantAt(start + 2 * 60_000))
  assert.equal(await channels.round(), 1, 'the text of whoever keeps the number alone')
  assert.deepEqual((await channels.latest()).filter(({ sentAt }) => sentAt === undefined), [])
})

test('whoever opens the link of the bot is heard once, and told in the chat from then on; stopping the bot ends it', async (t) => {
  let stopped = false
  const bot = await testBot(() => (stopped ? { status: 403, body: { ok: false, error_code: 403, description: 'Forbidden: bot was blocked by the user' } } : undefined))
  t.after(() => bot.close())
  const world = await openWith(t, { TELEGRAM_BOT: 'shanyraq_bot', TELEGRAM_TOKEN: token, TELEGRAM_API: bot.url })
  const { channels } = world.kernel
  const founder = await world.founder()
  await channels.round()
  assert.equal(bot.asked.length, 0, 'nobody is waited for')
  const link = await channels.ask(founder.person, 'telegram', { typed: '' })
  const [, code] = /^https:\/\/t\.me\/shanyraq_bot\?start=([\w-]{1,64})$/.exec(link ?? '') ?? []
  bot.write(7, 'Сәлем')
  bot.write(-8, `/start ${code}`, 'group')
  bot.write(9, `/start ${code!.slice(1)}x`)
  await channels.round()
  assert.equal((await channels.of(founder.person))[1]!.address, undefined)
  bot.write(4_100_000_000, `/start ${code}`)
  await channels.round()
  assert.equal((await channels.of(founder.person))[1]!.address, '4100000000')
  bot.write(11, `/start ${code}`)
  await tell(world, founder)
  await channels.round()
  assert.equal((await channels.of(founder.person))[1]!.address, '4100000000', 'a code is used once')
  const sent = bot.asked.filter(({ path }) => path === `/bot${token}/sendMessage`).map(({ body }) => body)
  assert.deepEqual(sent.map(({ chat_id: chat }) => chat), [4_100_000_000, 4_100_000_000])
  assert.match(sent.map(({ text }) => text).join('\n'), /хабарламалар енді осында келеді[^]*төлем туралы хат|төлем туралы хат[^]*хабарламалар енді осында келеді/)
  stopped = true
  await tell(world, founder)
  await channels.round()
  assert.equal((await channels.of(founder.person))[1]!.unreachable, true)
})

test('without a carrier the texts are files of the operator’s, and what was shown there counts for no carrier', async (t) => {
  const world = await openWith(t, {})
  const { channels, settings, db } = world.kernel
  const founder = await world.founder()
  assert.deepEqual((await channels.of(founder.person)).map(({ channel, local }) => [channel, local]), [['sms', true], ['telegram', true]])
  await channels.ask(founder.person, 'telegram', { typed: 'aigul_k' })
  await channels.round()
  const folder = join(settings.data, 'telegram')
  const [file] = await readdir(folder)
  const text = await readFile(join(folder, file!), 'utf8')
  assert.match(text, /^@aigul_k\n/)
  await channels.confirm(founder.person, 'telegram', codeIn(text))
  await tell(world, founder)
  assert.equal(await channels.round(), 1)
  await db.updateTable('channel_address').set({ local: false }).execute()
  await tell(world, founder)
  assert.equal(await channels.round(), 0)
})

test('a closed account leaves no number', async (t) => {
  const { world, gateway } = await withGateway(t)
  const { db, parties } = world.kernel
  const somebody = await world.officer()
  await shown(world, gateway, somebody, '+77012345678')
  await transact(db, (tx) => parties.closeAccount(tx, somebody))
  assert.deepEqual([await db.selectFrom('channel_address').select('address').execute(), await db.selectFrom('short_text').select('id').execute()], [[], []])
})

test('a file of the local counterpart is for its owner alone', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'shanyraq-texts-'))
  t.after(() => rm(folder, { recursive: true }))
  await folderChannel('sms', join(folder, 'sms')).send({ id: 'one', address: '+77012345678', text: 'код 012345' })
  assert.equal(await readFile(join(folder, 'sms', 'one.txt'), 'utf8'), '+77012345678\n\nкод 012345\n')
})

test('the code by which somebody says that they are at a counter reads otherwise than the one by which they agree, and both name the body', async (t) => {
  const { world, gateway } = await withGateway(t)
  const { channels, db } = world.kernel
  const founder = await world.founder()
  await shown(world, gateway, founder, '+7 701 234 56 78')
  const [body, about] = [same('Орталық'), same(`Жәрдемақы ${'ұзақ '.repeat(40)}`)]
  for (const code of [{ code: '111111', body }, { code: '222222', body, about }]) {
    assert.equal(await transact(db, (tx) => channels.code(tx, founder.person, code)), 1)
    await channels.round()
  }
  const [here, agree] = textsAt(gateway).slice(-2)
  assert.match(here!, /терезеде екеніңізді растау: Орталық[\s\S]*111111[\s\S]*Ештеңе жіберілмейді|подтверждение, что вы у окна: Орталық[\s\S]*111111[\s\S]*Ничего не отправляется/)
  assert.match(agree!, /(?:ЖІБЕРУГЕ КЕЛІСЕМІН|СОГЛАСИЕ ОТПРАВИТЬ): Жәрдемақы[\s\S]*…[\s\S]*Орталық[\s\S]*222222/)
  assert.ok(agree!.length < 240, 'a long name is cut')
})
