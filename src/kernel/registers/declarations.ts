/** Declared registers in all their versions: enacted once, never changed, readable for ever. */
import { sql } from 'kysely'
import { canonical, hashOf, type JsonObject } from '../../law/canonical.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import { lintRegisters } from '../../law/lint.ts'
import type { Procedure } from '../../law/procedure.ts'
import { registerSchema } from '../../law/register-declaration.ts'
import type { Register } from '../../law/register.ts'
import { type Day, dayOf, type Instant } from '../../law/time.ts'
import { type Database, type Db, transact, type Tx } from '../database/index.ts'
import type { Journal } from '../journal/index.ts'
import { type Actor, actorString, type SystemActor } from '../parties/index.ts'
import { messages } from './messages.ts'

export interface RegisterVersions {
  /**
   * Enters what the house has no version of yet, as a country pack says it: from whatever day. Answers the ids of those that the house
   * has in other words, which stay; only where nobody is real are those entered too (`changed: 'enter'`). Throws a `Failure` that
   * names each error of the schema or the linter, and enters nothing.
   */
  seed(declarations: readonly Register[], options: { readonly changed: 'enter' | 'leave'; readonly beside: readonly Procedure[] }): Promise<readonly string[]>
  /** Enters new versions, each with an entry in the journal; an earlier one ends where the next begins, and none begins before tomorrow. */
  enact(declarations: readonly Register[], options: { readonly by: Actor | SystemActor; readonly beside: readonly Procedure[] }): Promise<void>
  /** The registers in force today, in the order in which they were first entered. Answered from memory. */
  today(): readonly Register[]
  byHash(hash: string, within?: Db): Promise<Register>
  close(): Promise<void>
}

const dataOf = (declaration: Register): JsonObject => JSON.parse(JSON.stringify(declaration))

/** The version of a register: the SHA-256 of its canonical JSON (RFC 8785). */
export const registerVersionOf = (declaration: Register): string => hashOf(dataOf(declaration))

const channel = 'registers'

interface Known { readonly declaration: Register; readonly from: Day; readonly until: Day | null }

