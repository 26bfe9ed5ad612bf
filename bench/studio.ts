/**
 * The studio: how long each page and each edit of a draft of 200 clauses takes, beside the limit of 100 ms, with every service of the country standing beside it.
 * `node bench/studio.ts [clauses]`
 */
import { openWorld } from '../src/countries/kazakhstan/testing.ts'
import { procedureSchema } from '../src/law/declaration.ts'
import { changed, clauseAt, clausesOf, newClause, shapeOf, typedOf } from '../src/law/studio/index.ts'
import { studioRoutes } from '../src/portal/studio/index.ts'
import { testPortal } from '../src/portal/testing.ts'
import { Times } from './measure.ts'

const clauses = Number(process.argv[2] ?? 200)
const limit = 100
const world = await openWorld()
const { kernel } = world
const author = await world.officer('akimat.author')
let draft = kernel.cases.procedures.find(({ body, steps }) => body.register === 'AKM' && Object.keys(steps).length > 1)!
for (let n = 0; clausesOf(draft).length < clauses; n += 1) {
  const [place, kind] = n % 5 === 0 ? ['rules', 'rule'] as const : [`form.${draft.form[0]!.id}.fields`, 'field'] as const
  draft = procedureSchema.parse(changed(draft, { does: 'add', place, name: `more${n}`, value: newClause(draft, kind, `more${n}`, { question: n % 3 === 0 ? 'choice' : 'flag' }) }))
}
const id = await kernel.studio.begin(author, { body: 'akimat', declaration: draft })
const { ask } = testPortal({ routes: studioRoutes(kernel), session: { actor: author } })
const pages = { 'all clauses': '', 'one clause': `/clause?at=form.${draft.form[0]!.id}.more1`, 'one rule': '/clause?at=rules.more0', 'preview': '/try', 'in words, with the diagram': '/words', 'what would change': '/changes' }

console.log(`## Studio\n\nA draft of ${clausesOf(draft).length} clauses beside ${kernel.cases.procedures.length} services, one author; milliseconds, limit ${limit}.\n\n| What | median | 95 % |\n|---|---|---|`)
const report = (what: string, times: Times): void => console.log(`| ${what} | ${times.at(0.5).toFixed(0)} | ${times.at(0.95).toFixed(0)} |`)
for (const [what, path] of Object.entries(pages)) {
  const times = new Times()
  for (let n = 0; n < 15; n += 1) await times.of(async () => { const answer = await ask(`/en/studio/${id}${path}`); await answer.text(); if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`) })
  report(what, times)
}
const edits = new Times()
for (let n = 0; n < 15; n += 1) {
  const { number, declaration } = await kernel.studio.read(author, id)
  const clause = clauseAt(declaration, `form.${draft.form[0]!.id}.more1`)!
  const { values } = typedOf(shapeOf(declaration, clause), clause.own, declaration)
  const typed = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, /\.label\.(?:kk|ru|en)$/.test(name) ? `${value} ${n}` : value]))
  await edits.of(async () => {
    const answer = await ask(`/en/studio/${id}${pages['one clause']}`, { form: { ...typed, act: 'save', number: String(number) } })
    if (answer.status !== 303) throw new Error(`${answer.status} ${await answer.text()}`)
  })
}
report('an edit is saved', edits)
const linted = new Times()
for (let n = 0; n < 15; n += 1) await linted.of(() => kernel.studio.findings(draft))
report('the linter alone', linted)
await world.close()
