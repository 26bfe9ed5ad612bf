/** What the store knows of agents and activities from the statements that tell of them: `/agents` and `/activities` (Communication 2.4, 2.5). */
import { type Answer, requireParameters } from './asked.ts'
import { Broken } from './broken.ts'
import { activitiesOf, agentsOf, identifierOf, keyOf } from './found-by.ts'
import { agentIn, iriIn } from './parameters.ts'
import { type Fields, isFields, type KeptStatement } from './statement.ts'
import { type Asking, ownAlone } from './statement-resource.ts'
import type { Statements } from './statements.ts'

/** So many of the latest statements are looked into. */
const lookedInto = 100

export function knownThings(statements: Statements) {
  const latest = async (asking: Asking, what: string): Promise<readonly KeptStatement[]> =>
    (await statements.search(ownAlone({ keys: [what], ascending: false, limit: lookedInto }, asking))).statements

  return {
    /** A Person: everything by which the statements know the one who has this identifier. */
    async agents(asking: Asking): Promise<Answer> {
      const { asked } = asking
      requireParameters(asked, ['agent'], ['agent'])
      const agent = agentIn(asked.query, 'agent')!
      const identifier = identifierOf(agent)
      if (identifier === undefined) throw new Broken('identified', 'agent', 'Communication 2.4')
      const seen = (await latest(asking, keyOf('agent', identifier))).flatMap(agentsOf).filter((one) => identifierOf(one) === identifier)
      const names = [...new Set([agent, ...seen].flatMap(({ name }) => name ?? []))]
      const ids = (['mbox', 'mbox_sha1sum', 'openid', 'account'] as const).flatMap((name) => (agent[name] === undefined ? [] : [[name, [agent[name]]]]))
      return json({ objectType: 'Person', ...(names.length > 0 && { name: names }), ...Object.fromEntries(ids) })
    },

    /** The activity with all that is told of it, the latest first; one that nobody told of has its id alone. */
    async activities(asking: Asking): Promise<Answer> {
      const { asked } = asking
      requireParameters(asked, ['activityId'], ['activityId'])
      const id = iriIn(asked.query, 'activityId')!
      const definitions = (await latest(asking, keyOf('activity', id))).flatMap(activitiesOf).filter((one) => one.id === id).map(({ definition: told = {} }) => told)
      const definition = definitions.toReversed().reduce<Record<string, unknown>>(together, {})
      return json({ objectType: 'Activity', id, ...(Object.keys(definition).length > 0 && { definition }) })
    },
  }
}

/** Adds to what is told of an activity what was told of it later, which has the last word; in place, for there may be thousands of tellings. */
function together(so: Record<string, unknown>, { name, description, extensions, ...others }: Fields): Record<string, unknown> {
  for (const [key, map] of Object.entries({ name, description, extensions })) if (isFields(map)) so[key] = Object.assign(so[key] ?? {}, map)
  return Object.assign(so, others)
}

const json = (value: unknown): Answer => ({ status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) })
