/** Steps of owners and third persons: whom they ask, recorded as acts of the case, and who of those that come is the one asked now. */
import { type RawBuilder, sql } from 'kysely'
import { bodyOfRole, representativeOf, representedBy } from '../../law/body.ts'
import { delegable } from '../../law/delegable.ts'
import { entriesNamed } from '../../law/entry-field.ts'
import { type Facts, rowsIn } from '../../law/field.ts'
import { askedOf, type FormPage } from '../../law/form.ts'
import { isOutsider, type Outsider } from '../../law/outsiders.ts'
import { outsidersIn, partsIn, partsOf, type Procedure } from '../../law/procedure.ts'
import { readingOf } from '../../law/reading.ts'
import { dayOf, type Instant } from '../../law/time.ts'
import { partNamed } from '../../law/together.ts'
import { Failure } from '../../law/failure.ts'
import type { Db, Tx } from '../database/index.ts'
import { type Actor, actorString } from '../parties/index.ts'
import { type Capacity, capacityOf } from '../signatures/index.ts'
import type { Ground } from './ground.ts'
import { appendAct, loadCase, type LoadedCase, type LoggedAction } from './log.ts'
import { messages } from './messages.ts'
import { isApplicant, partiesOf } from './permit.ts'
import { stepOf } from './state.ts'
import type { CaseRow } from './tables.ts'

/** Those outside who perform the present step of a case, with the names of their parts. */
export const outsidersAsked = ({ declaration, state }: Pick<LoadedCase, 'declaration' | 'state'>): ReturnType<typeof outsidersIn> => {
  const by = stepOf(declaration, state)?.by
  return outsidersIn(by, partsIn(by, state.facts))
}

/** Who outside performs a step, or this part of one: the empty name is the whole of it. */
export function outsiderAt({ steps }: Procedure, step: string | undefined, part: string): Outsider | undefined {
  const by = steps[step ?? '']?.by
  const one = part === '' ? by : partNamed(partsOf(by), part)?.by
  return isOutsider(one) ? one : undefined
}

/** The pages of a case that are shown to these outside, and the answers on them. */
export function shownTo(
  { calendar }: Pick<Ground, 'calendar'>, { row, declaration, state }: Pick<LoadedCase, 'row' | 'declaration' | 'state'>, performers: readonly Outsider[],
): { readonly pages: readonly FormPage[]; readonly facts: Facts } {
  const shown = new Set(performers.flatMap((by) => by.shown))
  const { pages, facts } = askedOf(declaration.form, state.facts, readingOf(declaration, dayOf(row.filed_at, calendar.zone)))
  const seen = pages.filter((page) => shown.has(page.id))
  const names = new Set(seen.flatMap(({ fields }) => fields.map(({ name }) => name)))
  return { pages: seen, facts: Object.fromEntries(Object.entries(facts).filter(([name]) => names.has(name))) }
}

/** The number and the address of a third person, as the form names them. */
export function namedIn({ named }: Extract<Outsider, { readonly named: unknown }>, part: string, facts: Facts): { readonly identifier: string; readonly email: string } {
  const answers = named.rows === undefined ? facts : rowsIn(facts[named.rows])[Number(part.split('.')[1])] ?? {}
  const said = (field: string): string => (typeof answers[field] === 'string' ? answers[field] : '')
  return { identifier: said(named.identifier), email: said(named.email) }
}

/** The entry whose owner is asked: which a field chose, or which the case is about, named by its applicant or changed by the earlier decision. */
async function entryOf({ entries }: Ground, tx: Tx, { subject, about }: CaseRow, { owner }: Extract<Outsider, { readonly owner: unknown }>, facts: Facts): Promise<string | undefined> {
  if (owner !== 'entry') return entriesNamed(facts[owner.field])[0]
  if (subject !== null) return subject
  return about === null ? undefined : (await entries.ofAct({ decision: about }, tx))?.number
}

