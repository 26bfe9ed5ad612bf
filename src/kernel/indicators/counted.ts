/** An indicator that is declared as data: counted from the tables that the acts have led to, and the same from the journal by anybody. */
import { sql } from 'kysely'
import type { Share } from '../../law/share.ts'
import { dayOf, type Instant, startOfDay } from '../../law/time.ts'
import type { Db } from '../database/index.ts'
import { beginOfYear, type Counting, type DeclaredCounting, figureIn, isStated, monthIn, type Stated, type StatedFigures } from './counting.ts'
import type { Indicator } from './indicator.ts'
import { keptCount } from './kept-count.ts'
import { mayCount, membersOf } from './members.ts'

/** What a country declares: what is counted as data, beside its words. */
export type CountedIndicator = Omit<Indicator, 'compute' | 'counting' | 'unit' | 'kept' | 'among' | 'counts'> & { readonly counting: DeclaredCounting }

interface Ground { readonly db: Db; readonly now: () => Instant; readonly country: { readonly calendar: { readonly zone: string } } }

export function countedIndicator(ground: Ground, { counting, ...words }: CountedIndicator): Indicator {
  if (isStated(counting)) return statedIndicator(ground, { counting, ...words })
  const { db, now, country } = ground
  const { count, of } = counting
  const newYear = (): Instant => { const { zone } = country.calendar; return startOfDay(beginOfYear(dayOf(now(), zone)), zone) }
  const counted = async (what: Counting): Promise<number> => {
    const { rows: [row] } = await sql<{ n: string }>`select count(*)::text as n from (${membersOf(what, newYear())}) member`.execute(db)
    return Number(row!.n)
  }
  const kept = [count, ...of ? [of] : []].map((what) => keptCount(what, { now, zone: () => country.calendar.zone }))
  const valueOf = ([part = 0, whole]: readonly number[]): string | Share => (whole === undefined ? String(part) : { part, whole })
  return {
    ...words, counting, unit: of === undefined ? 'count' : 'percent',
    compute: async () => valueOf(await Promise.all([counted(count), ...of === undefined ? [] : [counted(of)]])),
    async among(things) {
      const found = await Promise.all([count, ...of ? [of] : []].map(async (what) => {
        const own = things.filter((thing) => mayCount(what, thing))
        return own.length === 0 ? [] : (await sql<{ thing: string }>`${membersOf(what, newYear(), own)}`.execute(db)).rows
      }))
      return new Set(found.flat().map(({ thing }) => thing))
    },
    async counts(which, { offset = 0, limit }) {
      const set = kept[which === 'part' ? 0 : 1]?.set
      if (set === undefined) return []
      return (await db.selectFrom('counted_thing').innerJoin('counted_set', 'number', 'of_set').select('thing').where('what', '=', set).orderBy('thing').limit(limit).offset(offset).execute()).map(({ thing }) => thing)
    },
    kept: {
      types: [...new Set(kept.flatMap(({ types }) => types))], sets: kept.map(({ set }) => set),
      async touched(tx, entry) {
        const things = kept.map((one) => one.touches(entry))
        if (things.every((thing) => thing === undefined)) return undefined
        const sizes: number[] = []
        for (const [at, one] of kept.entries()) {
          const size = await (things[at] === undefined ? one.size(tx) : one.touched(tx, things[at]))
          if (size !== undefined) sizes.push(size)
        }
        // Of a share whose whole is not kept there is no value yet.
        return sizes.length < kept.length ? undefined : valueOf(sizes)
      },
      async whole(tx) {
        const sizes: number[] = []
        for (const one of kept) sizes.push(await one.whole(tx))
        return valueOf(sizes)
      },
    },
  }
}

/** One whose figures the house has stated in the journal, as a stranger reads them there; of a share both must be stated. */
function statedIndicator({ db, now }: Pick<Ground, 'db' | 'now'>, { counting, ...words }: Omit<CountedIndicator, 'counting'> & { readonly counting: StatedFigures }): Indicator {
  const { count, of } = counting
  /** What the newest entry of a type says at a moment. One that has no leaf yet will stand behind all that have, and a stranger who counts by its time then finds it. */
  const newest = async (type: string, at: Instant): Promise<unknown> => {
    const told = db.selectFrom('journal_entry').select('body').where('type', '=', type).where('at', '<=', at).limit(1)
    return (await told.where('leaf_index', 'is', null).orderBy('id', 'desc').executeTakeFirst() ?? await told.where('leaf_index', 'is not', null).orderBy('leaf_index', 'desc').executeTakeFirst())?.body
  }
  return {
    ...words, counting, unit: of === undefined ? 'count' : 'percent',
    async compute(at = now()) {
      // Both figures of one type are read from one entry.
      const types = [...new Set([count, ...of === undefined ? [] : [of]].map(({ type }) => type))]
      const said = new Map(await Promise.all(types.map(async (type) => [type, await newest(type, at)] as const)))
      const figureOf = ({ type, figure }: Stated): number | undefined => figureIn(said.get(type), figure)
      const part = figureOf(count)
      const whole = of && figureOf(of)
      if (part === undefined || (of !== undefined && whole === undefined)) return undefined
      const figure = whole === undefined ? String(part) : { part, whole }
      const months = new Set([...said.values()].map(monthIn))
      const [month] = months
      return month === undefined || months.size > 1 ? figure : { month, figure }
    },
  }
}
