/** A course from an author's draft to a learner: taken from files, written on a page, signed by another, learned in its version, and scored on the server. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { same } from '../../../law/text.ts'
import { instantAt } from '../../../law/time.ts'
import type { Facts } from '../../../law/field.ts'
import { newId, transact } from '../../../kernel/database/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import { cartridge, zipOf } from '../../../institutions/university/cartridge/testing.ts'
import { university } from '../../../institutions/university/index.ts'
import { type Content, contentOf, courseOf, emptyContent } from '../../../institutions/university/study/content.ts'
import { addLesson, addModule, addTask, withLesson, withModule, without } from '../../../institutions/university/study/authoring/edit.ts'
import { sweepDiscarded } from '../../../institutions/university/study/authoring/index.ts'
import { openDrafts } from '../../../institutions/university/study/authoring/drafts.ts'
import { taskKey } from '../../../institutions/university/study/authoring/task-key.ts'
import { taskFrom } from '../../../institutions/university/study/course.ts'
import { studyOf, studyRoutes, workOnGrading } from '../../../institutions/university/study/index.ts'
import { cabinetRoutes } from '../../../portal/cabinet/index.ts'
import { deskRoutes } from '../../../portal/desk/index.ts'
import { testPortal, testSettings, testToken } from '../../../portal/testing.ts'
import { openWorld, type World } from '../testing.ts'
import { universityOptions } from './options.ts'

let world: World
let author: Actor
before(async () => {
  world = await openWorld()
  author = await world.officer('university.author')
  workOnGrading(world.kernel, universityOptions.study)
})
after(() => world.close())

const asking = (actor: Actor | null) => testPortal({ routes: studyRoutes(world.kernel, universityOptions.study, universityOptions), session: { actor } }).ask
const ask = (path: string, init?: Parameters<ReturnType<typeof asking>>[1]) => asking(author)(path, init)
const pageOf = async (path: string, actor: Actor | null = author): Promise<string> => (await asking(actor)(path)).text()
const revisionOf = (page: string): string => /name="revision" value="(\d+)"/.exec(page)![1]!

async function begun(form: Readonly<Record<string, string>>): Promise<string> {
  const answer = await ask('/en/university/authoring', { form })
  assert.equal(answer.status, 303, await answer.text())
  return answer.headers.get('location')!.replace(/^http:\/\/localhost/, '')
}
async function sends(draft: string, form: Readonly<Record<string, string>>, path = draft): Promise<Response> {
  return ask(path, { form: { revision: revisionOf(await pageOf(draft)), ...form } })
}
async function loads(draft: string, name: string, content: Buffer | string, lesson = ''): Promise<{ readonly status: number; readonly page: string }> {
  const body = new FormData()
  for (const [field, value] of [['csrf', testToken], ['revision', revisionOf(await pageOf(draft))], ['lesson', lesson]] as const) body.append(field, value)
  body.append('file', new Blob([new Uint8Array(Buffer.from(content))]), name)
  const answer = await ask(`${draft}/import`, { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin' } })
  return { status: answer.status, page: await answer.text() }
}

/** Brings a draft to be published; answers its case. */
async function brought(draft: string): Promise<string> {
  const answer = await ask(`${draft}/publish`, { form: {} })
  assert.equal(answer.status, 303, await answer.text())
  return /\/desk\/cases\/([0-9a-f-]{36})/.exec(answer.headers.get('location')!)![1]!
}
/** The registrar decides on a case. */
async function decides(signer: Actor, id: string, outcome: 'publish' | 'return'): Promise<void> {
  const { cases } = world.kernel
  const doing = { type: 'complete', outcome, ...(outcome === 'return' && { reasons: 'Unclear.' }) } as const
  await cases.perform(signer, { case: id, key: newId(), doing, signature: await world.sign(signer, await cases.document(id, doing)) })
}
const factsOf = async (signer: Actor, id: string) => (await world.kernel.cases.view(signer, id)).state.facts

/** Sends a draft to be published and has the registrar sign it. */
async function published(draft: string, signer: Actor): Promise<void> {
  const id = await brought(draft)
  assert.match(await pageOf(`/en/university/course-contents/${(await factsOf(signer, id))['sha256']}`, signer), /Mean or median[\s\S]*Key of QTI 3/, 'whoever signs reads the whole of it, keys too')
  await decides(signer, id, 'publish')
}

