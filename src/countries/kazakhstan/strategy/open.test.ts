/** Specifies what of the strategy is open to people: comments on a draft, a question to the coordinating body with its clock, and what became of each, for everybody to see. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { strategy } from '../../../institutions/strategy/index.ts'
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
    const thing = `/discussions/entry/${draft}`
    assert.equal((await portal(null).ask(`/en${thing}`, { form: { kind: 'proposal', text: 'Үшінші бөлім қосыңыз.' } })).status, 401)
    assert.equal((await portal(asker).ask(`/en${thing}`, { form: { kind: 'proposal', text: 'Үшінші бөлім қосыңыз.' } })).status, 303)
    assert.ok((await opened.world.letters()).some(({ subject }) => /Үлгі жоба/.test(subject)), 'the offices are told')
    const { remarks: [remark] } = await (await portal(null).ask(`${thing}.json`)).json() as { remarks: readonly { readonly id: string; readonly kind: string }[] }
    assert.equal(remark!.kind, 'proposal')
    assert.equal((await portal(opened.analyst).ask(`/en${thing}/answer`, { form: { about: remark!.id, text: 'Ескеріледі.' } })).status, 303)
    assert.match(await page(thing), /Proposal[^]*Үшінші бөлім қосыңыз\.[^]*Answer[^]*\(owner\)[^]*Ескеріледі\./)
    assert.equal((await portal(null).ask('/en/discussions/entry/FIG-2026-1')).status, 404, 'what is not open to comment has no discussion')
  })

  it('what became of the draft stands on its page', async () => {
    await opened.entered('strategy.draft-closed', { became: 'changed', becameWhy: 'Үшінші бөлім қосылды.' }, { subject: draft })
    assert.match(await page(`/strategy/drafts/${draft}`), /Adopted, with changes[^]*Үшінші бөлім қосылды\./)
  })

  it('a question stands on the page of what it is about from its first day, with the day by which it is to be answered, and nothing of its text', async () => {
    const id = await asked({ goal })
    const before = await page(`/strategy/goals/${goal}`)
    assert.match(before, /5 October 2026 Question Being dealt with to be answered by 27 October 2026/, 'fifteen working days, and a holiday on 25 October')
    assert.doesNotMatch(before, /қашан жетеміз/)
    await answerIt(id, { publicText: 'Мақсатқа қашан жетеміз?', publicAnswer: '2029 жылы.' })
    assert.match(await page(`/strategy/goals/${goal}`), /Question Мақсатқа қашан жетеміз\? 2029 жылы\./)
    assert.doesNotMatch(await page(`/strategy/goals/${goal}`), new RegExp(`${asker.name}|Құпия`), 'nobody reads who asked, nor what was answered to them alone')
    assert.doesNotMatch(await page(`/strategy/measures/${measure}`), /қашан жетеміз/)
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
    assert.match(shown, /The answer is late to be answered by/)
    assert.match(shown, /Тағы сол туралы It was not dealt with on its merits; whoever sent it was told why\. Бұған жауап берілген\./)
    assert.ok(late)
  })
})
