/**
 * The studio: drafts of services, written clause by clause by the authors of a body, linted beside all that stands, and sent on to be enacted.
 *
 * Promises: every version that was saved is kept and can be brought back; two authors never lose each other's clause, for a change rests on what its author
 * read of it; what is kept has the form of a declaration; nothing is sent on that does not lint. Never: brings anything into force (a declared procedure does,
 * by other people), shows a draft to whoever is no author of its body, or touches a register.
 */
import { type Generated, sql } from 'kysely'
import type { Body } from '../../law/body.ts'
import type { Calendar } from '../../law/calendar.ts'
import { canonical, hashOf, type JsonObject } from '../../law/canonical.ts'
import type { Act } from '../../law/citation.ts'
import { enactment } from '../../law/core-act.ts'
import { procedureSchema } from '../../law/declaration.ts'
import { writeDeclaration } from '../../law/declaration-yaml.ts'
import type { Passage } from '../../law/differences.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import { opensFor, roleIn } from '../../law/in-body.ts'
import { type Finding, lintOne } from '../../law/lint.ts'
import { lintDraft } from '../../law/lint-drafts.ts'
import { failedExamples, lintExamples, type Made, writtenIn } from '../../law/trial/index.ts'
import { carryingOut, type Procedure } from '../../law/procedure.ts'
import { actsWritten, type Change, changed, mostSentences, restsOn, type Sentence, sentencesIn, withOffices } from '../../law/studio/index.ts'
import { same, type Text } from '../../law/text.ts'
import { dayOf, type Instant, instantAt } from '../../law/time.ts'
import { type Found, wrongIn } from '../../law/yaml.ts'
import type { Cases, Versions } from '../cases/index.ts'
import { type Db, type JsonColumn, newId, transact, type Tx } from '../database/index.ts'
import { type Bodies, versionOf } from '../declarations/index.ts'
import type { Jobs } from '../jobs/index.ts'
import type { Journal } from '../journal/index.ts'
import type { ActLinks } from '../act-links/index.ts'
import { type Actor, actorString, isId, type Parties } from '../parties/index.ts'
import { type Detector, kindsIn } from '../personal-data/index.ts'
import type { RegisterVersions } from '../registers/index.ts'
import { besideWhatItComesFrom, sourceOf } from './beside.ts'
import { deadLinkFindings } from './dead-links.ts'
import { type SentState, sentState, tellAuthors } from './fate.ts'
import { keepMade, type MadeOutcome, madeOutcome } from './made.ts'
import { openReplay, type Replayed } from './replay.ts'
import { lawOf, mark, type Mark, writeLaw } from './law.ts'
import { messages, tellsOfSomebody, tooEarly } from './messages.ts'
import { grantingNobody, takenBy, toldOf } from './sending.ts'

interface DraftTable { id: string; body: string | null; number: number; begun_at: Instant; sent_as: string | null; sent_number: number | null; salt: Generated<string>; law_number: Generated<number>; removed_at: Instant | null }
interface VersionTable { draft: string; number: number; declaration: JsonColumn<Procedure>; saved_at: Instant; saved_by: string; place: string; does: Deed }

declare module '../database/index.ts' {
  interface Tables { studio_draft: DraftTable; studio_version: VersionTable }
}

export type { SentState } from './fate.ts'
export { besideWhatItComesFrom } from './beside.ts'
export type { BesideGround } from './beside.ts'
export { grantsSomebody } from './made.ts'
export type { MadeOutcome } from './made.ts'
export type { Replayed } from './replay.ts'
export { grantingNobody } from './sending.ts'

export type Deed = Change['does'] | 'begin' | 'restore'

export interface StudioDraft {
  readonly id: string
  /** Undefined where it is the programme's. */
  readonly body: Body | undefined
  /** The version that was read: what is written names it. */
  readonly number: number
  readonly declaration: Procedure
  /** The version of the text of the act beside it: what is written there names it. */
  readonly law: number
  /** The last case by which it was sent on, which version that was, and what became of it; `stands` where that is the version read, and its case is open or brought it into force. */
  readonly sent?: { readonly case: string; readonly number: number; readonly stands: boolean; readonly state: SentState; /** What was sent and what is read are the same text. */ readonly same: boolean }
}

