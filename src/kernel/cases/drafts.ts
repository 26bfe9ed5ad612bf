/** Drafts: what a person has typed so far, kept until it is filed or thrown away; nothing of it is in the journal. */
import { canBeAbout, givesBack, givesUpWhole, hearingOf } from '../../law/about.ts'
import { type Selectable, sql } from 'kysely'
import type { ReadAnswers } from '../../law/answers.ts'
import { type Body, receivesService, representativeOf, representedBy } from '../../law/body.ts'
import { delegable } from '../../law/delegable.ts'
import { takenFrom } from '../../law/entry-field.ts'
import { canonical } from '../../law/canonical.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import type { Reading } from '../../law/evaluate.ts'
import { type Answer, type Facts, type Field, filesIn, isEmpty } from '../../law/field.ts'
import { type Asked, askedOf, type FormPage } from '../../law/form.ts'
import { isByAccount, isByHouse } from '../../law/opening.ts'
import { isOpenTo } from '../../law/open-to.ts'
import { mayApply } from '../../law/in-body.ts'
import type { Procedure } from '../../law/procedure.ts'
import { readingOf } from '../../law/reading.ts'
import { formatDay, inEveryLanguage } from '../../law/format.ts'
import { dayOf, type Instant } from '../../law/time.ts'
import { type Db, newId, type Tables, transact, type Tx } from '../database/index.ts'
import { type Decision, type DecisionRecord, holderNumber } from '../decisions/index.ts'
import type { Choosing, Owner } from '../registers/index.ts'
import { type Actor, suspendedWords } from '../parties/index.ts'
import type { Hashes } from './action.ts'
import { changedBy, clashesOf } from './apart.ts'
import { draftSubject, giveBack, isMine, sweepDiscarded } from './discarded.ts'
import { ownerOf } from './entries.ts'
import type { Ground } from './ground.ts'
import { messages } from './messages.ts'
import { attachOwn, uploadersOf } from './named-files.ts'
import { knownFacts, overdueAsked } from './known.ts'
import { requireWithinLimits } from './limits.ts'
import type { RegisterEntry } from './registers.ts'
import type { Enacted } from './versions.ts'

export interface Draft {
  readonly id: string
  readonly procedure: Procedure
  readonly version: string
  /** The pages and questions that are asked on the answers so far. */
  readonly pages: readonly FormPage[]
  /** The answers to them. */
  readonly facts: Facts
  /** What was answered before and is not asked any more: kept while the draft is, and not filed. */
  readonly dropped: Facts
  /** What stands against entries that were chosen, by now. */
  readonly unfit: readonly Problem[]
  /** Names of the facts that the portal knows by itself; they are not asked. */
  readonly known: readonly string[]
  /** The SHA-256 of each of its files, by id. */
  readonly hashes: Hashes
  readonly about?: string
  /** The entry of a register that it concerns. */
  readonly subject?: RegisterEntry & { readonly id: string }
  readonly organisation?: string
  /** The body in whose name it is filled in. */
  readonly body?: Body
  readonly changedAt: Instant
  /** The visit to a counter in which an officer began it. */
  readonly visit?: string
}

/** What to begin. With an `id` that the caller chose, beginning twice is beginning once. */
export interface Beginning {
  readonly procedure: string
  readonly about?: string
  /** Id of the entry of the register that the procedure names. */
  readonly subject?: string
  /** Id of the body in whose name: for whoever acts for several. */
  readonly body?: string
  readonly id?: string
}

