/** Checks the form and the rules of a declaration: rules speak of facts that exist, and every refusal has its law and words. */
import type { DayTerm } from './day-term.ts'
import { versionsOf } from './dated.ts'
import { Decimal } from './decimal.ts'
import { type Field, holdsPersonal, type RowsField, whoseNumber } from './field.ts'
import { lintLookup, lintSources } from './lint-sources.ts'
import { type Fault, fault } from './lint.messages.ts'
import { type FormPage, fieldsOf, findingsIn, type Procedure } from './procedure.ts'
import { questionnairesOf, type Sources } from './reading.ts'
import { regionName } from './places.ts'
import type { RegisterField } from './register.ts'
import { factsOf, partsOf, type RuleData, type Term, type Where } from './rule.ts'
import { type Day, isDay } from './time.ts'

type Column = RowsField['columns'][number]
type Fields = ReadonlyMap<string, Field>
/** What rules read by name, and the day on which it must be there. */
type World = Sources & { readonly from?: Day }

const byName = (fields: readonly Field[]): Fields => new Map(fields.map((field) => [field.name, field]))
const pageFields = (form: readonly FormPage[]): readonly Field[] => form.flatMap(({ fields }) => fields)
const numeric: readonly Field['kind'][] = ['integer', 'decimal', 'money']

/** The form of the application, the findings of officers, and the forms of the reports. */
export function* lintForms(declaration: Procedure): Generator<Fault> {
  const findings = Object.entries(declaration.steps).flatMap(([name, step]) =>
    findingsIn(step).map((field): readonly [Field, string] => [field, `steps.${name}.findings.${field.name}`]))
  yield* lintPages(declaration.form, 'form', findings)
  for (const [name, { form }] of Object.entries(declaration.obligations)) yield* lintPages(form, `obligations.${name}.form`, [])
}

function* lintPages(form: readonly FormPage[], place: string, others: readonly (readonly [Field, string])[]): Generator<Fault> {
  const pages = form.map(({ id }) => id)
  for (const id of repeated(pages)) yield fault('duplicate-page', `${place}.${id}`, id)
  const placed = form.flatMap(
    ({ id, fields }) => fields.map((field): readonly [Field, string] => [field, `${place}.${id}.${field.name}`])
  )
  const fields = [...placed, ...others]
  for (const name of repeated(fields.map(([field]) => field.name))) {
    yield fault('duplicate-field', fields.findLast(([field]) => field.name === name)![1], name)
  }
  for (const [field, at] of fields) {
    yield* lintField(field, at)
    if (field.kind === 'rows') yield* lintColumns(field, at, 1)
  }
}

/** A table may stand in a table, and no deeper: a row must be read and filled on one page. */
const deepestTable = 2

function* lintColumns({ columns }: RowsField, at: string, depth: number): Generator<Fault> {
  for (const name of repeated(columns.map((column) => column.name))) yield fault('duplicate-field', `${at}.${name}`, name)
  for (const column of columns) {
    const place = `${at}.${column.name}`
    yield* lintField(column, place)
    if (column.kind === 'rows' && depth === deepestTable) yield fault('table-too-deep', place, column.name)
    else if (column.kind === 'rows') yield* lintColumns(column, place, depth + 1)
  }
}

/** Names of facts are names of HTML controls and of JSON members: plain, and none that every object already has. */
export function* lintField(field: Field | RegisterField, place: string): Generator<Fault> {
  if (!/^[A-Za-z][A-Za-z0-9]*$/.test(field.name) || field.name in {}) yield fault('malformed-name', place, field.name)
  if (field.personal && 'public' in field && field.public) yield fault('public-personal-field', place, field.name)
  if (field.kind === 'choices') {
    const [least, most] = [field.min ?? 1, field.max ?? field.choices.length]
    if (least > most || most > field.choices.length) yield fault('impossible-number-of-choices', place, field.name, String(field.choices.length))
  }
  if (field.kind !== 'choice' && field.kind !== 'choices') return
  for (const value of repeated(field.choices.map((choice) => choice.value))) {
    yield fault('duplicate-choice', `${place}.choices`, value, field.name)
  }
}

export const repeated = (names: readonly string[]): ReadonlySet<string> =>
  new Set(names.filter((name, index) => names.indexOf(name) < index))

