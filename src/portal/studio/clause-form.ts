/** The form of one clause, drawn from the shape that the schema gives it: every member with the control that fits it, however deep it stands. */
import { needs } from '../../law/need.ts'
import { needWords } from '../ways/messages.ts'
import type { Act } from '../../law/citation.ts'
import { conventions } from '../../law/conventions.ts'
import type { Problem } from '../../law/failure.ts'
import type { Field } from '../../law/field.ts'
import { formatList, inEveryLanguage } from '../../law/format.ts'
import { fieldsOf, type Procedure, type Step } from '../../law/procedure.ts'
import { chooseField, drawnField, everyPart, joinedField, keyField, longestText, moneyIn, type Named, namesIn, type NamesOf, type Part, phraseKey, phrasesOf, type Phrase, type Shape, thanField, type TypedClause } from '../../law/studio/index.ts'
import { languageOf, type Locale, locales, same, type Text } from '../../law/text.ts'
import { type Control, field, fieldId, type SelectChoice, shownDate } from '../components/index.ts'
import { attributes, html } from '../html.ts'
import type { Content, Html } from '../html.ts'
import { hintWords, inRow, memberWords, noneWords, optionWords, relationWords, uponReport, words } from './messages.ts'
import { deepMemberWords, formKeyWords, shapeWords } from './shape.messages.ts'

/** What a form of clauses chooses from. */
export interface Choosing {
  readonly declaration: Procedure; readonly acts: ReadonlyMap<string, Act>; readonly offices: Readonly<Record<string, Text>>
  /** The step in which the clause stands. */
  readonly step?: string | undefined
  readonly procedures: readonly Named[]; readonly registers: readonly Named[]
  readonly bodies: readonly { readonly id: string; readonly name: Text; readonly offices: Readonly<Record<string, Text>> }[]
}

/** A form with what was typed, and what is wrong with it. */
export interface ClauseState extends TypedClause { readonly problems: readonly Problem[]; /** What stands in the clause as it is kept, where something else was typed. */ readonly kept?: TypedClause['values'] }

const lastOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1)

/** What a value of a member is called, in the member's own words where the same value says something else elsewhere; a number of a country's is called after whose it is. */
export const optionText = (name: string, value: string): Text => {
  const member = lastOf(name)
  return optionWords[`${member}.${value}`] ?? formKeyWords[`${member}.${value}`] ?? optionWords[value] ?? optionWords[`${member}.${value.split('.')[0]}`] ?? formKeyWords[value] ?? same(value)
}
/** What a form of several is called. */
export const formText = (name: string, key: string): Text => {
  const member = lastOf(name)
  return formKeyWords[`${member}.${key}`] ?? optionWords[`${member}.${key}`] ?? formKeyWords[key] ?? optionWords[key] ?? memberWords[key] ?? deepMemberWords[key] ?? same(key)
}
/** What people come for, in their own words. */
export const needText = (value: string): Text | undefined => needs.filter((need) => need === value).map((need) => needWords[need])[0]
/** What a member is called; one that nobody has named is called as the schema does. */
export const memberText = (name: string): Text => {
  const two = name.split('.').slice(-2).join('.')
  return (two.includes('.') ? deepMemberWords[two] : undefined) ?? memberWords[name] ?? memberWords[two] ?? memberWords[lastOf(name)] ?? deepMemberWords[lastOf(name)] ?? (name === '' ? words.value : same(lastOf(name)))
}

/** What a name in a declaration may be, under its words; one that stands there already is a choice too. */
function named(choosing: Choosing, of: NamesOf, now: readonly string[]): readonly SelectChoice[] {
  const { declaration, offices, procedures, registers, bodies } = choosing
  const known: readonly Named[] = of === 'offices' ? Object.entries({ ...offices, ...declaration.offices }) : of === 'procedures' ? procedures : of === 'registers' ? registers : of === 'bodies' ? bodies.map(({ id, name }): Named => [id, name])
    : [...namesIn(declaration, of), ...(of === 'stepsAndEnd' ? [['closed', words.end] as const] : [])]
  const all = new Map([...now.map((name) => [name, same(name)] as const), ...known.toReversed()].map(([name, text]) => [name, text]))
  // What was chosen comes first, in its order: the order may say something.
  return [...now, ...known.map(([name]) => name).filter((name) => !now.includes(name))].filter((name, at, list) => name !== '' && list.indexOf(name) === at).map((value) => ({ value, label: all.get(value)! }))
}