test('an author takes a cartridge and an item into a draft, is told what was not taken, mends and publishes; a learner finishes the version that they began', async () => {
  const draft = await begun({ course: 'basics', from: '' })
  assert.equal((await asking(await world.officer())('/en/university/authoring')).status, 403, 'only authors write')
  const bad = await loads(draft, 'x.zip', zipOf({ '../x': 'y' }))
  assert.deepEqual([bad.status, bad.page.includes('leads outside of it')], [422, true])

  const imported = await loads(draft, 'course.imscc', zipOf(cartridge, { packed: true }))
  assert.equal(imported.status, 200, imported.page)
  for (const said of ['iframe', 'imsdt_xmlv1p3', 'a discussion topic was not taken', '../pic.png', 'cc.essay.v0p1', 'idle.html']) assert.ok(imported.page.includes(said), said)
  const outline = await pageOf(draft)
  for (const said of ['Первый модуль', 'Введение', 'Таблица', 'Проверка', 'write the title of the course in three languages', 'choose the skill of the module']) assert.ok(outline.includes(said), said)
  assert.equal((await sends(draft, {}, `${draft}/publish`)).status, 409, 'half a course is not published')

  const item = readFileSync(new URL('../../../../conformance/qti/choice-single.xml', import.meta.url), 'utf8')
  const intro = /lessons\/(lesson-\d+)"[^>]*>Введение/.exec(outline)![1]!
  assert.equal((await loads(draft, 'item.xml', item)).status, 422, 'an item needs a lesson')
  const wrong = await loads(draft, 'item.xml', item.replace('match_correct', 'own'), intro)
  assert.match(wrong.page, /Parts taken: 0[\s\S]*item\.xml:\d+[\s\S]*match_correct and map_response are taken/)
  assert.match((await loads(draft, 'item.xml', item, intro)).page, /All of it was taken/)

  // What is written on a page: a lesson whose text may run nothing, and a task.
  const shown = await sends(draft, { 'title-ru': 'Введение', 'body-ru': 'Текст <script>alert(1)</script> [a](javascript:alert(1)) **важно**', minutes: '5' }, `${draft}/lessons/${intro}`)
  assert.equal(shown.status, 303, await shown.text())
  const preview = await pageOf(`${draft}/lessons/${intro}`)
  assert.ok(preview.includes('<strong>важно</strong>') && !/<script>alert|href="javascript/.test(preview) && preview.includes('lang="ru"'))
  const made = await sends(draft, { act: 'task', kind: 'choice' }, `${draft}/lessons/${intro}`)
  const task = made.headers.get('location')!.replace(/^http:\/\/localhost/, '')
  assert.match(await pageOf(task), /not finished yet/)
  assert.equal((await sends(draft, { 'title-en': 'Two', 'prompt-en': 'What is 1 + 1?', 'options-en': 'one\n+ two' }, task)).status, 303)
  assert.doesNotMatch(await pageOf(task), /not finished yet/)

  const stale = await ask(draft, { form: { revision: '1', act: 'about', 'title-kk': 'Кеш', hours: '1', days: '1' } })
  assert.deepEqual([stale.status, (await stale.text()).includes('value="Кеш"')], [409, true], 'two who write at once do not write over each other')
  const skill = universityOptions.skills.groups[0]!.skills[0]!.code
  for (const [at, name] of [['module-1', 'Первый модуль'], ['module-2', 'Второй модуль']] as const) await sends(draft, { act: 'module', part: at, 'title-ru': name, skill })
  const about = Object.fromEntries(['title', 'summary', 'audience'].flatMap((name) => ['kk', 'ru', 'en'].map((language) => [`${name}-${language}`, `${name} ${language}`])))
  await sends(draft, { act: 'about', hours: '2', days: '30', ...about })
  assert.match(await pageOf(draft), /can be published/)

  const registrar = await world.officer('university.registrar')
  assert.equal((await asking(null)('/en/university/courses/basics')).status, 404, 'nobody learns what is not signed')
  await published(draft, registrar)
  const learner = await world.officer()
  const course = await pageOf('/en/university/courses/basics', null)
  assert.ok(course.includes('title en') && course.includes('Второй модуль'))
  const table = /lessons\/(lesson-\d+)"[^>]*>Таблица/.exec(course)![1]!
  const file = /href="([^"]*\/files\/[0-9a-f-]{36})"/.exec(await pageOf(`/en/university/courses/basics/lessons/${table}`, null))![1]!
  const given = await asking(null)(file.replace(/^http:\/\/localhost/, ''))
  assert.deepEqual([await given.text(), given.headers.get('content-disposition')?.startsWith('attachment'), given.headers.get('content-security-policy')], ['a,b\n1,2\n', true, "default-src 'none'; sandbox"])

  // The item is answered by a plain form and scored here; a browser never has what is right.
  await asking(learner)('/en/university/courses/basics/begin', { form: {} })
  const address = `/en${/\/university\/courses\/basics\/tasks\/task-\d+(?="[^>]*>Mean or median)/.exec(course)![0]}`
  const question = await pageOf(address, learner)
  assert.ok(/<input type="radio"[^>]*name="q:RESPONSE" value="B"/.test(question) && !/correct|checked/i.test(question))
  const answers = async (value: string, number: string) => pageOf((await asking(learner)(address, { form: { number, 'q:RESPONSE': value } })).headers.get('location')!.replace(/^http:\/\/localhost/, ''), learner)
  assert.match(await answers('A', '1'), /not done yet[\s\S]*the mean/)
  assert.match(await answers('B', '2'), /The task is done[\s\S]*100 \/ 100/)
  assert.equal((await asking(learner)(address, { form: { number: '3' } })).status, 422, 'no answer is no attempt')

  // The next version opens to those who come, and not to whoever learns.
  const next = await begun({ course: '', from: 'basics' })
  await sends(next, { act: 'about', hours: '2', days: '30', ...about, 'title-en': 'Second edition' })
  await published(next, registrar)
  assert.match(await pageOf('/en/university/courses/basics', null), /Second edition/)
  const mine = await pageOf('/en/university/courses/basics', learner)
  assert.ok(mine.includes('title en') && !mine.includes('<h1>Second edition') && mine.includes('You finish the version that you began'))
})