/** All rules: those of the procedure on its facts, those of each report on the facts of the report. */
export function* lintRules(declaration: Procedure): Generator<Fault> {
  const { parameters } = declaration
  const sources: World = { ...declaration, from: declaration.inForce.from }
  const fields = byName(fieldsOf(declaration))
  for (const [name, rule] of Object.entries<RuleData>(declaration.rules)) {
    yield* lintRule(rule, `rules.${name}`, fields, sources)
    yield* lintDaysOfCase(rule, `rules.${name}`, ['filing', 'decision'])
    yield* lintGrounds(rule, `rules.${name}`)
  }
  for (const [name, obligation] of Object.entries(declaration.obligations)) {
    const place = `obligations.${name}`
    const reported = byName(obligation.charged ? fieldsOf(declaration) : pageFields(obligation.form))
    for (const [test, rule] of Object.entries(obligation.tests)) {
      yield* lintRule(rule, `${place}.tests.${test}`, reported, sources)
      yield* lintDaysOfCase(rule, `${place}.tests.${test}`, ['periodEnd'])
      yield* lintGrounds(rule, `${place}.tests.${test}`)
    }
    if (obligation.pays) {
      yield* lintTerm(obligation.pays.amount, `${place}.pays.amount`, reported, sources)
      yield* lintDaysOfCase(obligation.pays.amount, `${place}.pays.amount`, ['periodEnd'])
    }
  }
  for (const [name, one] of Object.entries(parameters)) {
    for (const { value } of versionsOf(one)) {
      if (value === null) yield fault('unset-parameter', `parameters.${name}`, name)
      else if (Decimal.parse(value) === undefined) yield fault('not-a-number', `parameters.${name}`, value)
    }
  }
  yield* lintSources(declaration, (term, place, known) => lintTerm(term, place, known, sources))
  for (const [name, { rules }] of Object.entries(declaration.decisions)) {
    for (const ruleName of rules) {
      const rule = declaration.rules[ruleName]
      if (rule === undefined) yield fault('unknown-rule', `decisions.${name}.rules`, ruleName)
      else for (const fact of factsOf(rule, questionnairesOf(declaration))) {
        if (isPersonal(fields.get(fact))) yield fault('personal-fact-decides', `decisions.${name}.rules.${ruleName}`, fact)
      }
    }
  }
}

const isPersonal = (field: Field | undefined): boolean => field !== undefined && holdsPersonal(field)

/** A case has no period, and a report is neither filed nor decided: rules name no day that is not there. */
export function* lintDaysOfCase(data: unknown, place: string, known: readonly string[]): Generator<Fault> {
  if (typeof data !== 'object' || data === null) return
  if ('day' in data && typeof data.day === 'string' && ['filing', 'decision', 'periodEnd'].includes(data.day) && !known.includes(data.day)) {
    yield fault('no-such-day-here', place, data.day)
  }
  for (const [key, part] of Object.entries(data)) if (key !== 'basis') yield* lintDaysOfCase(part, `${place}.${key}`, known)
}

