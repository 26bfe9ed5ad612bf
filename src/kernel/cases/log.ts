/** Loads a case with its log, under a row lock when it is to be changed, and appends to it. */
import { type RawBuilder, sql } from 'kysely'
import { hashOf } from '../../law/canonical.ts'
import { type Clock, runsByHour } from '../../law/clock.ts'
import { Failure } from '../../law/failure.ts'
import { type Answer, asksRegion, type Facts, holdsPersonal, isAddress } from '../../law/field.ts'
import { inBody } from '../../law/in-body.ts'
import { addresseeOf } from '../../law/opening.ts'
import type { OfficialNames } from '../../law/official-names.ts'
import { fieldsOf, partsOf, type Procedure } from '../../law/procedure.ts'
import { partNamed } from '../../law/together.ts'
import type { Instant } from '../../law/time.ts'
import { type Db, later, newId, parseInstant, rowsWait, type Tx } from '../database/index.ts'
import { type Actor, actorString, type SystemActor } from '../parties/index.ts'
import type { DecisionRecord } from '../decisions/index.ts'
import type { Keeping } from '../signatures/index.ts'
import type { Act, Action } from './action.ts'
import type { Ground } from './ground.ts'
import { holdersOf } from './holders.ts'
import { messages } from './messages.ts'
import type { CaseState } from './case-state.ts'
import { stateOf } from './state.ts'
import type { CaseRow } from './tables.ts'
import { partiesOf, rolesOf, standing } from './permit.ts'
import { type CaseClocks, clocksOf } from './times.ts'
import { writeActs } from './written-later.ts'

/** An action with its place in the log and in the journal. */
export interface LoggedAction extends Action {
  readonly key: string
  readonly inputHash: string
  readonly journal: bigint
}

export interface LoadedCase {
  readonly row: CaseRow
  /** What the applicant's organisation is called in each language now, where it says so and one case was loaded. */
  readonly names?: OfficialNames
  readonly declaration: Procedure
  readonly log: readonly LoggedAction[]
  readonly state: CaseState
  /** Whose it is, as a decision names them, where many cases were loaded to be decided. */
  readonly holder?: DecisionRecord['holder']
}

/** A case before an actor. */
export interface FacedCase extends LoadedCase {
  /** The actor belongs to the company whose case it is, whichever hat they wear now. */
  readonly insider: boolean
  /** Until when the actor acted for that company; undefined when they never did. */
  readonly acted: Acted | undefined
}

/** Until when somebody acted for a company. */
type Acted = Instant | 'in force'

/** What the organisation of a case is called in each language, read with the case. */
const applicantNames = sql<OfficialNames | null>`(select names from organisation where id = c.organisation)`

/** Loads a case. With `lock`, nobody else changes it until the transaction ends. */
export const loadCase = (ground: Pick<Ground, 'versions' | 'parties'>, db: Db | Tx, id: string, { lock = false } = {}): Promise<LoadedCase> =>
  load(ground, db, id, lock, { insider: sql<boolean>`false`, acted: sql<null>`null` })

/** The same of many cases, which must all be there, for whoever only reads them. */
export const loadCases = (ground: Pick<Ground, 'versions' | 'parties'>, db: Db | Tx, ids: readonly string[]): Promise<readonly LoadedCase[]> =>
  loadAll(ground, db, ids, false, { insider: sql<boolean>`false`, acted: sql<null>`null` })

/** Loads a case for whoever is to see it or to act in it. */
export const faceCase = (ground: Ground, db: Db | Tx, id: string, { person }: Pick<Actor, 'person'>, { lock = false } = {}): Promise<FacedCase> => load(ground, db, id, lock, tiesOf(ground, person))