/** Whose an entry is now, as the log names them: `person:…`, `organisation:…`, `body:…`. Undefined where it is nobody's. */
async function ownerOf({ entries, parties }: Ground, tx: Tx, number: string | undefined): Promise<string | undefined> {
  const row = number === undefined ? undefined : await tx.selectFrom('entry').select(['register', 'owner_kind', 'owner', 'owner_body']).where('number', '=', number).executeTakeFirst()
  if (row === undefined) return undefined
  if (row.owner_kind !== 'body') return `${row.owner_kind}:${row.owner}`
  const office = entries.declared.find(({ id }) => id === row.register)?.office.role
  const body = row.owner_body ?? (office === undefined ? undefined : bodyOfRole(parties.bodies, office)?.id)
  return body === undefined ? undefined : `body:${body}`
}

/** Until when a person spoke for an owner, as the log names owners. */
export async function spokeUntil({ parties }: Pick<Ground, 'parties'>, db: Db | Tx, owner: string, person: string): Promise<Instant | 'in force' | undefined> {
  const [kind, id = ''] = owner.split(':')
  if (kind === 'person') return id === person ? 'in force' : undefined
  if (kind === 'body') return parties.inOfficeUntil(person, representativeOf({ id }), db)
  const { rows: [row] } = await sql<{ until: Instant | 'in force' | null }>`select ${parties.actedUntil(person, sql`${id}::uuid`)} as until`.execute(db)
  return row?.until ?? undefined
}

/** Whoever is to be asked about an entry that a field names has an account: of one who closed theirs nothing is asked. Throws a `Failure` (invalid). */
export async function requireOwnersThere({ parties }: Ground, tx: Tx, { steps }: Procedure, facts: Facts): Promise<void> {
  const fields = new Set(Object.values(steps).flatMap(({ by }) => outsidersIn(by, partsIn(by, facts)).flatMap(({ by: one }) => ('owner' in one && one.owner !== 'entry' ? [one.owner.field] : []))))
  for (const field of fields) {
    const number = entriesNamed(facts[field])[0]
    const row = number === undefined ? undefined : await tx.selectFrom('entry').select(['owner_kind', 'owner']).where('number', '=', number).executeTakeFirst()
    if (row?.owner_kind !== 'person' || (await parties.person(row.owner!, tx))?.closedAt === undefined) continue
    throw new Failure('invalid', messages.nobodyAnswers(number!), [{ field, text: messages.nobodyAnswers(number!) }])
  }
}

/**
 * Nobody opens a case in office in which they would answer for the owner of an entry, where the owner's step keeps its opener out: else the owner would be
 * judged by one of its own. Throws a `Failure` (refused).
 */
export async function requireOthersAsked(ground: Ground, tx: Tx, row: CaseRow, { steps }: Procedure, { person }: Pick<Actor, 'person'>, facts: Facts): Promise<void> {
  for (const { by, excluded = [] } of Object.values(steps)) {
    if (!excluded.some(({ of }) => of === 'opener')) continue
    for (const { by: asked } of outsidersIn(by, partsIn(by, facts))) {
      const owner = 'owner' in asked ? await ownerOf(ground, tx, await entryOf(ground, tx, row, asked, facts)) : undefined
      if (owner !== undefined && await spokeUntil(ground, tx, owner, person) === 'in force') throw new Failure('refused', messages.opensAboutOwn)
    }
  }
}

/** Asks whoever performs the step that a case has come to and is outside, once for each time that it is entered: an act of the log for each of them. */
export async function askOutsiders(ground: Ground, tx: Tx, loaded: LoadedCase): Promise<LoadedCase> {
  // Also where the version to which the case has moved asks nobody outside any more.
  if (loaded.log.some(({ act }) => act.type === 'asked')) await closeQuestions(tx, loaded)
  const asked = loaded.state.asked.length > 0 ? [] : outsidersAsked(loaded)
  if (asked.length === 0) return loaded
  const { row, declaration, state: { step, facts, passages } } = loaded
  let after: Pick<LoadedCase, 'log' | 'state'> = loaded
  for (const { part, by } of asked) {
    const entry = 'owner' in by ? await entryOf(ground, tx, row, by, facts) : undefined
    const owner = await ownerOf(ground, tx, entry)
    const identifier = 'named' in by ? namedIn(by, part, facts).identifier : undefined
    await tx.insertInto('case_asked').values({
      case_id: row.id, passage: passages.length, part, entry: entry ?? null, identifier: identifier === '' ? null : identifier ?? null,
    }).execute()
    after = await appendAct(ground, tx, { row, declaration, log: after.log }, { system: 'rules' }, `ask:${passages.length}:${part}`, {
      type: 'asked', step: step!, ...(part !== '' && { part }), ...(owner !== undefined && { whom: owner }),
    })
  }
  return { ...loaded, ...after }
}

