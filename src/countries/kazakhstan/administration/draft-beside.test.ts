/** What a lawyer and a head see of a draft before it is law: a copy beside its source, links to acts that lead nowhere, and that nobody can be granted it. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { Actor } from '../../../kernel/parties/index.ts'
import { deskRoutes } from '../../../portal/desk/index.ts'
import { studioRoutes } from '../../../portal/studio/index.ts'
import { testPortal } from '../../../portal/testing.ts'
import { versionsOf } from '../../../law/dated.ts'
import { actsCited } from '../../../law/studio/index.ts'
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
const text = (page: string): string => page.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')

async function copied(service: string, id: string): Promise<string> {
  const answer = await portal().ask('/en/studio', { form: { way: 'copy', 'title.kk': 'Жаңа қызмет', 'title.ru': 'Новая услуга', 'title.en': 'A new service', service, id, body: 'akimat' } })
  assert.equal(answer.status, 303, await answer.clone().text())
  return answer.headers.get('location')!.split('/').at(-1)!
}
/** The page of the case by which a draft is enacted, as an officer reads it. */
const casePage = async (actor: Actor, id: string): Promise<string> => (await testPortal({ routes: deskRoutes(town.world.kernel, {}), session: { actor } }).ask(`/en/desk/cases/${id}`)).text()
const dead = async (url: string): Promise<void> => {
  await town.world.kernel.db.insertInto('act_link').values({ url, asked_at: '2026-01-30T05:00:00.000Z', answered_at: '2026-01-30T05:00:00.000Z', status: 404 }).onConflict((on) => on.doNothing()).execute()
}

test('a copy is read beside its source by its author, the lawyer and the head: every clause, what differs marked, and first of all what it still says of the source', async () => {
  const { studio, cases } = town.world.kernel
  const id = await copied('administration.hall', 'akimat.other-hall')
  const { title, body } = cases.procedures.find((one) => one.id === 'administration.hall')!
  const own = text(await read(`/studio/${id}/changes`))
  assert.match(own, new RegExp(`What is still as in “${title.en}”`))
  const sent = await studio.send(author, id, { number: 1, why: 'Ours.', key: randomUUID() })
  const page = await casePage(await town.officer('akimat.lawyer'), sent)
  assert.match(text(page), new RegExp(`What is still as in “${title.en}”: \\d+ .*act: .*A copy of “${title.en}” \\(${RegExp.escape(body.name.en)}\\): what this draft says otherwise`))
  assert.match(page, /<li class="removes"><del><span class="unseen">removed: <\/span>Booking/, 'the title of the source')
  assert.match(page, /<li class="adds"><ins><span class="unseen">added: <\/span>A new service/)
  assert.match(page, /<div class="changes">.*<li>(?!<)/s, 'clauses that are the same stand between')
  await town.act(await town.officer('akimat.lawyer'), sent, 'pass')
  assert.match(text(await casePage(await town.officer('akimat.head'), sent)), /what this draft says otherwise/)
})

test('a link to an act that was answered with “no such page” is told in the clause with the day and what to do, on the page of the law, and to the lawyer', async () => {
  const { studio } = town.world.kernel
  const id = await copied('administration.start-grant', 'akimat.other-start')
  const { declaration } = await studio.read(author, id)
  const { url } = [...actsCited([declaration]).values()].find((one) => one.url !== undefined)!
  assert.doesNotMatch(await read(`/studio/${id}`), /does not open/)
  await dead(url!)
  assert.match(text(await read(`/studio/${id}`)), new RegExp(`The link to the text of “.*” does not open: on 30 January 2026 ${RegExp.escape(url!)} answered that there is no such page \\(404\\)\\. Find the act`))
  assert.match(text(await read(`/studio/${id}/law`)), /checked on 30 January 2026: there is no such page \(404\).*The portal opens no pages outside/, 'nobody is asked here today, and the page says so')
  const sent = await studio.send(author, id, { number: 1, why: 'Ours.', key: randomUUID() })
  assert.match(text(await casePage(await town.officer('akimat.lawyer'), sent)), /Links to acts that do not open: 1 .*404/)
})

test('what was returned and has not changed since is not called ready: its pages say that it was returned, until it is another text', async () => {
  const { studio } = town.world.kernel
  const id = await copied('administration.hall', 'akimat.third-hall')
  assert.match(await read(`/studio/${id}`), /The draft can be sent on\./)
  const sent = await studio.send(author, id, { number: 1, why: 'Ours.', key: randomUUID() })
  await town.act(await town.officer('akimat.lawyer'), sent, 'drop')
  for (const path of ['', '/send']) assert.match(await read(`/studio/${id}${path}`), /was returned and has not changed since/, path)
  assert.doesNotMatch(await read(`/studio/${id}`), /The draft can be sent on\./)
  const { declaration } = await studio.read(author, id)
  await studio.save(author, id, { number: 1, change: { does: 'write', place: 'clock', own: JSON.parse(JSON.stringify({ ...declaration.clock, within: { unit: 'workday', count: 9 } })) } })
  for (const path of ['', '/send']) assert.doesNotMatch(await read(`/studio/${id}${path}`), /has not changed since/, path)
})

test('that nobody can be granted it is said on every page where it is written and sent on, once applicants were made for this very text', async () => {
  const { studio } = town.world.kernel
  const id = await copied('administration.start-grant', 'akimat.other-grant')
  const { declaration, number } = await studio.read(author, id)
  const own = { ...declaration.parameters['mci'], versions: [{ ...versionsOf(declaration.parameters['mci']!)[0]!, from: '2026-01-01', until: '2026-02-02', value: '432500' }] }
  await studio.save(author, id, { number, change: { does: 'write', place: 'parameters.mci', own: JSON.parse(JSON.stringify(own)) } })
  assert.doesNotMatch(await read(`/studio/${id}`), /None of the made applicants/, 'nobody was made yet')
  assert.match(await read(`/studio/${id}/send`), /None of the made applicants was granted anything/)
  assert.match(await read(`/studio/${id}`), /None of the made applicants was granted anything/)
  const other = await copied('administration.hall', 'akimat.fourth-hall')
  await read(`/studio/${other}/cases`)
  assert.doesNotMatch(await read(`/studio/${other}`), /None of the made applicants/)
})