/** Begins a draft for whoever the actor acts for, with what the portal already knows filled in. */
export async function beginDraft(ground: Ground, actor: Actor, { procedure, about, subject: chosen, body: named, id = newId() }: Beginning): Promise<string> {
  const { declaration } = await inForce(ground, procedure)
  const entry = chosen ?? ground.registers.terms(declaration).meant?.()
  await requireApplicant(ground, actor, declaration)
  ground.lots.requireOpen(declaration)
  const body = applyingBody(ground, actor, declaration, named)
  const subject = await requireSubject(ground, ground.db, actor, declaration, about, body)
  await ground.registers.find(declaration, entry, actor)
  await requireNoneOpen(ground, ground.db, declaration, entry, { person: actor.person, organisation: actor.organisation?.id, body: body?.id })
  await requireWithinLimits(ground, ground.db, actor, declaration, body)
  const begun = { procedure, about: subject ?? null, subject: declaration.subject === undefined ? null : entry ?? null, body: body?.id ?? null }
  /** An id is that of one draft, about one thing and in one name: begun again about another it would show the old one. */
  const requireSame = (known: typeof begun): void => {
    if (known.procedure !== begun.procedure || known.about !== begun.about || known.subject !== begun.subject || known.body !== begun.body) throw new Failure('conflict', messages.noDraft)
  }
  const [filed, discarded] = await Promise.all([
    ground.db.selectFrom('case_action').select('id').where('key', '=', `file:${id}`).where('seq', '=', 0).executeTakeFirst(),
    ground.db.selectFrom('draft_discarded').select(['person', 'organisation', 'body', 'visit', 'draft']).where('id', '=', id).executeTakeFirst(),
  ])
  if (filed) throw new Failure('conflict', messages.noDraft)
  if (discarded) {
    // An id is that of one draft: begun again it is the one that was thrown away, as it stood, until its day is over. Whose it is not does not learn of it.
    if (!isMine(discarded, actor)) throw new Failure('not found', messages.noDraft)
    requireSame(discarded.draft)
    await sweepDiscarded(ground, id)
    await giveBack(ground.db, id)
  }
  const at = ground.now()
  await ground.db.insertInto('draft').values({
    id, ...begun, person: actor.person, organisation: actor.organisation?.id ?? null, visit: actor.counter?.visit ?? null, facts: '{}', started_at: at, changed_at: at,
  }).onConflict((conflict) => conflict.doNothing()).execute()
  const draft = await readDraft(ground, actor, id)
  requireSame({ procedure: draft.procedure.id, about: draft.about ?? null, subject: draft.subject?.id ?? null, body: draft.body?.id ?? null })
  return id
}

const inForce = (ground: Ground, procedure: string): Promise<Enacted> =>
  ground.versions.inForce(procedure, dayOf(ground.now(), ground.calendar.zone))

/** Only whom the procedure is for may begin it, in the hat that it asks for. */
export async function requireApplicant(
  ground: Ground, actor: Actor, declaration: Procedure, right = ground.parties.rightInHat,
): Promise<void> {
  const { opens } = declaration
  if (opens.by === 'clock') throw new Failure('refused', messages.clockOpens)
  if (isByHouse(opens)) throw new Failure('refused', messages.officeOpens)
  requireReceived(ground, actor, declaration)
  if (!isByAccount(opens)) throw new Failure('refused', messages.anyoneOpens)
  // Nobody is kept from answering a decision about them.
  const suspension = declaration.about === undefined && !ground.registers.terms(declaration).whileSuspended ? ground.parties.suspensionOf(actor) : undefined
  if (suspension) throw new Failure('refused', suspendedWords(suspension))
  if (opens.by === 'body') return void applyingBody(ground, actor, declaration, undefined, 'any')
  if (opens.by !== 'company' && (actor.organisation ? opens.by === 'person' : actor.roles.length > 0)) throw new Failure('refused', opens.by === 'person' ? messages.needsSelf : messages.needsSelfOrOrganisation)
  if (opens.by !== 'company' && !actor.organisation) return
  if (!actor.organisation) throw new Failure('refused', messages.needsOrganisation)
  const found = (await right(actor))({ act: ground.registers.terms(declaration).delegable ?? delegable.file.id, procedure: declaration.id })
  if (found === undefined) throw new Failure('refused', messages.noRight)
  if (opens.by === 'company' && opens.proved && !found.proved) throw new Failure('refused', messages.unproved)
}