/** A question is over once it is answered, also by silence, and where its step is left: whoever owns the entry afterwards is not asked it. */
async function closeQuestions(tx: Tx, { row, state: { step, passages, opinions } }: LoadedCase): Promise<void> {
  await tx.updateTable('case_asked').set({ over: true, identifier: null }).where('case_id', '=', row.id).where('over', '=', false)
    .$if(step !== undefined, (query) => query.where(sql<boolean>`(passage < ${passages.length} or part = any(${opinions.map(({ part }) => part)}))`)).execute()
}

/** An entry has changed: open steps that ask its owner ask its owner of now. Done twice it changes nothing. */
export async function askNewOwner(ground: Ground, tx: Tx, entry: string): Promise<void> {
  const cases = await tx.selectFrom('case_asked').innerJoin('case_record', 'case_record.id', 'case_asked.case_id').select('case_asked.case_id').distinct()
    .where('case_asked.entry', '=', entry).where('case_asked.over', '=', false).orderBy('case_asked.case_id').execute()
  for (const { case_id: id } of cases) {
    const loaded = await loadCase(ground, tx, id, { lock: true })
    const { row, declaration, state: { step, asked, passages, opinions } } = loaded
    const owner = await ownerOf(ground, tx, entry)
    let { log } = loaded
    for (const { part, by } of outsidersAsked(loaded)) {
      if (opinions.some((opinion) => opinion.part === part)) continue // what the owner of then has answered stands
      const before = asked.findLast((one) => one.part === part)
      if (!('owner' in by) || before === undefined || owner === undefined || before.whom === owner || await entryOf(ground, tx, row, by, loaded.state.facts) !== entry) continue
      const key = `ask:${passages.length}:${part}:${asked.length}`
      log = (await appendAct(ground, tx, { row, declaration, log }, { system: 'rules' }, key, { type: 'asked', step: step!, ...(part !== '' && { part }), whom: owner })).log
    }
  }
}

/**
 * Whether whoever comes is the one asked, as a condition on `case_asked` joined with `entry`: for themself by a number that they have proved or an entry of
 * their own, for an organisation with a right that comes from a proved head, for a body as its representative.
 */
export async function isAsked({ parties, entries }: Ground, db: Db | Tx, { person, organisation, roles }: Actor): Promise<RawBuilder<boolean>> {
  if (organisation) {
    const right = (await parties.organisationsOf(person, db)).find((one) => one.organisation.id === organisation.id)
    if (right?.proved !== true) return sql<boolean>`false`
    return sql<boolean>`(case_asked.identifier = ${organisation.identifier.value} or (entry.owner_kind = 'organisation' and entry.owner = ${organisation.id}))`
  }
  if (roles.length === 0) {
    const number = (await parties.person(person, db))?.identifier?.value ?? null
    return sql<boolean>`(case_asked.identifier = ${number} or (entry.owner_kind = 'person' and entry.owner = ${person}))`
  }
  const bodies = representedBy(parties.bodies, roles).map(({ id }) => id)
  if (bodies.length === 0) return sql<boolean>`false`
  const kept = entries.declared.filter(({ office }) => bodies.includes(bodyOfRole(parties.bodies, office.role)?.id ?? '')).map(({ id }) => id)
  return sql<boolean>`(entry.owner_kind = 'body' and (entry.owner_body = any(${bodies}) or (entry.owner_body is null and entry.register = any(${kept}))))`
}

