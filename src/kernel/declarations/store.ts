/** Keeps the versions of declarations of one kind: enters, reads and remembers them. */
import { sql } from 'kysely'
import type { z } from 'zod'
import { Failure, type Problem } from '../../law/failure.ts'
import type { Finding } from '../../law/lint.ts'
import type { Text } from '../../law/text.ts'
import { type Day, dayOf, type Instant } from '../../law/time.ts'
import { afterCommit, type Database, type Db, transact, type Tx } from '../database/index.ts'
import type { Journal } from '../journal/index.ts'
import { type Actor, actorString, type SystemActor } from '../parties/index.ts'
import { messages } from './messages.ts'
import { faultsOf, versionOf, written } from './written.ts'

/** What every declaration has. */
interface Declared { readonly id: string; readonly inForce: { readonly from: Day; readonly until?: Day | undefined } }

/** A declaration with the hash that is its version. */
export interface Enacted<T> {
  readonly hash: string
  readonly declaration: T
}

/** A version with the days on which it is in force. */
export interface Version<T> extends Enacted<T> {
  readonly from: Day
  /** The first day on which it is not in force any more; absent while nothing ends it. */
  readonly until?: Day
  readonly enactedAt: Instant
}

export interface Declarations<T> {
  /**
   * Enters what the house has no version of yet, as a country pack says it: from whatever day. Answers the ids of those
   * that the house has in other words: what is enacted is changed by enacting it, never by a start. Only where nobody is real
   * are those entered too (`changed: 'enter'`), so that whoever drafts sees at once what they wrote, unless something that has begun goes by what stands.
   * Throws a `Failure` that names each error of the schema or the linter, and enters nothing.
   */
  seed(declarations: readonly T[], options: { readonly changed: 'enter' | 'leave' }): Promise<readonly string[]>
  /**
   * Enters new versions, each with an entry in the journal; an earlier version ends where the next begins. What is in the house
   * already is left alone. Throws a `Failure` that names each error, and enters nothing: nothing begins before tomorrow.
   */
  enact(declarations: readonly T[], by?: Actor | SystemActor): Promise<void>
  /**
   * The same as a part of an enactment of several kinds, for `carryOut`. With `seen`, the versions that there were when it was begun, it throws a `Failure` (conflict)
   * where another version of the same declaration came meanwhile, and says which, when and by whom.
   */
  plan(tx: Tx, declarations: readonly T[], by: Actor | SystemActor, act?: EnactingAct, seen?: ReadonlySet<string>): Promise<Plan>
  /** The declarations in force today, in the order in which they were first entered. Answered from memory. */
  today(): readonly T[]
  /** The version of a declaration that is in force today, or else the last one that was; undefined where there was none. Answered from memory. */
  latest(id: string): T | undefined
  /** Every version that the house ever entered of a declaration, one that was replaced before its day included. Answered from memory. */
  ever(id: string): readonly T[]
  /** Every version of every declaration that the house ever entered. Answered from memory. */
  everything(): readonly T[]
  /** The same, each with its hash: what stands in the house may have been begun under any of them. Answered from memory. */
  withHashes(): readonly Enacted<T>[]
  /** The version in force on a day; undefined where there was none. Answered from memory. */
  on(id: string, day: Day): T | undefined
  /** Has something done after each reading of what there is: in the process that enacts, and in every other as soon as it hears of it. */
  follow(renewed: () => Promise<void>): void
  /** Of each declaration the version that nothing ends yet: in force, or to come. */
  standing(within: Db): Promise<readonly T[]>
  /** The version in force on a day. */
  inForce(id: string, day: Day, within?: Db): Promise<Enacted<T>>
  byHash(hash: string, within?: Db): Promise<T>
  /** The version of this hash, if it is, was or will be in force: to enact it changes nothing. Undefined for one that was replaced before its day. */
  entered(hash: string, within: Db): Promise<Version<T> | undefined>
  /** All versions of all that are, were or will be in force, oldest first. */
  list(): Promise<readonly Version<T>[]>
  close(): Promise<void>
}

/** The decision by which it is enacted; absent where an operator does it, or a start fills an empty house. */
export interface EnactingAct { readonly decision: string }

/** `replaced` before its day it was never in force. */
interface Known<T> extends Version<T> { readonly replaced: boolean }

