/** The form of one clause, drawn from the shape that the schema gives it: every member with the control that fits it. */
import { needs } from '../../law/need.ts'
import { needWords } from '../ways/messages.ts'
import type { Act } from '../../law/citation.ts'
import { formatList } from '../../law/format.ts'
import type { Problem } from '../../law/failure.ts'
import type { Procedure } from '../../law/procedure.ts'
import { fieldOf, type NamesOf, type Part, rowsTyped, type Shape, type TypedClause } from '../../law/studio/index.ts'
import { languageOf, type Locale, locales, same, type Text } from '../../law/text.ts'
import { type Control, field, fieldId, type SelectChoice } from '../components/index.ts'
import { attributes, html } from '../html.ts'
import type { Content, Html } from '../html.ts'
import { inRow, memberWords, optionWords, words } from './messages.ts'

/** What a form of clauses chooses from. */
export interface Choosing { readonly declaration: Procedure; readonly acts: ReadonlyMap<string, Act>; readonly offices: Readonly<Record<string, Text>> }

/** A form with what was typed, and what is wrong with it. */
export interface ClauseState extends TypedClause { readonly problems: readonly Problem[] }

/** What a value of a member is called, in the member's own words where the same value says something else elsewhere; a number of a country's is called after whose it is. */
export const optionText = (name: string, value: string): Text => {
  const member = name.slice(name.lastIndexOf('.') + 1)
  return optionWords[`${member}.${value}`] ?? optionWords[value] ?? optionWords[`${member}.${value.split('.')[0]}`] ?? same(value)
}
/** What people come for, in their own words. */
export const needText = (value: string): Text | undefined => needs.filter((need) => need === value).map((need) => needWords[need])[0]
/** What a member is called; one that nobody has named is called as the schema does. */
export const memberText = (name: string): Text => memberWords[name] ?? memberWords[name.slice(name.lastIndexOf('.') + 1)] ?? (name === '' ? words.value : same(name))

/** What a name in a declaration may be: the names of its steps, rules or decisions, under their titles. */
function named({ declaration }: Choosing, of: NamesOf): readonly SelectChoice[] {
  switch (of) {
    case 'rules': return Object.keys(declaration.rules).map((name) => ({ value: name, label: same(name) }))
    case 'decisions': return Object.entries(declaration.decisions).map(([name, { title }]) => ({ value: name, label: title }))
    default: return [...Object.entries(declaration.steps).map(([name, { title }]) => ({ value: name, label: title })), ...(of === 'stepsAndEnd' ? [{ value: 'closed', label: words.end }] : [])]
  }
}

const performers = ({ offices }: Choosing): readonly SelectChoice[] => [
  ...Object.entries(offices).map(([role, title]) => ({ value: `role ${role}`, label: title })), { value: 'applicant', label: words.applicant }, { value: 'rules', label: words.rules },
]

/** Questions that take several lines. */
const longTexts = ['summary', 'words']

/** Every member that the form asks. */
export const clauseFields = (locale: Locale, choosing: Choosing, { parts }: Pick<Shape, 'parts'>, state: ClauseState): Html =>
  html`${parts.map((part) => partField(locale, choosing, part, fieldOf(part), part.name === 'from' && part.kind === 'one' ? words.knownFrom : part.name === 'from' && part.kind === 'named' ? words.fromStep : part.name === 'name' && part.kind === 'line' ? words.name : memberText(part.name), state))}`

const group = (locale: Locale, name: string, label: Text, optional: boolean, state: ClauseState, body: Content): Html => {
  const wrong = state.problems.filter(({ field: at }) => at === name)
  return html`<fieldset class="field group" id="${fieldId(name)}" tabindex="-1"><legend>${label[locale]}${optional && html` <span class="optional">(${optionalWords[locale]})</span>`}</legend>${
    wrong.map(({ text }) => html`<p class="error">${text[locale]}</p>`)}${body}</fieldset>`
}
const optionalWords: Text = { kk: 'міндетті емес', ru: 'необязательно', en: 'optional' }

