/** A service of two steps is written from nothing in the studio by forms alone, tried, sent, signed by others, and applied for. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { canonical, type Json, type JsonObject } from '../../../law/canonical.ts'
import { versionsOf } from '../../../law/dated.ts'
import { writeDeclaration } from '../../../law/declaration-yaml.ts'
import { Failure } from '../../../law/failure.ts'
import { formatDay } from '../../../law/format.ts'
import type { Procedure, Step } from '../../../law/procedure.ts'
import type { Together } from '../../../law/together.ts'
import { actsCited, type Change, clauseAt, clauseFrom, clausesOf, newClause, shapeOf, typedOf } from '../../../law/studio/index.ts'
import { same } from '../../../law/text.ts'
import { deskRoutes } from '../../../portal/desk/index.ts'
import { serviceRoutes } from '../../../portal/services/index.ts'
import { studioRoutes } from '../../../portal/studio/index.ts'
import { testPortal } from '../../../portal/testing.ts'
import { transact } from '../../../kernel/database/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import { kazakhstan } from '../index.ts'
import { openAdministration, type Administration } from './testing.ts'

let town: Administration
let author: Actor
before(async () => {
  town = await openAdministration()
  author = await town.officer('akimat.author')
})
after(() => town.world.close())

const portalOf = (actor: Actor) => testPortal({ routes: studioRoutes(town.world.kernel), session: { actor } })
const read = (path: string, by = author) => portalOf(by).ask(`/en${path}`)

/** Sends the form of a page with some of its fields changed, as a browser without a script would. */
async function submit(page: string, action: string, changes: Readonly<Record<string, string>>, by = author): Promise<Response> {
  return portalOf(by).ask(`/en${action}`, { form: { ...formIn(page, action), ...changes } })
}

/** The fields of the first form of a page that is sent to an address, with what stands in them. */
function formIn(page: string, action: string): Record<string, string> {
  const body = page.split('<form').slice(1).find((one) => one.includes(`action="/en${action.replaceAll('&', '&amp;')}"`) || !one.slice(0, one.indexOf('>')).includes('action='))!.split('</form>')[0]!
  const values: Record<string, string> = {}
  const attribute = (tag: string, name: string): string | undefined => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll('&quot;', '"').replaceAll('&#39;', '\'').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
  for (const [tag] of body.matchAll(/<input\b[^>]*>/g)) {
    const [name, type] = [attribute(tag, 'name'), attribute(tag, 'type')]
    if (name === undefined || name === 'csrf' || ((type === 'checkbox' || type === 'radio') && !/\schecked/.test(tag))) continue
    values[name] = attribute(tag, 'value') ?? ''
  }
  for (const [, tag, text] of body.matchAll(/(<textarea\b[^>]*>)([^<]*)<\/textarea>/g)) values[attribute(tag!, 'name')!] = text!.replace(/^\n/, '').replaceAll('&quot;', '"').replaceAll('&#39;', '\'').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
  for (const [, tag, options] of body.matchAll(/(<select\b[^>]*>)(.*?)<\/select>/gs)) values[attribute(tag!, 'name')!] = attribute(/<option\b[^>]*\sselected[^>]*>/.exec(options!)?.[0] ?? '<option value="">', 'value') ?? ''
  return values
}

/** The studio's address of a draft that was begun from nothing. */
async function begun(id: string): Promise<string> {
  const page = await (await read('/studio')).text()
  const act = /<select[^>]*name="act"[^>]*>.*?<option value="([^"]+)"/s.exec(page)![1]!
  const answer = await portalOf(author).ask('/en/studio', { form: { way: 'nothing', 'title.kk': 'Ит асыраушыны тіркеу', 'title.ru': 'Регистрация владельца собаки', 'title.en': 'Registration of a dog owner', id, body: 'akimat', by: 'person', act } })
  assert.equal(answer.status, 303, await answer.clone().text())
  return answer.headers.get('location')!.slice('/en'.length)
}

/** Changes a clause by its form. */
async function change(draft: string, place: string, changes: Readonly<Record<string, string>>): Promise<void> {
  const path = `${draft}/clause?at=${encodeURIComponent(place)}`
  const answer = await submit(await (await read(path)).text(), path, changes)
  assert.equal(answer.status, 303, `${place}: ${(await answer.clone().text()).replaceAll(/<[^>]*>/g, ' ')}`)
}

test('a service is written from nothing by forms alone, tried, checked, signed, and a citizen applies for it', async () => {
  const draft = await begun('akimat.dog-owner')
  assert.match(await (await read(draft)).text(), /The linter found no errors/)
  const added = await submit(await (await read(draft)).text(), `${draft}/clauses`, { chapter: 'form', into: 'form.application.fields', question: 'flag', called: 'Vaccinated' })
  assert.equal(added.status, 303)
  await change(draft, 'form.application.vaccinated', { 'm.label.kk': 'Ит егілген бе?', 'm.label.ru': 'Собака привита?', 'm.label.en': 'Is the dog vaccinated?' })
  await change(draft, 'rules.complete', { 'm.g.1.choose': 'vaccinated yes', 'm.g.1.otherwise.kk': 'Ит егілмеген.', 'm.g.1.otherwise.ru': 'Собака не привита.', 'm.g.1.otherwise.en': 'The dog is not vaccinated.',
    'm.g.1.basis.act': formIn(await (await read(`${draft}/clause?at=rules.complete`)).text(), `${draft}/clause?at=rules.complete`)['m.g.0.basis.act']!, 'm.g.1.basis.confidence': 'assumed' })
  await change(draft, 'clock', { 'm.within.count': '7' })
  const rule = await (await read(`${draft}/clause?at=rules.complete`)).text()
  for (const place of ['steps.check', 'steps.decision', 'decisions.granted']) assert.match(rule, new RegExp(`clause\\?at=${place}"`), `the page of a rule leads to where it is used: ${place}`)

  const tried = await (await portalOf(author).ask(`/en${draft}/try`, { form: { request: 'A dog', vaccinated: 'false' } })).text()
  assert.match(tried, /The dog is not vaccinated/)
  assert.match(tried, /Decision to refuse the application/)

  const { kernel } = town.world
  const page = await (await read(`${draft}/send`)).text()
  const sent = await submit(page, `${draft}/send`, { why: 'Dogs are to be known.' })
  assert.equal(sent.status, 303, await sent.clone().text())
  const desk = (actor: Actor) => testPortal({ routes: deskRoutes(kernel, {}), session: { actor } })
  const there = await (await desk(author).ask(sent.headers.get('location')!)).text()
  assert.match(there, /The draft was sent to be checked\./)
  assert.doesNotMatch(there, /No other case is left/, 'whoever sends a draft came from no queue')
  const id = /cases\/([^?]+)\?done=sent$/.exec(sent.headers.get('location')!)![1]!
  const { clocks } = await kernel.cases.view(await town.officer('akimat.lawyer'), id)
  assert.ok(clocks.whole.state === 'running' && clocks.step?.state === 'running' && clocks.step.dueDay < clocks.whole.dueDay)
  const toCheck = await (await desk(await town.officer('akimat.lawyer')).ask(`/en/desk/cases/${id}`)).text()
  assert.match(toCheck, new RegExp(`<header class="case-head">.*Last day of the step: ${formatDay(clocks.step.dueDay, 'en')} \\(.*</header>`, 's'))
  await assert.rejects(town.act(author, id, 'pass'), 'the author does not check it')
  await town.act(await town.officer('akimat.lawyer'), id, 'pass')
  await town.act(await town.officer('akimat.head'), id, 'enact', { sign: true })
  const { declaration } = await kernel.studio.read(author, draft.split('/').at(-1)!)
  const { inForce: { from } } = declaration
  town.world.at(`${from}T05:00:00.000Z`)
  const person = await town.person()
  const filed = await town.filed(person, 'akimat.dog-owner', { request: 'Ит', vaccinated: 'true' })
  await town.byTwo('akimat', filed, 'grant')
  assert.deepEqual((await town.fate(person, filed)).decided, ['grant'])
})

