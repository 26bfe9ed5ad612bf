import assert from 'node:assert/strict'
import { test } from 'node:test'
import { BpmnModdle, type Element } from 'bpmn-moddle'
import * as fc from 'fast-check'
import { bpmn } from './bpmn.ts'
import type { Procedure, Step } from './procedure.ts'
import { declarations, licence } from './testing.ts'
import { type Locale, locales } from './text.ts'

const at = 'https://portal.example'
const written = async (declaration: Procedure, locale: Locale = 'en'): Promise<Element> => {
  const { rootElement, warnings } = await new BpmnModdle().fromXML(await bpmn(declaration, locale, { at }))
  assert.deepEqual(warnings, [])
  return rootElement
}
const processOf = (document: Element): readonly Element[] => (document['rootElements'] as readonly Element[]).find(({ $type }) => $type === 'bpmn:Process')!['flowElements'] as readonly Element[]
const found = (document: Element, id: string): Element => processOf(document).find((one) => one.id === id)!
const documentation = (element: Element): string => (element['documentation'] as readonly Element[])[0]!['text'] as string
const planeOf = (document: Element): readonly Element[] => ((document['diagrams'] as readonly Element[])[0]!['plane'] as Element)['planeElement'] as readonly Element[]

test('a process says every step with its performer, every outcome and every decision in the language asked', async () => {
  for (const locale of locales) {
    const names = processOf(await written(licence, locale)).map(({ name }) => name as string | undefined)
    for (const { title, outcomes } of Object.values(licence.steps)) {
      assert.ok(names.some((name) => name?.startsWith(`${title[locale]}\n`)), title[locale])
      for (const { label } of Object.values(outcomes)) assert.ok(names.includes(label[locale]), label[locale])
    }
    for (const { title } of Object.values(licence.decisions)) assert.ok(names.includes(title[locale]))
  }
  assert.equal(found(await written(licence, 'ru'), 'step_check')['name'], 'Проверка заявки\nСадовник')
})

test('a term is a timer on the boundary of its step: silence that means something ends the step, and lateness that is told does not', async () => {
  const document = await written(licence)
  const [told, over] = [found(document, 'term_check'), found(document, 'term_mend')]
  assert.deepEqual([told['name'], told['cancelActivity'], (told['attachedToRef'] as Element).id], ['within 5 working days', false, 'step_check'])
  assert.deepEqual([over['name'], over['cancelActivity'] ?? true, (over['attachedToRef'] as Element).id], ['within 10 calendar days', true, 'step_mend'])
  const durationOf = (event: Element): Element => (event['eventDefinitions'] as readonly Element[])[0]!['timeDuration'] as Element
  assert.deepEqual([durationOf(over).$type, durationOf(over)['body']], ['bpmn:FormalExpression', 'P10D'])
  assert.deepEqual([durationOf(told).$type, durationOf(told)['body']], ['bpmn:Expression', '5 working days'], 'ISO 8601 has no working days')
  assert.equal((found(document, 'late_mend')['targetRef'] as Element).id, 'closed_mend')
})

test('what each step and decision rests on stands in its documentation', async () => {
  const document = await written(licence)
  assert.match(documentation(found(document, 'step_check')), /^Check of the application — Gardener, within 5 working days\. \[.+; .+\]/)
  for (const decision of Object.keys(licence.decisions)) assert.match(documentation(found(document, `end_${decision}`)), / \[.+; .+\]/)
})

test('rules are a task of rules, and a way out that rules or people choose has a condition', async () => {
  const step: Step = { ...licence.steps.check, by: 'rules' }
  const document = await written({ ...licence, steps: { ...licence.steps, check: step } })
  assert.equal(found(document, 'step_check').$type, 'bpmn:BusinessRuleTask')
  const exits = processOf(document).filter(({ sourceRef }) => (sourceRef as Element | undefined)?.id === 'exit_check')
  assert.equal(exits.length, Object.keys(step.outcomes).length)
  for (const one of exits) assert.ok(one['conditionExpression'])
})

test('words of a declaration cannot break out of the document', async () => {
  const title = { kk: '<script>', ru: ']]>"&', en: '</bpmn:process>' }
  const document = await written({ ...licence, title }, 'ru')
  assert.equal(document['name'], ']]>"&')
})

