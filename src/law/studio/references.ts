/** What the members of a declaration that are names are the names of. Pure. */
import { ruleTitle, valueTitle } from '../called.ts'
import { fieldsOf, type Procedure } from '../procedure.ts'
import type { Text } from '../text.ts'
import type { ClauseKind } from './clauses.ts'

/** Of what a name in a declaration is the name. */
export type NamesOf = 'steps' | 'stepsAndEnd' | 'outcomes' | 'rules' | 'decisions' | 'questions' | 'parameters' | 'tables' | 'bands' | 'lists' | 'scopes' | 'questionnaires' | 'obligations' | 'answers' | 'offices' | 'procedures' | 'registers' | 'bodies' | 'pages'

/** By the kind of the clause and the member, by the two last members, or by the last. */
const references: Readonly<Record<string, NamesOf>> = {
  'names.starts': 'steps', 'names.reopensAt': 'steps', 'names.eligibility': 'rules', 'clock.from': 'steps', 'clock.stopsIn': 'steps', 'step.check': 'rules', 'step.notBy': 'steps', 'step.corrects': 'pages',
  'outcome.to': 'stepsAndEnd', 'outcome.decides': 'decisions', 'silence.to': 'stepsAndEnd', 'silence.decides': 'decisions', 'decision.rules': 'rules', 'decision.endsOn': 'questions', 'decision.endsBefore': 'questions',
  'decision.tells': 'questions', 'credential.claims': 'questions', 'appeal.procedure': 'procedures', 'about.procedures': 'procedures', 'opens.procedure': 'procedures', 'obligation.after': 'decisions', 'entitlement.after': 'decisions',
  'obligation.again': 'obligations', 'upon.report': 'obligations', 'stages.upon': 'obligations', 'entitlement.account': 'questions', 'refunds.account': 'questions', 'refunds.of': 'steps', 'entitlement.from': 'questions', 'charged.from': 'questions', 'charged.until': 'questions',
  'call.at': 'steps', 'call.admits': 'outcomes', 'call.refuses': 'outcomes', 'givenUp.outcomes': 'outcomes', 'ofEach.entry': 'questions', 'allocates.at': 'questions', 'allocates.weekly': 'questions', 'allocates.forEachRow': 'questions', 'allocates.when': 'decisions',
  'hearing.before': 'decisions', 'hearing.objection': 'questions', 'hearing.answer': 'questions', 'hearing.waives': 'outcomes', 'hearing.minutes': 'steps', 'silence.answer': 'answers', 'whenSaid.answer': 'answers',
  'opens.addressee': 'questions', 'opens.takes': 'outcomes', 'perApplicant.same': 'questions', 'owner.field': 'questions', 'named.identifier': 'questions', 'named.email': 'questions', 'named.rows': 'questions',
  'order.reason': 'questions', 'order.whole': 'questions', 'order.purposes': 'questions', 'order.dataPurposes': 'questions', 'order.keys': 'questions', 'order.requestsPerMinute': 'questions', 'revives.arrears': 'questions',
  'by.body': 'bodies', 'by.shown': 'pages', 'late.outcome': 'outcomes', 'commission.members': 'offices', 'commission.chair': 'offices', 'allocates.office': 'offices', 'computed.version': 'questionnaires', 'band.in': 'bands',
  'example.comesTo.at': 'stepsAndEnd', 'comesTo.decisions': 'decisions', 'effect.register': 'registers', 'subject.register': 'registers', 'entry.register': 'registers', 'field.register': 'registers',
  fact: 'questions', parameter: 'parameters', table: 'tables', bands: 'bands', list: 'lists', scope: 'scopes', questionnaire: 'questionnaires', step: 'steps', outcome: 'outcomes', role: 'offices', decides: 'decisions', by: 'questions',
}

/** Of what a member that is a name is the name; undefined where it is a new name, or one of something else. */
export function namedIn(kind: ClauseKind, path: string): NamesOf | undefined {
  const names = path.split('.')
  return references[`${kind}.${path}`] ?? references[`${names.length > 1 ? names.at(-2)! : kind}.${names.at(-1)!}`] ?? references[names.at(-1)!]
}

/** A name with the words by which it is known, where it has some. */
export type Named = readonly [name: string, words: Text]

/** What a name in a declaration may be: what it names, under their titles. Bodies, their offices, procedures and registers are the house's to say. */
export function namesIn(declaration: Procedure, of: NamesOf): readonly Named[] {
  const titled = (things: Readonly<Record<string, { readonly title: Text }>> | undefined): readonly Named[] => Object.entries(things ?? {}).map(([name, { title }]) => [name, title])
  switch (of) {
    case 'steps': case 'stepsAndEnd': return titled(declaration.steps)
    case 'outcomes': return Object.values(declaration.steps).flatMap(({ outcomes }) => Object.entries(outcomes).map(([name, { label }]): Named => [name, label]))
    case 'rules': return Object.keys(declaration.rules).map((name) => [name, ruleTitle(declaration, name)])
    case 'decisions': return titled(declaration.decisions)
    case 'questions': return fieldsOf(declaration).flatMap((field) => [[field.name, field.label] as const, ...(field.kind === 'rows' ? field.columns.map((column): Named => [column.name, column.label]) : [])])
    case 'parameters': return Object.keys(declaration.parameters).map((name) => [name, valueTitle(declaration, name)])
    case 'tables': return titled(declaration.tables)
    case 'bands': return titled(declaration.bands)
    case 'lists': return titled(declaration.lists)
    case 'scopes': return titled(declaration.scopes)
    case 'questionnaires': return titled(declaration.questionnaires)
    case 'obligations': return titled(declaration.obligations)
    case 'answers': return Object.values(declaration.steps).flatMap(({ by }) => (typeof by === 'object' && 'together' in by ? Object.values(by.together.parts).flatMap(({ answers }) => Object.entries(answers).map(([name, { label }]): Named => [name, label])) : []))
    case 'offices': return Object.entries(declaration.offices)
    case 'pages': return declaration.form.map(({ id, title }) => [id, title])
    case 'procedures': case 'registers': case 'bodies': return []
  }
}