test('a trial ranks its applicant with others, says when a call is decided, what is paid before which step, and of which body an opinion is', async () => {
  const draft = await begun('akimat.rabbit-owner')
  const id = draft.split('/').at(-1)!
  const { kernel } = town.world
  const save = async (change: Change): Promise<void> => {
    const { number } = await kernel.studio.read(author, id)
    await kernel.studio.save(author, id, { number, change })
  }
  const { declaration } = await kernel.studio.read(author, id)
  const opinions = newClause(declaration, 'opinions', 'opinions') as unknown as Step & { readonly by: { readonly together: Together } }
  const { first } = opinions.by.together.parts
  const by = { body: 'social', role: 'social.officer' }
  const asked = { ...opinions, by: { together: { ...opinions.by.together, parts: { first: { ...first!, by } } } }, outcomes: { ...opinions.outcomes, cleared: { ...opinions.outcomes['cleared']!, to: 'check' } } }
  const payment = newClause(declaration, 'payment', 'payment', { house: { incomes: ['akimat.fees'] } }) as unknown as Step
  await save({ does: 'add', place: 'steps', name: 'opinions', value: JSON.parse(JSON.stringify(asked)) as Json })
  await save({ does: 'add', place: 'steps', name: 'payment', value: JSON.parse(JSON.stringify({ ...payment, outcomes: { ...payment.outcomes, paid: { ...payment.outcomes['paid'], to: 'opinions' } } })) as Json })
  await save({ does: 'write', place: '', own: { ...clauseAt((await kernel.studio.read(author, id)).declaration, '')!.own as JsonObject, starts: 'payment' } })
  await save({ does: 'add', place: '', name: 'call', value: newClause(declaration, 'call', 'call') })
  const page = await (await portalOf(author).ask(`/en${draft}/try`, { form: { request: 'A rabbit' } })).text()
  const social = kernel.country.bodies.find((body) => body.id === 'social')!
  assert.ok(page.includes(`${social.name.en} — ${social.roles['social.officer']!.en}`), 'the body is named')
  assert.match(page, /until it is paid “Opinions of other bodies” does not begin/)
  assert.match(page, /It is decided with the ranking. Applications close: [^<]*</)
  assert.match(page, /This application is ranked together with the kept examples and made applicants/)
  assert.match(page, /<td[^>]*>This application<br>/)
  assert.match(page, new RegExp(`href="/en${draft}/ranking"`))
  await save({ does: 'write', place: 'fee', own: { amount: '500000', basis: declaration.inForce.basis } as unknown as Json })
  assert.match(await (await portalOf(author).ask(`/en${draft}/try`, { form: { request: 'A rabbit' } })).text(), /The fee is ₸5,000\. The portal does not collect it/)
})

test('what is added is called by its title, and whatever names it follows when its name changes, in one edit that can be taken back', async () => {
  const draft = await begun('akimat.goat-owner')
  const id = draft.split('/').at(-1)!
  const { kernel } = town.world
  const add = async (into: string, called: string, chapter = 'rules'): Promise<string> => {
    const answer = await submit(await (await read(draft)).text(), `${draft}/clauses`, { chapter, into, called })
    assert.equal(answer.status, 303)
    return new URL(answer.headers.get('location')!, 'http://x').searchParams.get('at')!
  }
  assert.equal(await add('rules', 'Тұрғылықты жері'), 'rules.turgylyqtyZheri')
  assert.equal(await add('rules', 'Тұрғылықты жері'), 'rules.turgylyqtyZheri2')
  assert.equal(await add('parameters', 'Ең көп ешкі саны'), 'parameters.enKopEshkiSany')
  assert.equal(await add('form.application.fields', 'How many goats?', 'form'), 'form.application.howManyGoats')
  assert.equal((await submit(await (await read(draft)).text(), `${draft}/clauses`, { chapter: 'rules', into: 'rules', called: ' ' })).status, 422)
  assert.match(await (await read(draft)).text(), /Rule: Тұрғылықты жері/)

  const path = `${draft}/clause?at=steps.check`
  const before = await kernel.studio.read(author, id)
  const taken = await submit(await (await read(path)).text(), path, { called: 'decision' })
  assert.equal(taken.status, 422)
  assert.match(await taken.text(), /There is such a name already/)
  const answer = await submit(await (await read(path)).text(), path, { called: 'inspection' })
  assert.equal(answer.status, 303)
  const after = await kernel.studio.read(author, id)
  assert.equal(after.number, before.number + 1)
  assert.deepEqual(Object.keys(after.declaration.steps), ['inspection', 'decision'])
  assert.deepEqual([after.declaration.starts, after.declaration.reopensAt, after.declaration.clock.from, after.declaration.steps['decision']!.notBy, after.declaration.steps['decision']!.outcomes['grant']!.after?.step],
    ['inspection', 'inspection', 'inspection', ['inspection'], 'inspection'])
  const page = await (await portalOf(author).ask(answer.headers.get('location')!)).text()
  assert.match(page, /Clauses changed with the name: 6\./)

  const history = await (await read(`${draft}/history`)).text()
  assert.match(history, /Clause added — Question: How many goats\?/)
  assert.match(history, /Clause added — Rule: Тұрғылықты жері/)
  assert.match(history, /Clause changed — Step: Check of the application/, 'what is called otherwise now')
  assert.doesNotMatch(history, /<code>|rules\.|form\.application/)

  await add('bands', 'Levels')
  const scale = `${draft}/clause?at=bands.levels`
  const wrong = await submit(await (await read(scale)).text(), scale, { 'm.versions.0.value.value.0.from': '01.01.2027' })
  assert.equal(wrong.status, 422)
  const told = await wrong.text()
  assert.match(told, /The value of “From” must be/)
  assert.doesNotMatch(told, /bands\.levels\.versions/, 'a field is called by its label')

  const field = `${draft}/clause?at=form.application.request`
  assert.equal((await submit(await (await read(field)).text(), field, { 'm.name': 'wish' })).status, 303)
  const { declaration, number } = await kernel.studio.read(author, id)
  assert.deepEqual(declaration.rules['complete']?.rule === 'given' && declaration.rules['complete'].fact, 'wish')
  await kernel.studio.restore(author, id, { number, to: before.number })
  assert.deepEqual((await kernel.studio.read(author, id)).declaration, before.declaration)
})