/** Questions that take several lines. */
const longTexts = ['summary', 'words']

/** Every member that the form asks. */
export const clauseFields = (locale: Locale, choosing: Choosing, { parts }: Pick<Shape, 'parts'>, state: ClauseState): Html =>
  members(locale, choosing, parts, state)

/** Members of a record: what must be said and what is said, and the rest, which is seldom needed, below in a fold that names it. */
function members(locale: Locale, choosing: Choosing, parts: readonly Part[], state: ClauseState): Html {
  const [unsaid, said] = [parts.filter((part) => part.optional && !isSaid(part, state)), parts.filter((part) => !part.optional || isSaid(part, state))]
  const drawn = (some: readonly Part[]): Content => some.map((part) => partField(locale, choosing, part, labelOf(part), state))
  return unsaid.length < 3 ? html`${drawn(parts)}`
    : html`${drawn(said)}<details><summary>${shapeWords.more[locale]}: ${formatList(unsaid.map((part) => labelOf(part)[locale]), locale)}</summary>${drawn(unsaid)}</details>`
}

/** Whether something stands in a member, or is wrong there. */
function isSaid({ field: name }: Part, { values, lists, problems }: ClauseState): boolean {
  const isOf = (at: string): boolean => at === name || at.startsWith(`${name}.`)
  return Object.entries(values).some(([at, value]) => value !== '' && isOf(at)) || Object.entries(lists).some(([at, list]) => list.length > 0 && isOf(at)) || problems.some(({ field: at }) => at !== undefined && isOf(at))
}

/** What a member is called where it is a time or an amount, and no day or title. */
const lineWords = { name: words.name, from: words.fromAmount, until: words.untilAmount } as const
const labelOf = (part: Part): Text => (part.name === 'from' && (part.kind === 'choice' || part.kind === 'one') ? words.knownFrom : part.name === 'from' && part.kind === 'named' ? (part.of === 'steps' ? words.fromStep : words.fromAnswer) : part.kind === 'line' && lastOf(part.name) in lineWords ? lineWords[lastOf(part.name) as keyof typeof lineWords] : memberText(part.name))

/** What is wrong with what was typed, each with the label of its field: a list above a long form says which it means. */
export function labelled({ parts }: Pick<Shape, 'parts'>, problems: readonly Problem[]): readonly Problem[] {
  return problems.map((problem) => {
    const label = problem.label ?? labelAt({ parts }, problem.field ?? '')
    return label === undefined ? problem : { ...problem, label }
  })
}

/** What the field of a form is called. */
export function labelAt({ parts }: Pick<Shape, 'parts'>, name: string): Text | undefined {
  const part = everyPart(parts).toSorted((a, b) => b.field.length - a.field.length).find(({ field: at }) => name === at || name.startsWith(`${at}.`))
  return part && labelOf(part)
}

const group = (locale: Locale, name: string, label: Text, optional: boolean, state: ClauseState, body: Content): Html => {
  const wrong = state.problems.filter(({ field: at }) => at === name)
  return html`<fieldset class="field group" id="${fieldId(name)}" tabindex="-1"><legend>${label[locale]}${optional && html` <span class="optional">(${optionalWords[locale]})</span>`}</legend>${
    wrong.map(({ text }) => html`<p class="error">${text[locale]}</p>`)}${body}</fieldset>`
}
const optionalWords: Text = { kk: 'міндетті емес', ru: 'необязательно', en: 'optional' }

const phraseText = (declaration: Procedure, { fact, relation, choice }: Phrase): Text => {
  const asked = fieldsOf(declaration).find(({ name }) => name === fact)
  const chosen = asked && 'choices' in asked ? asked.choices.find(({ value }) => value === choice)?.label : undefined
  return inEveryLanguage((locale) => [`${asked?.label[locale] ?? fact} — ${relationWords[relation][locale]}`, chosen?.[locale]].filter(Boolean).join(' '))
}

