/**
 * Keeps statements: many requests in one write, each whole or not at all.
 *
 * Requests that come while a write is under way wait for it and go into the next one together, so that the database is asked once for many;
 * what is wrong with one of them is told to that one alone.
 */
import { sql } from 'kysely'
import { type Db, transact, type Tx } from '../../../kernel/database/index.ts'
import { type Instant, instantAt } from '../../../law/time.ts'
import { Broken } from './broken.ts'
import { type FoundBy, foundBy, mostTouched } from './found-by.ts'
import type { AttachedData } from './multipart.ts'
import { sameStatement } from './same-statement.ts'
import { attachmentsOf, type KeptStatement, type Statement, voidedVerb } from './statement.ts'
import './tables.ts'

/** A statement that was checked, with all that the store adds but the time. */
export type Ready = Omit<KeptStatement, 'stored' | 'timestamp'> & { readonly timestamp?: string }

/** Looks at statements that are new, within the transaction that keeps them; answers what is wrong, or what else is kept with them and under which key. */
export type Accept = (tx: Tx, fresh: readonly Ready[]) => Promise<Broken | { readonly key: string; readonly statements: readonly Ready[] }>

export interface Writing {
  readonly key: string
  /** Whether the key may void what others wrote. */
  readonly voidsOthers: boolean
  readonly statements: readonly Ready[]
  /** The ids that the client chose: only they can be there already, or have been referred to. */
  readonly chosen: ReadonlySet<string>
  readonly attached: readonly AttachedData[]
  /** Who looks at those that are new before they are kept, and may keep others with them. */
  readonly accept?: Accept
}

export interface Search {
  /** Keys of `found-by.ts` that all must be among those of what a statement touches. */
  readonly keys: readonly string[]
  /** Those that must be among the keys of whom and what it is about. */
  readonly about?: readonly string[]
  /** The key that wrote it. */
  readonly key?: string
  /** Of these one must be among them, where they are given. */
  readonly anyOf?: readonly string[]
  /** What was voided is found too: for the person of whom it tells. */
  readonly withVoided?: true
  /** Stored after, and at or before, in milliseconds. */
  readonly since?: number
  readonly until?: number
  readonly ascending: boolean
  /** The most statements on a page; one that they fill to `largestPage` ends before. */
  readonly limit: number
  /** The data that came with statements counts as well: it is asked for next. */
  readonly withData?: boolean
  /** Where the page before this one ended. */
  readonly after?: Place
}

export interface Place { readonly stored: Instant; readonly ordinal: string }

export interface Statements {
  /** Keeps statements; answers when they are in the database. Throws a `Broken` (403, 409). */
  write(writing: Writing): Promise<void>
  /** One statement that is not voided, or one that is. */
  find(id: string, what: { readonly voided: boolean; readonly key?: string }): Promise<KeptStatement | undefined>
  /** One page, and where the next begins when there is one. */
  search(search: Search): Promise<{ readonly statements: readonly KeptStatement[]; /** The ids of those that are voided. */ readonly voided: ReadonlySet<string>; readonly next?: Place }>
  /** The data of attachments that came with statements. */
  attached(statements: readonly KeptStatement[]): Promise<readonly AttachedData[]>
  /** All that this process stored until then can be found. */
  consistentThrough(): Instant
}

/** The data that came with a statement, and what its sender said it is. */
interface Link { readonly statement: string; readonly sha2: string; readonly type: string }

interface Waiting { readonly writing: Writing; readonly done: () => void; readonly failed: (error: unknown) => void }

interface Known { readonly id: string; readonly key: string; readonly statement: Statement; readonly found: FoundBy; readonly voids: boolean }

/** Statements in one write: enough to spread the cost of a commit, few enough that nobody waits long. */
const mostAtOnce = 500

/** A page ends with the statement with which it would be larger, in bytes; it has one at least. */
const largestPage = 8 * 1024 * 1024

/**
 * A reference takes over by what its target is found, so that each costs as much as both: the most keys of one statement, and how far
 * and how wide what comes late is told to those that referred to it before. What lies beyond is found by what it says itself.
 */
const mostFoundBy = 2 * mostTouched
const mostLevels = 10
const mostReferring = 1000

const voids = ({ verb }: Statement): boolean => verb.id === voidedVerb
const targetOf = ({ object }: Statement): string | undefined => (object.objectType === 'StatementRef' ? object.id.toLowerCase() : undefined)
const isTwice = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '23505'

