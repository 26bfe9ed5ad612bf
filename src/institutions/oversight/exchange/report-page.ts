/** Shows a loss report: what stops the file, what became of each column, where it is doubtful, and the first records. */
import type { Register } from '../../../law/register.ts'
import { formatNumber } from '../../../law/format.ts'
import type { Locale, Text } from '../../../law/text.ts'
import { type Content, csv, definitionList, html, type Html, notice, table, type Visit } from '../../../portal/index.ts'
import { type LossLine, outcomes, totals } from './loss.ts'
import { outcomeWords, relationWords, words } from './messages.ts'
import type { Fault } from './read-file.ts'
import { fieldNames, ourFields, type FieldName } from './record.ts'
import type { Report } from './report.ts'
import { textOf } from './taken.ts'
import { lossRows } from './written.ts'

const mostFaults = 50
const mostRecords = 5

/** The whole report. `register`: what its values are called there. */
export function reportBody({ locale }: Visit, { crosswalk, file, taken, tally, faults, stops }: Report, register: Pick<Register, 'fields'> | undefined): Html {
  const stopping = faults.filter((fault) => fault.stops)
  const doubtful = faults.filter((fault) => !fault.stops)
  return html`${stops && notice(locale, { kind: 'warning', title: words.stops, body: html`<p>${words.stopsWhat[locale]}</p>${faultList(locale, stopping)}` })}${file && definitionList(locale, [
    { term: words.standard, value: crosswalk.title[locale] }, { term: words.records, value: formatNumber(taken.length, locale) }, { term: words.columns, value: formatNumber(file.columns.length, locale) }, { term: words.encoding, value: file.encoding },
  ])}${tally && html`<h2>${words.report[locale]}</h2>${sums(locale, tally.lines)}${lossTable(locale, tally.lines)}`}${doubtful.length > 0 && html`<h2>${words.faults[locale]}</h2>${faultTable(locale, doubtful)}`}${
    taken.length > 0 && html`<h2>${words.firstRecords[locale]}</h2>${taken.slice(0, mostRecords).map(({ record, unmapped, row }) => html`<details><summary>${row}. ${record.name}</summary>${definitionList(locale, [
      ...fieldNames.flatMap((name) => (record[name] === undefined ? [] : [{ term: ourFields[name].label, value: printed(locale, register, name, record[name]) }])),
      ...Object.keys(unmapped).length > 0 ? [{ term: words.unmapped, value: html`<ul>${Object.entries(unmapped).map(([column, value]) => html`<li><code>${column}</code>: ${short(textOf(value))}</li>`)}</ul>` }] : [],
    ])}</details>`)}`}`
}

/** The same for spreadsheets. */
export function reportCsv({ tally, crosswalk }: Report): Response {
  const { head, rows } = lossRows(tally?.lines ?? [])
  return csv(`${crosswalk.id}-report.csv`, head, rows)
}

const short = (value: string): string => (value.length > 200 ? `${value.slice(0, 200)}…` : value)

/** A value as the register calls it. */
function printed(locale: Locale, register: Pick<Register, 'fields'> | undefined, name: FieldName, value: string): string {
  const field = register?.fields.find((one) => one.name === name)
  return field?.kind === 'choice' ? field.choices.find((one) => one.value === value)?.label[locale] ?? value : short(value)
}

const sums = (locale: Locale, lines: readonly LossLine[]): Html => {
  const all = totals(lines)
  return html`<dl class="facts">${outcomes.map((outcome) => html`<div><dt>${outcomeWords[outcome][locale]}</dt><dd>${formatNumber(all[outcome], locale)}</dd></div>`)}</dl>`
}

/** What became of each column, and below it examples of all that was not taken as it stood. */
export const lossTable = (locale: Locale, lines: readonly LossLine[], title: Text = words.columnTitle): Html => {
  const shown = lines.filter(({ counts }) => outcomes.some((outcome) => counts[outcome] > 0))
  const named = ({ column }: LossLine): Content => (column in ourFields ? ourFields[column as FieldName].label[locale] : html`<code>${column}</code>`)
  const told = shown.filter(({ examples }) => outcomes.some((outcome) => outcome !== 'exact' && examples[outcome]))
  return html`${table(locale, {
    caption: words.report, captionUnseen: true, rows: shown,
    columns: [
      { title, header: true, cell: named },
      { title: words.ours, cell: ({ ours, relation }) => (ours === undefined ? relationWords.none[locale] : html`${ourFields[ours].label[locale]} <span class="hint">(${relationWords[relation][locale]})</span>`) },
      ...outcomes.map((outcome) => ({ title: outcomeWords[outcome], numeric: true, cell: ({ counts }: LossLine) => (counts[outcome] === 0 ? '' : formatNumber(counts[outcome], locale)) })),
    ],
  })}${told.length > 0 && html`<h3>${words.examples[locale]}</h3>${told.map((line) => html`<details><summary>${named(line)}</summary>${line.field?.note && html`<p class="hint">${line.field.note[locale]}</p>`}${
    outcomes.filter((outcome) => outcome !== 'exact' && line.examples[outcome]).map((outcome) => html`<p>${outcomeWords[outcome][locale]}</p><ul>${line.examples[outcome]!.map(({ row, line: at, value }) =>
      html`<li>${at === undefined ? `${words.record[locale]} ${row}` : `${words.line[locale]} ${at}`}: ${value}</li>`)}</ul>`)}</details>`)}`}`
}

const placeOf = (locale: Locale, { row, line, column }: Fault): string => [
  line !== undefined ? `${words.line[locale]} ${formatNumber(line, locale)}` : row !== undefined && `${words.record[locale]} ${formatNumber(row, locale)}`,
  column !== undefined && `${words.column[locale]} ${formatNumber(column, locale)}`,
].filter((one) => typeof one === 'string').join(', ')

const faultList = (locale: Locale, faults: readonly Fault[]): Html => html`<ul>${faults.slice(0, mostFaults).map((fault) => html`<li>${[placeOf(locale, fault), fault.name].filter(Boolean).join(' · ')}${(fault.line ?? fault.row) !== undefined && ': '}${
  fault.text[locale]}</li>`)}</ul>${faults.length > mostFaults && html`<p>${words.moreFaults[locale]} ${formatNumber(faults.length, locale)}</p>`}`

const faultTable = (locale: Locale, faults: readonly Fault[]): Html => html`${table(locale, {
  caption: words.faults, captionUnseen: true, rows: faults.slice(0, mostFaults),
  columns: [{ title: words.place, cell: (fault) => placeOf(locale, fault) }, { title: words.columnTitle, cell: ({ name = '' }) => html`<code>${name}</code>` }, { title: words.wrong, cell: ({ text }) => text[locale] }],
})}${faults.length > mostFaults && html`<p>${words.moreFaults[locale]} ${formatNumber(faults.length, locale)}</p>`}`
