/** Figures of the plan as observations, and observations as figures to be entered. Pure. */
import type { Facts } from '../../../law/field.ts'
import type { Locale, Text } from '../../../law/text.ts'
import { type Day, yearOf } from '../../../law/time.ts'
import { type Plan, unitNamed } from '../plan/index.ts'
import { words } from './messages.ts'
import type { Named } from './write.ts'
import { measure, type Observation } from './structure.ts'

/** What goes out: of two figures that were told on one day of one year, the last entered. */
export function observationsOf({ figures, indicators }: Pick<Plan, 'figures' | 'indicators'>, locale: Locale): readonly Observation[] {
  const units = new Map(indicators.map(({ number, unit }) => [number, unitNamed(unit.text)[locale]]))
  const all = figures.filter(({ toldOn }) => /^\d{4}-/.test(toldOn)).map((one): Observation => ({
    FREQ: 'A', INDICATOR: one.indicator, KIND: one.kind, TOLD_ON: one.toldOn, TIME_PERIOD: String(one.year), [measure]: plain(one.value), UNIT_MEASURE: units.get(one.indicator) ?? '',
    ...(one.low !== undefined && { LOW: plain(one.low) }), ...(one.high !== undefined && { HIGH: plain(one.high) }), SOURCE: one.source[locale], RESPONSIBLE: one.responsible,
  }))
  return [...new Map(all.map((one) => [keyOf(one), one])).values()].toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

/** Without an exponent: a decimal of the standard has none. */
const plain = (value: number): string => (/e/.test(String(value)) ? value.toFixed(20).replace(/\.?0+$/, '') : String(value))

export const indicatorCodes = ({ indicators }: Pick<Plan, 'indicators'>): readonly Named[] => indicators.map(({ number, name }) => ({ id: number, name }))

const keyOf = ({ INDICATOR, KIND, TOLD_ON, TIME_PERIOD }: Observation): string => `${INDICATOR} ${KIND} ${TIME_PERIOD} ${TOLD_ON}`

/** A figure to be entered, and what keeps the file from being so. */
export interface Brought { readonly rows: readonly { readonly key: string; readonly indicator: string; readonly values: Facts }[]; readonly faults: readonly { readonly key: string; readonly text: Text }[] }

/** `standing`: what the register has already. Nothing is taken for what the file does not say. */
export function broughtBy(observations: readonly Observation[], standing: Pick<Plan, 'figures' | 'indicators'>, today: Day): Brought {
  const known = new Set(standing.indicators.map(({ number }) => number))
  const stands = new Set(standing.figures.map((one) => `${one.indicator} ${one.kind} ${one.year} ${one.toldOn}`))
  const seen = new Set<string>()
  const faults: { key: string; text: Text }[] = []
  const rows = observations.map((one) => {
    const key = keyOf(one)
    const fault = (text: Text): void => void faults.push({ key, text })
    if (one.FREQ !== 'A') fault(words.notAnnual(one.FREQ))
    if (!known.has(one.INDICATOR)) fault(words.noIndicator(one.INDICATOR))
    if (one.KIND !== 'fact' && one.KIND !== 'forecast') fault(words.noKind(one.KIND))
    if (!/^\d{4}$/.test(one.TIME_PERIOD)) fault(words.noYear(one.TIME_PERIOD))
    else if (one.TOLD_ON > today || (one.KIND === 'fact' && Number(one.TIME_PERIOD) > yearOf(today))) fault(words.factToCome)
    for (const number of [one[measure], one.LOW, one.HIGH]) if (number !== undefined && !/^-?\d+(?:\.\d+)?$/.test(number)) fault(words.noNumber(number))
    if (seen.has(key)) fault(words.twice)
    else if (stands.has(key)) fault(words.stands)
    seen.add(key)
    return {
      key, indicator: one.INDICATOR, values: {
        kind: one.KIND, year: Number(one.TIME_PERIOD), value: one[measure] ?? '', toldOn: one.TOLD_ON, figureSource: one.SOURCE ?? '', responsible: one.RESPONSIBLE ?? '', ...(one.LOW !== undefined && { low: one.LOW }), ...(one.HIGH !== undefined && { high: one.HIGH }),
      },
    }
  })
  return { rows, faults }
}
