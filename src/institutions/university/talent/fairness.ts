/**
 * Whether the matching treats people alike: of those who show a card, who is proposed for some open need, by sex, region and languages. Nothing here is read by the matching.
 * It is measured once a month, in a job, and kept: measured at each act it would tell of whoever acted, to whoever asks before and after.
 */
import { setImmediate } from 'node:timers/promises'
import type { JsonColumn } from '../../../kernel/database/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import { match, type SelectionRates, selectionRates } from '../../../kernel/matching/index.ts'
import { type Day, dayOf, firstOfMonth, type Instant } from '../../../law/time.ts'
import type { Card, Need, Talent } from './cards.ts'

/** By what people are told apart, and how. Who does not say their sex is a group of its own. */
const groups = { sex: ({ sex }: Card) => sex || 'unsaid', region: ({ shown }: Card) => shown.region ?? '', languages: ({ shown }: Card) => shown.languages.join('+') } as const

export type By = keyof typeof groups
export const bys = ['sex', 'region', 'languages'] as const satisfies readonly By[]

/** What was measured in a month; every number of people is rounded to five. */
export interface Fairness { readonly month: Day; readonly cards: number; readonly needs: number; readonly rates: Readonly<Record<By, SelectionRates>> }

declare module '../../../kernel/database/index.ts' {
  interface Tables { talent_fairness: { month: Day; measured: JsonColumn<Omit<Fairness, 'month'>>; at: Instant } }
}

const toFive = (count: number): number => 5 * Math.round(count / 5)

/** The rates of numbers rounded to five, and shares of what is left, so that no exact number follows from them. */
export function rounded({ rates, hidden }: SelectionRates): SelectionRates {
  const told = rates.map(({ group, people, proposed }) => {
    const [all, some] = [toFive(people), toFive(proposed)]
    return { ...(group !== undefined && { group }), people: all, proposed: some, perCent: all === 0 ? 0 : Math.round((100 * some) / all) }
  })
  const shares = told.flatMap(({ group, perCent }) => (group === undefined ? [] : [perCent]))
  const highest = Math.max(...shares)
  return { rates: told, hidden, ...(shares.length > 1 && highest > 0 && { leastOfHighest: Math.round((100 * Math.min(...shares)) / highest) }) }
}

/** Others of the process are served between so many cards. */
const atOnce = 20

async function fairnessOf(cards: readonly Card[], needs: readonly Need[]): Promise<Omit<Fairness, 'month'>> {
  const judged: { readonly card: Card; readonly proposed: boolean }[] = []
  for (const [at, card] of cards.entries()) {
    if (at % atOnce === 0) await setImmediate()
    judged.push({ card, proposed: needs.some(({ needed }) => match(needed, card.shown).proposed) })
  }
  const by = (name: By): SelectionRates => rounded(selectionRates(judged.map(({ card, proposed }) => ({ group: groups[name](card), proposed }))))
  return { cards: toFive(cards.length), needs: needs.length, rates: { sex: by('sex'), region: by('region'), languages: by('languages') } }
}

/** Measures once a month, as soon as somebody shows a card; the second time in a month nothing is done. */
export async function measureFairness({ db, now, country }: Kernel, talent: Talent): Promise<void> {
  const month = firstOfMonth(dayOf(now(), country.calendar.zone))
  if (await db.selectFrom('talent_fairness').select('month').where('month', '=', month).executeTakeFirst()) return
  const [cards, needs] = await Promise.all([talent.cards(), talent.needs()])
  if (cards.length === 0) return
  await db.insertInto('talent_fairness').values({ month, measured: JSON.stringify(await fairnessOf(cards, needs)), at: now() }).onConflict((on) => on.doNothing()).execute()
}

/** What was measured, the newest month first. */
export const fairnessKept = async ({ db }: Kernel): Promise<readonly Fairness[]> =>
  (await db.selectFrom('talent_fairness').select(['month', 'measured']).orderBy('month', 'desc').limit(24).execute()).map(({ month, measured }) => ({ month, ...measured }))