/** At a counter, only what it receives is begun, filled in and shown. Throws a `Failure` (refused); nothing for whoever is at none. */
export function requireReceived({ parties }: Pick<Ground, 'parties'>, { counter }: Actor, declaration: Procedure): void {
  if (counter && !receivesService(parties.bodies, counter.body, declaration)) throw new Failure('refused', messages.counterElsewhere)
}

/** The body in whose name an actor applies: the one that they name, or the only one for which they act; none where no body applies. */
function applyingBody(
  { parties }: Pick<Ground, 'parties'>, actor: Actor, declaration: Procedure, named: string | undefined, of: 'any' | 'one' = 'one',
): Body | undefined {
  if (declaration.opens.by !== 'body') return undefined
  const own = representedBy(parties.bodies, actor.roles).filter(({ id }) => named === undefined || id === named)
  const [body, ...others] = own.filter((one) => mayApply(declaration, one))
  if (body === undefined) throw new Failure('refused', own.length === 0 ? messages.needsBody : declaration.subject?.whose === 'keepers-own' ? messages.keeperAlone : messages.ownBody)
  if (others.length > 0 && of === 'one') throw new Failure('invalid', messages.whichBody, [{ field: 'body', text: messages.whichBody }])
  return body
}

/** Whether this decision gave the actor, in their own hat, a place that they took over as a guest of somebody else's group. */
const isGuestBy = async ({ allocations }: Pick<Ground, 'allocations'>, db: Db | Tx, { person, organisation }: Actor, record: DecisionRecord | undefined): Promise<boolean> =>
  record !== undefined && organisation === undefined && (await allocations.of(record.case, db)).some(({ guest }) => guest?.person === person && guest.number === record.number)

/**
 * An appeal concerns a decision of one's own, or one that gave a place which one took over as a guest; is in time, and is not already before the body that hears it. Answers the id
 * of the decision that `about` names; undefined when the procedure is about none, whatever was asked for.
 */
export async function requireSubject(ground: Ground, db: Db | Tx, actor: Actor, declaration: Procedure, about: string | undefined, body?: Body): Promise<string | undefined> {
  if (declaration.about === undefined) return undefined
  const decision = about === undefined ? undefined : await ground.decisions.findIn(db, about)
  const record = decision?.record
  const held = body ? record?.holder.body?.id === body.id : actor.organisation ? holderNumber(record?.holder ?? {}) === actor.organisation.identifier.value : record?.holder.person?.id === actor.person
  const isGuest = !held && await isGuestBy(ground, db, actor, record)
  const mine = held || isGuest
  // Whoever may see the decision in another hat is told which one; to others it does not exist.
  if (record && !mine && !isOpenTo(declaration.opens, holderKind(record)) && await concerns(ground, actor, record)) throw new Failure('refused', messages.otherKind[holderKind(record)])
  // Whoever gave something up was given what they asked for: no appeal takes that back.
  const givenUp = record?.effect === 'revoke' && record.appeal === undefined && Object.values(declaration.decisions).some(({ effect }) => effect === 'reopen')
  if (!record || !mine || givenUp || !canBeAbout(declaration, record)) {
    throw new Failure('invalid', messages.noSubject)
  }
  if (givesBack(declaration)) await requireNotGivenBack(ground, db, declaration, decision)
  await requireInTime(ground, db, declaration.id, record, isGuest ? actor.person : undefined)
  return record.id
}

/**
 * What somebody has is given back once, and in one way at a time; but to give it up as if they had never had it can be asked beside an end, for by the day of asking it is judged what they owe.
 * Throws a `Failure` (conflict).
 */
