/** The plots of docs/examples/land-plots, in YAML alone: chosen from a register by their owner, and what is permitted rests on them as long as they stand. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { gardens, ownHat } from '../../kernel/cases/testing.ts'
import type { Doing } from '../../kernel/cases/index.ts'
import { transact } from '../../kernel/database/index.ts'
import { bundleText } from '../../kernel/decisions/index.ts'
import { parseStatement } from '../../kernel/ledger/index.ts'
import { exportCamt, sampleStatement } from '../../kernel/ledger/statements/testing.ts'
import { type Actor, actorString } from '../../kernel/parties/index.ts'
import { reconcile } from '../../kernel/reconcile.ts'
import { openWorldOf, type World } from '../../kernel/testing.ts'
import type { Submitted } from '../../law/answers.ts'
import { readDeclaration, readRegister } from '../../law/declaration-yaml.ts'
import { Failure } from '../../law/failure.ts'
import type { Field } from '../../law/field.ts'
import { evaluate } from '../../law/evaluate.ts'
import { generateIban } from '../../law/identifier.ts'
import { keepRegions } from '../../law/places.ts'
import { workdays } from '../../law/duration.ts'
import { lint, lintRegisters } from '../../law/lint.ts'
import { printDeclaration } from '../../law/print.ts'
import type { Procedure } from '../../law/procedure.ts'
import { same } from '../../law/text.ts'
import { dayOf } from '../../law/time.ts'
import { deskRoutes } from '../../portal/desk/index.ts'
import { registerRoutes } from '../../portal/registers/index.ts'
import { serviceRoutes } from '../../portal/services/index.ts'
import { testPortal, testToken } from '../../portal/testing.ts'

const yaml = (name: string) => readFileSync(join(import.meta.dirname, '../../../docs/examples/land-plots', `${name}.yaml`), 'utf8')
const procedures = ['land.plot', 'land.closing', 'land.fence', 'land.appeal'].map((name) => readDeclaration(yaml(name)))
const registers = ['land.plots.register', 'land.fences.register'].map((name) => readRegister(yaml(name)))
const [declared, kept] = [procedures.map(({ value }) => value!), registers.map(({ value }) => value!)]
const fence = declared[2]!
const { basis } = fence.steps['check']!

/** The same permit, given by the rules once the owner of the plot and an officer agree, or are silent. */
const byConsent: Procedure = {
  ...fence, id: 'land.consent', starts: 'consent', reopensAt: 'consent', clock: { ...fence.clock, from: 'consent', stopsIn: [] },
  steps: {
    consent: {
      title: same('Consent'), basis, late: 'escalate',
      outcomes: { agreed: { label: same('Agreed'), to: 'rules', whenSaid: { answer: 'yes', by: 'all' } }, against: { label: same('Not agreed'), to: 'closed' } },
      by: { together: { needs: 'all', parts: Object.fromEntries(([['officer', { role: 'land.officer' }], ['owner', { owner: { field: 'plot' }, shown: ['fence'] }]] as const).map(([name, by]) => [name, {
        title: same(name), by, basis, within: workdays(5), answers: { yes: { label: same('Yes') }, no: { label: same('No') } }, silence: { answer: 'yes', basis },
      }])) } },
    },
    rules: { title: same('The rules'), by: 'rules', basis, check: 'large', late: 'escalate', outcomes: {
      permit: fence.steps['ruling']!.outcomes['permit']!, look: { label: same('A look'), to: 'ruling', whenCheck: [false, 'unknown'] },
    } },
    ruling: { ...fence.steps['ruling']!, notBy: ['consent'], outcomes: { refuse: fence.steps['ruling']!.outcomes['refuse']! } },
  },
}

/** The same looked at by the office of its own motion, on any plot. */
const inspection: Procedure = {
  ...fence, id: 'land.inspection', opens: { by: 'office', role: 'land.officer' },
  form: fence.form.map((page) => ({ ...page, fields: page.fields.map((field) => (field.name === 'plot' ? { ...field, which: 'shown' } as Field : field)) })),
  rules: {}, decisions: {}, clock: { ...fence.clock, stopsIn: [] },
  steps: { check: { ...fence.steps['check']!, outcomes: { done: { label: same('Done'), to: 'closed' } } } },
}

