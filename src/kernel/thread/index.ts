/**
 * The thread as a reader sees it: any thing, both ways, as it stood on a day, and what would follow if it were taken back.
 *
 * Promises: one rule for every page: a thing is told by its name where its own page is open to the reader, as one of its kind held back where an open page tells anyhow
 * that there is one, and else not at all; nothing is reached by way of what is not told by name; what is held back is not counted. Acts lead on to the figures that count them.
 * Never: shows a kind of things of which nobody said whom it is told to, or changes anything.
 */
import type { Text } from '../../law/text.ts'
import { type Day, dayOf, endOfDay, type Instant } from '../../law/time.ts'
import type { Db } from '../database/index.ts'
import type { Indicator, Indicators } from '../indicators/index.ts'
import type { Lineage, Reached, Side, Thing, Walked } from '../lineage/index.ts'
import type { KindsOfThings, Reader, Sight, ToldOf } from '../taken-back/index.ts'
import { figureKind } from './own-kinds.ts'
import { footingOf, kindNamed, type SeenThing, seenOn } from './seen.ts'

export type { SeenThing } from './seen.ts'
export { ownKinds } from './own-kinds.ts'

/** What a figure leads on to: whoever keeps goals says which of them it measures. */
export interface Measured { readonly thing: Thing; /** Of the thing that measures it, by its id. */ readonly by: string; readonly relation: string }

export interface SeenThread {
  readonly thing: Thing
  readonly called: Text
  /** The day on which it came onto the thread; absent of a figure, which is not entered. */
  readonly began?: Day
  /** What it was made from, and what was made from it, nearest first. */
  readonly sources: readonly SeenThing[]
  readonly made: readonly SeenThing[]
  /** What derives from it or was permitted by it: what would follow if it were taken back. */
  reaches(): readonly SeenThing[]
  /** Figures that count it or what was made from it, and the goals that they measure; those of today alone. Asked for when they are wanted. */
  figures(): Promise<readonly SeenThing[]>
  /** Whether such a thing stands before it of which the reader is told, as one of its kind that is held back. */
  restsOnHeldBack(thing: string): boolean
  /** Whether more stands on its thread than is walked: what is farther was left out. */
  readonly cut: boolean
  /** The days on which what is shown was joined, the oldest first, of the whole thread. */
  readonly days: readonly Day[]
}

export interface Threads {
  /** The thread of a thing at the end of a day, today if none is named; undefined where the thing itself is not told to the reader by its name. What is told is judged as of today. */
  of(reader: Reader, thing: string, on?: Day): Promise<SeenThread | undefined>
  /** Of these things, in their order, those that are told to the reader by their names. */
  named(reader: Reader, things: readonly string[]): Promise<readonly (Thing & { readonly called: Text })[]>
  /** What a thing of this id is called by its kind, and why one is held back; undefined of a kind of which nobody is told. */
  kindOf(thing: string): Pick<ToldOf, 'called' | 'because'> | undefined
  /** Things to try: of each kind that offers one, and of the figures that measure something, the newest that everybody is told of and that is joined to what they are told of. */
  examples(): Promise<readonly { readonly thing: Thing; readonly called: Text }[]>
  /** Says what figures lead on to. */
  follow(measured: (indicators: readonly string[]) => Promise<readonly Measured[]>): void
}

export interface ThreadGround {
  readonly db: Db
  readonly now: () => Instant
  readonly zone: string
  readonly lineage: Pick<Lineage, 'things' | 'side' | 'newest'>
  readonly indicators: Pick<Indicators, 'list'>
  readonly own: Readonly<Record<string, ToldOf>>
  readonly kinds: KindsOfThings
}

/** Things of a kind that are tried before the kind has no example. */
const tried = 5

