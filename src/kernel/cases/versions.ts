/** Versions of procedures: enacted once, never changed, readable for ever. */
import { type RawBuilder, sql } from 'kysely'
import { canonical, hashOf, type JsonObject } from '../../law/canonical.ts'
import { procedureSchema } from '../../law/declaration.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import { type Finding, lint } from '../../law/lint.ts'
import type { Procedure } from '../../law/procedure.ts'
import type { Register } from '../../law/register.ts'
import { type Day, dayOf, type Instant } from '../../law/time.ts'
import { type Database, type Db, transact, type Tx } from '../database/index.ts'
import type { Journal } from '../journal/index.ts'
import { type Actor, actorString, type SystemActor } from '../parties/index.ts'
import { messages } from './messages.ts'

/** A declaration with the hash that is its version. */
export interface Enacted {
  readonly hash: string
  readonly declaration: Procedure
}

/** A version with the days on which it is in force. */
export interface Version extends Enacted {
  readonly from: Day
  /** The first day on which it is not in force any more; absent while nothing ends it. */
  readonly until?: Day
}

export interface Versions {
  /**
   * Enters what the house has no version of yet, as a country pack says it: from whatever day. Answers the ids of those
   * that the house has in other words: what is enacted is changed by enacting it, never by a start. Only where nobody is real
   * are those entered too (`changed: 'enter'`), so that whoever drafts sees at once what they wrote.
   * Throws a `Failure` that names each error of the schema or the linter, and enters nothing.
   */
  seed(declarations: readonly Procedure[], options: { readonly changed: 'enter' | 'leave' }): Promise<readonly string[]>
  /**
   * Enters new versions, each with an entry in the journal; an earlier version ends where the next begins. What is in the house
   * already is left alone. Throws a `Failure` that names each error, and enters nothing: nothing begins before tomorrow.
   */
  enact(declarations: readonly Procedure[], by?: Actor | SystemActor): Promise<void>
  /** The declarations in force today, in the order in which they were first entered. Answered from memory. */
  today(): readonly Procedure[]
  /** The version in force on a day. */
  inForce(procedure: string, day: Day, within?: Db): Promise<Enacted>
  byHash(hash: string, within?: Db): Promise<Procedure>
  /** All versions of all procedures that are, were or will be in force, oldest first. */
  list(): Promise<readonly Version[]>
  close(): Promise<void>
}

/** The declaration as plain data: what is hashed, stored and published. */
export const dataOf = (declaration: Procedure): JsonObject => JSON.parse(JSON.stringify(declaration))

/** The version of a declaration: the SHA-256 of its canonical JSON (RFC 8785). */
export const versionOf = (declaration: Procedure): string => hashOf(dataOf(declaration))

const channel = 'declarations'

