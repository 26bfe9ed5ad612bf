/** What a unit may say within its session, and what comes of it: the rules of cmi5 for statements (9). Pure. */
import { Broken, type Rule } from '../records/broken.ts'
import { identifierOf } from '../records/found-by.ts'
import { type Agent, isFields, listed, voidedVerb } from '../records/statement.ts'
import type { Ready } from '../records/statements.ts'
import type { Unit } from './course-structure.ts'

export type Mode = 'Normal' | 'Browse' | 'Review'

export const categories = { cmi5: 'https://w3id.org/xapi/cmi5/context/categories/cmi5', moveOn: 'https://w3id.org/xapi/cmi5/context/categories/moveon' } as const
export const extension = (name: string): string => `https://w3id.org/xapi/cmi5/context/extensions/${name}`
const progressExtension = 'https://w3id.org/xapi/cmi5/result/extensions/progress'

export const verbs = {
  launched: 'http://adlnet.gov/expapi/verbs/launched', initialized: 'http://adlnet.gov/expapi/verbs/initialized', completed: 'http://adlnet.gov/expapi/verbs/completed', passed: 'http://adlnet.gov/expapi/verbs/passed',
  failed: 'http://adlnet.gov/expapi/verbs/failed', terminated: 'http://adlnet.gov/expapi/verbs/terminated', abandoned: 'https://w3id.org/xapi/adl/verbs/abandoned', satisfied: 'https://w3id.org/xapi/adl/verbs/satisfied',
} as const

/** The verbs of cmi5 that a unit may use, with what each says of the result: success and completion (9.5.2, 9.5.3). */
const ofUnits = {
  initialized: {}, completed: { completion: true }, passed: { success: true }, failed: { success: false }, terminated: {},
} as const satisfies Record<string, { readonly success?: boolean; readonly completion?: true }>
type Said = keyof typeof ofUnits
const isSaid = (name: string | undefined): name is Said => name !== undefined && Object.hasOwn(ofUnits, name)

/** What a learner reached in a unit. */
export interface Reached { readonly completed: boolean; readonly passed: boolean; readonly failed: boolean; readonly score?: number; readonly progress?: number }

/** Whether a learner may go on from a unit. */
export const met = ({ moveOn }: Pick<Unit, 'moveOn'>, { completed, passed }: Pick<Reached, 'completed' | 'passed'>): boolean =>
  ({ NotApplicable: true, Completed: completed, Passed: passed, CompletedAndPassed: completed && passed, CompletedOrPassed: completed || passed })[moveOn]

/** A session of a unit as it stands. */
export interface Session {
  readonly id: string
  readonly actor: Agent
  readonly registration: string
  /** The unit by the id that the portal gave it. */
  readonly activity: string
  readonly unit: Pick<Unit, 'id' | 'moveOn' | 'masteryScore'>
  readonly mode: Mode
  readonly said: readonly string[]
  readonly ended: boolean
  readonly reached: Reached
}

/** The session after a statement, or what is wrong with it: every refusal is a 403 (9.3). */
export function after(session: Session, statement: Ready): Session | Broken {
  const refused = (rule: Rule, at: string, section: string): Broken => new Broken(rule, `statement.${at}`, `cmi5 ${section}`, 403)
  const { actor, verb, object, context, result = {}, timestamp } = statement
  if (session.ended) return refused('sessionEnded', 'verb', '9.3')
  if (identifierOf(actor) !== identifierOf(session.actor)) return refused('session', 'actor', '9.2')
  if (context?.registration?.toLowerCase() !== session.registration) return refused('session', 'context.registration', '9.6.1')
  if (extensionsIn(context)[extension('sessionid')] !== session.id) return refused('session', 'context.extensions.sessionid', '9.6.3.1')
  if (timestamp === undefined || !/(?:Z|[+-]00:?00)$/i.test(timestamp)) return refused('utc', 'timestamp', '9.7')
  // What was said in a session decides for a learner: it is not taken back by the unit.
  if (verb.id === voidedVerb) return refused('reserved', 'verb', '9.3')
  const its = listed(context?.contextActivities?.category).map(({ id }) => id)
  const progress = progressIn(result)
  const further: Session = { ...session, reached: { ...session.reached, ...(progress !== undefined && { progress }) } }
  if (!its.includes(categories.cmi5)) {
    if (its.includes(categories.moveOn)) return refused('category', 'context.contextActivities.category', '9.6.2.2')
    return session.said.includes('initialized') ? further : refused('notBegun', 'verb', '9.3.2')
  }
  const name = Object.entries(verbs).find(([, id]) => id === verb.id)?.[0]
  if (!isSaid(name)) return refused('reserved', 'verb', '9.3')
  if (!('id' in object) || object.id !== session.activity) return refused('session', 'object.id', '9.4')
  if (!listed(context?.contextActivities?.grouping).some(({ id }) => id === session.unit.id)) return refused('session', 'context.contextActivities.grouping', '9.6.2.3')
  const wrong = wrongOrder(session, name) ?? wrongResult(session, name, result, extensionsIn(context), its)
  if (wrong) return refused(...wrong)
  const score = scaledIn(result)
  const reached: Reached = {
    ...further.reached, ...(name === 'completed' && { completed: true, progress: 100 }), ...(name === 'passed' && { passed: true, failed: false }), ...(name === 'failed' && { failed: true }), ...(score !== undefined && { score }),
  }
  return { ...further, said: [...session.said, name], ended: name === 'terminated', reached }
}

