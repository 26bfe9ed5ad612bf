/** Specifies what must be found on conditions in cases: asked of whom, kept of what, and taken back when it is asked no more. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Failure } from '../../law/failure.ts'
import { flag, integer, text } from '../../law/field.ts'
import type { FormField } from '../../law/form.ts'
import type { Procedure } from '../../law/procedure.ts'
import { atLeast, given, is } from '../../law/rule.ts'
import { same } from '../../law/text.ts'
import { reconcile } from '../reconcile.ts'
import type { Doing } from './index.ts'
import { openWells, well, type Wells } from './testing-wells.ts'

const near = flag('near', { label: same('Is there a farm near by?') })
const farm = text('farm', { label: same('Which one?'), maxLength: 100, personal: true })
const depth = integer('depth', { label: same('How deep is the water?'), min: 0, max: 500 })
const pump = text('pump', { label: same('Which pump?'), maxLength: 100 })
const smell = text('smell', { label: same('What does it smell of?'), maxLength: 100 })
const { intake, opinions } = well.steps
const { together } = opinions!.by as Extract<Procedure['steps'][string]['by'], { readonly together: unknown }>
const { water } = together.parts

const findings: readonly FormField[] = [near, { ...farm, when: is(near, true) }]
const declared: Procedure = { ...well, steps: {
  ...well.steps,
  intake: { ...intake!, findings, outcomes: { ...intake!.outcomes, zealous: { ...intake!.outcomes['zealous']!, findings: [{ ...smell, when: is(near, true) }] } } },
  opinions: { ...opinions!, by: { together: { ...together, parts: { ...together.parts, water: {
    ...water!, findings: [depth, { ...pump, when: atLeast(depth, 30) }], answers: { ...water!.answers, object: { ...water!.answers['object']!, findings: [{ ...smell, name: 'taste', when: given(pump) }] } },
  } } } } },
} }

let world: Wells
before(async () => { world = await openWells([declared]) })
after(() => world.close())

const lacks = (...fields: readonly string[]) => (error: unknown) =>
  error instanceof Failure && error.kind === 'invalid' && JSON.stringify(error.problems.map(({ field }) => field)) === JSON.stringify(fields)
const take = (id: string, outcome: string, given: Readonly<Record<string, string>>) => world.act(world.clerk, id, { type: 'complete', outcome, reasons: 'So it is.', findings: given })
const factsOf = async (id: string) => {
  const { place: _, income: __, ...found } = (await world.kernel.cases.view(world.clerk, id)).state.facts
  return found
}

test('what is asked only sometimes is not missing, and is needed when what is found before it says so', async () => {
  const id = await world.filed(await world.person())
  await assert.rejects(take(id, 'zealous', { near: 'true' }), lacks('farm', 'smell'))
  await assert.rejects(take(id, 'zealous', {}), lacks('near'), 'nothing follows from what is not found yet')
  await take(id, 'zealous', { near: 'false', farm: 'Typed before', smell: 'Typed before' })
  assert.deepEqual(await factsOf(id), { near: false }, 'and what is not asked is not kept')
})

test('what an outcome asks rests on what the step found', async () => {
  const id = await world.filed(await world.person())
  await take(id, 'back', { near: 'true', farm: 'The hill' })
  assert.deepEqual(await factsOf(id), { near: true, farm: 'The hill' }, 'the smell is asked of nobody who returns it')
})

test('what is found anew and not asked any more is no fact of the case, and the log says which', async () => {
  const { cases, db } = world.kernel
  const person = await world.person()
  const id = await world.filed(person)
  await take(id, 'back', { near: 'true', farm: 'The hill' })
  await world.act(person, id, { type: 'complete', outcome: 'again', corrections: { place: 'Far away', income: 'Little' } })
  await take(id, 'zealous', { near: 'false' })
  const { log } = await cases.view(world.clerk, id)
  const last = log.findLast(({ act }) => act.type === 'completed')!.act
  assert.deepEqual(last.type === 'completed' && [last.findings, last.dropped], [{ near: false }, ['farm']])
  assert.deepEqual(await factsOf(id), { near: false })
  assert.deepEqual(await reconcile(db), [])
})

test('a part of a step asks on what it found itself, and the same request sent twice is done once', async () => {
  const id = await world.filed(await world.person())
  await take(id, 'zealous', { near: 'false' })
  const answer = (said: string, given: Readonly<Record<string, string>>): Doing => ({ type: 'answer', part: 'water', answer: said, reasons: 'So it is.', findings: given })
  await assert.rejects(world.act(world.hydrologist, id, answer('agree', { depth: '40' })), lacks('pump'))
  await assert.rejects(world.act(world.hydrologist, id, answer('object', { depth: '40', pump: 'Deep' })), lacks('taste'))
  const agreed = answer('agree', { depth: '20', pump: 'Typed before' })
  for (const _ of [1, 2]) await world.act(world.hydrologist, id, agreed, { key: 'once' })
  const { log } = await world.kernel.cases.view(world.clerk, id)
  assert.deepEqual(log.flatMap(({ act }) => (act.type === 'answered' ? [act.findings] : [])), [{ depth: 20 }])
})