export async function openVersions({ db, listen, now, zone, journal, report, registers }: {
  readonly db: Db
  readonly listen: Database['listen']
  readonly now: () => Instant
  readonly zone: string
  readonly journal: Journal
  readonly report: (error: unknown) => void
  /** The registers of things that outcomes may change. */
  readonly registers: () => readonly Register[]
}): Promise<Versions> {
  const read = new Map<string, Procedure>()
  /** The version in force by procedure and day: nothing that is enacted today can change it. */
  const current = new Map<string, string>()
  let known: readonly Version[] = []
  let turn: Promise<void> = Promise.resolve()
  let shown: { readonly day: Day; readonly of: typeof known; readonly declarations: readonly Procedure[] } | undefined
  const stop = await listen(channel, () => { refresh().catch(report) })
  await refresh()

  /** Reads what there is, one reading after another: the last one begun is the last one kept. */
  function refresh(): Promise<void> {
    const read = async (): Promise<void> => {
      known = await listed(sql`min(entered) over (partition by procedure), lower(in_force)`)
      current.clear()
    }
    turn = turn.then(read, read)
    return turn
  }

  async function byHash(hash: string, within: Db | Tx = db): Promise<Procedure> {
    const known = read.get(hash)
    if (known !== undefined) return known
    const row = await within.selectFrom('procedure_version').select('declaration').where('hash', '=', hash).executeTakeFirst()
    if (row === undefined) throw new Failure('not found', messages.noProcedure)
    read.set(hash, row.declaration)
    return row.declaration
  }

  async function listed(order: RawBuilder<unknown>): Promise<readonly Version[]> {
    const rows = await db.selectFrom('procedure_version')
      .select(['hash', sql<string | null>`lower(in_force)`.as('from'), sql<string | null>`upper(in_force)`.as('until')])
      .where(sql<boolean>`not isempty(in_force)`).orderBy(order).execute()
    return Promise.all(rows.map(async ({ hash, from, until }) =>
      ({ hash, declaration: await byHash(hash), from: from ?? '', ...(until !== null && { until }) })))
  }

  async function enter(tx: Tx, declaration: Procedure, by: string): Promise<void> {
    const hash = versionOf(declaration)
    const { from, until } = declaration.inForce
    // An open-ended predecessor ends where this version begins; one that was to begin on the same day or later never applies.
    await sql`update procedure_version set in_force = case when lower(in_force) < ${from}::date
        then daterange(lower(in_force), ${from}::date) else 'empty'::daterange end
      where procedure = ${declaration.id} and not isempty(in_force) and (upper(in_force) is null or upper(in_force) > ${from}::date)`.execute(tx)
    // One that was to be in force once and never was comes back as it is.
    const days = { in_force: `[${from},${until ?? ''})`, enacted_at: now() }
    await tx.insertInto('procedure_version').values({ hash, procedure: declaration.id, declaration: JSON.stringify(dataOf(declaration)), ...days })
      .onConflict((conflict) => conflict.column('hash').doUpdateSet(days)).execute()
    await journal.append(tx, by, {
      type: 'procedure.enacted', subject: `procedure:${declaration.id}`,
      body: { version: hash, from, ...(until && { until }), bytes: canonical(dataOf(declaration)).length },
    })
  }

  /** One enactment at a time, over what the house has at that moment; `choose` says what is entered of it. */
  async function entering(by: string, blame: Blame, choose: (house: ReadonlyMap<string, ReadonlySet<string>>) => readonly Procedure[]): Promise<void> {
    await transact(db, async (tx) => {
      await sql`select pg_advisory_xact_lock(hashtext('procedure_version'))`.execute(tx)
      const house = new Map<string, Set<string>>()
      const standing = new Map<string, Procedure>()
      const rows = await tx.selectFrom('procedure_version').select(['hash', 'procedure', 'declaration',
        sql<boolean>`upper(in_force) is null or upper(in_force) > ${dayOf(now(), zone)}::date`.as('stands')]).where(sql<boolean>`not isempty(in_force)`).orderBy(sql`lower(in_force)`).execute()
      for (const { hash, procedure, declaration, stands } of rows) {
        house.set(procedure, (house.get(procedure) ?? new Set()).add(hash))
        if (stands) standing.set(procedure, declaration)
      }
      const chosen = choose(house)
      if (chosen.length === 0) return
      requireSound(chosen, standing, registers(), blame)
      for (const declaration of chosen) await enter(tx, declaration, by)
      await sql`select pg_notify(${channel}, '')`.execute(tx)
    })
    await refresh()
  }

  return {
    byHash,
    list: () => listed(sql`procedure, lower(in_force)`),
    async seed(declarations, { changed }) {
      let differing: readonly Procedure[] = []
      await entering('system:law', 'what is entered', (house) => {
        differing = declarations.filter((declaration) => house.has(declaration.id) && !house.get(declaration.id)!.has(versionOf(declaration)))
        return declarations.filter((declaration) => !house.has(declaration.id) || (changed === 'enter' && differing.includes(declaration)))
      })
      return changed === 'enter' ? [] : differing.map(({ id }) => id)
    },
    enact: (declarations, by = { system: 'law' }) => entering(actorString(by), 'what stands then', (house) => {
      const chosen = declarations.filter((declaration) => !house.get(declaration.id)?.has(versionOf(declaration)))
      const today = dayOf(now(), zone)
      const past = chosen.filter(({ inForce }) => inForce.from <= today)
      if (past.length > 0) throw new Failure('invalid', messages.inThePast, past.map(({ id }) => ({ field: `${id} inForce.from`, text: messages.inThePast })))
      return chosen
    }),
    today() {
      const day = dayOf(now(), zone)
      if (shown !== undefined && shown.day !== day) refresh().catch(report) // whatever was not heard is known by the turn of the day
      if (shown?.day !== day || shown.of !== known) {
        shown = { day, of: known, declarations: known.filter(({ from, until }) => from <= day && (until === undefined || day < until)).map(({ declaration }) => declaration) }
      }
      return shown.declarations
    },
    async inForce(procedure, day, within = db) {
      const key = `${day} ${procedure}`
      const known = current.get(key)
      if (known !== undefined) return { hash: known, declaration: await byHash(known, within) }
      const row = await within.selectFrom('procedure_version').select('hash')
        .where('procedure', '=', procedure).where(sql<boolean>`in_force @> ${day}::date`).executeTakeFirst()
      if (row === undefined) throw new Failure('not found', messages.noProcedure)
      if (current.size > 1000) current.clear()
      current.set(key, row.hash)
      return { hash: row.hash, declaration: await byHash(row.hash, within) }
    },
    close: stop,
  }
}

/** Whose errors keep declarations out: also those that they bring about in what stands already, or, where a house is filled, only their own. */
type Blame = 'what stands then' | 'what is entered'

/** Throws a `Failure` that names every error of what is to be entered, read by the schema and linted beside what stands. */
function requireSound(chosen: readonly Procedure[], standing: ReadonlyMap<string, Procedure>, registers: readonly Register[], blame: Blame): void {
  const ids = new Set(chosen.map(({ id }) => id))
  if (ids.size < chosen.length) throw new Failure('invalid', messages.oneVersionAtATime)
  const problems = chosen.flatMap((declaration): readonly Problem[] => (procedureSchema.safeParse(dataOf(declaration)).error?.issues ?? [])
    .map(({ path, message }) => ({ field: `${declaration.id} ${path.join('.')}`, text: messages.notDeclared(path.join('.'), message) })))
  if (problems.length === 0) {
    const errorsOf = (world: Iterable<Procedure>) => lint([...world], undefined, registers).filter(({ severity }) => severity === 'error')
    const nameOf = ({ procedure, place, rule }: Finding): string => `${procedure} ${place} ${rule}`
    const before = new Set(errorsOf(standing.values()).map(nameOf))
    const errors = errorsOf(new Map([...standing, ...chosen.map((one) => [one.id, one] as const)]).values())
      .filter((error) => ids.has(error.procedure) || (blame === 'what stands then' && !before.has(nameOf(error))))
    problems.push(...errors.map(({ procedure, place, words }) => ({ field: `${procedure} ${place}`, text: words })))
  }
  if (problems.length > 0) throw new Failure('invalid', messages.notSound(problems.length), problems)
}
