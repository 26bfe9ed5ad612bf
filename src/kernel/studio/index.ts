/**
 * The studio: drafts of services, written clause by clause by the authors of a body, linted beside all that stands, and sent on to be enacted.
 *
 * Promises: every version that was saved is kept and can be brought back; two authors never lose each other's clause, for a change rests on what its author
 * read of it; what is kept has the form of a declaration; nothing is sent on that does not lint. Never: brings anything into force (a declared procedure does,
 * by other people), shows a draft to whoever is no author of its body, or touches a register.
 */
import { type Generated, sql } from 'kysely'
import type { Body } from '../../law/body.ts'
import { hashOf, type JsonObject } from '../../law/canonical.ts'
import { enactment } from '../../law/core-act.ts'
import { procedureSchema } from '../../law/declaration.ts'
import { writeDeclaration } from '../../law/declaration-yaml.ts'
import { type Passage, procedureDifferences } from '../../law/differences.ts'
import { Failure } from '../../law/failure.ts'
import { opensFor, roleIn } from '../../law/in-body.ts'
import { type Finding, lintOne } from '../../law/lint.ts'
import { carryingOut, type Procedure } from '../../law/procedure.ts'
import { type Change, changed, mostSentences, restsOn, type Sentence, sentencesIn } from '../../law/studio/index.ts'
import { same, type Text } from '../../law/text.ts'
import { dayOf, type Instant } from '../../law/time.ts'
import { type Found, wrongIn } from '../../law/yaml.ts'
import type { Cases, Versions } from '../cases/index.ts'
import { type Db, type JsonColumn, newId, transact, type Tx } from '../database/index.ts'
import { type Bodies, versionOf } from '../declarations/index.ts'
import type { Journal } from '../journal/index.ts'
import { type Actor, actorString, isId, type Parties } from '../parties/index.ts'
import type { RegisterVersions } from '../registers/index.ts'
import { lawOf, mark, type Mark, writeLaw } from './law.ts'
import { messages, tooEarly } from './messages.ts'

interface DraftTable { id: string; body: string | null; number: number; begun_at: Instant; sent_as: string | null; sent_number: number | null; salt: Generated<string>; law_number: Generated<number> }
interface VersionTable { draft: string; number: number; declaration: JsonColumn<Procedure>; saved_at: Instant; saved_by: string; place: string; does: Deed }

declare module '../database/index.ts' {
  interface Tables { studio_draft: DraftTable; studio_version: VersionTable }
}

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
  /** The last case by which it was sent on, and which version that was; `stands` where that case is open, or brought it into force. */
  readonly sent?: { readonly case: string; readonly number: number; readonly stands: boolean }
}

/** One saved version: who saved it, when, and what they did where. */
export interface SavedVersion { readonly number: number; readonly at: Instant; readonly by: string; readonly place: string; readonly does: Deed }

/** A draft in the list of its body. */
export interface DraftSummary { readonly id: string; readonly body: Body | undefined; readonly procedure: string; readonly title: Text; readonly saved: SavedVersion; readonly sent: boolean }

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
  /** Saves a change that rests on the version with this number; answers the new number. Throws `ChangedMeanwhile`, `NotDeclared`, or a `Failure` (conflict) where the place is not there. */
  save(actor: Actor, id: string, what: { readonly number: number; readonly change: Change }): Promise<number>
  /** The saved versions, the last first. */
  history(actor: Actor, id: string): Promise<readonly SavedVersion[]>
  /** Brings a version back, as a new one. */
  restore(actor: Actor, id: string, what: { readonly number: number; readonly to: number }): Promise<number>
  /** What the linter finds in a draft beside all that stands. */
  findings(declaration: Procedure): Promise<readonly Finding[]>
  /** The version that it would follow; undefined where there is none. */
  standing(declaration: Procedure): Promise<Procedure | undefined>
  /** What it changes, in words, and what it would have said of cases otherwise: of cases of its own body alone, for what these say is not public. */
  wouldChange(draft: Pick<StudioDraft, 'body' | 'declaration'>): Promise<{ readonly passages: readonly Passage[]; readonly trial?: Awaited<ReturnType<Cases['tryOnCases']>> }>
  /** The text of the act beside a draft, with the clauses of each sentence. */
  law(actor: Actor, id: string): Promise<readonly Sentence[]>
  /** Writes that text anew; sentences that stay keep their clauses. Throws a `Failure`: invalid for a text that is too long, conflict where another author wrote it since (`read`). */
  writeLaw(actor: Actor, id: string, what: { readonly read: number; readonly text: string }): Promise<void>
  /** Says which sentence belongs to which clause, and which no longer does. Throws a `Failure` (conflict) where the text is another one since. */
  markLaw(actor: Actor, id: string, marks: { readonly read: number; readonly add: readonly Mark[]; readonly remove: readonly Mark[] }): Promise<void>
  /** Sends the draft on to be checked and signed by others; answers the case. Throws a `Failure`: invalid with every error of the linter, or conflict. */
  send(actor: Actor, id: string, what: { readonly number: number; readonly why: string; readonly key: string }): Promise<string>
}

