/** What an indicator counts, as data, and the count from the public leaves of the journal: the same for the portal and for a stranger. Pure. */
import { z } from 'zod'
import { hashOf } from '../../law/canonical.ts'
import type { Facts } from '../../law/field.ts'
import { type Day, dayOf, type Instant, yearOf } from '../../law/time.ts'

const names = z.array(z.string().min(1)).min(1)

/** Entries of a register in these states; of those with conditions, the ones that everybody sees and whose columns have one of the values. */
const entries = z.strictObject({ over: z.literal('entries'), register: z.string(), states: z.array(z.enum(['entered', 'suspended', 'struck'])).min(1), where: z.record(z.string(), names).optional() })
/** Decisions; `by` rules: those that nobody in office made. `standing`: not revoked and not suspended. `thisYear`: issued in the year of the day for which it is counted. */
const decisions = z.strictObject({
  over: z.literal('decisions'), procedures: names.optional(), effects: names.optional(), by: z.enum(['rules', 'people']).optional(), standing: z.literal(true).optional(), thisYear: z.literal(true).optional(),
})
/** Things of which an entry of these types speaks, and after it none of the types that end it. */
const events = z.strictObject({ over: z.literal('events'), types: names, ends: names.optional(), thisYear: z.literal(true).optional() })

/** The figure of this name in the newest entry of a type, whose body has `figures` in decimal digits: for sums over what nobody may read, so that what was stated stands for good. Where the newest has no such figure there is none. `month` in its body is the month of which it tells. */
const stated = z.strictObject({ over: z.literal('stated'), type: z.string().min(1), figure: z.string().min(1) })

const counting = z.discriminatedUnion('over', [entries, decisions, events])

/** With `of` it is a share: how many of how many. */
const countedThings = z.strictObject({ count: counting, of: counting.optional() })
const statedFigures = z.strictObject({ count: stated, of: stated.optional() })
export const declaredCounting = z.union([countedThings, statedFigures]).meta({ id: 'Counting' })

export type Counting = z.infer<typeof counting>
export type Stated = z.infer<typeof stated>
export type StatedFigures = z.infer<typeof statedFigures>
export type DeclaredCounting = z.infer<typeof declaredCounting>

export const isStated = (declared: DeclaredCounting): declared is StatedFigures => declared.count.over === 'stated'

const figures = z.object({ figures: z.record(z.string(), z.string().regex(/^\d{1,15}$/)) })

/** A figure as the body of an entry states it; undefined where it states none. Pure. */
export function figureIn(body: unknown, name: string): number | undefined {
  const said = figures.safeParse(body).data?.figures[name]
  return said === undefined ? undefined : Number(said)
}

/** The month of which the body of an entry tells, as `2026-02`; undefined where it says none. Pure. */
export const monthIn = (body: unknown): string | undefined => z.object({ month: z.string().regex(/^\d{4}-\d{2}$/) }).safeParse(body).data?.month

/** By which a version of it is known: SHA-256 of its canonical JSON. */
export const countingHash = (declared: DeclaredCounting): string => hashOf(declared)

/** What a leaf of the journal says to everybody. */
const leafSchema = z.object({ at: z.string(), actor: z.string(), type: z.string(), subject: z.string(), body: z.record(z.string(), z.unknown()) })
export type Leaf = z.infer<typeof leafSchema>

/** Reads the content of a leaf. Throws where it is none. */
export const readLeaf = (content: Uint8Array): Leaf => leafSchema.parse(JSON.parse(new TextDecoder().decode(content)))

export interface Recount {
  take(leaf: Leaf): void
  /** How many there are. Of entries with conditions the values are those that everybody reads in the register; undefined of one whose values they do not see. Undefined where a figure is not stated. */
  count(valuesOf?: (entry: string) => Facts | undefined): number | undefined
  /** The entries that are counted, before any condition; empty of what counts no entries. */
  members(): readonly string[]
}

/** Counts from leaves in the order of the journal, as it stood at a moment. */
export function openRecount(what: Counting | Stated, { until, zone }: { readonly until: Instant; readonly zone: string }): Recount {
  const year = yearOf(dayOf(until, zone))
  const inTime = ({ at }: Leaf): boolean => at <= until
  const ofYear = ({ at }: Leaf): boolean => yearOf(dayOf(at as Instant, zone)) === year
  switch (what.over) {
    case 'entries': {
      const states = new Map<string, string>()
      const members = (): string[] => [...states].flatMap(([entry, state]) => (what.states.some((one) => one === state) ? [entry] : []))
      return {
        take(leaf) {
          if (leaf.type.startsWith('entry.') && leaf.body['register'] === what.register && inTime(leaf)) states.set(String(leaf.body['entry']), String(leaf.body['state']))
        },
        count: (valuesOf) => (what.where === undefined ? members().length : members().filter((entry) => meets(what.where!, valuesOf?.(entry))).length), members,
      }
    }
    case 'decisions': {
      const standing = new Map<unknown, boolean>()
      return {
        take(leaf) {
          const { type, actor, body } = leaf
          if (!type.startsWith('decision.') || !inTime(leaf)) return
          const id = body['decision']
          if (type !== 'decision.issued') {
            if (standing.has(id)) standing.set(id, type === 'decision.reinstated')
            return
          }
          const counts = (what.procedures === undefined || what.procedures.includes(String(body['procedure']))) && (what.effects === undefined || what.effects.includes(String(body['effect'])))
            && (what.by === undefined || actor.startsWith('system:') === (what.by === 'rules')) && (what.thisYear === undefined || ofYear(leaf))
          if (counts) standing.set(id, true)
        },
        count: () => (what.standing ? [...standing.values()].filter((one) => one).length : standing.size), members: () => [],
      }
    }
    case 'events': {
      const things = new Set<string>()
      return {
        take(leaf) {
          if (!inTime(leaf)) return
          if (what.types.includes(leaf.type) && (what.thisYear === undefined || ofYear(leaf))) things.add(leaf.subject)
          else if (what.ends?.includes(leaf.type)) things.delete(leaf.subject)
        },
        count: () => things.size, members: () => [],
      }
    }
    case 'stated': {
      let newest: number | undefined
      return {
        take(leaf) { if (leaf.type === what.type && inTime(leaf)) newest = figureIn(leaf.body, what.figure) },
        count: () => newest, members: () => [],
      }
    }
  }
}

/** Whether each column that is asked has one of its values. */
const meets = (where: Readonly<Record<string, readonly string[]>>, values: Facts | undefined): boolean =>
  values !== undefined && Object.entries(where).every(([name, wanted]) => values[name] !== undefined && wanted.includes(String(values[name])))

/** The first day of the year for which it is counted. */
export const beginOfYear = (day: Day): Day => `${yearOf(day)}-01-01`
