/** Reads the strategy from its registers as everybody sees them, and what the portal's own indicators say. */
import type { Kernel } from '../../../kernel/index.ts'
import type { EntryView } from '../../../kernel/registers/index.ts'
import type { Answer } from '../../../law/field.ts'
import { inEveryLanguage } from '../../../law/format.ts'
import { tengeOf } from '../../../law/money.ts'
import { type Locale, same, spoken, type Text } from '../../../law/text.ts'
import { type Day, dayOf, type Instant, yearOf } from '../../../law/time.ts'
import { remembered } from '../remembered.ts'
import type { Figure, Goal, Measure, Plan, PlannedIndicator, Said } from './plan.ts'

/** The registers of the country by which the strategy is kept; their columns have the names that this file reads. */
export interface PlanRegisters { readonly goals: string; readonly indicators: string; readonly measures: string; readonly figures: string }

const computed: Text = spoken({ kk: 'Порталдың өз тізілімдері', ru: 'Собственные реестры портала', en: 'The portal’s own registers' })

/** The column in which an entry says it in this language. */
const columnIn = (locale: Locale, name: string): string => (locale === 'kk' ? name : `${name}${locale === 'ru' ? 'Ru' : 'En'}`)

/** What a file of one language says stands in the first column alone; of what has no letters there are no languages. */
function saidIn(values: EntryView['values'], name: string): Said {
  const only = String(values[name] ?? '')
  return { text: inEveryLanguage((locale) => textOf(values[columnIn(locale, name)]) ?? only), inEach: !/\p{L}/u.test(only) || (['ru', 'en'] as const).every((locale) => textOf(values[columnIn(locale, name)]) !== undefined) }
}

type Read = Pick<Kernel, 'registers' | 'indicators' | 'country' | 'now'>

/** The entries as their registers state them. */
export interface Stated { readonly goals: readonly EntryView[]; readonly indicators: readonly EntryView[]; readonly measures: readonly EntryView[]; readonly figures: readonly EntryView[] }

/** The whole strategy, as it stands at the moment; `stated` has every digit. */
export type Plans = () => Promise<Plan & { readonly stated: Stated }>

/** What stands in a register, in the order in which it was entered; nothing where the house has no such register. */
export async function entriesOf({ registers }: Pick<Kernel, 'registers'>, register: string): Promise<readonly EntryView[]> {
  const all: EntryView[] = []
  if (!registers.listed.some(({ id }) => id === register)) return all
  for (let cursor: string | undefined; ;) {
    const { entries, next } = await registers.page({ register, state: ['entered'], limit: 200, ...(cursor !== undefined && { cursor }) }, null)
    all.push(...entries)
    // In the order in which they were entered, as a plan is read.
    if (next === undefined) return all.toSorted((a, b) => a.number.localeCompare(b.number, 'en', { numeric: true }))
    cursor = next
  }
}

const textOf = (value: Answer | undefined): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)
function numberOf(value: Answer | undefined): number | undefined {
  if (typeof value === 'number') return value
  const text = textOf(value)
  return text === undefined ? undefined : Number(text)
}
/** Only what is there. */
const present = <T extends Record<string, unknown>>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> }

/** Reads the strategy, and remembers it until there is another act on its registers, the portal has computed other values, or the day is over. */
export const openPlans = (kernel: Read, ids: PlanRegisters): Plans => remembered(async () => {
  const [acts, computedValues] = await Promise.all([kernel.registers.acts(...Object.values<string>({ ...ids })), kernel.indicators.latest()])
  return `${dayOf(kernel.now(), kernel.country.calendar.zone)} ${acts} ${computedValues.map(({ value }) => value?.computedAt ?? '').toSorted().at(-1) ?? ''}`
}, () => readPlan(kernel, ids))