export async function openRegisterVersions({ db, listen, now, zone, journal, report }: {
  readonly db: Db
  readonly listen: Database['listen']
  readonly now: () => Instant
  readonly zone: string
  readonly journal: Pick<Journal, 'append'>
  readonly report: (error: unknown) => void
}): Promise<RegisterVersions> {
  const read = new Map<string, Register>()
  let known: readonly Known[] = []
  let turn: Promise<void> = Promise.resolve()
  let heardOn = dayOf(now(), zone)
  const stop = await listen(channel, () => { refresh().catch(report) })
  await refresh()

  /** Reads what there is, one reading after another: the last one begun is the last one kept. */
  function refresh(): Promise<void> {
    const again = async (): Promise<void> => {
      known = await db.selectFrom('register_declaration')
        .select(['declaration', sql<Day>`coalesce(lower(in_force)::text, '')`.as('from'), sql<Day | null>`upper(in_force)::text`.as('until')])
        .where(sql<boolean>`not isempty(in_force)`).orderBy(sql`min(entered) over (partition by register), lower(in_force)`).execute()
    }
    turn = turn.then(again, again)
    return turn
  }

  async function enter(tx: Tx, declaration: Register, by: string): Promise<void> {
    const { from, until } = declaration.inForce
    const hash = registerVersionOf(declaration)
    await sql`update register_declaration set in_force = case when lower(in_force) < ${from}::date
        then daterange(lower(in_force), ${from}::date) else 'empty'::daterange end
      where register = ${declaration.id} and not isempty(in_force) and (upper(in_force) is null or upper(in_force) > ${from}::date)`.execute(tx)
    const days = { in_force: `[${from},${until ?? ''})`, enacted_at: now() }
    await tx.insertInto('register_declaration').values({ hash, register: declaration.id, declaration: JSON.stringify(dataOf(declaration)), ...days })
      .onConflict((conflict) => conflict.column('hash').doUpdateSet(days)).execute()
    await journal.append(tx, by, {
      type: 'register.enacted', subject: `register:${declaration.id}`,
      body: { version: hash, from, ...(until && { until }), bytes: canonical(dataOf(declaration)).length },
    })
  }

  /** One enactment at a time, over what the house has at that moment; `choose` says what is entered of it. */
  async function entering(
    by: string, beside: readonly Procedure[], choose: (house: ReadonlyMap<string, ReadonlySet<string>>) => readonly Register[],
  ): Promise<void> {
    await transact(db, async (tx) => {
      await sql`select pg_advisory_xact_lock(hashtext('register_declaration'))`.execute(tx)
      const rows = await tx.selectFrom('register_declaration').select(['hash', 'register', 'declaration']).where(sql<boolean>`not isempty(in_force)`)
        .orderBy(sql`lower(in_force)`).execute()
      const house = new Map([...Map.groupBy(rows, ({ register }) => register)].map(([id, versions]) => [id, new Set(versions.map(({ hash }) => hash))]))
      const chosen = choose(house)
      if (chosen.length === 0) return
      requireSound(chosen, new Map(rows.map(({ register, declaration }) => [register, declaration])), beside)
      for (const declaration of chosen) await enter(tx, declaration, by)
      await sql`select pg_notify(${channel}, '')`.execute(tx)
    })
    await refresh()
  }

  return {
    async seed(declarations, { changed, beside }) {
      let differing: readonly Register[] = []
      await entering('system:law', beside, (house) => {
        differing = declarations.filter((one) => house.has(one.id) && !house.get(one.id)!.has(registerVersionOf(one)))
        return declarations.filter((one) => !house.has(one.id) || (changed === 'enter' && differing.includes(one)))
      })
      return changed === 'enter' ? [] : differing.map(({ id }) => id)
    },
    enact: (declarations, { by, beside }) => entering(actorString(by), beside, (house) => {
      const chosen = declarations.filter((one) => !house.get(one.id)?.has(registerVersionOf(one)))
      const past = chosen.filter(({ inForce }) => inForce.from <= dayOf(now(), zone))
      if (past.length > 0) throw new Failure('invalid', messages.inThePast, past.map(({ id }) => ({ field: `${id} inForce.from`, text: messages.inThePast })))
      return chosen
    }),
    today() {
      const day = dayOf(now(), zone)
      if (heardOn !== day) { // whatever was not heard is known by the turn of the day
        heardOn = day
        refresh().catch(report)
      }
      return known.filter(({ from, until }) => from <= day && (until === null || day < until)).map(({ declaration }) => declaration)
    },
    async byHash(hash, within = db) {
      const found = read.get(hash) ?? (await within.selectFrom('register_declaration').select('declaration').where('hash', '=', hash).executeTakeFirst())?.declaration
      if (found === undefined) throw new Failure('not found', messages.noRegister)
      read.set(hash, found)
      return found
    },
    close: stop,
  }
}

/** Throws a `Failure` that names every error of what is to be entered, read by the schema and linted beside what stands. */
function requireSound(chosen: readonly Register[], standing: ReadonlyMap<string, Register>, beside: readonly Procedure[]): void {
  const ids = new Set(chosen.map(({ id }) => id))
  const problems = chosen.flatMap((declaration): readonly Problem[] => (registerSchema.safeParse(dataOf(declaration)).error?.issues ?? [])
    .map(({ path, message }) => ({ field: `${declaration.id} ${path.join('.')}`, text: messages.notDeclared(path.join('.'), message) })))
  if (problems.length === 0) {
    const world = new Map([...standing, ...chosen.map((one) => [one.id, one] as const)])
    problems.push(...lintRegisters([...world.values()], beside).filter(({ severity, procedure }) => severity === 'error' && ids.has(procedure))
      .map(({ procedure, place, words }) => ({ field: `${procedure} ${place}`, text: words })))
  }
  if (problems.length > 0) throw new Failure('invalid', messages.notSound(problems.length), problems)
}
