/** A questionnaire as data: what stands in a SurveyJS file, read into sections, questions, options with their points, and conditions. */
import { z } from 'zod'
import { type Answers, type Condition, readCondition } from './expression.ts'

/** What is said, by the tag of the language. */
export type Said = Readonly<Record<string, string>>

/** What a question counts for. */
export type Counts = 'raw' | 'mitigation' | 'nothing'

export interface Option {
  /** As the file has it: a text, a number or a truth. */
  readonly value: string | number | boolean
  readonly said: Said
  readonly points: number
}

/** `other` is a kind that this engine does not ask: its answers are kept and listed, and give no points, as with the publisher. */
export type QuestionKind = 'one' | 'several' | 'yes or no' | 'line' | 'text' | 'other'

export interface Question {
  readonly is: 'question'
  readonly name: string
  readonly kind: QuestionKind
  readonly written: string
  readonly said: Said
  readonly about?: Said
  readonly help?: Said
  readonly options: readonly Option[]
  readonly counts: Counts
  /** The most points that it can give: the highest option, of several the sum of all. */
  readonly most: number
  readonly required: boolean
  readonly section: string
  /** Every condition on it and on whatever it stands in: it is asked when all of them hold. */
  readonly asked: readonly Condition[]
}

/** Questions under one heading. */
export interface Group { readonly is: 'group'; readonly said?: Said; readonly about?: Said; readonly parts: readonly Part[]; readonly asked: readonly Condition[] }

/** Words between questions. */
export interface Remark { readonly is: 'words'; readonly said: Said; readonly asked: readonly Condition[] }

export type Part = Question | Group | Remark

export interface Section {
  readonly name: string
  readonly said?: Said
  readonly parts: readonly Part[]
  readonly asked: readonly Condition[]
}

/** How points become a result. */
export interface Rule {
  /** Enough mitigation takes a share of the raw points away. */
  readonly cut?: {
    /** The share of the mitigation that can be reached from which the cut holds, that share included. */
    readonly from: number
    /** Into how many forks the mitigation questions part, of which one is ever answered. */
    readonly forks: number
    /** The share of the raw points that is taken away. */
    readonly takes: number
  }
  /** The shares of the most raw points up to which each level but the last goes, the bound included. */
  readonly bounds: readonly number[]
}

export interface Questionnaire {
  /** Whose it is, such as `ca.aia`. */
  readonly scheme: string
  readonly version: string
  readonly rule: Rule
  readonly sections: readonly Section[]
  readonly questions: ReadonlyMap<string, Question>
  /** What of the file this engine did not understand; of a questionnaire of one's own nothing may stand here. */
  readonly unread: readonly string[]
}

/** Tells whether everything on the way to a part lets it be asked. */
export const isAsked = ({ asked }: { readonly asked: readonly Condition[] }, answers: Answers): boolean => asked.every((condition) => condition.holds(answers))

/**
 * The points written at the end of an option's value, after its last hyphen: `item2-3` gives 3, as the publisher of the form reads it.
 * No number, or none that is finite, gives none.
 */
export function pointsIn(value: string): number {
  const hyphen = value.lastIndexOf('-')
  const points = hyphen < 0 ? 0 : Number(value.slice(hyphen + 1))
  return Number.isFinite(points) ? points : 0
}

const said = z.union([z.string(), z.record(z.string(), z.unknown())])
const choice = z.union([z.string(), z.number(), z.boolean(), z.looseObject({
  value: z.union([z.string(), z.number(), z.boolean()]), text: said.optional(), points: z.number().finite().optional(),
})])
const condition = z.string().optional()
const element = z.looseObject({
  type: z.string().optional(), name: z.string(), title: said.optional(), description: said.optional(), help: said.optional(), html: said.optional(),
  choices: z.array(choice).optional(), visibleIf: condition, visible: z.boolean().optional(), isRequired: z.boolean().optional(),
  hasOther: z.boolean().optional(), showOtherItem: z.boolean().optional(), otherText: said.optional(),
  hasNone: z.boolean().optional(), showNoneItem: z.boolean().optional(), noneText: said.optional(),
  labelTrue: said.optional(), labelFalse: said.optional(), counts: z.enum(['raw', 'mitigation', 'nothing']).optional(),
  get elements() { return z.array(element).optional() },
})
type Element = z.infer<typeof element>

/** The file itself: a list of pages with what stands on them. More may stand there, and means nothing. */
export const surveyFile = z.looseObject({ pages: z.array(element) })

const kinds: Readonly<Record<string, QuestionKind>> = {
  radiogroup: 'one', dropdown: 'one', checkbox: 'several', boolean: 'yes or no', text: 'line', comment: 'text',
}

