/**
 * Walks every way that a case can take, with what it remembers of the steps behind it: a condition `after` or `whenCheck` can close a way
 * that the arrows alone leave open. For declarations whose steps are sound one by one.
 */
import { isAboutThoseOf } from './about.ts'
import type { Verdict } from './evaluate.ts'
import { missing, type WorldFault } from './lint-world.messages.ts'
import { type Effect, type Outcome, partsOf, type Procedure, type Step } from './procedure.ts'

/** More ways than these are not walked: no procedure that people read has them. */
const most = 20_000

const verdicts = [true, false, 'unknown'] as const satisfies readonly Verdict[]

/** Where a case stands: a step, how the steps that conditions speak of last ended, and what checks have said since facts last changed. */
interface Place { readonly step: string; readonly ended: Readonly<Record<string, string>>; readonly said: Readonly<Record<string, Verdict>> }

interface Walk {
  readonly reached: ReadonlySet<string>
  /** The outcomes that some case can take, as `step outcome`. */
  readonly taken: ReadonlySet<string>
  /** The steps in which some case is offered nothing, with the first such situation. */
  readonly stuck: ReadonlyMap<string, Place & { readonly verdict: Verdict | undefined }>
  /** The steps from which some case cannot be closed any more. */
  readonly endless: ReadonlyMap<string, Place>
}

const keyOf = ({ step, ended, said }: Place): string => JSON.stringify([step, Object.entries(ended).sort(), Object.entries(said).sort()])

/**
 * Walks all ways. `steady` is a check that says the same until facts change; otherwise each step's check may say anything. Undefined where
 * there are too many ways. `reopened` are the effects of decisions after which a closed case can come back.
 */
function walk(declaration: Procedure, { steady, reopened }: { readonly steady: boolean; readonly reopened: ReadonlySet<Effect> }): Walk | undefined {
  const { steps, starts, reopensAt, clock } = declaration
  const { silence } = clock
  const spoken = new Set(Object.values(steps).flatMap(({ outcomes }) => Object.values<Outcome>(outcomes).flatMap(({ after }) => after?.step ?? [])))
  const places = new Map<string, Place>()
  const cameFrom = new Map<string, Set<string>>()
  const ends = new Set<string>()
  const [reached, taken, stuck] = [new Set<string>(), new Set<string>(), new Map<string, Place & { verdict: Verdict | undefined }>()]
  const ahead: string[] = []
  const arrive = (place: Place, from?: string): void => {
    const key = keyOf(place)
    if (!places.has(key)) {
      places.set(key, place)
      ahead.push(key)
    }
    if (from !== undefined) cameFrom.set(key, (cameFrom.get(key) ?? new Set()).add(from))
  }
  const isReopened = ({ decides }: Pick<Outcome, 'decides'>): boolean => decides !== undefined && declaration.decisions[decides] !== undefined && reopened.has(declaration.decisions[decides].effect)
  const decidedBefore = Object.values(steps).some(({ outcomes }) => Object.values<Outcome>(outcomes).some((outcome) => outcome.to !== 'closed' && isReopened(outcome)))
  arrive({ step: starts, ended: {}, said: {} })
  for (let key = ahead.pop(); key !== undefined; key = ahead.pop()) {
    if (places.size > most) return undefined
    const place = places.get(key)!
    const step = steps[place.step]
    if (step === undefined) continue
    reached.add(place.step)
    const take = (name: string, outcome: Outcome, said: Place['said']): void => {
      taken.add(`${place.step} ${name}`)
      const ended = spoken.has(place.step) ? { ...place.ended, [place.step]: name } : place.ended
      if (outcome.to !== 'closed') return arrive({ step: outcome.to, ended, said }, key)
      ends.add(key)
      if (reopensAt !== undefined && (decidedBefore || isReopened(outcome))) arrive({ step: reopensAt, ended, said: {} })
    }
    const lapse = typeof step.late === 'object' && step.within !== undefined ? step.outcomes[step.late.outcome] : undefined
    if (lapse !== undefined && typeof step.late === 'object') take(step.late.outcome, lapse, place.said)
    // The time of the whole procedure can end in any step in which it runs.
    const over = silence !== 'escalate' && !clock.stopsIn.includes(place.step) ? silence : undefined
    if (over?.to === 'closed') {
      ends.add(key)
      if (reopensAt !== undefined && (decidedBefore || isReopened(over))) arrive({ step: reopensAt, ended: place.ended, said: {} })
    } else if (over !== undefined) arrive({ ...place, step: over.to }, key)
    for (const verdict of saidIn(step, place, steady)) {
      const open = Object.entries<Outcome>(step.outcomes).filter(([, outcome]) => isOffered(outcome, place, verdict))
      if (open.length === 0 && lapse === undefined && over === undefined && !stuck.has(place.step)) stuck.set(place.step, { ...place, verdict })
      const changes = step.findings !== undefined || step.corrects !== undefined || Object.keys(partsOf(step.by)).length > 0
      const said = !steady || changes ? {} : verdict === undefined || step.check === undefined ? place.said : { ...place.said, [step.check]: verdict }
      for (const [name, outcome] of open) take(name, outcome, outcome.findings === undefined ? said : {})
    }
  }
  return { reached, taken, stuck, endless: endlessIn(places, cameFrom, ends) }
}