test('a case is carried to a day, kept as an example, named when a clause changes what comes of it, and then sent on with a reason alone', async () => {
  const draft = await begun('akimat.duck-owner')
  const id = draft.split('/').at(-1)!
  const { kernel } = town.world
  const { declaration } = await kernel.studio.read(author, id)
  const waits = await (await portalOf(author).ask(`/en${draft}/try`, { form: { request: 'A duck', 'try-0-check': '-wait', until: '31.12.2027' } })).text()
  assert.match(waits, /the head is told of lateness/)
  assert.match(waits, /To the office · .*A case is overdue/s)
  const form = { request: 'A duck', filed: declaration.inForce.from, 'try-0-check': Object.keys(declaration.steps['check']!.outcomes)[0]! }
  const tried = await (await portalOf(author).ask(`/en${draft}/try`, { form })).text()
  assert.match(tried, /To the applicant · .*A decision was made/s)
  assert.match(tried, /№ \(none in a trial\)/)
  assert.match(tried, /name="filed"[^>]*value="\d\d\.\d\d\.\d{4}"|value="\d\d\.\d\d\.\d{4}"[^>]*name="filed"/, 'a day is shown as everywhere')
  assert.equal((await portalOf(author).ask(`/en${draft}/try`, { form: { ...form, act: 'keep' } })).status, 422, 'an example says what it shows')
  assert.equal((await portalOf(author).ask(`/en${draft}/try`, { form: { ...form, act: 'keep', shows: 'A duck is granted' } })).status, 303)
  const made = await (await read(`${draft}/cases`)).text()
  assert.match(made, /Everything was reached|What no case reached/)
  assert.equal((await portalOf(author).ask(`/en${draft}/cases`, { form: { ...formIn(made, `${draft}/cases`), 'keep.1': 'true', 'keep.2': 'true' } })).status, 303)
  assert.equal(formIn(made, `${draft}/cases`)['on'], declaration.inForce.from, 'the form names the day of filing, so that what was ticked stays what it was after midnight')
  assert.deepEqual((await kernel.studio.history(author, id)).map(({ does, place }) => `${does} ${place}`), ['add examples.case2', 'add examples.case1', 'begin '], 'all that were ticked are one change')
  assert.match(await (await read(`${draft}/examples`)).text(), /A duck is granted<\/a> <span[^>]*>As before/)
  assert.match(await (await portalOf(author).ask(`${draft}/declaration.yaml`)).text(), /examples:\n {2}- name: case1\n {4}shows:\n {6}kk: A duck is granted/)
  const before = await kernel.studio.read(author, id)
  assert.equal(before.declaration.examples!.length, 3)
  assert.notEqual(before.declaration.examples![1]!.shows.kk, before.declaration.examples![1]!.shows.ru, 'what was made is named in every language')

  const { title, basis, otherwise, ...rule } = before.declaration.rules['complete']!
  const opposite = { title, rule: 'not', of: rule, basis, otherwise }
  await kernel.studio.save(author, id, { number: before.number, change: { does: 'write', place: 'rules.complete', own: opposite as unknown as JsonObject } })
  assert.match(await (await read(draft)).text(), /The example “A duck is granted” comes out otherwise.*the rule “Completeness of the application”: met before, not met now/s)
  const sending = await (await read(`${draft}/send`)).text()
  assert.equal((await submit(sending, `${draft}/send`, { why: 'Ducks.' })).status, 422)
  const sent = await submit(sending, `${draft}/send`, { why: 'Ducks.', despite: 'No more ducks.' })
  assert.equal(sent.status, 303, await sent.clone().text())
  const accepted = await portalOf(author).ask(`/en${draft}/examples`, { form: { act: 'accept', example: 'case1' } })
  assert.equal(accepted.status, 303)
  assert.match(await (await read(`${draft}/examples`)).text(), /A duck is granted<\/a> <span[^>]*>As before/)
})

test('nobody who lives stands in an example: answers to personal questions are made up, and what looks like personal data elsewhere is refused by every road', async () => {
  const draft = await begun('akimat.swan-owner')
  const id = draft.split('/').at(-1)!
  const { kernel } = town.world
  const field = { kind: 'text', name: 'owner', label: same('Who?'), maxLength: 100, personal: true }
  await kernel.studio.save(author, id, { number: 1, change: { does: 'add', place: 'form.application.fields', name: 'owner', value: field as unknown as JsonObject } })
  const keep = (request: string) => portalOf(author).ask(`/en${draft}/try`, { form: { owner: 'Aigerim Bolatovna', request, act: 'keep', shows: 'A swan' } })
  const named = await keep('Write to aigerim.bolatovna@mail.kz')
  assert.equal(named.status, 422)
  assert.match(await named.text(), /it holds what looks like personal data: e-mail address/)
  assert.equal((await keep('A swan')).status, 303)
  const { number, declaration } = await kernel.studio.read(author, id)
  assert.deepEqual(declaration.examples!.map(({ answers }) => answers), [{ request: 'A swan', owner: 'Example' }])
  const own = { ...declaration.examples![0]!, answers: { request: '+7 701 123 45 67', owner: 'Example' } }
  await assert.rejects(kernel.studio.save(author, id, { number, change: { does: 'write', place: 'examples.case1', own: own as unknown as JsonObject } }), saying(/looks like personal data/))
})