test('a draft that names what is not there is written without it', async () => {
  const { check } = licence.steps
  const document = await written({ ...licence, starts: 'nowhere' as never, steps: { ...licence.steps, check: { ...check, outcomes: { lost: { label: check.title, to: 'nowhere' as never } } } } })
  assert.equal(found(document, 'flow_start'), undefined)
  assert.equal(found(document, 'flow_check_lost'), undefined)
})

test('an appeal that returns a case begins the process at the step that is said', async () => {
  const document = await written({ ...licence, reopensAt: 'council' })
  assert.equal((found(document, 'flow_reopened')['targetRef'] as Element).id, 'step_council')
})

/** A procedure of up to six steps that lead anywhere. */
const sketched = fc.array(fc.record({ to: fc.array(fc.nat(6), { minLength: 1, maxLength: 4 }), timed: fc.boolean(), late: fc.option(fc.nat(3)) }), { minLength: 1, maxLength: 6 })
function procedureOf(all: readonly { readonly to: readonly number[]; readonly timed: boolean; readonly late: number | null }[]): Procedure {
  const whole: Procedure = licence
  const { within: _, ...rest } = whole.steps['check']!
  const { title: label } = rest
  const name = (index: number): string => `step${index}`
  const steps = Object.fromEntries(all.map(({ to, timed, late }, index): [string, Step] => [name(index), {
    ...rest, ...(timed && { within: { unit: 'day', count: 3 } as const }), late: late === null || !timed ? 'escalate' : { outcome: `way${late % to.length}` },
    outcomes: Object.fromEntries(to.map((target, way) => [`way${way}`, target < all.length ? { label, to: name(target) } : { label, to: 'closed' as const, decides: 'grant' }])),
  }]))
  return { ...whole, starts: name(0), steps, clock: { ...whole.clock, from: name(0), stopsIn: [] }, reopensAt: name(all.length - 1) }
}

type Bounds = Readonly<Record<'x' | 'y' | 'width' | 'height', number>>
/** How far a point is from the edge of a figure: a circle, a rhombus or a rectangle. */
function fromEdge(type: string, { x, y, width, height }: Bounds, at: Readonly<Record<'x' | 'y', number>>): number {
  const [aside, down] = [Math.abs(at.x - x - width / 2), Math.abs(at.y - y - height / 2)]
  if (type.endsWith('Event')) return Math.abs(Math.hypot(aside, down) - width / 2)
  if (type.endsWith('Gateway')) return Math.abs(aside + down - width / 2)
  return Math.min(Math.abs(aside - width / 2) + Math.max(0, down - height / 2), Math.abs(down - height / 2) + Math.max(0, aside - width / 2))
}

test('no two figures cover each other, and every flow begins and ends at the edge of its figure', async () => {
  await fc.assert(fc.asyncProperty(sketched, async (all) => {
    const shown = planeOf(await written(procedureOf(all)))
    const of = (one: Element): Element => one['bpmnElement'] as Element
    const shapes = new Map(shown.filter(({ $type }) => $type === 'bpmndi:BPMNShape').map((one) => [of(one).id, one['bounds'] as Bounds]))
    // A timer stands on the boundary of its task, and what the term of the whole starts stands within it.
    const apart = [...shapes].filter(([id]) => !/^(?:term_|whole_)/.test(id))
    for (const [index, [id, a]] of apart.entries()) {
      for (const [other, b] of apart.slice(index + 1)) {
        assert.ok(a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y, `${id} covers ${other}`)
      }
    }
    for (const edge of shown.filter(({ $type }) => $type === 'bpmndi:BPMNEdge')) {
      const points = edge['waypoint'] as readonly (Readonly<Record<'x' | 'y', number>>)[]
      assert.ok(points.length >= 2)
      for (const [end, point] of [[of(edge)['sourceRef'], points[0]!], [of(edge)['targetRef'], points.at(-1)!]] as const) {
        const { id, $type } = end as Element
        assert.ok(fromEdge($type, shapes.get(id)!, point) <= 1, `${of(edge).id} ends at ${point.x} ${point.y}, beside ${id}`)
      }
    }
  }), { numRuns: 150, seed: 20_261_203 })
})

test('the same declaration is written the same each time', async () => {
  for (const declaration of declarations) assert.equal(await bpmn(declaration, 'kk', { at }), await bpmn(JSON.parse(JSON.stringify(declaration)) as Procedure, 'kk', { at }))
})