async function requireNotGivenBack({ versions }: Ground, db: Db | Tx, declaration: Procedure, { record, status }: Decision): Promise<void> {
  if (status.status === 'revoked') throw new Failure('conflict', messages.alreadyRevoked)
  const open = await db.selectFrom('case_record').select(['number', 'version']).where('about', '=', record.id).where('procedure', '<>', declaration.id).where('closed_at', 'is', null).orderBy('number').execute()
  for (const { number, version } of open) {
    const other = await versions.byHash(version, db)
    if (givesBack(other) && (givesUpWhole(other) || !givesUpWhole(declaration))) throw new Failure('conflict', messages.givenBackOtherwise(number, other.title))
  }
}

type HolderKind = keyof typeof messages.otherKind

/** Whom a decision concerns, by the kind of applicant. */
const holderKind = ({ holder: { organisation, body } }: DecisionRecord): HolderKind => (organisation ? 'company' : body ? 'body' : 'person')

/** Whether a decision concerns a person in any of their hats. */
async function concerns({ parties }: Ground, { person, roles }: Actor, { holder }: DecisionRecord): Promise<boolean> {
  if (holder.person) return holder.person.id === person
  if (holder.body) return roles.includes(representativeOf(holder.body))
  return holder.organisation !== undefined && (await parties.organisationsOf(person)).some(({ organisation }) => organisation.identifier.value === holderNumber(holder))
}

/** Lets one at a time open a case about a decision. Two that found none at once would both open one: the later waits, and then sees the other's. */
export const lockAbout = (tx: Tx, decision: string) =>
  sql`select pg_advisory_xact_lock(hashtext('case_record.about'), hashtext(${decision}))`.execute(tx)

/** A case about a decision comes in the time that the decision gives for it, and once, of each guest of a group once; but for an appeal, one that was closed and decided nothing counts no more. */
export async function requireInTime(ground: Ground, db: Db | Tx, procedure: string, record: Decision['record'], guest?: string): Promise<void> {
  const today = dayOf(ground.now(), ground.calendar.zone)
  const until = record.appeal?.until
  if (until !== undefined && today > until) {
    throw new Failure('refused', inEveryLanguage((locale) => messages.tooLate(formatDay(until, locale))[locale]))
  }
  // An appeal comes once, whichever of the two heard it.
  const appeals = appealsOf(ground, record)
  if (await caseAbout(db, record.id, appeals.includes(procedure) ? appeals : [procedure], { decided: !appeals.includes(procedure), by: guest })) throw new Failure('conflict', messages.alreadyOpen)
}

/** In which procedures an appeal against a decision is brought, by their ids: the one that it names, and the one that hears it since. */
const appealsOf = ({ versions }: Pick<Ground, 'versions'>, record: DecisionRecord): readonly string[] =>
  (record.appeal === undefined ? [] : [record.appeal.procedure, hearingOf(versions.today(), record)!])

/** `decided`: only one that is open, or in which something was decided. What it entered in a register and stands there no more, because it was taken back, keeps nobody from coming again. */
const caseAbout = (db: Db | Tx, decision: string, procedures: readonly string[], { decided = false, by }: { readonly decided?: boolean; readonly by?: string | undefined } = {}) =>
  db.selectFrom('case_record').select(['id', 'number']).where('about', '=', decision).where('procedure', 'in', procedures).$if(by !== undefined, (cases) => cases.where('person', '=', by!))
    .$if(decided, (cases) => cases.where(sql<boolean>`(closed_at is null or exists (select from case_action a where a.case_id = case_record.id and a.act ->> 'type' = 'issued'
      and not exists (select from entry_version acted join entry on entry.number = acted.entry where acted.decision = (a.act ->> 'decision')::uuid and acted.does = 'enter' and entry.state = 'struck')))`)).executeTakeFirst()

/** The case by which a decision was appealed; undefined while nobody has. */
export const appealOf = async (ground: Pick<Ground, 'db' | 'versions'>, record: DecisionRecord): Promise<{ readonly id: string; readonly number: string } | undefined> =>
  (record.appeal === undefined ? undefined : caseAbout(ground.db, record.id, appealsOf(ground, record)))