test('past cases are replayed under a new version for whoever may read all of them, many in the background and anew; an author alone is told nothing, whether a rule is met by one person or by none', async () => {
  const { kernel } = town.world
  const standing = kernel.cases.procedures.find(({ id }) => id === 'akimat.dog-owner')!
  const { title, basis, otherwise, ...rule } = standing.rules['complete']!
  const next: Procedure = { ...standing, inForce: { ...standing.inForce, from: '2027-12-01' }, rules: { ...standing.rules, complete: { ...(title && { title }), rule: 'not', of: rule, ...(basis && { basis }), ...(otherwise && { otherwise }) } } }
  const id = await kernel.studio.begin(author, { body: 'akimat', declaration: JSON.parse(JSON.stringify(next)) as unknown })
  const both: Actor = { ...author, roles: [...author.roles, 'akimat.officer'] }
  const sameRules = await kernel.studio.begin(author, { body: 'akimat', declaration: JSON.parse(JSON.stringify({ ...next, rules: standing.rules })) as unknown })
  const told = async (draft: string, by: Actor) => kernel.studio.replayed(by, await kernel.studio.read(by, draft))
  const otherwiseOf = async (draft: string): Promise<number | undefined> => { const one = await told(draft, both); return one?.state === 'done' ? one.replay.otherwise : undefined }
  assert.deepEqual([await otherwiseOf(id), await otherwiseOf(sameRules)], [1, 0], 'a rule that one person meets, and one that nobody does')
  assert.deepEqual([await told(id, author), await told(sameRules, author)], [{ state: 'withheld' }, { state: 'withheld' }])
  const pastIn = async (draft: string): Promise<string> => (await (await read(`/studio/${draft}/changes`)).text()).split('<h2>Past cases</h2>')[1]!.split('</main>')[0]!.replaceAll(draft, '')
  assert.match(await pastIn(id), /You may not read these cases/)
  assert.equal(await pastIn(id), await pastIn(sameRules))
  assert.equal((await portalOf(author).ask(`/en/studio/${id}/changes`, { form: { number: '1' } })).status, 403)
  const lawyer: Actor = { ...author, roles: [...author.roles, 'akimat.lawyer'] }
  const enactment = kernel.cases.procedures.find((one) => one.id === 'programme.enactment')!
  assert.deepEqual(await kernel.studio.replayed(lawyer, { id, body: undefined, number: 1, declaration: enactment, law: 0 }), { state: 'withheld' }, 'who takes part in the cases of one body reads none of the others')
  assert.match(await (await read(`/studio/${id}/changes`, both)).text(), /Cases replayed: 1. Otherwise: 1, .*the rule “Completeness of the application”: met before, not met now/s)

  await sql`with one as (select * from case_record where procedure = 'akimat.dog-owner' limit 1), made as (
      insert into case_record (id, number, procedure, version, person, filed_at, step, closed_at, changed_at, actions)
      select gen_random_uuid(), number || '-' || n, procedure, version, person, filed_at, step, closed_at, changed_at, actions from one, generate_series(1, 600) n returning id)
    insert into case_action (id, case_id, seq, key, input_hash, at, actor, person, act, personal, journal_id)
    select gen_random_uuid(), made.id, seq, made.id || ' ' || seq, input_hash, at, actor, a.person, act, personal, journal_id from made, case_action a, one where a.case_id = one.id`.execute(kernel.db)
  const many = await (await read(`/studio/${id}/changes`, both)).text()
  assert.match(many, /There are many cases: 601/)
  assert.doesNotMatch(await pastIn(id), /601|600/)
  assert.equal((await submit(many, `/studio/${id}/changes`, {}, both)).status, 303)
  assert.match(await (await read(`/studio/${id}/changes`, both)).text(), /The cases are being replayed/)
  assert.doesNotMatch(await pastIn(id), /being replayed|601/)
  await kernel.jobs.settle()
  const done = await (await read(`/studio/${id}/changes`, both)).text()
  assert.match(done, /Replayed: .*\d{4}.*Cases replayed: 601. Otherwise: 601.*Replay them again/s)
  assert.equal((await submit(done, `/studio/${id}/changes`, {}, both)).status, 303)
  assert.match(await (await read(`/studio/${id}/changes`, both)).text(), /The cases are being replayed/)
  await kernel.jobs.settle()
})

const govukForm = { form_id: '1', name: 'Apply for a juggling licence', start_page: 'a', steps: [
  { id: 'a', position: 1, next_step_id: 'b', type: 'question_page', data: { question_text: 'What is your name?', hint_text: null, answer_type: 'name', is_optional: false, answer_settings: { input_type: 'full_name' } } },
  { id: 'b', position: 2, next_step_id: 'c', type: 'question_page', data: { question_text: 'What do you juggle?', hint_text: 'Choose one', answer_type: 'selection', is_optional: false, answer_settings: { only_one_option: 'true', selection_options: [{ name: 'Balls' }, { name: 'Clubs' }] } },
    routing_conditions: [{ check_page_id: 'b', answer_value: 'Balls', goto_page_id: 'c' }] },
  { id: 'c', position: 3, type: 'question_page', data: { question_text: 'When?', answer_type: 'date', is_optional: true, answer_settings: {}, is_repeatable: true } },
] }
const survey = { pages: [{ name: 'one', title: { default: 'Dogs', kk: 'Иттер' }, elements: [
  { type: 'text', name: 'dog name', isRequired: true, visibleIf: '{a} = 1' }, { type: 'matrix', name: 'grid' }, { type: 'panel', name: 'p', elements: [{ type: 'radiogroup', name: 'size', choices: ['big', { value: 'small', text: { default: 'Small', ru: 'Маленькая' } }] }] },
  { type: 'paneldynamic', name: 'puppies', templateElements: [{ type: 'text', name: 'age', inputType: 'number', min: 0 }], maxPanelCount: 3 },
] }], triggers: [{ type: 'complete' }] }