function partField(locale: Locale, choosing: Choosing, part: Part, label: Text, state: ClauseState): Html {
  const { field: name } = part
  const optional = part.optional ? { optional: true as const } : {}
  const one = (control: Control): Html => field(locale, control, state)
  const all = (parts: readonly Part[]): Content => members(locale, choosing, parts, state)
  switch (part.kind) {
    case 'text': return group(locale, name, label, part.optional, state, locales.map((language) => {
      const asked = { name: `${name}.${language}`, label: same(languageOf(language).name), ...optional }
      return html`<div lang="${language}">${one(longTexts.includes(lastOf(part.name)) || (state.values[asked.name] ?? '').length > 100
        ? { kind: 'text', ...asked, maxLength: longestText, long: true } : { kind: 'input', ...asked, maxLength: longestText })}</div>`
    }))
    case 'citation': return group(locale, name, label, part.optional, state, html`${one({ kind: 'select', name: `${name}.act`, label: words.cited, ...optional, choices: [...choosing.acts.values()].map(({ id, title }) => ({ value: id, label: title })) })}${
      one({ kind: 'input', name: `${name}.article`, label: words.article, hint: words.articleHint, optional: true, width: 'short', maxLength: 100 })}${
      one({ kind: 'select', name: `${name}.confidence`, label: words.confidence, choices: ['verified', 'secondary', 'assumed', 'unset'].map((value) => ({ value, label: optionText('confidence', value) })) })}`)
    case 'duration': return group(locale, name, label, part.optional, state, html`${one({ kind: 'input', name: `${name}.count`, label, inputmode: 'numeric', width: 'short', maxLength: 6, ...optional })}${
      one({ kind: 'select', name: `${name}.unit`, label: words.unit, choices: part.units.map((value) => ({ value, label: optionText('unit', value) })) })}`)
    case 'record': return part.name === '' ? html`${all(part.parts)}` : group(locale, name, label, part.optional, state, all(part.parts))
    case 'rows': return group(locale, name, label, part.optional, state, part.rows.map((row, at) => html`<details${attributes({ open: at < part.rows.length - 1 ? !isFolded(row, part.rows.length, `${name}.${at}`, state) : part.rows.length === 1 && !part.optional })}><summary>${
      at === part.rows.length - 1 ? shapeWords.oneMore[locale] : [inRow(label, at + 1)[locale], calledIn(row, state, locale)].filter((one) => one !== '').join(': ')}</summary>${
      part.keyed && one({ kind: 'input', name: keyField(`${name}.${at}`), label: words.name, maxLength: 100, width: 'medium', ...(isTitled(row) ? { optional: true, hint: words.nameMade } : at === part.rows.length - 1 && { optional: true }) })}${
      row.kind === 'record' ? all(row.parts) : partField(locale, choosing, row, label, state)}</details>`))
    case 'conditions': return html`${one({ kind: 'choice', name: joinedField(name), label: words.joined, choices: [{ value: 'all', label: words.all }, { value: 'any', label: words.any }] })}${
      part.grounds.map((ground, at) => partField(locale, choosing, ground, inRow(words.condition, at + 1), state))}`
    case 'choice': return choiceField(locale, choosing, part, label, state)
    case 'operand': {
      const dated = part.phrase === undefined || part.phrase.relation.startsWith('on')
      const others: readonly SelectChoice[] = [...(dated ? [{ value: 'filing', label: shapeWords.filing }] : []), ...(part.phrase !== undefined && dated ? [] : named(choosing, 'parameters', []))]
      const money = part.phrase !== undefined && moneyIn(choosing.declaration).isAsked(part.phrase.fact)
      const shown = { ...state, values: { ...state.values, [name]: shownDate(state.values[name] ?? '') } }
      return html`${field(locale, { kind: 'input', name, label: money ? amountLabel(words.value) : words.value, hint: words.valueHint, optional: true, width: 'medium', maxLength: 60 }, shown)}${
        others.length > 0 && one({ kind: 'select', name: thanField(name), label: shapeWords.orChosen, optional: true, choices: others })}`
    }
    case 'yes': return one({ kind: 'checkbox', name, label })
    case 'one': return one({ kind: 'select', name, label, ...optional, choices: part.options.map((value) => ({ value, label: optionText(part.name, value) })) })
    case 'many': return one({ kind: 'checks', name, label, ...optional, choices: [...state.lists[name] ?? [], ...part.options.filter((value) => !(state.lists[name] ?? []).includes(value))].map((value) => ({ value, label: needText(value) ?? optionText(part.name, value) })) })
    case 'named': {
      const now = state.values[name] ?? ''
      const choices = isOfAnotherBody(part, state) ? officesOfBodies(choosing, part, state, now) : named(choicesAsked(choosing, part, state), part.of, [now]).filter(({ value }) => isRead(choosing.declaration, part, value, now))
      const none = part.of === 'questions' || part.of === 'obligations' ? noneWords[part.name] : undefined
      const hint = choices.length === 0 && (!part.optional || none === undefined) ? words.nothingToChoose : undefined
      return one({ kind: 'select', name, label, ...optional, choices, ...(hint && { hint }), ...(part.optional && none && { none }) })
    }
    case 'namedMany': {
      const choices = named(part.of === 'outcomes' ? outcomesAsked(choosing, part, state) : choosing, part.of, state.lists[name] ?? [])
      return choices.length === 0 ? html`` : one({ kind: 'checks', name, label, ...optional, choices })
    }
    case 'lines': return one({ kind: 'text', name, label, ...optional, long: true, maxLength: 20_000, hint: shapeWords.oneEachLine })
    case 'day': return one({ kind: 'date', name, label, ...optional })
    case 'moment': return one({ kind: 'dateTime', name, label, ...optional })
    case 'number': return one({ kind: 'input', name, label, ...optional, inputmode: 'numeric', width: 'short', maxLength: 20 })
    case 'money': return one({ kind: 'input', name, label: amountLabel(label), ...optional, ...(part.unset && { optional: true }), width: 'medium', maxLength: 40 })
    case 'line': {
      const hint = part.made ? words.nameMade : hintWords[lastOf(part.name)]
      return one({ kind: 'input', name, label: part.made ? words.name : label, ...optional, ...((part.unset || part.made) && { optional: true }), ...(hint && { hint }), maxLength: 500 })
    }
  }
}