export function openThreads({ db, now, zone, lineage, indicators, own, kinds }: ThreadGround): Threads {
  const followed: ((indicators: readonly string[]) => Promise<readonly Measured[]>)[] = []
  const kindOf = (kind: string): ToldOf | undefined => own[kind] ?? (kinds[kind] ?? kinds[kind.replaceAll(' ', '-')])?.told

  async function sightsOf(reader: Reader, things: readonly Thing[]): Promise<ReadonlyMap<string, Sight>> {
    const told = await Promise.all([...Map.groupBy(things, ({ kind }) => kind)].map(async ([kind, all]) => kindOf(kind)?.sight({ db }, reader, [...new Set(all.map(({ id }) => id))]) ?? new Map<string, Sight>()))
    return new Map(told.flatMap((one) => [...one]))
  }

  /** The figures that count these things, and what they measure; each stands a step behind what leads to it. */
  async function figuresOf(starts: readonly (Thing & { readonly distance: number })[]): Promise<readonly Reached[]> {
    const place = new Map(starts.map(({ id }, at) => [id, at]))
    const counted = await Promise.all(indicators.list.map(async (indicator): Promise<readonly Reached[]> => {
      const first = [...await indicator.among?.([...place.keys()]) ?? []].toSorted((a, b) => place.get(a)! - place.get(b)!)[0]
      return first === undefined ? [] : [{ ...figureThing(indicator), distance: starts[place.get(first)!]!.distance + 1, by: first, relation: 'counted in', since: now() }]
    }))
    const figures = [...counted.flat(), ...starts.filter(({ kind }) => kind === figureKind)]
    const told = figures.length === 0 ? [] : (await Promise.all(followed.map((one) => one(figures.map(({ id }) => id.slice(figureKind.length + 1)))))).flat()
    const depth = new Map(figures.map(({ id, distance }) => [id, distance]))
    const measured = told.flatMap(({ thing, by, relation }): readonly Reached[] => {
      if (depth.has(thing.id)) return []
      const distance = (depth.get(by) ?? 0) + 1
      depth.set(thing.id, distance)
      return [{ ...thing, distance, by, relation, since: now() }]
    })
    return [...counted.flat(), ...measured]
  }

  const threads: Threads = {
    follow: (measured) => { followed.push(measured) },
    async named(reader, ids) {
      const known = await lineage.things(ids)
      const things = ids.flatMap((id) => known.get(id) ?? [])
      const sights = await sightsOf(reader, things)
      return things.flatMap((thing) => { const called = kindOf(thing.kind)?.called; return called !== undefined && sights.get(thing.id) === 'open' ? [{ ...thing, called }] : [] })
    },
    kindOf: (thing) => kindOf(kindNamed(thing)),
    async examples() {
      const offering = Object.entries(kinds).flatMap(([kind, { told }]) => (told?.example ? [kind] : []))
      const things = Map.groupBy(await lineage.newest(offering, tried), ({ kind }) => kind)
      const joined = await Promise.all([...offering.map((kind) => things.get(kind) ?? []), await measuring()].map(async (some) => {
        for (const { id } of some) {
          const seen = await threads.of(null, id)
          if (seen && ([...seen.sources, ...seen.made].some(({ heldBack }) => heldBack === undefined) || (await seen.figures()).length > 0)) return [{ thing: seen.thing, called: seen.called }]
        }
        return []
      }))
      return joined.flat()
    },
    async of(reader, id, on) {
      const figure = kindNamed(id) === figureKind ? indicators.list.find((one) => id === `${figureKind}:${one.id}`) : undefined
      const thing = figure === undefined ? (await lineage.things([id])).get(id) : figureThing(figure)
      const kind = thing && kindOf(thing.kind)
      if (thing === undefined || kind === undefined || (await sightsOf(reader, [thing])).get(id) !== 'open') return undefined
      const ways = ['sources', 'made'] as const
      const sides = await Promise.all(ways.map((way) => lineage.side(id, way)))
      const sights = new Map([...await sightsOf(reader, sides.flatMap(({ things }) => things)), [id, 'open' as const]])
      const seen = (side: Side, so?: Walked): readonly SeenThing[] => seenOn(side, sights, kindOf, so)
      const [sources = [], made = []] = sides.map((side) => seen(side))
      const named = [...sources, ...made].filter(({ heldBack }) => heldBack === undefined)
      const days = [...new Set(named.map(({ since }) => dayOf(since, zone)))].toSorted()
      const began = sides[0]!.began
      const until = on === undefined ? undefined : endOfDay(on, zone)
      const [before = sources, behind = made] = until === undefined ? [] : sides.map((side) => seen(side, { until }))
      return {
        thing, called: kind.called, days, ...(began !== undefined && { began: dayOf(began, zone) }), sources: before, made: behind,
        cut: sides.some(({ cut }) => cut),
        // Whatever it reaches was made from it: that side is walked already.
        reaches: () => seen(sides[1]!, { carrying: true, ...(until !== undefined && { until }) }),
        restsOnHeldBack: (source) => sights.get(source) === 'held back' && sides[0]!.reached(footingOf(sights)).some((one) => one.id === source && kindOf(one.kind) !== undefined),
        async figures() {
          if (on !== undefined) return []
          const counted = await figuresOf([{ ...thing, distance: 0 }, ...made.filter(({ heldBack }) => heldBack === undefined)])
          const open = await sightsOf(reader, counted)
          return counted.flatMap((one) => { const called = kindOf(one.kind)?.called; return called !== undefined && open.get(one.id) === 'open' ? [{ ...one, called }] : [] })
        },
      }
    },
  }
  return threads

  /** The first of the figures that measure anything. */
  async function measuring(): Promise<readonly Thing[]> {
    const told = (await Promise.all(followed.map((one) => one(indicators.list.map(({ id }) => id))))).flat()
    return indicators.list.filter(({ id }) => told.some(({ by }) => by === `${figureKind}:${id}`)).slice(0, tried).map(figureThing)
  }
}

const figureThing = ({ id, title }: Indicator): Thing => ({ id: `${figureKind}:${id}`, kind: figureKind, title, path: `/indicators/${id}` })
