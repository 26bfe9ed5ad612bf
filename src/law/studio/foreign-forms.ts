/**
 * Questions of forms that were written elsewhere: GOV.UK Forms (form documents of alphagov/forms-api, MIT) and SurveyJS (survey-core 3, MIT). Questions alone are taken, each in the one
 * language in which it is written; whatever else the form says is named, so that its author writes it as a rule or a step. Pure.
 */
import { z } from 'zod'
import type { Choice, Field } from '../field.ts'
import type { FormPage } from '../form.ts'
import { asKept, shortened } from '../kept-text.ts'
import { same, spoken, type Text } from '../text.ts'
import { studioMessages as say, unknownKind } from './messages.ts'
import { nameFrom } from './names.ts'

/** What came of a form: its pages of questions, and what was not taken with why, each with the name that the form gives it. */
export interface ForeignForm { readonly pages: readonly FormPage[]; readonly notTaken: readonly { readonly what: string; readonly why: Text }[] }

const longest = 2_000_000
/** Panels deeper than this are named and not taken. */
const deepest = 20
/** The longest label and hint that are taken, as they can be kept. */
const cut = (text: string, length = 500): string => shortened(asKept(text), length)

/** Reads a form; a text where it is none that is known. */
export function readForeignForm(source: string): ForeignForm | Text {
  if (source.length > longest) return say.foreignTooLong
  let data: unknown
  try {
    data = JSON.parse(source)
  } catch {
    return say.notJson
  }
  const govuk = govukForm.safeParse(data)
  if (govuk.success) return fromGovuk(govuk.data)
  const survey = surveyForm.safeParse(data)
  return survey.success ? fromSurvey(survey.data) : say.unknownForm
}

/** Names as declarations have them: Latin letters and digits, each once. */
function namer(): (given: string, otherwise: string) => string {
  const taken = new Set<string>()
  return (given, otherwise) => {
    const name = nameFrom(given, otherwise, (one) => taken.has(one))
    taken.add(name)
    return name
  }
}

const choicesOf = (labels: readonly { readonly value?: string; readonly label: string }[]): readonly Choice[] => {
  const name = namer()
  return labels.map(({ value, label }) => ({ value: name(value ?? label, 'choice'), label: same(cut(label, 300)) }))
}
type Bare = Pick<Field, 'name' | 'label'> & { readonly hint?: Text; readonly optional?: true }
const files = ['application/pdf', 'image/jpeg', 'image/png'] as const

const govukForm = z.object({
  name: z.string(), steps: z.array(z.object({
    id: z.union([z.string(), z.number()]).optional(), type: z.string(), routing_conditions: z.array(z.unknown()).optional(),
    data: z.object({
      question_text: z.string(), hint_text: z.string().nullish(), answer_type: z.string(), is_optional: z.boolean().nullish(), is_repeatable: z.boolean().nullish(), page_heading: z.string().nullish(), guidance_markdown: z.string().nullish(),
      answer_settings: z.looseObject({ only_one_option: z.union([z.string(), z.boolean()]).nullish(), selection_options: z.array(z.object({ name: z.string() })).nullish(), input_type: z.union([z.string(), z.looseObject({})]).nullish() }).nullish(),
    }),
  })).max(2000),
})

function fromGovuk({ steps }: z.infer<typeof govukForm>): ForeignForm {
  const name = namer()
  const notTaken: { what: string; why: Text }[] = []
  const pages = steps.flatMap(({ type, data, routing_conditions: routes = [] }): readonly FormPage[] => {
    const { question_text: asked, hint_text: hint, answer_type: kind, answer_settings: settings, is_repeatable: repeats, page_heading: heading, guidance_markdown: guidance } = data
    const leave = (why: Text): void => void notTaken.push({ what: asked, why })
    if (type !== 'question_page') { leave(unknownKind(type)); return [] }
    if (routes.length > 0) leave(say.routing)
    if (repeats) leave(say.repeats)
    if (guidance) leave(say.guidance)
    const bare: Bare = { name: name(asked, 'question'), label: same(cut(asked)), ...(hint && { hint: same(cut(hint)) }), ...(data.is_optional && { optional: true as const }) }
    const field = govukField(bare, kind, settings ?? {})
    if (field === undefined) { leave(unknownKind(kind)); return [] }
    return [{ id: bare.name, title: same(cut(heading ?? asked, 300)), fields: [field] }]
  })
  return { pages, notTaken }
}

