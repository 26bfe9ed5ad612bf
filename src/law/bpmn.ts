/** Services as processes of BPMN 2.0 (OMG formal/2013-12-09, ISO/IEC 19510) with their picture, in one language: what tools for processes draw and check. Pure. */
import type { BpmnModdle, Element } from 'bpmn-moddle'
import { endFigure, type Figure, frameFigure, gatewayFigure, pictureOf, startFigure, taskFigure, type Way, wayOf } from './bpmn-picture.ts'
import type { Clause } from './clause.ts'
import { decisionClauses, outcomeText, performerOf, stepClauses, termClauses, whoClauses } from './clauses.ts'
import { partClause, saidText } from './clauses-together.ts'
import { diagramMessages as say } from './diagram.messages.ts'
import { formatDuration, formatWithin } from './format.ts'
import { type ClockTerm, isoDuration } from './hours.ts'
import { isByHouse } from './opening.ts'
import { isOutsider, rowsNaming } from './outsiders.ts'
import { printClause } from './print.ts'
import { feeOf, type Outcome, partsOf, type Procedure, type Step } from './procedure.ts'
import type { RegisterTitles } from './register.ts'
import { orderOf, stepsInOrder } from './step-order.ts'
import { type Locale, same } from './text.ts'
import { together as togetherWords } from './together.messages.ts'
import type { Part, Together } from './together.ts'

/** `at` is the public address of the portal: names of elements are below it. */
export interface BpmnOptions { readonly at: string; readonly titles?: RegisterTitles }

/**
 * Writes a procedure as a document of BPMN 2.0. A step is a task of whoever performs it, of rules where these take its outcome at once, and a process of its own where several
 * perform it together; its outcomes are the named flows of an exclusive gateway; its term is a timer on its boundary; a decision is an end. The term of the whole is a process
 * that its own timer starts. What each rests on stands in its documentation. It is a description: no engine shall run it for the portal, so it is not executable.
 */
export async function bpmn(declaration: Procedure, locale: Locale, { at, titles = same }: BpmnOptions): Promise<string> {
  const { BpmnModdle } = await import('bpmn-moddle')
  const moddle = new BpmnModdle()
  const signals: Element[] = []
  const process = moddle.create('bpmn:Process', {
    id: 'process', name: declaration.title[locale], isExecutable: false,
    documentation: [moddle.create('bpmn:Documentation', { text: [declaration.summary[locale], ...termClauses(declaration).map((clause) => printClause(clause, locale))].join('\n') })],
  })
  const sketch = drawProcess(moddle, { declaration, locale, titles, signals })
  process['flowElements'] = sketch.elements
  const { xml } = await moddle.toXML(moddle.create('bpmn:Definitions', {
    id: 'definitions', name: declaration.title[locale], targetNamespace: `${at}/services/${declaration.id}`, exporter: 'Shanyraq', 'xml:lang': locale,
    rootElements: [...signals, process], diagrams: [pictureOf(moddle, process, sketch)],
  }), { format: true })
  return xml
}

interface Written { readonly declaration: Procedure; readonly locale: Locale; readonly titles: RegisterTitles; readonly signals: Element[] }

/** Collects the elements of a process, or of a part of one, with their figures. */
function openSketch(moddle: BpmnModdle) {
  const figures: Figure[] = []
  const ways: Way[] = []
  const elements: Element[] = []
  return {
    figures, ways, elements,
    add(figure: Figure): Element {
      figures.push(figure)
      elements.push(figure.element)
      return figure.element
    },
    /** A flow; nothing where it would lead to nothing, as in a draft. With a timer it leaves an event on the boundary of the task. */
    flow(id: string, from: string, to: string, { name, condition, timer }: { readonly name?: string; readonly condition?: string; readonly timer?: { readonly element: Element; readonly name: string } } = {}): void {
      const [source, target] = [timer?.element ?? figures.find((figure) => figure.id === from)?.element, figures.find((figure) => figure.id === to)?.element]
      if (source === undefined || target === undefined) return
      const element = moddle.create('bpmn:SequenceFlow', {
        id, ...(name && { name }), sourceRef: source, targetRef: target, ...(condition && { conditionExpression: moddle.create('bpmn:Expression', { body: condition }) }),
      })
      const leaving = source['outgoing'] as Element[] | undefined
      const coming = target['incoming'] as Element[] | undefined
      source['outgoing'] = [...leaving ?? [], element]
      target['incoming'] = [...coming ?? [], element]
      if (timer) elements.push(timer.element)
      elements.push(element)
      ways.push(wayOf(element, from, to, name, timer))
    },
  }
}
type Sketched = ReturnType<typeof openSketch>

