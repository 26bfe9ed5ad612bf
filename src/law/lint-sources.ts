/** Checks what rules read by name: lists, tables, bands, questionnaires, and what is computed from the answers. */
import { type Dated, entryOn, unorderedOn, valueOn, versionsOf } from './dated.ts'
import { Decimal } from './decimal.ts'
import { type Field, holdsPersonal } from './field.ts'
import { type Fault, fault } from './lint.messages.ts'
import type { Band } from './lists-and-tables.ts'
import { fieldsOf, type Procedure } from './procedure.ts'
import type { Questionnaire } from './questionnaire.ts'
import { questionnairesOf, type Sources } from './reading.ts'
import { factsOfTerm, type Term } from './rule.ts'
import type { Day } from './time.ts'

type Fields = ReadonlyMap<string, Field>

/** The declared sources themselves, as they stand on the day on which the declaration comes into force. */
export function* lintSources(declaration: Procedure, terms: (term: Term, place: string, fields: Fields) => Iterable<Fault>): Generator<Fault> {
  const { parameters, lists = {}, tables = {}, bands = {}, questionnaires = {}, inForce } = declaration
  for (const [name, one] of Object.entries(parameters)) yield* lintOrder(versionsOf(one), `parameters.${name}`, name)
  for (const [kind, declared] of Object.entries({ lists, tables, bands })) {
    for (const [name, { versions }] of Object.entries(declared)) {
      yield* lintOrder(versions, `${kind}.${name}`, name)
      const entry = entryOn<unknown>(versions, inForce.from)
      if (entry === undefined) yield fault('no-version-in-force', `${kind}.${name}`, name, inForce.from)
      else if (entry.value === null) yield fault('unset-version', `${kind}.${name}`, name)
    }
  }
  for (const [name, { versions }] of Object.entries(tables)) {
    for (const [index, { value }] of versions.entries()) {
      const keys = (value ?? []).map((row) => row.keys.join(' · '))
      for (const key of keys.filter((one, at) => keys.indexOf(one) < at)) yield fault('repeated-key', `tables.${name}.versions.${index}`, key, name)
    }
  }
  for (const [name, { versions }] of Object.entries(bands)) {
    for (const [index, { value }] of versions.entries()) yield* lintBands(value ?? [], `bands.${name}.versions.${index}`, name)
  }
  const fields = new Map(fieldsOf(declaration).map((field) => [field.name, field]))
  for (const [name, one] of Object.entries(questionnaires)) yield* lintQuestionnaire(one, `questionnaires.${name}`, fields, declaration)
  yield* lintComputed(declaration, fields, terms)
}

/** The last that began is read, so one that stands out of its order, or runs into the next, would be the law of another year. */
function* lintOrder(values: Dated<unknown>, place: string, name: string): Generator<Fault> {
  const day = unorderedOn(values)
  if (day !== undefined) yield fault('unordered-values', place, name, day)
}

/** Every number falls into exactly one band: each begins where the one before it ends, and the two at the ends are open. */
function* lintBands(bands: readonly Band[], place: string, name: string): Generator<Fault> {
  if (bands[0]?.from !== undefined || bands.length === 0) yield fault('gap-in-bands', place, name, bands[0]?.from ?? '')
  if (bands.at(-1)?.below !== undefined) yield fault('gap-in-bands', place, name, bands.at(-1)!.below!)
  for (const [index, { below }] of bands.slice(0, -1).entries()) {
    const from = bands[index + 1]!.from
    if (below === undefined || from === undefined) yield fault('overlapping-bands', place, name, below ?? from ?? '')
    else {
      const order = Decimal.from(from).compare(Decimal.from(below))
      if (order !== 0) yield fault(order > 0 ? 'gap-in-bands' : 'overlapping-bands', place, name, below)
    }
  }
  for (const { from, below, name: band } of bands) {
    if (from !== undefined && below !== undefined && Decimal.from(from).compare(Decimal.from(below)) >= 0) yield fault('empty-band', place, band, name)
  }
}

/** What a question can be answered with, where that is a few values. */
const answersTo = (field: Field): readonly string[] | undefined =>
  (field.kind === 'flag' ? ['true', 'false'] : 'choices' in field ? field.choices.map(({ value }) => value) : undefined)