test('a form of GOV.UK Forms or SurveyJS begins a draft: its questions are asked, what was not taken is listed with why, and what is no form is said so', async () => {
  const act = /<select[^>]*name="act"[^>]*>.*?<option value="([^"]+)"/s.exec(await (await read('/studio')).text())![1]!
  const begin = (id: string, foreign: string) => portalOf(author).ask('/en/studio', { form: { way: 'form', 'title.kk': 'Рұқсат', 'title.ru': 'Разрешение', 'title.en': 'Licence', id, body: 'akimat', by: 'person', act, foreign } })
  const took = await (await begin('akimat.juggling', JSON.stringify(govukForm))).text()
  assert.match(took, /Questions taken: 3/)
  assert.match(took, /What do you juggle\? — The condition on which it goes to another page.*When\? — A question that repeats/s)
  const draft = /href="\/en(\/studio\/[0-9a-f-]{36})"/.exec(took)![1]!
  const { declaration } = await town.world.kernel.studio.read(author, draft.split('/').at(-1)!)
  assert.deepEqual(declaration.form.flatMap(({ fields }) => fields).map(({ name, kind }) => `${name} ${kind}`), ['whatIsYourName text', 'whatDoYouJuggle choice', 'when date'])
  assert.match(await (await read(draft)).text(), /The linter found no errors|The draft can be sent on/)
  const surveyed = await (await begin('akimat.dogs', JSON.stringify(survey))).text()
  assert.match(surveyed, /Questions taken: 3.*grid — There is no question here of the kind “matrix”.*dog name: visibleIf|dog name: visibleIf.*grid — There is no question/s)
  const ill = await begin('akimat.ill', '{"a": 1}')
  assert.equal(ill.status, 422)
  assert.match(await ill.text(), /href="#f-foreign">This is neither a form/)
})

test('the library shows every service with what it was copied from, gives each as YAML, CPSV-AP and BPMN, and offers an author to copy it', async () => {
  const { kernel } = town.world
  const ask = (path: string, actor?: Actor) => testPortal({ routes: serviceRoutes(kernel), ...(actor && { session: { actor } }) }).ask(path)
  assert.doesNotMatch(await (await ask('/en/library')).text(), /Copy into the studio/)
  assert.match(await (await ask('/en/library?q=administration.hall', author)).text(), /href="\/en\/studio\?service=administration.hall">Copy into the studio/)
  assert.match(await (await read('/studio?service=administration.hall')).text(), /<option value="administration.hall" selected/)
  assert.equal((await portalOf(author).ask('/en/studio', { form: { way: 'copy', 'title.kk': 'Жаңа қызмет', 'title.ru': 'Новая услуга', 'title.en': 'A new service', service: 'social.hall', id: 'akimat.copied', body: 'akimat' } })).status, 422)
  const copied = await portalOf(author).ask('/en/studio', { form: { way: 'copy', 'title.kk': 'Жаңа қызмет', 'title.ru': 'Новая услуга', 'title.en': 'A new service', service: 'administration.birth-grant', id: 'akimat.copied', body: 'akimat' } })
  const { declaration } = await kernel.studio.read(author, copied.headers.get('location')!.split('/').at(-1)!)
  assert.deepEqual([declaration.basedOn?.procedure, declaration.basedOn?.body.en], ['administration.birth-grant', kernel.cases.procedures.find(({ id }) => id === 'administration.birth-grant')!.body.name.en])
  assert.equal(declaration.basedOn?.version, kernel.cases.versions.withHashes().find((one) => one.declaration.id === 'administration.birth-grant')!.hash)
  const rdf = await ask('/services/administration.hall/cpsv-ap.ttl')
  assert.equal(rdf.headers.get('content-type'), 'text/turtle; charset=utf-8')
  assert.match(await rdf.text(), /a cpsv:PublicService/)
  const whole = await ask('/library/cpsv-ap.ttl')
  assert.equal(whole.status, 200)
  const again = await testPortal({ routes: serviceRoutes(kernel) }).ask('/library/cpsv-ap.ttl', { headers: { 'if-none-match': whole.headers.get('etag')! } })
  assert.equal(again.status, 304, 'what somebody has already is not sent again')
  const drawn = await ask('/services/administration.hall/process.bpmn?lang=kk')
  assert.equal(drawn.headers.get('content-type'), 'application/xml; charset=utf-8')
  assert.match(await drawn.text(), /<bpmn:definitions [^>]*xml:lang="kk"/)
  const found = await (await ask('/en/library?q=hall', author)).text()
  assert.match(found, /administration\.hall/)
  assert.match(found, /href="\/services\/administration.hall\/process.bpmn\?lang=en" download="administration.hall.bpmn"/)
  assert.doesNotMatch(found, /administration\.birth-grant/)
  const { basedOn, ...rest } = declaration
  const lies = await kernel.studio.begin(author, { body: 'akimat', declaration: { ...rest, id: 'akimat.lies', basedOn: { ...basedOn!, body: same('Somebody else') } } })
  const refused = kernel.studio.send(author, lies, { number: 1, why: 'Mine.', key: randomUUID() })
  await assert.rejects(refused, saying(/says of which service it is a copy/))
  assert.deepEqual((await kernel.studio.hindrances(author, await kernel.studio.read(author, lies))).map(({ place, text }) => [place, /basedOn/.test(text.en)]), [['basedOn', true]])
})

test('what the database cannot keep is refused by every road, and the list of drafts stands', async () => {
  for (const [at, yaml] of [['akimat.nul', String.raw`"a\0b"`], ['akimat.half', String.raw`"a\ud83d"`]] as const) {
    const source = town.world.kernel.cases.procedures.find(({ id }) => id === 'administration.hall')!
    const text = writeDeclaration({ ...source, id: at }, '').replace(/^( +)en: .*$/m, `$1en: ${yaml}`)
    const answer = await portalOf(author).ask('/en/studio', { form: { way: 'yaml', body: 'akimat', yaml: text } })
    assert.equal(answer.status, 422)
    assert.match(await answer.text(), /holds a character that cannot be kept/)
    const summary = { ...source.summary, en: JSON.parse(yaml.replace('\\0', '\\u0000')) as string }
    await assert.rejects(town.world.kernel.studio.begin(author, { body: 'akimat', declaration: { ...source, id: at, summary } }), /has not the form/)
  }
  const act = /<select[^>]*name="act"[^>]*>.*?<option value="([^"]+)"/s.exec(await (await read('/studio')).text())![1]!
  const foreign = JSON.stringify({ pages: [{ name: 'p', elements: [{ type: 'text', name: 'q', title: `a\u0000${'x'.repeat(498)}\u{1F600}y` }] }] })
  const took = await portalOf(author).ask('/en/studio', { form: { way: 'form', 'title.kk': 'А', 'title.ru': 'Б', 'title.en': 'C', id: 'akimat.emoji', body: 'akimat', by: 'person', act, foreign } })
  assert.match(await took.text(), /Questions taken: 1/)
  const listed = await (await read('/studio')).text()
  const ids = [...listed.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)
  assert.deepEqual(ids.filter((id, at) => ids.indexOf(id) !== at), [], 'the forms that ask alike share no id')
  for (const [, target] of listed.matchAll(/<label for="([^"]+)"/g)) assert.ok(ids.includes(target!), target!)
})

