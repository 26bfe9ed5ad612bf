/** Specifies what of the strategy is open to people: comments on a draft, a question to the coordinating body with its clock, and what became of each, for everybody to see. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { strategy } from '../../../institutions/strategy/index.ts'
import { Failure } from '../../../law/failure.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import { discussionRoutes } from '../../../portal/discussions/index.ts'
import { testPortal } from '../../../portal/testing.ts'
import { strategyOptions } from './options.ts'
import { aGoal, aMeasure, names, openStrategy, type Strategy } from './testing.ts'

describe('What of the strategy is open to people', () => {
  let opened: Strategy
  let goal: string
  let measure: string
  let draft: string
  let asker: Actor
  before(async () => {
    opened = await openStrategy()
    asker = await opened.world.founder()
    const { kernel } = opened.world
    await kernel.db.updateTable('person').set({ email_confirmed_at: kernel.now() }).execute()
    goal = await opened.entered('strategy.goal', aGoal)
    measure = await opened.entered('strategy.measure', { ...aMeasure, goal })
    draft = await opened.entered('strategy.draft', { ...names('Үлгі жоба'), goal, draftText: 'Бірінші бөлім.\nЕкінші бөлім.', commentsUntil: '2026-10-30' })
  })
  after(() => opened.world.close())
  const portal = (actor: Actor | null) => testPortal({ routes: [...strategy(strategyOptions).routes!(opened.world.kernel), ...discussionRoutes(opened.world.kernel)], session: { actor } })
  const plain = (page: string): string => page.replaceAll(/<[^>]+>/g, ' ').replaceAll(/[\s ]+/g, ' ')
  const page = async (path: string): Promise<string> => plain(await (await portal(null).ask(`/en${path}`)).text())

  /** Asks the body as a person; answers the case. */
  async function asked(answers: Readonly<Record<string, string>>): Promise<string> {
    const { cases } = opened.world.kernel
    const person: Actor = { person: asker.person, name: asker.name, roles: [] }
    const id = await cases.begin(person, { procedure: 'strategy.question' })
    const told = { asked: 'question', substance: 'Мақсатқа қашан жетеміз?', publish: 'true', repeated: 'no', ...answers }
    for (const one of (await cases.draft(person, id)).procedure.form) assert.deepEqual(await cases.savePage(person, id, one, told), [])
    return cases.file(person, { draft: id, signature: await opened.world.sign(person, cases.draftDocument(await cases.draft(person, id))) })
  }
  const answerIt = async (id: string, published: Readonly<Record<string, string>>): Promise<void> => {
    await opened.act(opened.analyst, id, 'study')
    await opened.act(opened.analyst, id, 'answer', { answered: 'Құпия жауап', ...published })
    await opened.act(opened.head, id, 'answer')
  }

  it('anybody reads a draft and comments on it; the body answers, and everybody reads both', async () => {
    assert.match(await page('/strategy/drafts'), /Үлгі жоба \(en\) until 30 October 2026 Under discussion/)
    assert.match(await page(`/strategy/drafts/${draft}`), /Бірінші бөлім\. Екінші бөлім\.[^]*Questions, errors and proposals: 0/)
    const thing = `/discussions/strategy/${draft}`
    assert.equal((await portal(null).ask(`/en${thing}`, { form: { kind: 'proposal', text: 'Үшінші бөлім қосыңыз.' } })).status, 401)
    assert.equal((await portal(asker).ask(`/en${thing}`, { form: { kind: 'proposal', text: 'Үшінші бөлім қосыңыз.' } })).status, 303)
    assert.ok((await opened.world.letters()).some(({ subject }) => /Үлгі жоба/.test(subject)), 'the offices are told')
    const { remarks: [remark] } = await (await portal(null).ask(`${thing}.json`)).json() as { remarks: readonly { readonly id: string; readonly kind: string }[] }
    assert.equal(remark!.kind, 'proposal')
    assert.equal((await portal(opened.analyst).ask(`/en${thing}/answer`, { form: { about: remark!.id, text: 'Ескеріледі.' } })).status, 303)
    assert.match(await page(thing), /Proposal[^]*Үшінші бөлім қосыңыз\.[^]*Answer[^]*\(owner\)[^]*Ескеріледі\./)
    assert.equal((await portal(null).ask('/en/discussions/strategy/FIG-2026-1')).status, 404, 'what is not open to comment has no discussion')
  })

  it('what became of the draft stands on its page', async () => {
    await opened.entered('strategy.draft-closed', { became: 'changed', becameWhy: 'Үшінші бөлім қосылды.' }, { subject: draft })
    assert.match(await page(`/strategy/drafts/${draft}`), /Adopted, with changes[^]*Үшінші бөлім қосылды\./)
    const thing = `/en/discussions/strategy/${draft}`
    assert.equal((await portal(asker).ask(thing, { form: { kind: 'proposal', text: 'Кеш келген пікір' } })).status, 409, 'and it is commented on no more')
    const shown = await page(`/discussions/strategy/${draft}`)
    assert.match(shown, /What became of the draft is told: comments are taken no more\./)
    assert.doesNotMatch(shown, /Кеш келген/)
  })

  it('a comment past the last day of a draft is refused, and the body still answers what came in time', async () => {
    const other = await opened.entered('strategy.draft', { ...names('Екінші жоба'), goal, draftText: 'Мәтін', commentsUntil: '2026-10-06' })
    const thing = `/en/discussions/strategy/${other}`
    assert.equal((await portal(asker).ask(thing, { form: { kind: 'question', text: 'Уақытында' } })).status, 303)
    opened.world.at('2026-10-07T05:00:00.000Z')
    assert.equal((await portal(asker).ask(thing, { form: { kind: 'question', text: 'Кешігіп' } })).status, 409)
    assert.match(await page(`/discussions/strategy/${other}`), /Comments were taken until 6 October 2026\./)
    const { remarks: [remark] } = await (await portal(null).ask(`/discussions/strategy/${other}.json`)).json() as { remarks: readonly { readonly id: string }[] }
    assert.equal((await portal(asker).ask(`${thing}/answer`, { form: { about: remark!.id, text: 'Тағы бір сөз' } })).status, 409)
    assert.equal((await portal(opened.analyst).ask(`${thing}/answer`, { form: { about: remark!.id, text: 'Жауап' } })).status, 303)
    opened.world.at('2026-10-05T05:00:00.000Z')
  })

  it('a question is counted on the page of what it is about from its first day, with the day by which it is to be answered, and nothing of its text', async () => {
    const id = await asked({ goal })
    const before = await page(`/strategy/goals/${goal}`)
    assert.match(before, /Being dealt with: 1 ; the next is to be answered by 27 October 2026/, 'fifteen working days, and a holiday on 25 October')
    assert.doesNotMatch(before, /қашан жетеміз/)
    await answerIt(id, { publicText: 'Мақсатқа қашан жетеміз?', publicAnswer: '2029 жылы.' })
    assert.match(await page(`/strategy/goals/${goal}`), /5 October 2026 Question Мақсатқа қашан жетеміз\? 5 October 2026 2029 жылы\./)
    assert.doesNotMatch(await page(`/strategy/goals/${goal}`), new RegExp(`${asker.name}|Құпия`), 'nobody reads who asked, nor what was answered to them alone')
    assert.doesNotMatch(await page(`/strategy/measures/${measure}`), /қашан жетеміз/)
  })

  it('a project is discussed and asked about as a goal is, and what became of a question stands on its page', async () => {
    const project = await opened.entered('strategy.project', { ...names('Үлгі бағдарлама'), goal, certainty: 'assumed' })
    assert.match(await page(`/strategy/projects/${project}`), /Questions, errors and proposals: 0[^]*There are no questions or petitions yet\./)
    const thing = `/discussions/strategy/${project}`
    assert.equal((await portal(null).ask(`/en${thing}`, { form: { kind: 'question', text: 'Кім жауапты?' } })).status, 401)
    assert.equal((await portal(asker).ask(`/en${thing}`, { form: { kind: 'question', text: 'Кім жауапты?' } })).status, 303)
    assert.match(await page(thing), /Үлгі бағдарлама[^]*Кім жауапты\?/)
    assert.match(await page(`/strategy/projects/${project}`), /Questions, errors and proposals: 1/)
    const links = await (await portal(null).ask(`/en/strategy/projects/${project}`)).text()
    for (const asks of ['strategy.question', 'administration.petition']) assert.ok(links.includes(`/services/${asks}/apply?project=${project}`), 'with the project chosen already')
    const id = await asked({ project })
    assert.match(await page(`/strategy/projects/${project}`), /Being dealt with: 1 ; the next is to be answered by 27 October 2026/)
    await answerIt(id, { publicText: 'Жоба қашан аяқталады?', publicAnswer: 'Келесі жылы.' })
    assert.match(await page(`/strategy/projects/${project}`), /5 October 2026 Question Жоба қашан аяқталады\? 5 October 2026 Келесі жылы\./)
    assert.doesNotMatch(await page(`/strategy/goals/${goal}`), /қашан аяқталады/)
  })

  it('a text whose author does not agree is never shown, nor one that is not published: that it was dealt with is', async () => {
    await answerIt(await asked({ asked: 'petition', measure, publish: 'false', substance: 'Құпия жолданым' }), { publicText: 'Құпия мәтін', publicAnswer: 'Құпия қорытынды' })
    await answerIt(await asked({ asked: 'proposal', measure, substance: 'Көрсетілмейтін ұсыныс' }), {})
    const shown = await page(`/strategy/measures/${measure}`)
    assert.equal(shown.match(/Whoever sent it was answered; the texts are not published/g)?.length, 2)
    assert.doesNotMatch(shown, /Құпия|Көрсетілмейтін/)
  })

  it('one that is late says so, and one that was declined', async () => {
    const [late, declined] = [await asked({ draft }), await asked({ draft, repeated: 'same' })]
    await opened.act(opened.analyst, declined, 'study')
    await opened.act(opened.analyst, declined, 'decline', { publicText: 'Тағы сол туралы', publicAnswer: 'Бұған жауап берілген.' })
    await opened.act(opened.head, declined, 'refuse')
    opened.world.at('2026-12-01T05:00:00.000Z')
    const shown = await page(`/strategy/drafts/${draft}`)
    assert.match(shown, /Being dealt with: 1 ; the answer is late: 1 /)
    assert.match(shown, /Тағы сол туралы 5 October 2026 It was not dealt with on its merits; whoever sent it was told why\. Бұған жауап берілген\./)
    assert.ok(late)
  })

  it('what everybody would read holds no personal data: the officer is told which', async () => {
    const id = await asked({ measure })
    await opened.act(opened.analyst, id, 'study')
    const written = { publicText: 'Айгүл Серікқызы, ЖСН 850101300124, қашан?', publicAnswer: 'Оған +7 701 234 56 78 телефонымен хабарласамыз.' }
    await assert.rejects(opened.act(opened.analyst, id, 'answer', { answered: 'Жауап', ...written }), (error: unknown) => error instanceof Failure && error.kind === 'invalid'
      && error.problems.map(({ field }) => field).join() === 'publicText,publicAnswer' && /Everybody will read this text, and it holds personal data: /.test(error.problems[0]!.text.en))
    await opened.act(opened.analyst, id, 'answer', { answered: 'Жауап', publicText: 'Қашан?', publicAnswer: 'Жақында.' })
    await opened.act(opened.head, id, 'answer')
    assert.match(await page(`/strategy/measures/${measure}`), /Қашан\? 1 December 2026 Жақында\./)
  })

  it('what is passed on says to which body, and on which days it came and went', async () => {
    await opened.act(opened.analyst, await asked({ goal }), 'pass', { passedTo: 'Үлгі әкімдігі' })
    assert.match(await page(`/strategy/goals/${goal}`), /1 December 2026 Question 1 December 2026 It was passed on to the body whose matter it is: Үлгі әкімдігі\./)
  })

  it('one person keeps no more than ten open, and however many wait, what was answered stays where it stood', async () => {
    while ((await opened.world.kernel.cases.openOf(['strategy.question'])).length < 10) await asked({ goal })
    await assert.rejects(asked({ goal }), (error: unknown) => error instanceof Failure && /You already have the most that are allowed at a time: 10/.test(error.text.en))
    const shown = await page(`/strategy/goals/${goal}`)
    assert.match(shown, /Being dealt with: 9 ;/)
    assert.match(shown, /Мақсатқа қашан жетеміз\? 5 October 2026 2029 жылы\./)
    assert.match(await page(`/strategy/goals/${goal}?replies=99`), /2029 жылы\./, 'a page behind the last one is the last')
  })

  it('a petition to another body that names a goal stands on its page from its first day, with that body and what became of it', async () => {
    const { cases } = opened.world.kernel
    const [officer, akim] = [await opened.world.officer('akimat.officer'), await opened.world.officer('akimat.head')]
    const person: Actor = { person: asker.person, name: asker.name, roles: [] }
    const petitioned = async (answers: Readonly<Record<string, string>>): Promise<string> => {
      const id = await cases.begin(person, { procedure: 'administration.petition' })
      for (const one of (await cases.draft(person, id)).procedure.form) assert.deepEqual(await cases.savePage(person, id, one, { kind: 'proposal', substance: 'Құпия ұсыныс', repeated: 'no', ...answers }), [])
      return cases.file(person, { draft: id, signature: await opened.world.sign(person, cases.draftDocument(await cases.draft(person, id))) })
    }
    const other = await opened.entered('strategy.goal', { ...aGoal, ...names('Өзге мақсат') })
    const id = await petitioned({ goal: other, publish: 'true' })
    await petitioned({})
    assert.match(await page(`/strategy/goals/${other}`), /Being dealt with: 1 /, 'one that names no goal is on no page')
    const signed = async (by: Actor, outcome: string, findings?: Readonly<Record<string, string>>): Promise<void> => {
      const doing = { type: 'complete', outcome, reasons: 'Қаралды.', ...(findings && { findings }) } as const
      await cases.perform(by, { case: id, key: `petition-${outcome}-${by.person}`, doing, ...(by === akim && { signature: await opened.world.sign(by, await cases.document(id, doing)) }) })
    }
    await signed(officer, 'study')
    await assert.rejects(signed(officer, 'answer', { answered: 'Құпия жауап', publicText: 'ЖСН 850101300124', publicAnswer: 'Жоқ.' }), /personal data/, 'looked over as what the coordinating body publishes')
    await signed(officer, 'answer', { answered: 'Құпия жауап', publicText: 'Ауылға курс керек.', publicAnswer: 'Келесі жылы ашылады.' })
    await signed(akim, 'answer')
    const shown = await page(`/strategy/goals/${other}`)
    assert.match(shown, /Petition: [^]*Akimat[^]*Ауылға курс керек\.[^]*Келесі жылы ашылады\./i)
    assert.doesNotMatch(shown, new RegExp(`Құпия|${asker.name}`))
  })
})
