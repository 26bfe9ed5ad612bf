/** Reads the public register: which organisations hold a credential of one type, searched, filtered, in order and counted. */
import { type ExpressionBuilder, sql } from 'kysely'
import { identifierOf } from '../../law/conventions.ts'
import type { Identifier } from '../../law/identifier-scheme.ts'
import type { Day, Instant } from '../../law/time.ts'
import { type Db, remember, type Tables } from '../database/index.ts'

/** What became of a holding, as of today. */
export type HoldingStatus = 'in force' | 'not yet in force' | 'suspended' | 'expired' | 'revoked'

export const holdingStatuses = ['in force', 'not yet in force', 'suspended', 'expired', 'revoked'] as const satisfies readonly HoldingStatus[]

/** One line of the register: an organisation and the decision by which it holds the credential. Public facts only. */
export interface Holding {
  readonly decision: string
  readonly number: string
  readonly identifier: Identifier
  readonly name: string
  readonly claims: Readonly<Record<string, string | number | boolean>>
  readonly validFrom: Day
  readonly validUntil?: Day
  readonly status: HoldingStatus
  /** When it was revoked or suspended. */
  readonly statusSince?: Instant
}

/** Whose holdings are asked for, by the numbers of the organisations; everybody's where neither is said. */
export interface OfHolders { readonly holder?: string; readonly holders?: readonly string[] }

/** A holding with the case in which it was decided: for the institution that acts on it. */
export interface DecidedHolding extends Holding { readonly case: string }

/** Which holdings. */
export interface RegisterFilter {
  readonly credentialType: string
  /** Words of which each must occur in the name, the number of the organisation, the number or a public claim. */
  readonly search?: string | undefined
  /** Claims that must have these values. */
  readonly filters?: Readonly<Record<string, string | number | boolean>>
  readonly status?: HoldingStatus | undefined
}

export type RegisterOrder = 'name' | 'since' | 'until'

export interface RegisterQuery extends RegisterFilter {
  /** By name unless said otherwise. */
  readonly sort?: { readonly by: RegisterOrder; readonly descending?: boolean }
  /** Counts from 1. */
  readonly page: number
  readonly size: number
}

/** A page of the register. While nothing in the register changes, the same query is answered with the very same object. */
export interface RegisterPage {
  readonly rows: readonly Holding[]
  readonly total: number
}

interface EntryTable {
  decision: string; number: string; type: string; identifier: string; name: string; claims: Holding['claims']
  valid_from: Day; valid_until: Day | null; suspended_at: Instant | null; revoked_at: Instant | null; sorting: string; search: string
}

interface VersionTable { type: string; part: number; version: bigint }

declare module '../database/index.ts' {
  interface Tables { register_entry: EntryTable; register_version: VersionTable }
}

const columns = { name: 'sorting', since: 'valid_from', until: 'valid_until' } as const satisfies Record<RegisterOrder, keyof EntryTable>

/** The words to look for, so many at most; an identifier that was typed in groups is one word, the year and the number of an entry are two. */
export function wordsOf(search: string, most = 8): readonly string[] {
  const typed = search.normalize('NFC').trim().toLowerCase()
  const digits = typed.replaceAll(/\s/g, '')
  return (/^\d{5,12}$/.test(digits) && !/^(19|20)\d\d\s+\d{1,6}$/.test(typed) ? [digits] : typed.split(/\s+/)).filter((word) => word !== '').slice(0, most)
}

const like = (word: string): string => `%${word.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`

/** The entries of a register that a filter leaves. */
function entries(db: Db, { credentialType, search = '', filters = {}, status }: RegisterFilter, today: Day) {
  const stands = ({ eb, and }: ExpressionBuilder<Tables, 'register_entry'>) => and([eb('revoked_at', 'is', null), eb('suspended_at', 'is', null)])
  let chosen = db.selectFrom('register_entry').where('type', '=', credentialType)
  for (const word of wordsOf(search)) chosen = chosen.where('search', 'like', like(word))
  if (Object.keys(filters).length > 0) chosen = chosen.where(sql<boolean>`claims @> ${JSON.stringify(filters)}::jsonb`)
  switch (status) {
    case undefined: return chosen
    case 'revoked': return chosen.where('revoked_at', 'is not', null)
    case 'suspended': return chosen.where('revoked_at', 'is', null).where('suspended_at', 'is not', null)
    case 'expired': return chosen.where(stands).where('valid_until', '<', today)
    case 'not yet in force': return chosen.where(stands).where('valid_from', '>', today)
    case 'in force': return chosen.where(stands).where('valid_from', '<=', today)
      .where(({ eb, or }) => or([eb('valid_until', 'is', null), eb('valid_until', '>=', today)]))
  }
}

