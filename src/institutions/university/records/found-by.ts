/** By what a statement is found: its agents, verb, activities and registration, each as a hash, so that no name or address stands in an index. Pure. */
import { hash } from 'node:crypto'
import { type Activity, type Agent, type ContextActivities, listed, type Said, type Statement } from './statement.ts'

type Kind = 'agent' | 'activity' | 'verb' | 'registration'

/** 64 bits of SHA-256 as a number: an index of them is half of one of UUIDs, and two of a hundred million things meet with a chance of one in four thousand. */
export const keyOf = (kind: Kind, text: string): string => hash('sha256', `${kind} ${text}`, 'buffer').readBigInt64BE().toString()

/** The one identifier of an agent as a text; undefined for a group without one (Data 2.4.2.3). */
export function identifierOf({ mbox, mbox_sha1sum: sum, openid, account }: Agent): string | undefined {
  // No two people have addresses that differ in case alone.
  if (mbox !== undefined) return mbox.toLowerCase()
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

/** The most agents and activities that a statement may touch: a course of a whole faculty, and few enough to be found by each. */
export const mostTouched = 1000

/** How many different agents and activities a statement touches. */
export const touchedBy = (statement: Statement): number => new Set([...agentsOf(statement).map((agent) => identifierOf(agent)), ...activitiesOf(statement).map(({ id }) => id)]).size

/** By what a statement is found: keys of all that it touches, and of whom and what it is about, each once. */
export interface FoundBy { readonly all: readonly string[]; readonly about: readonly string[] }

export function foundBy(statement: Statement): FoundBy {
  const { actor, verb, object, context } = statement
  const agentKeys = (agents: readonly Agent[]): readonly string[] => [...new Set(agents.flatMap((agent) => identifierOf(agent) ?? []))].map((identifier) => keyOf('agent', identifier))
  const activities = new Set(activitiesOf(statement).map(({ id }) => id))
  return {
    all: [
      keyOf('verb', verb.id), ...agentKeys(agentsOf(statement)), ...[...activities].map((id) => keyOf('activity', id)),
      ...context?.registration === undefined ? [] : [keyOf('registration', context.registration.toLowerCase())],
    ],
    about: [...agentKeys([...withMembers(actor), ...isAgent(object) ? withMembers(object) : []]), ...isActivity(object) ? [keyOf('activity', object.id)] : []],
  }
}