/** One kind of declarations: where its versions stand, and what must hold of them. */
interface Kind<T> {
  /** Names the column of the id, the subject and the entries of the journal. */
  readonly name: 'procedure' | 'register' | 'body' | 'calendar'
  readonly table: 'procedure_version' | 'register_declaration' | 'body_declaration' | 'calendar_declaration'
  readonly schema: z.ZodType<T>
  /** What the linter finds in these when they stand together, and in what of other kinds they bear upon. */
  readonly lint: (world: readonly T[], within: Tx) => Promise<readonly Finding[]>
  /** The ids of those that cannot be entered in these words, for something that has begun goes by what stands: a start leaves them as they are. */
  readonly bound?: (declarations: readonly T[], within: Tx) => Promise<readonly string[]>
  readonly unknown: Text
}

/** The versions of each declaration that the house has. */
type House<T> = ReadonlyMap<string, readonly Enacted<T>[]>

/** Whether a declaration is one of these versions. The same JSON has the same version: a start, to which the house has nearly all that the country says, need not write it canonically. */
const isAmong = <T extends Declared>(versions: readonly Enacted<T>[] = [], declaration: T): boolean => {
  const words = JSON.stringify(declaration)
  return versions.some((version) => JSON.stringify(version.declaration) === words) || versions.some(({ hash }) => hash === versionOf(declaration))
}

export interface DeclarationsGround {
  readonly db: Db
  readonly listen: Database['listen']
  readonly now: () => Instant
  readonly zone: string
  readonly journal: Pick<Journal, 'append'>
  readonly report: (error: unknown) => void
}