/** One saved version: who saved it, when, and what they did where. */
export interface SavedVersion { readonly number: number; readonly at: Instant; readonly by: string; readonly place: string; readonly does: Deed }

/** A draft in the list of its body, and what became of the version that was last sent on. */
export interface DraftSummary { readonly id: string; readonly body: Body | undefined; readonly procedure: string; readonly title: Text; readonly saved: SavedVersion; readonly sent?: { readonly number: number; readonly state: SentState } }

/** The form of a declaration is missed: each place with its mend. */
export class NotDeclared extends Failure {
  readonly found: readonly Found[]

  constructor(found: readonly Found[]) {
    super('invalid', messages.notDeclared, found.map(({ path, text }) => ({ field: path.join('.'), text })))
    this.found = found
  }
}

/** Another author wrote the same clause meanwhile: theirs is in `standing`, and nothing was saved. */
export class ChangedMeanwhile extends Failure {
  readonly standing: StudioDraft
  readonly last: SavedVersion

  constructor(standing: StudioDraft, last: SavedVersion) {
    super('conflict', messages.conflict)
    this.standing = standing
    this.last = last
  }
}

export interface Studio {
  /** The roles of authors: whoever may open a case by which declarations are brought into force. */
  readonly roles: readonly string[]
  /** The bodies for which somebody may write; `undefined` among them stands for the programme. */
  bodiesFor(actor: Pick<Actor, 'roles'>): readonly (Body | undefined)[]
  /** The drafts of these bodies, the last saved first. */
  list(actor: Actor): Promise<readonly DraftSummary[]>
  /** Throws a `Failure`: refused, or `NotDeclared`. */
  begin(actor: Actor, what: { readonly body: string | undefined; readonly declaration: unknown }): Promise<string>
  /** Throws a `Failure` (not found) for whoever is no author of its body, as all below do. */
  read(actor: Actor, id: string, number?: number): Promise<StudioDraft>
  /** Saves a change that rests on the version with this number; answers the new number, or the same where the change says what stands there already. Throws `ChangedMeanwhile`, `NotDeclared`, or a `Failure`: conflict where the place is not there, invalid where an example tells of somebody. */
  save(actor: Actor, id: string, what: { readonly number: number; readonly change: Change }): Promise<number>
  /** The acts of its own that a body has written already, in what is in force and in the drafts that this author may see: another service cites one of them as it stands there. Those without a title of their own are not among them. */
  actsOf(actor: Pick<Actor, 'roles'>, body: Body | undefined): Promise<readonly Act[]>
  /** What applicants that were made from it came to, whoever made them last; undefined where nobody has. */
  madeOutcome(declaration: Procedure): Promise<MadeOutcome | undefined>
  /** Keeps what they came to. */
  keepMade(declaration: Procedure, made: Made): Promise<void>
  /** The saved versions, the last first. */
  history(actor: Actor, id: string): Promise<readonly SavedVersion[]>
  /** Brings a version back, as a new one. */
  restore(actor: Actor, id: string, what: { readonly number: number; readonly to: number }): Promise<number>
  /** What the linter finds in a draft beside all that stands. */
  findings(declaration: Procedure): Promise<readonly Finding[]>
  /** The version that it would follow; undefined where there is none. */
  standing(declaration: Procedure): Promise<Procedure | undefined>
  /** The version of the service of which it began as a copy; undefined where it is none, or the house knows no such version. */
  source(declaration: Procedure): Procedure | undefined
  /** What it changes of the version that it would follow, in words; where there is none, and it is a copy, what it says otherwise than its source. */
  wouldChange(draft: Pick<StudioDraft, 'declaration'>): Promise<readonly Passage[]>
  /** What all past cases would have come to by it; undefined where they are another body's, for what cases say is not public. Told to whoever may read all of these cases, and to nobody else, not even in counts. */
  replayed(actor: Actor, draft: StudioDraft): Promise<Replayed | undefined>
  /** Has them replayed, where they are too many to be replayed while somebody waits. Throws a `Failure`: refused for whoever may not read these cases, conflict where the draft changed since. */
  replay(actor: Actor, id: string, what: { readonly number: number }): Promise<void>
  /** The text of the act beside a draft, with the clauses of each sentence. */
  law(actor: Actor, id: string): Promise<readonly Sentence[]>
  /** Writes that text anew; sentences that stay keep their clauses. Throws a `Failure`: invalid for a text that is too long, conflict where another author wrote it since (`read`). */
  writeLaw(actor: Actor, id: string, what: { readonly read: number; readonly text: string }): Promise<void>
  /** Says which sentence belongs to which clause, and which no longer does. Throws a `Failure` (conflict) where the text is another one since. */
  markLaw(actor: Actor, id: string, marks: { readonly read: number; readonly add: readonly Mark[]; readonly remove: readonly Mark[] }): Promise<void>
  /** What keeps a draft that lints from being sent on by this author, as far as it and the house show it at once; each with its place in the draft where it has one. For every edit is answered with it. */
  hindrances(actor: Actor, draft: StudioDraft): Promise<readonly Problem[]>
  /** The same, and what else would be said if they sent it: its text is tried beside all that stands, and of the whole country linted anew. */
  rehearsed(actor: Actor, draft: StudioDraft): Promise<readonly Problem[]>
  /** Puts a draft away. Throws a `Failure` (conflict) where it changed since, or is sent. */
  remove(actor: Actor, id: string, what: { readonly number: number }): Promise<void>
  /** The drafts of these bodies that were put away within the last day. */
  removed(actor: Actor): Promise<readonly DraftSummary[]>
  /** Brings one of them back. */
  bringBack(actor: Actor, id: string): Promise<void>
  /** Sends the draft on to be checked and signed by others; answers the case. Where an example fails, `despite` says why, and whoever checks it reads which and why. Throws a `Failure`: invalid with every error of the linter, or conflict. */
  send(actor: Actor, id: string, what: { readonly number: number; readonly why: string; readonly key: string; readonly despite?: string }): Promise<string>
  /** Has publishers of law asked about the links to acts in whatever stands and is drafted, as far as they are due; a round of the worker. */
  askLinks(signal: AbortSignal): Promise<void>
  /** Follows the journal and writes to the authors of a draft what became of it; said once in every process, before the journal's loop starts. */
  notify(): void
}

