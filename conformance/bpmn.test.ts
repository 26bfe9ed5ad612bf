/**
 * Every service as BPMN 2.0, by tools of others: the schema of the OMG by libxml2, the rules of bpmnlint, and bpmn-engine, which takes a case through every flow of every process
 * to an end. The engine knows neither words as terms nor rules of law, so that its copy is told which flow is taken and when a timer fires; and it starts no process by a timer.
 */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { Engine } from 'bpmn-engine'
import { BpmnModdle, type Element } from 'bpmn-moddle'
import { readFiles } from '../src/cli/declaration-files.ts'
import { kazakhstan } from '../src/countries/kazakhstan/index.ts'
import { bpmn } from '../src/law/bpmn.ts'
import { orderOf } from '../src/law/step-order.ts'
import { locales } from '../src/law/text.ts'

const root = join(import.meta.dirname, '..')
const at = 'https://portal.example'
const procedures = [...kazakhstan('sample').procedures, ...readFiles([join(root, 'src/countries/examples/stranger')]).procedures]

const require = createRequire(import.meta.url)
const { Linter } = require('bpmnlint') as { readonly Linter: new (options: object) => { lint(definitions: object): Promise<Readonly<Record<string, readonly { readonly id: string; readonly message: string }[]>>> } }
const NodeResolver = require('bpmnlint/lib/resolver/node-resolver') as new () => object

/** All elements of a kind in a document, those of processes within processes too. */
function within(element: Element, ofType: (type: string) => boolean): readonly Element[] {
  const inner = ['rootElements', 'flowElements'].flatMap((name) => (element[name] ?? []) as readonly Element[])
  return [...(ofType(element.$type) ? [element] : []), ...inner.flatMap((one) => within(one, ofType))]
}
const flowsOf = (document: Element): readonly Element[] => within(document, (type) => type === 'bpmn:SequenceFlow')
const ref = (element: Element, name: string): Element => element[name] as Element

test('libxml2 finds every service valid by the schema of the OMG, in every language', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'bpmn-'))
  t.after(() => rm(folder, { recursive: true }))
  for (const locale of locales) for (const one of procedures) await writeFile(join(folder, `${one.id}.${locale}.bpmn`), await bpmn(one, locale, { at }))
  const look = `import glob, json, sys
from lxml import etree
checker = etree.XMLSchema(etree.parse(sys.argv[1]))
files = glob.glob(sys.argv[2] + "/*.bpmn")
print(json.dumps([len(files), [str(one) for name in files if not checker.validate(etree.parse(name)) for one in checker.error_log]]))`
  const { stdout } = await promisify(execFile)(join(import.meta.dirname, '.venv/bin/python'), ['-c', look, join(root, 'node_modules/bpmn-moddle/resources/bpmn/xsd/BPMN20.xsd'), folder])
  assert.deepEqual(JSON.parse(stdout), [procedures.length * locales.length, []])
})

test('a reader of BPMN reads each without a warning: every step is a task, and everything has its place in the picture', async () => {
  for (const declaration of procedures) {
    const { rootElement, warnings } = await new BpmnModdle().fromXML(await bpmn(declaration, 'kk', { at }))
    assert.deepEqual(warnings, [], declaration.id)
    const drawn = within(rootElement, (type) => type !== 'bpmn:Definitions' && type !== 'bpmn:Process' && type !== 'bpmn:Signal')
    const [diagram] = rootElement['diagrams'] as readonly Element[]
    const shown = ref(diagram!, 'plane')['planeElement'] as readonly Element[]
    assert.deepEqual(shown.map((one) => ref(one, 'bpmnElement').id).toSorted(), drawn.map(({ id }) => id).toSorted(), declaration.id)
    for (const one of shown) {
      if (one.$type !== 'bpmndi:BPMNEdge') continue
      assert.ok((one['waypoint'] as readonly Element[]).length >= 2)
    }
    for (const flow of flowsOf(rootElement)) for (const end of ['sourceRef', 'targetRef']) assert.ok(drawn.includes(ref(flow, end)), `${declaration.id} ${flow.id}`)
    for (const step of Object.keys(declaration.steps)) assert.ok(drawn.some(({ id }) => id === `step_${step}`), `${declaration.id} ${step}`)
    for (const { from, name, outcome } of orderOf(declaration).arrows) assert.equal(drawn.some(({ id }) => id === `flow_${from}_${name}`), outcome.byClock === undefined, `${declaration.id} ${from} ${name}`)
  }
})