/** Whether a case about a decision of this case is open or has come to one itself; with `by`, one of this person. Nobody files another until the transaction ends. */
export async function restedOn(tx: Tx, id: string, by?: string): Promise<boolean> {
  const { rows } = await sql<{ decision: string }>`select act ->> 'decision' as decision from case_action where case_id = ${id} and act ->> 'type' = 'issued' order by 1`.execute(tx)
  for (const { decision } of rows) await lockAbout(tx, decision)
  const { rows: about } = await sql`select from case_record where about = any(${rows.map(({ decision }) => decision)}::uuid[]) ${by === undefined ? sql`` : sql`and person = ${by}`}
    and (closed_at is null or exists (select from case_action a where a.case_id = case_record.id and a.act ->> 'type' = 'issued'))`.execute(tx)
  return about.length > 0
}

/** Who applies: a body, an organisation, or a person for themself. */
interface Applying { readonly person: string; readonly organisation?: string | undefined; readonly body?: string | undefined }

/** Where a register takes one application about an entry at a time, or one of each applicant, there is none. */
export async function requireNoneOpen({ registers }: Ground, db: Db | Tx, declaration: Procedure, entry: string | undefined, { person, organisation, body }: Applying): Promise<void> {
  const { oneAtATime } = registers.terms(declaration)
  if (oneAtATime === undefined || entry === undefined) return
  const open = await db.selectFrom('case_record').select('id').where('subject', '=', entry).where('closed_at', 'is', null)
    .$if(oneAtATime.of === 'each', (of) => (body !== undefined ? of.where('body', '=', body) : organisation !== undefined ? of.where('organisation', '=', organisation)
      : of.where('person', '=', person).where('organisation', 'is', null).where('body', 'is', null))).executeTakeFirst()
  if (open) throw new Failure('conflict', oneAtATime.told)
}

/** A draft of the actor's own, with the version under which it would be filed now. */
export async function readDraft(ground: Ground, actor: Actor, id: string): Promise<Draft> {
  const draft = await findDraft(ground, actor, id)
  if (draft === undefined) throw new Failure('not found', messages.noDraft)
  return draft
}

/** The same for whoever may fill it in now. The draft and the right are asked for at once: whoever types waits for both. */
export async function draftToFill(ground: Ground, actor: Actor, id: string): Promise<Draft> {
  const [draft, right] = await Promise.all([readDraft(ground, actor, id), ground.parties.rightInHat(actor)])
  await requireApplicant(ground, actor, draft.procedure, async () => right)
  return draft
}

/** A draft of the actor's own; undefined when there is none. */
export async function findDraft(ground: Ground, actor: Actor, id: string): Promise<Draft | undefined> {
  const row = await ground.db.selectFrom('draft').selectAll().select([ground.parties.emailOf(actor.person).as('email'), hashesOfFiles.as('hashes')]).where('id', '=', id).executeTakeFirst()
  return row && isMine(row, actor) ? draftOf(ground, actor, row) : undefined
}

/**
 * What `begin` would begin, which is not kept: for a page that shows the whole of an application that nobody fills in, to be signed and filed at once.
 * Throws what `begin` throws.
 */
export async function draftToBe(ground: Ground, actor: Actor, { procedure, subject, id }: Pick<Beginning, 'procedure' | 'subject'> & { readonly id: string }): Promise<Draft> {
  const { declaration } = await inForce(ground, procedure)
  await requireApplicant(ground, actor, declaration)
  const { email } = await ground.db.selectNoFrom(ground.parties.emailOf(actor.person).as('email')).executeTakeFirstOrThrow()
  return draftOf(ground, actor, {
    id, procedure, person: actor.person, organisation: actor.organisation?.id ?? null, body: null, about: null,
    subject: subject ?? ground.registers.terms(declaration).meant?.() ?? null, facts: {}, changed_at: ground.now(), visit: null, email, hashes: {},
  })
}