/** The same with a question of large plots, and a table whose rows take over what the plot says; a page is corrected by itself. */
const surveyed: Procedure = {
  ...fence, id: 'land.surveyed',
  form: [
    { ...fence.form[0]!, fields: [...fence.form[0]!.fields, { kind: 'text', name: 'survey', label: same('Who surveyed it?'), maxLength: 100, when: { rule: 'atLeast', left: { term: 'fact', fact: 'area' }, right: { term: 'number', value: '1000' } } }] },
    { id: 'posts', title: same('Posts'), fields: [{ kind: 'rows', name: 'posts', label: same('Posts'), minRows: 1, maxRows: 3, columns: [
      { kind: 'integer', name: 'size', label: same('Size'), min: 1, max: 9 }, { kind: 'text', name: 'of', label: same('Of'), maxLength: 150, from: 'entry.plot.name' },
    ] }] },
  ],
  steps: {
    ...fence.steps,
    ruling: { ...fence.steps['ruling']!, outcomes: { ...fence.steps['ruling']!.outcomes, posts: { label: same('The posts'), to: 'mendPosts', reasons: true } } },
    mend: { ...fence.steps['mend']!, corrects: ['fence'] }, mendPosts: { ...fence.steps['mend']!, corrects: ['posts'] },
  },
}

/** The same decided by the rules: once its fee is paid, or where an appeal returns it. */
const rules = { ...byConsent.steps['rules']!, within: workdays(1), outcomes: { ...byConsent.steps['rules']!.outcomes, look: { label: same('A look'), to: 'ruling', whenCheck: [false, 'unknown'] as const } } }
const reviewed = { ...fence.decisions, refused: { ...fence.decisions['refused']!, appeal: { ...fence.decisions['refused']!.appeal!, procedure: 'land.review' } } }
const paid: Procedure = {
  ...fence, id: 'land.paid', decisions: reviewed, fee: 'inSteps', starts: 'payment', reopensAt: 'rules', clock: { ...fence.clock, from: 'rules', stopsIn: [] },
  steps: {
    payment: {
      title: same('The fee'), basis, within: workdays(20), late: { outcome: 'unpaid', basis },
      by: { fee: { title: same('Fee for a fence'), amount: { term: 'number', value: '100000' }, income: 'land.fees', basis } },
      outcomes: { paid: { label: same('Paid'), to: 'rules' }, unpaid: { label: same('Not paid'), to: 'closed', byClock: true } },
    },
    rules, ruling: { ...fence.steps['ruling']!, notBy: ['rules'], outcomes: { refuse: fence.steps['ruling']!.outcomes['refuse']! } },
  },
}
const again: Procedure = { ...fence, id: 'land.again', reopensAt: 'rules', steps: { ...fence.steps, rules }, decisions: reviewed }
const heard = declared[3]!
const review: Procedure = {
  ...heard, id: 'land.review', about: { procedures: [again.id, paid.id], effects: ['refuse'] },
  steps: { ...heard.steps, ruling: { ...heard.steps['ruling']!, outcomes: { act: { label: same('Allow'), to: 'closed', decides: 'allowed', reasons: true } } } },
}

/** All of them, with the appeal that hears about them too. */
const all = [...declared.map((one) => (one.id === 'land.appeal' ? { ...one, about: { ...one.about!, procedures: [...one.about!.procedures, byConsent.id, surveyed.id] } } : one)), byConsent, inspection, surveyed, paid, again, review]

let world: World
let head: Actor
let officer: Actor
let owner: Actor
let keys = 0
const regions = [
  { code: '1', name: { kk: 'Тау өңірі', ru: 'Горный регион', en: 'Mountain region' } }, { code: '2', name: { kk: 'Теңіз өңірі', ru: 'Морской регион', en: 'Sea region' } },
]
/** Does something in a country of these regions. Other files of this process have a country of their own. */
async function inRegions<T>(body: () => Promise<T>): Promise<T> {
  const former = keepRegions(regions)
  try {
    return await body()
  } finally {
    keepRegions(former)
  }
}
const here = (name: string, body: () => unknown) => test(name, () => inRegions(async () => { await body() }))
before(async () => {
  world = await inRegions(() => openWorldOf(gardens(all, kept)))
  head = await world.officer('land.head')
  officer = await world.officer('land.officer')
  owner = ownHat(await world.founder())
})
after(() => world.close())

async function drafted(person: Actor, procedure: string, answers: Submitted): Promise<string> {
  const { cases } = world.kernel
  const draft = await cases.begin(person, { procedure })
  for (const page of (await cases.draft(person, draft)).procedure.form) assert.deepEqual(await cases.savePage(person, draft, page, answers), [])
  return draft
}
const filed = async (person: Actor, procedure: string, answers: Submitted): Promise<string> => world.kernel.cases.file(person, { draft: await drafted(person, procedure, answers) })

/** Brings a case to the head of the office, and decides it. */
async function ruled(id: string, outcome: string, reasons?: string): Promise<void> {
  await act(officer, id, { outcome: 'on' })
  await act(head, id, { outcome, ...(reasons && { reasons }) })
}