/** Gateways have no name, for each of their flows has one; so many opinions of several have no other gateway; and the first of several opinions does end the others, which bpmnlint does not look into. */
const meant = /^(?:label-required exit_|no-complex-gateway join_|superfluous-termination answered_)/

test('bpmnlint finds nothing but what is meant: single flows have names too, and steps to which several lead have no gateway before them', async () => {
  for (const declaration of procedures) {
    const { rootElement } = await new BpmnModdle().fromXML(await bpmn(declaration, 'ru', { at }))
    const linter = new Linter({ config: { extends: 'bpmnlint:recommended', rules: { 'fake-join': 'off', 'superfluous-label': 'off' } }, resolver: new NodeResolver() })
    const found = Object.entries(await linter.lint(rootElement)).flatMap(([rule, reports]) => reports.map(({ id, message }) => `${rule} ${id}: ${message}`))
    assert.deepEqual(found.filter((one) => !meant.test(one)), [], declaration.id)
  }
})

/** The copy for the engine: what it cannot know is handed in, and where a process can begin in several ways a gateway chooses one. */
async function forTheEngine(xml: string): Promise<{ readonly source: string; readonly document: Element }> {
  const moddle = new BpmnModdle()
  const { rootElement: document } = await moddle.fromXML(xml
    .replaceAll('businessRuleTask', 'userTask').replaceAll('complexGateway', 'parallelGateway').replaceAll(/<bpmn:activationCondition>[^<]*<\/bpmn:activationCondition>/g, ''))
  const formal = (body: string): Element => moddle.create('bpmn:FormalExpression', { body })
  const chosen = (flow: Element): void => { flow['conditionExpression'] = formal(`\${environment.services.isChosen("${flow.id}")}`) }
  for (const flow of flowsOf(document)) if (flow['conditionExpression']) chosen(flow)
  for (const event of within(document, (type) => type.endsWith('Event'))) for (const one of (event['eventDefinitions'] ?? []) as readonly Element[]) if (one['timeDuration']) one['timeDuration'] = formal('PT1H')
  for (const task of within(document, (type) => type === 'bpmn:UserTask')) if (task['loopCharacteristics']) ref(task, 'loopCharacteristics')['loopCardinality'] = formal('2')
  const process = within(document, (type) => type === 'bpmn:Process')[0]!
  const elements = process['flowElements'] as readonly Element[]
  const starts = elements.filter(({ $type }) => $type === 'bpmn:StartEvent')
  const begins = moddle.create('bpmn:ExclusiveGateway', { id: 'begins' })
  const flow = moddle.create('bpmn:SequenceFlow', { id: 'flow_begins', targetRef: begins, sourceRef: moddle.create('bpmn:StartEvent', { id: 'begin' }) })
  const first = elements.filter(({ sourceRef }) => starts.includes(sourceRef as Element))
  for (const one of first) {
    one['sourceRef'] = begins
    if (first.length > 1) chosen(one)
  }
  ref(flow, 'sourceRef')['outgoing'] = begins['incoming'] = [flow]
  begins['outgoing'] = first
  process['isExecutable'] = true
  process['flowElements'] = [ref(flow, 'sourceRef'), begins, flow, ...elements.filter((one) => !starts.includes(one))]
  document['diagrams'] = []
  return { source: (await moddle.toXML(document)).xml, document }
}

