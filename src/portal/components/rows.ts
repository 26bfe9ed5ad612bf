/** A table that is filled row by row; rows are added and taken away with buttons of the form, without a script. */
import type { Field, RowsField } from '../../law/field.ts'
import type { Locale } from '../../law/text.ts'
import { attributes, html } from '../html.ts'
import type { Html } from '../html.ts'
import { say } from '../words.ts'
import { fieldId } from './control.ts'
import type { FormState } from './control.ts'
import { words } from './messages.ts'
import { errorOf, labelWords, shownDate } from './question.ts'

type Values = Readonly<Record<string, string>>
type Column = RowsField['columns'][number]

/** The numbers of the rows in what was sent, in order. */
function rowNumbers(table: string, values: Values): readonly number[] {
  const numbers = Object.keys(values).filter((name) => name.startsWith(`${table}.`)).map((name) => Number(name.split('.')[1]))
  return [...new Set(numbers.filter(Number.isInteger))].sort((a, b) => a - b)
}

/**
 * What the form holds after "add a row" or "remove" was pressed; undefined when neither was, and the form means to be sent.
 * Show the form again with these values: nothing is lost, nothing is checked.
 */
export function reviseRows(fields: readonly Field[], values: Values): Values | undefined {
  const tables = fields.filter((field) => field.kind === 'rows')
  const grown = tables.find((table) => table.name === values['add-row'])
  const removed = tables.find((table) => values['remove-row']?.startsWith(`${table.name}.`))
  if (!grown && !removed) return undefined
  const revised = Object.entries(values).filter(([name]) =>
    name !== 'add-row' && name !== 'remove-row' && !(removed && name.startsWith(`${values['remove-row']}.`)))
  if (grown && rowNumbers(grown.name, values).length < grown.maxRows) {
    const next = (rowNumbers(grown.name, values).at(-1) ?? -1) + 1
    for (const column of grown.columns) revised.push([`${grown.name}.${next}.${column.name}`, ''])
  }
  return Object.fromEntries(revised)
}

/** The table as a question of a form. */
export function rowsField(locale: Locale, control: RowsField, state: FormState): Html {
  const values = state.values ?? {}
  const sent = rowNumbers(control.name, values)
  const least = Math.max(control.minRows, control.optional ? 0 : 1)
  const numbers = sent.length > 0 ? sent : Array.from({ length: least }, (_, i) => i)
  const error = errorOf(locale, control.name, state)
  const id = fieldId(control.name)
  const described = [control.hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
  return html`<fieldset class="field${error && ' wrong'}" id="${id}" tabindex="-1"${attributes({ 'aria-describedby': described })}><legend>${labelWords(locale, control)}</legend>${
    control.hint && html`<p class="hint" id="${id}-hint">${say(locale, control.hint)}</p>`}${error}<button class="unseen" tabindex="-1" aria-hidden="true"></button>
<table class="rows"><thead><tr>${control.columns.map((column) => html`<th scope="col">${labelWords(locale, column)}</th>`)}<th scope="col"><span class="unseen">${
    say(locale, words.actions)}</span></th></tr></thead><tbody>${numbers.map((number, i) => row(locale, control, state, number, i + 1))}</tbody></table>${
    numbers.length < control.maxRows && html`<button class="button quiet" name="add-row" value="${control.name}" formnovalidate>${say(locale, words.addRow)}</button>`}</fieldset>`
}

function row(locale: Locale, control: RowsField, state: FormState, number: number, shown: number): Html {
  const prefix = `${control.name}.${number}`
  return html`<tr>${control.columns.map((column) => html`<td>${cell(locale, column, `${prefix}.${column.name}`, shown, state)}</td>`)}<td class="remove"><button class="button plain" name="remove-row" value="${
    prefix}" formnovalidate>${say(locale, words.removeRow)}<span class="unseen">: ${say(locale, words.row)} ${shown}</span></button></td></tr>`
}

function cell(locale: Locale, column: Column, name: string, shown: number, state: FormState): Html {
  const id = fieldId(name)
  const error = errorOf(locale, name, state)
  const value = state.values?.[name] ?? ''
  const shared = { id, name, 'aria-describedby': error && `${id}-error`, 'aria-invalid': error && 'true' }
  const options = column.kind === 'choice' ? column.choices
    : column.kind === 'flag' ? [{ value: 'true', label: words.yes }, { value: 'false', label: words.no }] : undefined
  const inputmode = column.kind === 'integer' ? 'numeric' : column.kind === 'decimal' || column.kind === 'money' ? 'decimal' : undefined
  const input = options
    ? html`<select${attributes(shared)}><option value="">${say(locale, words.choose)}</option>${options.map((option) =>
      html`<option value="${option.value}"${attributes({ selected: option.value === value })}>${say(locale, option.label)}</option>`)}</select>`
    : html`<input type="text"${attributes({ ...shared, inputmode, value: column.kind === 'date' ? shownDate(value) : value, class: inputmode && 'figures' })}>`
  return html`<label for="${id}"><span class="unseen">${say(locale, words.row)} ${shown}: </span>${labelWords(locale, column)}</label>${error}${input}`
}