async function act(actor: Actor, id: string, doing: Omit<Extract<Doing, { type: 'complete' }>, 'type'>): Promise<void> {
  const whole: Doing = { type: 'complete', ...doing }
  const signature = actor === head && await world.sign(actor, await world.kernel.cases.document(id, whole))
  await world.kernel.cases.perform(actor, { case: id, key: `act-${keys += 1}`, doing: whole, ...(signature && { signature }) })
}

interface Plot { readonly number: string; readonly decision: string }

async function plot(person: Actor, plotName: string, { area = '600', use = 'house', region = '1' } = {}): Promise<Plot> {
  const id = await filed(person, 'land.plot', { plotName, area, use, region, point: '43.238949 76.889709' })
  await ruled(id, 'enter')
  const decision = (await world.kernel.cases.view(person, id)).state.decisions[0]!.id
  return { number: (await world.kernel.registers.ofAct({ decision }))!.number, decision }
}

async function strike({ decision }: Plot): Promise<void> {
  const id = await transact(world.kernel.db, (tx) => world.kernel.cases.openByOffice(tx, officer, { procedure: 'land.closing', about: decision, facts: { why: 'Divided.' }, reasons: 'Divided.', key: `strike-${keys += 1}` }))
  await ruled(id, 'strike')
}

const portal = (actor: Actor | null, scopes?: readonly string[]) =>
  testPortal({ routes: [...serviceRoutes(world.kernel), ...deskRoutes(world.kernel, {}), ...registerRoutes(world.kernel)], session: { actor, ...(scopes && { scopes }) } })
