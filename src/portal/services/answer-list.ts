/** Shows answers to check or to read: term by term, tables as tables, documents as links. */
import { choosesEntries, entriesNamed } from '../../law/entry-field.ts'
import { type Answer, type Facts, type Field, type FlagField, isEmpty, isSimpleColumn, type Row, type RowsField, rowsIn, valuesIn } from '../../law/field.ts'
import { printAnswer } from '../../law/print-answer.ts'
import { inFirstLanguage, type Locale, type Text } from '../../law/text.ts'
import { definitionList, table } from '../components/index.ts'
import type { Definition, KeptFile } from '../components/index.ts'
import type { ShownEntries } from '../entry-choice.ts'
import { html } from '../html.ts'
import type { Content, Html } from '../html.ts'
import { draftWords } from './draft-messages.ts'

/** The answers of some fields; flags that say one thing of many as a table, ids and hashes folded. `change` gives the address where a field's answer can be changed. */
export function answerList(locale: Locale, fields: readonly Field[], facts: Facts, { files, entries = {}, change }: {
  readonly files: Readonly<Record<string, KeptFile>>
  /** The entries that answers name, as the reader sees them. */
  readonly entries?: ShownEntries
  readonly change?: (field: Field) => string | undefined
}): Html {
  const definition = (field: Field): Definition => {
    const address = change?.(field)
    return { term: field.label, value: shown(locale, field, facts[field.name], { files, entries, name: field.name }), ...(address !== undefined && { change: address }) }
  }
  const cells = fields.filter((field): field is CellField => field.kind === 'flag' && field.cell !== undefined && facts[field.name] !== undefined)
  const lines = fields.filter((field) => !cells.some((cell) => cell === field) && !saysNothing(field, facts[field.name]))
  const technical = lines.filter((field) => field.technical)
  const tables = Map.groupBy(cells, ({ cell }) => inFirstLanguage(cell.rows))
  return html`${definitionList(locale, lines.filter((field) => !field.technical).map(definition))}${[...tables.values()].map((table) => flagTable(locale, table, facts))}${
    technical.length > 0 && html`<details><summary>${draftWords.technical[locale]}</summary>${definitionList(locale, technical.map(definition))}</details>`}${
    lines.map((field) => field.kind === 'text' && field.opens && facts[field.name] !== undefined && html`<p><a href="/${locale}${field.opens.path}${String(facts[field.name])}">${field.opens.label[locale]}</a></p>`)}`
}

/** What a register answers with no or with nothing is left out: it can say very much of an entry. */
const saysNothing = ({ from, whenEmpty }: Field, answer: Answer | undefined): boolean => from?.startsWith('subject.') === true && (answer === false || (answer === '' && whenEmpty === undefined))

type CellField = FlagField & { readonly cell: NonNullable<FlagField['cell']> }

/** Flags as a table: a row for each thing, a column for each question about it. */
function flagTable(locale: Locale, fields: readonly CellField[], facts: Facts): Html {
  const rows = [...Map.groupBy(fields, ({ cell }) => inFirstLanguage(cell.row)).values()]
  const columns = [...new Map(fields.map(({ cell }) => [inFirstLanguage(cell.column), cell.column])).values()]
  const title = fields[0]!.cell.rows[locale]
  const answerAt = (row: readonly CellField[], column: Text): Content => {
    const field = row.find(({ cell }) => inFirstLanguage(cell.column) === inFirstLanguage(column))
    return field && printAnswer(field, facts[field.name] ?? '')[locale]
  }
  // Its answers are short: it stays a table on the narrowest screen.
  return html`<div class="scroll" role="region" aria-label="${title}" tabindex="0"><table><caption class="unseen">${title}</caption><thead><tr><th scope="col">${title}</th>${columns.map((column) =>
    html`<th scope="col">${column[locale]}</th>`)}</tr></thead><tbody>${rows.map((row) => html`<tr><th scope="row">${row[0]?.cell.row[locale]}</th>${columns.map((column) =>
    html`<td>${answerAt(row, column)}</td>`)}</tr>`)}</tbody></table></div>`
}

/** The files that answers hold, and the name of the control whose answer is shown. */
interface At { readonly files: Readonly<Record<string, KeptFile>>; readonly entries: ShownEntries; readonly name: string }

function shown(locale: Locale, field: Field, answer: Answer | undefined, { files, entries, name }: At): Content {
  const file = files[name]
  if (answer === undefined) return undefined
  if (isEmpty(answer)) return field.whenEmpty?.[locale]
  if (field.kind === 'file') return file === undefined ? undefined : html`<a href="${file.href ?? ''}" download>${file.name}</a>${file.hash !== undefined && html`<br><small class="hash">SHA-256: <code>${file.hash}</code></small>`}`
  if (field.kind === 'rows') return field.columns.every(isSimpleColumn) ? rowsTable(locale, field, answer) : rowGroups(locale, field, answer, { files, entries, name })
  if (choosesEntries(field)) {
    return entriesNamed(answer).map((number, place) => [place > 0 && html`<br>`, entries[number] ? html`<a href="${entries[number].href}">${entries[number].title}</a>` : number])
  }
  if (field.kind === 'choices') return html`<ul>${valuesIn(answer).map((one) => html`<li>${printAnswer(field, [one])[locale]}</li>`)}</ul>`
  if (field.kind === 'text' && field.long && field.technical) return html`<pre>${String(answer)}</pre>`
  if (field.kind === 'text' && field.long) return html`<span class="prose">${paragraphs(String(answer))}</span>`
  return printAnswer(field, answer)[locale]
}

/** The rows of a table that somebody filled. */
function rowsTable(locale: Locale, field: RowsField, answer: Answer): Html {
  return table(locale, {
    caption: field.label, captionUnseen: true, rows: rowsIn(answer),
    columns: field.columns.map((column) => ({
      title: column.label,
      numeric: column.kind === 'money' || column.kind === 'integer' || column.kind === 'decimal',
      cell: (row: Row) => {
        const value = row[column.name]
        return value === undefined || value === '' ? '' : printAnswer(column, value)[locale]
      },
    })),
  })
}

/** Rows whose answers do not fit into cells, one under another. */
const rowGroups = (locale: Locale, { columns }: RowsField, answer: Answer, { files, entries, name }: At): Html => html`<ol class="groups">${rowsIn(answer).map((row, number) =>
  html`<li>${definitionList(locale, columns.map((column) => ({ term: column.label, value: shown(locale, column, row[column.name], { files, entries, name: `${name}.${number}.${column.name}` }) })))}</li>`)}</ol>`

/** Typed words with their line breaks. */
export const paragraphs = (text: string): Content => text.split(/\r?\n/).map((line, place) => [place > 0 && html`<br>`, line])
