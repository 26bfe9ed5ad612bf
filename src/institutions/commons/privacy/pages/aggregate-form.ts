/** The question for aggregates as an address says it, and the form that makes such an address. */
import { Decimal, type DecimalText } from '../../../../law/decimal.ts'
import type { Problem } from '../../../../law/failure.ts'
import type { Locale, Text } from '../../../../law/text.ts'
import { attributes, button, field, type FormState, html, type Html, type Visit } from '../../../../portal/index.ts'
import type { AggregateColumn, AggregateTable } from '../../../../kernel/privacy/index.ts'
import { type AggregateQuestion, type PrecisionName, precisions } from '../index.ts'
import { aggregateWords as words, precisionChoice, questionLine } from './aggregates-messages.ts'

const measures = ['count', 'sum', 'mean'] as const
type MeasureName = (typeof measures)[number]

type Condition = NonNullable<AggregateQuestion['request']['where']>[number]

/** How a publisher calls a column. */
export type Label = (column: string) => string

const columnsOf = ({ columns }: AggregateTable, ...kinds: readonly AggregateColumn['kind'][]): readonly string[] =>
  Object.entries(columns).filter(([, { kind }]) => kinds.includes(kind)).map(([name]) => name)

/** Columns that a question may narrow by limits. */
const rangeColumns = ({ columns }: AggregateTable): readonly string[] =>
  Object.entries(columns).filter(([, column]) => column.kind !== 'category' && column.public === true).map(([name]) => name)

/** A limit as people type it: `1 250,5` or `24.11.2026`, as the language of questions has it. */
const limitOf = (typed: string): string => {
  const day = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(typed)
  return day ? `${day[3]}-${day[2]!.padStart(2, '0')}-${day[1]!.padStart(2, '0')}` : typed.replaceAll(/\s/g, '').replace(',', '.')
}

/** The question of an address; undefined when none was asked yet. What does not fit is found when it is planned. */
export function questionIn({ searchParams: asked }: URL, table: AggregateTable): AggregateQuestion | undefined {
  const measure = measures.find((one) => one === asked.get('measure'))
  if (measure === undefined) return undefined
  const of = asked.get('of') ?? ''
  const values = new Map<string, string[]>()
  for (const pair of asked.getAll('is').slice(0, 200)) {
    const at = pair.indexOf('=')
    const [column, value] = [decodeURIComponent(pair.slice(0, at)), pair.slice(at + 1)]
    values.set(column, [...values.get(column) ?? [], value])
  }
  const [range, from, below] = ['range', 'from', 'below'].map((name) => (asked.get(name) ?? '').trim())
  const limits = { ...(from && { from: limitOf(from) }), ...(below && { below: limitOf(below) }) }
  const where: Condition[] = [
    ...[...values].map(([column, is]) => ({ column, is })), ...(range && (from || below) ? [{ column: range, ...limits }] : []),
  ]
  const by = asked.getAll('by').filter((one) => one !== '')
  const precision = (Object.keys(precisions) as readonly PrecisionName[]).find((one) => one === asked.get('precision'))
  return {
    request: {
      table: table.name, measure: measure === 'sum' ? { sum: of } : measure === 'mean' ? { mean: of } : 'count', ...(by.length > 0 && { groupBy: by }), ...(where.length > 0 && { where }),
    },
    ...(precision && { precision }),
  }
}

/** The address's query of a question, so that an answer can be opened again. */
export function queryOf({ request: { table, measure, groupBy = [], where = [] }, precision }: AggregateQuestion): URLSearchParams {
  const [name, of] = partsOf(measure)
  const query = new URLSearchParams({ table, measure: name, ...(of !== undefined && { of }) })
  for (const by of [groupBy].flat()) query.append('by', by)
  for (const condition of where) {
    if ('is' in condition) for (const value of [condition.is].flat()) query.append('is', `${encodeURIComponent(condition.column)}=${value}`)
    else for (const [key, value] of [['range', condition.column], ['from', condition.from], ['below', condition.below]] as const) if (value !== undefined) query.set(key, String(value))
  }
  if (precision !== undefined) query.set('precision', precision)
  return query
}

function partsOf(measure: AggregateQuestion['request']['measure']): readonly [MeasureName, of?: string] {
  if (measure === 'count' || 'histogram' in measure) return ['count']
  return 'sum' in measure ? ['sum', measure.sum] : ['mean', measure.mean]
}

/** A question in a line of words. */
export function lineOf({ request: { measure, groupBy = [], where = [] } }: AggregateQuestion, label: Label): Text {
  const [name, of] = partsOf(measure)
  return questionLine({
    measure: name, ...(of !== undefined && { of: label(of) }), by: [groupBy].flat().map(label),
    conditions: where.map((one) => `${label(one.column)}: ${'is' in one ? [one.is].flat().join(', ') : `${one.from ?? '…'} – ${one.below ?? '…'}`}`),
  })
}

