/**
 * Indicators: numbers that institutions offer to the programme, each with its definition, unit and source.
 *
 * Promises: a value is computed from live registers and kept by day, so that a series can be drawn and checked; that there was none on a day is kept too, so that no day before stands for it.
 * A share is kept with what it rests on. What is declared as data changes within a second of each act that touches it, by the
 * things that it touches. Each `record` counts all of it: it makes the kept set of a new declaration or a new year, whose value no act changes before that, makes one anew whose size is
 * not what was counted, and deletes sets of declarations that are gone. Until then a damaged set tells a wrong value, and one that is damaged without changing its size is mended only
 * as its things are touched. Never: estimates; an indicator that cannot be computed today has no value today.
 */
import { sql } from 'kysely'
import { Failure } from '../../law/failure.ts'
import type { Share } from '../../law/share.ts'
import { spoken, type Text } from '../../law/text.ts'
import { type Day, dayOf, type Instant } from '../../law/time.ts'
import { afterCommit, type Database, type Db, transact, type Tx } from '../database/index.ts'
import type { Journal } from '../journal/index.ts'
import type { Indicator, OfMonth } from './indicator.ts'

export { countedIndicator, type CountedIndicator } from './counted.ts'
export type { Indicator } from './indicator.ts'
export { countingHash, type DeclaredCounting, declaredCounting, openRecount, readLeaf } from './counting.ts'

interface ValueTable { indicator: string; day: Day; value: string | null; computed_at: Instant; part: bigint | null; whole: bigint | null; month: string | null }

declare module '../database/index.ts' {
  interface Tables { indicator_value: ValueTable }
}

/** `of` is what a share rests on; absent of what is none, and of shares that were kept before that was. `month`: of which it tells, as `2026-02`, where it was stated for one. */
export interface IndicatorValue { readonly day: Day; readonly value: string; readonly of?: Share; readonly month?: string; readonly computedAt: Instant }
/** The day and the moment on which it was computed and had no value. */
export type IndicatorNone = Pick<IndicatorValue, 'day' | 'computedAt'>

export interface Indicators {
  readonly list: readonly Indicator[]
  offer(...indicators: readonly Indicator[]): void
  /** Offers also those that are told whenever they are asked for: what they count may come while the process runs. */
  follow(more: () => readonly Indicator[]): void
  /** Computes all indicators and keeps them as today's values; makes the sets that are kept and deletes those that no indicator keeps any more. */
  record(): Promise<void>
  /** Lets each act change the indicators that it touches, within a second and by what it touches. Said once in a process, when all are offered. */
  hear(journal: Pick<Journal, 'subscribe'>): void
  /** The newest value of each, kept until a process has recorded others: the first page asks for it. `none` where it was computed last and had no value. */
  latest(): Promise<readonly { readonly indicator: Indicator; readonly value?: IndicatorValue; readonly none?: IndicatorNone }[]>
  /** The days on which it had a value; `none` where it was computed after them and had no value. */
  series(id: string): Promise<{ readonly indicator: Indicator; readonly values: readonly IndicatorValue[]; readonly none?: IndicatorNone }>
  /** The values of each since a day, the oldest first, by the id of the indicator; none of one that has none. */
  since(day: Day): Promise<ReadonlyMap<string, readonly IndicatorValue[]>>
  /** The last value of each from a day until another, by the id of the indicator; absent where it had none when it was computed last. */
  lastIn(from: Day, until: Day): Promise<ReadonlyMap<string, IndicatorValue>>
  close(): Promise<void>
}

interface Told { readonly indicator: Indicator; readonly value: string | Share | OfMonth | undefined }

const noIndicator: Text = spoken({ kk: 'Мұндай көрсеткіш жоқ.', ru: 'Такого показателя нет.', en: 'There is no such indicator.' })

const channel = 'indicators'

