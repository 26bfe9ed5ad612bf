/** Assessments that a person or a company keeps: a draft that changes, and finished versions that never do. Scores are worked out, never kept. */
import { randomBytes } from 'node:crypto'
import type { Selectable } from 'kysely'
import { type Db, type JsonColumn, newId, type Tx } from '../../../kernel/database/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import { type Actor, actorString, isId, type Parties } from '../../../kernel/parties/index.ts'
import type { KindsOfThings } from '../../../kernel/taken-back/index.ts'
import { canonical, hashOfText, type JsonObject } from '../../../law/canonical.ts'
import type { DelegableAct } from '../../../law/delegable.ts'
import { Failure } from '../../../law/failure.ts'
import { inEveryLanguage } from '../../../law/format.ts'
import type { Instant } from '../../../law/time.ts'
import type { Answers } from './expression.ts'
import type { Known } from './known.ts'
import { words } from './pages/messages.ts'
import type { SavedFile } from './saved-file.ts'
import { score } from './score.ts'

interface AssessmentTable {
  id: string; owner: string; title: string; scheme: string; version: string; answers: JsonColumn<JsonObject>; translations: JsonColumn<JsonObject>
  begun_at: Instant; changed_at: Instant; changed: boolean
}
interface VersionTable {
  assessment: string; number: number; scheme: string; version: string; answers: JsonColumn<JsonObject>; translations: JsonColumn<JsonObject>; salt: string; finished_at: Instant
}

declare module '../../../kernel/database/index.ts' {
  interface Tables { oversight_assessment: AssessmentTable; oversight_assessment_version: VersionTable }
}

/** Assessments on the thread: to others than their owner they are not there, for that there is one tells what a company thinks of its system. */
export const assessmentThings: KindsOfThings = {
  assessment: {
    told: {
      called: words.oneAssessment,
      because: words.readByOwner,
      async sight({ db }, reader, things) {
        if (reader === null) return new Map()
        const owner = reader.organisation === undefined ? `person:${reader.person}` : `organisation:${reader.organisation.id}`
        const rows = await db.selectFrom('oversight_assessment').select('id').where('id', 'in', things.map((thing) => thing.slice(assessmentSubject('').length)).filter(isId)).where('owner', '=', owner).execute()
        return new Map(rows.map(({ id }) => [assessmentSubject(id), 'open']))
      },
    },
  },
}

type Said = Pick<SavedFile, 'answers' | 'translations'>

export interface FinishedVersion extends Said {
  readonly number: number
  readonly scheme: string
  readonly version: string
  readonly salt: string
  readonly fingerprint: string
  readonly finishedAt: Instant
}

export interface Kept extends Said {
  readonly id: string
  readonly title: string
  readonly scheme: string
  readonly version: string
  readonly begunAt: Instant
  readonly changedAt: Instant
  /** Whether the answers are others than those of the newest finished version. */
  readonly changed: boolean
  /** The newest first. */
  readonly versions: readonly FinishedVersion[]
}

/** What a delegation of a company must cover, unless it is for everything. */
export const assessing: DelegableAct = { id: 'oversight.assessing', title: words.delegated }

/** What the thread and the journal call an assessment. */
const assessmentSubject = (id: string): string => `assessment:${id}`

export interface KeptAssessments {
  begin(tx: Tx, actor: Actor, known: Known, title: string, said: Said): Promise<string>
  /** What is kept by whom the actor is now: themself, or the company whose hat they wear. Throws a `Failure` (refused) where their right does not cover it. */
  of(actor: Actor): Promise<readonly Kept[]>
  /** Throws a `Failure`: refused as `of` does, not found where there is none or it is another's. */
  find(actor: Actor, id: string): Promise<Kept>
  /** Changes the answers; `change` gets those that stand there now. Two who answer different sections do not undo each other. */
  answer(tx: Tx, actor: Actor, id: string, change: (before: Said) => Said): Promise<Kept>
  rename(tx: Tx, actor: Actor, id: string, title: string): Promise<void>
  /** Finishes a version of the answers that stand there. Its result and the fingerprint of its answers go into the journal. */
  finish(tx: Tx, actor: Actor, id: string, known: Known, said: Said): Promise<number>
  /** Deletes a draft for good. Throws a `Failure` (conflict) where a version is finished. */
  remove(tx: Tx, actor: Actor, id: string): Promise<void>
}