/** The problems of a question, each beside the field of the form that it is about. */
export const problemsAt = (problems: readonly Problem[], { request: { measure, where = [] } }: AggregateQuestion): readonly Problem[] => problems.map(({ field: at = '', ...problem }) => {
  const condition = where[Number(/^where\.(\d+)/.exec(at)?.[1])]
  const name = at.startsWith('measure') ? 'of' : at.startsWith('groupBy') ? 'by' : at.startsWith('where') ? (condition && 'is' in condition ? 'is' : 'from') : 'measure'
  // A column that was not chosen has no name to tell.
  return name === 'of' && partsOf(measure)[1] === '' ? { ...problem, field: name, text: words.ofMissing } : { ...problem, field: name }
})

/** The form: it is sent to the page's own address, and asks nothing of the data yet where that costs. */
export function aggregateForm({ locale, url }: Visit, tables: readonly AggregateTable[], table: AggregateTable, { label, left, problems }: {
  /** What is left of the budget in ρ, where answers cost something. */
  readonly label: Label; readonly left: DecimalText | undefined; readonly problems: readonly Problem[]
}): Html {
  const priced = left !== undefined
  const typed = (name: string): string => url.searchParams.get(name) ?? ''
  const state: FormState = {
    problems, lists: { by: url.searchParams.getAll('by') },
    values: { measure: typed('measure') || 'count', of: typed('of'), range: typed('range'), from: typed('from'), below: typed('below'), precision: typed('precision') || 'usual' },
  }
  const choices = (columns: readonly string[]) => columns.map((value) => ({ value, label: label(value) }))
  const [numbers, categories, ranges] = [columnsOf(table, 'number'), columnsOf(table, 'category'), rangeColumns(table)]
  return html`${tables.length > 1 && tableChooser(locale, url, tables, table)}<form method="get" class="aggregate"><input type="hidden" name="table" value="${table.name}">${
    field(locale, { kind: 'choice', name: 'measure', label: words.measure, choices: measures.filter((one) => one === 'count' || numbers.length > 0).map((value) => ({ value, label: words[value] })) }, state)}${
    numbers.length > 0 && field(locale, { kind: 'select', name: 'of', label: words.of, hint: words.ofHint, optional: true, choices: choices(numbers) }, state)}${
    categories.length > 0 && field(locale, { kind: 'checks', name: 'by', label: words.by, hint: words.byHint, optional: true, choices: choices(categories) }, state)}${
    categories.length > 0 && valuesField(locale, table, categories, { label, chosen: new Set(url.searchParams.getAll('is')), problem: problems.find((one) => one.field === 'is') })}${
    ranges.length > 0 && html`<details${attributes({ open: state.values?.['range'] !== '' || problems.some((one) => one.field === 'from') })}><summary>${words.range[locale]}</summary>${
      field(locale, { kind: 'select', name: 'range', label: words.rangeColumn, optional: true, choices: choices(ranges) }, state)}${
      field(locale, { kind: 'input', name: 'from', label: words.from, hint: words.limitHint, optional: true, maxLength: 40 }, state)}${
      field(locale, { kind: 'input', name: 'below', label: words.below, optional: true, maxLength: 40 }, state)}</details>`}${
    priced && field(locale, { kind: 'choice', name: 'precision', label: words.precision, choices: (Object.keys(precisions) as readonly PrecisionName[]).map((value) => ({ value, ...precisionChoice(value, answersIn(left, value)) })) }, state)}${
    button(locale, priced ? words.price : words.show)}</form>`
}

/** How many answers of a precision so much of a budget covers. */
const answersIn = (left: DecimalText, precision: PrecisionName): number => Number(Decimal.from(left).dividedBy(Decimal.from(precisions[precision]), 0, 'down').toString())

const tableChooser = (locale: Locale, url: URL, tables: readonly AggregateTable[], table: AggregateTable): Html => html`<nav aria-label="${words.table[locale]}"><ul class="chips">${tables.map(({ name }) =>
  html`<li><a${attributes({ href: `${url.pathname}?${new URLSearchParams({ table: name })}`, 'aria-current': name === table.name && 'true' })}>${name}</a></li>`)}</ul></nav>`

/** Values of all categories in one list, under the names of their columns. */
function valuesField(locale: Locale, { columns }: AggregateTable, categories: readonly string[], { label, chosen, problem }: {
  readonly label: Label; readonly chosen: ReadonlySet<string>; readonly problem: Problem | undefined
}): Html {
  const groups = categories.map((column) => {
    const { kind, ...rest } = columns[column]!
    const values = kind === 'category' && 'categories' in rest ? rest.categories : []
    return html`<optgroup label="${label(column)}">${values.map((value) => {
      const pair = `${encodeURIComponent(column)}=${value}`
      return html`<option value="${pair}"${attributes({ selected: chosen.has(pair) })}>${value}</option>`
    })}</optgroup>`
  })
  return html`<div class="field${problem && ' wrong'}"><label for="f-is">${words.is[locale]}</label><p class="hint" id="f-is-hint">${words.isHint[locale]}</p>${
    problem && html`<p class="error" id="f-is-error">${problem.text[locale]}</p>`}<select id="f-is" name="is" multiple size="6"${attributes({
    'aria-describedby': problem ? 'f-is-hint f-is-error' : 'f-is-hint' })}>${groups}</select></div>`
}