/** The whole strategy. What the registers state goes through their declared columns; an entry that lacks what is needed does not stand in them. */
async function readPlan(kernel: Read, ids: PlanRegisters): ReturnType<Plans> {
  const { zone } = kernel.country.calendar
  const [goals, indicators, measures, figures] = await Promise.all([ids.goals, ids.indicators, ids.measures, ids.figures].map((id) => entriesOf(kernel, id)))
  const sourced = ({ number, path, values, changedAt }: EntryView) => ({
    number, path, name: inEveryLanguage((locale) => String(values[columnIn(locale, 'name')] ?? number)), changedOn: dayOf(changedAt, zone),
    ...present({ certainty: textOf(values['certainty']) as Goal['certainty'], sourceUrl: textOf(values['sourceUrl']) }),
  })
  const texts = (values: EntryView['values'], ...names: readonly string[]) => present(Object.fromEntries(names.map((name) => [name, textOf(values[name])])))
  const numbers = (values: EntryView['values'], ...names: readonly string[]) => present(Object.fromEntries(names.map((name) => [name, numberOf(values[name])])))
  const plannedIndicators = indicators!.map((one): PlannedIndicator => ({
    ...sourced(one), goal: String(one.values['goal']), definition: saidIn(one.values, 'definition'), unit: saidIn(one.values, 'unit'), dataSource: String(one.values['dataSource'] ?? ''), method: String(one.values['method']),
    direction: one.values['direction'] === 'down' ? 'down' : 'up', ...numbers(one.values, 'baseValue', 'baseYear', 'target', 'targetYear', 'limit'), ...texts(one.values, 'counts', 'owner', 'ownerOffice', 'ownerConfidence', 'analystConfidence'),
    yearly: new Map(Object.entries(one.values).flatMap(([name, value]) => (/^target\d{4}$/.test(name) && numberOf(value) !== undefined ? [[Number(name.slice(6)), numberOf(value)!] as const] : []))),
  }))
  return {
    stated: { goals: goals!, indicators: indicators!, measures: measures!, figures: figures! },
    goals: goals!.map((one): Goal => ({ ...sourced(one), mandate: String(one.values['mandate'] ?? ''), ...texts(one.values, 'parent', 'owner', 'ownerOffice', 'about') })),
    indicators: plannedIndicators,
    measures: measures!.map((one): Measure => ({
      ...sourced(one), goal: String(one.values['goal']), formOfCompletion: String(one.values['formOfCompletion'] ?? ''), executor: String(one.values['executor'] ?? ''), ...texts(one.values, 'planLine', 'coExecutors', 'evidence'), ...numbers(one.values, 'people'),
      ...present({ deadline: textOf(one.values['deadline']) as Day | undefined, doneOn: textOf(one.values['doneOn']) as Day | undefined }),
      ...(textOf(one.values['budget']) !== undefined && { budget: BigInt(textOf(one.values['budget'])!) }), ...(typeof one.values['accepted'] === 'boolean' && { accepted: one.values['accepted'] }),
    })),
    figures: [...figures!.map((one): Figure => ({
      number: one.number, path: one.path, indicator: String(one.values['indicator']), year: numberOf(one.values['year']) ?? 0, kind: one.values['kind'] === 'forecast' ? 'forecast' : 'fact', value: numberOf(one.values['value']) ?? Number.NaN,
      source: same(String(one.values['figureSource'] ?? '')), responsible: String(one.values['responsible'] ?? ''), toldOn: String(one.values['toldOn'] ?? '') as Day, knownAt: one.enteredAt, ...numbers(one.values, 'low', 'high'), ...texts(one.values, 'sourceUrl'),
    })), ...(await Promise.all(plannedIndicators.map((one) => computedOf(kernel, one)))).flat()],
  }
}

/** What the portal computes itself of an indicator that is joined to one of its own: the last value of each year, money in the unit of the currency. */
async function computedOf({ indicators }: Read, { number, counts }: PlannedIndicator): Promise<readonly Figure[]> {
  const joined = indicators.list.find(({ id }) => id === counts)
  if (joined === undefined) return []
  const { values } = await indicators.series(joined.id)
  /** Beside the last value of a year, when it was first computed: day after day it is computed anew, and says nothing new. */
  const last = new Map<number, { readonly day: Day; readonly value: string; readonly knownAt: Instant }>()
  for (const { day, value, computedAt } of values) {
    const before = last.get(yearOf(day))
    last.set(yearOf(day), { day, value, knownAt: before?.value === value ? before.knownAt : computedAt })
  }
  const inUnits = (value: string): number => Number(joined.unit === 'tiyn' ? tengeOf(BigInt(value)) : value)
  return [...last].map(([year, { day, value, knownAt }]) => ({ indicator: number, year, kind: 'fact', value: inUnits(value), source: computed, responsible: joined.id, toldOn: day, knownAt }))
}
