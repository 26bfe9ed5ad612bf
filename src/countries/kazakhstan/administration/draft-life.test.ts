/** The life of a draft as its author learns of it: sent, returned with reasons, signed, in force; and what a change does in each of these. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { JsonObject } from '../../../law/canonical.ts'
import { transact } from '../../../kernel/database/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import { studioRoutes } from '../../../portal/studio/index.ts'
import { testPortal } from '../../../portal/testing.ts'
import { openAdministration, type Administration } from './testing.ts'

let town: Administration
let author: Actor
before(async () => {
  town = await openAdministration()
  author = await town.officer('akimat.author')
})
after(() => town.world.close())

const portal = () => testPortal({ routes: studioRoutes(town.world.kernel), session: { actor: author } })
const read = async (path: string): Promise<string> => (await portal().ask(`/en${path}`)).text()
const letters = async (): Promise<readonly string[]> => {
  await town.world.letters()
  const { rows } = await town.world.kernel.parties.inbox(author, { page: 1, size: 20 })
  const { db, parties } = town.world.kernel
  return Promise.all(rows.map(async ({ id, subject }) => {
    await transact(db, (tx) => parties.openMessage(tx, author, id))
    return `${subject.en}\n${(await parties.message(author, id)).body?.en}`
  }))
}

/** The id of a draft that was begun from nothing. */
async function begun(name: string): Promise<string> {
  const act = /<select[^>]*name="act"[^>]*>.*?<option value="([^"]+)"/s.exec(await read('/studio'))![1]!
  const answer = await portal().ask('/en/studio', { form: { way: 'nothing', 'title.kk': `Қызмет ${name}`, 'title.ru': `Услуга ${name}`, 'title.en': `Service ${name}`, id: `akimat.${name}`, body: 'akimat', by: 'person', act } })
  assert.equal(answer.status, 303, await answer.clone().text())
  return answer.headers.get('location')!.split('/').at(-1)!
}
const sendOn = async (id: string): Promise<string> => {
  const { studio } = town.world.kernel
  return studio.send(author, id, { number: (await studio.read(author, id)).number, why: 'It is needed.', key: randomUUID() })
}
/** What the list of drafts says of one. */
const listed = async (id: string): Promise<string> => new RegExp(`<tr>(?:(?!</tr>).)*/studio/${id}"(?:(?!</tr>).)*</tr>`, 's').exec(await read('/studio'))![0].replaceAll(/<[^>]*>/g, ' ')