/** What an author asks of the enactment of a draft before it is sent on. */
export interface Rehearsal {
  /** Tries a text beside all that stands, and keeps nothing of it. Throws the `Failure` with which a case would not be opened by which a body brings it into force. */
  rehearse(tx: Tx, by: Actor, source: string, body: string | undefined): Promise<void>
  /** What of a draft is not for this body to write, at its place; without trying it. */
  beyond(declaration: Procedure, body: string): Promise<Problem | undefined>
}

interface Ground {
  readonly db: Db
  readonly now: () => Instant
  readonly zone: string
  readonly calendar: () => Calendar
  readonly journal: Pick<Journal, 'append' | 'subscribe'>
  readonly parties: Pick<Parties, 'bodies' | 'holdersOf' | 'writeLetter'>
  readonly jobs: Jobs
  readonly cases: Pick<Cases, 'replay' | 'desk' | 'openByStep' | 'countOf' | 'openOfItself' | 'pendingFor' | 'fatesOf'>
  readonly versions: Versions
  readonly registerVersions: Pick<RegisterVersions, 'standing' | 'today'>
  /** What finds personal data in what an example says. */
  readonly detectors: readonly Detector[]
  readonly bodies: Pick<Bodies, 'standing'>
  readonly actLinks: ActLinks
  readonly rehearsal: Rehearsal
}