/** Whether a row says what it is called, so that its name can be made of that. */
const isTitled = (row: Part): boolean => row.kind === 'record' && row.parts.some((part) => part.kind === 'text' && ['title', 'label'].includes(lastOf(part.name)))

/** So many questions of a row are read at once; rows of more are folded, each under its title, where there are several. */
const atOnce = 12

/** Whether a row is folded: it is long, is not alone, and nothing in it is wrong or was touched. */
function isFolded(row: Part, rows: number, at: string, { values, problems, kept }: ClauseState): boolean {
  const touched = kept !== undefined && Object.entries(values).some(([name, value]) => name.startsWith(`${at}.`) && value !== (kept[name] ?? ''))
  return rows > 2 && everyPart([row]).length > atOnce && !touched && !problems.some(({ field: wrong }) => wrong?.startsWith(`${at}.`))
}

/** The title of what a row holds; empty where it has none. */
const calledIn = (row: Part, { values }: ClauseState, locale: Locale): string => ['title', 'label'].map((member) => values[`${row.field}.${member}.${locale}`] ?? '').find((said) => said !== '') ?? ''

/**
 * An outcome is chosen among those of the step that is named beside it, or in which the clause stands. Where none is yet, each of all is called with its step: two steps may have outcomes of one name.
 */
function outcomesAsked(choosing: Choosing, { field: at }: Part, { values }: ClauseState): Choosing {
  const { declaration, step: own } = choosing
  const above = at.slice(0, at.lastIndexOf('.'))
  const asked = ['step', 'at'].map((member) => values[`${above}.${member}`]).find((value) => value !== undefined) ?? own
  const step = asked === undefined ? undefined : declaration.steps[asked]
  return { ...choosing, declaration: { ...declaration, steps: asked !== undefined && step ? { [asked]: step } : Object.fromEntries(Object.entries<Step>(declaration.steps).map(([name, one]) => [name, {
    ...one, outcomes: Object.fromEntries(Object.entries(one.outcomes).map(([outcome, said]) => [outcome, { ...said, label: inEveryLanguage((locale) => `${one.title[locale]} — ${said.label[locale]}`) }])),
  }])) } }
}