export function* lintRule(rule: RuleData, place: string, fields: Fields, sources: World): Generator<Fault> {
  const terms = (named: Readonly<Record<string, Term>>): Fault[] =>
    Object.entries(named).flatMap(([name, term]) => [...lintTerm(term, `${place}.${name}`, fields, sources)])
  switch (rule.rule) {
    case 'given':
      if (!fields.has(rule.fact)) yield fault('unknown-fact', place, rule.fact)
      return
    case 'is': case 'oneOf': {
      const field = fields.get(rule.fact)
      if (field === undefined) yield fault('unknown-fact', place, rule.fact)
      else yield* lintValues(field, rule.rule === 'is' ? [rule.value] : rule.values, place)
      return
    }
    case 'inList': {
      const field = fields.get(rule.fact)
      if (field === undefined) yield fault('unknown-fact', place, rule.fact)
      else if (!['text', 'choice', 'region', 'address', 'iban'].includes(field.kind) && whoseNumber(field.kind) === undefined) yield fault('unfit-fact', place, rule.fact, field.kind)
      if (sources.lists?.[rule.list] === undefined) yield fault('unknown-source', place, rule.list, 'lists')
      return
    }
    case 'inScope': {
      if (sources.scopes?.[rule.scope] === undefined) yield fault('unknown-source', place, rule.scope, 'scopes')
      if (rule.fact === undefined) return
      const field = fields.get(rule.fact)
      if (field === undefined) yield fault('unknown-fact', place, rule.fact)
      else if (field.kind !== 'region' && field.kind !== 'address') yield fault('unfit-fact', place, rule.fact, field.kind)
      return
    }
    case 'onlyIn': {
      const [scope, required] = partsOf(rule)
      yield* lintRule(scope!, place, fields, sources)
      yield* lintRule(required!, `${place}.of`, fields, sources)
      return
    }
    case 'inBand': {
      yield* terms({ of: rule.of })
      const bands = sources.bands?.[rule.bands]
      if (bands === undefined) yield fault('unknown-source', place, rule.bands, 'bands')
      const known = bands?.versions.flatMap(({ value }) => value ?? []).map(({ name }) => name)
      for (const name of rule.names) if (known && !known.includes(name)) yield fault('unknown-band', place, name, rule.bands)
      return
    }
    case 'includes': {
      const field = fields.get(rule.fact)
      if (field === undefined) yield fault('unknown-fact', place, rule.fact)
      else if (field.kind !== 'choices') yield fault('unfit-fact', place, rule.fact, field.kind)
      else if (!field.choices.some(({ value }) => value === rule.value)) yield fault('unknown-value', place, rule.value, field.name)
      return
    }
    case 'shareAtLeast': yield* terms({ part: rule.part, whole: rule.whole, share: rule.share }); return
    case 'below': case 'atMost': case 'atLeast': case 'above': yield* terms({ left: rule.left, right: rule.right }); return
    case 'before': case 'onOrBefore': case 'sameDay': case 'onOrAfter': case 'after':
      yield* lintDay(rule.left, `${place}.left`, fields)
      yield* lintDay(rule.right, `${place}.right`, fields)
      return
    case 'someRow': case 'everyRow': {
      const table = fields.get(rule.fact)
      if (table === undefined) yield fault('unknown-fact', place, rule.fact)
      else if (table.kind !== 'rows') yield fault('unfit-fact', place, rule.fact, table.kind)
      else yield* lintInRow(table, rule.of, `${place}.of`, fields, sources)
      return
    }
    default: {
      const parts = partsOf(rule)
      if (parts.length === 0) yield fault('empty-rule', place, rule.rule)
      const names = rule.rule === 'unless' ? ['general', 'exception']
        : rule.rule === 'not' ? ['of'] : parts.map((_, index) => `of.${index}`)
      for (const [index, part] of parts.entries()) yield* lintRule(part, `${place}.${names[index]}`, fields, sources)
    }
  }
}

/** A rule on the columns of a row: whoever reads it must know of what a name speaks, so no column that it reads is called as a fact is. */
function* lintInRow(table: RowsField, rule: RuleData, place: string, fields: Fields, sources: World): Generator<Fault> {
  const columns = byName(table.columns)
  for (const name of factsOf(rule, questionnairesOf(sources))) if (columns.has(name) && fields.has(name)) yield fault('ambiguous-name', place, name, table.name)
  yield* lintRule(rule, place, new Map([...fields, ...columns]), sources)
}

function* lintDay(term: DayTerm, place: string, fields: Fields): Generator<Fault> {
  switch (term.day) {
    case 'fact': {
      const field = fields.get(term.fact)
      if (field === undefined) yield fault('unknown-fact', place, term.fact)
      else if (field.kind !== 'date') yield fault('unfit-fact', place, term.fact, field.kind)
      return
    }
    case 'fixed': if (!isDay(term.on)) yield fault('not-a-day', place, term.on)
      return
    case 'later': case 'earlier': yield* lintDay(term.of, `${place}.of`, fields)
  }
}

/** A flag is compared with true or false, a choice with one of its own values. */
function* lintValues(field: Field | Column, values: readonly (string | boolean)[], place: string): Generator<Fault> {
  if (field.kind === 'region' || field.kind === 'address') {
    for (const value of values) if (regionName(String(value)) === undefined) yield fault('unknown-value', place, String(value), field.name)
    return
  }
  if (field.kind !== 'flag' && field.kind !== 'choice') {
    yield fault('unfit-fact', place, field.name, field.kind)
    return
  }
  const known: readonly (string | boolean)[] = field.kind === 'flag' ? [true, false] : field.choices.map(({ value }) => value)
  for (const value of values) if (!known.includes(value)) yield fault('unknown-value', place, String(value), field.name)
}

