/** Shows one question: label, hint, error, and the input that fits its kind, with what was typed before. */
import { numberKinds } from '../../law/field.ts'
import { conventions, numberHint } from '../../law/conventions.ts'
import { isMediaType, nameTypes } from '../../kernel/files/index.ts'
import { regions } from '../../law/places.ts'
import type { Locale, Text } from '../../law/text.ts'
import { attributes, html } from '../html.ts'
import type { Html } from '../html.ts'
import { say } from '../words.ts'
import { fieldId } from './control.ts'
import type { Control, FormState, SelectChoice } from './control.ts'
import { addressField } from './address.ts'
import { chosenIn, listedEntries, lookFor } from './entries.ts'
import { definitionList } from './form.ts'
import { fileHint, fileLimit, lengthHint, severalHint, words } from './messages.ts'
import { errorOf, labelWords, shownDate } from './question.ts'
import { rowsField } from './rows.ts'
import { slotsField } from './slots.ts'

/** More choices than this are a list to open, not radio buttons. */
const mostRadios = 8

/** A question with its label, hint, error and input. What was typed is shown again. */
export function field(locale: Locale, control: Control, state: FormState = {}): Html {
  const known = state.known?.[control.name]
  if (known !== undefined) return knownField(locale, control, known, state.sources?.[control.name])
  switch (control.kind) {
    case 'slot': return slotsField(locale, control, state)
    case 'rows': return rowsField(locale, control, state, (one, its) => field(locale, one, its))
    case 'flag': return choices(locale, control, state, 'radio', [{ value: 'true', label: words.yes }, { value: 'false', label: words.no }])
    case 'choice': return control.choices.length <= mostRadios
      ? choices(locale, control, state, 'radio', control.choices)
      : labelled(locale, control, state, select(locale, control, state, control.choices))
    case 'choices': return several(locale, control, state)
    case 'region': return labelled(locale, control, state, select(locale, control, state, regions().map(({ code, name: label }) => ({ value: code, label }))))
    case 'entry': case 'entries': return entryField(locale, control, state)
    case 'address': return addressField(locale, control, state, (one, its) => field(locale, one, its))
    case 'checks': return choices(locale, control, state, 'checkbox', control.choices)
    case 'select': return labelled(locale, control, state, select(locale, control, state, control.choices))
    case 'checkbox': return checkbox(locale, control, state)
    default: return labelled(locale, control, state, input(locale, control, state))
  }
}

/** From so many on, answers that are known already stand together as one list. */
const manyKnown = 3

/** Several questions, one under another; what the portal knows of many of them stands together, before what it asks. */
export function fields(locale: Locale, controls: readonly Control[], state: FormState = {}): Html {
  const known = controls.filter(({ name }) => state.known?.[name] !== undefined)
  if (known.length < manyKnown) return html`${controls.map((control) => field(locale, control, state))}`
  const sources = [...new Set(known.flatMap(({ name }) => (state.sources?.[name] ? [say(locale, state.sources[name])] : [])))]
  return html`<p class="hint">${say(locale, words.known)}${sources.length > 0 && html`: ${sources.join('; ')}`}</p>${state.knownList ?? definitionList(locale, known.map(({ name, label }) => ({ term: label, value: state.known![name] })))}${
    controls.filter((control) => !known.includes(control)).map((control) => field(locale, control, state))}`
}

/** What an answer of this kind looks like in the country of this process. */
function ownHint(kind: Control['kind']): Text | undefined {
  switch (kind) {
    case 'date': return words.dateHint
    case 'time': return words.timeHint
    case 'dateTime': return words.dateTimeHint
    case 'money': return words.moneyHint
    case 'phone': return words.phoneHint(conventions().phones.example)
    case numberKinds.organisation: return numberHint('organisation')
    case numberKinds.person: return numberHint('person')
    case 'iban': return conventions().accounts.hint
    case 'coordinates': return words.coordinatesHint
    case 'entry': return words.entryHint
    case 'entries': return words.entriesHint
    default: return undefined
  }
}

function hints(locale: Locale, control: Control, listed: boolean): readonly (string | Html)[] {
  const own: Text | undefined = control.kind === 'file'
    ? hintOfFile(control.accept, control.limitMegabytes)
    : control.kind === 'choices' ? severalHint(control.min, control.max)
    : listed ? (control.kind === 'entries' ? severalHint(undefined, control.most) : undefined)
    : control.kind === 'text' && control.long ? lengthHint(control.maxLength) : ownHint(control.kind)
  return [control.hint, own].filter((hint) => hint !== undefined).map((hint) => say(locale, hint))
}

function hintOfFile(accept: readonly string[], megabytes: number): Text {
  const types = accept.filter(isMediaType)
  return types.length === 0 ? fileLimit(megabytes) : fileHint(megabytes, nameTypes(types))
}

function hintOf(locale: Locale, control: Control, state: FormState): Html | undefined {
  const said = hints(locale, control, listedEntries(control, state) !== undefined && (control.kind === 'entry' || control.kind === 'entries'))
  if (said.length === 0) return undefined
  return html`<p class="hint" id="${fieldId(control.name, state)}-hint">${said.map((hint, i) => [i > 0 && html`<br>`, hint])}</p>`
}