type DraftRow = Pick<Selectable<Tables['draft']>, 'id' | 'procedure' | 'person' | 'organisation' | 'body' | 'about' | 'subject' | 'facts' | 'changed_at' | 'visit'> & { readonly email: string | null } & Pick<Draft, 'hashes'>

/** Read with the draft. */
const hashesOfFiles = sql<Draft['hashes']>`coalesce((select jsonb_object_agg(file.id, file.hash) from file where file.subject = 'draft:' || draft.id), '{}')`

async function draftOf(ground: Ground, actor: Actor, row: DraftRow): Promise<Draft> {
  const { id } = row
  const { declaration, hash } = await inForce(ground, row.procedure)
  const body = row.body === null ? undefined : ground.parties.bodies.find(({ id }) => id === row.body)
  const fields = declaration.form.flatMap((page) => page.fields)
  const [entry, about] = await Promise.all([
    ground.registers.find(declaration, row.subject ?? undefined, actor), row.about === null ? undefined : ground.decisions.findIn(ground.db, row.about),
  ])
  const given = await knownFacts(ground, ground.db, fields, {
    entry, body, about, organisation: actor.organisation, person: { name: actor.name, email: row.email ?? undefined }, guest: row.organisation === null && row.body === null ? row.person : undefined, overdue: await overdueAsked(ground, fields, ownerOf(row)),
  })
  const taken = fields.filter((field) => takenFrom(field) !== undefined).map(({ name }) => name)
  return {
    id, procedure: declaration, version: hash, ...await askedWith(ground, ground.db, declaration, { ...row.facts, ...given }, { asker: actor, applicant: ownerOf(row) }),
    known: [...Object.keys(given), ...taken], hashes: row.hashes, changedAt: row.changed_at,
    ...(row.about && { about: row.about }), ...(entry && { subject: { ...entry, id: row.subject! } }), ...(row.organisation && { organisation: row.organisation }), ...(body && { body }), ...(row.visit && { visit: row.visit }),
  }
}

/** Whose entries are the applicant's own. */
export const applicantOf = ({ person }: Actor, { organisation, body }: Pick<Draft, 'organisation' | 'body'>): Owner | undefined => ownerOf({ person, organisation: organisation ?? null, body: body?.id ?? null })

/** A draft is read by the law of today: it is not filed yet. */
const readingToday = ({ now, calendar }: Ground, declaration: Procedure): Reading => readingOf(declaration, dayOf(now(), calendar.zone))

/** What is asked on these answers, with what the entries say that were chosen, and what stands against those by now. */
async function askedWith(ground: Ground, db: Db | Tx, declaration: Procedure, answers: Facts, choosing: Choosing): Promise<Asked & Pick<Draft, 'unfit'>> {
  const { facts, problems } = await ground.entries.read(declaration.form.flatMap((page) => page.fields), answers, choosing, db)
  const asked = askedOf(declaration.form, facts, readingToday(ground, declaration))
  return { ...asked, unfit: problems.filter(({ field = '' }) => asked.facts[field.split('.')[0]!] !== undefined) }
}

/** A page that was saved: what is wrong with it, and the draft with what is not. */
export interface SavedPage { readonly problems: readonly Problem[]; readonly draft: Draft }

/**
 * Saves a page of a draft that the actor may fill in (`draftToFill`). Right answers are kept even when others are wrong, and a wrong one replaces nothing;
 * the problems come back for the page to show beside what was typed. A question that these answers close is no problem, and what was answered to it before
 * stays.
 */