/** Loads and locks many cases for whoever is to decide in them, by their ids, with whose they are. Throws a `Failure` (not found) unless all are there. */
export async function faceCases(ground: Ground, tx: Tx, ids: readonly string[], { person }: Pick<Actor, 'person'>): Promise<ReadonlyMap<string, FacedCase>> {
  const cases = await loadAll(ground, tx, ids, true, tiesOf(ground, person))
  const holders = await holdersOf(ground, tx, cases.map(({ row }) => row))
  return new Map(cases.map((one) => [one.row.id, { ...one, holder: holders.get(one.row.id)! }]))
}

const tiesOf = ({ parties }: Ground, person: string): Ties => ({ insider: parties.insider(person, sql.ref('c.organisation')), acted: parties.actedUntil(person, sql.ref('c.organisation')) })

/** Open cases after one of them, in the order of their ids: at most so many, in one query, and one more for each declaration that is not known yet. */
export async function openCasesAfter(ground: Ground, db: Db | Tx, after: string | undefined, most: number): Promise<readonly LoadedCase[]> {
  const rows = await withLog(db).where('c.closed_at', 'is', null).$if(after !== undefined, (query) => query.where('c.id', '>', after!)).selectAll('c').orderBy('c.id').limit(most).execute()
  return Promise.all(rows.map(async ({ log: acts, ...row }) => {
    const declaration = declaredIn(ground, await ground.versions.byHash(row.version, db), row.opened_in)
    const log = logOf(acts)
    return { row, declaration, log, state: stateOf(declaration, log) }
  }))
}

/** The states of many cases, by their ids: one query, and one more for each declaration that is not known yet. Those that are not there are left out. */
export async function statesOf(ground: Ground, db: Db | Tx, ids: readonly string[]): Promise<ReadonlyMap<string, CaseState>> {
  if (ids.length === 0) return new Map()
  const rows = await withLog(db).where('c.id', 'in', ids).select(['c.id', 'c.version']).execute()
  return new Map(await Promise.all(rows.map(async ({ id, version, log }) => [id, stateOf(await ground.versions.byHash(version, db), logOf(log))] as const)))
}

/** Those of these cases that an actor may see, as whose they are or in office: one query, and one more for each declaration that is not known yet. */
export async function casesSeenBy(ground: Ground, actor: Parameters<typeof standing>[3], ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const rows = await withLog(ground.db).where('c.id', 'in', ids).selectAll('c').execute()
  const seen = await Promise.all(rows.map(async ({ log, ...row }) => {
    const declaration = declaredIn(ground, await ground.versions.byHash(row.version), row.opened_in)
    return standing(declaration, stateOf(declaration, logOf(log)), partiesOf({ row, log: logOf(log) }), actor) === 'none' ? [] : [row.id]
  }))
  return new Set(seen.flat())
}

/** The log as one value: a column for each of its parts would cost the row of the case once for each act. */
type LogColumn = readonly (readonly [id: string, at: string, actor: string, person: string | null, act: Act, personal: Personal | null, key: string, inputHash: string, journal: string])[]

interface Ties { readonly insider: RawBuilder<boolean>; readonly acted: RawBuilder<Acted | null> }

const load = async (ground: Pick<Ground, 'versions' | 'parties'>, db: Db | Tx, id: string, lock: boolean, ties: Ties): Promise<FacedCase> => (await loadAll(ground, db, [id], lock, ties))[0]!

/** Many cases at once, locked in the order of their ids, so that two who load some of the same wait for each other in turn. */
async function loadAll(ground: Pick<Ground, 'versions' | 'parties'>, db: Db | Tx, ids: readonly string[], lock: boolean, ties: Ties): Promise<readonly FacedCase[]> {
  const found = withLog(db).where('c.id', 'in', ids).selectAll('c').select([ties.insider.as('insider'), ties.acted.as('acted'), applicantNames.as('names')]).orderBy('c.id')
  let rows = await (lock ? found.forUpdate('c') : found).execute()
  // Whoever had to wait for the lock has the case as it is now, but its log as it was before the wait.
  if (rows.some(({ actions, log }) => actions !== log.length)) rows = await found.execute()
  if (rows.length < new Set(ids).size) throw new Failure('not found', messages.noCase)
  return Promise.all(rows.map(async ({ insider, acted, names, log: acts, ...row }) => {
    const declaration = declaredIn(ground, await ground.versions.byHash(row.version, db), row.opened_in)
    const log = logOf(acts)
    return { row, declaration, log, state: stateOf(declaration, log), ...(names && { names }), insider, acted: acted ?? undefined }
  }))
}