/** A draft with one lesson, and a task of this kind in it. */
async function withTask(course: string, kind: string): Promise<{ readonly draft: string; readonly task: string }> {
  const draft = await begun({ course, from: '' })
  await sends(draft, { act: 'modules', 'title-en': 'Module' })
  await sends(draft, { act: 'lesson', part: 'module-1', 'title-en': 'Lesson' })
  const made = await sends(draft, { act: 'task', kind }, `${draft}/lessons/lesson-1`)
  return { draft, task: made.headers.get('location')!.replace(/^http:\/\/localhost/, '') }
}
const kept = async (draft: string): Promise<Content> => (await openDrafts(world.kernel).find(draft.split('/').at(-1)!)).content

test('a program whose YAML cannot be kept is told of with its line, and stays on the page', async () => {
  const { draft, task } = await withTask('yaml', 'python')
  for (const [source, said] of [['title: Sum of a list', 'title'], ['start: "a\nb: [', '2'], ['only words', 'key: value'], ['start: "\\0"', 'cannot be kept']] as const) {
    const answer = await sends(draft, { source }, task)
    const page = await answer.text()
    assert.equal(answer.status, 422, source)
    assert.ok(page.includes(said) && page.includes(source.split('\n').at(-1)!.replaceAll('"', '&quot;')), page.slice(0, 3000))
  }
  assert.equal((await ask('/en/university/authoring')).status, 200)
  assert.equal((await sends(draft, { source: 'title: {en: Sum}\nstart: "x = 1"' }, task)).status, 303)
  assert.deepEqual((await kept(draft)).modules[0]!.lessons[0]!.tasks[0]!['start'], 'x = 1')
})

test('the list of drafts holds all of them, one that cannot be read too', async () => {
  const { db } = world.kernel
  const made = { made_by: author.person, changed_by: author.person, revision: 1, course: 'many' }
  await db.insertInto('course_draft').values(Array.from({ length: 60 }, (_, at) => ({ ...made, id: newId(), content: JSON.stringify({ title: at === 0 ? 'plain' : { en: `Draft ${at}` } }), changed_at: `2020-01-01T00:00:${String(at).padStart(2, '0')}.000Z` as const }))).execute()
  assert.match(await pageOf('/en/university/authoring'), /page=2/)
  assert.match(await pageOf('/en/university/authoring?page=2'), />Draft 1<[\s\S]*Without a title/)
})

test('a choice that is saved as it stood keeps its key, also where a language lacks an option', async () => {
  const { draft, task } = await withTask('choices', 'choice')
  assert.equal((await sends(draft, { 'title-en': 'T', 'prompt-en': 'P', 'options-kk': 'бір\n\n+ үш', 'options-en': 'one\ntwo\nthree\n\\+4' }, task)).status, 303)
  const options = async () => (await kept(draft)).modules[0]!.lessons[0]!.tasks[0]!['options']
  const before = await options()
  assert.deepEqual(before, [{ id: 'a', label: { kk: 'бір', en: 'one' } }, { id: 'b', label: { en: 'two' } }, { id: 'c', label: { kk: 'үш', en: 'three' }, right: true }, { id: 'd', label: { en: '+4' } }])
  const page = await pageOf(task)
  const typed = Object.fromEntries(['title', 'prompt', 'options'].flatMap((name) => ['kk', 'ru', 'en'].map((language) => {
    const [, area] = new RegExp(`name="${name}-${language}"[^>]*>\\n?([^<]*)</textarea>`).exec(page) ?? []
    return [`${name}-${language}`, area ?? (name === 'title' && language === 'en' ? 'T' : '')]
  })))
  assert.equal((await sends(draft, typed, task)).status, 303)
  assert.deepEqual(await options(), before)
  // One that is written before the others takes no other's id.
  assert.equal((await sends(draft, { ...typed, 'options-kk': '', 'options-en': 'zero\none\n+ three' }, task)).status, 303)
  assert.deepEqual((await options() as { id: string }[]).map(({ id }) => id), ['e', 'a', 'c'])
  const many = await sends(draft, { ...typed, 'options-en': Array.from({ length: 9 }, (_, at) => `answer ${at}`).join('\n') }, task)
  assert.deepEqual([many.status, /eight answers at most/.test(await many.text())], [422, true])
})