test('two authors on one clause lose nothing: the second sees both texts and who wrote, and two clauses are both kept', async () => {
  const other = await town.world.officer('akimat.author')
  const draft = await begun('akimat.cat-owner')
  const path = `${draft}/clause?at=decisions.granted`
  const [page, theirs] = [await (await read(path)).text(), await (await read(path, other)).text()]
  assert.equal((await submit(theirs, path, { 'm.words.en': 'Theirs.' }, other)).status, 303)
  const answer = await submit(page, path, { 'm.words.en': 'Mine.' })
  const both = await answer.text()
  assert.equal(answer.status, 409)
  assert.match(both, new RegExp(`Last written by ${other.name}`))
  const inWords = both.replace(/<details>.*?<\/details>/gs, '')
  assert.match(inWords, /What the other author changed<.*Theirs\..*What your text would change.*Theirs\..*Mine\..*takes the place of the other author/s, 'each author reads the other as the lawyer would')
  assert.match(both, /<details><summary>The clause as the draft has it now, as YAML/)
  assert.equal((await submit(both, path, {})).status, 303, 'saved again it takes its place')
  const elsewhere = `${draft}/clause?at=decisions.refused`
  assert.equal((await submit(await (await read(elsewhere)).text(), elsewhere, { number: '2', 'm.words.en': 'No.' })).status, 303, 'another clause, read before, is none of a conflict')
  const { declaration } = await town.world.kernel.studio.read(author, draft.split('/').at(-1)!)
  assert.deepEqual(['granted', 'refused'].map((name) => declaration.decisions[name]!.words.en), ['Mine.', 'No.'])
  const history = await (await read(`${draft}/history`)).text()
  assert.equal((await portalOf(author).ask(`/en${draft}/history`, { form: { ...formIn(history, `${draft}/history`), to: '2' } })).status, 303)
  assert.equal((await town.world.kernel.studio.read(author, draft.split('/').at(-1)!)).declaration.decisions['granted']!.words.en, 'Theirs.')
})

test('what does not lint is said with its mend and is not sent on; what is no declaration is said at its field; strangers see nothing', async () => {
  const draft = await begun('akimat.bird-owner')
  const path = `${draft}/clause?at=steps.check.outcomes.propose`
  assert.equal((await submit(await (await read(path)).text(), path, { act: 'remove' })).status, 303)
  assert.match(await (await read(draft)).text(), /Errors to be mended/)
  assert.match(await (await read(`${draft}/send`)).text(), /Errors to be mended/)
  assert.match(await (await read(`${draft}/clause?at=`)).text(), /I start or run an AI company/, 'needs are said as those who have them say them')
  const clause = `${draft}/clause?at=decisions.granted`
  const wrong = await submit(await (await read(clause)).text(), clause, { 'm.title.ru': '' })
  assert.equal(wrong.status, 422)
  const empty = await (await portalOf(author).ask('/en/studio', { form: { way: 'nothing' } })).text()
  for (const field of ['title.kk', 'title.ru', 'title.en', 'body', 'by', 'act']) assert.match(empty, new RegExp(`href="#f-${field.replace('.', '-')}"`), `${field} is asked for at once with the others`)
  assert.match(await wrong.text(), /href="#f-m-title-ru"/)
  const yaml = await portalOf(author).ask(`/en${clause}`, { form: { act: 'yaml', number: '2', yaml: 'title: [' } })
  assert.equal(yaml.status, 422)
  assert.match(await yaml.text(), /Line 1/)
  for (const [role, status] of [['social.author', 404], ['akimat.officer', 403]] as const) assert.equal((await read(draft, await town.officer(role))).status, status)
  assert.equal((await portalOf(author).ask(`/en${draft}/clause?at=rules.complete`, { method: 'POST', body: new URLSearchParams({ act: 'remove' }), headers: { 'sec-fetch-site': 'same-origin' } })).status, 403, 'a form without its token')
})

test('the text of the act stands beside the clauses: which sentence has none, and which clause has no sentence', async () => {
  const draft = await begun('akimat.fish-owner')
  const path = `${draft}/law`
  assert.equal((await submit(await (await read(path)).text(), path, { text: 'An application is checked in ten days. The head signs.\nA fee is not taken.' })).status, 303)
  const marked = await portalOf(author).ask(`/en${path}`, { form: { act: 'mark', law: '1', 'add.1': 'steps.check', 'add.2': 'steps.decision' } })
  assert.equal(marked.status, 303)
  assert.match(await (await read(path)).text(), /Sentences without a clause: 1 \/ 3/)
  assert.match(await (await read(`${draft}/clause?at=steps.check`)).text(), /<blockquote>.*An application is checked in ten days/s)
  await portalOf(author).ask(`/en${path}`, { form: { act: 'text', law: '1', text: 'The head signs. Nobody pays.' } })
  assert.deepEqual((await town.world.kernel.studio.law(author, draft.split('/').at(-1)!)).map(({ words, places }) => [words, places]), [['The head signs.', ['steps.decision']], ['Nobody pays.', []]])
  await portalOf(author).ask(`/en${path}`, { form: { act: 'mark', law: '2', 'drop.1.steps.decision': 'true' } })
  assert.deepEqual((await town.world.kernel.studio.law(author, draft.split('/').at(-1)!))[0]!.places, [])
})

test('a body brings no service of another into force', async () => {
  const { kernel } = town.world
  const source = kernel.cases.procedures.find(({ id }) => id === 'administration.birth-grant' || id.endsWith('birth-grant'))!
  await assert.rejects(kernel.studio.begin(await town.officer('akimat.author'), { body: 'social', declaration: source }), /office/)
  await assert.rejects(kernel.studio.begin(author, { body: 'akimat', declaration: source }), saying(/Another body decides under this name/))
  await assert.rejects(opened(source), saying(/does not decide by/))
})

/** A case in which the akimat brings a declaration into force, opened with whatever somebody writes. */
const opened = (declaration: Procedure): Promise<string> => transact(town.world.kernel.db, (tx) => town.world.kernel.cases.openOfItself(tx, author, {
  procedure: 'programme.enactment', key: randomUUID(), body: 'akimat', facts: { why: 'Ours now.', declaration: writeDeclaration({ ...declaration, inForce: { ...declaration.inForce, from: '2027-05-01' } }, '') },
}))
const ownOf = (source: string, id: string): Procedure => ({ ...town.world.kernel.cases.procedures.find((one) => one.id === source)!, id, body: { name: same('Akimat'), register: 'AKM' } })
const saying = (words: RegExp) => (error: unknown): boolean => error instanceof Failure && words.test(JSON.stringify([error.text.en, ...error.problems.map(({ text }) => text.en)]))