const post = (actor: Actor, path: string, fields: Readonly<Record<string, string>>) => {
  const body = new FormData()
  for (const [name, value] of Object.entries({ csrf: testToken, ...fields })) body.set(name, value)
  return portal(actor).ask(path, { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin' } })
}

here('the YAML is sound, and its print says from which register one chooses and what is required of the entry', () => {
  assert.deepEqual([...procedures, ...registers].map(({ problems }) => problems), [undefined, undefined, undefined, undefined, undefined, undefined])
  assert.deepEqual([...lint(declared, undefined, kept), ...lintRegisters(kept, declared)], [])
  const printed = printDeclaration(fence, 'ru')
  for (const words of ['Выбирается собственная запись заявителя из реестра «land.plots»', 'Требование к записи: «use»', 'На каком участке?']) assert.ok(printed.includes(words), words)
})

here('the owner finds the plot without a script among their own, nothing typed is lost, and what the register says of it is taken over', async () => {
  const one = await plot(owner, 'By the river')
  const other = await plot(owner, 'On the hill', { area: '1500' })
  const strangers = await plot(ownHat(await world.founder()), 'A secret garden')
  const { cases } = world.kernel
  const draft = await cases.begin(owner, { procedure: 'land.fence' })
  const form = await (await portal(owner).ask(`/en/drafts/${draft}/fence`)).text()
  assert.ok(form.includes(`By the river (№ ${one.number})`) && form.includes(`On the hill (№ ${other.number})`))
  assert.ok(!form.includes('A secret garden') && !form.includes(strangers.number))
  assert.ok(!form.includes('Area of the plot'), 'it is not asked, and not known yet')

  const looked = await (await post(owner, `/en/drafts/${draft}/fence`, { height: '20', 'pick-entry': 'plot', 'pick-text': 'hill' })).text()
  assert.ok(looked.includes('On the hill') && !looked.includes('By the river') && looked.includes('name="height" value="20"'))
  const back = await (await post(owner, `/en/drafts/${draft}/fence`, { height: '20', 'chosen-entry': `plot=${other.number}` })).text()
  assert.ok(back.includes(`<option value="${other.number}" selected>`) && back.includes('value="20"'))
  assert.equal((await post(owner, `/en/drafts/${draft}/fence`, { height: '250', plot: other.number })).status, 303)
  const summary = await (await portal(owner).ask(`/en/drafts/${draft}/summary`)).text()
  assert.match(summary, new RegExp(`/registers/land.plots/${other.number}">On the hill`))
  assert.match(summary.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' '), /Area of the plot, m² 1,500/)

  const api = portal(owner, ['cases:read', 'cases:write'])
  const patched = await (await api.ask(`/api/drafts/${draft}`, { method: 'PATCH', body: JSON.stringify({ facts: { plot: strangers.number } }), headers: { 'content-type': 'application/json' } })).json()
  const unknown = await (await api.ask(`/api/drafts/${draft}`, { method: 'PATCH', body: JSON.stringify({ facts: { plot: 'PLT-2026-999999' } }), headers: { 'content-type': 'application/json' } })).json()
  const said = (problem: { text: { en: string } }, number: string): string => problem.text.en.replace(number, '…')
  assert.equal(said(patched.problems[0], strangers.number), said(unknown.problems[0], 'PLT-2026-999999'), "another's entry is told of like one that there is not")
  assert.equal(patched.facts.plot, other.number, 'and the answer stays')
})

here('a permit rests on the plots: they stand on the case, in the register and in the thread, and a stranger replays the verdict', async () => {
  const [ground, garden] = [await plot(owner, 'Ground', { area: '1200' }), await plot(owner, 'Garden', { use: 'garden' })]
  const { cases, registers: entries, decisions, journal, lineage, db } = world.kernel
  const id = await filed(owner, 'land.fence', { plot: ground.number, height: '250', [`others.${garden.number}`]: 'true', 'gates.0.width': '200', 'gates.0.towards': garden.number.toLowerCase() })
  const { state } = await cases.view(owner, id)
  assert.deepEqual([state.facts['area'], state.facts['others'], state.facts['gates']], [1200, [garden.number], [{ width: 200, towards: garden.number, towardsName: 'Garden' }]])
  assert.match(await (await portal(officer).ask(`/en/desk/cases/${id}`)).text(), new RegExp(`/registers/land.plots/${ground.number}">Ground`))
  await ruled(id, 'permit')
  const decision = (await cases.view(owner, id)).state.decisions[0]!.id
  const { record } = (await decisions.find(decision))!
  assert.deepEqual([record.facts['plot'], record.facts['area']], [ground.number, 1200])
  assert.ok(record.disclosed.some(({ value }) => value.en.includes(ground.number)))
  await journal.settle()
  assert.equal((await decisions.verify(Buffer.from(bundleText(await decisions.bundle(decision))))).verdict, 'ok')
  const { number } = (await entries.ofAct({ decision }))!
  assert.deepEqual((await entries.find(number, owner))!.values, { plot: ground.number, others: garden.number, height: 250 })
  assert.deepEqual((await lineage.sources(`entry:${number}`)).map(({ id, relation }) => [id, relation]).toSorted(), [[`entry:${ground.number}`, 'permits'], [`entry:${garden.number}`, 'uses']].toSorted())
  assert.deepEqual(await reconcile(db), [])
})

here('a plot of another use may not be chosen, and the answer says what to do', async () => {
  const garden = await plot(owner, 'Orchard', { use: 'garden' })
  const draft = await world.kernel.cases.begin(owner, { procedure: 'land.fence' })
  const [problem] = await world.kernel.cases.savePage(owner, draft, fence.form[0]!, { plot: garden.number, height: '100' })
  assert.deepEqual([problem?.field, problem?.text.en], ['plot', `The entry ${garden.number} is not what this question requires. Choose another.`])
})

here('a plot that was struck before the filing is named with its day and the mend, and nothing is filed', async () => {
  const gone = await plot(owner, 'Gone')
  const { cases } = world.kernel
  const draft = await drafted(owner, 'land.fence', { plot: gone.number, height: '100' })
  world.at('2026-03-03T05:00:00.000Z')
  await strike(gone)
  const before = (await cases.own(owner)).length
  await assert.rejects(cases.file(owner, { draft }), (error) => error instanceof Failure && error.problems[0]?.text.en === `The entry ${gone.number} was struck off on 3 March 2026. It cannot be chosen here: choose another.`)
  assert.equal((await cases.own(owner)).length, before)
  assert.ok((await (await portal(owner).ask(`/en/drafts/${draft}/summary`)).text()).includes('was struck off on 3 March 2026'))
})

here('a plot that was struck before the decision cannot carry a permit: nothing is half done, and the application is corrected to another', async () => {
  const [gone, other] = [await plot(owner, 'Divided', { area: '1300' }), await plot(owner, 'Whole', { area: '900' })]
  const { cases } = world.kernel
  const id = await filed(owner, 'land.fence', { plot: gone.number, height: '150' })
  await act(officer, id, { outcome: 'on' })
  await strike(gone)
  const { log } = await cases.view(owner, id)
  await assert.rejects(act(head, id, { outcome: 'permit' }), (error) => error instanceof Failure && error.kind === 'conflict' && error.text.en.includes(`${gone.number} was struck off on 3 March 2026`) && error.text.en.includes('return the application'))
  const after = await cases.view(owner, id)
  assert.deepEqual([after.log.length, after.state.decisions.length], [log.length, 0])
  await act(head, id, { outcome: 'back', reasons: 'Divided.' })
  const corrections = { plot: other.number, height: '150' }
  await assert.rejects(act(owner, id, { outcome: 'again', corrections: { ...corrections, plot: gone.number } }), (error) => error instanceof Failure && error.kind === 'invalid')
  await act(owner, id, { outcome: 'again', corrections })
  assert.equal((await cases.view(owner, id)).state.facts['area'], 900, 'what the register says goes with the plot')
  await ruled(id, 'permit')
  assert.equal((await cases.view(owner, id)).state.decisions.length, 1)
})

here('the linter refuses a register that nobody declared, one of which the applicant sees nothing, and a rule on what the entry lacks', () => {
  const changed = (change: Partial<Field>): Procedure => ({
    ...fence, form: fence.form.map((page) => ({ ...page, fields: page.fields.map((field) => (field.name === 'plot' ? { ...field, ...change } as Field : field)) })),
  })
  const found = (change: object): readonly string[] => lint([changed(change as Partial<Field>), ...declared.filter((one) => one !== fence)], undefined, kept)
    .map(({ rule, place }) => `${rule} ${place}`)
  assert.ok(found({ register: 'land.rivers' }).includes('unknown-register form.fence.plot.register'))
  assert.ok(found({ which: 'shown' }).includes('entries-unseen form.fence.plot.which'))
  assert.ok(found({ where: { rule: 'is', fact: 'soil', value: 'clay' } }).includes('unknown-register-field form.fence.plot.where'))
  assert.ok(found({ where: { rule: 'is', fact: 'area', value: 'house' } }).includes('unfit-fact form.fence.plot.where'))
  assert.ok(found({ kind: 'entries', most: 2 }).includes('taken-from-no-entry form.fence.area.from'))
})

here('a plot lies in a region of the country and at a point on the earth, and the list of the register is narrowed by region', async () => {
  const { cases, registers: entries } = world.kernel
  const [, lake] = [await plot(owner, 'Under the peak'), await plot(owner, 'By the sea', { region: '2' })]
  const { values } = (await entries.find(lake.number, owner))!
  assert.deepEqual([values['region'], values['point']], ['2', '43.238949, 76.889709'])
  assert.ok((await entries.counted({ register: 'land.plots' }, officer)).facets['region']!['2']! >= 1)
  const list = await (await portal(officer).ask('/kk/registers/land.plots?filter=region:2')).text()
  assert.ok(list.includes('By the sea') && list.includes('Теңіз өңірі') && !list.includes('Under the peak'))
  assert.match(list, /Өңір: Теңіз өңірі/, 'what is chosen is told by its name')

  const draft = await cases.begin(owner, { procedure: 'land.plot' })
  const form = await (await portal(owner).ask(`/ru/drafts/${draft}/plot`)).text()
  assert.ok(form.includes('<option value="1">Горный регион</option>'))
  const wrong = await cases.savePage(owner, draft, declared[0]!.form[0]!, { plotName: 'Nowhere', area: '1', use: 'house', region: '9', point: '91, 10' })
  assert.deepEqual(wrong.map(({ field }) => field), ['region', 'point'])

  const rule = { rule: 'oneOf', fact: 'region', values: ['2', '3'] } as const
  assert.equal(evaluate(rule, { region: '2' }, { parameters: {}, on: '2026-06-01' }).verdict, true)
  const ruled: Procedure = { ...declared[0]!, rules: { here: { ...rule, basis: declared[0]!.complaint.basis, otherwise: declared[0]!.title } } }
  const found = (): readonly string[] => lint([ruled, ...declared.slice(1)], undefined, kept).map((one) => `${one.rule} ${one.place}`)
  assert.deepEqual(found(), ['unknown-value rules.here'])
  const declaredRegions = keepRegions([])
  assert.ok(found().includes('region-of-no-country form.plot.region'))
  keepRegions(declaredRegions)
})

here('silence that withdraws comes though the plot was struck, for it gives nothing', async () => {
  const gone = await plot(owner, 'Left')
  const { cases } = world.kernel
  const id = await filed(owner, 'land.fence', { plot: gone.number, height: '150' })
  await act(officer, id, { outcome: 'on' })
  await strike(gone)
  await act(head, id, { outcome: 'back', reasons: 'Divided.' })
  world.at('2026-04-01T05:00:00.000Z')
  await cases.lapse()
  const { state } = await cases.view(owner, id)
  assert.deepEqual([state.step, state.passages.at(-1)!.outcome], [undefined, 'withdrawn'])
})

here('silence that would lead on to a permit on a struck plot is told to the office, once, and keeps no other case waiting', async () => {
  const gone = await plot(owner, 'Unwatched')
  const { cases } = world.kernel
  const id = await filed(owner, 'land.consent', { plot: gone.number, height: '150' })
  await strike(gone)
  world.at('2026-05-04T05:00:00.000Z')
  await cases.lapse()
  const { log, state } = await cases.view(officer, id)
  assert.deepEqual([state.step, state.opinions.map(({ part }) => part), log.at(-1)!.act.type], ['consent', ['officer'], 'escalated'])
  await cases.lapse()
  assert.equal((await cases.view(officer, id)).log.length, log.length)
})

here('an appeal that would return a case to the rules on a struck plot is refused in words that fit, and nothing is half done', async () => {
  const gone = await plot(owner, 'Appealed')
  const { cases } = world.kernel
  const id = await filed(owner, again.id, { plot: gone.number, height: '150' })
  await ruled(id, 'refuse', 'No.')
  await strike(gone)
  const draft = await cases.begin(owner, { procedure: review.id, about: (await cases.view(owner, id)).state.decisions[0]!.id })
  for (const page of (await cases.draft(owner, draft)).procedure.form) assert.deepEqual(await cases.savePage(owner, draft, page, { why: 'It is mine.' }), [])
  const appeal = await cases.file(owner, { draft })
  const [judge, other] = [await world.officer('land.head'), await world.officer('land.officer')]
  await act(other, appeal, { outcome: 'propose' })
  const doing: Doing = { type: 'complete', outcome: 'act', reasons: 'Yes.' }
  const signature = await world.sign(judge, await cases.document(appeal, doing))
  await assert.rejects(cases.perform(judge, { case: appeal, key: `act-${keys += 1}`, doing, signature }), (error) => error instanceof Failure && error.kind === 'conflict'
    && error.text.en.includes(gone.number) && /cannot be reopened now: have the entry restored first/.test(error.text.en) && !/to be corrected/.test(error.text.en))
  assert.deepEqual([(await cases.view(other, appeal)).state.step, (await cases.view(officer, id)).state.step], ['ruling', undefined])
})

here('a fee that is paid for a permit on a struck plot is told to the office once, with what to do, however often the clock comes round', async () => {
  const gone = await plot(owner, 'Paid for')
  const { cases, ledger, db } = world.kernel
  const id = await filed(owner, paid.id, { plot: gone.number, height: '150' })
  await strike(gone)
  await world.letters()
  const { invoice } = (await cases.view(owner, id)).fees[0]!
  const [iban, day] = [generateIban({ bank: '999', account: 'LAND1' }), dayOf(world.kernel.now(), 'Asia/Almaty')]
  await transact(db, async (tx) => {
    await ledger.account(tx, { books: 'main', code: `bank:${iban}`, kind: 'asset' })
    const lines = [{ amount: invoice!.outstanding, purpose: `Fee ${invoice!.reference}`, day, payer: { name: owner.name } }]
    return ledger.importStatement(tx, actorString(officer), parseStatement(exportCamt(sampleStatement({ account: iban, from: day, to: day, statementId: 'L1', lines }))), { account: iban })
  })
  for (const _ of [1, 2, 3]) await world.kernel.round()
  const { log, state } = await cases.view(head, id)
  assert.deepEqual([state.step, state.escalated, log.filter(({ act: { type } }) => type === 'stuck').length], ['payment', false, 1])
  const told = (await world.letters()).filter(({ body }) => body.includes(gone.number) && /жазба қалпына келтірілсе/i.test(body))
  assert.deepEqual(told.length, new Set(told.map(({ recipient }) => recipient)).size)
  assert.ok(told.length > 0)
})

here('a returned application opens the marked answers alone, in tables too, with the reason beside each, and warns of what was not changed', async () => {
  const ground = await plot(owner, 'Returned', { area: '1200' })
  const { cases } = world.kernel
  const id = await filed(owner, 'land.fence', { plot: ground.number, height: '150', 'gates.0.width': '200', 'gates.0.towards': ground.number, 'gates.1.width': '999', 'gates.1.towards': ground.number })
  await act(officer, id, { outcome: 'on' })
  const [key, seen] = [crypto.randomUUID(), '2']
  const begun = await post(head, `/en/desk/cases/${id}`, { act: 'complete', 'act-key': key, 'act-seen': seen, 'act-outcome': 'back' })
  const marking = begun.headers.get('location') ?? ''
  assert.equal(marking, `/en/desk/cases/${id}/marks?act=${key}`)
  assert.equal((await portal(officer).ask(marking)).status, 303, 'the marking of another is nobody’s')
  assert.equal((await portal(owner).ask(marking)).status, 403)
  assert.match(await (await portal(head).ask(marking)).text(), /What to correct: Gates, 2: Width, cm/)
  const marks = { 'mark-gates.1.width': 'Nobody’s gate is ten metres wide.', 'mark-height': 'Say how high the gate is too.' }
  assert.equal((await post(head, marking, { ...marks, later: 'true' })).status, 303)
  assert.ok((await (await portal(head).ask(`/en/desk/cases/${id}`)).text()).includes(`/en/desk/cases/${id}/marks?act=${key}`), 'what was begun can be gone on with')
  assert.equal((await post(head, marking, { 'mark-posts': 'Of another form.' })).status, 303)
  const wrong = (await cases.keptAct(head, id, key))!.doing
  await assert.rejects(act(head, id, wrong), (error) => error instanceof Failure && error.kind === 'invalid')
  const toSign = await post(head, marking, marks)
  assert.equal(toSign.headers.get('location'), `/en/desk/cases/${id}/sign?act=${key}`)
  assert.match(await (await portal(head).ask(toSign.headers.get('location')!)).text(), /Nobody’s gate is ten metres wide\./, 'what is signed is shown')
  await act(head, id, (await cases.keptAct(head, id, key))!.doing)

  const form = `/en/cases/${id}/act/again`
  const shown = await (await portal(owner).ask(form)).text()
  assert.deepEqual([...shown.matchAll(/name="(height|plot|gates[^"]*|others[^"]*)"/g)].map(([, name]) => name), ['height', 'gates.1.width'], 'the rest is only read')
  assert.match(shown, /Say how high the gate is too\./)
  const page = async (path: string) => (await (await portal(owner).ask(path)).text()).replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
  assert.match(await page(`/en/cases/${id}`), /What has to be corrected .*Gates, 2: Width, cm Nobody’s gate is ten metres wide\. .*History/)
  const api = await (await portal(owner, ['cases:read']).ask(`/api/cases/${id}`)).json()
  assert.deepEqual(api.marks, [{ field: 'gates.1.width', reason: marks['mark-gates.1.width'] }, { field: 'height', reason: marks['mark-height'] }])
  await world.kernel.journal.settle()
  assert.ok((await world.letters()).some(({ body }) => body.includes(', 2: Ені, см: Nobody’s gate is ten metres wide.')))

  const forged = await post(owner, form, { key: crypto.randomUUID(), height: '160', 'gates.1.width': '300', 'gates.0.width': '201' })
  assert.match(await forged.text(), /Gates, 1: Width|This answer cannot be changed/)
  const mended = { key: crypto.randomUUID(), height: '150', 'gates.1.width': '300' }
  const warned = await (await post(owner, form, mended)).text()
  assert.match(warned.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' '), /Marked, and not changed Height, cm /)
  assert.equal((await cases.view(owner, id)).state.step, 'mend')
  assert.equal((await post(owner, form, { ...mended, unchanged: 'height' })).status, 303)
  const { state: { facts, step } } = await cases.view(owner, id)
  assert.deepEqual([step, facts['height'], facts['gates']], ['check', 150, [{ width: 200, towards: ground.number, towardsName: 'Returned' }, { width: 300, towards: ground.number, towardsName: 'Returned' }]])
})

