/** A service of two steps from which an author begins, and what a clause is when it is added: small, and sound by the linter. Pure. */
import type { Body } from '../body.ts'
import type { Json, JsonObject } from '../canonical.ts'
import { type Act, assumed, type Citation } from '../citation.ts'
import { months, workdays, years } from '../duration.ts'
import { type Field, text } from '../field.ts'
import { type DecisionKind, fieldsOf, type Procedure } from '../procedure.ts'
import { given } from '../rule.ts'
import type { Text } from '../text.ts'
import type { Day } from '../time.ts'
import type { ClauseKind } from './clauses.ts'
import { skeletonWords as words } from './messages.ts'

export interface Beginning {
  /** `body.name`. */
  readonly id: string
  readonly title: Text
  readonly body: Pick<Body, 'name' | 'roles'>
  /** Of the numbers of its decisions. */
  readonly register: string
  readonly by: 'person' | 'company'
  /** The act on which it rests until its author says more. */
  readonly act: Act
  readonly from: Day
  /** How refusals are appealed, as the services of the house have it. */
  readonly appeal?: DecisionKind['appeal']
}

/** The two offices that decide: whoever prepares and whoever signs; of a body with one office, that one, in two people. */
function officesOf({ roles }: Pick<Body, 'roles'>): readonly [officer: string, head: string] {
  const all = Object.keys(roles)
  const ending = (name: string): string | undefined => all.find((role) => role.endsWith(`.${name}`))
  const officer = ending('officer') ?? all[0] ?? 'officer'
  return [officer, ending('head') ?? all.at(-1) ?? officer]
}

/** A service in two steps, an officer's check and a head's signature, that asks one question. */
export function skeletonOf({ id, title, body, register, by, act, from, appeal }: Beginning): Procedure {
  const basis = assumed(act)
  const [officer, head] = officesOf(body)
  const asks = text('request', { label: words.question, maxLength: 2000, long: true })
  return {
    id, title, summary: title, audience: by === 'person' ? words.people : words.companies,
    inForce: { from, basis, openCases: { rule: 'finish', basis } },
    body: { name: body.name, register }, offices: Object.fromEntries([officer, head].map((role) => [role, body.roles[role] ?? words.check])),
    opens: by === 'person' ? { by, signs: 'anyone' } : { by, signs: 'head' },
    form: [{ id: 'application', title: words.page, fields: [asks] }],
    parameters: {},
    rules: { complete: plain(given(asks).by(basis).else(words.missing)) },
    clock: { within: workdays(15), from: 'check', stopsIn: [], silence: 'escalate', basis },
    starts: 'check',
    steps: {
      check: {
        title: words.check, by: { role: officer }, within: workdays(10), basis, check: 'complete', late: 'escalate',
        outcomes: { propose: { label: words.propose, to: 'decision', whenCheck: [true] }, decline: { label: words.decline, to: 'decision', reasons: true } },
      },
      decision: {
        title: words.decision, by: { role: head }, within: workdays(5), basis, check: 'complete', notBy: ['check'], sign: true, late: 'escalate',
        // Whoever acts for an organisation does not decide for it.
        ...(by === 'company' && { excluded: [{ of: 'representatives', within: months(12), basis }] }),
        outcomes: {
          grant: { label: words.grant, to: 'closed', decides: 'granted', whenCheck: [true], after: { step: 'check', outcome: 'propose' } },
          refuse: { label: words.refuse, to: 'closed', decides: 'refused', reasons: true, after: { step: 'check', outcome: 'decline' } },
          reconsider: { label: words.reconsider, to: 'check', reasons: true },
        },
      },
    },
    decisions: {
      granted: { title: words.granted, words: words.grantedWords, effect: 'grant', rules: ['complete'], basis },
      refused: { title: words.refused, words: words.refusedWords, effect: 'refuse', rules: ['complete'], basis, ...(appeal && { appeal }) },
    },
    reopensAt: 'check', obligations: {}, fee: 'free', complaint: { words: words.complaint, basis }, keep: { for: years(5), basis },
  }
}

const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

/** The kinds of questions that are added with a choice, the commonest first. */
export const questionKinds = ['text', 'longText', 'flag', 'choice', 'choices', 'integer', 'decimal', 'money', 'date', 'email', 'phone', 'file', 'region', 'address', 'rows'] as const
export type QuestionKind = (typeof questionKinds)[number]

/** What can be added to a draft, by the record or list that takes it. */
export type Addable = Extract<ClauseKind, 'page' | 'field' | 'rule' | 'step' | 'outcome' | 'decision'>

/** A clause as it is when it is added: its author writes the rest. */
export function newClause(draft: Procedure, kind: Addable, name: string, question: QuestionKind = 'text'): Json {
  const { basis } = draft.inForce
  const [first = ''] = Object.keys(draft.offices)
  const made = { page: () => ({ id: name, title: words.newPage, fields: [] }), field: () => questionOf(name, question), rule: () => ruleFor(draft, basis),
    step: () => ({ title: words.newStep, by: { role: first }, within: workdays(5), basis, late: 'escalate', outcomes: { done: { label: words.newOutcome, to: 'closed' } } }),
    outcome: () => ({ label: words.newOutcome, to: 'closed' }), decision: () => ({ title: words.newDecision, words: words.grantedWords, effect: 'grant', rules: [], basis }) }
  return plain(made[kind]()) as unknown as JsonObject
}

function ruleFor(draft: Procedure, basis: Citation) {
  const [field] = fieldsOf(draft)
  return { rule: 'given', fact: field?.name ?? 'request', basis, otherwise: words.newGround }
}

function questionOf(name: string, kind: QuestionKind): Field {
  const label = words.newQuestion
  const choices = [{ value: 'first', label: words.newChoice }]
  switch (kind) {
    case 'text': return { kind, name, label, maxLength: 300 }
    case 'longText': return { kind: 'text', name, label, maxLength: 3000, long: true }
    case 'choice': case 'choices': return { kind, name, label, choices }
    case 'file': return { kind, name, label, accept: ['application/pdf'], limitMegabytes: 10 }
    case 'rows': return { kind, name, label, columns: [{ kind: 'text', name: 'item', label, maxLength: 300 }], minRows: 1, maxRows: 20 }
    default: return { kind, name, label }
  }
}

/** Every act that a declaration cites, by its id. */
export function actsCited(declarations: readonly Procedure[]): ReadonlyMap<string, Act> {
  const acts = new Map<string, Act>()
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if ('confidence' in value && 'act' in value) {
      const act = value.act as Act
      acts.set(act.id, acts.get(act.id) ?? act)
    }
    for (const inside of Object.values(value)) visit(inside)
  }
  declarations.forEach(visit)
  return acts
}
