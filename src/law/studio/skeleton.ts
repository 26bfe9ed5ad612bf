/** A service of two steps from which an author begins, and what a clause is when it is added: small, and sound by the linter. Pure. */
import type { Body } from '../body.ts'
import type { Json, JsonObject } from '../canonical.ts'
import { type Act, assumed, type Citation } from '../citation.ts'
import { months, workdays, years } from '../duration.ts'
import { type Field, text } from '../field.ts'
import { type DecisionKind, fieldsOf, type Procedure } from '../procedure.ts'
import { given, titled } from '../rule.ts'
import { locales, type Text } from '../text.ts'
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
  readonly by: 'person' | 'company' | 'personOrCompany'
  /** The act on which it rests until its author says more: one that is cited in the house, or the body's own, of which its author says more. */
  readonly act: Act | 'own'
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
export function skeletonOf({ id, title, body, register, by, act: chosen, from, appeal }: Beginning): Procedure {
  const act = chosen === 'own' ? newAct(ownActId({ id }, 'rules')) : chosen
  const basis = assumed(act)
  const [officer, head] = officesOf(body)
  const asks = text('request', { label: words.question, maxLength: 2000, long: true })
  return {
    id, title, summary: title, audience: { person: words.people, company: words.companies, personOrCompany: words.either }[by],
    inForce: { from, basis, openCases: { rule: 'finish', basis } },
    ...(chosen === 'own' && { acts: [act] }), body: { name: body.name, register }, offices: Object.fromEntries([officer, head].map((role) => [role, body.roles[role] ?? words.check])),
    opens: by === 'company' ? { by, signs: 'head' } : { by, signs: 'anyone' },
    form: [{ id: 'application', title: words.page, fields: [asks] }],
    parameters: {},
    rules: { complete: plain(titled(words.complete, given(asks).by(basis).else(words.missing))) },
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
        ...(by !== 'person' && { excluded: [{ of: 'representatives', within: months(12), basis }] }),
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
export const questionKinds = ['text', 'longText', 'flag', 'choice', 'choices', 'integer', 'decimal', 'money', 'date', 'email', 'phone', 'iban', 'file', 'region', 'address', 'rows'] as const
export type QuestionKind = (typeof questionKinds)[number]

/** What can be added to a draft, by the record or list that takes it. */
export type Addable = Extract<ClauseKind, 'page' | 'field' | 'rule' | 'step' | 'outcome' | 'decision' | 'parameter' | 'list' | 'table' | 'bands' | 'workingHours' | 'entitlement' | 'obligation' | 'call' | 'allocates' | 'about' | 'subject' | 'scope' | 'questionnaire' | 'computed' | 'act'> | 'opinions' | 'credential' | 'payment' | 'entry' | 'office'

/** What a draft holds one of: it has no name but that of its kind. */
export const singular = ['call', 'allocates', 'workingHours', 'about', 'subject'] as const satisfies readonly Addable[]

/** What an added clause may name that is the house's to say. */
export interface HouseNames { readonly registers?: readonly (readonly [id: string, title: Text])[]; readonly offices?: Readonly<Record<string, Text>>; readonly incomes?: readonly string[]; /** Those that the body wrote for its other services. */ readonly acts?: readonly Act[] }

/** What its author said of an added clause: the kind of a question, what it is called, and what the house has. */
export interface Added { readonly question?: QuestionKind | undefined; readonly called?: Partial<Text>; readonly house?: HouseNames }

/** The id of an act of the body itself: it begins with the service that brings it along, so that two services have two. */
export const ownActId = ({ id }: Pick<Procedure, 'id'>, name: string): string => `${id.replace('.', '-')}-${name}`

/** An act of which nothing is known yet. */
const newAct = (id: string): Act => ({ id, title: words.newAct, short: words.newAct, dividedInto: 'items', notPublished: true })

/** A clause as it is when it is added, called as its author said where they did: its author writes the rest. What it names is what the draft or the house has. */
export function newClause(draft: Procedure, kind: Addable, name: string, { question = 'text', called = {}, house: { registers = [], offices = {}, incomes = [] } = {} }: Added = {}): Json {
  const [register = ['', words.newRegister] as const] = registers
  const { basis, from } = draft.inForce
  const [first = ''] = Object.keys(draft.offices)
  const granted = Object.entries(draft.decisions).find(([, { effect }]) => effect === 'grant')?.[0] ?? 'granted'
  const [number] = fieldsOf(draft).filter((one) => one.kind === 'integer' || one.kind === 'decimal')
  const deciding = Object.entries(draft.steps).find(([, { outcomes }]) => Object.values(outcomes).some(({ decides }) => decides !== undefined))?.[0] ?? draft.starts
  const entitled = (title: Text) => ({ title })
  const ofDays = (value: Json) => [{ from, value, basis }]
  const opinion = (title: Text) => ({
    title, by: { role: first }, basis, within: workdays(10), answers: { agree: { label: words.agree }, disagree: { label: words.disagree, reasons: true } }, silence: { answer: 'agree', basis },
  })
  const made: Readonly<Record<Addable, () => object>> = {
    page: () => ({ id: name, title: words.newPage, fields: [] }), field: () => questionOf(name, question), rule: () => ({ ...entitled(words.newRule), ...ruleFor(draft, basis) }),
    step: () => ({ title: words.newStep, by: { role: first }, within: workdays(5), basis, late: 'escalate', outcomes: { done: { label: words.newOutcome, to: 'closed' } } }),
    opinions: () => ({
      title: words.opinions, by: { together: { parts: { first: opinion(words.firstOpinion), second: opinion(words.secondOpinion) }, needs: 'all' } }, basis, late: 'escalate',
      outcomes: { cleared: { label: words.allAgree, to: deciding, whenSaid: { answer: 'agree', by: 'all' } }, contested: { label: words.notAllAgree, to: draft.starts } },
    }),
    outcome: () => ({ label: words.newOutcome, to: 'closed' }), decision: () => ({ title: words.newDecision, words: words.grantedWords, effect: 'grant', rules: [], basis }),
    credential: () => ({ type: 'Certificate', claims: fieldsOf(draft).filter((one) => one.public).map((one) => one.name) }),
    parameter: () => ({ ...entitled(words.newValue), versions: ofDays('1') }), list: () => ({ ...entitled(words.newList), versions: ofDays([words.newChoice.en]) }), table: () => ({ ...entitled(words.newTable), versions: ofDays([{ keys: ['1'], value: '1' }]) }),
    bands: () => ({ ...entitled(words.newBands), versions: ofDays([{ name: 'first', title: { ...words.newChoice }, points: '1' }]) }),
    workingHours: () => ({ spans: [{ from: '09:00', until: '18:00' }], basis }),
    entitlement: () => ({
      title: words.newPayment, after: granted, once: true, amount: { term: 'number', value: '10000000' }, account: fieldsOf(draft).find((one) => one.kind === 'iban')?.name ?? 'account', expense: name, within: workdays(10), arrears: 'paid', basis,
    }),
    obligation: () => ({
      title: words.newDuty, after: granted, once: true, within: months(6), basis, tests: {}, late: { remind: [] },
      form: [{ id: name, title: words.newDuty, fields: [{ ...questionOf(`${name}Done`, 'longText'), label: words.whatWasDone }] }],
    }),
    call: () => ({ window: { from: `${from}T09:00`, until: `${from.slice(0, 4)}-12-31T18:00` }, capacity: 10, score: number ? { term: 'fact', fact: number.name } : { term: 'number', value: '1' }, ties: [], ...rankedBy(draft), basis }),
    allocates: () => ({
      resource: { kind: 'interval', id: draft.id, title: draft.title, capacity: 1, slot: 30, ahead: 30, opening: [{ days: [1, 2, 3, 4, 5], from: '09:00', until: '18:00' }] },
      at: fieldsOf(draft).find((one) => one.kind === 'slot')?.name ?? 'time', when: granted, hold: 60, office: first, basis,
    }),
    about: () => ({ procedures: [draft.id], effects: ['refuse'] }),
    subject: () => ({ register: register[0], title: register[1] }),
    scope: () => ({ ...entitled(words.newScope), pilot: { from, until: `${from.slice(0, 4)}-12-31` }, basis }),
    questionnaire: () => ({ ...entitled(words.newQuestionnaire), version: '1', basis, sections: [{ name: 'first', title: words.newPage, questions: [] }] }),
    computed: () => ({ field: { kind: 'decimal', name, label: words.newComputed }, amount: number ? { term: 'fact', fact: number.name } : { term: 'number', value: '1' } }),
    act: () => newAct(name),
    payment: () => ({
      title: words.payment, by: { fee: { title: words.payment, amount: { term: 'number', value: '100000' }, income: incomes[0] ?? name, basis } }, within: workdays(10), basis,
      outcomes: { paid: { label: words.paid, to: draft.starts }, unpaid: { label: words.unpaid, to: 'closed', byClock: true } }, late: { outcome: 'unpaid', basis },
    }),
    entry: () => ({ register: register[0], does: 'enter', fields: {} }),
    office: () => offices[name] ?? words.newOffice,
  }
  const clause = plain(made[kind]()) as unknown as JsonObject
  const member = Object.hasOwn(clause, 'label') ? 'label' : 'title'
  return Object.hasOwn(clause, member) ? { ...clause, [member]: { ...clause[member] as JsonObject, ...called } } : clause
}

/** Where a call is ranked: the signed step of an office that grants and refuses. */
function rankedBy({ steps, decisions }: Procedure): { readonly at: string; readonly admits: string; readonly refuses: string } {
  const deciding = (outcomes: Procedure['steps'][string]['outcomes'], effect: 'grant' | 'refuse') => Object.entries(outcomes).find(([, { decides }]) => decides !== undefined && decisions[decides]?.effect === effect)?.[0]
  const found = Object.entries(steps).map(([at, { outcomes }]) => ({ at, admits: deciding(outcomes, 'grant'), refuses: deciding(outcomes, 'refuse') })).find(({ admits, refuses }) => admits !== undefined && refuses !== undefined)
  return { at: found?.at ?? Object.keys(steps)[0] ?? '', admits: found?.admits ?? '', refuses: found?.refuses ?? '' }
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
export const actsCited = (declarations: readonly Procedure[]): ReadonlyMap<string, Act> => firstOfEach([...declarations.flatMap(({ acts = [] }) => acts), ...declarations.flatMap((one) => [...citedBy(one).values()])])

/** Every form of a clause offers all that the country cites: each declaration is walked once, for none is ever changed in place. */
const cited = new WeakMap<Procedure, ReadonlyMap<string, Act>>()
function citedBy(declaration: Procedure): ReadonlyMap<string, Act> {
  const acts = cited.get(declaration) ?? firstOfEach(actsIn(declaration))
  cited.set(declaration, acts)
  return acts
}

/** Acts that services brought along, each as the first of them has it; without those that nobody has described yet. */
export const actsWritten = (brought: readonly (readonly Act[])[]): ReadonlyMap<string, Act> => firstOfEach(brought.flat().filter(({ title }) => locales.every((locale) => title[locale] !== words.newAct[locale])))

function firstOfEach(all: readonly Act[]): ReadonlyMap<string, Act> {
  const acts = new Map<string, Act>()
  for (const act of all) if (!acts.has(act.id)) acts.set(act.id, act)
  return acts
}

/** Each act as it is cited there, as often as it is. */
export function actsIn(value: unknown): readonly Act[] {
  const acts: Act[] = []
  const visit = (one: unknown): void => {
    if (typeof one !== 'object' || one === null) return
    if ('confidence' in one && 'act' in one) acts.push(one.act as Act)
    for (const inside of Object.values(one)) visit(inside)
  }
  visit(value)
  return acts
}
