/** Which rules of participation a participant does not keep, by what it applied with, reported and paid. Pure; every rule is a declared one. */
import type { Citation } from '../../../law/citation.ts'
import { Decimal } from '../../../law/decimal.ts'
import { amountOf, evaluate, type Reading, type Trace } from '../../../law/evaluate.ts'
import type { Facts, Field } from '../../../law/field.ts'
import { formatDay, inEveryLanguage } from '../../../law/format.ts'
import { formatMoney } from '../../../law/money.ts'
import { sayGrounds } from '../../../law/print.ts'
import { fieldsOf, type Procedure } from '../../../law/procedure.ts'
import { readBy, readingOf } from '../../../law/reading.ts'
import type { RuleData } from '../../../law/rule.ts'
import type { Text } from '../../../law/text.ts'
import { type Day, parseDay, yearOf } from '../../../law/time.ts'
import type { OwedOn } from '../../../kernel/ledger/index.ts'
import type { KeptReport } from '../../../kernel/obligations/index.ts'
import type { IncomeTest } from '../terms.ts'
import { monitoringWords } from './messages.ts'
import type { Judged, Monitoring } from './options.ts'

/** A reason in words, with its law and what was found. */
export interface Said { readonly text: Text; readonly basis?: Citation; readonly measured?: Text }

/** A rule as it was judged, to be shown step by step. */
export interface Traced { readonly rule: RuleData; readonly trace: Trace; readonly reading: Reading }

/** A rule that is not kept, or of which nobody can tell whether it is. */
export interface Broken {
  readonly rule: string
  /** On what it was judged, so that the same is found once: a report, an invoice, a year, or nothing more. */
  readonly occasion: string
  readonly judged: Judged
  readonly verdict: false | 'unknown'
  readonly said: { readonly title: Text; readonly grounds: readonly Said[]; readonly traced?: Traced }
}

/** A rule that was judged and is kept. */
interface Kept extends Pick<Broken, 'rule' | 'occasion' | 'judged'> { readonly verdict: true }

/** A participant, with all that its rules are judged on. */
export interface Watched {
  /** The answers of its application. */
  readonly facts: Facts
  readonly reports: readonly KeptReport[]
  /** What is owed on the invoices of the reports, by their ids. */
  readonly owed: ReadonlyMap<string, OwedOn>
}

/** The law by which a participant is judged on a day. */
export interface ParkLaw {
  readonly residency: Procedure
  readonly test: IncomeTest
  readonly monitoring: Monitoring
  readonly on: Day
}

/** All rules of a participant that were judged, in the order in which they are declared: the kept ones too, for only they have been put right. */
export const judgedIn = (watched: Watched, law: ParkLaw): readonly (Broken | Kept)[] => [
  ...ofApplication(watched, law), ...yearsOf(watched).flatMap((year) => ofYear(watched, law, year)), ...watched.reports.flatMap((report) => ofReport(report, watched, law)),
]

/** All rules that a participant does not keep on a day. */
export const brokenIn = (watched: Watched, law: ParkLaw): readonly Broken[] => judgedIn(watched, law).filter((one) => one.verdict !== true)

/** What a finding may be a ground for: a late report, an unpaid contribution or a broken condition. */
export type Ground = 'late' | 'unpaid' | 'broken'

/**
 * Of what a finding is a ground on a day; undefined where it is none. What nobody knows is a question. The law asks of a year as a whole: a quarter, or a year that
 * is not over, breaks nothing yet.
 */
export function groundOf({ judged, verdict, occasion }: Pick<Broken, 'judged' | 'occasion'> & { readonly verdict: false | 'broken' | 'unknown' }, on: Day): Ground | undefined {
  if (verdict === 'unknown' || judged === 'report' || (judged === 'year' && Number(occasion) >= yearOf(on))) return undefined
  return judged === 'late' || judged === 'unpaid' ? judged : 'broken'
}

function ofApplication({ facts }: Watched, { residency, monitoring, on }: ParkLaw): readonly (Broken | Kept)[] {
  return monitoring.rules.flatMap((name) => {
    const rule = residency.rules[name]
    return rule === undefined ? [] : judge({ name, title: () => monitoringWords.conditions, rule, facts, reading: readingOf(residency, on), fields: fieldsOf(residency), judged: 'application', occasion: '' })
  })
}

const yearsOf = ({ reports }: Watched): readonly number[] => [...new Set(reports.flatMap(({ report, period }) => (report === undefined ? [] : [yearOf(period.to)])))]