/** The parts of the present step that are this actor's to perform, the whole step being the part with the empty name. Nobody is a third person in their own case. */
export async function partsAsked(ground: Ground, db: Db | Tx, loaded: LoadedCase, actor: Actor): Promise<readonly string[]> {
  if (outsidersAsked(loaded).length === 0) return []
  // Whoever opened a case does not answer in it where the step says so, in whatever hat.
  if (loaded.log[0]?.person === actor.person && stepOf(loaded.declaration, loaded.state)?.excluded?.some(({ of }) => of === 'opener')) return []
  const own = isApplicant(partiesOf(loaded), actor)
  const rows = await db.selectFrom('case_asked').leftJoin('entry', 'entry.number', 'case_asked.entry').select(['part', 'identifier'])
    .where('case_id', '=', loaded.row.id)  .where('passage', '=', loaded.state.passages.length).where('over', '=', false).where(await isAsked(ground, db, actor)).orderBy('part').execute()
  return rows.flatMap(({ part, identifier }) => (own && identifier !== null ? [] : [part]))
}

/** Somebody outside at work: in which parts, in whose name, and in what capacity they sign. */
interface Outside {
  readonly parts: readonly string[]
  readonly actor: Actor
  readonly signs: Capacity
}

/**
 * How an actor takes part in a case as the owner or the third person who is asked; undefined for anybody else, and for an act that is not theirs. Who sends
 * an act of theirs again is known by it. Throws a `Failure` where they have no right to act for the organisation.
 */
export async function actsOutside(
  ground: Ground, tx: Tx, loaded: LoadedCase, actor: Actor, { key, doing }: { readonly key: string; readonly doing: { readonly type: string; readonly part?: string } },
): Promise<Outside | undefined> {
  const again = loaded.log.find((action) => action.key === key && isOutside(loaded, action) && action.person === actor.person)
  const parts = again ? [] : await partsAsked(ground, tx, loaded, actor)
  const theirs = again !== undefined || (doing.type === 'complete' ? parts.includes('') : doing.type === 'answer' && parts.includes(doing.part ?? ''))
  if (!theirs) return undefined
  const { organisation } = actor
  if (organisation && !await ground.parties.mayActFor(actor, organisation.id, { act: delegable.answer.id, procedure: loaded.row.procedure }, tx)) throw new Failure('refused', messages.noRight)
  return { parts, actor: inTheirName(ground, loaded, actor), signs: actor.roles.length > 0 ? 'office' : capacityOf(actor, 'anyone') }
}

/** A representative acts for the body that owns the entry. */
function inTheirName({ parties }: Ground, { state: { asked } }: LoadedCase, actor: Actor): Actor {
  const body = representedBy(parties.bodies, actor.roles).find(({ id }) => asked.some(({ whom }) => whom === `body:${id}`))
  return body === undefined ? actor : { ...actor, body: body.id }
}

/** Remembers who has answered, for the list of what somebody was asked. */
export async function noteAnswer(tx: Tx, { row, state }: LoadedCase, { actor }: Outside, doing: { readonly type: string; readonly part?: string }): Promise<void> {
  await tx.updateTable('case_asked').set({ answered_by: actorString(actor) }).where('case_id', '=', row.id).where('passage', '=', state.passages.length)
    .where('part', '=', doing.type === 'answer' ? doing.part ?? '' : '').execute()
}

/** The names under which the journal knows what an actor has answered in this hat: in office they answer for the bodies that they represent now. */
export const namesOf = ({ parties }: Pick<Ground, 'parties'>, actor: Actor): readonly string[] => (actor.roles.length === 0 ? [actorString(actor)]
  : representedBy(parties.bodies, actor.roles).map(({ id }) => actorString({ person: actor.person, body: id })))

/** Whether an actor has answered in a case as somebody outside: to them it is there. */
export const hasAnswered = (ground: Pick<Ground, 'parties'>, loaded: LoadedCase, actor: Actor): boolean => {
  const own = namesOf(ground, actor)
  return loaded.log.some((action) => own.includes(action.actor) && isOutside(loaded, action))
}

/** Whether an act was done by an owner or a third person. */
export const isOutside = ({ declaration }: Pick<LoadedCase, 'declaration'>, { act, person }: LoggedAction): boolean => {
  if (person === undefined || (act.type !== 'completed' && act.type !== 'answered')) return false
  const by = declaration.steps[act.step]?.by
  return isOutsider(act.type === 'answered' ? partsOf(by)[act.part.split('.')[0]!]?.by : by)
}