test('a body does not make itself the programme: nothing that carries out an act of the house, or that any body opens, is its own', async () => {
  for (const source of ['programme.enactment', 'programme.appointment', 'programme.dismissal']) {
    const { form, opens, steps, ...rest } = ownOf(source, 'akimat.back-door')
    const role = (at: number): string => ['akimat.officer', 'akimat.lawyer', 'akimat.head'][Math.min(at, 2)]!
    const own = Object.entries(steps).map(([name, step], at) => [name, { ...step, by: { role: role(at + (Object.keys(steps).length > 1 ? 1 : 2)) } }] as const)
    const offices = Object.fromEntries([0, 1, 2].map((at) => [role(at), same(role(at))]))
    await assert.rejects(opened({ ...rest, form, offices, opens: { by: 'office', role: 'akimat.officer' }, steps: Object.fromEntries(own) }), saying(/carries out an act of the whole programme/), source)
    assert.ok(opens.by === 'office')
    if (opens.ofBody) await assert.rejects(opened(ownOf(source, 'akimat.back-door')), saying(/carries out an act of the whole programme/), source)
  }
})

test('a body acts on its own decisions and registers alone, under its own name, and gives nobody else’s credential', async () => {
  const withdrawal = ownOf('technopark.withdrawal', 'akimat.withdrawal')
  await assert.rejects(opened(withdrawal), saying(/acts on “technopark.residency”/))
  const birth = ownOf('administration.birth', 'akimat.birth')
  await assert.rejects(opened(birth), saying(/acts on “administration.births”/))
  const suspension = ownOf('oversight.suspension', 'akimat.suspension')
  await assert.rejects(opened(suspension), saying(/acts on “oversight/))
  for (const id of ['oversight.permit', 'social.permit', 'orders.permit']) await assert.rejects(opened(ownOf('administration.building-permit', id)), saying(/begins with another’s. Services of this body begin with: akimat., administration./), id)
  const permit = ownOf('administration.hall', 'akimat.badge')
  const [decision, kind] = Object.entries(permit.decisions).find(([, { effect }]) => effect === 'grant')!
  const badge: Procedure = { ...permit, decisions: { ...permit.decisions, [decision]: { ...kind, credential: { type: 'SkillBadge', claims: [] } } } }
  await assert.rejects(opened(badge), saying(/The credential “SkillBadge” of “akimat.badge” is another body’s/))
})

test('a draft is tried on cases of its own body alone, and the same service is offered of one’s own alone', async () => {
  const { kernel } = town.world
  const theirs = kernel.cases.procedures.find(({ id }) => id === 'administration.birth-grant')!
  const body = kernel.country.bodies.find(({ id }) => id === 'akimat')!
  const seen = (declaration: Procedure, by = author) => kernel.studio.replayed(by, { id: randomUUID(), body, number: 1, declaration, law: 0 })
  assert.equal(await seen(theirs), undefined)
  assert.equal(await seen({ ...theirs, body: { name: same('Akimat'), register: 'AKM' } }), undefined, 'nor under a register of its own')
  const own = await seen(kernel.cases.procedures.find(({ id }) => id === 'administration.hall')!)
  assert.deepEqual(own, { state: 'withheld' }, 'an author without an office in its cases is told nothing')
  const copied = await portalOf(author).ask('/en/studio', { form: { way: 'copy', service: theirs.id, same: 'true', body: 'akimat' } })
  assert.equal(copied.status, 422)
  assert.match(await copied.text(), /Another body decides by this service/)
  assert.equal((await portalOf(author).ask('/en/studio', { form: { way: 'copy', 'title.kk': 'Жаңа қызмет', 'title.ru': 'Новая услуга', 'title.en': 'A new service', service: theirs.id, id: 'akimat.grant', body: 'akimat' } })).status, 303)
})

test('what was typed into a clause that another author took out meanwhile is shown, and not lost', async () => {
  const draft = await begun('akimat.hen-owner')
  const path = `${draft}/clause?at=decisions.refused`
  const page = await (await read(path)).text()
  assert.equal((await submit(page, path, { act: 'remove' })).status, 303)
  const answer = await submit(page, path, { 'm.words.en': 'Mine alone.' })
  const shown = await answer.text()
  assert.equal(answer.status, 409)
  assert.ok(shown.includes('Mine alone.') && shown.includes('removed or renamed this clause'))
  const yaml = await portalOf(author).ask(`/en${path}`, { form: { act: 'yaml', number: '1', yaml: 'title: [' } })
  assert.deepEqual([yaml.status, (await yaml.text()).includes('title: [')], [409, true])
})

test('of two who paste the law the later is told, and a text that is too long is refused and not cut', async () => {
  const draft = await begun('akimat.goat-owner')
  const path = `${draft}/law`
  const page = await (await read(path)).text()
  assert.equal((await submit(page, path, { text: 'The first text.' })).status, 303)
  const later = await submit(page, path, { text: 'The second text.' })
  const shown = await later.text()
  assert.equal(later.status, 409)
  assert.ok(shown.includes('The first text.') && shown.includes('The second text.'))
  assert.equal((await portalOf(author).ask(`/en${path}`, { form: { act: 'mark', law: '0', 'add.1': 'steps.check' } })).status, 409, 'a mark on another text')
  const law = async () => (await town.world.kernel.studio.law(author, draft.split('/').at(-1)!)).map(({ words, places }) => [words, places])
  assert.deepEqual(await law(), [['The first text.', []]])
  assert.equal((await portalOf(author).ask(`/en${path}`, { form: { act: 'text', law: '1', text: `${'Ә'.repeat(400_000)}.` } })).status, 422)
  assert.deepEqual(await law(), [['The first text.', []]])
  assert.equal((await portalOf(author).ask(`/en${path}`, { form: { act: 'text', law: '1', text: 'Ә'.repeat(400_000) } })).status, 303, 'what the page promises is taken')
})