/**
 * Reads a questionnaire. A file that is none throws a `ZodError`; what stands in one and is not understood is listed in `unread`.
 * `language` is that of texts that name none.
 */
export function readQuestionnaire(file: unknown, { scheme, version, rule, language }: Pick<Questionnaire, 'scheme' | 'version' | 'rule'> & { readonly language: string }): Questionnaire {
  const { pages } = surveyFile.parse(file)
  const questions = new Map<string, Question>()
  const unread: string[] = []

  const speak = (text: z.infer<typeof said> | undefined): Said | undefined => {
    if (text === undefined || text === '') return undefined
    if (typeof text === 'string') return { [language]: text }
    const entries = Object.entries(text).flatMap(([tag, words]) => (typeof words === 'string' && words !== '' ? [[tag === 'default' ? language : tag, words] as const] : []))
    return entries.length === 0 ? undefined : Object.fromEntries(entries)
  }

  function conditionsOf({ name, visibleIf, visible }: Element): readonly Condition[] {
    if (visible === false && visibleIf === undefined) return [{ written: 'false', asks: [], holds: () => false }]
    if (visibleIf === undefined || visibleIf.trim() === '') return []
    try {
      return [readCondition(visibleIf)]
    } catch (error) {
      // What cannot be judged is asked: to hide a question wrongly is worse than to show it.
      unread.push(`${name}: ${error instanceof Error ? error.message : ''}`)
      return []
    }
  }

  function optionsOf(one: Element): readonly Option[] {
    const label = (value: string | number | boolean, text: z.infer<typeof said> | undefined): Said => speak(text) ?? { [language]: String(value) }
    const plain = (one.choices ?? []).map((given): Option => {
      if (typeof given !== 'object') return { value: given, said: label(given, undefined), points: pointsOf(given) }
      return { value: given.value, said: label(given.value, given.text), points: given.points ?? pointsOf(given.value) }
    })
    const added: readonly Option[] = [
      ...(one.hasOther || one.showOtherItem ? [{ value: 'other', said: label('other', one.otherText), points: 0 }] : []),
      ...(one.hasNone || one.showNoneItem ? [{ value: 'none', said: label('none', one.noneText), points: 0 }] : []),
    ]
    if (one.type === 'boolean') return [{ value: true, said: label('yes', one.labelTrue), points: 0 }, { value: false, said: label('no', one.labelFalse), points: 0 }]
    return [...plain, ...added]
  }

  function questionOf(one: Element, within: Element, section: string, asked: readonly Condition[]): Question {
    const kind = kinds[one.type ?? ''] ?? 'other'
    if (kind === 'other') unread.push(`${one.name}: ${one.type ?? ''}`)
    const options = kind === 'other' ? [] : optionsOf(one)
    const scored = kind === 'one' || kind === 'several'
    const [about, help] = [speak(one.description), speak(one.help)]
    const question: Question = {
      is: 'question', name: one.name, kind, written: one.type ?? '', said: speak(one.title) ?? { [language]: one.name }, options, section, asked,
      ...(about && { about }), ...(help && { help }), required: one.isRequired === true,
      counts: scored ? one.counts ?? countsBy(one.name) ?? countsBy(within.name) ?? 'nothing' : 'nothing',
      most: kind === 'one' ? Math.max(0, ...options.map(({ points }) => points)) : kind === 'several' ? options.reduce((sum, { points }) => sum + points, 0) : 0,
    }
    if (questions.has(one.name)) unread.push(`${one.name}: twice`)
    else questions.set(one.name, question)
    return question
  }

  function partsOf(within: Element, section: string, above: readonly Condition[]): readonly Part[] {
    return (within.elements ?? []).map((one): Part => {
      const asked = [...above, ...conditionsOf(one)]
      if (one.type === 'html') return { is: 'words', said: speak(one.html) ?? {}, asked }
      if (one.type !== 'panel') return questionOf(one, within, section, asked)
      const [heading, about] = [speak(one.title), speak(one.description)]
      return { is: 'group', parts: partsOf(one, section, asked), asked, ...(heading && { said: heading }), ...(about && { about }) }
    })
  }

  const sections = pages.map((page): Section => {
    const [asked, heading] = [conditionsOf(page), speak(page.title)]
    return { name: page.name, parts: partsOf(page, page.name, asked), asked, ...(heading && { said: heading }) }
  })
  return { scheme, version, rule, sections, questions, unread }
}

const pointsOf = (value: string | number | boolean): number => (typeof value === 'string' ? pointsIn(value) : typeof value === 'number' ? value : 0)

/** What a name says at its end of what the question counts for. */
function countsBy(name: string): Counts | undefined {
  return name.endsWith('-RS') ? 'raw' : name.endsWith('-MS') ? 'mitigation' : name.endsWith('-NS') ? 'nothing' : undefined
}