function* lintQuestionnaire({ sections, bands }: Questionnaire, place: string, fields: Fields, sources: Sources): Generator<Fault> {
  if (bands !== undefined && sources.bands?.[bands] === undefined) yield fault('unknown-source', `${place}.bands`, bands, 'bands')
  for (const [at, { questions }] of sections.entries()) {
    for (const [index, { fact, points }] of questions.entries()) {
      const here = `${place}.sections.${at}.questions.${index}`
      const field = fields.get(fact)
      const answers = field && answersTo(field)
      if (field === undefined) yield fault('unknown-fact', here, fact)
      else if (answers === undefined) yield fault('unfit-fact', here, fact, field.kind)
      else {
        for (const answer of answers) if (points[answer] === undefined) yield fault('answer-without-points', here, answer, fact)
        for (const answer of Object.keys(points)) if (!answers.includes(answer)) yield fault('unknown-value', here, answer, fact)
      }
    }
  }
}

function* lintComputed(
  { computed = [], ...sources }: Procedure, fields: Fields, terms: (term: Term, place: string, fields: Fields) => Iterable<Fault>,
): Generator<Fault> {
  for (const [index, one] of computed.entries()) {
    const place = `computed.${index}`
    const { field } = one
    if (fields.has(field.name) || computed.findIndex((other) => other.field.name === field.name) < index) yield fault('duplicate-field', place, field.name)
    if ('version' in one) {
      if (sources.questionnaires?.[one.version] === undefined) yield fault('unknown-source', `${place}.version`, one.version, 'questionnaires')
      continue
    }
    const term = 'amount' in one ? one.amount : one.band.of
    yield* terms(term, `${place}.${'amount' in one ? 'amount' : 'band.of'}`, fields)
    const personal = factsOfTerm(term, questionnairesOf(sources)).find((fact) => {
      const read = fields.get(fact)
      return read !== undefined && holdsPersonal(read)
    })
    if (personal !== undefined && !field.personal) yield fault('computed-from-personal', place, field.name, personal)
    if (field.kind === 'money' && term.term !== 'rounded') yield fault('money-not-rounded', place, field.name)
    if ('band' in one) yield* lintBandField(one, place, sources)
  }
}

function* lintBandField({ field, band }: Extract<NonNullable<Procedure['computed']>[number], { band: unknown }>, place: string, { bands }: Sources): Generator<Fault> {
  const declared = bands?.[band.in]
  if (declared === undefined) yield fault('unknown-source', `${place}.band.in`, band.in, 'bands')
  for (const { name } of declared?.versions.flatMap(({ value }) => value ?? []) ?? []) {
    if (!field.choices.some(({ value }) => value === name)) yield fault('unknown-value', `${place}.field`, name, field.name)
  }
}

/** More pairs of answers than these are not gone through: no table that people read has them. */
const mostPairs = 20_000

/** What a rule or a quantity reads by name is declared; a table has a value for every answer that can be given. */
export function* lintLookup(term: Term & { term: 'lookup' }, place: string, fields: Fields, sources: Sources, from: Day | undefined): Generator<Fault> {
  const table = sources.tables?.[term.table]
  if (table === undefined) yield fault('unknown-source', place, term.table, 'tables')
  const keys = term.by.map((name) => fields.get(name))
  for (const [index, name] of term.by.entries()) {
    const kind = keys[index]?.kind
    if (kind === undefined) yield fault('unknown-fact', place, name)
    else if (!['choice', 'flag', 'text', 'integer'].includes(kind)) yield fault('unfit-fact', place, name, kind)
  }
  const rows = from === undefined ? null : valueOn(table?.versions ?? [], from)
  if (rows === null) return
  const answers = keys.map((field) => field && answersTo(field))
  for (const { keys: stated } of rows) {
    if (stated.length !== term.by.length) yield fault('other-count-of-keys', place, term.table, stated.join(' · '))
    for (const [index, key] of stated.entries()) if (answers[index] && !answers[index].includes(key)) yield fault('unknown-value', place, key, term.by[index]!)
  }
  const [first, second] = answers
  if (first === undefined || (term.by.length > 1 && second === undefined)) return
  if (first.length * (second?.length ?? 1) > mostPairs) return yield fault('too-many-to-check', place, term.table, String(mostPairs))
  const known = new Set(rows.map((row) => row.keys.join('\n')))
  for (const pair of first.flatMap((one) => (second ?? ['']).map((other) => (second === undefined ? [one] : [one, other])))) {
    if (!known.has(pair.join('\n'))) yield fault('table-without-value', place, term.table, pair.join(' · '))
  }
}