test('whoever writes meanwhile loses nothing that they typed, in whichever form, and sees it in that form only', async () => {
  const { draft, task } = await withTask('meanwhile', 'choice')
  const lesson = `${draft}/lessons/lesson-1`
  const stale = async (path: string, form: Readonly<Record<string, string>>): Promise<string> => {
    const answer = await ask(path, { form: { revision: '1', ...form } })
    assert.equal(answer.status, 409)
    return answer.text()
  }
  for (const [act, part] of [['modules', ''], ['module', 'module-1'], ['lesson', 'module-1']] as const) {
    const page = await stale(draft, { act, part, 'title-en': 'Typed long' })
    assert.equal(page.match(/Typed long/g)?.length, 1, act)
    assert.match(page, /<details open>/)
  }
  assert.match(await stale(draft, { act: 'lesson', part: 'module-7', 'title-en': 'Typed long' }), /What you typed[\s\S]*Typed long/)
  const added = await stale(lesson, { act: 'task', kind: 'sql' })
  assert.ok(/value="Lesson"/.test(added) && /value="sql" selected/.test(added))
  await sends(draft, { act: 'remove', part: 'lesson-1' })
  for (const path of [lesson, task]) {
    const answer = await sends(draft, { 'title-en': 'Typed long' }, path)
    assert.deepEqual([answer.status, /Typed long/.test(await answer.text())], [404, true])
  }
})