/** What an engine shows of an element that is at work. */
interface AtWork { readonly id: string; signal(): void; cancel(): void }

/** Takes cases through a process until every flow was taken; the flows that never were. Each run ends, or the promise does not. */
async function neverTaken({ source, document }: { readonly source: string; readonly document: Element }): Promise<readonly string[]> {
  // The engine starts no process by a timer.
  const flows = flowsOf(document).filter(({ id }) => id !== 'flow_whole')
  const outgoing = Map.groupBy(flows, (flow) => ref(flow, 'sourceRef').id)
  const timers = Map.groupBy(within(document, (type) => type === 'bpmn:BoundaryEvent'), (timer) => ref(timer, 'attachedToRef').id)
  const taken = new Map(flows.map(({ id }) => [id, 0]))
  const times = (id: string): number => taken.get(outgoing.get(id)?.[0]?.id ?? '') ?? 0
  /** How often a task was answered, or its time was over. */
  const ends = (id: string): number => [id, ...(timers.get(id) ?? []).map((timer) => timer.id)].reduce((sum, one) => sum + times(one), 0)

  for (let run = 0; run < 60 && [...taken.values()].includes(0); run++) {
    const [running, chosen] = [new Map<string, AtWork>(), new Map<string, string>()]
    const listener = new EventEmitter()
    const waiting: AtWork[] = []
    let acts = 0
    listener.on('activity.timer', (timer: AtWork) => { running.set(timer.id, timer) })
    listener.on('activity.enter', ({ id }: AtWork) => {
      const ways = outgoing.get(id) ?? []
      if (ways.length > 1) chosen.set(id, ways.reduce((best, one) => (taken.get(one.id)! < taken.get(best.id)! ? one : best)).id)
    })
    listener.on('flow.take', ({ id }: AtWork) => { taken.set(id, (taken.get(id) ?? 0) + 1) })
    listener.on('activity.wait', (task: AtWork) => {
      assert.ok((acts += 1) < 500, `a case goes round and round at ${task.id}`)
      waiting.push(task)
      // Of several who are asked at once the one answers first who did so least: taking turns by the run would keep step with what is chosen on the way there.
      setImmediate(() => {
        const next = waiting.reduce((least, one) => (ends(one.id) < ends(least.id) ? one : least))
        waiting.splice(waiting.indexOf(next), 1)
        const [timer] = timers.get(next.id) ?? []
        const stops = timer?.['cancelActivity'] !== false
        if (timer && times(timer.id) < (stops ? times(next.id) : 1)) running.get(timer.id)!.cancel()
        else return next.signal()
        if (!stops) next.signal()
      })
    })
    const engine = new Engine({ source, services: { isChosen: (id: string) => chosen.get(ref(flows.find((flow) => flow.id === id)!, 'sourceRef').id) === id } } as never)
    const ended = engine.waitFor('end')
    await engine.execute({ listener } as never)
    await ended
  }
  return [...taken].filter(([, count]) => count === 0).map(([id]) => id)
}

/** The kinds of the elements and what they lead to, without names: of many services it is the same. */
function shapeOf(document: Element): string {
  const all = within(document, () => true)
  return JSON.stringify(all.map((one) => [one.$type, ...['sourceRef', 'targetRef', 'attachedToRef'].map((end) => all.indexOf(ref(one, end))), one['cancelActivity'], one['loopCharacteristics'] !== undefined]))
}

test('an engine takes a case through every flow of every service, and each run comes to an end', async () => {
  const seen = new Set<string>()
  for (const declaration of procedures) {
    const copy = await forTheEngine(await bpmn(declaration, 'en', { at }))
    if (seen.has(shapeOf(copy.document))) continue
    seen.add(shapeOf(copy.document))
    assert.deepEqual(await neverTaken(copy), [], declaration.id)
  }
})
