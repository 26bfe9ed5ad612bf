/** Clauses of steps that several perform together and of referrals: who, in what time, with what answers, and what silence means. */
import type { Clause } from './clause.ts'
import { listedFindings } from './clauses-findings.ts'
import { otherTermWords } from './clauses-terms.ts'
import { within } from './clauses.messages.ts'
import type { Field } from './field.ts'
import { inEveryLanguage, listOf } from './format.ts'
import { outsiderClauses, outsiderWords } from './outsiders.messages.ts'
import { isOutsider } from './outsiders.ts'
import { isReferral, type Outcome, partsOf, type Procedure, type Step } from './procedure.ts'
import { same, type Text } from './text.ts'
import type { Part, Referral } from './together.ts'
import { silence, together as say } from './together.messages.ts'

const joined = (texts: readonly Text[], between: string): Text => inEveryLanguage((locale) => texts.map((text) => text[locale]).join(between))
const found = (fields: readonly Pick<Field, 'label'>[]): Text => joined(fields.map(({ label }) => label), '; ')

/** What is said of a step that several perform together, or that is referred to another body; nothing of any other. */
export function togetherClauses(declaration: Procedure, { by }: Step, performer: (by: Part['by']) => Text): readonly Clause[] {
  if (isReferral(by)) return shown(declaration, by)
  if (isOutsider(by)) return outsiderClauses(declaration, by).map((words) => ({ words }))
  if (typeof by !== 'object' || !('together' in by)) return []
  const { needs } = by.together
  return [
    ...Object.values(by.together.parts).map((part) => partClause(declaration, part, performer)),
    { words: typeof needs === 'object' ? say.quorum(needs.quorum) : say.needs[needs] },
  ]
}

function shown({ form }: Procedure, { shown: pages }: Referral): readonly Clause[] {
  const named = form.filter(({ id }) => pages?.includes(id))
  return named.length > 0 ? [{ words: say.shown(listOf(named.map(({ title }) => title))) }] : []
}

/** The part of one performer: who, in what time, with what answers, and what silence means. */
export function partClause(declaration: Procedure, part: Part, performer: (by: Part['by']) => Text): Clause {
  const { title, by, basis, findings, answers, silence: silent } = part
  return {
    words: joined([title, joined([performer(by), ...(part.within ? [within(part.within)] : [])], ', ')], ' — '), basis,
    parts: [
      ...(isReferral(by) ? shown(declaration, by) : []), ...(isOutsider(by) ? outsiderClauses(declaration, by).map((words) => ({ words })) : []),
      ...(part.otherTerms ?? []).map((other) => ({ words: otherTermWords(declaration, other), basis: other.basis })),
      ...(part.sign ? [{ words: outsiderWords.sees.signs }] : []),
      ...(findings ? [{ words: say.findings(found(listedFindings(declaration, findings))) }] : []),
      { words: say.answers, parts: Object.values(answers).map((answer) => ({
        words: joined([answer.label, ...(answer.findings ? [say.findings(found(listedFindings(declaration, answer.findings)))] : [])], ': '),
      })) },
      silent === 'escalate' ? { words: silence.partEscalates }
        : { words: silence.part(answers[silent.answer]?.label ?? same(silent.answer)), basis: silent.basis },
    ],
  }
}

/** On what an outcome depends in a step that several perform together; undefined in any other. */
export function saidText({ by }: Step, { whenSaid, whenNobody, byClock }: Outcome): Text | undefined {
  const parts = Object.values(partsOf(by))
  if (parts.length === 0 || byClock) return undefined
  if (whenSaid === undefined) return whenNobody ? say.nobody : say.otherwise
  const label = parts.flatMap(({ answers }) => answers[whenSaid.answer]?.label ?? [])[0] ?? same(whenSaid.answer)
  const said = whenSaid.by === 'all' ? say.saidByAll(label) : whenSaid.by === 'any' ? say.saidByAny(label) : say.saidBy(label, whenSaid.by)
  return whenNobody ? say.orNobody(said) : said
}