export async function openDeclarations<T extends Declared>({ db, listen, now, zone, journal, report }: DeclarationsGround, kind: Kind<T>): Promise<Declarations<T>> {
  const [table, column] = [sql.table(kind.table), sql.ref(kind.name)]
  const read = new Map<string, T>()
  /** The version in force by id and day: nothing that is enacted today can change it. */
  const current = new Map<string, string>()
  let known: readonly Known<T>[] = []
  const followers: (() => Promise<void>)[] = []
  let turn: Promise<void> = Promise.resolve()
  let shown: { readonly day: Day; readonly of: typeof known; readonly declarations: readonly T[] } | undefined
  const stop = await listen(kind.table, () => { refresh().catch(report) })
  await refresh()

  /** Reads what there is, one reading after another: the last one begun is the last one kept. */
  function refresh(): Promise<void> {
    const again = async (): Promise<void> => {
      known = await entered('first entered')
      current.clear()
      for (const renewed of followers) await renewed()
    }
    turn = turn.then(again, again)
    return turn
  }

  async function byHash(hash: string, within: Db = db): Promise<T> {
    const found = read.get(hash) ?? (await sql<{ declaration: T }>`select declaration from ${table} where hash = ${hash}`.execute(within)).rows[0]?.declaration
    if (found === undefined) throw new Failure('not found', kind.unknown)
    read.set(hash, found)
    return found
  }

  async function entered(order: 'by id' | 'first entered', within: Db = db): Promise<readonly Known<T>[]> {
    const { rows } = await sql<{ hash: string; from: Day | null; until: Day | null; replaced: boolean; enactedAt: Instant }>`
      select hash, lower(in_force)::text as "from", upper(in_force)::text as until, isempty(in_force) as replaced, enacted_at as "enactedAt" from ${table}
      order by ${order === 'by id' ? column : sql`min(entered) over (partition by ${column})`}, lower(in_force)`.execute(within)
    await readOnce(rows.map(({ hash }) => hash), within)
    return rows.map(({ hash, from, until, replaced, enactedAt }) => {
      const declaration = read.get(hash)!
      return { hash, declaration, from: from ?? declaration.inForce.from, ...(until !== null && { until }), replaced, enactedAt }
    })
  }

  /** Reads those of these versions that this process does not know yet, in one statement: a start knows none. */
  async function readOnce(hashes: readonly string[], within: Db): Promise<void> {
    const unread = hashes.filter((hash) => !read.has(hash))
    if (unread.length === 0) return
    const { rows } = await sql<{ hash: string; declaration: T }>`select hash, declaration from ${table} where hash = any(${unread})`.execute(within)
    for (const { hash, declaration } of rows) if (!read.has(hash)) read.set(hash, declaration)
  }

  const versions = async (order: 'by id' | 'first entered', within: Db = db): Promise<readonly Version<T>[]> =>
    (await entered(order, within)).filter(({ replaced }) => !replaced)

  const isOver = ({ until }: Version<T>): boolean => until !== undefined && until <= dayOf(now(), zone)
  const lastOf = (all: readonly Version<T>[]): ReadonlyMap<string, T> =>
    new Map(all.filter((version) => !isOver(version)).map(({ declaration }) => [declaration.id, declaration]))

  async function enter(tx: Tx, declaration: T, by: string, act?: EnactingAct): Promise<void> {
    const { from, until } = declaration.inForce
    const { hash, length } = written(declaration)
    // An open-ended predecessor ends where this version begins; one that was to begin on the same day or later never applies.
    await sql`update ${table} set in_force = case when lower(in_force) < ${from}::date
        then daterange(lower(in_force), ${from}::date) else 'empty'::daterange end
      where ${column} = ${declaration.id} and not isempty(in_force) and (upper(in_force) is null or upper(in_force) > ${from}::date)`.execute(tx)
    // One that was to be in force once and never was comes back as it is.
    await sql`insert into ${table} (hash, ${column}, declaration, in_force, enacted_at)
      values (${hash}, ${declaration.id}, ${JSON.stringify(declaration)}::json, daterange(${from}::date, ${until ?? null}::date), ${now()}::timestamptz)
      on conflict (hash) do update set in_force = excluded.in_force, enacted_at = excluded.enacted_at`.execute(tx)
    await journal.append(tx, by, {
      type: `${kind.name}.enacted`, subject: `${kind.name}:${declaration.id}`,
      body: { version: hash, from, ...(until && { until }), bytes: length, ...act },
    })
  }

  /** What must be done to enter what `choose` says of what the house has; `by` as the journal names them. */
  async function plan(tx: Tx, by: string, blame: Blame, choose: (house: House<T>) => readonly T[], act?: EnactingAct): Promise<Plan> {
    const all = await versions('by id', tx)
    const chosen = choose(Map.groupBy(all, ({ declaration }) => declaration.id))
    const ids = new Set(chosen.map(({ id }) => id))
    if (ids.size < chosen.length) throw new Failure('invalid', messages.oneVersionAtATime)
    refuse(chosen.flatMap((declaration): readonly Problem[] => faultsOf(kind.schema, declaration)
      .map(({ path, message }) => ({ field: `${declaration.id} ${path.join('.')}`, text: messages.notDeclared(path.join('.'), message) }))))
    const errorsOf = async (world: ReadonlyMap<string, T>) => (await kind.lint([...world.values()], tx)).filter(({ severity }) => severity === 'error')
    const nameOf = ({ procedure, place, rule }: Finding): string => `${procedure} ${place} ${rule}`
    const before = chosen.length === 0 ? new Set() : new Set((await errorsOf(lastOf(all))).map(nameOf))
    return {
      async enter() {
        for (const one of chosen) await enter(tx, one, by, act)
        if (chosen.length === 0) return
        await sql`select pg_notify(${kind.table}, '')`.execute(tx)
        afterCommit(tx, () => { refresh().catch(report) })
      },
      async check() {
        if (chosen.length === 0) return
        const errors = await errorsOf(new Map([...lastOf(await versions('by id', tx)), ...chosen.map((one) => [one.id, one] as const)]))
        refuse(errors.filter((error) => ids.has(error.procedure) || (blame === 'what stands then' && !before.has(nameOf(error))))
          .map(({ procedure, place, words }) => ({ field: `${procedure} ${place}`, text: words })))
      },
    }
  }

  /** Nobody changes what they have not seen: of versions that came meanwhile the first is told. */
  async function requireSeen(tx: Tx, declarations: readonly T[], seen: ReadonlySet<string>): Promise<void> {
    const house = await entered('by id', tx)
    const unseen = house.filter(({ hash, declaration }) => !seen.has(hash) && declarations.some((one) => one.id === declaration.id && !house.some((version) => version.hash === versionOf(one))))
    const problems = await Promise.all(unseen.map(async ({ hash, declaration: { id }, from }): Promise<Problem> => {
      const { rows: [act] } = await sql<{ at: Instant; actor: string; name: string | null }>`select entry.at, entry.actor, person.name from journal_entry entry
        left join person on entry.actor like 'person:%' and person.id = substring(entry.actor from '^person:([0-9a-f-]{36})')::uuid
        where entry.subject = ${`${kind.name}:${id}`} and entry.body ->> 'version' = ${hash} order by entry.id desc limit 1`.execute(tx)
      return { field: `${id} id`, text: messages.cameFirst(id, { hash, from, ...(act && { at: act.at, by: act.name ?? act.actor }) }, zone) }
    }))
    if (problems.length > 0) throw new Failure('conflict', problems[0]!.text, problems)
  }

  const planned = async (tx: Tx, declarations: readonly T[], by: Actor | SystemActor, act?: EnactingAct, seen?: ReadonlySet<string>): Promise<Plan> => {
    if (seen) await requireSeen(tx, declarations, seen)
    return chosenPlan(tx, declarations, by, act)
  }

  const chosenPlan = (tx: Tx, declarations: readonly T[], by: Actor | SystemActor, act?: EnactingAct): Promise<Plan> => plan(tx, actorString(by), 'what stands then', (house) => {
    const chosen = declarations.filter((declaration) => !isAmong(house.get(declaration.id), declaration))
    const today = dayOf(now(), zone)
    const past = chosen.filter(({ inForce }) => inForce.from <= today)
    if (past.length > 0) throw new Failure('invalid', messages.inThePast, past.map(({ id }) => ({ field: `${id} inForce.from`, text: messages.inThePast })))
    return chosen
  }, act)

  return {
    byHash,
    list: () => versions('by id'),
    entered: async (asked, within) => (await versions('by id', within)).find(({ hash }) => hash === asked),
    standing: async (within) => [...lastOf(await versions('first entered', within)).values()],
    plan: planned,
    async seed(declarations, { changed }) {
      let differing: readonly T[] = []
      let isSame = true
      await carryOut(db, async (tx) => {
        const bound = new Set(await kind.bound?.(declarations, tx))
        return [await plan(tx, 'system:law', 'what is entered', (house) => {
          const others = declarations.filter((declaration) => house.has(declaration.id) && !isAmong(house.get(declaration.id), declaration))
          differing = others.filter(({ id }) => changed === 'leave' || bound.has(id))
          const chosen = declarations.filter((declaration) => !house.has(declaration.id) || (others.includes(declaration) && !differing.includes(declaration)))
          isSame = chosen.length === 0
          return chosen
        })]
      })
      if (!isSame) await refresh() // a start on a house that is filled enters nothing, and knows already what stands
      return differing.map(({ id }) => id)
    },
    async enact(declarations, by = { system: 'law' }) {
      await carryOut(db, async (tx) => [await planned(tx, declarations, by)])
      await refresh()
    },
    today() {
      const day = dayOf(now(), zone)
      if (shown !== undefined && shown.day !== day) refresh().catch(report) // whatever was not heard is known by the turn of the day
      if (shown?.day !== day || shown.of !== known) {
        shown = { day, of: known, declarations: known.filter(({ from, until, replaced }) => !replaced && from <= day && (until === undefined || day < until)).map(({ declaration }) => declaration) }
      }
      return shown.declarations
    },
    latest(id) {
      const day = dayOf(now(), zone)
      return known.findLast(({ declaration, from, replaced }) => declaration.id === id && !replaced && from <= day)?.declaration
    },
    everything: () => known.map(({ declaration }) => declaration),
    withHashes: () => known,
    on: (id, day) => known.find(({ declaration, from, until, replaced }) => declaration.id === id && !replaced && from <= day && (until === undefined || day < until))?.declaration,
    follow: (renewed) => { followers.push(renewed) },
    ever: (id) => known.filter(({ declaration }) => declaration.id === id).map(({ declaration }) => declaration),
    async inForce(id, day, within = db) {
      const key = `${day} ${id}`
      const hash = current.get(key) ?? (await sql<{ hash: string }>`select hash from ${table} where ${column} = ${id} and in_force @> ${day}::date`.execute(within)).rows[0]?.hash
      if (hash === undefined) throw new Failure('not found', kind.unknown)
      if (current.size > 1000) current.clear()
      current.set(key, hash)
      return { hash, declaration: await byHash(hash, within) }
    },
    async close() {
      await stop()
      await turn.catch(report) // what was heard of last is still being read
    },
  }
}

/** Whose errors keep declarations out: also those that they bring about in what stands already, or, where a house is filled, only their own. */
type Blame = 'what stands then' | 'what is entered'

/** What is to be entered, of one kind: first all of every kind is entered, then all is checked, so that what rests on each other comes together. */
export interface Plan {
  enter(): Promise<void>
  /** Throws a `Failure` that names every error of the linter. */
  check(): Promise<void>
}

/** One enactment at a time, until the transaction ends. */
export const oneAtATime = (tx: Tx): Promise<unknown> => sql`select pg_advisory_xact_lock(hashtext('declarations'))`.execute(tx)

/** Carries plans out in one transaction, one enactment at a time: all is entered and sound, or nothing is. */
export const carryOut = (db: Db, plans: (tx: Tx) => Promise<readonly Plan[]>): Promise<void> => transact(db, async (tx) => {
  await oneAtATime(tx)
  const all = await plans(tx)
  for (const { enter } of all) await enter()
  for (const { check } of all) await check()
})

function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new Failure('invalid', messages.notSound(problems.length), problems)
}
