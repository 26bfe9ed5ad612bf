/** Checks the conditions of a form: each speaks of what was asked before it, and no rule waits for an answer that nobody is asked for. */
import { canonical } from './canonical.ts'
import { evaluate, type Reading, type Verdict } from './evaluate.ts'
import type { Facts, Field } from './field.ts'
import { conditionsOf, type FormPage } from './form.ts'
import { type Fault, fault } from './lint.messages.ts'
import { lintRule } from './lint-rules.ts'
import { conditionsIn, fieldsOf, type Procedure } from './procedure.ts'
import { questionnairesOf } from './reading.ts'
import { factsOf, partsOf, type RuleData } from './rule.ts'

/** The form of the application and what is found, and the forms of the reports, each with the rules that read them. */
export function* lintConditions(declaration: Procedure): Generator<Fault> {
  const { form, rules, obligations, questionnaires } = declaration
  yield* lintForm(form, 'form', declaration)
  yield* lintReading(fieldsOf(declaration), conditionsIn(declaration), rules, 'rules', questionnaires)
  yield* lintCorrections(declaration)
  for (const [name, { form: report, tests }] of Object.entries(obligations)) {
    yield* lintForm(report, `obligations.${name}.form`, declaration)
    yield* lintReading(report.flatMap((page) => page.fields), conditionsOf(report), tests, `obligations.${name}.tests`, questionnaires)
  }
}

function* lintForm(form: readonly FormPage[], place: string, declaration: Procedure): Generator<Fault> {
  const all = new Set(form.flatMap(({ fields }) => fields.map(({ name }) => name)))
  const before = new Map<string, Field>()
  /** A condition reads earlier answers only, so that no two questions can wait for each other. */
  function* lintWhen(asked: string, when: RuleData | undefined, at: string): Generator<Fault> {
    if (when === undefined) return
    const later = factsOf(when, declaration.questionnaires).filter((fact) => all.has(fact) && !before.has(fact))
    for (const fact of later) yield fault('asked-before-its-condition', at, asked, fact)
    if (later.length === 0) yield* lintRule(when, at, before, declaration)
  }
  for (const page of form) {
    yield* lintWhen(page.id, page.when, `${place}.${page.id}.when`)
    for (const field of page.fields) {
      yield* lintWhen(field.name, field.when, `${place}.${page.id}.${field.name}.when`)
      before.set(field.name, field)
    }
  }
}

/** A correction must not open a question that nobody can answer, because its page is not corrected. */
function* lintCorrections(declaration: Procedure): Generator<Fault> {
  const { form, steps } = declaration
  const conditions = conditionsOf(form)
  for (const [name, { corrects }] of Object.entries(steps)) {
    if (corrects === undefined || corrects === 'all') continue
    const fieldsWhere = (isCorrected: boolean): readonly Field[] => form.filter(({ id }) => corrects.includes(id) === isCorrected).flatMap((page) => page.fields)
    const corrected = new Set(fieldsWhere(true).map((field) => field.name))
    for (const { name: asked, optional } of fieldsWhere(false)) {
      const when = optional ? undefined : conditions.get(asked)
      const deciding = when && factsOf(when, questionnairesOf(declaration)).find((fact) => corrected.has(fact))
      if (deciding !== undefined) yield fault('correction-opens-question', `steps.${name}.corrects`, asked, deciding)
    }
  }
}

function* lintReading(
  asked: readonly Field[], conditions: ReadonlyMap<string, RuleData>, rules: Readonly<Record<string, RuleData>>, place: string, questionnaires: Procedure['questionnaires'],
): Generator<Fault> {
  const fields = new Map(asked.map((field) => [field.name, field]))
  for (const [fact, condition] of conditions) {
    for (const [name, rule] of Object.entries(rules)) {
      if (factsOf(rule, questionnaires).includes(fact) && mayStayOpen(rule, fact, condition, fields, questionnaires)) yield fault('rule-on-unasked', `${place}.${name}`, name, fact)
    }
  }
}

/** More cases than this are not tried. */
const mostCases = 4096

/**
 * Whether there are answers with which a fact is not asked and the rule is undecided for that reason alone. Flags and choices are tried value by
 * value; any other comparison both ways.
 */