export function openStatements({ db, now }: { readonly db: Db; readonly now: () => Instant }): Statements {
  const queue: Waiting[] = []
  let running = false
  let under: Instant | undefined

  async function run(): Promise<void> {
    running = true
    while (queue.length > 0) {
      const group: Waiting[] = []
      for (let many = 0; queue.length > 0 && many < mostAtOnce;) {
        const next = queue.shift()!
        many += next.writing.statements.length
        group.push(next)
      }
      await writeGroup(group)
    }
    running = false
  }

  async function writeGroup(group: readonly Waiting[]): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        const verdicts = await writeAll(group.map(({ writing }) => writing))
        group.forEach(({ done, failed }, index) => {
          const verdict = verdicts[index]
          if (verdict === undefined) done()
          else failed(verdict)
        })
        return
      } catch (error) {
        // Another process has just written the same id: what it wrote is seen now.
        if (isTwice(error) && attempt < 3) continue
        if (group.length === 1) return group[0]!.failed(error)
        for (const one of group) await writeGroup([one])
        return
      } finally {
        under = undefined
      }
    }
  }

  /** Writes what can be written; answers for each writing what is wrong with it. */
  async function writeAll(writings: readonly Writing[]): Promise<readonly (Broken | undefined)[]> {
    under = now()
    const plain = writings.every(({ accept, chosen, attached, statements }) => accept === undefined && chosen.size === 0 && attached.length === 0 && statements.every((one) => targetOf(one) === undefined))
    if (plain) {
      await insert(db, writings.flatMap(({ key, voidsOthers, statements }) => statements.map((statement) => ({ key, voidsOthers, statement, found: foundBy(statement), voided: false }))))
      return []
    }
    return transact(db, async (tx) => {
      const ids = [...new Set(writings.flatMap(({ statements, chosen }) => [...chosen, ...statements.flatMap((one) => targetOf(one) ?? [])]))]
      const known = new Map((await lookUp(tx, ids)).map((one) => [one.id, one]))
      const references = await referencesTo(tx, [...new Set(writings.flatMap(({ chosen }) => [...chosen]))])
      const rows: Row[] = []
      const links: Link[] = []
      const keep = ({ key, voidsOthers, statements, attached }: Pick<Writing, 'key' | 'voidsOthers' | 'statements' | 'attached'>): void => {
        const types = new Map(attached.map(({ sha2, type }) => [sha2, type]))
        for (const statement of statements) {
          if (known.has(statement.id)) continue
          const target = targetOf(statement)
          const found = together(foundBy(statement), target === undefined ? undefined : known.get(target)?.found)
          rows.push({ key, voidsOthers, statement, found, voided: !voids(statement) && (references.get(statement.id) ?? []).some((by) => by === 'any key' || by === key) })
          for (const sha2 of new Set(attachmentsOf(statement).map((one) => one.sha2.toLowerCase()))) {
            const type = types.get(sha2)
            if (type !== undefined) links.push({ statement: statement.id, sha2, type })
          }
          known.set(statement.id, { id: statement.id, key, statement, found, voids: voids(statement) })
        }
      }
      const verdicts: (Broken | undefined)[] = []
      for (const writing of writings) {
        const verdict = verdictOf(writing, known)
        const fresh = writing.statements.filter(({ id }) => !known.has(id))
        const accepted = verdict === undefined && writing.accept && fresh.length > 0 ? await writing.accept(tx, fresh) : verdict
        verdicts.push(accepted instanceof Broken ? accepted : undefined)
        if (accepted instanceof Broken) continue
        keep(writing)
        if (accepted) keep({ ...accepted, voidsOthers: false, attached: [] })
      }
      await insert(tx, rows)
      // What a voiding reaches is asked of the rows, for its target may stand in the same write, by another key.
      const voidings = rows.filter(({ statement }) => voids(statement)).map(({ statement: { id } }) => id)
      if (voidings.length > 0) {
        await sql`update learning_statement set voided = true from learning_statement voiding where voiding.id = any(${voidings}::uuid[]) and learning_statement.id = voiding.refers_to
          and not learning_statement.voids and (voiding.voids_others or voiding.key = learning_statement.key)`.execute(tx)
      }
      const referred = new Set([...references.keys(), ...rows.flatMap(({ statement }) => targetOf(statement) ?? [])])
      for (const { statement: { id }, found } of rows) if (referred.has(id)) await spread(tx, id, found)
      const attached = writings.flatMap((writing, index) => (verdicts[index] === undefined ? writing.attached : []))
      for (const { sha2, content } of attached) {
        await tx.insertInto('learning_attachment').values({ sha2, content, at: now() }).onConflict((on) => on.column('sha2').doNothing()).execute()
      }
      await attach(tx, links)
      return verdicts
    })
  }

  const lookUp = async (tx: Tx, ids: readonly string[]): Promise<readonly Known[]> => ids.length === 0 ? []
    : (await tx.selectFrom('learning_statement').select(['id', 'key', 'statement', 'found_by', 'about', 'voids']).where(sql<boolean>`id = any(${ids}::uuid[])`).execute())
      .map(({ found_by: all, about, ...row }) => ({ ...row, found: { all: all.map(String), about: about.map(String) } }))

  /** Which ids something refers to already, and whose voidings of them are among those: a key's, or one's that voids what any key wrote. */
  async function referencesTo(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    if (ids.length === 0) return new Map()
    const rows = await tx.selectFrom('learning_statement').select(['refers_to', (is) => is.fn<readonly string[]>('array_agg', [sql`distinct case when not voids then null when voids_others then 'any key' else key::text end`]).as('by')])
      .where(sql<boolean>`refers_to = any(${ids}::uuid[])`).groupBy('refers_to').execute()
    return new Map(rows.map(({ refers_to: id, by }) => [id!, by]))
  }

  /** What refers to a statement is found by what that is found by, and so on (Communication 2.1.3). */
  async function spread(tx: Tx, id: string, { all, about }: FoundBy): Promise<void> {
    const seen = new Set<string>()
    const more = (column: 'found_by' | 'about', keys: readonly string[]) => sql`${sql.ref(column)} || (array(select unnest(${keys}::bigint[]) except select unnest(${sql.ref(column)})))[1:greatest(0, ${mostFoundBy}::integer - cardinality(${sql.ref(column)}))]`
    let targets: readonly string[] = [id]
    for (let level = 0; targets.length > 0 && level < mostLevels; level++) {
      const rows = await sql<{ id: string }>`update learning_statement set found_by = ${more('found_by', all)}, about = ${more('about', about)}
        where id in (select id from learning_statement where refers_to = any(${targets}::uuid[]) limit ${mostReferring}) returning id`.execute(tx)
      for (const target of targets) seen.add(target)
      targets = rows.rows.map((row) => row.id).filter((one) => !seen.has(one))
    }
  }

  async function attach(tx: Tx, links: readonly Link[]): Promise<void> {
    if (links.length === 0) return
    await sql`insert into learning_statement_attachment (statement, sha2, type)
      select * from unnest(${links.map(({ statement }) => statement)}::uuid[], ${links.map(({ sha2 }) => sha2)}::text[], ${links.map(({ type }) => type)}::text[])`.execute(tx)
  }

  interface Row { readonly key: string; readonly voidsOthers: boolean; readonly statement: Ready; readonly found: FoundBy; readonly voided: boolean }

  /** One statement for any number of rows. No control character stands in JSON, so that one parts the texts. */
  async function insert(within: Db, rows: readonly Row[]): Promise<void> {
    if (rows.length === 0) return
    const stored = under!
    const apart = '\u001E'
    const column = (of: (row: Row) => string): string => rows.map(of).join(apart)
    await sql`insert into learning_statement (id, stored, key, statement, found_by, about, refers_to, voids, voids_others, voided)
      select id::uuid, ${stored}::timestamptz, key::uuid, statement::jsonb, found_by::bigint[], about::bigint[], nullif(refers_to, '')::uuid, voids::boolean, voids_others::boolean, voided::boolean
      from unnest(string_to_array(${column(({ statement: { id } }) => id)}, ${apart}), string_to_array(${column(({ key }) => key)}, ${apart}),
        string_to_array(${column(({ statement }) => JSON.stringify({ ...statement, timestamp: statement.timestamp ?? stored, stored }))}, ${apart}),
        string_to_array(${column(({ found: { all } }) => `{${all.join()}}`)}, ${apart}), string_to_array(${column(({ found: { about } }) => `{${about.join()}}`)}, ${apart}),
        string_to_array(${column(({ statement }) => targetOf(statement) ?? '')}, ${apart}),
        string_to_array(${column(({ statement }) => String(voids(statement)))}, ${apart}), string_to_array(${column(({ statement, voidsOthers }) => String(voids(statement) && voidsOthers))}, ${apart}),
        string_to_array(${column(({ voided }) => String(voided))}, ${apart})
      ) as row (id, key, statement, found_by, about, refers_to, voids, voids_others, voided)`.execute(within)
  }

  return {
    write: (writing) => new Promise((done, failed) => {
      queue.push({ writing, done, failed })
      if (!running) void run()
    }),

    async find(id, { voided, key }) {
      const row = await db.selectFrom('learning_statement').select('statement').where('id', '=', id).where('voided', '=', voided)
        .$if(key !== undefined, (query) => query.where('key', '=', key!)).executeTakeFirst()
      return row?.statement
    },

    async search({ keys, about, key, anyOf, withVoided, since, until, ascending, limit, withData, after }) {
      const direction = ascending ? 'asc' : 'desc'
      const found = db.selectFrom('learning_statement').select(['id', 'statement', 'stored', 'ordinal', 'voided'])
        .$if(!withVoided, (query) => query.where('voided', '=', false)).$if(anyOf !== undefined, (query) => query.where(sql<boolean>`found_by && ${anyOf}::bigint[]`))
        .$if(keys.length > 0, (query) => query.where(sql<boolean>`found_by @> ${keys}::bigint[]`))
        .$if(about !== undefined && about.length > 0, (query) => query.where(sql<boolean>`about @> ${about}::bigint[]`)).$if(key !== undefined, (query) => query.where('key', '=', key!))
        .$if(since !== undefined, (query) => query.where('stored', '>', instantAt(since!))).$if(until !== undefined, (query) => query.where('stored', '<=', instantAt(until!)))
        .$if(after !== undefined, (query) => query.where(ascending
          ? sql<boolean>`(stored, ordinal) > (${after!.stored}::timestamptz, ${after!.ordinal}::bigint)` : sql<boolean>`(stored, ordinal) < (${after!.stored}::timestamptz, ${after!.ordinal}::bigint)`))
        .orderBy('stored', direction).orderBy('ordinal', direction).limit(limit + 1)
      const data = withData ? sql`+ coalesce((select sum(octet_length(content)) from learning_statement_attachment link join learning_attachment using (sha2) where link.statement = found.id), 0)` : sql``
      const order = sql`order by stored ${sql.raw(direction)}, ordinal ${sql.raw(direction)}`
      const measured = db.selectFrom(found.as('found')).select(['statement', 'stored', 'ordinal', 'voided', sql<number>`row_number() over (${order})`.as('nth'), sql<number>`count(*) over ()`.as('many'),
        sql<number>`sum(octet_length(statement::text) ${data}) over (${order} rows unbounded preceding)`.as('bytes')])
      const page = await db.selectFrom(measured.as('measured')).select(['statement', 'stored', 'ordinal', 'voided', 'many']).where('nth', '<=', limit)
        .where((is) => is.or([is('nth', '=', 1), is('bytes', '<=', largestPage)])).orderBy('nth').execute()
      const last = page.at(-1)
      return { statements: page.map(({ statement }) => statement), voided: new Set(page.flatMap(({ voided, statement: { id } }) => (voided ? [id] : []))), ...(last && Number(last.many) > page.length && { next: { stored: last.stored, ordinal: String(last.ordinal) } }) }
    },

    async attached(statements) {
      const having = statements.filter((one) => attachmentsOf(one).length > 0).map(({ id }) => id)
      if (having.length === 0) return []
      return db.selectFrom('learning_attachment as data').innerJoin('learning_statement_attachment as link', 'link.sha2', 'data.sha2').distinctOn('data.sha2')
        .select(['data.sha2', 'link.type', 'data.content']).where(sql<boolean>`link.statement = any(${having}::uuid[])`).orderBy('data.sha2').orderBy('link.statement').execute()
    },

    consistentThrough: () => (under === undefined ? now() : instantAt(Date.parse(under) - 1)),
  }
}

/** What refers to a statement is found by what that is found by as well. */
const together = (own: FoundBy, target: FoundBy | undefined): FoundBy =>
  (target === undefined ? own : { all: [...new Set([...own.all, ...target.all])].slice(0, mostFoundBy), about: [...new Set([...own.about, ...target.about])].slice(0, mostFoundBy) })

/** What is wrong with a writing, given what is there already: an id of another statement, or one to be voided that another wrote. */
function verdictOf({ key, statements, voidsOthers }: Writing, known: ReadonlyMap<string, Known>): Broken | undefined {
  for (const statement of statements) {
    const there = known.get(statement.id)
    if (there !== undefined && !sameStatement(there.statement, statement)) return new Broken('different', `statement ${statement.id}`, 'Communication 2.1.1', 409)
    const target = voids(statement) ? known.get(targetOf(statement)!) : undefined
    if (target !== undefined && target.key !== key && !voidsOthers) return new Broken('scope', `statement ${statement.id}`, 'Communication 4.2', 403)
  }
  return undefined
}