export function openStudio({ db, now, zone, calendar, journal, jobs, parties, cases, versions, registerVersions, bodies, actLinks, detectors, rehearsal }: Ground): Studio {
  /** The procedures in force by which declarations come into force. */
  const enacting = (): readonly Procedure[] => versions.today().filter((one) => one.opens.by === 'office' && carryingOut(one).some(({ carriesOut }) => carriesOut.act === enactment.name))
  const bodiesFor: Studio['bodiesFor'] = ({ roles }) => [...new Set(enacting().flatMap((one) => opensFor(one, parties.bodies, roles)))]
  const bodyOf = (id: string | null): Body | undefined => (id === null ? undefined : parties.bodies.find((one) => one.id === id) ?? { id, name: same(id), identifiers: [], roles: {}, registers: [] })
  const isAuthor = (actor: Pick<Actor, 'roles'>, body: string | null): boolean => bodiesFor(actor).some((one) => (one?.id ?? null) === body)

  async function draftOf(within: Db | Tx, actor: Actor, id: string, { lock = false } = {}) {
    const row = isId(id) ? await within.selectFrom('studio_draft').selectAll().where('id', '=', id).where('removed_at', 'is', null).$if(lock, (query) => query.forUpdate()).executeTakeFirst() : undefined
    if (row === undefined || !isAuthor(actor, row.body)) throw new Failure('not found', messages.none)
    return row
  }

  /** Whether the case by which a version was sent on is open, or has brought it into force: then it is not sent again. */
  const stands = async (within: Db | Tx, sent: string, declaration: Procedure): Promise<boolean> =>
    (await cases.pendingFor({ act: enactment.name, told: {} }, within)).some(({ id }) => id === sent) || await versions.entered(versionOf(declaration), within) !== undefined

  /** What became of versions that were sent, each by its case. */
  async function statesOf(within: Db | Tx, sent: readonly { readonly case: string; readonly declaration: Procedure }[]): Promise<readonly SentState[]> {
    if (sent.length === 0) return []
    const [fates, house] = [await cases.fatesOf(sent.map((one) => one.case), within), new Set((await versions.list()).map(({ hash }) => hash))]
    return sent.map(({ case: id, declaration }) => sentState(fates.get(id)!, declaration, house.has(versionOf(declaration)), dayOf(now(), zone)))
  }

  /** Whether all that the house has of this id is decided by a body; all is the programme's to write. */
  const isOwn = (body: Pick<Body, 'registers'> | undefined, id: string): boolean => body === undefined || versions.ever(id).every((one) => body.registers.includes(one.body.register))

  const ofOwn = ({ body, declaration }: Pick<StudioDraft, 'body' | 'declaration'>): boolean => isOwn(body, declaration.id) && (body === undefined || body.registers.includes(declaration.body.register))

  const source: Studio['source'] = (declaration) => sourceOf(versions, declaration)
  /** Whether what a draft says of the service from which it was copied is so: the house knows the version, and it is called so and is that body's. */
  function copiesWhatItSays(declaration: Procedure): boolean {
    const { basedOn } = declaration
    const found = source(declaration)
    return basedOn === undefined || (found !== undefined && found.id === basedOn.procedure && canonical({ title: found.title, body: found.body.name }) === canonical({ title: basedOn.title, body: basedOn.body }))
  }

  async function versionAt(within: Db | Tx, draft: Awaited<ReturnType<typeof draftOf>>, number: number): Promise<StudioDraft> {
    const row = await within.selectFrom('studio_version').select('declaration').where('draft', '=', draft.id).where('number', '=', number).executeTakeFirst()
    if (row === undefined) throw new Failure('not found', messages.none)
    const { declaration } = row
    const { sent_as: sentAs, sent_number: sentNumber } = draft
    if (sentAs === null || sentNumber === null) return { id: draft.id, body: bodyOf(draft.body), number, declaration, law: draft.law_number }
    const sent = sentNumber === number ? declaration : (await within.selectFrom('studio_version').select('declaration').where('draft', '=', draft.id).where('number', '=', sentNumber).executeTakeFirstOrThrow()).declaration
    return {
      id: draft.id, body: bodyOf(draft.body), number, declaration, law: draft.law_number,
      sent: {
        case: sentAs, number: sentNumber, stands: sentNumber === number && await stands(within, sentAs, declaration), same: versionOf(sent) === versionOf(declaration),
        state: (await statesOf(within, [{ case: sentAs, declaration: sent }]))[0]!,
      },
    }
  }

  const savedBy = (within: Db | Tx) => within.selectFrom('studio_version').innerJoin('person', 'person.id', 'studio_version.saved_by')
    .select(['studio_version.draft', 'studio_version.number', 'studio_version.saved_at', 'studio_version.place', 'studio_version.does', 'person.name'])
  const savedOf = ({ number, saved_at: at, name: by, place, does }: { number: number; saved_at: Instant; name: string; place: string; does: Deed }): SavedVersion => ({ number, at, by, place, does })

  /** Enters a version, which must have the form of a declaration. */
  async function enter(tx: Tx, actor: Actor, draft: string, number: number, given: unknown, { place, does }: Pick<SavedVersion, 'place' | 'does'>): Promise<number> {
    const { success, data: declaration } = procedureSchema.safeParse(given)
    if (!success) throw new NotDeclared(wrongIn(procedureSchema, given))
    const kinds = [...new Set((declaration.examples ?? []).flatMap((one) => writtenIn(declaration, one)).flatMap((text) => kindsIn(text, detectors)))]
    if (kinds.length > 0) throw new Failure('invalid', tellsOfSomebody(kinds))
    await tx.insertInto('studio_version').values({ draft, number, declaration: JSON.stringify(declaration), saved_at: now(), saved_by: actor.person, place, does }).execute()
    const { salt } = await tx.updateTable('studio_draft').set({ number }).where('id', '=', draft).returning('salt').executeTakeFirstOrThrow()
    // The journal is public, and a draft is not: what it says can be proved later, and not read.
    await actLinks.askSoon(tx, declaration)
    await journal.append(tx, actorString(actor), { type: does === 'begin' ? 'studio.begun' : 'studio.saved', subject: `studio:${draft}`, body: { number, hash: hashOf({ salt, version: versionOf(declaration) }) } })
    return number
  }

  async function listed(actor: Actor, removedSince?: Instant): Promise<readonly DraftSummary[]> {
    const own = bodiesFor(actor).map((one) => one?.id ?? null)
    const named = own.filter((one) => one !== null)
    const rows = await savedBy(db).innerJoin('studio_draft as d', (on) => on.onRef('d.id', '=', 'studio_version.draft').onRef('d.number', '=', 'studio_version.number'))
      .leftJoin('studio_version as sent', (on) => on.onRef('sent.draft', '=', 'd.id').onRef('sent.number', '=', 'd.sent_number'))
      .select(['d.id', 'd.body', 'd.sent_as', 'd.sent_number', 'sent.declaration as sent_declaration', sql<string>`studio_version.declaration ->> 'id'`.as('procedure'), sql<Text>`studio_version.declaration -> 'title'`.as('title')])
      .where((one) => one.or([...(named.length > 0 ? [one('d.body', 'in', named)] : []), ...(own.includes(null) ? [one('d.body', 'is', null)] : [])]))
      .where('d.removed_at', removedSince === undefined ? 'is' : '>', removedSince ?? null).orderBy('studio_version.saved_at', 'desc').execute()
    const sent = rows.flatMap(({ id, sent_as: as, sent_number: number, sent_declaration: declaration }) => (as === null || number === null || declaration === null ? [] : [{ id, number, case: as, declaration }]))
    const states = await statesOf(db, sent)
    const byDraft = new Map(sent.map(({ id, number }, at) => [id, { number, state: states[at]! }]))
    return rows.map((row): DraftSummary => ({ id: row.id, body: bodyOf(row.body), procedure: row.procedure, title: row.title, saved: savedOf(row), ...(byDraft.has(row.id) && { sent: byDraft.get(row.id)! }) }))
  }
  const dayAgo = (): Instant => instantAt(Date.parse(now()) - 86_400_000)
  /** The procedure by which somebody sends the drafts of a body on. */
  const wayOf = (actor: Pick<Actor, 'roles'>, body: string | null): Procedure | undefined => enacting().find((one) => opensFor(one, parties.bodies, actor.roles).some((of) => (of?.id ?? null) === body))

  const replay = openReplay({ db, now, cases, jobs })

  const findings: Studio['findings'] = async (declaration) => {
    const [standing, registers, all, dead] = await Promise.all([versions.standing(db), registerVersions.standing(db), bodies.standing(db), actLinks.deadIn(declaration)])
    return [...lintOne(declaration, [...standing.filter(({ id }) => id !== declaration.id), declaration], undefined, registers, all), ...lintDraft(declaration), ...lintExamples(declaration, calendar()), ...deadLinkFindings(declaration, dead, zone)]
  }
  const hindrances: Studio['hindrances'] = async (actor, { body, declaration, sent }) => {
    const { inForce: { from } } = declaration
    if (from <= dayOf(now(), zone)) return [{ text: tooEarly(from), place: 'inForce.from' }]
    const nobody = grantingNobody(await findings(declaration))
    if (nobody.length > 0) return nobody.map(({ place, words }) => ({ text: words, place }))
    if (wayOf(actor, body?.id ?? null) === undefined) return [{ text: messages.noWay }]
    if (!copiesWhatItSays(declaration)) return [{ text: messages.notCopied, place: 'basedOn' }]
    const beyond = body === undefined || sent?.stands ? undefined : await rehearsal.beyond(declaration, body.id)
    return beyond === undefined ? [] : [beyond]
  }
  const standing: Studio['standing'] = async ({ id }) => (await versions.standing(db)).find((one) => one.id === id)

  /** The offices of the authors of a body; of the programme where it is null. */
  const authorsOf = (id: string | null): readonly string[] => [...new Set(enacting().flatMap(({ opens }) => (opens.by !== 'office' ? []
    : id === null ? [opens.role] : opens.ofBody === undefined ? [] : parties.bodies.filter((body) => body.id === id).flatMap((body) => roleIn(body, opens.ofBody!.name) ?? []))))]

  return {
    get roles() { return [...new Set([null, ...parties.bodies.map(({ id }) => id)].flatMap(authorsOf))].sort() },
    bodiesFor,
    list: (actor) => listed(actor),
    removed: (actor) => listed(actor, dayAgo()),
    hindrances,
    async rehearsed(actor, draft) {
      const { body, declaration, sent } = draft
      const [way, hindered] = [wayOf(actor, body?.id ?? null), await hindrances(actor, draft)]
      // What was sent is held against the house by its case.
      if (way === undefined || hindered.length > 0 || sent?.stands) return hindered
      const source = writeDeclaration(declaration, '')
      const asked = way.form.flatMap(({ fields }) => fields).find(({ name }) => name === takenBy(way))
      if (asked?.kind === 'text' && source.length > asked.maxLength) return [{ text: messages.tooLarge }]
      try {
        await transact(db, (tx) => rehearsal.rehearse(tx, actor, source, body?.id))
        return []
      } catch (error) {
        if (!(error instanceof Failure)) throw error
        return error.problems.length > 0 ? error.problems : [{ text: error.text }]
      }
    },
    remove: (actor, id, { number }) => transact(db, async (tx) => {
      const draft = await draftOf(tx, actor, id, { lock: true })
      const { sent } = await versionAt(tx, draft, draft.number)
      if (draft.number !== number) throw new Failure('conflict', messages.sentMeanwhile)
      if (sent?.stands) throw new Failure('conflict', messages.sent)
      await tx.updateTable('studio_draft').set({ removed_at: now() }).where('id', '=', id).execute()
      await journal.append(tx, actorString(actor), { type: 'studio.removed', subject: `studio:${id}`, body: { number } })
    }),
    bringBack: (actor, id) => transact(db, async (tx) => {
      const row = isId(id) ? await tx.selectFrom('studio_draft').select(['body', 'number']).where('id', '=', id).where('removed_at', '>', dayAgo()).forUpdate().executeTakeFirst() : undefined
      if (row === undefined || !isAuthor(actor, row.body)) throw new Failure('not found', messages.none)
      await tx.updateTable('studio_draft').set({ removed_at: null }).where('id', '=', id).execute()
      await journal.append(tx, actorString(actor), { type: 'studio.returned', subject: `studio:${id}`, body: { number: row.number } })
    }),
    begin: async (actor, { body, declaration }) => {
      if (!isAuthor(actor, body ?? null)) throw new Failure('refused', messages.notAuthor)
      const { id: named } = (declaration ?? {}) as { readonly id?: unknown }
      if (typeof named === 'string' && !isOwn(body === undefined ? undefined : bodyOf(body), named)) throw new Failure('invalid', messages.notOwn, [{ field: 'id', text: messages.notOwn }])
      return transact(db, async (tx) => {
        const id = newId()
        await tx.insertInto('studio_draft').values({ id, body: body ?? null, number: 1, begun_at: now(), sent_as: null, sent_number: null, removed_at: null }).execute()
        await enter(tx, actor, id, 1, declaration, { place: '', does: 'begin' })
        return id
      })
    },
    async read(actor, id, number) {
      const draft = await draftOf(db, actor, id)
      return versionAt(db, draft, number ?? draft.number)
    },
    save: (actor, id, { number, change }) => transact(db, async (tx) => {
      const draft = await draftOf(tx, actor, id, { lock: true })
      const standing = await versionAt(tx, draft, draft.number)
      const read = number === draft.number ? standing : await versionAt(tx, draft, number)
      if (number !== draft.number && restsOn(read.declaration, change) !== restsOn(standing.declaration, change)) {
        const { place } = change
        const by = await savedBy(tx).where('draft', '=', id).where('number', '>', number).orderBy(sql`case when place = ${place} then 0 else 1 end`).orderBy('number', 'desc').executeTakeFirstOrThrow()
        throw new ChangedMeanwhile(standing, savedOf(by))
      }
      const made = changed(standing.declaration, change)
      if (made === undefined) throw new Failure('conflict', messages.noPlace)
      const next = withOffices(made, parties.bodies)
      if (change.does === 'write' && canonical(next) === canonical(standing.declaration as unknown as JsonObject)) return draft.number
      return enter(tx, actor, id, draft.number + 1, next, { place: change.does === 'add' ? `${change.place}.${change.name}` : change.place, does: change.does })
    }),
    async history(actor, id) {
      await draftOf(db, actor, id)
      return (await savedBy(db).where('draft', '=', id).orderBy('number', 'desc').limit(1000).execute()).map(savedOf)
    },
    restore: (actor, id, { number, to }) => transact(db, async (tx) => {
      const draft = await draftOf(tx, actor, id, { lock: true })
      const standing = await versionAt(tx, draft, draft.number)
      if (number !== draft.number) throw new ChangedMeanwhile(standing, savedOf(await savedBy(tx).where('draft', '=', id).where('number', '=', draft.number).executeTakeFirstOrThrow()))
      return enter(tx, actor, id, draft.number + 1, (await versionAt(tx, draft, to)).declaration, { place: '', does: 'restore' })
    }),
    findings, standing, source,
    async actsOf(actor, body) {
      const own = bodiesFor(actor).some((one) => one?.id === body?.id) ? body?.id ?? null : null
      if (own === null && !bodiesFor(actor).includes(undefined)) throw new Failure('refused', messages.notAuthor)
      const drafted = await db.selectFrom('studio_version').innerJoin('studio_draft as d', (on) => on.onRef('d.id', '=', 'studio_version.draft').onRef('d.number', '=', 'studio_version.number'))
        .select(sql<readonly Act[]>`studio_version.declaration -> 'acts'`.as('acts')).where('d.removed_at', 'is', null).where('d.body', own === null ? 'is' : '=', own)
        .where(sql<boolean>`studio_version.declaration -> 'acts' is not null`).orderBy('d.begun_at').execute()
      const standing = versions.today().filter((one) => body === undefined || body.registers.includes(one.body.register))
      return [...actsWritten([...standing.map(({ acts = [] }) => acts), ...drafted.map(({ acts }) => acts)]).values()]
    },
    madeOutcome: (declaration) => madeOutcome(db, declaration),
    keepMade: (declaration, made) => keepMade(db, now, declaration, made),
    wouldChange: async ({ declaration }) => besideWhatItComesFrom({ zone, versions, registerVersions, bodies, actLinks }, declaration, await standing(declaration), db),
    replayed: async (actor, draft) => (ofOwn(draft) ? replay.read(actor, draft) : undefined),
    replay: async (actor, id, { number }) => {
      const row = await draftOf(db, actor, id)
      const draft = await versionAt(db, row, row.number)
      if (!ofOwn(draft)) throw new Failure('refused', messages.notOwn)
      await replay.start(actor, draft, number)
    },
    async law(actor, id) {
      await draftOf(db, actor, id)
      return lawOf(db, id)
    },
    writeLaw: (actor, id, { read, text }) => transact(db, async (tx) => {
      const { number, law_number: law } = await draftOf(tx, actor, id, { lock: true })
      if (read !== law) throw new Failure('conflict', messages.lawMeanwhile, [{ field: 'text', text: messages.lawMeanwhile }])
      const words = sentencesIn(text)
      if (words.length > mostSentences) throw new Failure('invalid', messages.tooLong, [{ field: 'text', text: messages.tooLong }])
      await writeLaw(tx, id, words, { marked_at: now(), marked_by: actor.person })
      await tx.updateTable('studio_draft').set({ law_number: law + 1 }).where('id', '=', id).execute()
      await journal.append(tx, actorString(actor), { type: 'studio.saved', subject: `studio:${id}`, body: { number } })
    }),
    markLaw: (actor, id, { read, ...marks }) => transact(db, async (tx) => {
      const { number, law_number: law } = await draftOf(tx, actor, id, { lock: true })
      if (read !== law) throw new Failure('conflict', messages.marksMeanwhile, [{ text: messages.marksMeanwhile }])
      await mark(tx, id, marks, { marked_at: now(), marked_by: actor.person })
      await journal.append(tx, actorString(actor), { type: 'studio.saved', subject: `studio:${id}`, body: { number } })
    }),
    async send(actor, id, { number, why, key, despite = '' }) {
      const before = await draftOf(db, actor, id)
      if (before.number !== number) throw new Failure('conflict', messages.sentMeanwhile)
      const { declaration, sent } = await versionAt(db, before, number)
      if (sent?.stands) throw new Failure('conflict', messages.sent)
      const { inForce: { from } } = declaration
      if (from <= dayOf(now(), zone)) throw new Failure('invalid', tooEarly(from), [{ place: 'inForce.from', text: tooEarly(from) }])
      if (!copiesWhatItSays(declaration)) throw new Failure('invalid', messages.notCopied, [{ place: 'basedOn', text: messages.notCopied }])
      const wrong = await findings(declaration)
      const errors = [...wrong.filter(({ severity }) => severity === 'error'), ...grantingNobody(wrong)]
      if (errors.length > 0) throw new Failure('invalid', messages.notSound, errors.map(({ place, words }) => ({ place, text: words })))
      const failing = failedExamples(declaration, calendar())
      if (failing.length > 0 && despite.trim() === '') throw new Failure('invalid', messages.examplesFail, [{ field: 'despite', text: messages.examplesFail }])
      const reasons = failing.length === 0 ? why : `${why}\n\n${despite.trim()} (${failing.map(({ example: { shows } }) => [...new Set(Object.values(shows))].join(' / ')).join('; ')})`
      const by = wayOf(actor, before.body)
      if (by === undefined) throw new Failure('refused', messages.noWay)
      return transact(db, async (tx) => {
        const draft = await draftOf(tx, actor, id, { lock: true })
        if (draft.number !== number) throw new Failure('conflict', messages.sentMeanwhile)
        // Asked again under the lock: two who send at once send one case.
        if (draft.sent_number === number && draft.sent_as !== null && await stands(tx, draft.sent_as, declaration)) throw new Failure('conflict', messages.sent)
        const made = await cases.openOfItself(tx, actor, { procedure: by.id, key, facts: toldOf(by, writeDeclaration(declaration, ''), reasons), body: draft.body ?? '' })
        await tx.updateTable('studio_draft').set({ sent_as: made, sent_number: number }).where('id', '=', id).execute()
        const body: JsonObject = { number, case: made, version: versionOf(declaration) }
        await journal.append(tx, actorString(actor), { type: 'studio.sent', subject: `studio:${id}`, body })
        return made
      })
    },
    async askLinks(signal) {
      if (!actLinks.asks) return
      const drafts = await db.selectFrom('studio_version').innerJoin('studio_draft as d', (on) => on.onRef('d.id', '=', 'studio_version.draft').onRef('d.number', '=', 'studio_version.number')).where('d.removed_at', 'is', null).select('studio_version.declaration').execute()
      await actLinks.round([...drafts.map(({ declaration }) => declaration), ...await versions.standing(db)], signal)
    },
    // Every case of the country passes here, and few are of drafts.
    notify: () => journal.subscribe('studio.notices', { types: ['case.completed', 'case.lapsed', 'case.expired'], holdsUp: 'itself', from: 'now',
      handle: async (tx, { subject, body }) => { if (enacting().some(({ id }) => id === body['procedure'])) await tellAuthors({ cases, parties, authorsOf }, tx, subject.slice('case:'.length)) } }),
  }
}