/** What the check of a step can say here; undefined where it has none. */
const saidIn = ({ check }: Step, { said }: Place, steady: boolean): readonly (Verdict | undefined)[] =>
  check === undefined ? [undefined] : steady && said[check] !== undefined ? [said[check]] : verdicts

const isOffered = ({ byClock, whenCheck, after }: Outcome, { ended }: Place, verdict: Verdict | undefined): boolean =>
  byClock === undefined && (whenCheck === undefined || (verdict !== undefined && whenCheck.includes(verdict))) && (after === undefined || ended[after.step] === after.outcome)

function endlessIn(places: ReadonlyMap<string, Place>, cameFrom: ReadonlyMap<string, ReadonlySet<string>>, ends: ReadonlySet<string>): ReadonlyMap<string, Place> {
  const closable = new Set(ends)
  const behind = [...ends]
  for (let key = behind.pop(); key !== undefined; key = behind.pop()) {
    for (const from of cameFrom.get(key) ?? []) {
      if (closable.has(from)) continue
      closable.add(from)
      behind.push(from)
    }
  }
  return new Map([...places].filter(([key]) => !closable.has(key)).map(([, place]) => [place.step, place]))
}

/** The situation in words of the declaration, which are the same in every language. */
const situation = ({ ended, verdict }: Pick<Place, 'ended'> & { readonly verdict?: Verdict | undefined }): string =>
  [...Object.entries(ended).map(([step, outcome]) => `${step}: ${outcome}`), ...(verdict === undefined ? [] : [`check: ${String(verdict)}`])].join(', ') || '–'

/** Ways that conditions close: steps and outcomes that no case comes to, cases that get stuck, and cases that go round for ever. */
export function* lintWays(declaration: Procedure, procedures: readonly Procedure[]): Generator<WorldFault> {
  const reopened = new Set(procedures.flatMap((one) =>
    (isAboutThoseOf(one, declaration) && Object.values(one.decisions).some(({ effect }) => effect === 'reopen') ? one.about?.effects ?? [] : [])))
  const free = walk(declaration, { steady: false, reopened: new Set(Object.values(declaration.decisions).map(({ effect }) => effect)) })
  const own = walk(declaration, { steady: false, reopened })
  const steady = walk(declaration, { steady: true, reopened })
  if (free === undefined || own === undefined || steady === undefined) return
  for (const [name, step] of Object.entries(declaration.steps)) {
    if (!free.reached.has(name)) yield missing('step-out-of-reach', `steps.${name}`, name)
    else if (!own.reached.has(name)) yield missing('reopened-by-nobody', `steps.${name}`, name)
    else {
      for (const [outcome, { after }] of Object.entries<Outcome>(step.outcomes)) {
        if (after !== undefined && !own.taken.has(`${name} ${outcome}`)) yield missing('outcome-out-of-reach', `steps.${name}.outcomes.${outcome}.after`, outcome, name)
      }
    }
    const [stuck, endless] = [steady.stuck.get(name), steady.endless.get(name)]
    if (stuck !== undefined) yield missing('dead-end', `steps.${name}.outcomes`, name, situation(stuck))
    else if (endless !== undefined && steady.stuck.size === 0) yield missing('way-without-end', `steps.${name}`, name, situation(endless))
  }
  const { silence } = declaration.clock
  const issued = new Set([...(silence === 'escalate' ? [] : [silence.decides]), ...[...own.taken].flatMap((key) => {
    const [step = '', outcome = ''] = key.split(' ')
    return declaration.steps[step]?.outcomes[outcome]?.decides ?? []
  })])
  for (const [name, { after }] of Object.entries(declaration.obligations)) {
    if (after !== undefined && declaration.decisions[after] !== undefined && !issued.has(after)) yield missing('duty-after-nothing', `obligations.${name}.after`, name, after)
  }
}
