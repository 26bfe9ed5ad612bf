/** Specifies who reads what a company keeps of its assessments: whoever may make them, and no other delegate; and how a further version of the questionnaire is added, by which they are scored. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { assessmentRoutes } from '../../../institutions/oversight/assessment/index.ts'
import { openKept } from '../../../institutions/oversight/assessment/kept.ts'
import { canadianVersions, knownQuestionnaires } from '../../../institutions/oversight/assessment/known.ts'
import { CaseStands } from '../../../kernel/cases/index.ts'
import { transact } from '../../../kernel/database/index.ts'
import { type Actor, actorString } from '../../../kernel/parties/index.ts'
import { hashOfText } from '../../../law/canonical.ts'
import { Failure } from '../../../law/failure.ts'
import { instantAt } from '../../../law/time.ts'
import { testPortal } from '../../../portal/testing.ts'
import { openOversight, type Oversight } from './testing.ts'

let at: Oversight
before(async () => { at = await openOversight() })
after(() => at.world.close())

async function delegate(scope: readonly string[]): Promise<Actor> {
  const { parties, db } = at.world.kernel
  const { person, name } = await at.world.officer()
  await transact(db, (tx) => parties.delegate(tx, at.owner, person, { scope, until: instantAt(Date.parse('2026-06-01T00:00:00.000Z')) }))
  return { person, name, roles: [], organisation: at.owner.organisation!, capacity: 'delegate' }
}

test('a delegate reads the assessments of a company by the right to make them, and by no other', async () => {
  const { kernel } = at.world
  const kept = openKept(kernel)
  const id = await transact(kernel.db, (tx) => kept.begin(tx, at.owner, knownQuestionnaires().find('1.0.1'), 'Үлгі', { answers: new Map(), translations: {} }))
  const [assessor, other] = [await delegate(['oversight.assessing']), await delegate(['invoices.see'])]
  for (const actor of [at.owner, assessor]) {
    assert.deepEqual((await kept.of(actor)).map((one) => one.id), [id])
    assert.equal((await kept.find(actor, id)).title, 'Үлгі')
  }
  const refused = (error: unknown): boolean => error instanceof Failure && error.kind === 'refused'
  await assert.rejects(kept.of(other), refused)
  await assert.rejects(kept.find(other, id), refused)
})

const asked = { type: 'radiogroup', name: 'asked1', title: { default: 'Asked?', fr: 'Demandé?' }, choices: [{ value: 'item1-3', text: 'Yes' }, { value: 'item2-0', text: 'No' }] }
const more = { type: 'radiogroup', name: 'more1', visibleIf: '{asked1} = "item1-3"', choices: ['item1-4', 'item2-0'] }
const measure = { type: 'radiogroup', name: 'measure1', choices: ['item1-2', 'item2-0'] }
const survey = (...elements: readonly object[]) => ({ pages: [{ name: 'whole', elements: [{ type: 'panel', name: 'asked-RS', elements }, { type: 'panel', name: 'measures-MS', elements: [measure] }] }] })
const proper = JSON.stringify(survey(asked, more), null, 2)

let keys = 0
/** Opens the case of a file as the desk does. */
async function brought(by: Actor, version: string, content: string | Uint8Array, source = 'https://github.com/canada-ca/aia-eia-js'): Promise<string> {
  const { cases, db, files } = at.world.kernel
  const file = await files.receive((async function* () { yield typeof content === 'string' ? new TextEncoder().encode(content) : content })(), { name: 'survey.json', limitBytes: 4_000_000, accept: ['application/json', 'text/plain'], by: actorString(by) })
  return transact(db, async (tx) => {
    const id = await cases.openOfItself(tx, by, { procedure: 'oversight.questionnaire', facts: { version, source, file: file.id }, key: `questionnaire-${keys += 1}` })
    await files.attach(tx, file.id, `case:${id}`, actorString(by))
    return id
  })
}
const refusedWith = (kind: Failure['kind'], words: RegExp, field = 'file') => (error: unknown): boolean =>
  error instanceof Failure && error.kind === kind && error.problems.some((problem) => problem.field === field && words.test(problem.text.en)) || assert.fail(String(error))