/** Whether an office is one of another body, which is chosen beside it. */
const isOfAnotherBody = ({ name, field: at }: Part, { values }: ClauseState): boolean => lastOf(name) === 'role' && values[chooseField(at.slice(0, at.lastIndexOf('.')))] === 'body'

/** An office of another body is chosen among those of the body that was chosen beside it, or among those of all of them, each under its body. What stands there of another one says of which. */
function officesOfBodies({ declaration, offices: own, bodies }: Choosing, { field: at }: Part, { values }: ClauseState, now: string): readonly SelectChoice[] {
  const chosen = bodies.filter(({ id }) => id === values[`${at.slice(0, at.lastIndexOf('.'))}.body`])
  const of = chosen.length > 0 ? chosen : bodies
  const holder = bodies.find(({ offices }) => Object.hasOwn(offices, now))
  const title = holder?.offices[now] ?? declaration.offices[now] ?? own[now] ?? same(now)
  const stands = now === '' || of.some(({ offices }) => Object.hasOwn(offices, now)) ? []
    : [{ value: now, label: inEveryLanguage((locale) => `${title[locale]} (${(holder?.name ?? declaration.body.name)[locale]})`) }]
  return [...stands, ...of.flatMap(({ name: group, offices }) => Object.entries(offices).map(([value, label]): SelectChoice => ({ value, label, ...(chosen.length === 0 && { group }) })))]
}

/** What may be chosen beside what else was: outcomes of a step, reports of the duties of one decision. */
function choicesAsked(choosing: Choosing, part: NamedPart, state: ClauseState): Choosing {
  const { declaration } = choosing
  const { values } = state
  const now = values[part.field] ?? ''
  if (part.of === 'outcomes') return outcomesAsked(choosing, part, state)
  if (part.name === 'stages.upon') {
    const after = values['m.after']
    return { ...choosing, declaration: { ...declaration, obligations: Object.fromEntries(Object.entries(declaration.obligations).filter(([name, duty]) => name === now || after === undefined || after === '' || duty.after === after)
      .map(([name, duty]) => [name, { ...duty, title: uponReport(duty.title) }])) } }
  }
  return choosing
}

/** Whether a question may be chosen where answers of one kind alone are read; what stands there already may. */
function isRead(declaration: Procedure, { name, of }: NamedPart, value: string, now: string): boolean {
  const kind = of === 'questions' ? kindsRead[name] ?? kindsRead[lastTwo(name)] : undefined
  return kind === undefined || value === now || fieldsOf(declaration).some((one) => one.name === value && one.kind === kind)
}

type NamedPart = Part & { readonly of: NamesOf }

const lastTwo = (name: string): string => name.split('.').slice(-2).join('.')
/** The kind of question that a member reads, where it reads one alone. */
const kindsRead: Readonly<Record<string, Field['kind']>> = { account: 'iban', 'refunds.account': 'iban', from: 'date', 'until.fact': 'date' }

/** The label of an amount, with the unit in which it is typed. */
const amountLabel = (label: Text): Text => inEveryLanguage((locale) => `${label[locale]}, ${conventions().currency.short[locale]}`)

/** One form of several: chosen first, and its fields below. */
function choiceField(locale: Locale, choosing: Choosing, part: Part & { readonly kind: 'choice' }, label: Text, state: ClauseState): Html {
  const { declaration } = choosing
  const { field: name, name: path } = part
  const said = part.condition ? new Map(phrasesOf(declaration).map((phrase) => [phraseKey(phrase), phraseText(declaration, phrase)])) : undefined
  const some = part.options.length === 1 && part.options[0] === 'some'
  const choices = part.options.map((value) => ({ value, label: some ? shapeWords.some : said?.get(value) ?? formText(part.condition ? 'rule' : path, value) }))
  const control: Control = { kind: 'select', name: chooseField(name), label: some ? shapeWords.isThere : part.condition ? words.condition : shapeWords.which, choices, ...((part.optional || part.condition) && { optional: true }) }
  return group(locale, name, label, part.optional, state, html`${field(locale, control, state)}<input type="hidden" name="${drawnField(name)}" value="${part.drawn}">${
    part.parts.some((inside) => inside.name === path) ? part.parts.map((inside) => partField(locale, choosing, inside, inside.name === path ? label : labelOf(inside), state)) : members(locale, choosing, part.parts, state)}`)
}