interface Ground {
  readonly db: Db
  readonly now: () => Instant
  readonly zone: string
  readonly journal: Pick<Journal, 'append'>
  readonly parties: Pick<Parties, 'bodies'>
  readonly cases: Pick<Cases, 'tryOnCases' | 'openOfItself' | 'pendingFor'>
  readonly versions: Versions
  readonly registerVersions: Pick<RegisterVersions, 'standing'>
  readonly bodies: Pick<Bodies, 'standing'>
}

export function openStudio({ db, now, zone, journal, parties, cases, versions, registerVersions, bodies }: Ground): Studio {
  /** The procedures in force by which declarations come into force. */
  const enacting = (): readonly Procedure[] => versions.today().filter((one) => one.opens.by === 'office' && carryingOut(one).some(({ carriesOut }) => carriesOut.act === enactment.name))
  const bodiesFor: Studio['bodiesFor'] = ({ roles }) => [...new Set(enacting().flatMap((one) => opensFor(one, parties.bodies, roles)))]
  const bodyOf = (id: string | null): Body | undefined => (id === null ? undefined : parties.bodies.find((one) => one.id === id) ?? { id, name: same(id), identifiers: [], roles: {}, registers: [] })
  const isAuthor = (actor: Pick<Actor, 'roles'>, body: string | null): boolean => bodiesFor(actor).some((one) => (one?.id ?? null) === body)

  async function draftOf(within: Db | Tx, actor: Actor, id: string, { lock = false } = {}) {
    const row = isId(id) ? await within.selectFrom('studio_draft').selectAll().where('id', '=', id).$if(lock, (query) => query.forUpdate()).executeTakeFirst() : undefined
    if (row === undefined || !isAuthor(actor, row.body)) throw new Failure('not found', messages.none)
    return row
  }

  /** Whether the case by which a version was sent on is open, or has brought it into force: then it is not sent again. */
  const stands = async (within: Db | Tx, sent: string, declaration: Procedure): Promise<boolean> =>
    (await cases.pendingFor({ act: enactment.name, told: {} }, within)).some(({ id }) => id === sent) || await versions.entered(versionOf(declaration), within) !== undefined

  /** Whether all that the house has of this id is decided by a body; all is the programme's to write. */
  const isOwn = (body: Pick<Body, 'registers'> | undefined, id: string): boolean => body === undefined || versions.ever(id).every((one) => body.registers.includes(one.body.register))

  async function versionAt(within: Db | Tx, draft: Awaited<ReturnType<typeof draftOf>>, number: number): Promise<StudioDraft> {
    const row = await within.selectFrom('studio_version').select('declaration').where('draft', '=', draft.id).where('number', '=', number).executeTakeFirst()
    if (row === undefined) throw new Failure('not found', messages.none)
    const { declaration } = row
    return {
      id: draft.id, body: bodyOf(draft.body), number, declaration, law: draft.law_number,
      ...(draft.sent_as !== null && draft.sent_number !== null && {
        sent: { case: draft.sent_as, number: draft.sent_number, stands: draft.sent_number === number && await stands(within, draft.sent_as, declaration) },
      }),
    }
  }

  const savedBy = (within: Db | Tx) => within.selectFrom('studio_version').innerJoin('person', 'person.id', 'studio_version.saved_by')
    .select(['studio_version.draft', 'studio_version.number', 'saved_at', 'place', 'does', 'person.name'])
  const savedOf = ({ number, saved_at: at, name: by, place, does }: { number: number; saved_at: Instant; name: string; place: string; does: Deed }): SavedVersion => ({ number, at, by, place, does })

  /** Enters a version, which must have the form of a declaration. */
  async function enter(tx: Tx, actor: Actor, draft: string, number: number, given: unknown, { place, does }: Pick<SavedVersion, 'place' | 'does'>): Promise<number> {
    const { success, data: declaration } = procedureSchema.safeParse(given)
    if (!success) throw new NotDeclared(wrongIn(procedureSchema, given))
    await tx.insertInto('studio_version').values({ draft, number, declaration: JSON.stringify(declaration), saved_at: now(), saved_by: actor.person, place, does }).execute()
    const { salt } = await tx.updateTable('studio_draft').set({ number }).where('id', '=', draft).returning('salt').executeTakeFirstOrThrow()
    // The journal is public, and a draft is not: what it says can be proved later, and not read.
    await journal.append(tx, actorString(actor), { type: does === 'begin' ? 'studio.begun' : 'studio.saved', subject: `studio:${draft}`, body: { number, hash: hashOf({ salt, version: versionOf(declaration) }) } })
    return number
  }

  const findings: Studio['findings'] = async (declaration) => {
    const [standing, registers, all] = await Promise.all([versions.standing(db), registerVersions.standing(db), bodies.standing(db)])
    return lintOne(declaration, [...standing.filter(({ id }) => id !== declaration.id), declaration], undefined, registers, all)
  }
  const standing: Studio['standing'] = async ({ id }) => (await versions.standing(db)).find((one) => one.id === id)

  return {
    get roles() {
      return [...new Set(enacting().flatMap(({ opens }) => (opens.by !== 'office' ? [] : [opens.role, ...opens.ofBody === undefined ? [] : parties.bodies.flatMap((body) => roleIn(body, opens.ofBody!.name) ?? [])])))].sort()
    },
    bodiesFor,
    async list(actor) {
      const own = bodiesFor(actor).map((one) => one?.id ?? null)
      const named = own.filter((one) => one !== null)
      const rows = await db.selectFrom('studio_draft').selectAll()
        .where((one) => one.or([...(named.length > 0 ? [one('body', 'in', named)] : []), ...(own.includes(null) ? [one('body', 'is', null)] : [])])).orderBy('id', 'desc').limit(200).execute()
      const all = await Promise.all(rows.map(async (row): Promise<DraftSummary> => {
        const [{ declaration: { id: procedure, title } }, saved] = await Promise.all([versionAt(db, row, row.number), savedBy(db).where('draft', '=', row.id).where('number', '=', row.number).executeTakeFirstOrThrow()])
        return { id: row.id, body: bodyOf(row.body), procedure, title, saved: savedOf(saved), sent: row.sent_number === row.number }
      }))
      return all.toSorted((a, b) => (a.saved.at < b.saved.at ? 1 : -1))
    },
    begin: async (actor, { body, declaration }) => {
      if (!isAuthor(actor, body ?? null)) throw new Failure('refused', messages.notAuthor)
      const { id: named } = (declaration ?? {}) as { readonly id?: unknown }
      if (typeof named === 'string' && !isOwn(body === undefined ? undefined : bodyOf(body), named)) throw new Failure('invalid', messages.notOwn, [{ field: 'id', text: messages.notOwn }])
      return transact(db, async (tx) => {
        const id = newId()
        await tx.insertInto('studio_draft').values({ id, body: body ?? null, number: 1, begun_at: now(), sent_as: null, sent_number: null }).execute()
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
      const next = changed(standing.declaration, change)
      if (next === undefined) throw new Failure('conflict', messages.noPlace)
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
    findings, standing,
    async wouldChange({ body, declaration }) {
      const own = isOwn(body, declaration.id) && (body === undefined || body.registers.includes(declaration.body.register))
      return { passages: procedureDifferences(await standing(declaration), declaration), ...(own && { trial: await cases.tryOnCases(declaration) }) }
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
    async send(actor, id, { number, why, key }) {
      const before = await draftOf(db, actor, id)
      if (before.number !== number) throw new Failure('conflict', messages.sentMeanwhile)
      const { declaration, sent } = await versionAt(db, before, number)
      if (sent?.stands) throw new Failure('conflict', messages.sent)
      const { inForce: { from } } = declaration
      if (from <= dayOf(now(), zone)) throw new Failure('invalid', tooEarly(from), [{ field: 'inForce', text: tooEarly(from) }])
      const errors = (await findings(declaration)).filter(({ severity }) => severity === 'error')
      if (errors.length > 0) throw new Failure('invalid', messages.notSound, errors.map(({ place, words }) => ({ field: place, text: words })))
      const by = enacting().find((one) => opensFor(one, parties.bodies, actor.roles).some((body) => (body?.id ?? null) === before.body))
      if (by === undefined) throw new Failure('refused', messages.noWay)
      return transact(db, async (tx) => {
        const draft = await draftOf(tx, actor, id, { lock: true })
        if (draft.number !== number) throw new Failure('conflict', messages.sentMeanwhile)
        // Asked again under the lock: two who send at once send one case.
        if (draft.sent_number === number && draft.sent_as !== null && await stands(tx, draft.sent_as, declaration)) throw new Failure('conflict', messages.sent)
        const made = await cases.openOfItself(tx, actor, { procedure: by.id, key, facts: toldOf(by, writeDeclaration(declaration, ''), why), body: draft.body ?? '' })
        await tx.updateTable('studio_draft').set({ sent_as: made, sent_number: number }).where('id', '=', id).execute()
        const body: JsonObject = { number, case: made, version: versionOf(declaration) }
        await journal.append(tx, actorString(actor), { type: 'studio.sent', subject: `studio:${id}`, body })
        return made
      })
    },
  }
}

/** The answers of the case that brings it into force: the declaration where its act reads it, and why in whatever else is asked in words. */
function toldOf(by: Procedure, declaration: string, why: string): Readonly<Record<string, string>> {
  const taken = carryingOut(by).find(({ carriesOut }) => carriesOut.act === enactment.name)?.carriesOut.with['declaration']
  return Object.fromEntries(by.form.flatMap(({ fields }) => fields).flatMap((field) =>
    (field.name === taken ? [[field.name, declaration]] : field.from === undefined && field.kind === 'text' && !field.optional ? [[field.name, why]] : [])))
}