function mayStayOpen(rule: RuleData, fact: string, condition: RuleData, fields: ReadonlyMap<string, Field>, questionnaires: Procedure['questionnaires']): boolean {
  const { cases, plain } = trying(fields, (leaf) => (factsOf(leaf, questionnaires).includes(fact) ? { rule: 'is', fact: 'never asked', value: true } : undefined))
  const [open, closed] = [plain(rule), plain(condition)]
  return cases()?.some((facts) => verdictOf(closed, facts) !== true && verdictOf(open, facts) === 'unknown') ?? false
}

/** Whether there are answers with which a rule holds and another does not; also where there are too many to try. */
export function mayHoldWithout(rule: RuleData, other: RuleData, fields: ReadonlyMap<string, Field>): boolean {
  const { cases, plain } = trying(fields, () => undefined)
  const [one, without] = [plain(rule), plain(other)]
  return cases()?.some((facts) => verdictOf(one, facts) === true && verdictOf(without, facts) !== true) ?? true
}

/** A rule has no dated values here: what rests on them is tried both ways. */
const reading: Reading = { parameters: {}, on: '0001-01-01' }
const verdictOf = (rule: RuleData, facts: Facts): Verdict => evaluate(rule, facts, reading).verdict

/** Rules as they are tried: `plain` makes each comparison one of few values, `cases` are all ways to answer those that were made so; undefined where there are too many. */
function trying(fields: ReadonlyMap<string, Field>, replaced: (leaf: RuleData) => RuleData | undefined): { readonly plain: (rule: RuleData) => RuleData; readonly cases: () => readonly Facts[] | undefined } {
  const tried = new Map<string, readonly (string | boolean)[]>()
  const plain = (data: RuleData): RuleData => withLeaves(data, (leaf) => {
    const other = replaced(leaf)
    if (other !== undefined) return other
    const field = 'fact' in leaf ? fields.get(leaf.fact) : undefined
    if ((leaf.rule === 'is' || leaf.rule === 'oneOf') && (field?.kind === 'flag' || field?.kind === 'choice')) {
      tried.set(field.name, field.kind === 'flag' ? [true, false] : field.choices.map(({ value }) => value))
      return leaf
    }
    const opposite = leaf.rule === 'below' || leaf.rule === 'above'
    const name = canonical(opposite ? { ...bare(leaf), rule: leaf.rule === 'below' ? 'atLeast' : 'atMost' } : bare(leaf))
    tried.set(name, [true, false])
    const holds: RuleData = { rule: 'is', fact: name, value: true }
    return opposite ? { rule: 'not', of: holds } : holds
  })
  const cases = (): readonly Facts[] | undefined =>
    ([...tried.values()].reduce((count, values) => count * values.length, 1) > mostCases ? undefined : factsIn([...tried]))
  return { plain, cases }
}

/** A rule without its law and words. */
const bare = (rule: RuleData): object => Object.fromEntries(Object.entries(rule).filter(([key]) => key !== 'basis' && key !== 'otherwise'))

/** A rule with each rule that has no parts replaced. */
function withLeaves(rule: RuleData, leaf: (data: RuleData) => RuleData): RuleData {
  switch (rule.rule) {
    case 'all': case 'any': return { rule: rule.rule, of: rule.of.map((part) => withLeaves(part, leaf)) }
    case 'not': return { rule: 'not', of: withLeaves(rule.of, leaf) }
    case 'unless': return { rule: 'unless', general: withLeaves(rule.general, leaf), exception: withLeaves(rule.exception, leaf) }
    case 'onlyIn': {
      const [scope, required] = partsOf(rule)
      return { rule: 'any', of: [{ rule: 'not', of: leaf(scope!) }, withLeaves(required!, leaf)] }
    }
    default: return leaf(rule)
  }
}

/** Every way to answer: one value of each. */
const factsIn = ([first, ...others]: readonly (readonly [string, readonly (string | boolean)[]])[]): readonly Facts[] =>
  (first === undefined ? [{}] : factsIn(others).flatMap((facts) => first[1].map((value) => ({ ...facts, [first[0]]: value }))))
