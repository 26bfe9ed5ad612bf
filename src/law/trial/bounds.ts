/** The values worth trying for each question of a declaration: its own bounds, its choices, and the values at which a rule turns. Pure. */
import { addressParts } from '../address.ts'
import { dayOfTerm } from '../day-term.ts'
import { Decimal } from '../decimal.ts'
import { unset, valueOn } from '../dated.ts'
import { amountOf, type Reading } from '../evaluate.ts'
import type { Answer, Facts, Field, RowsField } from '../field.ts'
import { regions } from '../places.ts'
import { fieldsOf, type Procedure } from '../procedure.ts'
import type { DayTerm, RuleData, Term } from '../rule-data.ts'
import { addDays, addMonths, addYears, type Day } from '../time.ts'

/** The most values of one question. */
const most = 16

/** For each question the values to try, the first of them the plain one. */
export function valuesOf(declaration: Procedure, reading: Reading): ReadonlyMap<string, readonly Answer[]> {
  const fields = new Map(fieldsOf(declaration).map((field) => [field.name, field]))
  const turns = turnsIn(declaration, reading)
  return new Map([...fields.values()].map((field) => [field.name, unique(field.kind === 'rows' ? tablesOf(field, turns, reading.on) : valuesFor(field, turns.get(field.name) ?? [], reading.on))]))
}

const unique = (values: readonly Answer[]): readonly Answer[] => [...new Map(values.map((one) => [JSON.stringify(one), one])).values()].slice(0, most)

/** The plain answer to a question: what whoever fills in the form without a thought would say. */
export function plainAnswer(field: Field, on: Day): Answer {
  switch (field.kind) {
    case 'text': return field.codes?.[0]?.value ?? 'Example'.slice(0, field.maxLength)
    case 'email': return 'somebody@example.org'
    case 'phone': return '+10000000000'
    case 'integer': return Math.min(Math.max(field.min ?? 0, 1), field.max ?? 1)
    case 'decimal': return field.min ?? '1'
    case 'money': return '100000'
    case 'date': return on
    case 'slot': case 'dateTime': return `${on}T10:00`
    case 'time': return '10:00'
    case 'region': return regions()[0]?.code ?? ''
    case 'coordinates': return '0, 0'
    case 'flag': return true
    case 'choice': return field.choices[0]?.value ?? ''
    case 'choices': return field.choices.slice(0, Math.max(1, field.min ?? 1)).map(({ value }) => value)
    case 'file': return 'example'
    case 'entry': return '1'
    case 'entries': return ['1']
    case 'address': return Object.fromEntries(addressParts().map(({ name, kind }) => [name, kind === 'region' ? regions()[0]?.code ?? '' : 'Example']))
    case 'rows': return [rowOf(field, on)]
    default: return '000000000000' // a number of somebody or of an account
  }
}

const rowOf = ({ columns }: RowsField, on: Day): Record<string, Answer> => Object.fromEntries(columns.map((column) => [column.name, plainAnswer(column, on)]))

function valuesFor(field: Field, turns: readonly Turn[], on: Day): readonly Answer[] {
  return [plainAnswer(field, on), ...turns.flatMap((turn) => asAnswer(field, turn)), ...ownValues(field, on), ...(field.optional ? [''] : [])]
}

/** What the question itself allows at its edges. */
function ownValues(field: Field, on: Day): readonly Answer[] {
  switch (field.kind) {
    case 'integer': return [field.min, field.max].filter((one) => one !== undefined)
    case 'decimal': return [field.min, field.max].filter((one) => one !== undefined)
    case 'money': return ['0']
    case 'date': return [addYears(on, -30), addYears(on, -1), addDays(on, -1), addDays(on, 1)]
    case 'flag': return [true, false]
    case 'choice': return field.choices.map(({ value }) => value)
    case 'choices': return [...field.choices.map(({ value }) => [value]), field.choices.slice(0, field.max ?? field.choices.length).map(({ value }) => value)].filter(({ length }) => length >= (field.min ?? 1))
    case 'text': return [...field.codes ?? []].map(({ value }) => value)
    case 'region': return regions().slice(0, 2).map(({ code }) => code)
    default: return []
  }
}

