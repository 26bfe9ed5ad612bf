/** Scenarios as they are kept: saved once with whose they are, and read as they were saved. */
import { z } from 'zod'
import { newId, transact } from '../../../kernel/database/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import { type Actor, actorString, isId } from '../../../kernel/parties/index.ts'
import { hashOf } from '../../../law/canonical.ts'
import { Failure } from '../../../law/failure.ts'
import type { Instant } from '../../../law/time.ts'
import { words } from './messages.ts'
import { faultsOf, type Scenario } from './scenario.ts'
import type { Plans } from '../plan/index.ts'

interface ScenarioTable { id: string; name: string; about: string; moves: unknown; effects: unknown; person: string; at: Instant }

declare module '../../../kernel/database/index.ts' {
  interface Tables { strategy_scenario: ScenarioTable }
}

export interface SavedScenario extends Scenario { readonly id: string; readonly by: string; readonly at: Instant }

const whole = z.string().regex(/^\d+$/).transform(BigInt)
const stated = { author: z.string(), source: z.string().exactOptional() }
const moves = z.array(z.object({ from: z.string(), to: z.string(), amount: whole, ...stated }))
const kept = z.object({
  moves: z.object({ money: moves, people: moves }),
  effects: z.array(z.object({ measure: z.string(), resource: z.enum(['money', 'people']), per: whole, indicator: z.string(), year: z.int(), change: z.number(), ...stated })),
})

/** A scenario as JSON: whole amounts as text, for money is longer than the numbers of JSON are exact. */
export const written = ({ name, about, moves: moved, effects }: Scenario): Record<string, unknown> => JSON.parse(JSON.stringify({ name, about, moves: moved, effects }, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)))

/** How many of them a list shows: the newest. */
const mostListed = 200

export interface Scenarios {
  /** Keeps it for good; answers its id. `key`: of the form that sent it, under which it is kept once however often it is sent. Throws a `Failure` (invalid) that names each control and its mend. */
  save(actor: Actor, scenario: Scenario, key?: string): Promise<string>
  /** The newest, the last saved first. */
  list(): Promise<readonly SavedScenario[]>
  /** Throws a `Failure` (not found). */
  find(id: string): Promise<SavedScenario>
}

export function openScenarios({ db, journal, now, parties }: Pick<Kernel, 'db' | 'journal' | 'now' | 'parties'>, plans: Plans): Scenarios {
  const rows = () => db.selectFrom('strategy_scenario').selectAll()
  async function read(all: readonly ScenarioTable[]): Promise<readonly SavedScenario[]> {
    const people = new Map(await Promise.all([...new Set(all.map(({ person }) => person))].map(async (id) => [id, (await parties.person(id))?.name] as const)))
    return all.map(({ id, name, about, at, person, ...told }) => ({ id, name, about, at, by: people.get(person) ?? '—', ...kept.parse(told) }))
  }
  return {
    async save(actor, scenario, key = newId()) {
      const faults = faultsOf(scenario, await plans())
      if (faults.length > 0) throw new Failure('invalid', faults[0]!.text, faults)
      const { moves: moved, effects, ...told } = written(scenario)
      return transact(db, async (tx) => {
        const keep = async (id: string): Promise<boolean> => (await tx.insertInto('strategy_scenario').values({ id, ...told as { name: string; about: string }, moves: JSON.stringify(moved), effects: JSON.stringify(effects), person: actor.person, at: now() })
          .onConflict((on) => on.column('id').doNothing()).returning('id').executeTakeFirst()) !== undefined
        let id = key
        if (!await keep(key)) {
          const [before] = await read([await tx.selectFrom('strategy_scenario').selectAll().where('id', '=', key).executeTakeFirstOrThrow()])
          if (hashOf(written(before!)) === hashOf(written(scenario))) return key
          // A form that was gone back to and changed says something else: that is another one.
          id = newId()
          await keep(id)
        }
        // A paper of the house: the journal keeps that it was saved and a commitment to what it says, so that nobody changes it unseen.
        await journal.append(tx, actorString(actor), { type: 'scenario.saved', subject: `scenario:${id}`, body: {}, personal: { sha256: hashOf(written(scenario)) } })
        return id
      })
    },
    list: async () => read(await rows().orderBy('at', 'desc').orderBy('id', 'desc').limit(mostListed).execute()),
    async find(id) {
      const row = isId(id) ? await rows().where('id', '=', id).executeTakeFirst() : undefined
      if (row === undefined) throw new Failure('not found', words.unknownScenario)
      return (await read([row]))[0]!
    },
  }
}