test('the form of a questionnaire that is sent a second time opens no second case: it leads to the first', async () => {
  const { kernel } = at.world
  assessmentRoutes(kernel)
  const other = JSON.stringify(survey(asked), null, 2)
  const first = await brought(at.officer, '7.0.0', other)
  await assert.rejects(brought(at.officer, '7.0.0', other), (error: unknown) => error instanceof CaseStands && error.stands.id === first)
  await brought(at.officer, '7.0.1', JSON.stringify(survey({ ...asked, title: 'Otherwise?' })))
  const doing = { type: 'complete', outcome: 'return', reasons: 'Басқа файл.' } as const
  await kernel.cases.perform(at.head, { case: first, key: 'returned', doing, signature: await at.world.sign(at.head, await kernel.cases.document(first, doing)) })
  assert.notEqual(await brought(at.officer, '7.0.0', other), first, 'what was returned can be brought again')
})

test('a further version of the questionnaire is added by two people; its assessments are scored by it, and it never changes', async () => {
  const { kernel } = at.world
  const { ask } = testPortal({ routes: assessmentRoutes(kernel), session: { actor: null, csrf: 'none' } })
  const scored = async (version: string): Promise<Record<string, unknown>> => {
    const answer = await ask('/api/oversight/assessments/score', { method: 'POST', body: JSON.stringify({ version, data: { asked1: 'item1-3', more1: 'item1-4', measure1: 'item1-2' } }), headers: { 'content-type': 'application/json', 'accept-language': 'en' } })
    return { status: answer.status, ...await answer.json() as object }
  }
  const unknown = await scored('v1.1.0')
  assert.equal(unknown['status'], 422)
  assert.match(String(unknown['detail']), /“v1\.1\.0” is not known.*1\.0\.1, 0\.10\.0, 0\.9\.1/)

  for (const stranger of [at.owner, at.inspector]) await assert.rejects(brought(stranger, '1.1.0', proper), Failure)
  const id = await brought(at.officer, 'v1.1', proper)
  const view = await kernel.cases.view(at.head, id)
  assert.deepEqual(['number', 'questions', 'points', 'hash'].map((name) => view.state.facts[name]), ['1.1.0', 3, 3, hashOfText(proper)])
  assert.match((await kernel.cases.wouldChange(view)).map((passage) => ('words' in passage ? passage.words.en : '')).join('; '), /Beside version 1\.0\.1; New questions: 3; Questions that are gone: \d+; Points are scored by the rule/)
  await assert.rejects(at.act({ ...at.officer, roles: ['oversight.officer', 'oversight.head'] }, id, 'add', { sign: true }), 'not by whoever brought it')
  assert.equal((await scored('v1.1.0'))['status'], 422, 'nothing is added before it is signed')
  const twice = await brought(at.officer, '1.1.0', JSON.stringify(survey(asked)))
  await at.act(at.head, id, 'add', { sign: true })

  const result = await scored('v1.1.0')
  assert.deepEqual([result['version'], result['raw'], result['mitigation'], result['total'], result['level']], ['1.1.0', { points: 7, most: 7 }, { points: 2, most: 2 }, 6, 4], 'its own questions, by the rule of Canada: 15 % of seven are taken away for enough mitigation')
  const { questionnaires } = await (await ask('/api/oversight/questionnaires')).json() as { readonly questionnaires: readonly { readonly version: string; readonly hash: string; readonly addedAt?: string }[] }
  assert.deepEqual(questionnaires.map(({ version, addedAt }) => [version, addedAt !== undefined]), [['1.1.0', true], ['1.0.1', false], ['0.10.0', false], ['0.9.1', false]])
  assert.equal(questionnaires[0]!.hash, hashOfText(proper))
  assert.equal(await (await ask('/api/oversight/questionnaires/ca.aia/1.1.0')).text(), proper)
  assert.equal((await ask('/api/oversight/questionnaires/ca.aia/1.2.0')).status, 404)
  assert.match(String((await scored('v9'))['detail']), /1\.1\.0, 1\.0\.1, 0\.10\.0, 0\.9\.1/)
  for (const locale of ['kk', 'ru', 'en']) {
    const shown = await (await ask(`/${locale}/oversight/assessments`)).text()
    assert.ok(shown.includes(hashOfText(proper)))
    assert.doesNotMatch(shown, /desk\/open/, 'who holds no office is offered no act')
  }
  assert.equal((await ask('/kk/oversight/assessments/questionnaires/ca.aia/1.1.0')).status, 200)
  const officers = testPortal({ routes: assessmentRoutes(kernel), session: { actor: at.officer, csrf: 'none' } })
  assert.match(await (await officers.ask('/kk/oversight/assessments')).text(), /\/kk\/desk\/open\/oversight\.questionnaire/)

  const kept = openKept(kernel)
  const newest = canadianVersions[0]!
  const assessment = await transact(kernel.db, (tx) => kept.begin(tx, at.owner, { ...newest, version: '1.1.0' }, 'Үлгі', { answers: new Map([['asked1', 'item1-3']]), translations: {} }))
  const owners = testPortal({ routes: assessmentRoutes(kernel), session: { actor: at.owner, csrf: 'none' } })
  assert.match(await (await owners.ask(`/en/oversight/assessments/mine/${assessment}`)).text(), /3 of 7/)

  const { decision } = await kernel.db.selectFrom('oversight_questionnaire').select('decision').executeTakeFirstOrThrow()
  const entry = (await kernel.journal.entriesOf(`decision:${decision}`)).find(({ type }) => type === 'oversight.questionnaire-added')
  assert.deepEqual(entry?.body, { scheme: 'ca.aia', version: '1.1.0', source: 'https://github.com/canada-ca/aia-eia-js', file: hashOfText(proper) })
  await assert.rejects(at.act(at.head, twice, 'add', { sign: true }), (error: unknown) => error instanceof Failure && error.kind === 'conflict')
  await assert.rejects(sql`update oversight_questionnaire set source = 'https://elsewhere.example'`.execute(kernel.db), /never changed/)
  await assert.rejects(sql`delete from oversight_questionnaire`.execute(kernel.db), /never changed/)
})

