/** Runs docs/examples/school-admission: a form that asks only what concerns the applicant, filled in and corrected without a script. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { readDeclaration } from '../../law/declaration-yaml.ts'
import { lint } from '../../law/lint.ts'
import { printDeclaration } from '../../law/print.ts'
import type { Procedure } from '../../law/procedure.ts'
import { same } from '../../law/text.ts'
import { gardens, ownHat } from '../../kernel/cases/testing.ts'
import type { Country } from '../../kernel/index.ts'
import { actorString } from '../../kernel/parties/index.ts'
import { openWorldOf } from '../../kernel/testing.ts'
import { serviceRoutes } from '../../portal/services/index.ts'
import { testPortal } from '../../portal/testing.ts'
import { servicesOffered } from '../../portal/ways/index.ts'

const folder = join(import.meta.dirname, '../../../docs/examples/school-admission')
const procedures = readdirSync(folder).map((name): Procedure => {
  const { value, problems } = readDeclaration(readFileSync(join(folder, name), 'utf8'))
  assert.deepEqual(problems, undefined, name)
  return value!
})
const rolesOf = (prefix: string) => Object.fromEntries(procedures.flatMap(({ offices }) => Object.entries(offices)).filter(([role]) => role.startsWith(prefix)))
const house: Country = {
  ...gardens(procedures),
  bodies: [
    { id: 'school', name: same('school'), identifiers: [], roles: rolesOf('school.'), registers: ['SCH'] },
    { id: 'appeals', name: same('appeals'), identifiers: [], roles: rolesOf('appeals.'), registers: ['SCA'] },
  ],
}

async function openSchool(t: TestContext) {
  const world = await openWorldOf(house)
  t.after(() => world.close())
  const { kernel } = world
  const applicant = ownHat(await world.founder())
  const portal = testPortal({ routes: serviceRoutes(kernel), session: { actor: applicant } })
  const draft = await kernel.cases.begin(applicant, { procedure: 'school.admission' })
  const send = async (page: string, form: Readonly<Record<string, string>>) => {
    const response = await portal.ask(`/en/drafts/${draft}/${page}`, { form })
    return { status: response.status, to: response.headers.get('location') ?? '', html: await response.text() }
  }
  /** Sends a page as a browser would: with the note of the questions that it shows. */
  const fill = async (page: string, form: Readonly<Record<string, string>>) => {
    const shown = /name="shown" value="([^"]*)"/.exec(await (await portal.ask(`/en/drafts/${draft}/${page}`)).text())?.[1] ?? ''
    return send(page, { shown, ...form })
  }
  return { world, kernel, applicant, portal, draft, send, fill }
}

const young = { age: '16', guardian: 'Сәуле Үлгі' }
const study = { 'languages.kk': 'true', 'languages.en': 'true', level: 'good', hostel: 'none' }

test('the declarations are sound, and the lawyer reads when each question is asked', () => {
  assert.deepEqual(lint(procedures).map(({ place, rule }) => [place, rule]), [])
  const printed = printDeclaration(procedures.find(({ id }) => id === 'school.admission')!, 'en')
  assert.match(printed, /Name of the legal guardian .*\n.*Asked only if “Age” is less than 18\./)
  assert.match(printed, /The page is asked only if “Do you have earlier work to show” is yes\./)
  assert.match(printed, /Offered to whoever comes for: studying or teaching\./)
})

test('a service stands under the need that its declaration says, and one that says none under that of whom it is for', async (t) => {
  const { kernel } = await openSchool(t)
  const offered = servicesOffered(kernel, { 'school.admission': ['living'] })
  assert.deepEqual(offered.filter(({ procedure }) => procedure.id.startsWith('school.')).map(({ procedure, needs }) => [procedure.id, needs]), [['school.admission', ['learning']], ['school.appeal', ['living']]])
})

