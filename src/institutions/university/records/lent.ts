/** Keys that are lent for one session, such as that of a unit of a course (cmi5): each touches one person, one registration and one activity, and whoever lends it looks at what it says. */
import type { Asked } from './asked.ts'
import { Broken } from './broken.ts'
import { identifierOf } from './found-by.ts'
import type { Act, LearningKey } from './key.ts'
import { agentIn, iriIn, uuidIn } from './parameters.ts'
import type { Agent } from './statement.ts'
import type { Accept } from './statements.ts'

export interface Lent {
  readonly key: LearningKey
  readonly actor: Agent
  readonly registration: string
  readonly activity: string
  /** The session has ended: what it left is read and no more changed. */
  readonly ended: boolean
  /** The document of state that tells the session what it is: read, and never changed by it. */
  readonly told: string
  /** Looks at statements that are new, within the transaction that keeps them; answers what is wrong, or what else is kept with them and under which key. */
  readonly accept: Accept
}

export interface Lender {
  /** The session whose key and secret these are, while it may be used. */
  lent(id: string, secret: string): Promise<Lent | undefined>
}

const section = 'cmi5 8.2'

/** Throws a `Broken` (403) where a lent key asks for what is not its session's. */
export function requireWithin({ actor, registration, activity, ended, told }: Lent, act: Act, { method, path, query }: Asked): void {
  const other = (at: string): Broken => new Broken('session', at, section, 403)
  const agent = agentIn(query, 'agent')
  if (agent !== undefined && identifierOf(agent) !== identifierOf(actor)) throw other('agent')
  if (path.startsWith('/activities') && iriIn(query, 'activityId') !== activity) throw other('activityId')
  if (path === '/activities/state' && uuidIn(query, 'registration') !== registration) throw other('registration')
  if (act !== 'write state' && act !== 'write profiles') return
  if (ended) throw new Broken('sessionEnded', path, section, 403)
  // Without a name all of the state would go, and this with it.
  if (path === '/activities/state' && (query.get('stateId') === told || (method === 'DELETE' && !query.has('stateId')))) throw new Broken('told', told, 'cmi5 10.0', 403)
}