export function* lintTerm(term: Term, place: string, fields: Fields, sources: World): Generator<Fault> {
  switch (term.term) {
    case 'number': if (Decimal.parse(term.value) === undefined) yield fault('not-a-number', place, term.value)
      return
    case 'parameter': if (sources.parameters[term.parameter] === undefined) yield fault('unknown-parameter', place, term.parameter)
      return
    case 'fact': {
      const field = fields.get(term.fact)
      if (field === undefined) yield fault('unknown-fact', place, term.fact)
      else if (!numeric.includes(field.kind)) yield fault('unfit-fact', place, term.fact, field.kind)
      return
    }
    case 'lookup': yield* lintLookup(term, place, fields, sources, sources.from); return
    case 'points': {
      yield* lintTerm(term.of, `${place}.of`, fields, sources)
      const bands = sources.bands?.[term.bands]
      if (bands === undefined) yield fault('unknown-source', place, term.bands, 'bands')
      for (const { name, points } of bands?.versions.flatMap(({ value }) => value ?? []) ?? []) {
        if (points === undefined) yield fault('band-without-points', place, name, term.bands)
      }
      return
    }
    case 'score': {
      const questionnaire = sources.questionnaires?.[term.questionnaire]
      if (questionnaire === undefined) yield fault('unknown-source', place, term.questionnaire, 'questionnaires')
      else if (term.section !== undefined && !questionnaire.sections.some(({ name }) => name === term.section)) {
        yield fault('unknown-section', place, term.section, term.questionnaire)
      }
      return
    }
    case 'age':
      yield* lintDay(term.born, `${place}.born`, fields)
      yield* lintDay(term.on, `${place}.on`, fields)
      return
    case 'elapsed':
      yield* lintDay(term.from, `${place}.from`, fields)
      yield* lintDay(term.to, `${place}.to`, fields)
      return
    case 'sum': case 'min': case 'max': case 'count': {
      const table = fields.get(term.fact)
      if (table === undefined) yield fault('unknown-fact', place, term.fact)
      else if (table.kind !== 'rows') yield fault('unfit-fact', place, term.fact, table.kind)
      else {
        if ('column' in term) yield* lintColumn(table, term.column, place)
        if (term.where !== undefined) yield* lintWhere(table, term.where, `${place}.where`, fields, sources)
      }
      return
    }
    case 'plus': case 'minus': case 'times':
      yield* lintTerm(term.left, `${place}.left`, fields, sources)
      yield* lintTerm(term.right, `${place}.right`, fields, sources)
      return
    case 'rounded': yield* lintTerm(term.of, `${place}.of`, fields, sources)
  }
}

function* lintColumn(table: RowsField, name: string, place: string): Generator<Fault> {
  const column = table.columns.find((each) => each.name === name)
  if (column === undefined) yield fault('unknown-column', place, name, table.name)
  else if (!numeric.includes(column.kind)) yield fault('unfit-fact', place, name, column.kind)
}

function* lintWhere(table: RowsField, where: Where, place: string, fields: Fields, sources: World): Generator<Fault> {
  if ('rule' in where) return yield* lintInRow(table, where, place, fields, sources)
  const column = table.columns.find((each) => each.name === where.column)
  if (column === undefined) yield fault('unknown-column', place, where.column, table.name)
  else yield* lintValues(column, [where.is], place)
}

/** The parts whose own words explain a failure of the whole. */
const particular = (rule: RuleData): readonly RuleData[] =>
  rule.rule === 'unless' ? [rule.general] : rule.rule === 'onlyIn' ? [rule.of] : rule.rule === 'all' || rule.rule === 'any' ? rule.of : []

const worded = (rule: RuleData): boolean => rule.otherwise !== undefined || particular(rule).some(worded)

/** Whatever fails must be told in words with their law: by the rule as a whole, or else by every one of its parts. */
function* lintGrounds(rule: RuleData, place: string): Generator<Fault> {
  const parts = particular(rule)
  if (parts.some(worded)) {
    for (const [index, part] of parts.entries()) {
      yield* lintGrounds(part, `${place}.${rule.rule === 'unless' ? 'general' : rule.rule === 'onlyIn' ? 'of' : `of.${index}`}`)
    }
  } else if (rule.otherwise === undefined) yield fault('ground-without-words', place)
  else if (rule.basis === undefined) yield fault('ground-without-citation', place)
}