function drawProcess(moddle: BpmnModdle, written: Written): Sketched {
  const { declaration, locale, titles, signals } = written
  const { layers, arrows } = orderOf(declaration)
  const sketch = openSketch(moddle)
  const ranks = ranksOf(declaration, layers)
  const ofSteps = stepClauses(declaration, titles)
  const clauses = new Map(stepsInOrder(declaration).map((name, index) => [name, ofSteps[index]!]))
  const documented = documentedBy(moddle, locale)
  const event = eventsOf(moddle)
  const signal = (id: string, name: string): Element => {
    const made = moddle.create('bpmn:Signal', { id: `signal_${id}`, name })
    signals.push(made)
    return made
  }

  const opens = declaration.opens.by
  const opened = (isByHouse(declaration.opens) ? say.opened : say.filed)[locale]
  sketch.add(startFigure(event('bpmn:StartEvent', 'start', opened, opens === 'clock' ? 'bpmn:TimerEventDefinition' : opens === 'office' ? undefined : 'bpmn:MessageEventDefinition', documented(...whoClauses(declaration))), 0, opened))
  for (const [name, rank] of ranks) drawStep(moddle, written, sketch, { name, rank, clause: clauses.get(name)! })
  sketch.flow('flow_start', 'start', `step_${declaration.starts}`)
  if (declaration.reopensAt !== undefined && ranks.has(declaration.reopensAt)) {
    sketch.add(startFigure(event('bpmn:StartEvent', 'reopened', say.reopened[locale], 'bpmn:MessageEventDefinition'), ranks.get(declaration.reopensAt)! - 1, say.reopened[locale]))
    sketch.flow('flow_reopened', 'reopened', `step_${declaration.reopensAt}`)
  }

  const ends = new Map<string, { rank: number; readonly decision: string | undefined }>()
  const endOf = ({ from, outcome }: (typeof arrows)[number]): string => (outcome.decides !== undefined && declaration.decisions[outcome.decides] ? `end_${outcome.decides}` : `closed_${from}`)
  for (const arrow of arrows.filter(({ to }) => to === 'closed')) {
    const rank = Math.max(ranks.get(arrow.from)! + deepOf(declaration.steps[arrow.from]!), ends.get(endOf(arrow))?.rank ?? 0)
    ends.set(endOf(arrow), { rank, decision: arrow.outcome.decides })
  }
  const ofDecisions = decisionClauses(declaration)
  const decided = new Map(Object.keys(declaration.decisions).map((name, index) => [name, ofDecisions[index]!]))
  for (const [id, { rank, decision }] of ends) {
    const title = (declaration.decisions[decision ?? '']?.title ?? say.closed)[locale]
    sketch.add(endFigure(event('bpmn:EndEvent', id, title, undefined, documented(decided.get(decision ?? ''))), rank, title))
  }
  for (const arrow of arrows) {
    const { from, name, outcome, to } = arrow
    const step = declaration.steps[from]!
    const target = to === 'closed' ? endOf(arrow) : `step_${to}`
    const label = outcome.label[locale]
    const condition = outcomeText(declaration, outcome, saidText(step, outcome), titles)[locale]
    if (!outcome.byClock) sketch.flow(`flow_${from}_${name}`, chosenOf(step).length > 1 ? `exit_${from}` : `step_${from}`, target, { name: label, ...(chosenOf(step).length > 1 && { condition }) })
    if (step.within && step.late !== 'escalate' && step.late.outcome === name) {
      const timer = timerOn(moddle, `term_${from}`, elementAt(sketch, `step_${from}`), step.within, locale, { interrupts: true, documentation: documented({ words: outcomeText(declaration, outcome), ...(step.late.basis && { basis: step.late.basis }) }) })
      sketch.flow(`late_${from}`, `step_${from}`, target, { name: label, timer: { element: timer, name: formatWithin(step.within, locale) } })
    }
  }
  drawWhole(moddle, written, sketch, { signal, rank: Math.max(...ranks.values(), ...[...ends.values()].map(({ rank }) => rank)) })
  return sketch
}

