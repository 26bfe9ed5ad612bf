/** Checks what the decisions of a procedure carry out: acts that there are, told all that they take, stating all that they read, by as many people as they ask. */
import { type CarriesOut, type CoreAct, statedByAct } from './core-act.ts'
import { type CoreActFault, found } from './lint-core-acts.messages.ts'
import { carryingOut, fieldsOf, type Performer, type Procedure } from './procedure.ts'

/** Holds what a procedure carries out against the acts that there are. */
export function* lintCoreActs(declaration: Procedure, acts: readonly CoreAct[]): Generator<CoreActFault> {
  const all = carryingOut(declaration)
  const asked = declaration.form.flatMap(({ id, fields }) => fields.map((field) => ({ field, place: `form.${id}.${field.name}` })))
  const known = new Set(all.flatMap(({ carriesOut: { act } }) => Object.keys(acts.find(({ name }) => name === act)?.states ?? {})))
  for (const { field, place } of asked) {
    const stated = statedByAct(field)
    if (stated !== undefined && !known.has(stated)) yield found('unstated-by-act', `${place}.from`, stated)
  }
  const ofAbout = all.every(({ carriesOut: { act } }) => acts.find(({ name }) => name === act)?.about)
  if (all.length > 0 && (declaration.opens.by !== 'office' || (declaration.about !== undefined) !== ofAbout)) yield found('act-not-of-itself', 'opens', declaration.opens.by)
  for (const { step, place, outcome, carriesOut } of all) {
    const act = acts.find(({ name }) => name === carriesOut.act)
    if (act === undefined) {
      yield found('unknown-core-act', `${place}.act`, carriesOut.act, acts.map(({ name }) => name).join(', '))
      continue
    }
    if (outcome.decides === undefined) yield found('act-without-decision', place, act.name)
    yield* taken(declaration, carriesOut, act, place)
    for (const [name, kind] of Object.entries(act.states)) {
      if (!asked.some(({ field }) => statedByAct(field) === name && field.kind === kind)) yield found('act-unstated', place, name, kind)
    }
    const { by, sign, excluded = [], late, outcomes } = declaration.steps[step]!
    if (outcome.byClock || (late !== 'escalate' && outcomes[late.outcome] === outcome)) yield found('act-by-lateness', place, act.name)
    if (act.twoPeople && !(sign && excluded.some(({ of }) => of === 'opener'))) yield found('act-by-one-person', `steps.${step}.excluded`, act.name)
    if (act.twoPeople && !isSigned(by)) yield found('act-unsigned', `steps.${step}.by`, act.name)
  }
}

/** Whether whoever performs a step can sign its outcome: a commission concludes by its minutes, and what follows from rules, parts or a payment is nobody's act. */
const isSigned = (by: Performer): boolean => by !== 'rules' && !(typeof by === 'object' && ('commission' in by || 'together' in by || 'fee' in by))

/** Everything that an act takes is said by a field of the right kind, and nothing else is given to it. */
function* taken(declaration: Procedure, { with: given }: CarriesOut, { name: act, takes }: CoreAct, place: string): Generator<CoreActFault> {
  for (const [name, { kinds, optional }] of Object.entries(takes)) {
    const field = fieldsOf(declaration).find((one) => one.name === given[name])
    if (given[name] === undefined ? !optional : field === undefined || !kinds.includes(field.kind)) yield found('act-untold', `${place}.with.${name}`, name, kinds.join(', '))
  }
  for (const name of Object.keys(given)) if (takes[name] === undefined) yield found('act-told-too-much', `${place}.with.${name}`, name, act)
}