/** Tables of the fewest rows, of one, of the most, and of one for each value of each column. */
function tablesOf(field: RowsField, turns: ReadonlyMap<string, readonly Turn[]>, on: Day): readonly Answer[] {
  const row = rowOf(field, on)
  const rows = (count: number): Answer => Array.from({ length: count }, () => row)
  const least = Math.max(field.minRows, 1)
  return [
    rows(least), ...(field.minRows === 0 ? [[]] : []),
    ...field.columns.flatMap((column) => (column.kind === 'rows' ? [] : valuesFor(column, turns.get(`${field.name}.${column.name}`) ?? [], on))
      .map((value): Answer => [{ ...row, [column.name]: value }, ...Array.from({ length: least - 1 }, () => row)])),
    ...(field.maxRows <= 50 ? [rows(field.maxRows)] : []),
  ]
}

/** A number, a day, or a word at which a rule turns. */
type Turn = { readonly number: number } | { readonly day: Day } | { readonly word: string }

function asAnswer(field: Field, turn: Turn): readonly Answer[] {
  if ('number' in turn) {
    const within = (low?: number, high?: number) => (one: number): boolean => one >= (low ?? -Infinity) && one <= (high ?? Infinity)
    const whole = [Math.floor(turn.number), Math.ceil(turn.number), Math.floor(turn.number) - 1, Math.ceil(turn.number) + 1].filter(Number.isSafeInteger)
    if (field.kind === 'integer') return whole.filter(within(field.min, field.max))
    if (field.kind === 'money') return whole.filter((one) => one >= 0).map(String)
    if (field.kind !== 'decimal') return []
    const exact = Number(turn.number.toFixed(8))
    return [exact, exact - 0.01, exact + 0.01].map((one) => Number(one.toFixed(8))).filter(within(Number(field.min ?? -1e15), Number(field.max ?? 1e15))).map(String).filter((one) => !one.includes('e'))
  }
  if ('day' in turn) return field.kind === 'date' ? [turn.day, addDays(turn.day, -1), addDays(turn.day, 1)] : []
  return field.kind === 'text' || field.kind === 'region' ? [turn.word] : field.kind === 'integer' && /^-?\d{1,15}$/.test(turn.word) ? [Number(turn.word)] : field.kind === 'flag' && /^(true|false)$/.test(turn.word) ? [turn.word === 'true'] : []
}