export async function savePage(ground: Ground, actor: Actor, draft: Draft, page: FormPage, readBy: (fields: FormPage['fields']) => ReadAnswers): Promise<SavedPage> {
  const { id } = draft
  const read = readBy(page.fields.filter((field) => !draft.known.includes(field.name)))
  const before = { ...draft.dropped, ...draft.facts }
  const choosing: Choosing = { asker: actor, applicant: applicantOf(actor, draft) }
  const { pages, unfit } = await askedWith(ground, ground.db, draft.procedure, { ...before, ...read.facts }, choosing)
  const isAsked = (name: string | undefined): boolean => pages.some(({ fields }) => fields.some((field) => field.name === name?.split('.')[0]))
  const facts = Object.fromEntries(Object.entries(read.facts).filter(([name, answer]) => isAsked(name) || !isEmpty(answer)))
  const wrong = unfit.filter(({ field = '' }) => facts[field.split('.')[0]!] !== undefined)
  // Days on which another holds are kept all the same: whoever typed them is told, and it may be free by the time that they send it.
  const taken = await clashesOf(ground, ground.db, draft.procedure, { ...before, ...facts }, { asked: page.fields.map(({ name }) => name), changes: changedBy(draft) })
  const problems = [...read.problems.filter(({ field }) => isAsked(field)), ...wrong, ...taken]
  const without = (of: Facts, refused: readonly Problem[]): Facts => Object.fromEntries(Object.entries(of).filter(([name]) => !refused.some(({ field }) => field?.split('.')[0] === name)))
  const write = async (db: Db | Tx, kept: Facts): Promise<Draft> => {
    const row = await db.updateTable('draft').set({ facts: sql`draft.facts || ${JSON.stringify(kept)}::jsonb`, changed_at: ground.now() })
      .where('id', '=', id).returning(['facts', 'changed_at', hashesOfFiles.as('hashes')]).executeTakeFirst()
    if (row === undefined) throw new Failure('not found', messages.noDraft) // it was filed or thrown away meanwhile
    const given = Object.fromEntries(draft.known.flatMap((name) => (before[name] === undefined ? [] : [[name, before[name]]])))
    return { ...draft, ...await askedWith(ground, db, draft.procedure, { ...row.facts, ...given }, choosing), hashes: row.hashes, changedAt: row.changed_at }
  }
  // Answers alone are one statement, which needs no transaction around it.
  if (!holdsMore(draft, page, before, facts)) return { problems, draft: await write(ground.db, without(facts, wrong)) }
  return transact(ground.db, async (tx) => {
    const slots = await keepSlot(ground, tx, actor, draft, { ...before, ...facts }, facts)
    // What was read before may be old by now: the page was sent twice.
    const had = await tx.selectFrom('draft').select('facts').where('id', '=', id).forUpdate().executeTakeFirst()
    const files = [...await keepFiles(ground, tx, actor, { id, page, before: had?.facts ?? before, now: facts }), ...slots]
    return { draft: await write(tx, without(facts, [...files, ...wrong])), problems: [...problems, ...files] }
  })
}

/** Whether a page has answers that hold something besides: files, or the slot that is chosen. */
const holdsMore = ({ procedure: { allocates } }: Draft, { fields }: FormPage, before: Facts, now: Facts): boolean =>
  fields.some(({ name }) => name === allocates?.at) || filesIn(fields, before).length > 0 || filesIn(fields, now).length > 0

/** The slot that was chosen is kept for the draft, if it is still free. */
async function keepSlot(ground: Ground, tx: Tx, actor: Actor, { id, procedure, subject }: Draft, facts: Facts, said: Facts): Promise<readonly Problem[]> {
  const at = procedure.allocates?.at === undefined ? undefined : said[procedure.allocates.at]
  const problem = typeof at === 'string' && at !== '' ? await ground.allocations.hold(tx, actor, { draft: id, procedure, at, facts, subject: subject?.id }) : undefined
  return problem ? [problem] : []
}