/** The yearly test on what the reports of the year say together. */
function ofYear({ reports }: Watched, { test, monitoring }: ParkLaw, year: number): readonly (Broken | Kept)[] {
  const made = reports.filter(({ report, period }) => report !== undefined && yearOf(period.to) === year)
  const facts: Facts = Object.fromEntries(Object.values(test.fields).map(({ name }) => [name, made.reduce((sum, { report, procedure, period }) => {
    const term = monitoring.yearly[name]
    const amount = term === undefined ? Decimal.zero : amountOf(term, report!, readingOf(procedure, period.to))
    return amount instanceof Decimal ? sum.plus(amount) : sum
  }, Decimal.zero).toBigInt().toString()]))
  const lastDay = parseDay(`${year}-12-31`)
  return judge({
    name: 'income-test', title: () => monitoringWords.ofYear(year, made.length), rule: test.rule, facts, reading: { parameters: test.parameters, on: lastDay }, fields: Object.values(test.fields), judged: 'year', occasion: String(year),
  })
}

function ofReport({ id, declared, procedure, period, dueDay, ended, report, tests, invoice }: KeptReport, { owed }: Watched, { on }: ParkLaw): readonly (Broken | Kept)[] {
  // Said only where something is found: of most reports nothing is.
  const of = (): Text => inEveryLanguage((locale) => `${declared.title[locale]}, ${formatDay(period.from, locale)} – ${formatDay(period.to, locale)}`)
  const fields = declared.form.flatMap((page) => page.fields)
  const late: readonly (Broken | Kept)[] = report !== undefined ? [{ rule: 'late', occasion: id, judged: 'late', verdict: true }] : ended || dueDay >= on ? [] : [{
    rule: 'late', occasion: id, judged: 'late', verdict: false,
    said: { title: of(), grounds: [{ text: monitoringWords.late, basis: declared.basis, measured: monitoringWords.dueOn(dueDay) }] },
  }]
  const failed = report === undefined ? [] : tests.flatMap(({ name, verdict, trace }): readonly (Broken | Kept)[] => {
    const rule = declared.tests[name]
    const reading = readingOf(procedure, period.to)
    if (verdict === true) return [{ rule: name, occasion: id, judged: 'report', verdict }]
    return rule === undefined || verdict !== false ? [] : [told({ name, title: of, rule, reading, fields, judged: 'report', occasion: id }, trace, verdict, [])]
  })
  const debt = invoice === undefined ? undefined : owed.get(invoice)
  const paid: readonly Kept[] = debt === undefined || debt.outstanding > 0n ? [] : [{ rule: 'unpaid', occasion: invoice!, judged: 'unpaid', verdict: true }]
  const unpaid: readonly (Broken | Kept)[] = debt === undefined || debt.outstanding <= 0n || debt.due >= on || declared.pays === undefined ? paid : [{
    rule: 'unpaid', occasion: invoice!, judged: 'unpaid', verdict: false,
    said: {
      title: of(),
      grounds: [{
        text: monitoringWords.unpaid, basis: declared.pays.basis,
        measured: inEveryLanguage((locale) => `${monitoringWords.invoice[locale]} № ${debt.number}: ${formatMoney(debt.outstanding, locale)}; ${monitoringWords.dueOn(debt.due)[locale]}`),
      }],
    },
  }]
  return [...late, ...failed, ...unpaid]
}

interface Judging {
  readonly name: string
  readonly title: () => Text
  readonly rule: RuleData
  readonly reading: Reading
  readonly fields: readonly Field[]
  readonly judged: Judged
  readonly occasion: string
}

/** What is not known because no act sets it is nobody's fault, and is not told. */
function judge({ facts, ...of }: Judging & { readonly facts: Facts }): readonly (Broken | Kept)[] {
  const { verdict, trace, missing } = evaluate(of.rule, facts, of.reading)
  const asked = missing.filter((name) => !name.includes(':'))
  if (verdict === true) return [{ rule: of.name, occasion: of.occasion, judged: of.judged, verdict }]
  return verdict === 'unknown' && asked.length === 0 ? [] : [told(of, trace, verdict, asked)]
}

function told({ name, title, rule, reading, fields, judged, occasion }: Judging, trace: Trace, verdict: false | 'unknown', missing: readonly string[]): Broken {
  const unknown = missing.flatMap((fact): readonly Said[] => {
    const label = fields.find((field) => field.name === fact)?.label
    return label === undefined ? [] : [{ text: monitoringWords.notKnown(label) }]
  })
  const grounds = verdict === false ? sayGrounds(rule, trace, fields, reading) : unknown
  return {
    rule: name, occasion, judged, verdict,
    said: { title: title(), grounds: grounds.length > 0 ? grounds : [{ text: rule.otherwise ?? monitoringWords.broken, ...(rule.basis && { basis: rule.basis }) }], traced: { rule, trace, reading: readingFor(rule, reading) } },
  }
}

/** What of a reading a rule reads: it is kept with the finding, to be shown as it was. */
function readingFor(rule: RuleData, reading: Reading): Reading {
  const named = JSON.stringify(rule)
  return { ...readBy([rule], reading), parameters: Object.fromEntries(Object.entries(reading.parameters).filter(([name]) => named.includes(`"${name}"`))) }
}