/** The outcomes that are somebody's to take. */
const chosenOf = ({ outcomes }: Step): readonly Outcome[] => Object.values(outcomes).filter(({ byClock }) => !byClock)
const escalates = ({ within, late }: Step): boolean => within !== undefined && late === 'escalate'
/** How many rows a step takes with its gateway and with whom its lateness is told. */
const deepOf = (step: Step): number => (chosenOf(step).length > 1 || escalates(step) ? 2 : 1)

/** The row of each step, so that its gateway stands below it and above every step that comes later. */
function ranksOf({ steps }: Procedure, layers: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const ranks = new Map<string, number>()
  let rank = 1
  for (const layer of layers) {
    for (const name of layer) ranks.set(name, rank)
    rank += Math.max(...layer.map((name) => deepOf(steps[name]!)))
  }
  return ranks
}

const elementAt = ({ figures }: Sketched, id: string): Element => figures.find((figure) => figure.id === id)!.element

function drawStep(moddle: BpmnModdle, written: Written, sketch: Sketched, { name, rank, clause }: { readonly name: string; readonly rank: number; readonly clause: Clause }): void {
  const { declaration, locale } = written
  const step = declaration.steps[name]!
  const documentation = documentedBy(moddle, locale)(clause)
  const id = `step_${name}`
  if (Object.keys(partsOf(step.by)).length > 0) {
    const title = step.title[locale]
    const inner = drawTogether(moddle, written, name, (step.by as { readonly together: Together }).together)
    sketch.add(frameFigure(moddle.create('bpmn:SubProcess', { id, name: title, documentation, flowElements: inner.elements }), rank, inner, title))
  } else {
    const performer = performerOf(declaration, step.by)[locale]
    const stops = declaration.clock.stopsIn.includes(name) ? [say.stops[locale]] : []
    sketch.add(task(moddle, { id, rank, type: step.by === 'rules' ? 'bpmn:BusinessRuleTask' : feeOf(step.by) ? 'bpmn:ReceiveTask' : 'bpmn:UserTask', lines: [step.title[locale], performer, ...stops], performer, documentation }))
  }
  if (chosenOf(step).length > 1) {
    sketch.add(gatewayFigure(moddle.create('bpmn:ExclusiveGateway', { id: `exit_${name}`, gatewayDirection: 'Diverging' }), rank + 1))
    sketch.flow(`flow_${name}`, id, `exit_${name}`)
  }
  if (step.within && escalates(step)) drawTold(moddle, sketch, { name, rank, attachedTo: id, within: step.within, told: say.told[locale], locale })
}

/** Lateness that stops nothing: whoever heads the office is told. */
function drawTold(moddle: BpmnModdle, sketch: Sketched, { name, rank, attachedTo, within, told, locale }: {
  readonly name: string; readonly rank: number; readonly attachedTo: string; readonly within: ClockTerm; readonly told: string; readonly locale: Locale
}): void {
  const timer = timerOn(moddle, `term_${name}`, elementAt(sketch, attachedTo), within, locale, { interrupts: false })
  sketch.add(endFigure(eventsOf(moddle)('bpmn:EndEvent', `told_${name}`, told, 'bpmn:EscalationEventDefinition'), rank + 1, told))
  sketch.flow(`late_${name}`, attachedTo, `told_${name}`, { timer: { element: timer, name: formatWithin(within, locale) } })
}

