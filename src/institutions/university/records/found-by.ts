/** By what a statement is found: its agents, verb, activities and registration, each as a hash, so that no name or address stands in an index. Pure. */
import { hash } from 'node:crypto'
import { type Activity, type Agent, type ContextActivities, listed, type Said, type Statement } from './statement.ts'

/** How something is meant in a search: `agent` and `activity` are whom and what it is about, `any agent` and `any activity` all that it touches. */
type Kind = 'agent' | 'any agent' | 'activity' | 'any activity' | 'verb' | 'registration'

/** 128 bits of SHA-256, as a UUID: small enough for an index of hundreds of millions, and too many to meet by chance. */
export function keyOf(kind: Kind | 'document' | 'key', text: string): string {
  const hex = hash('sha256', `${kind} ${text}`)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`
}

/** The one identifier of an agent as a text; undefined for a group without one (Data 2.4.2.3). */
export function identifierOf({ mbox, mbox_sha1sum: sum, openid, account }: Agent): string | undefined {
  if (mbox !== undefined) return mbox
  if (sum !== undefined) return `sha1:${sum.toLowerCase()}`
  if (openid !== undefined) return `openid:${openid}`
  return account === undefined ? undefined : `account:${JSON.stringify([account.homePage, account.name])}`
}

/** An agent and those in it. */
const withMembers = (agent: Agent | undefined): readonly Agent[] => agent === undefined ? [] : [agent, ...agent.member ?? []]

const isAgent = (object: Said['object']): object is Agent & { readonly objectType: 'Agent' | 'Group' } => object.objectType === 'Agent' || object.objectType === 'Group'

const isActivity = (object: Said['object']): object is Activity => object.objectType === undefined || object.objectType === 'Activity'

const contextual = (activities: ContextActivities | undefined): readonly Activity[] =>
  activities === undefined ? [] : [...listed(activities.parent), ...listed(activities.grouping), ...listed(activities.category), ...listed(activities.other)]

/** Every agent that something said touches (Communication 2.1.3, `related_agents`). */
function agentsIn({ actor, object, context }: Said): readonly Agent[] {
  return [
    ...withMembers(actor), ...isAgent(object) ? withMembers(object) : [], ...withMembers(context?.instructor), ...withMembers(context?.team),
    ...(context?.contextAgents ?? []).map(({ agent }) => agent), ...(context?.contextGroups ?? []).flatMap(({ group }) => withMembers(group)),
  ]
}

const activitiesIn = ({ object, context }: Said): readonly Activity[] => [...isActivity(object) ? [object] : [], ...contextual(context?.contextActivities)]

/** The agents of a statement, those of the one inside it and its authority too. */
export const agentsOf = (statement: Statement): readonly Agent[] =>
  [...agentsIn(statement), ...statement.object.objectType === 'SubStatement' ? agentsIn(statement.object) : [], ...withMembers(statement.authority)]

/** The activities of a statement, those of the one inside it too. */
export const activitiesOf = (statement: Statement): readonly Activity[] =>
  [...activitiesIn(statement), ...statement.object.objectType === 'SubStatement' ? activitiesIn(statement.object) : []]

/** The keys under which a statement is found, each once. */
export function foundBy(statement: Statement): readonly string[] {
  const { actor, verb, object, context } = statement
  const keys = new Set([keyOf('verb', verb.id)])
  const addAgents = (kind: Kind, agents: readonly Agent[]): void => {
    for (const agent of agents) {
      const identifier = identifierOf(agent)
      if (identifier !== undefined) keys.add(keyOf(kind, identifier))
    }
  }
  addAgents('agent', [...withMembers(actor), ...isAgent(object) ? withMembers(object) : []])
  addAgents('any agent', agentsOf(statement))
  if (isActivity(object)) keys.add(keyOf('activity', object.id))
  for (const { id } of activitiesOf(statement)) keys.add(keyOf('any activity', id))
  if (context?.registration !== undefined) keys.add(keyOf('registration', context.registration.toLowerCase()))
  return [...keys]
}