/** The declaration of a case, with the offices of the body that opened it for itself. */
export const declaredIn = ({ parties }: { readonly parties: Pick<Ground['parties'], 'bodies'> }, declaration: Procedure, openedIn: string | null): Procedure =>
  (openedIn === null ? declaration : inBody(declaration, parties.bodies.find(({ id }) => id === openedIn)))

/** The procedure by which something was decided, with the offices of the body to which whoever applied had turned; as declared where the case is no more. */
export async function decidedBy({ db, versions, parties }: Pick<Ground, 'db' | 'versions' | 'parties'>, { case: id, version }: { readonly case: string; readonly version: string }): Promise<Procedure> {
  const declaration = await versions.byHash(version)
  if (addresseeOf(declaration.opens) === undefined) return declaration
  const row = await db.selectFrom('case_record').select('opened_in').where('id', '=', id).executeTakeFirst()
  return declaredIn({ parties }, declaration, row?.opened_in ?? null)
}

const withLog = (db: Db | Tx) => db.selectFrom('case_record as c').select(sql<LogColumn>`(select json_agg(json_build_array(
  id, at::text, actor, person, act, personal, key, input_hash, journal_id::text) order by seq) from case_action where case_id = c.id)`.as('log'))

const logOf = (acts: LogColumn): readonly LoggedAction[] => acts.map(([action, at, actor, person, act, personal, key, inputHash, journal], seq): LoggedAction => ({
  id: action, seq, at: parseInstant(at), actor, ...(person !== null && { person }), act: withPersonal(act, personal), key, inputHash, journal: BigInt(journal),
}))

/** What of an act can be erased: its personal answers by name, and apart from them its personal findings, under a name that no answer can have. */
const ofFindings = '.findings'
type Personal = Readonly<Record<string, Answer | Facts>>

/** Splits the answers of an act: personal ones are kept apart, so that they can be erased. */
function apart(declaration: Procedure, facts: Facts): { readonly open: Facts; readonly personal: Facts } {
  const personal = new Set(fieldsOf(declaration).filter(holdsPersonal).map((field) => field.name))
  const pick = (keep: (name: string) => boolean): Facts => Object.fromEntries(Object.entries(facts).filter(([name]) => keep(name)))
  return { open: pick((name) => !personal.has(name)), personal: pick((name) => personal.has(name)) }
}

function withPersonal(act: Act, personal: Personal | null): Act {
  if (personal === null) return act
  const findings = personal[ofFindings] as Facts | undefined
  const answers = Object.fromEntries(Object.entries(personal).filter(([name]) => name !== ofFindings)) as Facts
  switch (act.type) {
    case 'filed': case 'opened': return { ...act, facts: { ...act.facts, ...answers } }
    case 'completed': return {
      ...act, ...(Object.keys(answers).length > 0 && { corrections: { ...act.corrections, ...answers } }), ...(findings && { findings: { ...act.findings, ...findings } }),
    }
    case 'answered': return { ...act, ...(findings && { findings: { ...act.findings, ...findings } }) }
    default: return act
  }
}