const mostKept = 500

const ownerOf = (actor: Actor): string => (actor.organisation ? `organisation:${actor.organisation.id}` : `person:${actor.person}`)

/** Whose assessment the actor makes in their present hat: their own, or that of a company by a right that covers it. Throws a `Failure` (refused). */
export async function requireAssessor(parties: Pick<Parties, 'mayActFor'>, within: Db, actor: Actor): Promise<string> {
  if (actor.organisation && !await parties.mayActFor(actor, actor.organisation.id, { act: assessing.id }, within)) throw new Failure('refused', words.mayNot)
  return ownerOf(actor)
}

export function openKept({ db, now, parties, journal, lineage }: Kernel): KeptAssessments {
  async function locked(tx: Tx, actor: Actor, id: string): Promise<Selectable<AssessmentTable>> {
    const owner = await requireAssessor(parties, tx, actor)
    const row = await tx.selectFrom('oversight_assessment').selectAll().where('id', '=', id).where('owner', '=', owner).forUpdate().executeTakeFirst()
    if (row === undefined) throw new Failure('not found', words.noneHere)
    return row
  }

  async function withVersions(within: Db, rows: readonly Selectable<AssessmentTable>[]): Promise<readonly Kept[]> {
    if (rows.length === 0) return []
    const versions = await within.selectFrom('oversight_assessment_version').selectAll().where('assessment', 'in', rows.map(({ id }) => id)).orderBy('number', 'desc').execute()
    const byAssessment = Map.groupBy(versions, ({ assessment }) => assessment)
    return rows.map((row) => ({
      id: row.id, title: row.title, scheme: row.scheme, version: row.version, ...saidIn(row), begunAt: row.begun_at, changedAt: row.changed_at, changed: row.changed,
      versions: (byAssessment.get(row.id) ?? []).map((one) => ({
        number: one.number, scheme: one.scheme, version: one.version, ...saidIn(one), salt: one.salt, finishedAt: one.finished_at, fingerprint: fingerprint(one.salt, one.answers),
      })),
    }))
  }

  const set = (tx: Tx, id: string, values: Partial<Pick<Selectable<AssessmentTable>, 'title' | 'changed'>> & { readonly answers?: string; readonly translations?: string }) =>
    tx.updateTable('oversight_assessment').set({ ...values, changed_at: now() }).where('id', '=', id).execute()

  return {
    async begin(tx, actor, { scheme, version }, title, said) {
      const owner = await requireAssessor(parties, tx, actor)
      const { many } = await tx.selectFrom('oversight_assessment').select((is) => is.fn.countAll<bigint>().as('many')).where('owner', '=', owner).executeTakeFirstOrThrow()
      if (many >= mostKept) throw new Failure('conflict', words.tooMany)
      const id = newId()
      await tx.insertInto('oversight_assessment').values({ id, owner, title: named(title), scheme, version, ...written(said), begun_at: now(), changed_at: now(), changed: true }).execute()
      return id
    },

    async of(actor) {
      const owner = await requireAssessor(parties, db, actor)
      return withVersions(db, await db.selectFrom('oversight_assessment').selectAll().where('owner', '=', owner).orderBy('changed_at', 'desc').execute())
    },

    async find(actor, id) {
      const owner = await requireAssessor(parties, db, actor)
      const row = await db.selectFrom('oversight_assessment').selectAll().where('id', '=', id).where('owner', '=', owner).executeTakeFirst()
      const [kept] = row === undefined ? [] : await withVersions(db, [row])
      if (kept === undefined) throw new Failure('not found', words.noneHere)
      return kept
    },

    async answer(tx, actor, id, change) {
      const row = await locked(tx, actor, id)
      const after = change(saidIn(row))
      const changed = canonical(Object.fromEntries(after.answers)) !== canonical(row.answers)
      if (changed) await set(tx, id, { ...written(after), changed: true })
      const [kept] = await withVersions(tx, [{ ...row, answers: json(Object.fromEntries(after.answers)), translations: json(after.translations), changed: row.changed || changed }])
      return kept!
    },

    async rename(tx, actor, id, title) {
      await locked(tx, actor, id)
      await set(tx, id, { title: named(title) })
    },

    async finish(tx, actor, id, known, said) {
      const row = await locked(tx, actor, id)
      if (!row.changed) throw new Failure('conflict', words.nothingNew)
      const { last } = await tx.selectFrom('oversight_assessment_version').select((is) => is.fn.max('number').as('last')).where('assessment', '=', id).executeTakeFirstOrThrow()
      const [number, salt] = [(last ?? 0) + 1, randomBytes(16).toString('hex')]
      const { scheme, version } = row
      await tx.insertInto('oversight_assessment_version').values({ assessment: id, number, scheme, version, ...written(said), salt, finished_at: now() }).execute()
      await set(tx, id, { ...written(said), changed: false })
      const { raw, mitigation, total, level } = score(known.questionnaire(), said.answers)
      const subject = assessmentSubject(id)
      // The thread says which questionnaire and what came out; what the system is called stays with its owner.
      await lineage.put(tx, { id: subject, kind: 'assessment', title: inEveryLanguage((locale) => `${known.title[locale]} ${version}: ${words.level[locale].toLowerCase()} ${level}`), path: `/oversight/assessments/mine/${id}` })
      if (actor.organisation && await lineage.thing(row.owner) !== undefined) await lineage.link(tx, subject, row.owner, 'holds', 'assessment of')
      await journal.append(tx, actorString(actor), {
        type: 'oversight.assessment-finished', subject,
        body: { number, scheme, version, raw: raw.points, mitigation: mitigation.points, total, level, answers: fingerprint(salt, Object.fromEntries(said.answers)) },
      })
      return number
    },

    async remove(tx, actor, id) {
      await locked(tx, actor, id)
      const finished = await tx.selectFrom('oversight_assessment_version').select('number').where('assessment', '=', id).executeTakeFirst()
      if (finished) throw new Failure('conflict', words.hasVersions)
      await tx.deleteFrom('oversight_assessment').where('id', '=', id).execute()
    },
  }
}

