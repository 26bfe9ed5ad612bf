/** Specifies the view of the auditor: findings of its own, the answer of the body in its time, and nothing of either in public before a member of the chamber has signed. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { strategy } from '../../../institutions/strategy/index.ts'
import { transact } from '../../../kernel/database/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import { deskRoutes } from '../../../portal/desk/index.ts'
import { testPortal } from '../../../portal/testing.ts'
import { strategyOptions } from './options.ts'
import { aGoal, aMeasure, anIndicator, openStrategy, type Strategy } from './testing.ts'

let opened: Strategy
let auditor: Actor
let chamber: Actor
let body: Actor
let measure: string
let indicator: string
before(async () => {
  opened = await openStrategy()
  ;[auditor, chamber, body] = [await opened.world.officer('strategy.auditor'), await opened.world.officer('strategy.audit-head'), await opened.world.officer('oversight.representative')]
  const goal = await opened.entered('strategy.goal', aGoal)
  measure = await opened.entered('strategy.measure', { ...aMeasure, goal })
  indicator = await opened.entered('strategy.indicator', { ...anIndicator, goal })
})
after(() => opened.world.close())

const portal = (actor: Actor | null) => testPortal({ routes: strategy(strategyOptions).routes!(opened.world.kernel), session: { actor } })
const page = async (path: string, actor: Actor | null = null): Promise<string> => (await (await portal(actor).ask(`/en${path}`)).text()).replaceAll(/<(?!a )[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
const told = { language: 'kk', called: 'Курстың құжаты жоқ', found: 'Қабылдау актісі табылмады.', recommended: 'Актіні жариялаңыз.' }

let keys = 0
async function found(by: Actor, procedure: string, facts: Readonly<Record<string, string>>): Promise<string> {
  keys += 1
  return transact(opened.world.kernel.db, (tx) => opened.world.kernel.cases.openOfItself(tx, by, { procedure, facts: { ...told, ...facts }, key: `audit-${keys}` }))
}
async function act(by: Actor, id: string, outcome: string, told?: Readonly<Record<string, string>>): Promise<void> {
  const { cases } = opened.world.kernel
  keys += 1
  const doing = { type: 'complete', outcome, reasons: 'Қаралды.', ...(told && { findings: { answerLanguage: 'ru', ...told } }) } as const
  await cases.perform(by, { case: id, key: `audit-act-${keys}`, doing, ...(by === chamber && { signature: await opened.world.sign(by, await cases.document(id, doing)) }) })
}

test('an auditor finds, the body answers, a member of the chamber signs: until then nobody reads of it, and then everybody reads both', async () => {
  const id = await found(auditor, 'strategy.audit-measure', { measure })
  const pages = ['/strategy/audit', `/strategy/measures/${measure}`]
  for (const path of pages) assert.doesNotMatch(await page(path), /Курстың құжаты/)
  await assert.rejects(act(chamber, id, 'publish'), 'not before the body has been heard')
  for (const other of [auditor, chamber, opened.analyst, opened.head, await opened.world.officer('akimat.representative')]) await assert.rejects(act(other, id, 'answer', { bodyAnswer: 'Басқаның жауабы' }), 'the body answers for itself')
  await act(body, id, 'answer', { bodyAnswer: 'Акт енді жарияланды.' })
  for (const path of pages) assert.doesNotMatch(await page(path), /жарияланды/)
  for (const other of [auditor, opened.head, body]) await assert.rejects(act(other, id, 'publish'), 'whoever wrote it does not sign it, nor whoever is audited or coordinates')
  await act(chamber, id, 'publish')
  for (const path of pages) assert.match(await page(path), /Курстың құжаты жоқ[^]*Қабылдау актісі табылмады\.[^]*Актіні жариялаңыз\.[^]*Акт енді жарияланды\./)
  assert.match(await page('/strategy/audit'), new RegExp(`/strategy/measures/${measure}`))
  for (const path of pages) assert.match(await (await portal(null).ask(`/en${path}`)).text(), /<p lang="kk">Қабылдау актісі[^]*<p lang="ru">Акт енді/, 'each in the language that its author names')
  for (const path of pages) assert.match(await page(path), /Акт енді жарияланды\.\s+Ministry of Artificial Intelligence and Digital Development/, 'and names the body that was asked')
})

test('an auditor chooses the measure or indicator from the register, by its name, and types no number', async () => {
  const desk = testPortal({ routes: deskRoutes(opened.world.kernel, {}, []), session: { actor: auditor } })
  const form = await (await desk.ask('/ru/desk/open/strategy.audit-indicator')).text()
  assert.match(form, new RegExp(`<select[^>]*name="indicator"[^]*<option value="${indicator}">[^<]*№ ${indicator}`))
  // More than a list holds are looked for, and what was typed until then stays.
  const goal = await opened.entered('strategy.goal', { ...aGoal, name: 'Көп іс-шаралы мақсат' })
  for (let n = 0; n < 13; n += 1) await opened.entered('strategy.measure', { ...aMeasure, name: `Үлгі ${n}`, goal })
  assert.match(await (await desk.ask('/en/desk/open/strategy.audit-measure')).text(), /name="pick-entry" value="measure"/)
  const looked = await (await desk.ask('/en/desk/open/strategy.audit-measure', { form: { ...told, 'pick-entry': 'measure', 'pick-text': measure } })).text()
  assert.match(looked, new RegExp(`name="chosen-entry" value="measure=${measure}"[^]*name="found" value="Қабылдау актісі табылмады\\."|name="found" value="Қабылдау актісі табылмады\\."[^]*name="chosen-entry" value="measure=${measure}"`))
  const back = await (await desk.ask('/en/desk/open/strategy.audit-measure', { form: { ...told, 'chosen-entry': `measure=${measure}` } })).text()
  assert.match(back, new RegExp(`name="measure"[^>]*value="${measure}"`))
  assert.match(back, /Қабылдау актісі табылмады\./)
})

test('a body that keeps silent past its ten working days holds up nothing: the finding is signed, and says that no answer came', async () => {
  const id = await found(auditor, 'strategy.audit-indicator', { indicator, called: 'Дереккөз ескірген' })
  opened.world.at('2026-10-21T05:00:00.000Z')
  await opened.world.kernel.round()
  await act(chamber, id, 'publish')
  assert.match(await page(`/strategy/indicators/${indicator}`), /Дереккөз ескірген[^]*No answer came in time\./)
})

test('an auditor alone is offered to write a finding, and nobody else may open one', async () => {
  assert.match(await page('/strategy/audit', auditor), /\/desk\/open\/strategy\.audit-measure/)
  for (const other of [null, opened.analyst, opened.head, body, chamber]) assert.doesNotMatch(await page('/strategy/audit', other), /\/desk\/open/)
  for (const other of [opened.analyst, opened.head, body, chamber]) await assert.rejects(found(other, 'strategy.audit-measure', { measure }))
  await assert.rejects(found(auditor, 'strategy.audit-measure', {}), 'about nothing')
})

test('nobody who spoke for the audited body, answered for it, or serves in the coordinating body signs a finding; nor does an auditor audit their own body', async () => {
  const { world } = opened
  const [answerer, reporting, coordinating, own] = [
    await world.officer('oversight.representative', 'strategy.audit-head'), await world.officer('oversight.representative', 'strategy.audit-head'), await world.officer('strategy.head', 'strategy.audit-head'), await world.officer('oversight.representative', 'strategy.auditor'),
  ]
  const id = await found(auditor, 'strategy.audit-measure', { measure, called: 'Екінші тұжырым' })
  await act(answerer, id, 'answer', { bodyAnswer: 'Жауап.' })
  for (const [other, why] of [[answerer, /answered in this case/], [reporting, /answered in this case/], [coordinating, /closed to the officers/]] as const) {
    assert.match((await opened.world.kernel.cases.view(other, id)).permit.because?.en ?? '', why)
    await assert.rejects(act(other, id, 'publish'))
  }
  await act(chamber, id, 'publish')
  await assert.rejects(found(own, 'strategy.audit-measure', { measure }), /act for the owner who has to answer/)
})

test('what everybody will read of a finding holds no personal number: neither what the auditor writes nor what the body answers', async () => {
  await assert.rejects(found(auditor, 'strategy.audit-measure', { measure, found: 'ЖСН 900101300017' }))
  const id = await found(auditor, 'strategy.audit-measure', { measure })
  await assert.rejects(act(body, id, 'answer', { bodyAnswer: 'ЖСН 900101300017' }))
})

test('a place in the list that is none opens the list from its beginning', async () => {
  assert.match(await page('/strategy/audit?after=garbage'), /Findings of audit/)
})

test('a finding keeps the body that was asked about it and the name of its measure, though the measure is struck off since', async () => {
  const { world: { kernel }, filed, act: decides, analyst, head } = opened
  const goal = await opened.entered('strategy.goal', { ...aGoal, name: 'Басқа мақсат' })
  const fleeting = await opened.entered('strategy.measure', { ...aMeasure, goal, name: 'Кететін іс-шара' })
  const id = await found(auditor, 'strategy.audit-measure', { measure: fleeting, called: 'Кететін іс-шара туралы' })
  await act(body, id, 'answer', { bodyAnswer: 'Іс-шара аяқталады.' })
  await act(chamber, id, 'publish')
  const struck = await filed('strategy.measure-struck', { why: 'Қайталанды.' }, fleeting)
  await decides(analyst, struck, 'propose')
  await decides(head, struck, 'enter')
  assert.equal((await kernel.registers.find(fleeting, null))?.state, 'struck')
  assert.match(await page('/strategy/audit'), new RegExp(`Кететін іс-шара туралы[^]*/en/registers/strategy\\.measures/${fleeting}">Кететін іс-шара\\s[^]*Іс-шара аяқталады\\.\\s+Ministry of Artificial Intelligence`))
  // Whose it is by now is not whom the chamber asked.
  await kernel.db.updateTable('entry').set({ owner_body: 'akimat' }).where('number', '=', measure).execute()
  assert.match(await page(`/strategy/measures/${measure}`), /Акт енді жарияланды\.\s+Ministry of Artificial Intelligence/)
})
