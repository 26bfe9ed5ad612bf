/** Lists, tables, bands, questionnaires and computed facts of a declaration as clauses of law. */
import type { Clause } from './clause.ts'
import { sources as say } from './clauses.messages.ts'
import type { DatedValue } from './dated.ts'
import { formatDay, formatDecimal, inEveryLanguage } from './format.ts'
import type { Band, TableRow } from './lists-and-tables.ts'
import { printTerm } from './print-rule.ts'
import { fieldsOf, type Procedure } from './procedure.ts'
import type { Questionnaire } from './questionnaire.ts'
import { readingOf } from './reading.ts'
import { same, type Text } from './text.ts'

/** One clause for each version of what is declared, what it holds below it. */
function versions<T>(title: Text, dated: readonly DatedValue<T>[], parts: (value: T) => readonly Text[]): readonly Clause[] {
  return dated.map(({ from, value, basis, note }) => ({
    words: inEveryLanguage((locale) => {
      const since = from === '0001-01-01' ? '' : ` (${say.from(formatDay(from, locale))[locale]})`
      return `${title[locale]}${since}${value === null ? `: ${say.notSet[locale]}.` : ':'}`
    }), basis,
    parts: [...(value === null ? [] : parts(value)), ...(note ? [note] : [])].map((words) => ({ words })),
  }))
}

const number = (value: string): Text => inEveryLanguage((locale) => formatDecimal(value, locale))
const row = ({ keys, value }: TableRow): Text => inEveryLanguage((locale) => `${keys.join('; ')} — ${formatDecimal(value, locale)}`)
const band = ({ title, from, below, points }: Band): Text => inEveryLanguage((locale) => {
  const range = [...(from === undefined ? [] : [say.atLeast(number(from)[locale])[locale]]), ...(below === undefined ? [] : [say.below(number(below)[locale])[locale]])]
  return `${title[locale]} — ${range.join(', ') || say.any[locale]}${points === undefined ? '' : `; ${say.points(number(points)[locale])[locale]}`}`
})

export function sourceClauses(declaration: Procedure): readonly Clause[] {
  const { lists = {}, tables = {}, bands = {}, questionnaires = {}, computed = [] } = declaration
  const fields = fieldsOf(declaration)
  const reading = readingOf(declaration, declaration.inForce.from)
  return [
    ...Object.values(lists).flatMap(({ title, versions: all }) => versions(title, all, (values) => [same(values.join('; '))])),
    ...Object.values(tables).flatMap(({ title, versions: all }) => versions(title, all, (rows) => rows.map(row))),
    ...Object.values(bands).flatMap(({ title, versions: all }) => versions(title, all, (value) => value.map(band))),
    ...Object.values(questionnaires).map((one) => questionnaireClause(declaration, one)),
    ...computed.map((one): Clause => ({ words: inEveryLanguage((locale) => {
      const what = 'version' in one ? say.edition[locale] : printTerm('amount' in one ? one.amount : one.band.of, fields, locale, reading)
      return `${one.field.label[locale]} — ${say.computed(what)[locale]}.`
    }) })),
  ]
}

function questionnaireClause(declaration: Procedure, { title, version, sections, basis }: Questionnaire): Clause {
  const fields = new Map(fieldsOf(declaration).map((field) => [field.name, field]))
  return { words: say.questionnaire(title, version), basis, parts: sections.map((section): Clause => ({
    words: section.title, parts: section.questions.map(({ fact, points }): Clause => ({ words: inEveryLanguage((locale) => {
      const field = fields.get(fact)
      const labels = new Map(field && 'choices' in field ? field.choices.map(({ value, label }) => [value, label[locale]]) : [['true', say.yes[locale]], ['false', say.no[locale]]])
      const answers = Object.entries(points).map(([answer, gained]) => `${labels.get(answer) ?? answer} — ${formatDecimal(gained, locale)}`)
      return `${field?.label[locale] ?? fact}: ${answers.join('; ')}`
    }) })),
  })) }
}