/** What a person kept for themself goes with their account; what they did for a company is the company's. */
export function keptWork({ journal }: Pick<Kernel, 'journal'>): void {
  journal.subscribe('oversight.assessments-of-closed-accounts', {
    types: ['person.account-closed'], holdsUp: 'itself', from: 'now',
    handle: async (tx, { subject }) => { await tx.deleteFrom('oversight_assessment').where('owner', '=', subject).execute() },
  })
}

/** SHA-256, as lower-case hex, over the salt and the answers in canonical JSON (RFC 8785): the journal has it, and whoever has the file can make it. */
const fingerprint = (salt: string, answers: object): string => hashOfText(salt + canonical(answers))

function named(given: string): string {
  const title = given.normalize('NFC').trim()
  if (title === '' || title.length > 200) throw new Failure('invalid', words.noName, [{ field: 'name', text: words.noName }])
  return title
}

const saidIn = ({ answers, translations }: Pick<Selectable<AssessmentTable>, 'answers' | 'translations'>): Said => ({ answers: new Map(Object.entries(answers)), translations })

const written = ({ answers, translations }: Said): { readonly answers: string; readonly translations: string } =>
  ({ answers: JSON.stringify(Object.fromEntries(answers satisfies Answers)), translations: JSON.stringify(translations) })

/** What was read of JSON is JSON still. */
const json = (value: object): JsonObject => value as JsonObject