test('a draft that is not sent is in the public journal as a number and a hash; sent it is one case, and again once that came to nothing', async () => {
  const { kernel } = town.world
  const draft = await begun('akimat.cow-owner')
  const id = draft.split('/').at(-1)!
  await change(draft, 'clock', { 'm.within.count': '7' })
  assert.equal((await submit(await (await read(`${draft}/law`)).text(), `${draft}/law`, { text: 'A text.' })).status, 303)
  const entries = await kernel.journal.entriesOf(`studio:${id}`)
  assert.deepEqual(entries.map(({ body }) => Object.keys(body as object).toSorted()).toSorted((a, b) => a.length - b.length), [['number'], ['hash', 'number'], ['hash', 'number']])
  assert.doesNotMatch(JSON.stringify(entries.map(({ body }) => body)), /cow-owner|clock/)
  const { declaration: { rules }, number: before } = await kernel.studio.read(author, id)
  const { title: _, ...untitled } = rules['complete'] as unknown as JsonObject
  const number = await kernel.studio.save(author, id, { number: before, change: { does: 'add', place: 'rules', name: 'spare', value: untitled } })
  assert.match(await (await read(`${draft}/send`)).text(), /Warnings: read them before you send it on.*clause\?at=rules\.spare.*name="why"/s)
  const send = () => kernel.studio.send(author, id, { number, why: 'Cows.', key: randomUUID() })
  const both = await Promise.allSettled([send(), send()])
  assert.deepEqual(both.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'])
  const sent = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))[0]!
  await town.act(await town.officer('akimat.lawyer'), sent, 'drop')
  assert.match(await (await read(`${draft}/send`)).text(), /name="why"/)
  assert.notEqual(await send(), sent)
})

test('an act that a body wrote for one service is offered for its next, so that both cite it alike', async () => {
  const { kernel } = town.world
  const draft = await begun('akimat.fair-one')
  const act = { id: 'akimat-fair-one-rules', title: same('Rules of the fair'), short: same('Rules of the fair'), dividedInto: 'items', notPublished: true }
  await kernel.studio.save(author, draft.split('/').at(-1)!, { number: 1, change: { does: 'add', place: 'acts', name: act.id, value: act as unknown as JsonObject } })
  assert.match(await (await read('/studio')).text(), /<option value="akimat-fair-one-rules">Rules of the fair</)
  const answer = await portalOf(author).ask('/en/studio', { form: { way: 'nothing', 'title.kk': 'Екінші', 'title.ru': 'Вторая', 'title.en': 'Second', id: 'akimat.fair-two', body: 'akimat', by: 'person', act: act.id } })
  const second = await kernel.studio.read(author, answer.headers.get('location')!.split('/').at(-1)!)
  assert.deepEqual([second.declaration.acts, second.declaration.inForce.basis.act], [[act], act])
  const third = await begun('akimat.fair-three')
  const added = await submit(await (await read(third)).text(), `${third}/clauses`, { chapter: 'names', into: `acts ${act.id}` })
  assert.equal(added.status, 303, await added.clone().text())
  const { declaration } = await kernel.studio.read(author, third.split('/').at(-1)!)
  assert.deepEqual(declaration.acts, [act])
  assert.deepEqual((await kernel.studio.findings(declaration)).filter(({ rule }) => rule.startsWith('act-')), [])
})

test('a draft that lints and could not be enacted says so before it is sent; put away it comes back for a day', async () => {
  const { kernel } = town.world
  const taken = { ...kernel.cases.procedures.find(({ id }) => id === 'administration.hall')!, id: 'social.hall' }
  const id = await kernel.studio.begin(author, { body: 'akimat', declaration: { ...taken, inForce: { ...taken.inForce, from: '2027-05-01' } } })
  const page = await (await read(`/studio/${id}`)).text()
  assert.match(page, /the draft cannot be sent on.*begins with another’s/s)
  assert.doesNotMatch(page, /The draft can be sent on/)
  const sending = await (await read(`/studio/${id}/send`)).text()
  assert.match(sending, /the draft cannot be sent on.*begins with another’s/s)
  assert.doesNotMatch(sending, /name="why"/, 'nobody is asked why before that is mended')
  assert.deepEqual(await kernel.studio.list(author).then((all) => all.filter((one) => one.id === id).map(({ procedure, title }) => [procedure, title])), [['social.hall', taken.title]])
  const history = await (await read(`/studio/${id}/history`)).text()
  assert.match(history, /Put the draft away/)
  assert.equal((await portalOf(author).ask(`/en/studio/${id}/history`, { form: { act: 'remove', number: '1' } })).status, 303)
  assert.equal((await read(`/studio/${id}`)).status, 404)
  const listed = await (await read('/studio')).text()
  assert.ok(listed.includes('Put away within the last day'))
  assert.equal((await portalOf(await town.officer('social.author')).ask('/en/studio', { form: { way: 'back', draft: id } })).status, 404)
  assert.equal((await portalOf(author).ask('/en/studio', { form: { way: 'back', draft: id } })).status, 303)
  assert.equal((await read(`/studio/${id}`)).status, 200)
})

test('every clause of every service of the country is asked by a form that says it again', () => {
  const { procedures } = kazakhstan('sample')
  const acts = actsCited(procedures)
  for (const declaration of procedures) {
    for (const clause of clausesOf(declaration)) {
      const shape = shapeOf(declaration, clause)
      const { own, problems } = clauseFrom(shape, clause.own, typedOf(shape, clause.own, declaration), acts, declaration)
      assert.deepEqual([declaration.id, clause.place, problems, canonical(own as JsonObject)], [declaration.id, clause.place, [], canonical(clause.own as JsonObject)])
    }
  }
})

test('a draft whose rules read a value that is over on its first day says so, and is not sent on', async () => {
  const { kernel } = town.world
  const permit = kernel.cases.versions.today().find(({ id }) => id === 'administration.building-permit')!
  const [value] = versionsOf(permit.parameters['mostStoreys']!)
  const declaration: Procedure = { ...permit, id: 'akimat.small-structure', inForce: { ...permit.inForce, from: '2030-01-01' }, parameters: { mostStoreys: { title: same('Most storeys'), versions: [{ ...value!, from: '2026-01-01', until: '2029-12-31' }] } } }
  const id = await kernel.studio.begin(author, { body: 'akimat', declaration: JSON.parse(canonical(JSON.parse(JSON.stringify(declaration)) as JsonObject)) })
  const draft = await kernel.studio.read(author, id)
  assert.match((await kernel.studio.hindrances(author, draft)).map(({ text }) => text.en).join(), /“mostStoreys” has no value on 2030-01-01/)
  const sending = await (await read(`/studio/${id}/send`)).text()
  assert.deepEqual([sending.match(/has no value on 2030-01-01/g)?.length, sending.includes('“mostStoreys”')], [1, false], 'it is said once, by its title')
  assert.doesNotMatch(await (await read(`/studio/${id}`)).text(), /“mostStoreys”/)
  await assert.rejects(kernel.studio.send(author, id, { number: draft.number, why: 'Why', key: randomUUID() }), (error: unknown) => error instanceof Failure && error.problems.some(({ place }) => place === 'parameters.mostStoreys'))
})