type Wrong = readonly [Rule, string, string]

function wrongOrder({ said, mode, reached }: Session, name: Said): Wrong | undefined {
  if (name !== 'initialized' && !said.includes('initialized')) return ['notBegun', 'verb', '9.3.2']
  if (said.includes(name)) return ['onceOnly', 'verb', '9.3']
  if (name === 'initialized' || name === 'terminated') return undefined
  if (mode !== 'Normal') return ['mode', 'verb', '10.0']
  if ((name === 'completed' && reached.completed) || (name === 'passed' && reached.passed)) return ['onceOnly', 'verb', '9.3']
  if (name !== 'completed' && (reached.passed || said.some((one) => one === 'passed' || one === 'failed'))) return ['judgedOnce', 'verb', '9.3']
  return undefined
}

function wrongResult({ unit: { masteryScore } }: Session, name: Said, result: Readonly<Record<string, unknown>>, extensions: Readonly<Record<string, unknown>>, its: readonly string[]): Wrong | undefined {
  const must: { readonly success?: boolean; readonly completion?: boolean } = ofUnits[name]
  if (result['success'] !== must.success || result['completion'] !== must.completion) return ['verdict', 'result', '9.5']
  if (its.includes(categories.moveOn) !== ('success' in must || 'completion' in must)) return ['category', 'context.contextActivities.category', '9.6.2.2']
  if (name !== 'initialized' && result['duration'] === undefined) return ['missing', 'result.duration', '9.5.4']
  const judges = name === 'passed' || name === 'failed'
  const { score } = result
  if (score !== undefined && !judges) return ['verdict', 'result.score', '9.5.1']
  if (isFields(score)) {
    const { scaled, raw, min, max } = score
    if (typeof scaled === 'number' && scaled < 0) return ['verdict', 'result.score.scaled', '9.5.1']
    if (raw !== undefined && (min === undefined || max === undefined)) return ['missing', 'result.score', '9.5.1']
  }
  const scaled = scaledIn(result)
  if (!judges || masteryScore === undefined || scaled === undefined) return undefined
  if ((scaled >= masteryScore) !== (name === 'passed')) return ['mastery', 'result.score.scaled', name === 'passed' ? '9.3.4' : '9.3.5']
  return extensions[extension('masteryscore')] === masteryScore ? undefined : ['mastery', 'context.extensions.masteryscore', '9.6.3.2']
}

const extensionsIn = (context: Ready['context']): Readonly<Record<string, unknown>> => {
  const extensions = context && 'extensions' in context ? context.extensions : undefined
  return isFields(extensions) ? extensions : {}
}

const scaledIn = ({ score }: Readonly<Record<string, unknown>>): number | undefined => (isFields(score) && typeof score['scaled'] === 'number' ? score['scaled'] : undefined)

function progressIn({ extensions }: Readonly<Record<string, unknown>>): number | undefined {
  const said = isFields(extensions) ? extensions[progressExtension] : undefined
  return typeof said === 'number' && Number.isInteger(said) && said >= 0 && said <= 100 ? said : undefined
}