const shown = ['decision', 'number', 'identifier', 'name', 'claims', 'valid_from', 'valid_until', 'suspended_at', 'revoked_at'] as const

function holdingOf(row: Pick<EntryTable, (typeof shown)[number]>, today: Day): Holding {
  const { decision, number, name, claims, valid_from: validFrom, valid_until: validUntil, suspended_at: suspended, revoked_at: revoked } = row
  const since = revoked ?? suspended
  return {
    decision, number, identifier: identifierOf('organisation', row.identifier), name, claims, validFrom, ...(validUntil !== null && { validUntil }), ...(since !== null && { statusSince: since }),
    status: revoked !== null ? 'revoked' : suspended !== null ? 'suspended' : validFrom > today ? 'not yet in force'
      : validUntil !== null && validUntil < today ? 'expired' : 'in force',
  }
}

/**
 * Asks for the version of a register, one question at a time: whoever comes while one is on its way shares the next, so that a
 * crowd asks as often as one visitor, and nobody is told of a version older than their asking.
 */
function versions(db: Db): (type: string) => Promise<bigint> {
  const running = new Map<string, Promise<bigint>>()
  const next = new Map<string, Promise<bigint>>()

  async function ask(type: string): Promise<bigint> {
    const { rows: [row] } = await sql<{ version: bigint }>`select coalesce(sum(version), 0)::bigint as version from register_version where type = ${type}`.execute(db)
    return row!.version
  }

  function begin(type: string): Promise<bigint> {
    const asked = ask(type).finally(() => running.delete(type))
    running.set(type, asked)
    return asked
  }

  return (type) => {
    const now = running.get(type)
    if (now === undefined) return begin(type)
    const shared = next.get(type) ?? now.catch(() => 0n).then(() => {
      next.delete(type)
      return begin(type)
    })
    next.set(type, shared)
    return shared
  }
}

/** How many pages of a register are remembered: the first pages of a few orders are what most visitors see. */
const mostPages = 256
/** How many filters with their orders are remembered, and of how many entries at most: a longer list is read from the database by its place. */
const [mostLists, longestList] = [32, 10_000]

/** What is remembered of a register as it was at one version, on one day: nothing of it outlives a change. */
interface Remembered {
  readonly version: bigint
  readonly day: Day
  readonly pages: Map<string, Promise<RegisterPage>>
  readonly lists: Map<string, Promise<List>>
  readonly rows: Map<string, Holding>
}

/** The decisions that a filter leaves, in order; only how many where they are too many. */
interface List { readonly total: number; readonly decisions?: readonly string[] }