function withoutPersonal(declaration: Procedure, act: Act): { readonly act: Act; readonly personal: Personal | null } {
  const facts = act.type === 'filed' || act.type === 'opened' ? act.facts : act.type === 'completed' ? act.corrections : undefined
  const found = act.type === 'completed' || act.type === 'answered' ? act.findings : undefined
  const [answers, findings] = [apart(declaration, facts ?? {}), apart(declaration, found ?? {})]
  const personal: Personal = { ...answers.personal, ...(Object.keys(findings.personal).length > 0 && { [ofFindings]: findings.personal }) }
  if (Object.keys(personal).length === 0) return { act, personal: null }
  const open = { ...act, ...(facts && { [act.type === 'completed' ? 'corrections' : 'facts']: answers.open }), ...(found && { findings: findings.open }) }
  return { act: open as Act, personal }
}

/** What happens in the journal's view: never the answers themselves, only a salted commitment to the whole act. */
const headline = (act: Act) => ({
  type: act.type,
  ...('step' in act && { step: act.step }),
  ...('outcome' in act && { outcome: act.outcome }),
  // Who typed stands in the act itself, which the journal keeps beside the entry.
  ...(act.type === 'filed' && act.counter && { counter: { body: act.counter.body, agreed: act.counter.agreed } }),
  ...(act.type === 'reviewed' && { found: act.found }),
  ...(act.type === 'issued' && { decision: act.decision, number: act.number, kind: act.kind }),
})

/** How many acts the cases have in which a transaction has acted. */
const acted = new WeakMap<Tx, Map<string, number>>()

/** Whether the transaction has acted in a case since it was loaded. */
export const hasMoved = (tx: Tx, { row, log }: Pick<LoadedCase, 'row' | 'log'>): boolean => (acted.get(tx)?.get(row.id) ?? 0) > log.length

/** The log after an act, and the state that it led to. */
export interface Appended { readonly log: readonly LoggedAction[]; readonly state: CaseState }

/**
 * Appends one act to the log and to the journal, with the signature that it was done by, and brings the row of the queue up to
 * date: all in one statement of the caller's transaction, or, where rows wait in it (`letWait`), with those of other cases.
 */
export async function appendAct(
  ground: Ground, tx: Tx, target: { readonly row: CaseRow; readonly declaration: Procedure; readonly log: readonly LoggedAction[] },
  by: Actor | SystemActor, key: string, act: Act, evidence?: Keeping,
): Promise<Appended> {
  const { row, declaration, log } = target
  const [at, seq, actor, person] = [ground.now(), log.length, actorString(by), 'person' in by ? by.person : null]
  const action = { id: newId(), seq, at, actor, ...(person !== null && { person }), act, key, inputHash: inputHash(act) }
  const state = stateOf(declaration, [...log, action])
  const counts = acted.get(tx) ?? new Map<string, number>()
  acted.set(tx, counts.set(row.id, seq + 1))
  const { act: open, personal } = withoutPersonal(declaration, act)
  const office = 'roles' in by ? officeHeld(declaration, act, by, log, state.step) : undefined
  const noted = {
    type: `case.${act.type}`, subject: `case:${row.id}`, ...(seq === 0 && { begins: true as const }), ...(office !== undefined && { office }),
    body: { case: row.number, procedure: row.procedure, seq, ...headline(act) }, personal: { act: act },
  }
  const standing = standingOf(ground, declaration, state, [...log, action])
  if (rowsWait(tx) && !evidence) {
    const entry = await ground.journal.appendLater(tx, actor, noted)
    later(tx, writeActs, { case: row.id, entry, action, open, personal, standing })
    return { log: [...log, { ...action, get journal() { return entry.id } }], state }
  }
  const columns = Object.entries(standing).map(([name, value]) => sql`${sql.ref(name)} = ${value}`)
  const { rows: [written] } = await sql<{ journal_id: bigint }>`with ${evidence ? sql`evidence as (${evidence.statement}), ` : sql``}entry as (${await ground.journal.appending(tx, actor, noted)}), action as (
      insert into case_action (id, case_id, seq, key, input_hash, at, actor, person, act, personal, journal_id)
      select ${action.id}, ${row.id}, ${seq}, ${key}, ${action.inputHash}, ${at}, ${actor}, ${person}::uuid, ${JSON.stringify(open)},
        ${personal && JSON.stringify(personal)}, entry.id from entry returning journal_id
    )
    update case_record set ${sql.join(columns)} from action where case_record.id = ${row.id} returning action.journal_id`.execute(tx)
  return { log: [...log, { ...action, journal: written!.journal_id }], state }
}

