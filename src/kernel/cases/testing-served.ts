/** How cases were decided, counted once more from every act there is, to hold the count for everybody against; for tests. */
import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { startOfDay, type Instant } from '../../law/time.ts'
import type { Kernel } from '../index.ts'
import type { Act, ServedHow } from './index.ts'

const zone = 'Asia/Almaty'
export const wholeYear = (year: number) => ({ from: startOfDay(`${year}-01-01`, zone), before: startOfDay(`${year + 1}-01-01`, zone) })

/** By rules, by officers, on paper, otherwise; of all bodies together. */
export function countsOf(rows: readonly ServedHow[], procedure: string): readonly number[] | undefined {
  const of = rows.filter((one) => one.procedure === procedure)
  return of.length === 0 ? undefined : (['byRules', 'byOfficers', 'onPaper', 'otherwise'] as const).map((kind) => of.reduce((sum, row) => sum + row[kind], 0))
}

/** By another sign: an officer is whoever was ever given an office, and not whoever acts in a step of one. */
async function countAgain({ db }: Pick<Kernel, 'db'>, { from, before }: ReturnType<typeof wholeYear>): Promise<ReadonlyMap<string, readonly number[]>> {
  const { rows: holders } = await sql<{ person: string }>`select distinct person from role_assignment`.execute(db)
  const officers = new Set(holders.map(({ person }) => person))
  const cases = await db.selectFrom('case_record').select(['id', 'procedure', 'closed_at']).execute()
  const acts: readonly { case_id: string; at: Instant; actor: string; person: string | null; act: Act }[] = await db.selectFrom('case_action').select(['case_id', 'at', 'actor', 'person', 'act']).orderBy('seq').execute()
  const logs = Map.groupBy(acts, (one) => one.case_id)
  const counts = new Map<string, number[]>()
  for (const { id, procedure, closed_at: closed } of cases) {
    const log = logs.get(id) ?? []
    const issued = log.findLast(({ act, at }) => act.type === 'issued' && at >= from && at < before)
    if (closed === null || closed < from || closed >= before || issued === undefined) continue
    const filed = log[0]!.act
    const kind = filed.type === 'filed' && filed.counter?.agreed === 'paper' ? 2 : log.some(({ person }) => person !== null && officers.has(person)) ? 1 : issued.actor === 'system:rules' ? 0 : 3
    const of = counts.get(procedure) ?? [0, 0, 0, 0]
    of[kind]! += 1
    counts.set(procedure, of)
  }
  return counts
}

/** Answers how many were decided in all. */
export async function sameAsCountedAgain(kernel: Pick<Kernel, 'cases' | 'db'>, years: readonly number[]): Promise<number> {
  let decided = 0
  for (const year of years) {
    const [rows, again] = [await kernel.cases.howServed(wholeYear(year)), await countAgain(kernel, wholeYear(year))]
    for (const procedure of new Set([...rows.map((one) => one.procedure), ...again.keys()])) {
      const counts = again.get(procedure) ?? [0, 0, 0, 0]
      assert.deepEqual(countsOf(rows, procedure) ?? [0, 0, 0, 0], counts, `${procedure} ${year}`)
      decided += counts.reduce((sum, count) => sum + count, 0)
    }
  }
  return decided
}