/** The opinions of several at once: each a task of its own, and the process goes on when all have answered, or as soon as enough have. */
function drawTogether(moddle: BpmnModdle, { declaration, locale }: Written, name: string, { parts, needs }: Together): Sketched {
  const sketch = openSketch(moddle)
  const all = Object.entries<Part>(parts)
  const several = all.length > 1
  const event = eventsOf(moddle)
  const documented = documentedBy(moddle, locale)
  const [start, fork, join, end] = [`begin_${name}`, `fork_${name}`, `join_${name}`, `answered_${name}`]
  const words = togetherWords
  const enough = (typeof needs === 'object' ? words.quorum(needs.quorum) : words.needs[needs])[locale]
  const counts = typeof needs === 'object' && several
  sketch.add(startFigure(event('bpmn:StartEvent', start, say.opened[locale]), 0, say.opened[locale]))
  if (several) {
    sketch.add(gatewayFigure(moddle.create('bpmn:ParallelGateway', { id: fork, gatewayDirection: 'Diverging' }), 1))
    sketch.flow(`flow_${start}`, start, fork)
  }
  // What goes on before all have answered stops the others.
  sketch.add(endFigure(event('bpmn:EndEvent', end, enough, needs === 'all' || !several ? undefined : 'bpmn:TerminateEventDefinition'), counts ? 4 : 3, enough))
  if (counts) {
    sketch.add(gatewayFigure(moddle.create('bpmn:ComplexGateway', { id: join, gatewayDirection: 'Converging', activationCondition: moddle.create('bpmn:Expression', { body: enough }) }), 3))
    sketch.flow(`flow_${join}`, join, end)
  }
  for (const [part, { title, by, within, silence, basis }] of all) {
    const id = `part_${name}_${part}`
    const performer = performerOf(declaration, by)[locale]
    const rows = rowsNaming(by) !== undefined && { loopCharacteristics: moddle.create('bpmn:MultiInstanceLoopCharacteristics', { isSequential: false, loopCardinality: moddle.create('bpmn:Expression', { body: performer }) }) }
    sketch.add(task(moddle, {
      id, rank: 2, type: 'bpmn:UserTask', lines: [title[locale], performer], performer, documentation: documented(partClause(declaration, parts[part]!, (one) => performerOf(declaration, one))), ...rows,
    }))
    sketch.flow(`flow_${start}_${part}`, several ? fork : start, id)
    sketch.flow(`flow_${name}_${part}`, id, counts ? join : end)
    if (within === undefined) continue
    if (silence === 'escalate') {
      const told = (isOutsider(by) || !('body' in by) ? say.told : say.bothTold)[locale]
      drawTold(moddle, sketch, { name: `${name}_${part}`, rank: 2, attachedTo: id, within, told, locale })
      continue
    }
    const answer = parts[part]!.answers[silence.answer]?.label ?? same(silence.answer)
    const timer = timerOn(moddle, `term_${name}_${part}`, elementAt(sketch, id), within, locale, { interrupts: true, documentation: documented({ words: answer, basis: silence.basis ?? basis }) })
    sketch.flow(`late_${name}_${part}`, id, counts ? join : end, { name: answer[locale], timer: { element: timer, name: formatWithin(within, locale) } })
  }
  return sketch
}

