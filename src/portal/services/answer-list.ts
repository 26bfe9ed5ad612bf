/** Shows answers to check or to read: term by term, tables as tables, documents as links. */
import type { Answer, Facts, Field, RowsField } from '../../law/field.ts'
import { printAnswer } from '../../law/print-answer.ts'
import type { Locale } from '../../law/text.ts'
import { definitionList, table } from '../components/index.ts'
import type { Definition, KeptFile } from '../components/index.ts'
import { html } from '../html.ts'
import type { Content, Html } from '../html.ts'

/** The answers of some fields. `change` gives the address where a field's answer can be changed. */
export function answerList(locale: Locale, fields: readonly Field[], facts: Facts, { files, change }: {
  readonly files: Readonly<Record<string, KeptFile>>
  readonly change?: (field: Field) => string | undefined
}): Html {
  const definition = (field: Field): Definition => {
    const address = change?.(field)
    return { term: field.label, value: shown(locale, field, facts[field.name], files[field.name]), ...(address !== undefined && { change: address }) }
  }
  return definitionList(locale, fields.filter((field) => !saysNothing(field, facts[field.name])).map(definition))
}

/** What a register answers with no or with nothing is left out: it can say very much of an entry. */
const saysNothing = ({ from }: Field, answer: Answer | undefined): boolean => from?.startsWith('subject.') === true && (answer === false || answer === '')

function shown(locale: Locale, field: Field, answer: Answer | undefined, file: KeptFile | undefined): Content {
  if (answer === undefined || answer === '') return undefined
  if (field.kind === 'file') return file === undefined ? undefined : html`<a href="${file.href ?? ''}" download>${file.name}</a>`
  if (field.kind === 'rows') return rowsTable(locale, field, answer)
  if (field.kind === 'text' && field.long) return html`<span class="prose">${paragraphs(String(answer))}</span>`
  return printAnswer(field, answer)[locale]
}

/** The rows of a table that somebody filled. */
function rowsTable(locale: Locale, field: RowsField, answer: Answer): Html {
  return table(locale, {
    caption: field.label, captionUnseen: true, rows: Array.isArray(answer) ? answer : [],
    columns: field.columns.map((column) => ({
      title: column.label,
      numeric: column.kind === 'money' || column.kind === 'integer' || column.kind === 'decimal',
      cell: (row: Readonly<Record<string, string | number | boolean>>) => {
        const value = row[column.name]
        return value === undefined || value === '' ? '' : printAnswer(column, value)[locale]
      },
    })),
  })
}

/** Typed words with their line breaks. */
export const paragraphs = (text: string): Content => text.split(/\r?\n/).map((line, place) => [place > 0 && html`<br>`, line])
