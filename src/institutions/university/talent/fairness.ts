/** Whether the matching treats people alike: of those who show a card, who is proposed for some open need, by sex, region and languages. Nothing here is read by the matching. */
import type { Kernel } from '../../../kernel/index.ts'
import { match, type SelectionRates, selectionRates } from '../../../kernel/matching/index.ts'
import { remember } from '../../../kernel/database/index.ts'
import { dayOf } from '../../../law/time.ts'
import type { Card, Need, Talent } from './cards.ts'
import type { TalentOptions } from './options.ts'

/** By what people are told apart, and how. Who does not say their sex is a group of its own. */
const groups = { sex: ({ sex }: Card) => sex || 'unsaid', region: ({ shown }: Card) => shown.region ?? '', languages: ({ shown }: Card) => shown.languages.join('+') } as const

export type By = keyof typeof groups
export const bys = ['sex', 'region', 'languages'] as const satisfies readonly By[]

export interface Fairness { readonly cards: number; readonly needs: number; readonly rates: Readonly<Record<By, SelectionRates>> }

function fairnessOf(cards: readonly Card[], needs: readonly Need[]): Fairness {
  const judged = cards.map((card) => ({ card, proposed: needs.some(({ needed }) => match(needed, card.shown).proposed) }))
  const by = (name: By): SelectionRates => selectionRates(judged.map(({ card, proposed }) => ({ group: groups[name](card), proposed })))
  return { cards: cards.length, needs: needs.length, rates: { sex: by('sex'), region: by('region'), languages: by('languages') } }
}

/** Reckons it once for all who look, until an entry changes or a day begins. */
export function fairnessReader({ registers, now, country }: Kernel, { cards, needs }: TalentOptions, talent: Talent): () => Promise<Fairness> {
  const kept = new Map<string, Promise<Fairness>>()
  return async () => remember(kept, `${await registers.acts(cards, needs)} ${dayOf(now(), country.calendar.zone)}`, 1, async () => fairnessOf(...await Promise.all([talent.cards(), talent.needs()])))
}