/**
 * The office in which somebody acts: of the part or the step that they perform, of whoever opens cases, for what follows from an act (a decision, a refund) that
 * of the act; for any other that of the present step, else of the procedure. None for whoever acts for themself or for a party.
 */
export function officeHeld(declaration: Procedure, act: Act, by: Pick<Actor, 'roles'>, log: readonly Pick<Action, 'act'>[], present: string | undefined): string | undefined {
  const led = act.type === 'issued' || act.type === 'refunded' ? log.findLast(({ act: { type } }) => type !== 'issued' && type !== 'refunded')?.act : undefined
  if (led) return officeHeld(declaration, led, by, [], present)
  return [...officesOf(declaration, act, present), ...Object.keys(declaration.offices)].find((role) => by.roles.includes(role))
}

/** The offices that an act is of. */
function officesOf({ opens, steps }: Procedure, act: Act, present: string | undefined): readonly string[] {
  if (act.type === 'opened') return opens.by === 'office' ? [opens.role] : []
  const step = 'step' in act ? act.step : present
  const performer = step === undefined ? undefined : steps[step]?.by
  if (performer === undefined) return []
  const part = act.type === 'answered' ? partNamed(partsOf(performer), act.part) : undefined
  if (part) return rolesOf(part.by)
  // The chair states what the commission voted.
  return act.type === 'completed' && typeof performer === 'object' && 'commission' in performer ? [performer.commission.chair] : rolesOf(performer)
}

/** What makes two acts the same input: everything but their signature, which differs each time one signs. */
const inputHash = (act: Act): string => hashOf(JSON.parse(JSON.stringify({ ...act, signature: undefined })))

/** What the queue and the statistics need to know of a case. */
function standingOf(ground: Ground, declaration: Procedure, state: CaseState, log: readonly Action[]) {
  const now = ground.now()
  const clocks = clocksOf(ground.calendar, declaration, state, log, now)
  return {
    step: state.step ?? null, assignee: state.assignee ?? null, closed_at: state.closedAt ?? null, changed_at: now, actions: log.length,
    ...dueOf(clocks), used_workdays: clocks.whole.state === 'finished' ? clocks.whole.usedWorkdays : null, region: regionIn(declaration, state.facts),
  } satisfies Partial<CaseRow>
}

/** When a case is due, and its present step: as the calendar has it by which its clocks were read. */
export function dueOf({ whole, step, parts }: CaseClocks) {
  const awaited = [step, ...Object.values(parts)].flatMap((clock) => (clock?.state === 'running' ? clock : [])).toSorted((one, other) => (one.dueAt < other.dueAt ? -1 : 1))[0]
  // While the clock stands still its due day moves on by itself, so that none is kept, unless it had passed before.
  const stands = whole.state === 'stopped' && !whole.overdue
  return {
    due_day: stands ? null : whole.dueDay ?? null, step_due_day: awaited?.dueDay ?? null,
    due_at: stands ? null : momentOf(whole), step_due_at: awaited ? momentOf(awaited) : null,
  } satisfies Partial<CaseRow>
}

/** The region in the first answer that names one and is not personal. */
function regionIn({ form }: Procedure, facts: Facts): string | null {
  for (const { name } of form.flatMap(({ fields }) => fields).filter(asksRegion)) {
    const answer = facts[name]
    const region = isAddress(answer) ? answer['region'] : answer
    if (typeof region === 'string' && region !== '') return region
  }
  return null
}

/** The moment at which a term in hours is over; null for one in days. */
const momentOf = (clock: Clock): Instant | null => (runsByHour(clock) ? clock.dueAt : null)