export async function openIndicators({ db, listen, now, zone }: { db: Db; listen: Database['listen']; now: () => Instant; zone: string }): Promise<Indicators> {
  const own: Indicator[] = []
  const followed: (() => readonly Indicator[])[] = []
  const offered = (): readonly Indicator[] => [...own, ...followed.flatMap((more) => more())]
  let newest: Promise<readonly ValueTable[]> | undefined
  const stop = await listen(channel, () => { newest = undefined })

  /** One question for all who ask meanwhile; what could not be answered is asked anew. */
  function newestValues(): Promise<readonly ValueTable[]> {
    if (newest) return newest
    const asked = sql<ValueTable>`select distinct on (indicator) * from indicator_value order by indicator, day desc`.execute(db).then(({ rows }) => rows)
    asked.catch(() => { if (newest === asked) newest = undefined })
    newest = asked
    return asked
  }

  /** Keeps values as today's, or that there are none. */
  async function tell(within: Db | Tx, values: readonly Told[], at: Instant): Promise<void> {
    if (values.length === 0) return
    await within.insertInto('indicator_value').values(values.map(({ indicator, value }) => ({ indicator: indicator.id, day: dayOf(at, zone), ...keptAs(value), computed_at: at }))).onConflict((conflict) => conflict.columns(['indicator', 'day'])
      .doUpdateSet(({ ref }) => ({ value: ref('excluded.value'), part: ref('excluded.part'), whole: ref('excluded.whole'), month: ref('excluded.month'), computed_at: ref('excluded.computed_at') }))).execute()
  }

  const valuesOf = (rows: readonly ValueTable[]): readonly IndicatorValue[] => rows.flatMap(({ day, value, computed_at: computedAt, part, whole, month }) => (value === null ? [] : [{
    day, value, computedAt, ...(part !== null && whole !== null && { of: { part: Number(part), whole: Number(whole) } }), ...(month !== null && { month }),
  }]))
  const noneOf = (row: ValueTable | undefined): IndicatorNone | undefined => (row?.value === null ? { day: row.day, computedAt: row.computed_at } : undefined)
  return {
    get list() { return offered() },
    offer: (...indicators) => { own.push(...indicators) },
    follow: (more) => { followed.push(more) },
    async record() {
      const at = now()
      const [keeping, asking] = [offered().filter(({ kept }) => kept), offered().filter(({ kept }) => !kept)]
      // What is kept is counted and told in one transaction, so that no act comes between.
      for (const indicator of keeping) await transact(db, async (tx) => tell(tx, [{ indicator, value: await indicator.kept!.whole(tx) }], at))
      // The others at once, so that those which are read by one statement are: what can be computed is told whatever becomes of the rest.
      const computed = await Promise.allSettled(asking.map(async (indicator): Promise<Told> => ({ indicator, value: await indicator.compute(at) })))
      await tell(db, computed.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])), at)
      const failed = computed.find((one) => one.status === 'rejected')
      if (failed) throw failed.reason
      const sets = offered().flatMap(({ kept }) => kept?.sets ?? [])
      // In two statements: the first may wait for an act that holds such a set, and the second sees the thing that this act has put there.
      await transact(db, async (tx) => {
        const { rows: gone } = await sql<{ number: number }>`delete from counted_set where what <> all(${sets}::text[]) returning number`.execute(tx)
        if (gone.length > 0) await sql`delete from counted_thing where of_set = any(${gone.map(({ number }) => number)}::integer[])`.execute(tx)
      })
      newest = undefined
      await sql`select pg_notify(${channel}, '')`.execute(db)
    },
    hear(journal) {
      const kept = offered().filter((one) => one.kept !== undefined)
      const types = [...new Set(kept.flatMap((one) => one.kept!.types))]
      if (types.length === 0) return
      journal.subscribe('indicators', {
        // What stood before is counted when all is: the values that acts change begin with the next act.
        types, holdsUp: 'itself', from: 'now',
        async handle(tx, entry) {
          let told = false
          for (const indicator of kept) {
            const value = await indicator.kept!.touched(tx, entry)
            if (value === undefined) continue
            await tell(tx, [{ indicator, value }], now())
            told = true
          }
          if (!told) return
          await sql`select pg_notify(${channel}, '')`.execute(tx)
          // Whoever acted here reads it at once; other processes when the notice has come.
          afterCommit(tx, () => { newest = undefined })
        },
      })
    },
    async latest() {
      const rows = await newestValues()
      return offered().map((indicator) => {
        const row = rows.find((value) => value.indicator === indicator.id)
        const [[value], none] = [valuesOf(row ? [row] : []), noneOf(row)]
        return { indicator, ...(value && { value }), ...(none && { none }) }
      })
    },
    async series(id) {
      const indicator = offered().find((one) => one.id === id)
      if (!indicator) throw new Failure('not found', noIndicator)
      const rows = await db.selectFrom('indicator_value').selectAll().where('indicator', '=', id).orderBy('day').execute()
      const none = noneOf(rows.at(-1))
      return { indicator, values: valuesOf(rows), ...(none && { none }) }
    },
    async since(day) {
      const rows = await db.selectFrom('indicator_value').selectAll().where('day', '>=', day).where('value', 'is not', null).orderBy('indicator').orderBy('day').execute()
      return new Map([...Map.groupBy(rows, ({ indicator }) => indicator)].map(([indicator, all]) => [indicator, valuesOf(all)]))
    },
    async lastIn(from, until) {
      const { rows } = await sql<ValueTable>`select distinct on (indicator) * from indicator_value where day between ${from} and ${until} order by indicator, day desc`.execute(db)
      return new Map(rows.flatMap((row) => valuesOf([row]).map((value) => [row.indicator, value] as const)))
    },
    close: stop,
  }
}

/** What was computed, as it is kept: a share in per cent to one decimal, beside what it rests on. Nothing where there is no value, as of the share of nothing. */
function keptAs(computed: string | Share | OfMonth | undefined): Pick<ValueTable, 'value' | 'part' | 'whole' | 'month'> {
  const [figure, month] = typeof computed === 'object' && 'month' in computed ? [computed.figure, computed.month] : [computed, null]
  if (typeof figure === 'string') return { value: figure, part: null, whole: null, month }
  if (figure === undefined || figure.whole === 0) return { value: null, part: null, whole: null, month: null }
  const { part, whole } = figure
  return { value: ((100 * part) / whole).toFixed(1), part: BigInt(part), whole: BigInt(whole), month }
}