here('what became since of plots that are not marked neither stands against a correction nor changes an answer', async () => {
  const [ground, gone, own] = [await plot(owner, 'Before', { area: '1200' }), await plot(owner, 'Gone since'), await plot(owner, 'Another')]
  const { cases, registers: entries, signatures, db } = world.kernel
  const id = await filed(owner, 'land.fence', { plot: ground.number, height: '150', 'gates.0.width': '200', 'gates.0.towards': gone.number, 'gates.1.width': '999', 'gates.1.towards': ground.number })
  const mark = (...controls: readonly string[]) => act(head, id, { outcome: 'back', marks: controls.map((field) => ({ field, reason: 'Look again.' })) })
  const again = (corrections: Submitted) => act(owner, id, { outcome: 'again', corrections })
  await act(officer, id, { outcome: 'on' })
  await mark('height', 'gates.1.width')
  const deed = new TextEncoder().encode('deed')
  const { provider, cms } = await world.sign(head, deed)
  const verified = await signatures.verify(provider, cms, deed)
  await transact(db, async (tx) => entries.act(tx, head, 'change', { entry: ground.number, act: { signature: await signatures.record(tx, verified, cms, deed) }, values: { name: 'After', area: 300 } }))
  await strike(gone)
  await strike(ground)
  const form = `/en/cases/${id}/act/again`
  assert.equal((await post(owner, form, { key: crypto.randomUUID(), height: '160', 'gates.1.width': '300' })).status, 303)
  const facts = async () => (await cases.view(owner, id)).state.facts
  const kept = { plot: ground.number, area: 1200, gates: [{ width: 200, towards: gone.number, towardsName: 'Gone since' }, { width: 300, towards: ground.number, towardsName: 'Before' }] }
  const { plot: onPlot, area, height, gates } = await facts()
  assert.deepEqual({ plot: onPlot, area, height, gates }, { ...kept, height: 160 })

  await act(officer, id, { outcome: 'on' })
  await mark('plot', 'gates.1.towards')
  await assert.rejects(again({ plot: ground.number, 'gates.1.towards': own.number }), (error) => error instanceof Failure && error.kind === 'invalid' && error.problems.map(({ field }) => field).join() === 'plot', 'a plot that is marked is to be one that stands')
  await again({ plot: own.number, 'gates.1.towards': own.number })
  const mended = await facts()
  assert.deepEqual([mended['area'], mended['gates']], [600, [kept.gates[0], { width: 300, towards: own.number, towardsName: 'Another' }]])
})