const describedBy = (control: Control, state: FormState, hint: Html | undefined, error: Html | undefined): string | undefined =>
  [hint && `${fieldId(control.name, state)}-hint`, error && `${fieldId(control.name, state)}-error`].filter(Boolean).join(' ') || undefined

function labelled(locale: Locale, control: Control, state: FormState, control_: Html): Html {
  const error = errorOf(locale, control.name, state)
  const label = html`<label for="${fieldId(control.name, state)}">${labelWords(locale, control)}</label>`
  return html`<div class="field${error && ' wrong'}">${state.heading ? html`<h1 class="question">${label}</h1>` : label}${
    hintOf(locale, control, state)}${error}${control_}</div>`
}

/** Attributes that every input of a control shares. */
function common(locale: Locale, control: Control, state: FormState): Readonly<Record<string, string | boolean | undefined>> {
  const error = errorOf(locale, control.name, state)
  return {
    id: fieldId(control.name, state),
    name: control.name,
    'aria-describedby': describedBy(control, state, hintOf(locale, control, state), error),
    'aria-invalid': error ? 'true' : undefined,
  }
}

const knownBefore: Readonly<Record<string, string>> = { 'organisation.name': 'organization', 'person.name': 'name', 'person.email': 'email' }

const autocompletes: Partial<Record<Control['kind'], string>> = { email: 'email', phone: 'tel' }

function autocomplete(control: Control): string | undefined {
  if ('autocomplete' in control && control.autocomplete !== undefined) return control.autocomplete
  if ('from' in control && control.from !== undefined) {
    return knownBefore[control.from] ?? 'off'
  }
  return autocompletes[control.kind]
}

/**
 * A date is typed as text: the date picker of browsers speaks the browser's language and order, not the page's, and Kazakh
 * is in few of them; a day that people know is typed faster than it is picked.
 */
function input(locale: Locale, control: Control, state: FormState): Html {
  const value = state.values?.[control.name] ?? ''
  const shared = { ...common(locale, control, state), autocomplete: autocomplete(control) }
  switch (control.kind) {
    case 'text': return control.long
      ? html`<textarea${attributes({ ...shared, rows: Math.min(12, Math.max(4, Math.ceil(control.maxLength / 200))) })}>\n${value}</textarea>`
      : html`<input type="text"${attributes({ ...shared, value, class: control.maxLength <= 20 ? 'short' : undefined })}>`
    case 'email': return html`<input type="email" spellcheck="false"${attributes({ ...shared, value })}>`
    case 'phone': return html`<input type="tel" class="medium"${attributes({ ...shared, value })}>`
    case 'integer': return html`<input type="text" inputmode="numeric" class="short"${attributes({ ...shared, value })}>`
    case 'decimal': return html`<input type="text" inputmode="decimal" class="short"${attributes({ ...shared, value })}>`
    case 'money': return html`<input type="text" inputmode="decimal" class="medium"${attributes({ ...shared, value })}>`
    case 'time': return html`<input type="text" inputmode="numeric" class="short"${attributes({ ...shared, value, autocomplete: 'off' })}>`
    case 'date': case 'dateTime': return html`<input type="text" class="short"${attributes({ ...shared, value: shownDate(value), autocomplete: 'off' })}>`
    case numberKinds.organisation: case numberKinds.person: return html`<input type="text" inputmode="numeric" class="medium figures" spellcheck="false"${attributes({ ...shared, value })}>`
    case 'iban': return html`<input type="text" class="figures" spellcheck="false"${attributes({ ...shared, value })}>`
    case 'coordinates': return html`<input type="text" class="medium figures" spellcheck="false"${attributes({ ...shared, value, autocomplete: 'off' })}>`
    case 'password': return html`<input type="password" class="medium"${attributes(shared)}>`
    case 'file': return fileInput(locale, control, state, shared)
    case 'input': return html`<input type="text"${attributes({
      ...shared, value, inputmode: control.inputmode, maxlength: control.maxLength, class: control.width === 'full' ? undefined : control.width })}>`
    default: throw new TypeError(`a ${control.kind} is no single input`)
  }
}

function fileInput(locale: Locale, control: Control & { kind: 'file' }, state: FormState, shared: Readonly<Record<string, string | boolean | undefined>>): Html {
  const kept = state.files?.[control.name]
  const id = state.values?.[control.name]
  return html`${kept && id && html`<div class="kept"><p>${say(locale, words.fileKept)}: ${kept.href ? html`<a href="${kept.href}">${kept.name}</a>` : html`<b>${kept.name}</b>`}</p>
<p class="hint">${say(locale, words.fileReplace)}</p><input type="hidden" name="${control.name}" value="${id}"></div>`}<input type="file"${attributes({ ...shared, accept: control.accept.join(',') || undefined })}>`
}

