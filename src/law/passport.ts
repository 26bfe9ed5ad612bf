/** The passport of a service: from its declaration, all that a person should know before applying. */
import type { Calendar } from './calendar.ts'
import { type Citation, type Confidence, printCitation } from './citation.ts'
import {
  allocatedClauses, calledClauses, appealClauses, type Clause, chaptersOf, complaintClause, credentialClauses, dutyClauses, entitlementClauses, feeClause, join, keepClause,
  stepClauses, termClauses,
  whoClauses,
} from './clauses.ts'
import { groundsOf } from './clauses-grounds.ts'
import { scopeClauses } from './clauses-scopes.ts'
import { chapters, confidenceWords, fieldMarks, rest } from './clauses.messages.ts'
import { versionsOf } from './dated.ts'
import type { FileField } from './field.ts'
import { formatList, inEveryLanguage } from './format.ts'
import type { Procedure } from './procedure.ts'
import type { RegisterTitles } from './register.ts'
import type { RuleData } from './rule.ts'
import type { Text } from './text.ts'

/** Sections in the order in which a passport shows them. */
export type SectionName =
  | 'who' | 'scopes' | 'gives' | 'documents' | 'term' | 'fee' | 'steps' | 'grounds' | 'appeal' | 'call' | 'allocates' | 'paid' | 'duties' | 'keeping' | 'open'

export interface PassportSection {
  readonly name: SectionName
  readonly title: Text
  readonly clauses: readonly Clause[]
}

/** A place in an act on which something in a declaration rests. */
export interface CitedLaw {
  readonly citation: Citation
  /** The citation as it is printed: "Tax Code, art. 17". */
  readonly words: Text
  readonly confidence: Text
}

export interface Passport {
  readonly id: string
  readonly title: Text
  readonly summary: Text
  readonly body: Text
  /** The main term in one glance is the first clause of `term`. A section that would be empty is left out. */
  readonly sections: readonly PassportSection[]
  /** The title over the laws. */
  readonly lawTitle: Text
  /** Every citation of the declaration, each once, the surest first. */
  readonly laws: readonly CitedLaw[]
}

/** Draws up the passport of a procedure. With a calendar it also says for which years working days are known; registers are called by their `titles`. */
export function passportOf(declaration: Procedure, calendar?: Calendar, titles?: RegisterTitles): Passport {
  const { id, title, summary, body, decisions } = declaration
  const granted = Object.values(decisions).filter(({ effect }) => effect === 'grant')
  const given = (granted.length > 0 ? granted : Object.values(decisions))
    .map((decision): Clause => ({
      words: decision.title, basis: decision.basis,
      parts: [{ words: decision.words }, ...credentialClauses(declaration, decision)],
    }))
  const appeals = Object.values(decisions).flatMap((decision) =>
    appealClauses(decision).map((clause): Clause => ({ words: decision.title, parts: [clause] })))
  const sections: readonly PassportSection[] = [
    { name: 'who', title: chapters.who, clauses: whoClauses(declaration) },
    { name: 'scopes', title: chapters.scopes, clauses: scopeClauses(declaration) },
    { name: 'gives', title: chapters.gives, clauses: given },
    { name: 'documents', title: chapters.documents, clauses: documentClauses(declaration) },
    { name: 'term', title: chapters.term, clauses: termClauses(declaration) },
    { name: 'fee', title: chapters.fee, clauses: [feeClause(declaration)] },
    { name: 'steps', title: chapters.steps, clauses: stepClauses(declaration, titles) },
    { name: 'grounds', title: chapters.grounds, clauses: refusals(declaration) },
    { name: 'appeal', title: chapters.appeal, clauses: [...appeals, complaintClause(declaration)] },
    { name: 'call', title: chapters.call, clauses: calledClauses(declaration) },
    { name: 'allocates', title: chapters.allocates, clauses: allocatedClauses(declaration) },
    { name: 'paid', title: chapters.paid, clauses: entitlementClauses(declaration) },
    { name: 'duties', title: chapters.duties, clauses: dutyClauses(declaration, titles) },
    { name: 'keeping', title: chapters.keeping, clauses: [keepClause(declaration)] },
    { name: 'open', title: chapters.open, clauses: openClauses(declaration, calendar) },
  ]
  return {
    id, title, summary, body: body.name, sections: sections.filter(({ clauses }) => clauses.length > 0), lawTitle: chapters.law,
    laws: citationsOf(declaration, ({ act, article = '', confidence }) => [act.id, article, confidence].join('|')),
  }
}