here('an owner whose answer would lead to a permit on a struck plot is not told its number, and nothing is half done', async () => {
  const gone = await plot(owner, 'Unseen')
  const { cases } = world.kernel
  const id = await filed(owner, 'land.consent', { plot: gone.number, height: '150' })
  const says = (actor: Actor, part: string) => cases.perform(actor, { case: id, key: `act-${keys += 1}`, doing: { type: 'answer', part, answer: 'yes' } })
  await says(officer, 'officer')
  await strike(gone)
  const { log } = await cases.view(officer, id)
  await assert.rejects(says(owner, 'owner'), (error) => error instanceof Failure && error.kind === 'conflict' && error.problems.length === 0 && /Try again later/.test(error.text.en) && !error.text.en.includes(gone.number))
  assert.equal((await cases.view(officer, id)).log.length, log.length)
})

here('a case that the office opens of itself takes over what the plot says, and is not opened on one that may not be chosen', async () => {
  const [one, gone] = [await plot(owner, 'Inspected', { area: '700' }), await plot(owner, 'Long gone')]
  const { cases, db } = world.kernel
  const opened = (number: string) => transact(db, (tx) => cases.openOfItself(tx, officer, { procedure: inspection.id, facts: { plot: number, height: 150, area: 1 }, key: `open-${keys += 1}` }))
  assert.equal((await cases.view(officer, await opened(one.number))).state.facts['area'], 700)
  await strike(gone)
  for (const number of [gone.number, 'PLT-2026-999999', '<none>']) await assert.rejects(opened(number), (error) => error instanceof Failure && error.kind === 'invalid' && error.problems[0]?.field === 'plot')
})

