/**
 * The studio: how long each page and each edit of a draft of 200 clauses takes that lints and could be sent on, beside the limit of 100 ms, with every service of the country
 * standing beside it. An edit is sent as its form, and the page to which that leads is read; the overview is read after an edit as well. The first page of a process is told apart.
 * `node bench/studio.ts [clauses]`
 */
import { openWorld } from '../src/countries/kazakhstan/testing.ts'
import { procedureSchema } from '../src/law/declaration.ts'
import type { Procedure } from '../src/law/procedure.ts'
import { changed, clauseAt, clausesOf, newClause, shapeOf, typedOf } from '../src/law/studio/index.ts'
import { deskRoutes } from '../src/portal/desk/index.ts'
import { studioRoutes } from '../src/portal/studio/index.ts'
import { testPortal } from '../src/portal/testing.ts'
import { figure, report, Times } from './measure.ts'

const clauses = Number(process.argv[2] ?? 200)
const limit = 100
const turns = 60
const world = await openWorld()
const { kernel } = world
const author = await world.officer('akimat.author')
const source = kernel.cases.procedures.find(({ body, steps, call }) => body.register === 'AKM' && Object.keys(steps).length > 1 && call === undefined)!
let draft: Procedure = { ...source, inForce: { ...source.inForce, from: '2027-06-01' } }
for (let n = 0; clausesOf(draft).length < clauses; n += 1) {
  const [place, kind] = n % 5 === 0 ? ['rules', 'rule'] as const : [`form.${draft.form[0]!.id}.fields`, 'field'] as const
  draft = procedureSchema.parse(changed(draft, { does: 'add', place, name: `more${n}`, value: newClause(draft, kind, `more${n}`, { question: n % 3 === 0 ? 'choice' : 'flag' }) }))
}
const id = await kernel.studio.begin(author, { body: 'akimat', declaration: draft })
const { ask } = testPortal({ routes: [...studioRoutes(kernel), ...deskRoutes(kernel, {})], session: { actor: author } })
const clause = `/clause?at=form.${draft.form[0]!.id}.more1`

async function read(path: string): Promise<string> {
  const answer = await ask(path)
  const text = await answer.text()
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`)
  return text
}

let edits = 0
/** Another label of one question is sent as its form; answers where that leads. */
async function edit(): Promise<string> {
  const { number, declaration } = await kernel.studio.read(author, id)
  const asked = clauseAt(declaration, `form.${draft.form[0]!.id}.more1`)!
  const { values } = typedOf(shapeOf(declaration, asked), asked.own, declaration)
  edits += 1
  const typed = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, /\.label\.(?:kk|ru|en)$/.test(name) ? `${value.replace(/ \d+$/, '')} ${edits}` : value]))
  const answer = await ask(`/en/studio/${id}${clause}`, { form: { ...typed, act: 'save', number: String(number) } })
  if (answer.status !== 303) throw new Error(`${answer.status} ${await answer.text()}`)
  return answer.headers.get('location')!
}

const rows: string[][] = []
const row = (what: string, times: Times): void => { rows.push([what, figure(times.at(0.5)), figure(times.at(0.95)), figure(times.at(1))]) }
const first = new Times()
await first.of(() => read(`/en/studio/${id}`))
if (!(await read(`/en/studio/${id}`)).includes('The draft can be sent on')) throw new Error('The draft is to lint.')
const all = new Times()
for (let n = 0; n < turns; n += 1) {
  await edit()
  await all.of(() => read(`/en/studio/${id}`))
}
row('all clauses, after an edit', all)
for (const [what, path] of Object.entries({ 'one clause': clause, 'one rule': '/clause?at=rules.more0', preview: '/try', 'in words, with the diagram': '/words', 'what would change': '/changes' })) {
  const times = new Times()
  for (let n = 0; n < turns; n += 1) await times.of(() => read(`/en/studio/${id}${path}`))
  row(what, times)
}
const saved = new Times()
const answered = new Times()
for (let n = 0; n < turns; n += 1) await answered.of(async () => {
  let to = ''
  await saved.of(async () => { to = await edit() })
  await read(to)
})
row('an edit is saved', saved)
row('an edit is saved and its page read', answered)
const linted = new Times()
for (let n = 0; n < turns; n += 1) await linted.of(() => kernel.studio.findings({ ...draft }))
row('the linter alone', linted)
const sent = new Times()
for (let n = 0; n < 3; n += 1) {
  await edit()
  await sent.of(() => read(`/en/studio/${id}/send`))
}
row('the page that sends it, after an edit: applicants are made and the whole country linted', sent)
await world.close()
report({
  title: 'Studio', about: `A draft of ${clausesOf(draft).length} clauses that lints, beside ${kernel.cases.procedures.length} services, one author, ${turns} of each; milliseconds. Goal: each edit answered in under ${limit} ms.`,
  columns: ['What', 'median', '95 %', 'longest'], rows, findings: [`The first page of a process: ${figure(first.at(1))} ms. The forms of the schema, about 350 ms of a processor once in a process, are made untimed before the first clause.`],
})
