/** Figures of the plan as observations, and observations as figures to be entered. Pure. */
import type { Facts } from '../../../law/field.ts'
import type { Locale, Text } from '../../../law/text.ts'
import { type Day, isDay, yearOf } from '../../../law/time.ts'
import { type Figure, type Plan, type PlannedIndicator, unitForms, unitNamed } from '../plan/index.ts'
import { withoutExponent } from './decimal.ts'
import { words } from './messages.ts'
import type { Named } from './write.ts'
import { dimensions, measure, type Observation } from './structure.ts'

/** `stated`: the entries, which have every digit. */
type Told = Pick<Plan, 'figures' | 'indicators'> & { readonly stated?: { readonly figures: readonly { readonly number: string; readonly values: Facts }[] } }

/** What goes out: of two figures that were told on one day of one year, the last entered. */
export function observationsOf({ figures, indicators, stated }: Told, locale: Locale): readonly Observation[] {
  const units = new Map(indicators.map(({ number, unit }) => [number, unitNamed(unit.text)[locale]]))
  const entries = new Map(stated?.figures.map(({ number, values }) => [number, values]))
  const said = (one: Figure, name: 'value' | 'low' | 'high'): string => withoutExponent(String(entries.get(one.number ?? '')?.[name] ?? one[name]))
  const all = figures.filter(({ toldOn }) => /^\d{4}-/.test(toldOn)).map((one): Observation => ({
    FREQ: 'A', INDICATOR: one.indicator, KIND: one.kind, TOLD_ON: one.toldOn, TIME_PERIOD: String(one.year), [measure]: said(one, 'value'), UNIT_MEASURE: units.get(one.indicator) ?? '',
    ...(one.low !== undefined && { LOW: said(one, 'low') }), ...(one.high !== undefined && { HIGH: said(one, 'high') }), SOURCE: one.source[locale], RESPONSIBLE: one.responsible,
  }))
  return [...new Map(all.map((one) => [keyOf(one), one])).values()].toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

export const indicatorCodes = ({ indicators }: Pick<Plan, 'indicators'>): readonly Named[] => indicators.map(({ number, name }) => ({ id: number, name }))

const keyOf = ({ INDICATOR, KIND, TOLD_ON, TIME_PERIOD }: Observation): string => `${INDICATOR} ${KIND} ${TIME_PERIOD} ${TOLD_ON}`

/** What the register has already. */
export interface Standing { readonly indicators: readonly Pick<PlannedIndicator, 'number' | 'unit'>[]; readonly figures: readonly Pick<Figure, 'indicator' | 'kind' | 'year' | 'toldOn'>[] }

/** A figure to be entered, and what keeps the file from being so. */
export interface Brought { readonly rows: readonly { readonly key: string; readonly indicator: string; readonly values: Facts }[]; readonly faults: readonly { readonly key: string; readonly text: Text }[] }

/** Nothing is taken for what the file does not say, and no number without its unit. */
export function broughtBy(observations: readonly Observation[], standing: Standing, today: Day): Brought {
  const known = new Map(standing.indicators.map((one) => [one.number, one]))
  const stands = new Set(standing.figures.map((one) => `${one.indicator} ${one.kind} ${one.year} ${one.toldOn}`))
  const seen = new Set<string>()
  const faults: { key: string; text: Text }[] = []
  const rows = observations.map((one) => {
    const key = keyOf(one)
    for (const text of faultsOf(one, known, today)) faults.push({ key, text })
    if (seen.has(key)) faults.push({ key, text: words.twice })
    else if (stands.has(key)) faults.push({ key, text: words.stands })
    seen.add(key)
    return {
      key, indicator: one.INDICATOR, values: {
        kind: one.KIND, year: Number(one.TIME_PERIOD), value: one[measure], toldOn: one.TOLD_ON, figureSource: one.SOURCE ?? '', responsible: one.RESPONSIBLE ?? '', ...(one.LOW !== undefined && { low: one.LOW }), ...(one.HIGH !== undefined && { high: one.HIGH }),
      },
    }
  })
  return { rows, faults }
}

/** What is wrong with one of them, whatever else is in the file. */
function faultsOf(one: Observation, known: ReadonlyMap<string, Pick<PlannedIndicator, 'unit'>>, today: Day): readonly Text[] {
  const blank = ([...dimensions, measure, 'UNIT_MEASURE'] as const).filter((name) => (one[name] ?? '') === '')
  if (blank.length > 0) return blank.map((name) => words.blank(name))
  const unit = known.get(one.INDICATOR)?.unit.text
  const said = one.UNIT_MEASURE ?? ''
  return [
    ...(one.FREQ === 'A' ? [] : [words.notAnnual(one.FREQ)]),
    ...(unit === undefined ? [words.noIndicator(one.INDICATOR)] : unitForms(unit).includes(said.trim()) ? [] : [words.otherUnit(said, unitNamed(unit))]),
    ...(['', '0'].includes(one.UNIT_MULT?.trim() ?? '') ? [] : [words.multiplied(one.UNIT_MULT ?? '')]),
    ...(one.KIND === 'fact' || one.KIND === 'forecast' ? [] : [words.noKind(one.KIND)]),
    ...(/^\d{4}$/.test(one.TIME_PERIOD) ? [] : [words.noYear(one.TIME_PERIOD)]),
    // As the procedure of a single figure has it: a fact is of no year after the day on which it was told, and that is no day to come.
    ...(isDay(one.TOLD_ON) && (one.TOLD_ON > today || (one.KIND === 'fact' && Number(one.TIME_PERIOD) > yearOf(one.TOLD_ON))) ? [words.factToCome] : []),
    ...[one[measure], one.LOW, one.HIGH].flatMap((number) => (number === undefined || /^-?\d+(?:\.\d+)?$/.test(number) ? [] : [words.noNumber(number)])),
  ]
}
