/** Statements as they are given out: exactly as kept, with ids alone, or in one language (Communication 2.1.3, `format`). Pure. */
import { type Activity, type Agent, type ContextActivities, type Fields, isFields, type KeptStatement, listed, type Said, type Statement } from './statement.ts'

export type Format = 'exact' | 'ids' | 'canonical'

const identifiers = ['mbox', 'mbox_sha1sum', 'openid', 'account'] as const

/** What tells an agent from all others; of a group without an identifier, its members. */
function agentIds(agent: Agent): Agent {
  const { objectType, member } = agent
  const ids = Object.fromEntries(identifiers.filter((name) => agent[name] !== undefined).map((name) => [name, agent[name]]))
  const kind = objectType === undefined ? {} : { objectType }
  return Object.keys(ids).length === 0 && member !== undefined ? { ...kind, member: member.map(agentIds) } : { ...kind, ...ids }
}

const activityIds = ({ id }: Activity): Activity => ({ id })

const isAgent = (object: Said['object']): object is Agent & { readonly objectType: 'Agent' | 'Group' } => object.objectType === 'Agent' || object.objectType === 'Group'

const eachActivity = (activities: ContextActivities, to: (activity: Activity) => Activity): ContextActivities =>
  Object.fromEntries(Object.entries(activities).map(([kind, several]) => [kind, listed(several).map(to)]))

/** Goes through something said and writes each agent, activity and verb anew. */
function rewritten<S extends Said>(said: S, { agent, activity, verb }: {
  readonly agent: (agent: Agent) => Agent
  readonly activity: (activity: Activity) => Activity
  readonly verb: (verb: Said['verb']) => Said['verb']
}): S {
  const { actor, object, context } = said
  const again = { agent, activity, verb }
  return {
    ...said, actor: agent(actor), verb: verb(said.verb),
    object: object.objectType === 'SubStatement' ? rewritten(object, again) : object.objectType === 'StatementRef' ? object : isAgent(object) ? { ...agent(object), objectType: object.objectType } : activity(object as Activity),
    ...(context !== undefined && {
      context: {
        ...context, ...(context.instructor !== undefined && { instructor: agent(context.instructor) }), ...(context.team !== undefined && { team: agent(context.team) }),
        ...(context.contextActivities !== undefined && { contextActivities: eachActivity(context.contextActivities, activity) }),
        ...(context.contextAgents !== undefined && { contextAgents: context.contextAgents.map((one) => ({ ...one, agent: agent(one.agent) })) }),
        ...(context.contextGroups !== undefined && { contextGroups: context.contextGroups.map((one) => ({ ...one, group: agent(one.group) })) }),
      },
    }),
  }
}

/** The language of a map that fits the wished ones best; the map's first where none does. */
function oneLanguage(map: Fields, wished: readonly string[]): Fields {
  const tags = Object.keys(map)
  for (const wish of wished) {
    const found = tags.find((tag) => tag.toLowerCase() === wish) ?? tags.find((tag) => tag.toLowerCase().split('-')[0] === wish.split('-')[0])
    if (found !== undefined) return { [found]: map[found] }
  }
  return tags.length === 0 ? map : { [tags[0]!]: map[tags[0]!] }
}

/** What Accept-Language wishes, the most wished first, in lower case (RFC 9110, 12.5.4). */
export const languagesWished = (header: string | undefined): readonly string[] => (header ?? '').split(',', 100)
  .map((part) => part.replaceAll(/\s/g, '').toLowerCase().split(';q='))
  .flatMap(([tag = '', weight = '1']) => (tag === '' || tag === '*' || Number(weight) === 0 ? [] : [{ tag, weight: Number(weight) }]))
  .toSorted((a, b) => b.weight - a.weight).map(({ tag }) => tag)

const components = ['choices', 'scale', 'source', 'target', 'steps'] as const

function inLanguage(wished: readonly string[]) {
  const mapIn = (of: Fields, name: string): Fields => (isFields(of[name]) ? { ...of, [name]: oneLanguage(of[name], wished) } : of)
  const definitionIn = (definition: Fields): Fields => components.reduce<Fields>(
    (so, name) => (Array.isArray(so[name]) ? { ...so, [name]: so[name].map((one: Fields) => mapIn(one, 'description')) } : so), mapIn(mapIn(definition, 'name'), 'description'))
  return {
    agent: (agent: Agent) => agent,
    activity: (activity: Activity): Activity => (activity.definition === undefined ? activity : { ...activity, definition: definitionIn(activity.definition) }),
    verb: (verb: Said['verb']): Said['verb'] => (verb.display === undefined ? verb : { ...verb, display: oneLanguage(verb.display, wished) }),
  }
}

/** A kept statement in the format that was asked for. */
export function formatted(statement: KeptStatement, format: Format, wished: readonly string[]): Statement {
  if (format === 'exact') return statement
  if (format === 'ids') return rewritten(statement, { agent: agentIds, activity: activityIds, verb: ({ id }) => ({ id }) })
  const one = rewritten(statement, inLanguage(wished))
  const { attachments } = one
  if (attachments === undefined) return one
  return { ...one, attachments: attachments.map((attachment) => Object.fromEntries(Object.entries(attachment).map(([name, value]) =>
    [name, (name === 'display' || name === 'description') && isFields(value) ? oneLanguage(value, wished) : value])) as unknown as typeof attachment) }
}

/** As it is kept: context activities are lists, whatever was sent (Data 2.4.6.2). */
export const withLists = <S extends Said>(said: S): S => {
  const { context, object } = said
  const inner = object.objectType === 'SubStatement' ? { object: withLists(object) } : {}
  const activities = context?.contextActivities
  return activities === undefined ? { ...said, ...inner } : { ...said, ...inner, context: { ...context, contextActivities: eachActivity(activities, (one) => one) } }
}