function partField(locale: Locale, choosing: Choosing, part: Part, name: string, label: Text, state: ClauseState): Html {
  const optional = part.optional ? { optional: true as const } : {}
  const one = (control: Control): Html => field(locale, control, state)
  switch (part.kind) {
    case 'text': return group(locale, name, label, part.optional, state, locales.map((language) => {
      const asked = { name: `${name}.${language}`, label: same(languageOf(language).name) }
      return html`<div lang="${language}">${one(longTexts.includes(part.name.slice(part.name.lastIndexOf('.') + 1)) || (state.values[asked.name] ?? '').length > 100
        ? { kind: 'text', ...asked, maxLength: 1000, long: true } : { kind: 'input', ...asked, maxLength: 1000 })}</div>`
    }))
    case 'citation': return group(locale, name, label, part.optional, state, html`${one({ kind: 'select', name: `${name}.act`, label: words.cited, choices: [...choosing.acts.values()].map(({ id, title }) => ({ value: id, label: title })) })}${
      one({ kind: 'input', name: `${name}.article`, label: words.article, hint: words.articleHint, optional: true, width: 'short', maxLength: 100 })}${
      one({ kind: 'select', name: `${name}.confidence`, label: words.confidence, choices: ['verified', 'secondary', 'assumed', 'unset'].map((value) => ({ value, label: optionText('confidence', value) })) })}`)
    case 'duration': return group(locale, name, label, part.optional, state, html`${one({ kind: 'input', name: `${name}.count`, label, inputmode: 'numeric', width: 'short', maxLength: 6, ...optional })}${
      one({ kind: 'select', name: `${name}.unit`, label: words.unit, choices: part.units.map((value) => ({ value, label: optionText('unit', value) })) })}`)
    case 'rows': {
      const filled = rowsTyped(state.values, name)
      return group(locale, name, label, part.optional, state, Array.from({ length: filled + 1 }, (_, row) => html`<details${attributes({ open: row < 3 || row < filled })}><summary>${inRow(label, row + 1)[locale]}</summary>${
        part.columns.map((column) => partField(locale, choosing, column, `${name}.${row}.${column.name}`, memberText(column.name), state))}</details>`))
    }
    case 'yes': return one({ kind: 'checkbox', name, label })
    case 'one': {
      // A value of another form than the commonest stays what it is.
      const now = state.values[name] ?? ''
      return one({ kind: 'select', name, label, ...optional, choices: [...part.options, ...(now === '' || part.options.includes(now) ? [] : [now])].map((value) => ({ value, label: optionText(part.name, value) })) })
    }
    case 'many': return one({ kind: 'checks', name, label, ...optional, choices: part.options.map((value) => ({ value, label: needText(value) ?? optionText(part.name, value) })) })
    case 'named': return one({ kind: 'select', name, label, ...optional, choices: named(choosing, part.of) })
    case 'namedMany': return one({ kind: 'checks', name, label, ...optional, choices: named(choosing, part.of) })
    case 'performer': return one({ kind: 'select', name, label, ...optional, choices: performers(choosing) })
    case 'day': return one({ kind: 'input', name, label, ...optional, width: 'short', maxLength: 10, hint: same('2027-01-31') })
    case 'number': return one({ kind: 'input', name, label, ...optional, inputmode: 'numeric', width: 'short', maxLength: 15 })
    case 'line': return one({ kind: 'input', name, label, ...optional, maxLength: 500 })
  }
}

/** The members that no part asks, in a line. */
export const restLine = (locale: Locale, { rest }: Pick<Shape, 'rest'>): Content => rest.length > 0 && html`<p class="hint">${words.restHere[locale]}: ${formatList(rest.map((name) => memberText(name)[locale]), locale)}</p>`