here('a correction to another plot asks what is asked of that plot, and every table that takes from it says what that plot says', async () => {
  const [small, large] = [await plot(owner, 'Small', { area: '300' }), await plot(owner, 'Large', { area: '1500' })]
  const { cases } = world.kernel
  const id = await filed(owner, surveyed.id, { plot: small.number, height: '150', 'posts.0.size': '5' })
  const posts = async () => (await cases.view(owner, id)).state.facts['posts']
  assert.deepEqual(await posts(), [{ size: 5, of: 'Small' }])
  await ruled(id, 'back', 'Which plot?')
  const corrections = { plot: large.number, height: '150' }
  await assert.rejects(act(owner, id, { outcome: 'again', corrections }), (error) => error instanceof Failure && error.kind === 'invalid' && error.problems[0]?.field === 'survey')
  const asked = await post(owner, `/en/cases/${id}/act/again`, { ...corrections, key: crypto.randomUUID(), shown: 'plot height others gates' })
  assert.match(await asked.text(), /Who surveyed it\?/, 'and the page shows it')
  assert.equal((await cases.view(owner, id)).state.step, 'mend')
  await act(owner, id, { outcome: 'again', corrections: { ...corrections, survey: 'A surveyor' } })
  const { state } = await cases.view(owner, id)
  assert.deepEqual([state.facts['area'], state.facts['survey'], state.facts['posts']], [1500, 'A surveyor', [{ size: 5, of: 'Large' }]])

  await ruled(id, 'posts', 'How many?')
  await act(owner, id, { outcome: 'again', corrections: { 'posts.0.size': '5', 'posts.1.size': '6' } })
  assert.deepEqual(await posts(), [{ size: 5, of: 'Large' }, { size: 6, of: 'Large' }], 'a page corrected by itself takes from the plot all the same')
})