/** Joins the waiting list of a slot that is taken; answers what is wrong with that, if something is. */
export async function waitForSlot(ground: Ground, actor: Actor, id: string, at: string): Promise<readonly Problem[]> {
  const { procedure, facts, subject } = await readDraft(ground, actor, id)
  await requireApplicant(ground, actor, procedure)
  const asks = procedure.allocates?.at
  if (asks === undefined) throw new Failure('conflict', messages.nothingToWaitFor)
  return transact(ground.db, async (tx) => {
    const problem = await ground.allocations.hold(tx, actor, { draft: id, procedure, at, facts, subject: subject?.id }, { wait: true })
    if (problem) return [problem]
    const answer = { [asks]: at }
    await tx.updateTable('draft').set({ facts: sql`draft.facts || ${JSON.stringify(answer)}::jsonb`, changed_at: ground.now() }).where('id', '=', id).execute()
    return []
  })
}

interface Saving { readonly id: string; readonly page: FormPage; readonly before: Facts; readonly now: Facts }

/** Uploads of the page now belong to the draft, and what they replace goes. Only whoever uploaded a file may put it here. */
async function keepFiles(ground: Ground, tx: Tx, actor: Actor, { id, page, before, now }: Saving): Promise<readonly Problem[]> {
  const problems: Problem[] = []
  const fields = page.fields.filter(({ name }) => now[name] !== undefined)
  const had = new Set(filesIn(fields, before).map((file) => file.id))
  const has = filesIn(fields, now)
  for (const { name, id: file } of has) {
    if (had.has(file)) continue
    try {
      await attachOwn(ground, tx, uploadersOf(actor), file, draftSubject(id))
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      problems.push({ field: name, text: error.text })
    }
  }
  // A table of which one file was refused is not kept, and neither is what is missing from it thrown away.
  if (problems.length === 0) for (const gone of had) if (!has.some((file) => file.id === gone)) await ground.files.remove(tx, gone)
  return problems
}

/** Whether every field of a page that must be answered has an answer. */
export const pageIsComplete = (page: FormPage, facts: Facts): boolean =>
  page.fields.every((field) => facts[field.name] !== undefined && (field.optional || facts[field.name] !== ''))

/** All facts of a draft as they would be filed: an optional field never reached is known to be empty. */
export function complete(fields: readonly Field[], facts: Facts): { readonly facts: Facts; readonly missing: readonly Field[] } {
  const whole: Record<string, Answer> = {}
  const missing: Field[] = []
  for (const field of fields) {
    const answer = facts[field.name]
    if (answer !== undefined && (answer !== '' || field.optional)) whole[field.name] = answer
    else if (field.optional) whole[field.name] = field.kind === 'rows' || field.kind === 'choices' || field.kind === 'entries' ? [] : ''
    else missing.push(field)
  }
  return { facts: whole, missing }
}

/** The SHA-256 of each file that is filed with a draft; undefined when none is. Throws a `Failure` (conflict) where one is gone. */
export function filesOfDraft({ hashes }: Pick<Draft, 'hashes'>, fields: readonly Field[], facts: Facts): Hashes | undefined {
  const ids = filesIn(fields, facts).map(({ id }) => id)
  if (ids.some((id) => hashes[id] === undefined)) throw new Failure('conflict', messages.fileGone)
  return ids.length === 0 ? undefined : Object.fromEntries(ids.map((id) => [id, hashes[id]!]))
}

/** The bytes that an applicant signs to file a draft: canonical JSON of the whole application, with the SHA-256 of each file that it names. */
export const draftDocument = (draft: Draft): Uint8Array => {
  const fields = draft.pages.flatMap((page) => page.fields)
  const { facts } = complete(fields, draft.facts)
  const files = filesOfDraft(draft, fields, facts)
  return new TextEncoder().encode(canonical({
    application: draft.id, procedure: draft.procedure.id, version: draft.version, facts, ...(files && { files }),
    ...(draft.organisation && { organisation: draft.organisation }), ...(draft.body && { body: draft.body.id }), ...(draft.about && { about: draft.about }),
    ...(draft.subject && { subject: draft.subject.id }),
  }))
}