function govukField(bare: Bare, kind: string, { only_one_option: one, selection_options: options, input_type: input }: NonNullable<z.infer<typeof govukForm>['steps'][number]['data']['answer_settings']>): Field | undefined {
  switch (kind) {
    case 'number': return { ...bare, kind: 'decimal' }
    case 'address': return { ...bare, kind: 'text', maxLength: 500, long: true, personal: true }
    case 'date': return { ...bare, kind: 'date', ...(input === 'date_of_birth' && { personal: true as const }) }
    case 'email': return { ...bare, kind: 'email', personal: true }
    case 'phone_number': return { ...bare, kind: 'phone', personal: true }
    case 'organisation_name': return { ...bare, kind: 'text', maxLength: 300 }
    case 'name': case 'national_insurance_number': return { ...bare, kind: 'text', maxLength: 200, personal: true }
    case 'text': return { ...bare, kind: 'text', maxLength: input === 'long_text' ? 5000 : 500, ...(input === 'long_text' && { long: true as const }) }
    case 'file': return { ...bare, kind: 'file', accept: files, limitMegabytes: 7 }
    case 'selection': {
      const choices = choicesOf((options ?? []).map(({ name: label }) => ({ label })))
      return choices.length === 0 ? undefined : String(one) === 'true' || one === '1' ? { ...bare, kind: 'choice', choices } : { ...bare, kind: 'choices', choices }
    }
    default: return undefined
  }
}

/** A text of SurveyJS: one, or one for each language. */
const surveyText = z.union([z.string(), z.record(z.string(), z.string())])
interface SurveyElement { readonly type: string; readonly name: string; readonly [member: string]: unknown }
const surveyElement = z.looseObject({ type: z.string(), name: z.string() })
const surveyPage = z.looseObject({ name: z.string().optional(), title: surveyText.optional(), description: surveyText.optional(), elements: z.array(surveyElement).optional(), questions: z.array(surveyElement).optional() })
const surveyForm = z.union([z.looseObject({ pages: z.array(surveyPage).min(1).max(500) }), surveyPage.extend({ elements: z.array(surveyElement).min(1).max(2000) }).transform((page) => ({ pages: [page] }))])

/** The languages of ours under theirs; the other words stand in those that the form has not. */
function textFrom(given: z.infer<typeof surveyText> | undefined, otherwise: string): Text {
  if (typeof given === 'string') return same(cut(given))
  const any = given?.['default'] ?? given?.['en'] ?? Object.values(given ?? {})[0] ?? otherwise
  return spoken({ kk: cut(given?.['kk'] ?? any), ru: cut(given?.['ru'] ?? any), en: cut(given?.['en'] ?? any) })
}

const members = ['visibleIf', 'requiredIf', 'enableIf', 'validators', 'defaultValue', 'defaultValueExpression', 'setValueIf', 'hasOther', 'showOtherItem', 'choicesByUrl', 'correctAnswer'] as const

/** The kinds whose choices are asked for. */
const choosing: readonly string[] = ['radiogroup', 'dropdown', 'buttongroup', 'checkbox', 'tagbox']

function fromSurvey(form: z.infer<typeof surveyForm>): ForeignForm {
  const name = namer()
  const pageName = namer()
  const notTaken: { what: string; why: Text }[] = []
  const elementsIn = (holder: Readonly<Record<string, unknown>>): readonly SurveyElement[] => z.array(surveyElement).catch([]).parse(holder['elements'] ?? holder['questions'] ?? [])
  const leaveMembers = (one: Readonly<Record<string, unknown>>, what: string, known: readonly string[] = members): void => {
    for (const member of known) if (one[member] !== undefined && one[member] !== false) notTaken.push({ what: `${what}: ${member}`, why: say.condition })
  }
  const leave = (what: string, why: Text): readonly Field[] => { notTaken.push({ what, why }); return [] }
  const fieldsOf = (element: SurveyElement, depth: number): readonly Field[] => {
    if (depth > deepest) return leave(element.name, say.tooDeep)
    if (element.type === 'panel') {
      leaveMembers(element, element.name)
      return elementsIn(element).flatMap((one) => fieldsOf(one, depth + 1))
    }
    const bare: Bare = {
      name: name(element.name, 'question'), label: textFrom(surveyText.optional().catch(undefined).parse(element['title']), element.name),
      ...(element['description'] !== undefined && { hint: textFrom(surveyText.optional().catch(undefined).parse(element['description']), '') }), ...(element['isRequired'] !== true && { optional: true as const }),
    }
    const columns = (nested: unknown): readonly Field[] => elementsIn({ elements: nested }).flatMap((one) => fieldsOf(one, depth + 1))
      .flatMap((one) => (one.kind === 'rows' ? leave(`${element.name}: ${one.name}`, say.nestedTable) : [one]))
    const field = surveyField(element, bare, columns)
    leaveMembers(element, element.name)
    if (field === undefined) return leave(element.name, choosing.includes(element.type) ? say.noChoices : unknownKind(element.type))
    if (field.kind === 'decimal') for (const member of ['min', 'max'] as const) if (element[member] !== undefined && field[member] === undefined) leave(`${element.name}: ${member}`, say.condition)
    return [field]
  }
  const pages = form.pages.flatMap((page, at): readonly FormPage[] => {
    const fields = elementsIn(page).flatMap((one) => fieldsOf(one, 1))
    leaveMembers(page, page.name ?? `${at + 1}`)
    return fields.length === 0 ? [] : [{ id: pageName(page.name ?? '', 'page'), title: textFrom(page.title, page.name ?? `${at + 1}`), ...(page.description !== undefined && { hint: textFrom(page.description, '') }), fields }]
  })
  leaveMembers(form, 'survey', ['triggers', 'calculatedValues', 'completedHtmlOnCondition', 'navigateToUrl'])
  return { pages, notTaken }
}

