/** Questions answered row by row; rows are added and taken away with buttons of the form, without a script. */
import { addressParts } from '../../law/address.ts'
import { rowNumbers } from '../../law/answers.ts'
import { takenFrom } from '../../law/entry-field.ts'
import { type Field, fieldAt, isSimpleColumn, type RowsField } from '../../law/field.ts'
import { regions } from '../../law/places.ts'
import type { Locale } from '../../law/text.ts'
import { attributes, html } from '../html.ts'
import type { Html } from '../html.ts'
import { say } from '../words.ts'
import { fieldId } from './control.ts'
import type { Control, FormState } from './control.ts'
import { words } from './messages.ts'
import { errorOf, labelWords, shownDate } from './question.ts'

type Values = Readonly<Record<string, string>>

const tableAt = (fields: readonly Field[], control: string): RowsField | undefined => {
  const field = fieldAt(fields, control)
  return field?.kind === 'rows' ? field : undefined
}

/**
 * What the form holds after "add a row" or "remove" was pressed; undefined when neither was, and the form means to be sent.
 * Show the form again with these values: nothing is lost, nothing is checked.
 */
export function reviseRows(fields: readonly Field[], values: Values): Values | undefined {
  const [table = '', removed = ''] = [values['add-row'], values['remove-row']]
  const grown = tableAt(fields, table)
  const shrinks = tableAt(fields, removed.replace(/\.\d{1,4}$/, '')) !== undefined
  if (!grown && !shrinks) return undefined
  const revised = Object.entries(values).filter(([name]) => name !== 'add-row' && name !== 'remove-row' && !(shrinks && name.startsWith(`${removed}.`)))
  const numbers = grown ? rowNumbers(table, values) : []
  if (grown && numbers.length < grown.maxRows) {
    const next = (numbers.at(-1) ?? -1) + 1
    for (const column of grown.columns) {
      const name = `${table}.${next}.${column.name}`
      if (column.kind === 'address') for (const part of addressParts()) revised.push([`${name}.${part.name}`, ''])
      else if (column.kind !== 'rows' && column.kind !== 'choices' && takenFrom(column) === undefined) revised.push([name, ''])
    }
  }
  return Object.fromEntries(revised)
}

/** A question of a row under the name of its control. */
type Ask = (control: Control, state: FormState) => Html

/** The table as a question of a form; rows whose questions do not fit into cells are groups, each question asked with `ask`. */
export function rowsField(locale: Locale, control: RowsField, state: FormState, ask: Ask): Html {
  const values = state.values ?? {}
  const sent = rowNumbers(control.name, values)
  const least = Math.max(control.minRows, control.optional ? 0 : 1)
  const numbers = sent.length > 0 ? sent : Array.from({ length: least }, (_, i) => i)
  const error = errorOf(locale, control.name, state)
  const id = fieldId(control.name)
  const described = [control.hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
  const inCells = control.columns.every(isSimpleColumn)
  /** Where tables stand near each other, a button says of which it is. */
  const named = !inCells || control.name.includes('.')
  const body = inCells
    ? html`<table class="rows"><thead><tr>${control.columns.map((column) => html`<th scope="col">${labelWords(locale, column)}</th>`)}<th scope="col"><span class="unseen">${
      say(locale, words.actions)}</span></th></tr></thead><tbody>${numbers.map((number, i) => row(locale, control, state, number, i + 1))}</tbody></table>`
    : numbers.map((number, i) => group(locale, control, state, { number, shown: i + 1, ask }))
  return html`<fieldset class="field${error && ' wrong'}" id="${id}" tabindex="-1"${attributes({ 'aria-describedby': described })}><legend>${labelWords(locale, control)}</legend>${
    control.hint && html`<p class="hint" id="${id}-hint">${say(locale, control.hint)}</p>`}${error}<button class="unseen" tabindex="-1" aria-hidden="true"></button>
${body}${numbers.length < control.maxRows && html`<button class="button quiet" name="add-row" value="${control.name}" formnovalidate>${say(locale, words.addRow)}<span${attributes({ class: !named && 'unseen' })}>: ${
    say(locale, control.label)}</span></button>`}</fieldset>`
}

/** A row as a group of questions, each with its own label, hint and error. */
function group(locale: Locale, control: RowsField, state: FormState, { number, shown, ask }: { readonly number: number; readonly shown: number; readonly ask: Ask }): Html {
  const prefix = `${control.name}.${number}`
  return html`<fieldset class="group"><legend>${say(locale, control.label)}: ${shown}</legend>${control.columns.filter((column) => takenFrom(column) === undefined).map((column) =>
    ask({ ...column, name: `${prefix}.${column.name}` }, state))}<button class="button plain" name="remove-row" value="${prefix}" formnovalidate>${
    say(locale, words.removeRow)}: ${say(locale, control.label)} ${shown}</button></fieldset>`
}

const remove = (locale: Locale, prefix: string, shown: number): Html => html`<button class="button plain" name="remove-row" value="${
  prefix}" formnovalidate>${say(locale, words.removeRow)}<span class="unseen">: ${say(locale, words.row)} ${shown}</span></button>`

function row(locale: Locale, control: RowsField, state: FormState, number: number, shown: number): Html {
  const prefix = `${control.name}.${number}`
  return html`<tr>${control.columns.map((column) => html`<td>${cell(locale, column, `${prefix}.${column.name}`, shown, state)}</td>`)}<td class="remove">${remove(locale, prefix, shown)}</td></tr>`
}

function cell(locale: Locale, column: Field, name: string, shown: number, state: FormState): Html {
  const id = fieldId(name)
  const error = errorOf(locale, name, state)
  const value = state.values?.[name] ?? ''
  const shared = { id, name, 'aria-describedby': error && `${id}-error`, 'aria-invalid': error && 'true' }
  const options = column.kind === 'choice' ? column.choices : column.kind === 'region' ? regions().map(({ code, name }) => ({ value: code, label: name }))
    : column.kind === 'flag' ? [{ value: 'true', label: words.yes }, { value: 'false', label: words.no }] : undefined
  const inputmode = column.kind === 'integer' ? 'numeric' : column.kind === 'decimal' || column.kind === 'money' ? 'decimal' : undefined
  const input = options
    ? html`<select${attributes(shared)}><option value="">${say(locale, words.choose)}</option>${options.map((option) =>
      html`<option value="${option.value}"${attributes({ selected: option.value === value })}>${say(locale, option.label)}</option>`)}</select>`
    : html`<input type="text"${attributes({ ...shared, inputmode, value: column.kind === 'date' || column.kind === 'dateTime' ? shownDate(value) : value, class: inputmode && 'figures' })}>`
  return html`<label for="${id}"><span class="unseen">${say(locale, words.row)} ${shown}: </span>${labelWords(locale, column)}</label>${error}${input}`
}
