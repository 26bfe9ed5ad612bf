/** Energy and carbon of runs, as pages tell them: by the cluster's own meters and a cited factor, and what is not known is said to be so. */
import { formatNumber } from '../../../law/format.ts'
import type { Instant } from '../../../law/time.ts'
import { dayOf } from '../../../law/time.ts'
import { cite, dateTime, html, type Html, type Visit } from '../../../portal/index.ts'
import type { Ground } from '../ground.ts'
import { type Energy, energyOf, kilowattHoursIn } from '../hours/index.ts'
import { energyWords as words } from './messages.ts'

interface Ran { readonly joules: bigint | null; readonly ended_at: Instant }

export const energyOfRuns = ({ kernel, options }: Ground, runs: readonly Ran[]): Energy => energyOf(runs.map(({ joules, ended_at: at }) => ({ joules, day: dayOf(at, kernel.country.calendar.zone) })), options.grid)

export const kilowattHours = ({ locale }: Visit, joules: bigint | null): string => (joules === null ? words.notMetered[locale] : formatNumber(kilowattHoursIn(joules), locale))

/** For a list of terms: what the runs took, and what stands for it in carbon dioxide. */
export function energyTerms({ locale }: Visit, { joules, unmetered, grams }: Energy): readonly { readonly term: string; readonly value: Html | string }[] {
  return [
    { term: words.energy[locale], value: joules === undefined ? words.notMetered[locale] : html`${formatNumber(kilowattHoursIn(joules), locale)}${unmetered > 0 && html` <span class="hint">${words.without[locale]}: ${formatNumber(unmetered, locale)}</span>`}` },
    { term: words.carbon[locale], value: grams !== undefined ? formatNumber(Math.round(grams) / 1000, locale) : joules === undefined ? words.notMetered[locale] : words.noFactor[locale] },
  ]
}

/** How both are worked out, with the factors or that there is none. */
export function energyMethod({ kernel, options }: Ground, { locale }: Visit): Html {
  const entry = options.grid.at(-1)
  const today = dayOf(kernel.now(), kernel.country.calendar.zone)
  const set = options.grid.filter(({ value, from }) => value !== null && from <= today)
  return html`<p class="hint">${words.method[locale]} ${set.length === 0 ? entry?.note?.[locale] ?? words.noFactor[locale] : set.map(({ from, value, basis }) => html`${words.factor[locale]} ${dateTime(locale, from)}: ${formatNumber(value ?? 0, locale)}. ${cite(locale, basis, { full: true })} `)}</p>`
}