here('a plot that was sold before the decision carries no permit for whoever sold it', async () => {
  const [sold, own] = [await plot(owner, 'Sold', { area: '1300' }), await plot(owner, 'Kept', { area: '1300' })]
  const { cases, registers: entries, signatures, db } = world.kernel
  const [id, other] = [await filed(owner, 'land.fence', { plot: sold.number, height: '150' }), await filed(owner, 'land.fence', { plot: own.number, height: '150' })]
  const deed = new TextEncoder().encode('deed')
  const { provider, cms } = await world.sign(head, deed)
  const verified = await signatures.verify(provider, cms, deed)
  const buyer = await world.founder()
  await transact(db, async (tx) => entries.act(tx, head, 'change', {
    entry: sold.number, act: { signature: await signatures.record(tx, verified, cms, deed) }, values: {}, owner: { kind: 'person', id: buyer.person },
  }))
  await act(officer, id, { outcome: 'on' })
  await assert.rejects(act(head, id, { outcome: 'permit' }), (error) => error instanceof Failure && error.kind === 'conflict' && error.text.en.startsWith(`The entry ${sold.number} is the applicant’s no more.`))
  await act(head, id, { outcome: 'refuse', reasons: 'Sold.' })
  await ruled(other, 'permit')
  assert.equal((await cases.view(owner, other)).state.decisions.length, 1)
})