/** The documents that are attached, with their form and size. */
function documentClauses({ form }: Procedure): readonly Clause[] {
  const files = form.flatMap(({ fields }) => fields).filter((field) => field.kind === 'file')
  if (files.length === 0) return [{ words: rest.noDocuments }]
  return files.map((field) => ({
    words: field.optional ? join([field.label, fieldMarks.optional], ' — ') : field.label,
    parts: [{ words: field.hint ?? fileHint(field) }],
  }))
}

const formats: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'DOCX',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'XLSX', 'image/jpeg': 'JPEG', 'image/png': 'PNG',
  'text/csv': 'CSV',
}

/** What may be attached, for a field that gives no hint of its own: `PDF или DOCX, не более 20 МБ`. */
export const fileHint = ({ accept, limitMegabytes }: FileField): Text => inEveryLanguage((locale) => {
  const kinds = formatList(accept.map((type) => formats[type] ?? type), locale, 'or')
  return `${kinds}, ${rest.fileLimit(limitMegabytes)[locale]}`
})

/** The words with which each ground refuses. */
const refusals = ({ rules }: Procedure): readonly Clause[] => Object.values<RuleData>(rules).flatMap(groundsOf)
  .flatMap(({ otherwise, basis }) => (otherwise ? [{ words: otherwise, ...(basis && { basis }) }] : []))

/** What is assumed or not set, with what is known about it, and what the calendar does not know yet. */
function openClauses(declaration: Procedure, calendar?: Calendar): readonly Clause[] {
  const { parameters, fee } = declaration
  const clauses = chaptersOf(declaration).filter(({ title }) => title !== chapters.values).flatMap((chapter) => chapter.clauses)
  const open = clauses.flatMap((clause) => [clause, ...(clause.parts ?? [])]).filter(({ basis }) => basis?.confidence === 'assumed' || basis?.confidence === 'unset')
  const assumed = [...Map.groupBy(open, (clause) => (clause.basis?.note ? printCitation(clause.basis).en + clause.basis.note.en : clause)).values()].flatMap(asOpen)
  const values = Object.values(parameters).flatMap(versionsOf).filter(({ value, basis }) => value === null || basis.confidence === 'assumed')
    .map(({ note, basis }): Clause => ({ words: note ?? basis.note ?? rest.valueUnset, basis }))
  const distinct = values.filter(({ words }, index) => values.findIndex((other) => other.words.en === words.en) === index)
  const years = calendar ? [{ words: rest.calendar(calendar.set.toSorted((a, b) => a - b).join(', ')) }] : []
  return [...assumed, ...distinct, ...(fee === 'unset' ? [feeClause(declaration)] : []), ...years]
}

/** What several clauses that are open have in common is said once, with them below it. */
function asOpen(alike: readonly Clause[]): readonly Clause[] {
  const [{ words, basis } = { words: rest.valueUnset }] = alike
  if (alike.length > 1 && basis?.note) return [{ words: basis.note, basis, parts: alike.map((one) => ({ words: one.words })) }]
  return [{ words, ...(basis && { basis }), ...(basis?.note && { parts: [{ words: basis.note }] }) }]
}

const sureness: readonly Confidence[] = ['verified', 'secondary', 'assumed', 'unset']

/** Every place in the law on which any of these declarations rests, each once with the surest that is known of it, the surest first. */
export const lawsOf = (declarations: readonly Procedure[]): readonly CitedLaw[] => citationsOf(declarations, ({ act, article = '' }) => [act.id, article].join('|'))

/** Every citation of what is declared, those of one key once and as sure as the surest of them; the surest first. */
function citationsOf(declared: unknown, keyOf: (citation: Citation) => string): readonly CitedLaw[] {
  const found = new Map<string, Citation>()
  for (const citation of [...citationsIn(declared)].toSorted((a, b) => sureness.indexOf(a.confidence) - sureness.indexOf(b.confidence))) {
    const key = keyOf(citation)
    if (!found.has(key)) found.set(key, citation)
  }
  return [...found.values()].map((citation) => ({ citation, words: printCitation(citation), confidence: confidenceWords[citation.confidence] }))
}

const isCitation = (value: object): value is Citation => 'act' in value && 'confidence' in value

function* citationsIn(value: unknown): Generator<Citation> {
  if (typeof value !== 'object' || value === null) return
  if (isCitation(value)) yield value
  else for (const item of Object.values(value)) yield* citationsIn(item)
}