test('a page whose answers open questions is shown again with them, and nothing typed is lost', async (t) => {
  const { draft, fill, portal } = await openSchool(t)
  const first = await (await portal.ask(`/en/drafts/${draft}/person`)).text()
  assert.doesNotMatch(first, /legal guardian/)
  const again = await fill('person', { age: '16' })
  assert.equal(again.status, 200)
  assert.match(again.html, /opened further questions[\s\S]*value="16"[\s\S]*Name of the legal guardian/)
  assert.doesNotMatch(again.html, /is not answered/, 'a question that was not shown is no mistake')
  assert.equal((await fill('person', { age: '16' })).status, 422, 'now it was')
  assert.match((await fill('person', young)).to, /\/study$/)
  assert.match((await fill('study', { 'languages.en': 'true', 'languages.kk': 'true', 'languages.ru': 'true', hostel: 'none', earlier: 'false' })).html, /Choose at most 2/)
  const level = await fill('study', { 'languages.en': 'true', hostel: 'none', earlier: 'false' })
  assert.match(level.html, /name="languages\.en" value="true" checked[\s\S]*Level of English/)
  assert.match((await fill('study', { ...study, earlier: 'false' })).to, /\/summary$/, 'the page about earlier work is not asked')
})

test('earlier work is told row by row, each with its own rows, and a wrong cell is named', async (t) => {
  const { world, kernel, applicant, draft, fill, portal } = await openSchool(t)
  await fill('person', { age: '20' })
  await fill('study', { 'languages.kk': 'true', hostel: 'none', earlier: 'true' })
  const one = { 'works.0.title': 'Bridge', 'works.0.finished': '1.6.2024', 'works.0.prizes.0.contest': '', 'works.0.prizes.0.place': '' }
  const grown = await fill('work', { ...one, 'works.0.fields.mathematics': 'true', 'add-row': 'works.0.prizes' })
  assert.match(grown.html, /value="Bridge"[\s\S]*name="works\.0\.fields\.mathematics" value="true" checked[\s\S]*name="works\.0\.prizes\.1\.contest"/)
  const two = await fill('work', { ...one, 'add-row': 'works' })
  assert.match(two.html, /name="works\.1\.title"/)
  assert.doesNotMatch((await fill('work', { ...one, 'works.1.title': 'Tower', 'remove-row': 'works.0' })).html, /Bridge/)
  const wrong = await fill('work', { ...one, 'works.0.prizes.0.contest': 'City', 'works.0.prizes.0.place': 'first' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.html, /href="#f-works-0-prizes-0-place"/)

  const pdf = await kernel.files.receive(new Blob(['%PDF-1.4\n%%EOF\n']).stream(), { name: 'proof.pdf', mediaType: 'application/pdf', limitBytes: 1000, accept: ['application/pdf'], by: actorString(applicant) })
  assert.match((await fill('work', { ...one, 'works.0.proof': pdf.id, 'works.0.prizes.0.contest': 'City', 'works.0.prizes.0.place': '1' })).to, /\/summary$/)
  const summary = await (await portal.ask(`/en/drafts/${draft}/summary`)).text()
  for (const said of ['Bridge', 'proof.pdf', 'City']) assert.ok(summary.includes(said), said)

  const id = await kernel.cases.file(applicant, { draft })
  const { state } = await kernel.cases.view(applicant, id)
  assert.deepEqual(state.facts['works'], [{ title: 'Bridge', finished: '2024-06-01', fields: [], proof: pdf.id, prizes: [{ contest: 'City', place: 1 }] }])
  assert.equal((await kernel.files.find(pdf.id)).subject, `case:${id}`, 'the document belongs to the case')
  const stranger = testPortal({ routes: serviceRoutes(kernel), session: { actor: ownHat(await world.founder()) } })
  assert.equal((await stranger.ask(`/files/${pdf.id}`)).status, 404)
  assert.equal((await portal.ask(`/files/${pdf.id}`)).status, 200)
})

test('an answer that no longer applies is told and not filed, and comes back with what asked for it', async (t) => {
  const { kernel, applicant, draft, fill, portal } = await openSchool(t)
  await fill('person', { age: '16' })
  await fill('person', young)
  await fill('study', { 'languages.kk': 'true', hostel: 'year', earlier: 'false', calls: '9.30' })
  assert.match((await fill('person', { age: '20' })).to, /\/study$/)
  const summary = await (await portal.ask(`/en/drafts/${draft}/summary`)).text()
  assert.match(summary, /Answers that no longer apply[\s\S]*Name of the legal guardian[\s\S]*Сәуле Үлгі/)
  assert.match((await fill('person', { age: '17' })).html, /value="Сәуле Үлгі"/, 'what was typed before is there again')
  await fill('person', { age: '20' })
  const { state } = await kernel.cases.view(applicant, await kernel.cases.file(applicant, { draft }))
  assert.deepEqual(Object.keys(state.facts).toSorted(), ['age', 'applicant', 'calls', 'earlier', 'hostel', 'languages'])
  assert.deepEqual([state.facts['languages'], state.facts['calls']], [['kk'], '09:30'])
})

test('a correction says which answers it closes before it drops them, and the history remembers', async (t) => {
  const { world, kernel, applicant, draft, fill, portal } = await openSchool(t)
  const { cases } = kernel
  await fill('person', { age: '20' })
  await fill('study', { 'languages.kk': 'true', hostel: 'none', earlier: 'true' })
  await fill('work', { 'works.0.title': 'Bridge', 'works.0.finished': '1.6.2024' })
  const id = await cases.file(applicant, { draft })
  const [secretary, head] = [await world.officer('school.secretary'), await world.officer('school.head')]
  await cases.perform(secretary, { case: id, key: 'back', doing: { type: 'complete', outcome: 'mend', reasons: 'Look at your works.' } })

  const page = await (await portal.ask(`/en/cases/${id}/act/again`)).text()
  const hidden = Object.fromEntries([...page.matchAll(/<input type="hidden" name="(key|shown)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]))
  const corrected = { ...hidden, age: '20', 'languages.kk': 'true', hostel: 'none', earlier: 'false' }
  const told = await portal.ask(`/en/cases/${id}/act/again`, { form: corrected })
  const html = await told.text()
  assert.match(html, /Answers that no longer apply[\s\S]*Work/)
  const dropped = /name="dropped" value="([^"]*)"/.exec(html)?.[1] ?? ''
  const done = await portal.ask(`/en/cases/${id}/act/again`, { form: { ...corrected, shown: /name="shown" value="([^"]*)"/.exec(html)?.[1] ?? '', dropped } })
  assert.equal(done.status, 303)
  assert.equal((await cases.view(applicant, id)).state.facts['works'], undefined)
  assert.match(await (await portal.ask(`/en/cases/${id}`)).text(), /Answers that no longer apply: Work/)

  await cases.perform(secretary, { case: id, key: 'on', doing: { type: 'complete', outcome: 'on', reasons: 'Complete.' } })
  const admit = { type: 'complete', outcome: 'admit' } as const
  await cases.perform(head, { case: id, key: 'admit', doing: admit, signature: await world.sign(head, await cases.document(id, admit)) })
  assert.equal((await cases.view(applicant, id)).state.decisions[0]?.kind, 'admitted')
})

test('programs send lists as lists, and the check asks only what it still needs', async (t) => {
  const { portal } = await openSchool(t)
  const check = async (facts: object) => portal.ask('/api/services/school.admission/check', { method: 'POST', body: JSON.stringify(facts), headers: { 'content-type': 'application/json' } })
  assert.equal((await (await check({ languages: ['kk', 'en'], level: 'some' })).json() as { verdict: unknown }).verdict, false)
  assert.equal((await (await check({ languages: ['kk'] })).json() as { verdict: unknown }).verdict, true)
  assert.equal((await check({ languages: ['kk', 'de'] })).status, 422)
  const { verdict, missing } = await (await check({ level: 'good' })).json() as { verdict: unknown; missing: readonly string[] }
  assert.deepEqual([verdict, missing], ['unknown', ['languages']], 'an answer that may not be asked for decides nothing, as on the page')
  assert.match(await (await portal.ask('/en/services/school.admission/check?languages.en=true&asked=languages')).text(), /Level of English/)
  assert.doesNotMatch(await (await portal.ask('/en/services/school.admission/check?languages.kk=true&asked=languages')).text(), /Level of English/)
})
