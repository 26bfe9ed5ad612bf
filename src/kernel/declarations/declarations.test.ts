/** Specifies what kinds of declarations are to each other: what rests on each other stands together, comes together, and waits for each other. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Failure } from '../../law/failure.ts'
import { integer } from '../../law/field.ts'
import type { Procedure } from '../../law/procedure.ts'
import type { Register } from '../../law/register.ts'
import { gardenRegister, registers, treeRegister } from '../../law/testing-registers.ts'
import { same } from '../../law/text.ts'
import { gardens } from '../cases/testing.ts'
import { openKernel } from '../index.ts'
import type { Actor, SystemActor } from '../parties/index.ts'
import { openRegisteredGardens, type RegisteredGardens, withEffect } from '../registers/testing.ts'
import { openWorldOf } from '../testing.ts'
import { carryOut, versionOf } from './index.ts'

let world: RegisteredGardens
before(async () => { world = await openRegisteredGardens() })
after(() => world.close())

const by = { system: 'test' } as const
const from = '2026-06-01'
/** The register with a value that every garden must have from then on, and the licence that gives it. */
const fenced: Register = { ...gardenRegister, inForce: { from }, fields: [...gardenRegister.fields, integer('fence', { label: same('Metres of fence'), min: 0, max: 100_000 })] }
const licence = (): Procedure => {
  const { inForce, ...present } = world.kernel.cases.procedures.find(({ id }) => id === 'sample.licence')!
  return withEffect({ ...present, inForce: { ...inForce, from } }, 'decision', 'grant', {
    register: 'sample.gardens', does: 'enter', fields: { name: 'gardenName', soil: 'soil', trees: 'trees', contact: 'contact', fence: 'trees' },
  })
}
const wrongAt = (place: string) => (error: unknown): boolean => error instanceof Failure && error.kind === 'invalid' && error.problems.some(({ field }) => field === place)

test('a register is not enacted when a procedure could enter nothing into it any more, nor a procedure for a register that is not so', async () => {
  const { cases, registers } = world.kernel
  const place = 'sample.licence steps.decision.outcomes.grant.effect.fields'
  await assert.rejects(registers.versions.enact([fenced], by), wrongAt(place))
  await assert.rejects(cases.versions.enact([licence()], by), wrongAt(`${place}.fence`))
  assert.equal((await registers.versions.list()).length, 2)
})

test('what the house has comes in the same words, or with its names in another order, and is not entered again', async () => {
  const { registers: { versions }, db } = world.kernel
  const standing = await versions.standing(db)
  const turned = standing.map((one) => Object.fromEntries(Object.entries(one).toReversed()) as unknown as Register)
  assert.notEqual(JSON.stringify(turned), JSON.stringify(standing))
  for (const given of [standing, structuredClone(standing), turned]) assert.deepEqual(await versions.seed(given, { changed: 'leave' }), [])
  assert.deepEqual(await versions.seed([{ ...standing[0]!, title: same('Other') }], { changed: 'leave' }), [standing[0]!.id])
  assert.equal((await versions.list()).length, 2)
})

test('together they come, in whatever order they are given, or neither does', async () => {
  const { cases, registers, db, journal } = world.kernel
  const enactBoth = (procedure: Procedure): Promise<void> => carryOut(db, async (tx) => [await cases.versions.plan(tx, [procedure], by), await registers.versions.plan(tx, [fenced], by)])
  await assert.rejects(enactBoth({ ...licence(), starts: 'nowhere' }), wrongAt('sample.licence starts'))
  assert.equal((await registers.versions.standing(db)).find(({ id }) => id === 'sample.gardens')!.fields.length, gardenRegister.fields.length)
  await enactBoth(licence())
  assert.equal((await registers.versions.inForce('sample.gardens', from)).hash, versionOf(fenced))
  assert.equal((await cases.versions.inForce('sample.licence', from)).hash, versionOf(licence()))
  for (const subject of ['register:sample.gardens', 'procedure:sample.licence']) assert.equal((await journal.entriesOf(subject)).length, 2, subject)
})

test('of two that are enacted at once the later one is told what came first: which version, when and by whom', async () => {
  const { cases, db } = world.kernel
  const seen = new Set([...cases.versions.withHashes().map(({ hash }) => hash), versionOf(licence())]) // what was enacted last reaches the memory when its notice does
  const next = (title: string): Procedure => ({ ...licence(), inForce: { ...licence().inForce, from: '2026-07-01' }, title: same(title) })
  const enact = (procedure: Procedure, actor: Actor | SystemActor): Promise<void> => carryOut(db, async (tx) => [await cases.versions.plan(tx, [procedure], actor, undefined, seen)])
  const someone = await world.founder()
  await enact(next('One'), someone)
  const { name } = (await world.kernel.parties.person(someone.person))!
  await assert.rejects(enact(next('Other'), by), (error) => error instanceof Failure && error.kind === 'conflict' && error.problems[0]!.field === 'sample.licence id'
    && [versionOf(next('One')).slice(0, 12), '1 July 2026', '2 February 2026', name].every((said) => error.text.en.includes(said)))
  assert.equal((await cases.versions.inForce('sample.licence', '2026-07-01')).declaration.title.en, 'One', 'nothing was enacted')
  await enact(next('One'), by)
})

test('a portal opens on a pack whose register it has in other words: what would enter things by the new ones waits', async (t) => {
  const { kernel, close } = await openWorldOf(gardens(undefined, registers), { environment: { SHANYRAQ_PROGRAMME: 'law' } })
  t.after(close)
  const next = licence()
  const fresh: Procedure = { ...next, id: 'sample.second-licence', body: { name: same('Garden Board'), register: 'SL' }, inForce: { ...next.inForce, from: '2026-01-01' } }
  const reported: string[] = []
  const other = await openKernel({
    settings: kernel.settings, country: gardens([...kernel.country.procedures, fresh], [fenced, treeRegister]), now: kernel.now, database: kernel,
    report: (error) => { reported.push(String(error)) },
  })
  t.after(() => other.close())
  assert.match(reported.join(), /sample\.gardens.*sample\.second-licence/)
  assert.equal(other.cases.procedures.some(({ id }) => id === 'sample.second-licence'), false)
})
