/**
 * Aggregates as they are published: a statement that the portal signs, with the cells that may be told and their totals. Whoever has the file and the keys checks
 * the signature and reckons every total again, without asking anybody.
 */
import { z } from 'zod'
import { canonical, type Json } from '../../law/canonical.ts'
import type { Day, Instant } from '../../law/time.ts'
import { type StatementKey, type Statements, verifyStatement } from '../statements/index.ts'
import { type Cell, fewest, largestShare, type Told } from './small-cells.ts'

const type = 'ShanyraqAggregates'

/** Sums are whole numbers as text: money is longer than a number of JSON holds. */
const counted = z.object({ count: z.int().nonnegative(), sums: z.record(z.string(), z.string().regex(/^-?\d+$/)), contributors: z.record(z.string(), z.int().nonnegative()).exactOptional() })
const statement = z.object({
  type: z.literal(type), about: z.string(), issuer: z.string(), issued: z.string(), fewest: z.int(), largestShare: z.int(),
  tables: z.array(z.object({ from: z.string(), to: z.string(), cells: z.array(counted.extend({ key: z.string().nullable() })), rest: counted.exactOptional(), hidden: z.int(), total: counted })),
})
const file = z.object({ type: z.literal(type), statement, jws: z.string() })

type Counted = z.infer<typeof counted>

/** A sum to which nobody has contributed is none, and is left out; of how many each other one is stands by it where that was counted. */
const countedOf = ({ count, sums, contributors }: Pick<Cell<unknown>, 'count' | 'sums' | 'contributors'>): Counted => ({
  count, sums: Object.fromEntries(Object.entries(sums).flatMap(([name, sum]) => (contributors?.[name] === 0 ? [] : [[name, String(sum)]]))), ...(contributors && { contributors }),
})

const totalOf = (some: readonly Counted[]): Counted => ({
  count: some.reduce((all, { count }) => all + count, 0),
  sums: Object.fromEntries([...new Set(some.flatMap(({ sums }) => Object.keys(sums)))].map((name) => [name, String(some.reduce((all, { sums }) => all + BigInt(sums[name] ?? '0'), 0n))])),
})

/** A table of a period. */
export interface PublishedTable { readonly from: Day; readonly to: Day; readonly told: Told<string | null> }

/** The file: what is said in the open, and the same signed. */
export function publishAggregates(statements: Pick<Statements, 'sign'>, { about, issuer, issued, tables }: {
  readonly about: string; readonly issuer: string; readonly issued: Instant; readonly tables: readonly PublishedTable[]
}): z.infer<typeof file> {
  const said = {
    type, about, issuer, issued, fewest, largestShare,
    tables: tables.map(({ from, to, told: { cells, rest, hidden } }) => {
      const shown = cells.map((cell) => ({ key: cell.key, ...countedOf(cell) }))
      const other = rest && countedOf(rest)
      return { from, to, cells: shown, ...(other && { rest: other }), hidden, total: totalOf([...shown, ...(other ? [other] : [])]) }
    }),
  } satisfies z.infer<typeof statement>
  return { type, statement: said, jws: statements.sign(JSON.parse(JSON.stringify(said)) as Json) }
}

/** What a check of such a file finds. */
export interface CheckedAggregates {
  /** `unknown key`: nobody whose keys are pinned has signed it. */
  readonly signature: 'good' | 'unknown key'
  /** What is said in the open is what is signed; undefined where no key reads what is signed. */
  readonly same: boolean | undefined
  /** Periods whose total is not the sum of what is told. */
  readonly wrongTotals: readonly string[]
  /** Periods in which fewer are told of than may be. */
  readonly tooFew: readonly string[]
  readonly tables: number
}

/** Checks a file with pinned keys; undefined where it is none of this kind. */
export async function checkAggregates(bytes: Uint8Array, keys: readonly StatementKey[]): Promise<CheckedAggregates | undefined> {
  let read: ReturnType<typeof file.safeParse>
  try {
    read = file.safeParse(JSON.parse(new TextDecoder().decode(bytes)))
  } catch {
    return undefined
  }
  if (!read.success) return undefined
  const { statement: said, jws } = read.data
  const signed = await verifyStatement(jws, keys)
  const told = said.tables.map(({ cells, rest, ...table }) => ({ ...table, all: [...cells, ...(rest ? [rest] : [])] }))
  const plain = ({ count, sums }: Counted): string => canonical({ count, sums: sums })
  return {
    signature: signed === undefined ? 'unknown key' : 'good', same: signed === undefined ? undefined : canonical(signed) === canonical(JSON.parse(JSON.stringify(said)) as Json),
    wrongTotals: told.flatMap(({ to, all, total }) => (plain(totalOf(all)) === plain(total) ? [] : [to])),
    tooFew: told.flatMap(({ to, all }) => (all.every(({ count }) => count >= said.fewest && said.fewest >= fewest) ? [] : [to])), tables: said.tables.length,
  }
}
