/** Specifies discussions of things: who asks, who answers, who hides, who is told, and what is never taken or shown. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Dataset } from '../../institutions/commons/index.ts'
import { discussionPath } from '../../kernel/discussions/index.ts'
import { transact } from '../../kernel/index.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import { discussionRoutes } from '../../portal/discussions/index.ts'
import { testPortal } from '../../portal/testing.ts'
import { type CommonsWorld, openCommonsWorld } from './commons/testing.ts'
import { commonsOptions } from './commons/options.ts'

interface Told { readonly id: string; readonly kind: string; readonly text?: string; readonly by: string; readonly byOwner: boolean; readonly hidden?: object; readonly erased?: string; readonly answers?: readonly Told[]; readonly answersTotal?: number }

describe('the discussion of a dataset', () => {
  let world: CommonsWorld
  let dataset: Dataset
  let asker: Actor
  let stranger: Actor
  let steward: Actor
  let thing: string

  before(async () => {
    world = await openCommonsWorld()
    dataset = await world.publish('discussed', { 'data.csv': `аудан,мән\n${Array.from({ length: 9 }, (_, i) => `Аудан ${i},${i}`).join('\n')}` })
    thing = `dataset:${dataset.id}`
    ;[asker, stranger, steward] = [await world.founder('«Үлгі Сұрақ» ЖШС'), await world.founder(), await world.officer(commonsOptions.steward)]
    await world.letters()
  })

  const confirm = (...people: readonly Actor[]): Promise<unknown> => world.kernel.db.updateTable('person').set({ email_confirmed_at: world.kernel.now() }).where('id', 'in', people.map(({ person }) => person)).execute()
  after(() => world.close())

  const portal = (actor: Actor | null) => testPortal({ routes: discussionRoutes(world.kernel), session: { actor } })
  const read = async (actor: Actor | null, locale = 'kk'): Promise<string> => (await portal(actor).ask(`/${locale}${discussionPath(thing)}`)).text()
  const feed = async (actor: Actor | null = null): Promise<{ readonly total: number; readonly remarks: readonly Told[] }> => {
    const answer = await portal(actor).ask(`${discussionPath(thing)}.json`)
    return await answer.json() as { total: number; remarks: readonly Told[] }
  }
  const send = (actor: Actor | null, form: Readonly<Record<string, string>>, below = '', of = thing): Promise<Response> => portal(actor).ask(`/en${discussionPath(of)}${below}`, { form })

  it('is empty at first, and shows a visitor how to take part', async () => {
    assert.deepEqual(await feed(), { thing, total: 0, page: 1, remarks: [] })
    const page = await read(null, 'ru')
    assert.match(page, /Вопросы, ошибки и предложения[^]*Сообщений пока нет[^]*Войдите, чтобы написать/)
    assert.doesNotMatch(page, /<textarea/)
    assert.equal((await send(null, { kind: 'question', text: 'Сәлем' })).status, 401)
  })

  it('takes nothing of who has not confirmed their address', async () => {
    const refused = await send(asker, { kind: 'question', text: 'Дерек қашан жаңарады?' })
    assert.equal(refused.status, 403)
    assert.match(await refused.text(), /Confirm your e-mail address/)
    await confirm(asker, stranger, world.owner)
  })

  it('takes a question and a report of an error, and tells the owner of each', async () => {
    assert.equal((await send(asker, { kind: 'question', text: 'Дерек қашан жаңарады?' })).status, 303)
    assert.equal((await send(stranger, { kind: 'error', text: 'Үшінші жолда аудан жоқ.' })).status, 303)
    const { total, remarks } = await feed()
    assert.deepEqual([total, remarks.map(({ kind, text, by, byOwner }) => [kind, text, by, byOwner])], [2, [
      ['error', 'Үшінші жолда аудан жоқ.', stranger.organisation!.name, false], ['question', 'Дерек қашан жаңарады?', '«Үлгі Сұрақ» ЖШС', false],
    ]])
    const letters = await world.letters()
    assert.deepEqual(letters.map(({ subject }) => subject), ['Сұрақ: Үлгі мектептер тізімі', 'Қате туралы хабарлама: Үлгі мектептер тізімі'])
    assert.match(letters[0]!.body, new RegExp(`Дерек қашан жаңарады\\?[^]*http://localhost:3000/kk/discussions/dataset/${dataset.id}`))
  })

  it('leaves in the inbox of whoever is told what it is about and where it stands, and not the words, which may be hidden or erased', async () => {
    const { db } = world.kernel
    const kept = await db.selectFrom('message').select(['subject', 'body']).where('person', '=', world.owner.person).execute()
    const [asked] = kept.filter(({ subject }) => subject.kk === 'Сұрақ: Үлгі мектептер тізімі')
    assert.match(asked!.body.kk, new RegExp(`«Үлгі мектептер тізімі»[^]*http://localhost:3000/kk/discussions/dataset/${dataset.id}\n`))
    assert.doesNotMatch(JSON.stringify(kept), /Дерек қашан жаңарады|Үшінші жолда/)
  })

  it('is answered by the owner and whoever asked, and by nobody else; the other one is told', async () => {
    const about = (await feed()).remarks.find(({ kind }) => kind === 'question')!.id
    assert.match(await read(world.owner), new RegExp(`value="${about}"`))
    assert.doesNotMatch(await read(stranger), new RegExp(`value="${about}"`))
    assert.equal((await send(stranger, { about, text: 'Мен білемін' }, '/answer')).status, 403)
    assert.equal((await send(world.owner, { about, text: 'Әр тоқсанда.' }, '/answer')).status, 303)
    assert.equal((await send(asker, { about, text: 'Рақмет!' }, '/answer')).status, 303)
    assert.deepEqual((await feed()).remarks.find(({ id }) => id === about)!.answers!.map(({ text, byOwner }) => [text, byOwner]), [['Әр тоқсанда.', true], ['Рақмет!', false]])
    assert.deepEqual((await world.letters()).map(({ subject }) => subject), ['Жауап: Үлгі мектептер тізімі', 'Жауап: Үлгі мектептер тізімі'])
    assert.equal((await send(asker, { about, text: 'x' }, '/answer', 'dataset:01990000-0000-7000-8000-000000000001')).status, 404, 'of another thing')
  })

  it('lists the first ten answers of each question, and pages through all of them; the page of the thing counts questions alone', async () => {
    const about = (await feed()).remarks.find(({ kind }) => kind === 'question')!.id
    for (let at = 0; at < 21; at++) await world.kernel.discussions.answer(at < 12 ? world.owner : asker, { thing, about, text: `Жауап ${at}` })
    const [listed] = (await feed()).remarks.filter(({ id }) => id === about)
    assert.deepEqual([listed!.answers!.length, listed!.answersTotal, listed!.answers![2]!.text], [10, 23, 'Жауап 0'])
    assert.match(await read(null), new RegExp(`remark=${about}">Барлық жауаптар: 23`))
    const page = async (at: number): Promise<string> => (await portal(null).ask(`/kk${discussionPath(thing)}?remark=${about}&page=${at}`)).text()
    assert.match(await page(1), /Жауап 17[^]*page=2/)
    assert.match(await page(2), /Жауап 18[^]*Жауап 20/)
    assert.doesNotMatch(await page(2), /Жауап 17/)
    const told = await (await portal(null).ask(`${discussionPath(thing)}.json?remark=${about}&page=2`)).json() as { readonly total: number; readonly remarks: readonly Told[] }
    assert.deepEqual([told.total, told.remarks[0]!.answers!.length], [23, 3])
    assert.equal(await world.kernel.discussions.count(thing, null), 2)
    const draft = await transact(world.kernel.db, (tx) => world.commons.datasets.create(tx, world.owner, { namespace: 'ulgi', name: 'uncounted' }))
    await assert.rejects(world.kernel.discussions.count(`dataset:${draft.id}`, stranger), { kind: 'not found' })
    assert.equal((await portal(null).ask(`/kk${discussionPath(thing)}?remark=01990000-0000-7000-8000-000000000001`)).status, 404)
    await world.letters()
  })

  it('takes no personal data, no empty and no endless text, and shows what was typed again', async () => {
    for (const [text, said] of [['Маған +7 701 123 45 67 нөміріне қоңырау шалыңыз', /telephone number/], ['Жазыңыз: aigul@mail.kz', /e-mail address/], ['  ', /Write the message/], ['а'.repeat(4_001), /at most 4000 characters/]] as const) {
      const answer = await send(asker, { kind: 'error', text })
      const page = await answer.text()
      assert.equal(answer.status, 422)
      assert.match(page, said)
      assert.match(page, /value="error" checked/)
    }
    assert.equal((await feed()).total, 2)
  })

  it('is hidden by a steward with a reason, for everybody, and by nobody else', async () => {
    const remark = (await feed()).remarks.find(({ kind }) => kind === 'error')!.id
    for (const actor of [stranger, asker, world.owner]) assert.equal((await send(actor, { remark, reason: 'Қалаймын' }, '/hide')).status, 403)
    for (const [reason, said] of [[' ', /Give the reason/], ['Авторы: +7 701 123 45 67', /Everybody will see the reason[^]*telephone number/], ['а'.repeat(501), /at most 500 characters/]] as const) {
      const answer = await send(steward, { remark, reason }, '/hide')
      const page = await answer.text()
      assert.equal(answer.status, 422)
      assert.match(page, said)
      assert.match(page, new RegExp(`href="#f-reason-${remark}"[^]*<details open>[^]*id="f-reason-${remark}"[^>]*value="${reason.replaceAll('+', '\\+')}"`), 'what was typed stands there again')
    }
    assert.equal((await send(steward, { remark, reason: 'Дөрекі сөз' }, '/hide')).status, 303)
    for (const actor of [null, stranger, world.owner, steward]) {
      const page = await read(actor)
      assert.match(page, /лауазымды адам жасырды\. Себебі: Дөрекі сөз/)
      assert.doesNotMatch(page, /Үшінші жолда/)
      assert.doesNotMatch(JSON.stringify(await feed(actor)), /Үшінші жолда/)
    }
    const journal = JSON.stringify((await world.kernel.journal.entriesOf(thing)).map(({ type, body }) => [type, body]))
    assert.match(journal, /discussion\.asked[^]*|discussion\.hidden/)
    assert.doesNotMatch(journal, /Үшінші жолда|Дерек қашан/)
  })

  it('tells nothing of a text whose author’s account is closed, neither on pages nor by a hash that could be guessed', async () => {
    const author = await world.officer()
    await confirm(author)
    assert.equal((await send(author, { kind: 'question', text: 'Иә' })).status, 303)
    const { id } = (await feed()).remarks[0]!
    const recorded = async () => (await world.kernel.journal.entriesOf(thing)).find(({ type, body }) => type === 'discussion.asked' && body['remark'] === id)!
    assert.deepEqual([(await recorded()).body, (await recorded()).erased], [{ remark: id, kind: 'question' }, false])
    await transact(world.kernel.db, (tx) => world.kernel.parties.closeAccount(tx, author))
    const [erased] = (await feed()).remarks
    assert.deepEqual([erased!.id, erased!.by, erased!.text, typeof erased!.erased], [id, '—', undefined, 'string'])
    assert.match(await read(null, 'ru'), /Сообщение удалено вместе с учётной записью автора/)
    assert.doesNotMatch(await read(null), /<p>Иә<\/p>/)
    assert.equal((await recorded()).erased, true)
    const { personal, salt } = await world.kernel.db.selectFrom('journal_entry').select(['personal', 'salt']).where('id', '=', (await recorded()).id).executeTakeFirstOrThrow()
    assert.deepEqual([personal, salt], [null, null])
    assert.equal((await send(world.owner, { about: id, text: 'Жауап' }, '/answer')).status, 404)
    assert.equal((await feed()).remarks.at(-1)!.text, 'Дерек қашан жаңарады?', 'what was written for a company stays')
  })

  it('is not there for a draft, another kind of thing, or a broken address', async () => {
    const draft = await transact(world.kernel.db, (tx) => world.commons.datasets.create(tx, world.owner, { namespace: 'ulgi', name: 'draft' }))
    for (const path of [`/kk/discussions/dataset/${draft.id}`, `/kk/discussions/person/${asker.person}`, '/kk/discussions/dataset/x', '/discussions/dataset/x.json']) assert.equal((await portal(world.owner).ask(path)).status, 404, path)
  })

  it('takes twenty messages of one person in a day, also of those who send at once', async () => {
    const writer = await world.founder()
    await confirm(writer)
    const ask = (at: number): Promise<unknown> => world.kernel.discussions.ask(writer, { thing, kind: 'question', text: `Сұрақ ${at}` })
    const sent = await Promise.allSettled(Array.from({ length: 24 }, (_, at) => ask(at)))
    assert.equal(sent.filter(({ status }) => status === 'fulfilled').length, 20)
    assert.match(await read(null), /\?page=2/)
    world.at('2026-02-03T06:00:00.000Z')
    await ask(99)
  })
})