const surveyChoices = z.array(z.union([z.string(), z.number(), z.looseObject({ value: z.union([z.string(), z.number(), z.boolean()]), text: surveyText.optional() })])).catch([])

function surveyField(element: SurveyElement, bare: Bare, nested: (elements: unknown) => readonly Field[]): Field | undefined {
  const choices = (): readonly Choice[] => {
    const value = namer()
    return surveyChoices.parse(element['choices']).map((one) => (typeof one === 'object' ? { value: value(String(one.value), 'choice'), label: textFrom(one.text, String(one.value)) } : { value: value(String(one), 'choice'), label: same(cut(String(one), 300)) }))
  }
  const whole = (member: string): number | undefined => (Number.isSafeInteger(element[member]) ? element[member] as number : undefined)
  switch (element.type) {
    case 'text': return surveyInput(element, bare, whole)
    case 'comment': return { ...bare, kind: 'text', maxLength: Math.min(Math.max(whole('maxLength') ?? 5000, 1), 10_000), long: true }
    case 'boolean': return { ...bare, kind: 'flag' }
    case 'radiogroup': case 'dropdown': case 'buttongroup': return choices().length === 0 ? undefined : { ...bare, kind: 'choice', choices: choices() }
    case 'checkbox': case 'tagbox': return choices().length === 0 ? undefined : { ...bare, kind: 'choices', choices: choices() }
    case 'file': return { ...bare, kind: 'file', accept: files, limitMegabytes: 10 }
    case 'rating': {
      const min = whole('rateMin') ?? 1
      return { ...bare, kind: 'integer', min, max: Math.max(whole('rateMax') ?? 5, min) }
    }
    case 'paneldynamic': {
      const columns = nested(element['templateElements']).filter((one) => one.kind !== 'rows')
      const maxRows = Math.min(Math.max(whole('maxPanelCount') ?? 20, 1), 100)
      return columns.length === 0 ? undefined : { ...bare, kind: 'rows', columns, minRows: Math.min(Math.max(whole('minPanelCount') ?? 0, 0), maxRows), maxRows }
    }
    default: return undefined
  }
}

/** A bound of a number, which may be a fraction; undefined for one that is computed or cannot be written out. */
function boundIn(value: unknown): string | undefined {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : ''
  return /^-?\d{1,15}(\.\d{1,8})?$/.test(text) ? text : undefined
}

function surveyInput(element: SurveyElement, bare: Bare, whole: (member: string) => number | undefined): Field {
  switch (String(element['inputType'] ?? 'text')) {
    case 'number': {
      const [min, max] = [boundIn(element['min']), boundIn(element['max'])]
      return { ...bare, kind: 'decimal', ...(min !== undefined && { min }), ...(max !== undefined && { max }) }
    }
    case 'date': return { ...bare, kind: 'date' }
    case 'datetime-local': return { ...bare, kind: 'dateTime' }
    case 'time': return { ...bare, kind: 'time' }
    case 'email': return { ...bare, kind: 'email', personal: true }
    case 'tel': return { ...bare, kind: 'phone', personal: true }
    default: return { ...bare, kind: 'text', maxLength: Math.min(Math.max(whole('maxLength') ?? 500, 1), 5000) }
  }
}
