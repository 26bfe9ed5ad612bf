/** Prints a declaration as the text of a legal act: numbered clauses, each with its citation and how sure it is. */
import { type Citation, type Confidence, printCitation } from './citation.ts'
import { type Clause, chaptersOf } from './clauses.ts'
import { chapters, confidenceWords, rest } from './clauses.messages.ts'
import type { Procedure } from './procedure.ts'
import type { RegisterTitles } from './register.ts'
import type { Locale, Text } from './text.ts'

export { printRule } from './print-rule.ts'
export { sayGrounds } from './print-ground.ts'
export { printTrace, verdictText, type PrintedTrace, type TracedRule } from './print-trace.ts'

/** How sure a clause is, in words. */
export const confidenceText = (confidence: Confidence): Text => confidenceWords[confidence]

/**
 * Prints a declaration in one language as plain text: chapters and clauses numbered `2.3.1`, and in brackets after a clause
 * where it stands in the law and how sure that is. What is to be known about a citation is noted once, at the end.
 */
export function printDeclaration(declaration: Procedure, locale: Locale, titles?: RegisterTitles): string {
  const notes: string[] = []
  const printed = chaptersOf(declaration, titles).map(({ title, clauses }, index) => [
    `${index + 1}. ${title[locale]}`, '',
    ...clauses.flatMap((clause, at) => lines(clause, `${index + 1}.${at + 1}`, locale, notes)), '',
  ])
  const { title, body, id, summary } = declaration
  const noted = notes.length === 0 ? [] : [chapters.notes[locale], '', ...notes.map((note, index) => `${index + 1}) ${note}`), '']
  return [title[locale], body.name[locale], id, '', summary[locale], '', ...printed.flat(), ...noted].join('\n')
}

/** A clause and its parts in one language as lines without numbers, each with its citation in brackets. */
export function printClause({ words, basis, parts = [] }: Clause, locale: Locale, depth = 0): string {
  const source = basis === undefined ? '' : ` [${printCitation(basis)[locale]}; ${confidenceWords[basis.confidence][locale]}]`
  return [`${'  '.repeat(depth)}${words[locale]}${source}`, ...parts.map((part) => printClause(part, locale, depth + 1))].join('\n')
}

/** A clause and its parts, those indented. Notes are collected, each once. */
function lines(
  { words, basis, parts = [], procedure }: Clause, number: string, locale: Locale, notes: string[]
): readonly string[] {
  const source = basis === undefined ? '' : ` [${cited(basis, locale, notes)}]`
  const link = procedure === undefined ? '' : ` (${procedure})`
  const indent = '  '.repeat(number.split('.').length - 2)
  return [
    `${indent}${number}. ${words[locale]}${link}${source}`,
    ...parts.flatMap((part, index) => lines(part, `${number}.${index + 1}`, locale, notes)),
  ]
}

function cited(citation: Citation, locale: Locale, notes: string[]): string {
  const where = `${printCitation(citation)[locale]}; ${confidenceWords[citation.confidence][locale]}`
  const note = citation.note?.[locale]
  if (note === undefined) return where
  if (!notes.includes(note)) notes.push(note)
  return `${where}; ${rest.note[locale]} ${notes.indexOf(note) + 1}`
}