function select(locale: Locale, control: Control, state: FormState, options: readonly SelectChoice[]): Html {
  const value = state.values?.[control.name] ?? ''
  const option = (one: SelectChoice): Html => html`<option value="${one.value}"${attributes({ selected: one.value === value })}>${say(locale, one.label)}</option>`
  const none = control.kind === 'select' ? control.none : undefined
  return html`<select${attributes(common(locale, control, state))}><option value="">${say(locale, none ?? words.choose)}</option>${
    options.map((one, at) => {
      if (one.group === undefined) return option(one)
      if (options[at - 1]?.group === one.group) return undefined
      const end = options.findIndex(({ group }, after) => after > at && group !== one.group)
      return html`<optgroup label="${one.group[locale]}">${options.slice(at, end < 0 ? undefined : end).map(option)}</optgroup>`
    })}</select>`
}

function choices(locale: Locale, control: Control, state: FormState, type: 'radio' | 'checkbox', options: readonly SelectChoice[]): Html {
  const error = errorOf(locale, control.name, state)
  const hint = hintOf(locale, control, state)
  const value = state.values?.[control.name]
  const chosen = type === 'radio' ? [value] : state.lists?.[control.name] ?? [value]
  const one = (option: SelectChoice, i: number): Html => {
    const id = i === 0 ? fieldId(control.name, state) : `${fieldId(control.name, state)}-${i}`
    return html`<div class="choice"><input type="${type}" id="${id}" name="${control.name}" value="${option.value}"${attributes({
      checked: chosen.includes(option.value), 'aria-describedby': option.hint && `${id}-about` })}><label for="${id}">${say(locale, option.label)}</label>${
      option.hint && html`<p class="hint" id="${id}-about">${say(locale, option.hint)}</p>`}</div>`
  }
  const few = options.length === 2 && options.every((option) => !option.hint && String(say(locale, option.label)).length < 8)
  const legend = labelWords(locale, control)
  return html`<fieldset class="field${error && ' wrong'}"${attributes({ 'aria-describedby': describedBy(control, state, hint, error) })}><legend>${
    state.heading ? html`<h1 class="question">${legend}</h1>` : legend}</legend>${hint}${error}<div class="choices${few && ' beside'}">${options.map(one)}</div></fieldset>`
}

/** Boxes to tick, each with a name of its own, so that what was ticked is a value like any other. */
function several(locale: Locale, control: Control & { kind: 'choices' | 'entries' }, state: FormState, options: readonly SelectChoice[] = control.kind === 'choices' ? control.choices : []): Html {
  const error = errorOf(locale, control.name, state)
  const hint = hintOf(locale, control, state)
  return html`<fieldset class="field${error && ' wrong'}"${attributes({ 'aria-describedby': describedBy(control, state, hint, error) })}><legend>${
    state.heading ? html`<h1 class="question">${labelWords(locale, control)}</h1>` : labelWords(locale, control)}</legend>${hint}${error}<div class="choices">${options.map((option, i) => {
    const [id, name] = [i === 0 ? fieldId(control.name, state) : `${fieldId(control.name, state)}-${i}`, `${control.name}.${option.value}`]
    return html`<div class="choice"><input type="checkbox" id="${id}" name="${name}" value="true"${attributes({
      checked: state.values?.[name] === 'true', 'aria-describedby': option.hint && `${id}-about` })}><label for="${id}">${say(locale, option.label)}</label>${
      option.hint && html`<p class="hint" id="${id}-about">${say(locale, option.hint)}</p>`}</div>`
  })}</div></fieldset>`
}

/** Entries of a register: few as a list, many by their numbers. */
function entryField(locale: Locale, control: Control & { kind: 'entry' | 'entries' }, state: FormState): Html {
  const [listed, values] = [listedEntries(control, state), state.values ?? {}]
  if (listed === undefined) {
    const value = chosenIn(control.name, values).join(', ')
    return labelled(locale, control, state, html`<input type="text" spellcheck="false" autocapitalize="characters"${attributes({ ...common(locale, control, state), class: control.kind === 'entry' ? 'medium' : undefined, value, autocomplete: 'off' })}>${lookFor(locale, control, state)}`)
  }
  if (control.kind === 'entry') return labelled(locale, control, state, select(locale, control, state, listed))
  const ticked = Object.fromEntries(chosenIn(control.name, values).map((number) => [`${control.name}.${number}`, 'true']))
  return several(locale, control, { ...state, values: ticked }, listed)
}

function checkbox(locale: Locale, control: Control, state: FormState): Html {
  const error = errorOf(locale, control.name, state)
  return html`<div class="field${error && ' wrong'}">${error}<div class="choice"><input type="checkbox" value="true"${attributes({
    ...common(locale, control, state), checked: state.values?.[control.name] === 'true' })}><label for="${fieldId(control.name, state)}">${
    labelWords(locale, control)}</label>${hintOf(locale, control, state)}</div></div>`
}

function knownField(locale: Locale, control: Control, known: string, source: Text | undefined): Html {
  return html`<div class="field known"><p class="label">${say(locale, control.label)}</p><p class="hint">${say(locale, words.known)}${source && html`: ${say(locale, source)}`}</p><p class="value">${known}</p></div>`
}