test('what is no questionnaire, is not understood, or is known with other content is refused with the mend', async () => {
  const known = canadianVersions[0]!
  const bring = (content: string | Uint8Array, version = '2.0.0', source?: string) => brought(at.officer, version, content, source)
  await assert.rejects(bring(proper, '1.0.1'), refusedWith('conflict', new RegExp(`known with other content \\(SHA-256: ${hashOfText(known.file())}\\)`), 'version'))
  await assert.rejects(bring(known.file(), 'v1.0.1'), refusedWith('conflict', /1\.0\.1 is known already/, 'version'))
  await assert.rejects(bring(known.file(), '1.2.0'), refusedWith('conflict', /1\.0\.1 is known already/, 'file'))
  for (const version of ['2', 'newest', '1.2.3.4', '1.2-beta', '99999.1']) await assert.rejects(bring(proper, version), refusedWith('invalid', /such as 1\.1\.0/, 'version'), version)
  for (const source of ['github.com/canada-ca', 'javascript:alert(1)', 'file:///etc/passwd']) await assert.rejects(bring(proper, '2.0.0', source), refusedWith('invalid', /whole address/, 'source'), source)
  for (const text of ['{"pages":', 'no JSON']) await assert.rejects(bring(text), refusedWith('invalid', /no JSON in UTF-8/), text)
  for (const text of ['[]', '5', 'null', '{"version":"v1.0.1","data":{}}', '{"pages":{}}']) await assert.rejects(bring(text), refusedWith('invalid', /no questionnaire/), text)
  await assert.rejects(bring(`{"pages":[${'{"name":"a","elements":['.repeat(20_000)}${']}'.repeat(20_000)}]}`), refusedWith('invalid', /no questionnaire/))
  await assert.rejects(bring(proper + ' '.repeat(2 * 1024 * 1024)), refusedWith('invalid', /2 MB at most/))
  await assert.rejects(bring(JSON.stringify({ pages: [{ name: 'p', elements: [{ type: 'text', name: 'q' }] }] })), refusedWith('invalid', /gives impact points/))
  const one = (part: object, named: RegExp) => assert.rejects(bring(JSON.stringify(survey(asked, part))), refusedWith('invalid', named))
  await one({ ...more, visibleIf: 'age({asked1}) > 5' }, /\(1\): more1: /)
  await one({ ...more, visibleIf: '{asked1} ~ 5' }, /more1: /)
  await one({ ...more, visibleIf: '{gone9} = "a"' }, /more1: \{gone9\}/)
  await one({ type: 'matrix', name: 'm' }, /m: matrix/)
  await one({ ...more, choicesVisibleIf: '{item} = "item1-4"' }, /more1: choicesVisibleIf/)
  await one({ ...more, choices: [{ value: 'item1-4', visibleIf: '{asked1} empty' }] }, /more1: visibleIf/)
  await one(asked, /asked1: twice/)
})