test('a draft that the lawyer returns is told to its author by a letter with the reasons, which stand above the clauses and in the list until it is sent anew', async () => {
  const id = await begun('returned')
  assert.match(await listed(id), /Being written/)
  const first = await sendOn(id)
  assert.match(await listed(id), /The draft is at the step “The lawyer checks”/)
  const sent = await read(`/studio/${id}`)
  assert.match(sent, /The text that was sent \(version 1\) does not change/)
  assert.doesNotMatch(sent, /can be sent on/)
  assert.deepEqual(await letters(), [])

  await town.act(await town.officer('akimat.lawyer'), first, 'drop')
  const [letter, ...others] = await letters()
  assert.deepEqual(others, [])
  assert.match(letter!, /^The draft of a service was returned: Service returned\n.*“The lawyer checks”.*Қаралды\..*\/en\/studio\//s)
  assert.match(await listed(id), /Returned/)
  assert.match(await read(`/studio/${id}`), /The draft was returned.*Қаралды\./s)

  const { declaration } = await town.world.kernel.studio.read(author, id)
  await town.world.kernel.studio.save(author, id, { number: 1, change: { does: 'write', place: 'clock', own: { ...declaration.clock, within: { unit: 'workday', count: 9 } } as unknown as JsonObject } })
  assert.match(await listed(id), /Being written\s+Version 1: Returned/)
  assert.match(await read(`/studio/${id}`), /The draft was returned/, 'the reasons stay while it is mended')
  await sendOn(id)
  assert.doesNotMatch(await read(`/studio/${id}`), /The draft was returned/)
})

test('a refusal by the head and a signature are told too, with the day of force, and the list follows the days', async () => {
  const refused = await begun('refused')
  const one = await sendOn(refused)
  await town.act(await town.officer('akimat.lawyer'), one, 'pass')
  assert.match(await listed(refused), /“The head signs”/)
  await town.act(await town.officer('akimat.head'), one, 'drop', { sign: true })
  assert.match((await letters())[0]!, /returned from the step “The head signs”/)

  const id = await begun('signed')
  const two = await sendOn(id)
  await town.act(await town.officer('akimat.lawyer'), two, 'pass')
  await town.act(await town.officer('akimat.head'), two, 'enact', { sign: true })
  assert.match((await letters())[0]!, /^The draft of a service was signed: Service signed\n.*comes into force on/s)
  assert.match(await listed(id), /Signed, in force from/)
  const { declaration } = await town.world.kernel.studio.read(author, id)
  const page = await read(`/studio/${id}/clause?at=clock`)
  assert.match(page, /The signed text does not change/)
  town.world.at(`${declaration.inForce.from}T05:00:00.000Z`)
  assert.match(await listed(id), /In force since/)
})

test('saving a clause without a change makes no version and says so; a change is said to be saved, and its clause is marked in the list', async () => {
  const id = await begun('unchanged')
  const { studio } = town.world.kernel
  const { declaration } = await studio.read(author, id)
  const save = (count: number) => studio.save(author, id, { number: 1, change: { does: 'write', place: 'clock', own: { ...declaration.clock, within: { unit: 'workday', count } } as unknown as JsonObject } })
  assert.equal(await save(15), 1)
  assert.equal((await studio.history(author, id)).length, 1)
  assert.match(await read(`/studio/${id}/clause?at=clock&done=unchanged`), /role="status" tabindex="-1" autofocus>.*Nothing changed/s)
  assert.doesNotMatch(await read(`/studio/${id}`), /<span class="tag plain">changed/)
  assert.equal(await save(9), 2)
  assert.match(await read(`/studio/${id}`), /Clauses that have changed since the draft was begun are marked.*Term of the service<\/a> <span class="tag plain">changed/s)
})

test('a copy from another body has a title and offices of its own, lists what still speaks of the old service, and an office that a step is given names itself', async () => {
  const { cases, studio } = town.world.kernel
  const source = cases.procedures.find(({ id }) => id === 'university.research-grant')!
  const form = { way: 'copy', service: source.id, id: 'akimat.courtyards', body: 'akimat' }
  const untitled = await portal().ask('/en/studio', { form })
  assert.equal(untitled.status, 422)
  assert.match(await untitled.text(), /Write the name of the service in this language/)
  const copied = await portal().ask('/en/studio', { form: { ...form, 'title.kk': 'Аула гранты', 'title.ru': 'Грант на двор', 'title.en': 'Grant for a courtyard' } })
  assert.equal(copied.status, 303, await copied.clone().text())
  const id = copied.headers.get('location')!.split('/').at(-1)!
  const { declaration } = await studio.read(author, id)
  assert.equal(declaration.title.ru, 'Грант на двор')
  const roles = Object.values(declaration.steps).flatMap(({ by }) => (typeof by === 'object' && 'role' in by && !('body' in by) ? [by.role] : []))
  assert.ok(roles.length > 0 && roles.every((role) => role.startsWith('akimat.')), roles.join())
  assert.deepEqual((await studio.findings(declaration)).filter(({ rule }) => rule === 'unknown-office' || rule === 'appeal-not-heard'), [])
  const page = await read(`/studio/${id}`)
  assert.match(page, /What is still as in “[^”]+”: \d+/)
  assert.match(page, /an effect on a register of another body/)
  assert.match(page, /sum or value/)

  const own = await begun('lent')
  const { declaration: { steps } } = await studio.read(author, own)
  await studio.save(author, own, { number: 1, change: { does: 'write', place: 'steps.check', own: JSON.parse(JSON.stringify({ ...steps['check'], outcomes: undefined, by: { role: 'akimat.lawyer' } })) as JsonObject } })
  const after = (await studio.read(author, own)).declaration
  assert.ok(after.offices['akimat.lawyer'], 'the office has a name')
  assert.deepEqual((await studio.findings(after)).filter(({ severity }) => severity === 'error'), [])
})

test('the linter and the house speak the words of the form and lead to the clause, and what keeps a draft from being sent names where it is', async () => {
  const { studio } = town.world.kernel
  const id = await begun('spoken')
  const { declaration: { steps, rules } } = await studio.read(author, id)
  const { outcomes: _, check: __, ...check } = steps['check']!
  await studio.save(author, id, { number: 1, change: { does: 'write', place: 'steps.check', own: JSON.parse(JSON.stringify({ ...check, by: { role: 'nobody.officer' } })) as JsonObject } })
  await studio.save(author, id, { number: 2, change: { does: 'write', place: 'rules.complete', own: JSON.parse(JSON.stringify({ ...rules['complete'], rule: 'is', value: true })) as JsonObject } })
  const page = await read(`/studio/${id}`)
  assert.match(page, new RegExp(`<a href="/en/studio/${id}/clause\\?at=steps.check#f-m-by[^"]*">[^<]*Check of the application</a>: The office “nobody.officer” has no title. Add it with its title to “Offices”`))
  assert.match(page, /cannot speak of “What do you ask for\?”: it is a question of the kind Short text/)
  assert.doesNotMatch(page, /“(?:offices|whenCheck|check|decides|about|inForce)”/)
  const sending = await read(`/studio/${id}/send`)
  assert.match(sending, /clause\?at=steps.check#f-m-by[^"]*">/)

  const early = await begun('early')
  const { number, declaration: { inForce } } = await studio.read(author, early)
  await studio.save(author, early, { number, change: { does: 'write', place: 'inForce', own: JSON.parse(JSON.stringify({ ...inForce, from: '2026-01-01' })) as JsonObject } })
  const refused = await portal().ask(`/en/studio/${early}/send`, { form: { sends: '2', key: randomUUID(), why: 'Soon.' } })
  assert.equal(refused.status, 422)
  const answer = await refused.text()
  assert.match(answer, new RegExp(`role="alert".*<a href="/en/studio/${early}/clause\\?at=inForce#f-m.from">The day on which it comes into force`, 's'))
})

test('the reasons that somebody typed and left stand in their field again after the draft was mended, and a form that is folded opens with what was typed', async () => {
  const id = await begun('kept')
  const { parties, studio } = town.world.kernel
  const leave = (page: string, form: string, fields: readonly (readonly [string, string])[]) => parties.leaveForm(author, { page, action: page, form, title: 'Left', fields })
  assert.ok(await leave(`/studio/${id}/send`, '', [['sends', '1'], ['why', 'People ask for it every day.']]))
  assert.ok(await leave('/studio', 'way=copy', [['way', 'copy'], ['title.en', 'A title of mine']]))
  const { declaration: { clock } } = await studio.read(author, id)
  await studio.save(author, id, { number: 1, change: { does: 'write', place: 'clock', own: { ...clock, within: { unit: 'workday', count: 8 } } as unknown as JsonObject } })
  const again = testPortal({ routes: studioRoutes(town.world.kernel), session: { actor: author, leftForms: true }, keeping: parties })
  const sending = await (await again.ask(`/en/studio/${id}/send`)).text()
  assert.match(sending, /<textarea[^>]*name="why"[^>]*>\s*People ask for it every day\.</)
  assert.doesNotMatch(sending, /What has no place on this page/)
  const begins = await (await again.ask('/en/studio')).text()
  assert.match(begins, /<details open><summary>From a service in force/)
  assert.match(begins, /name="title.en"[^>]*value="A title of mine"/)
})
