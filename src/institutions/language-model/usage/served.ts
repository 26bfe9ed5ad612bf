/** Whom the tokens of a month were served to, by kind: stated in the journal when the month is over, and so that it tells of no single company. */
import { sql } from 'kysely'
import { transact } from '../../../kernel/database/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import { withoutSmallCells } from '../../../kernel/privacy/index.ts'
import { addMonths, type Day } from '../../../law/time.ts'
import { closedBefore, daysOfMonth } from './invoices.ts'
import type { UsageTerms } from './terms.ts'

/** What a company used in a month. */
interface Served { readonly kind: string; readonly tokens: bigint }

/** The figure of all kinds together. */
const all = 'all'

/**
 * The figures that may be told, each in decimal digits: of a kind by its name, and of all under `all`. Kinds that would tell of few are left out, and stand in `all` together; a month of which nothing may be told has
 * none, and one in which nobody was served has noughts. Pure.
 */
export function servedFigures(kinds: readonly string[], companies: readonly Served[]): Readonly<Record<string, string>> {
  const served = companies.filter(({ tokens }) => tokens > 0n)
  const by = Map.groupBy(served, ({ kind }) => kind)
  const cells = kinds.flatMap((kind) => {
    const own = by.get(kind) ?? []
    return own.length === 0 ? [] : [{ key: kind, count: own.length, sums: { tokens: sumOf(own) }, largest: { tokens: own.reduce((most, { tokens }) => (tokens > most ? tokens : most), 0n) } }]
  })
  const { cells: told, rest } = withoutSmallCells(cells)
  if (told.length === 0 && rest === undefined && served.length > 0) return {}
  return { [all]: String(sumOf(served)), ...Object.fromEntries(kinds.flatMap((kind) => (by.has(kind) ? told.filter(({ key }) => key === kind).map(({ sums }) => [kind, String(sums.tokens)]) : [[kind, '0']]))) }
}

const sumOf = (companies: readonly Served[]): bigint => companies.reduce((sum, { tokens }) => sum + tokens, 0n)

/** States every month that is over since the first with usage, in their order and each once; answers which. A company is of the kind that it is when the month is stated. */
export async function stateServed(kernel: Kernel, { kinds, kindOf }: Pick<UsageTerms, 'kinds' | 'kindOf'>): Promise<readonly string[]> {
  const { db, journal, parties } = kernel
  const closed = closedBefore(kernel)
  const { rows: [begin] } = await sql<{ day: Day | null }>`select coalesce((select to_date(max(month), 'YYYY-MM') + interval '1 month' from served_month), (select min(day) from usage_day))::date as day`.execute(db)
  const stated: string[] = []
  for (let from = begin?.day && daysOfMonth(begin.day.slice(0, 7)).from; from && from < closed; from = addMonths(from, 1)) {
    const month = from.slice(0, 7)
    const rows = await db.selectFrom('usage_day').select(['organisation', sql<bigint>`sum(prompt_tokens + output_tokens)::bigint`.as('tokens')]).where('day', '>=', from).where('day', '<=', daysOfMonth(month).to).groupBy('organisation').execute()
    const companies: Served[] = []
    for (const { organisation: id, tokens } of rows) {
      const organisation = await parties.organisation({ id })
      if (organisation !== undefined) companies.push({ kind: await kindOf(kernel, organisation), tokens })
    }
    const first = await transact(db, async (tx) => {
      // Another process may state it at the same moment: the one that waits finds it stated.
      await sql`lock table served_month in exclusive mode`.execute(tx)
      if (await tx.selectFrom('served_month').select('month').where('month', '=', month).executeTakeFirst()) return false
      const { id } = await journal.append(tx, 'system:language-model', { type: 'language-model.served', subject: `tokens-served:${month}`, body: { month, figures: servedFigures(kinds, companies) } })
      await tx.insertInto('served_month').values({ month, entry: id }).execute()
      return true
    })
    if (first) stated.push(month)
  }
  return stated
}