test('an import that is refused leaves no file, and a draft has a bound', async () => {
  const draft = await begun({ course: 'bounded', from: '' })
  const drafts = openDrafts(world.kernel)
  const id = draft.split('/').at(-1)!
  const files = async () => (await world.kernel.db.selectFrom('file').select('id').execute()).length
  const before = await files()
  const body = new FormData()
  for (const [field, value] of [['csrf', testToken], ['revision', '9']] as const) body.append(field, value)
  body.append('file', new Blob([new Uint8Array(zipOf(cartridge, { packed: true }))]), 'course.imscc')
  assert.equal((await ask(`${draft}/import`, { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin' } })).status, 409)
  const lesson = { title: {}, minutes: 1, tasks: [], files: [] }
  await drafts.save(author, { id, revision: 1 }, { ...await kept(draft), modules: [{ id: 'm', title: {}, skill: '', lessons: Array.from({ length: 100 }, (_, at) => ({ ...lesson, id: `l-${at}`, body: { en: 'x'.repeat(99_920) } })) }] })
  const refused = await loads(draft, 'course.imscc', zipOf(cartridge, { packed: true }))
  assert.deepEqual([refused.status, refused.page.includes('10 MB at most'), await files()], [422, true, before])
})

test('a task that was taken out gives its name to no other, in the next version neither', () => {
  const [first] = [addTask(addLesson(addModule(emptyContent, {}), 'module-1', {}).course, 'lesson-1', { kind: 'choice', title: {} })]
  const again = addTask(without(first.course, first.id), 'lesson-1', { kind: 'choice', title: { en: 'T' }, prompt: { en: 'P' }, options: [{ id: 'a', label: { en: '1' }, right: true }, { id: 'b', label: { en: '2' } }] })
  assert.deepEqual([first.id, again.id], ['task-1', 'task-2'])
  const said = { kk: 'a', ru: 'a', en: 'a' }
  const course = courseOf('c', 1, '2026-01-01', withModule(withLesson({ ...without(again.course, 'none'), title: said, summary: said, audience: said }, 'lesson-1', { title: said }), 'module-1', { title: said, skill: 's' }))
  assert.equal(addTask(without(contentOf(course), 'task-2'), 'lesson-1', { kind: 'choice', title: {} }).id, 'task-3')
})

test('whoever signs reads what every kind of task is judged by', () => {
  const shared = { title: same('T'), prompt: same('P'), explanation: same('Because so') }
  const item = readFileSync(new URL('../../../../conformance/qti/choice-single.xml', import.meta.url), 'utf8')
  const tests = [{ shown: true, call: [1], gives: 1 }, { call: [712], gives: 713 }]
  for (const [task, ...said] of [
    [{ kind: 'choice', options: [{ id: 'a', label: same('Wrong one') }, { id: 'b', label: same('Right one'), right: true }] }, 'Right one'], [{ kind: 'number', answer: 12.5, tolerance: 0.25 }, '12.5', '0.25'],
    [{ kind: 'words', accepted: ['median'] }, 'median'], [{ kind: 'python', function: 'f', start: '', solution: 'def f(): return 9', tests }, 'def f(): return 9', '712'],
    [{ kind: 'sql', start: '', solution: 'select 9', tests: [1, 2].map((n) => ({ tables: { t: { columns: { n: 'integer' }, rows: [[n]] } }, gives: [[n + 710]] })) }, 'select 9', '712'], [{ kind: 'qti', item }, 'RESPONSE', 'correct'],
  ] as const) {
    const { source } = taskKey(taskFrom('t', { ...shared, ...task }), 'en')
    for (const one of [...said, 'Because so']) assert.ok(source.includes(one), `${task.kind}: ${one}`)
    assert.ok(!source.includes('Wrong one'))
  }
})

/** A draft of a course that can be published. */
async function wholeDraft(course: string): Promise<string> {
  const said = (text: string) => ({ kk: text, ru: text, en: text })
  const skill = universityOptions.skills.groups[0]!.skills[0]!.code
  const lesson = { id: 'lesson-1', title: said('L'), minutes: 1, body: said('Text'), tasks: [], files: [] }
  return `/en/university/authoring/${await openDrafts(world.kernel).create(author, course, { title: said('Short'), summary: said('S'), audience: said('A'), hours: 1, days: 1, modules: [{ id: 'module-1', title: said('M'), skill, lessons: [lesson] }] })}`
}

test('a case of publication states what its content says, and none is opened for a content that is not kept', async () => {
  const registrar = await world.officer('university.registrar')
  const { cases, db } = world.kernel
  const opens = (facts: Facts) => transact(db, (tx) => cases.openOfItself(tx, author, { procedure: 'university.course', facts, key: newId() }))
  await assert.rejects(opens({ sha256: 'a'.repeat(64), course: 'data-and-models', version: 9, title: 'Forged' }), /no course with this hash/)
  const hash = await openDrafts(world.kernel).keep('stated', 1, await kept(await wholeDraft('stated')))
  assert.deepEqual(await factsOf(registrar, await opens({ sha256: hash, course: 'data-and-models', version: 9, title: 'Forged' })), { sha256: hash, course: 'stated', version: 1, title: 'Short' })
  const inFiles = universityOptions.study.courses()[0]!
  await assert.rejects(opens({ sha256: await openDrafts(world.kernel).keep(inFiles.id, inFiles.version, await kept(await wholeDraft(inFiles.id))) }), /came with the portal/)
})

test('what waits counts as a version, what was returned can be brought again, and one version is published once', async () => {
  const registrar = await world.officer('university.registrar')
  const draft = await wholeDraft('twice')
  const first = await brought(draft)
  assert.equal(await brought(draft), first, 'the same content is brought once')
  await sends(draft, { act: 'modules', 'title-en': 'More' })
  await sends(draft, { act: 'remove', part: 'module-2' })
  const second = await brought(draft)
  assert.deepEqual([(await factsOf(registrar, first))['version'], (await factsOf(registrar, second))['version']], [1, 2])
  await decides(registrar, second, 'return')
  const again = await brought(draft)
  assert.notEqual(again, second)
  assert.equal((await factsOf(registrar, again))['version'], 2)
  // Two cases that state one version, as two processes could open them: the second is not signed.
  const hash = await openDrafts(world.kernel).keep('twice', 2, await kept(await wholeDraft('twice')))
  const other = await transact(world.kernel.db, (tx) => world.kernel.cases.openOfItself(tx, author, { procedure: 'university.course', facts: { sha256: hash }, key: newId() }))
  await decides(registrar, again, 'publish')
  await assert.rejects(decides(registrar, other, 'publish'), /UNC/)
})

test('a learner keeps the content that they began, also where a release or another entry takes its version', async () => {
  const registrar = await world.officer('university.registrar')
  const learner = await world.officer()
  const draft = await wholeDraft('kept')
  await decides(registrar, await brought(draft), 'publish')
  await asking(learner)('/en/university/courses/kept/begin', { form: {} })
  const [served] = [universityOptions.study.courses()[0]!]
  const released = { ...universityOptions, study: { ...universityOptions.study, courses: () => [{ ...served, id: 'kept', version: 1, title: same('Released') }] } }
  const read = async (actor: Actor | null) => (await testPortal({ routes: studyRoutes(world.kernel, released.study, released), session: { actor } }).ask('/en/university/courses/kept')).text()
  assert.match(await read(null), /<h1>Released/)
  assert.match(await read(learner), /<h1>Short/)
  // An enrolment of before is that of its version.
  await world.kernel.db.updateTable('course_enrolment').set({ sha256: null }).where('course', '=', 'kept').execute()
  assert.match(await read(learner), /<h1>Released/)
})

test('a draft can be thrown away and got back for a day, and not while somebody else writes in it', async () => {
  const draft = await wholeDraft('thrown')
  await sends(draft, { act: 'modules', 'title-en': 'More' })
  assert.equal((await ask(`${draft}/discard`, { form: { revision: '1' } })).status, 409, 'what was written since the page was read is not lost unseen')
  assert.equal((await sends(draft, {}, `${draft}/discard`)).status, 303)
  assert.equal((await ask(draft)).status, 404)
  assert.match(await pageOf('/en/university/authoring'), /Deleted drafts[\s\S]*Short/)
  const before = world.kernel.now()
  assert.equal((await ask(`${draft}/give-back`, { form: {} })).status, 303)
  assert.equal((await ask(draft)).status, 200)
  assert.equal((await sends(draft, {}, `${draft}/discard`)).status, 303)
  await sweepDiscarded(world.kernel.db, before)
  world.at(instantAt(Date.parse(before) + 25 * 3_600_000))
  assert.equal((await ask(`${draft}/give-back`, { form: {} })).status, 404)
  await sweepDiscarded(world.kernel.db, world.kernel.now())
  assert.deepEqual(await world.kernel.db.selectFrom('course_draft_discarded').selectAll().execute(), [])
})

test('a published course is withdrawn by three: whoever began it finishes it, nobody new begins it, and its number is not used again', async () => {
  const { cases, registers } = world.kernel
  const [registrar, rector, speaker, learner] = [await world.officer('university.registrar'), await world.officer('university.rector'), await world.officer('university.representative'), await world.officer()]
  const draft = await wholeDraft('leaving')
  await decides(registrar, await brought(draft), 'publish')
  await asking(learner)('/en/university/courses/leaving/begin', { form: {} })
  const number = (await registers.standing('university.courses')).find(({ values }) => values['course'] === 'leaving')!.number
  const begun = await cases.begin(speaker, { procedure: 'university.course-withdrawal', subject: number })
  for (const page of (await cases.draft(speaker, begun)).procedure.form) assert.deepEqual(await cases.savePage(speaker, begun, page, { why: 'Outdated.' }), [])
  const id = await cases.file(speaker, { draft: begun })
  await cases.perform(registrar, { case: id, key: newId(), doing: { type: 'complete', outcome: 'propose' } })
  const doing = { type: 'complete', outcome: 'enter' } as const
  await cases.perform(rector, { case: id, key: newId(), doing, signature: await world.sign(rector, await cases.document(id, doing)) })
  const gone = await asking(null)('/en/university/courses/leaving')
  assert.deepEqual([gone.status, /Whoever began it before finishes their version/.test(await gone.text())], [410, true])
  assert.doesNotMatch(await pageOf('/en/university/courses', null), /courses\/leaving/)
  assert.match(await pageOf('/en/university/courses/leaving', learner), /The course is withdrawn[\s\S]*You can finish the version that you began/)
  assert.equal((await asking(await world.officer())('/en/university/courses/leaving/begin', { form: {} })).status, 404)
  assert.match(await pageOf(draft), /Version 2/)
  const study = studyOf(world.kernel, universityOptions.study)
  assert.deepEqual([(await study.course('leaving'))?.title.en, (await study.lastOffered('leaving'))?.title.en, await study.lastOffered('never')], [undefined, 'Short', undefined], 'a platform that launches it still finds it')
})

/** What an assessor proposes of an attempt, signed by the registrar. */
async function judges(id: string, outcome: 'done' | 'notDone', score: string): Promise<void> {
  const { cases, journal } = world.kernel
  const [assessor, registrar] = [await world.officer('university.assessor'), await world.officer('university.registrar')]
  await cases.perform(assessor, { case: id, key: newId(), doing: { type: 'complete', outcome, findings: { score }, reasons: 'So it reads.' } })
  const doing = { type: 'complete', outcome, ...(outcome === 'notDone' && { reasons: 'So it reads.' }) } as const
  await cases.perform(registrar, { case: id, key: newId(), doing, signature: await world.sign(registrar, await cases.document(id, doing)) })
  await journal.settle()
  await journal.settle()
}

test('a free answer waits for a person, who reads it by the guide; what two of them decide is another attempt, and completes the course', async () => {
  const { cases } = world.kernel
  const [assessor, registrar, learner, other] = [await world.officer('university.assessor'), await world.officer('university.registrar'), await world.officer(), await world.officer()]
  const draft = await wholeDraft('essay')
  const made = await sends(draft, { act: 'task', kind: 'free' }, `${draft}/lessons/lesson-1`)
  const task = made.headers.get('location')!.replace(/^http:\/\/localhost/, '')
  assert.equal((await sends(draft, { 'title-en': 'Essay', 'prompt-en': 'Why does a model err?', 'guide-en': 'Two causes at least.' }, task)).status, 303)
  await decides(registrar, await brought(draft), 'publish')
  await asking(learner)('/en/university/courses/essay/begin', { form: {} })
  const [name] = (await kept(draft)).modules[0]!.lessons[0]!.tasks.slice(-1)
  const address = `/en/university/courses/essay/tasks/${name!.id}`
  assert.doesNotMatch(await pageOf(address, learner), /Two causes/)
  const sent = (await asking(learner)(address, { form: { number: '1', answer: 'Few data.' } })).headers.get('location')!.replace(/^http:\/\/localhost/, '')
  assert.match(await pageOf(sent, learner), /A person will read your answer/)
  assert.equal((await asking(learner)(`${sent}/ask`, { form: {} })).status, 409, 'it waits already')
  const attempt = sent.split('/').at(-1)!
  const { rows: [waiting] } = await cases.queue(assessor, { procedure: 'university.grading', page: 1, size: 10, state: 'open' })
  assert.match(await pageOf(`/en/university/graded-attempts/${attempt}`, assessor), /Why does a model err\?[\s\S]*Few data\.[\s\S]*Two causes at least/)
  assert.deepEqual([(await asking(other)(`/en/university/graded-attempts/${attempt}`)).status, (await asking(other)(`${sent}/ask`, { form: {} })).status], [403, 404], 'an answer is read by its learner and the assessors alone')
  await judges(waiting!.id, 'done', '80')
  const after = await pageOf(address, learner)
  assert.match(after, />2<\/a>[\s\S]*80[\s\S]*>1<\/a>/)
  const judged = /university\/attempts\/[0-9a-f-]{36}/.exec(after)![0]
  assert.match(await pageOf(`/en/${judged}`, learner), /The task is done[\s\S]*80 \/ 100[\s\S]*an assessor, decision/)
  const before = await pageOf(sent, learner)
  assert.match(before, new RegExp(`A person has judged your answer[\\s\\S]*80 / 100[\\s\\S]*${judged}`))
  assert.doesNotMatch(before, /A person will read your answer/, 'nothing waits any more')
  assert.equal((await asking(learner)(address, { form: { number: '3', answer: 'Few data.' } })).headers.get('location')!.replace(/^http:\/\/localhost/, ''), `/en/${judged}`, 'the same words are what the person found of them')
})

test('one free answer that is sent twice at once is one case, and what a person judged is laid before nobody again', async () => {
  const { cases } = world.kernel
  const [assessor, learner] = [await world.officer('university.assessor'), await world.officer()]
  await asking(learner)('/en/university/courses/essay/begin', { form: {} })
  const course = (await studyOf(world.kernel, universityOptions.study).course('essay'))!
  const address = `/en/university/courses/essay/tasks/${course.modules[0]!.lessons[0]!.tasks.at(-1)!.id}`
  const send = async () => (await asking(learner)(address, { form: { number: '1', answer: 'Noise.' } })).headers.get('location')!.replace(/^http:\/\/localhost/, '')
  const [sent, again] = await Promise.all([send(), send()])
  assert.equal(sent, again)
  const { rows } = await cases.queue(assessor, { procedure: 'university.grading', page: 1, size: 10, state: 'open' })
  assert.equal(rows.length, 1)
  assert.deepEqual(await cases.ownDrafts(learner), [], 'and nothing of the other one is left')
  await judges(rows[0]!.id, 'notDone', '10')
  assert.match(await pageOf(sent, learner), /A person has judged your answer/)
  assert.equal((await asking(learner)(`${sent}/ask`, { form: {} })).status, 409, 'the appeal is the way')
  await send()
  assert.equal((await cases.queue(assessor, { procedure: 'university.grading', page: 1, size: 10, state: 'open' })).rows.length, 0)
})

test('a decision about what is no attempt stops nobody’s grading', async () => {
  const { db } = world.kernel
  await transact(db, (tx) => studyOf(world.kernel, universityOptions.study).judge(tx, { attempt: 'not-an-id', person: author.person, score: 1, passed: true, decision: 'X' }))
})

test('an automatic verdict can be laid before a person, once, and by nobody but whose it is', async () => {
  const { cases } = world.kernel
  const [assessor, learner] = [await world.officer('university.assessor'), await world.officer()]
  const [course] = universityOptions.study.courses()
  const number = course!.modules.flatMap(({ lessons }) => lessons).flatMap(({ tasks }) => tasks).find(({ kind }) => kind === 'number')!
  await asking(learner)(`/en/university/courses/${course!.id}/begin`, { form: {} })
  const sent = (await asking(learner)(`/en/university/courses/${course!.id}/tasks/${number.id}`, { form: { number: '1', answer: '-12345' } })).headers.get('location')!.replace(/^http:\/\/localhost/, '')
  const attempt = sent.split('/').at(-1)!
  const opened = async () => (await asking(assessor)(`/en/university/graded-attempts/${attempt}`)).status
  assert.equal(await opened(), 404, 'nobody has asked for it')
  assert.match(await pageOf(sent, learner), /Ask a person to judge it/)
  const begun = /\/drafts\/([0-9a-f-]{36})/.exec((await asking(learner)(`${sent}/ask`, { form: {} })).headers.get('location')!)![1]!
  assert.equal(await opened(), 404, 'what was only begun opens nothing')
  const { procedure: { form: forms }, facts } = await cases.draft(learner, begun)
  assert.equal(facts['attempt'], attempt, 'the portal says which attempt it is, and nobody types another')
  for (const form of forms) assert.deepEqual(await cases.savePage(learner, begun, form, { attempt: newId(), why: 'The key is wrong.' }), [])
  // A version from before the portal named the attempt had it among the answers alone; what it left behind goes on after an upgrade.
  const { db } = world.kernel
  const upgrade = sql.raw(readFileSync(new URL('../../../institutions/university/079-attempts-of-older-cases.sql', import.meta.url), 'utf8'))
  await db.updateTable('draft').set({ subject: null, facts: sql`jsonb_set(facts, '{attempt}', to_jsonb(${attempt}::text))` }).where('id', '=', begun).execute()
  await cases.deleteDraft(learner, begun)
  await upgrade.execute(db)
  await cases.restoreDraft(learner, begun)
  assert.equal((await cases.draft(learner, begun)).subject?.id, attempt, 'what was put away')
  await db.updateTable('draft').set({ subject: null }).where('id', '=', begun).execute()
  await upgrade.execute(db)
  await cases.file(learner, { draft: begun })
  await db.updateTable('case_record').set({ subject: null }).where('procedure', '=', 'university.grading').execute()
  assert.equal(await opened(), 404)
  await upgrade.execute(db)
  assert.match(await pageOf(`/en/university/graded-attempts/${attempt}`, assessor), /-12345/)
  assert.match(await pageOf(sent, learner), /A person will read your answer/)
  await assert.rejects(cases.begin(learner, { procedure: 'university.grading', subject: attempt }), { kind: 'conflict' }, 'twice')
  const other = await world.officer()
  for (const subject of [attempt, newId(), 'not-an-id', undefined]) await assert.rejects(cases.begin(other, { procedure: 'university.grading', ...(subject !== undefined && { subject }) }), { kind: 'invalid' }, String(subject))
  const { rows: [waiting] } = await cases.queue(assessor, { procedure: 'university.grading', page: 1, size: 10, state: 'open' })
  await judges(waiting!.id, 'notDone', '0')
  assert.match(await pageOf(sent, learner), /A person has judged your answer/)
  await assert.rejects(cases.begin(learner, { procedure: 'university.grading', subject: attempt }), { kind: 'conflict' }, 'a person has judged it')
  assert.equal(await opened(), 200, 'whoever judged it can read what they judged')

  // The appeal is won and somebody judges anew: a first decision that is taken only then, for it waited on the shelf, judges nothing any more.
  const { journal } = world.kernel
  const entries = await db.selectFrom('journal_entry').select(['id', 'leaf_index as place', 'subject']).where('type', '=', 'case.issued').where('subject', '=', `case:${waiting!.id}`).execute()
  const draft = await cases.begin(learner, { procedure: 'university.appeal', about: (await cases.view(learner, waiting!.id)).state.decisions.at(-1)!.id })
  for (const form of (await cases.draft(learner, draft)).procedure.form) await cases.savePage(learner, draft, form, { objections: 'The key is wrong.' })
  const appealed = await cases.file(learner, { draft, signature: await world.sign(learner, cases.draftDocument(await cases.draft(learner, draft))) })
  for (const [outcome, signed] of [['proposeAnnul', false], ['annul', true]] as const) {
    const actor = await world.officer('university.appeals')
    const doing = { type: 'complete', outcome, reasons: 'The key is wrong.' } as const
    await cases.perform(actor, { case: appealed, key: newId(), doing, ...(signed && { signature: await world.sign(actor, await cases.document(appealed, doing)) }) })
  }
  await journal.settle()
  await judges(waiting!.id, 'done', '90')
  await db.insertInto('journal_shelf').values(entries.map(({ id, place, subject }) => ({ subscriber: 'university.grading', entry: id, place: place!, subject, since: world.kernel.now() }))).execute()
  await transact(db, (tx) => journal.shelf.again(tx, 'system:test', 'university.grading'))
  await journal.settle()
  assert.deepEqual((await journal.shelf.list()).entries, [])
  const judged = /university\/attempts\/[0-9a-f-]{36}/.exec((await pageOf(sent, learner)).split('A person has judged your answer')[1]!)![0]
  assert.match(await pageOf(`/en/${judged}`, learner), /90 \/ 100/)
})

test('the cabinet and the desk lead an author, and whoever teaches, to where they work, and nobody else', async () => {
  const parts = university(universityOptions)
  const routes = parts.routes(world.kernel)
  const workplaces = parts.workplaces!.map((place) => ({ ...place, permission: routes.find(({ method, path }) => method === 'GET' && path === place.path)!.permission }))
  const links = async (actor: Actor, path: string): Promise<readonly string[]> => {
    const page = await (await testPortal({ routes: [...deskRoutes(world.kernel, {}), ...cabinetRoutes(world.kernel)], session: { actor }, settings: { ...testSettings, workplaces } }).ask(path)).text()
    return workplaces.flatMap((place) => (page.includes(`href="/en${place.path}"`) ? [place.path] : []))
  }
  const [teacher, registrar] = [await world.officer('university.assessor'), await world.officer('university.registrar')]
  for (const path of ['/en/cabinet', '/en/desk']) {
    assert.deepEqual([await links(author, path), await links(teacher, path), await links(registrar, path)], [['/university/authoring'], ['/university/tools/manage'], []], path)
  }
})

test('Python for the browser is bound to the address of the portal, whatever a request calls it, and comes in pieces, packed for whoever takes that', async () => {
  const { publicUrl } = world.kernel.settings
  const practice = await ask('/en/university/courses/data-and-models/tasks/mask/practice')
  assert.ok(practice.headers.get('content-security-policy')!.endsWith(`; frame-src ${publicUrl}/university/practice/frame`))
  const edition = /\/university\/practice\/[0-9a-f]{12}\//.exec(await practice.text())![0]
  assert.ok((await ask('/university/practice/frame')).headers.get('content-security-policy')!.includes(`connect-src ${publicUrl}${edition};`))
  const file = (accepted: string) => ask(`${edition}pyodide.asm.wasm`, { headers: { 'accept-encoding': accepted } })
  const [plain, refused, packed] = await Promise.all([file('identity'), file('gzip;q=0, br'), file('br, gzip;q=0.5')])
  assert.deepEqual([plain, refused, packed].map(({ headers }) => headers.get('content-encoding')), [null, null, 'gzip'])
  const first = (await plain.body!.getReader().read()).value as Uint8Array
  assert.ok(first.length <= 65_536, 'a slow reader holds a piece')
  const bytes = Buffer.from(await refused.arrayBuffer())
  assert.deepEqual([bytes.length, gunzipSync(Buffer.from(await packed.arrayBuffer())).equals(bytes)], [Number(refused.headers.get('content-length')), true])
  assert.equal((await ask(`${edition}nothing.js`)).status, 404)
})