/** Opens the reading side of the register. */
export function openRegister(db: Db, today: () => Day) {
  const versionOf = versions(db)
  const registers = new Map<string, Remembered>()

  /** The version is asked before anything is read: what is remembered may be newer than its version says, never older. */
  async function rememberedOf(type: string): Promise<Remembered> {
    const day = today()
    const version = await versionOf(type)
    const known = registers.get(type)
    if (known && known.version >= version && known.day === day) return known
    const fresh = { version, day, pages: new Map<string, never>(), lists: new Map<string, never>(), rows: new Map<string, Holding>() }
    registers.set(type, fresh)
    return fresh
  }

  const inOrder = (query: Omit<RegisterQuery, 'page' | 'size'>, day: Day) => {
    const { sort: { by, descending = false } = { by: 'name' } } = query
    const direction = descending ? 'desc' : 'asc'
    return entries(db, query, day).orderBy(columns[by], direction).orderBy('decision', direction)
  }

  async function list(query: Omit<RegisterQuery, 'page' | 'size'>, day: Day): Promise<List> {
    const found = await inOrder(query, day).select('decision').limit(longestList + 1).execute()
    if (found.length <= longestList) return { total: found.length, decisions: found.map(({ decision }) => decision) }
    const { total } = await entries(db, query, day).select(({ fn }) => fn.countAll<bigint>().as('total')).executeTakeFirstOrThrow()
    return { total: Number(total) }
  }

  async function read({ page, size, ...query }: RegisterQuery, { day, lists, rows }: Remembered): Promise<RegisterPage> {
    const { total, decisions } = await remember(lists, JSON.stringify(query), mostLists, () => list(query, day))
    const from = (page - 1) * size
    if (!decisions) return { rows: (await inOrder(query, day).select(shown).limit(size).offset(from).execute()).map((row) => holdingOf(row, day)), total }
    const wanted = decisions.slice(from, from + size)
    const known = new Map(wanted.flatMap((decision) => { const row = rows.get(decision); return row ? [[decision, row] as const] : [] }))
    const missing = wanted.filter((decision) => !known.has(decision))
    const found = missing.length === 0 ? [] : await db.selectFrom('register_entry').select(shown).where(sql<boolean>`decision = any(${missing}::uuid[])`).execute()
    if (rows.size > longestList) rows.clear()
    for (const row of found) {
      known.set(row.decision, holdingOf(row, day))
      rows.set(row.decision, known.get(row.decision)!)
    }
    return { rows: wanted.flatMap((decision) => known.get(decision) ?? []), total }
  }

  return {
    versionOf,

    async page(query: RegisterQuery): Promise<RegisterPage> {
      const remembered = await rememberedOf(query.credentialType)
      return remember(remembered.pages, JSON.stringify(query), mostPages, () => read(query, remembered))
    },

    /** The holdings that the filter leaves, of one organisation where `holder` is its number, or of several, by name: one query, past what is remembered. */
    async held({ holder, holders, ...filter }: RegisterFilter & OfHolders): Promise<readonly DecidedHolding[]> {
      const day = today()
      const rows = await entries(db, filter, day).innerJoin('decision', 'decision.id', 'register_entry.decision')
        .select(['register_entry.decision', 'register_entry.number', 'identifier', 'name', 'claims', 'valid_from', 'valid_until', 'suspended_at', 'revoked_at', 'decision.case_id'])
        .$if(holder !== undefined, (query) => query.where('identifier', '=', holder!)).$if(holders !== undefined, (query) => query.where(sql<boolean>`identifier = any(${[...holders ?? []]}::text[])`))
        .orderBy('sorting').orderBy('register_entry.decision').execute()
      return rows.map(({ case_id: decidedIn, ...row }) => ({ ...holdingOf(row, day), case: decidedIn }))
    },

    /** All holdings that the filter leaves, by name, a thousand at a time: for files of any length. */
    async* all(filter: RegisterFilter): AsyncGenerator<Holding> {
      const day = today()
      for (let after: { readonly sorting: string; readonly decision: string } | undefined; ;) {
        const from = after
        const rows = await entries(db, filter, day).select([...shown, 'sorting'])
          .$if(from !== undefined, (query) => query.where(sql<boolean>`(sorting, decision) > (${from?.sorting}, ${from?.decision}::uuid)`))
          .orderBy('sorting').orderBy('decision').limit(1000).execute()
        for (const row of rows) yield holdingOf(row, day)
        after = rows.at(-1)
        if (rows.length < 1000) return
      }
    },
  }
}

/** How many decisions of a procedure had each effect, from a moment on and before another. */
export async function effectsOf(
  db: Db, { procedure, from, before }: { readonly procedure: string; readonly from: Instant; readonly before: Instant },
): Promise<Readonly<Record<string, number>>> {
  const rows = await db.selectFrom('decision').select(['effect', ({ fn }) => fn.countAll<bigint>().as('count')])
    .where('procedure', '=', procedure).where('decided_at', '>=', from).where('decided_at', '<', before).groupBy('effect').execute()
  return Object.fromEntries(rows.map(({ effect, count }) => [effect, Number(count)]))
}