/** Where rules turn, by the question or by the column (`table.column`) whose answer turns them. */
function turnsIn(declaration: Procedure, reading: Reading): ReadonlyMap<string, readonly Turn[]> {
  const found = new Map<string, Turn[]>()
  const fields = fieldsOf(declaration)
  const plain: Facts = Object.fromEntries(fields.map((field) => [field.name, plainAnswer(field, reading.on)]))
  const add = (fact: string, table: RowsField | undefined, turn: Turn): void => {
    const key = table?.columns.some(({ name }) => name === fact) ? `${table.name}.${fact}` : fact
    found.set(key, [...found.get(key) ?? [], turn])
  }
  const visit = (rule: RuleData, table?: RowsField): void => {
    switch (rule.rule) {
      case 'all': case 'any': for (const one of rule.of) visit(one, table); return
      case 'not': case 'onlyIn': visit(rule.of, table); return scopeOf(rule, table)
      case 'unless': visit(rule.general, table); visit(rule.exception, table); return
      case 'someRow': case 'everyRow': visit(rule.of, tableNamed(rule.fact)); return
      case 'inScope': scopeOf(rule, table); return
      case 'is': case 'includes': add(rule.fact, table, { word: String(rule.value) }); return
      case 'oneOf': for (const word of rule.values) add(rule.fact, table, { word }); return
      case 'inList': {
        const list = valueOn(reading.lists?.[rule.list]?.versions ?? [], reading.on)
        if (list !== unset) for (const word of list.slice(0, 3)) add(rule.fact, table, { word })
        return
      }
      case 'inBand': return bands(rule.bands, rule.of, table)
      case 'below': case 'atMost': case 'atLeast': case 'above': return meets(rule.left, rule.right, table)
      case 'shareAtLeast': return meets(rule.part, { term: 'times', left: rule.share, right: rule.whole }, table)
      case 'before': case 'onOrBefore': case 'sameDay': case 'onOrAfter': case 'after': dayMeets(rule.left, rule.right, table); dayMeets(rule.right, rule.left, table)
    }
  }
  for (const rule of [...Object.values(declaration.rules), ...declaration.form.flatMap(({ when, fields: asked }) => [when, ...asked.map((one) => one.when)]), ...Object.values(declaration.steps).flatMap(({ otherTerms = [] }) => otherTerms.map(({ when }) => when))]) if (rule) visit(rule)
  return found

  function tableNamed(name: string): RowsField | undefined {
    return fields.find((one): one is RowsField => one.name === name && one.kind === 'rows')
  }

  function scopeOf(rule: RuleData, table: RowsField | undefined): void {
    if ((rule.rule !== 'inScope' && rule.rule !== 'onlyIn') || rule.fact === undefined) return
    const own = reading.scopes?.[rule.scope]?.regions ?? []
    for (const word of [own[0], regions().find(({ code }) => !own.includes(code))?.code]) if (word !== undefined) add(rule.fact, table, { word })
  }

  /** Where a quantity falls from one band into another. */
  function bands(name: string, of: Term, table: RowsField | undefined): void {
    const version = valueOn(reading.bands?.[name]?.versions ?? [], reading.on)
    if (version === unset) return
    for (const { from, below } of version) for (const value of [from, below]) if (value !== undefined) meets(of, { term: 'number', value }, table)
  }

  /** Finds where two quantities meet, for each answer on which they rest: most are linear in each. */
  function meets(left: Term, right: Term, table: RowsField | undefined): void {
    for (const side of [left, right]) ofTerm(side, table, side === left ? right : left)
    for (const { fact, within } of [...answersIn(left, table), ...answersIn(right, table)]) {
      const apart = (value: number): number | undefined => {
        const changed: Facts = within === undefined ? { ...plain, [fact]: String(value) } : { ...plain, [within.name]: [{ ...rowOf(within, reading.on), [fact]: String(value) }], [fact]: String(value) }
        const [one, other] = [left, right].map((term) => read(term, changed))
        return one === undefined || other === undefined ? undefined : one - other
      }
      const [at, then] = [apart(0), apart(1)]
      if (at !== undefined && then !== undefined && at !== then) add(fact, within, { number: -at / (then - at) })
    }
  }

  function ofTerm(term: Term, table: RowsField | undefined, other: Term): void {
    const count = (): number | undefined => read(other, plain)
    switch (term.term) {
      case 'age': case 'elapsed': {
        const [from, to, unit] = term.term === 'age' ? [term.born, term.on, 'year' as const] : [term.from, term.to, term.unit]
        const number = count()
        if (number === undefined || Math.abs(number) > 100_000) return
        const whole = Math.round(number)
        if (from.day === 'fact') at(from.fact, to, -whole)
        if (to.day === 'fact') at(to.fact, from, whole)
        return
        function at(fact: string, of: DayTerm, units: number): void {
          const day = dayOfTerm(of, plain, reading)
          if (typeof day === 'string') add(fact, table, { day: { day: addDays, month: addMonths, year: addYears }[unit](day, units) })
        }
      }
      case 'sum': case 'min': case 'max': case 'count':
        if (term.where && 'rule' in term.where) visit(term.where, tableNamed(term.fact))
        else if (term.where) add(term.where.column, tableNamed(term.fact), { word: String(term.where.is) })
        return
      case 'lookup': {
        const rows = valueOn(reading.tables?.[term.table]?.versions ?? [], reading.on)
        if (rows !== unset) for (const { keys } of rows.slice(0, 8)) keys.forEach((word, index) => { if (term.by[index] !== undefined) add(term.by[index], table, { word }) })
        return
      }
      case 'points': return bands(term.bands, term.of, table)
      case 'plus': case 'minus': case 'times': ofTerm(term.left, table, other); ofTerm(term.right, table, other); return
      case 'rounded': ofTerm(term.of, table, other)
    }
  }

  function answersIn(term: Term, table: RowsField | undefined): readonly { readonly fact: string; readonly within: RowsField | undefined }[] {
    switch (term.term) {
      case 'fact': return [{ fact: term.fact, within: table?.columns.some(({ name }) => name === term.fact) ? table : undefined }]
      case 'sum': case 'min': case 'max': return [{ fact: term.column, within: tableNamed(term.fact) }]
      case 'plus': case 'minus': case 'times': return [...answersIn(term.left, table), ...answersIn(term.right, table)]
      case 'points': case 'rounded': return answersIn(term.of, table)
      default: return []
    }
  }

  function read(term: Term, facts: Facts): number | undefined {
    try {
      const amount = amountOf(term, facts, reading)
      return amount instanceof Decimal ? Number(amount.toString()) : undefined
    } catch {
      return undefined
    }
  }

  function dayMeets(left: DayTerm, right: DayTerm, table: RowsField | undefined): void {
    const day = dayOfTerm(right, plain, reading)
    if (typeof day !== 'string') return
    let [term, on] = [left, day]
    while (term.day === 'later' || term.day === 'earlier') {
      const { unit, count } = term.duration
      on = { day: addDays, month: addMonths, year: addYears }[unit](on, term.day === 'later' ? -count : count)
      term = term.of
    }
    if (term.day === 'fact') add(term.fact, table, { day: on })
  }
}