/** The term of the whole, whatever step the case is in: what its silence means, or that whoever heads the office is told. */
function drawWhole(moddle: BpmnModdle, { declaration, locale }: Written, sketch: Sketched, { signal, rank }: { readonly signal: (id: string, name: string) => Element; readonly rank: number }): void {
  const { clock: { within, silence }, decisions, steps } = declaration
  const inner = openSketch(moddle)
  const event = eventsOf(moddle)
  const documentation = documentedBy(moddle, locale)(...termClauses(declaration))
  const begins = formatWithin(within, locale)
  const start = event('bpmn:StartEvent', 'whole_term', begins, timerOf(moddle, within, locale), documentation)
  start['isInterrupting'] = silence !== 'escalate'
  inner.add(startFigure(start, 0, begins))
  const way = silence === 'escalate' ? undefined : silence
  const title = (way === undefined ? say.told : decisions[way.decides ?? '']?.title ?? way.label)[locale]
  const goesOn = way !== undefined && way.to !== 'closed' && steps[way.to] !== undefined ? signal('silence', way.label[locale]) : undefined
  const end = event('bpmn:EndEvent', 'whole_end', title, goesOn ? moddle.create('bpmn:SignalEventDefinition', { signalRef: goesOn }) : way === undefined ? 'bpmn:EscalationEventDefinition' : undefined)
  inner.add(endFigure(end, 1, title))
  inner.flow('flow_whole', 'whole_term', 'whole_end', way && { name: way.label[locale] })
  sketch.add(frameFigure(moddle.create('bpmn:SubProcess', { id: 'whole', name: say.whole[locale], triggeredByEvent: true, flowElements: inner.elements }), rank, inner, say.whole[locale]))
  if (goesOn && way) {
    const name = way.label[locale]
    sketch.add(startFigure(event('bpmn:StartEvent', 'silence', name, moddle.create('bpmn:SignalEventDefinition', { signalRef: goesOn })), 0, name))
    sketch.flow('flow_silence', 'silence', `step_${way.to}`)
  }
}

/** A task with whoever performs it below its title: lanes would tear apart what the rows of the picture hold together. */
function task(moddle: BpmnModdle, { id, rank, type, lines, performer, ...more }: {
  readonly id: string; readonly rank: number; readonly type: string; readonly lines: readonly string[]; readonly performer: string; readonly documentation: readonly Element[]; readonly loopCharacteristics?: Element
}): Figure {
  const name = lines.join('\n')
  const owner = () => moddle.create('bpmn:PotentialOwner', { name: performer, resourceAssignmentExpression: moddle.create('bpmn:ResourceAssignmentExpression', { expression: moddle.create('bpmn:Expression', { body: performer }) }) })
  return taskFigure(moddle.create(type, { id, name, ...more, ...(type === 'bpmn:UserTask' && { resources: [owner()] }) }), rank, name)
}

const documentedBy = (moddle: BpmnModdle, locale: Locale) => (...clauses: readonly (Clause | undefined)[]): readonly Element[] => {
  const text = clauses.flatMap((clause) => (clause ? [printClause(clause, locale)] : [])).join('\n')
  return text === '' ? [] : [moddle.create('bpmn:Documentation', { text })]
}

const eventsOf = (moddle: BpmnModdle) => (type: string, id: string, name: string, definition?: string | Element, documentation: readonly Element[] = []): Element => moddle.create(type, {
  id, name, documentation, ...(definition !== undefined && { eventDefinitions: [typeof definition === 'string' ? moddle.create(definition) : definition] }),
})

/** When a term is over: what ISO 8601 can say as that, working days and hours in the words of the language. */
function timerOf(moddle: BpmnModdle, within: ClockTerm, locale: Locale): Element {
  const duration = isoDuration(within)
  return moddle.create('bpmn:TimerEventDefinition', {
    timeDuration: duration === undefined ? moddle.create('bpmn:Expression', { body: formatDuration(within, locale) }) : moddle.create('bpmn:FormalExpression', { body: duration }),
  })
}

const timerOn = (moddle: BpmnModdle, id: string, attachedToRef: Element, within: ClockTerm, locale: Locale, { interrupts, documentation = [] }: { readonly interrupts: boolean; readonly documentation?: readonly Element[] }): Element =>
  moddle.create('bpmn:BoundaryEvent', { id, name: formatWithin(within, locale), documentation, attachedToRef, cancelActivity: interrupts, eventDefinitions: [timerOf(moddle, within, locale)] })
