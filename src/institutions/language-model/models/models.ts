/** The registry of models: from the draft to the release and, if it must be, back. */
import { sql } from 'kysely'
import { canonical, hashOf } from '../../../law/canonical.ts'
import { Failure, type Problem } from '../../../law/failure.ts'
import type { Text } from '../../../law/text.ts'
import { dayOf } from '../../../law/time.ts'
import { type Db, newId, type Tx } from '../../../kernel/database/index.ts'
import type { Job } from '../../../kernel/jobs/index.ts'
import { type Actor, actorString } from '../../../kernel/parties/index.ts'
import type { Need } from '../evaluation/index.ts'
import type { Ground } from '../ground.ts'
import { isEngineer, isHead } from '../office.ts'
import { type Mark, type Marks, withdrawn } from '../../../kernel/taken-back/index.ts'
import type { Deliveries } from './deliveries.ts'
import { missingIn } from './delivery.ts'
import { readDescription } from './describe.ts'
import { findModels, type ModelQuery, type ModelsFound } from './find-models.ts'
import { registryWords as words } from './messages.ts'
import { type Description, type Followed, type Model, modelName, modelSubject, type OptedOut, type OptOutDecision, provenance, type Provenance, type ReceiptSummary, statement, type Statement } from './model.ts'
import { type DraftSource, preparingJob } from './prepare.ts'
import type { RegisterEntry } from './register-entry.ts'
import { type ReleaseFacts, releaseObstacles, undecided } from './release-rules.ts'
import { openReleasing, type Releasing } from './releasing.ts'
import { lendModelFile } from './served.ts'
import { modelOf } from './tables.ts'
import { enterDraft } from './thread.ts'

/** What the registry needs of the other parts of the institution. */
export interface ModelSources {
  /** The receipts of evaluations of exactly this model, newest first. */
  receiptsFor(modelHash: string, within?: Db): Promise<readonly ReceiptSummary[]>
  /** Which evaluations a release needs. */
  needs(): readonly Need[]
  readonly marks: Marks
  /** Whether every corpus was looked through for everything on the opt-out list. */
  optOutsSearched(): Promise<boolean>
  readonly runs: {
    /** Training runs that have left a model folder, newest first. */
    finished(): Promise<readonly { readonly id: string; readonly title: Text }[]>
    /** How a finished run made its model; undefined when there is no such run, or it has not finished. */
    provenance(id: string): Promise<Followed | undefined>
    /** Runs whose files were made for other machines, newest first, each with the hash of all that decides what comes out. */
    prepared(): Promise<readonly { readonly id: string; readonly title: Text; readonly path: string; readonly recipe: string }[]>
    /** Lends the model folder of a finished run while `use` runs. */
    lend<T>(id: string, use: (folder: string) => Promise<T>): Promise<T>
  }
}

export interface Models extends Releasing {
  list(query: ModelQuery): Promise<ModelsFound>
  /** By its name, or by its id; throws a `Failure` (not found). Failed drafts are found by their id alone. */
  find(nameOrId: string, within?: Db): Promise<Model>
  /** Begins a draft of an engineer: its files are taken in by a job. Throws a `Failure` (invalid with every problem, refused, conflict). */
  draft(tx: Tx, actor: Actor, what: {
    readonly name: string
    readonly description: Description
    /** A finished run; a model folder of this machine, with how it was made; or what was sent from elsewhere, with what the engineer says of its making. */
    readonly from: { readonly run: string } | { readonly folder: string; readonly provenance: Followed } | { readonly delivery: string; readonly statement: Statement }
  }): Promise<string>
  /** The job that prepares a draft. */
  work(model: string): Promise<Job | undefined>
  /** What was taken back, or opted out of, of all that a model was made from. */
  marks(model: Model): Promise<readonly Mark[]>
  /** The same of many, by their ids. */
  marksOf(models: readonly Pick<Model, 'id'>[]): Promise<ReadonlyMap<string, readonly Mark[]>>
  /** All that stands in the way of a release; empty when nothing does. */
  obstacles(model: Model): Promise<readonly Text[]>
  receipts(model: Model): Promise<readonly ReceiptSummary[]>
  /** Texts of its corpus that were opted out, on which the head has not decided. */
  undecided(model: Model): Promise<readonly OptedOut[]>
  /**
   * The head states why a draft is to be released although it was trained on these: kept in what is signed. `of` are those that the head
   * was shown. Throws a `Failure` (refused, conflict), also when there are others by now.
   */
  decideOptOuts(tx: Tx, actor: Actor, model: Model, decision: OptOutDecision): Promise<void>
  /** What a register of AI systems is told; undefined before the release. */
  registerEntry(model: Model): Promise<RegisterEntry | undefined>
  /** Lends one of its files on the local disk while `use` runs, of a finished draft too. */
  lend<T>(model: Model, file: string, use: (path: string) => Promise<T>): Promise<T>
}

export function openModels(ground: Ground, sources: ModelSources, deliveries: Pick<Deliveries, 'find'>): Models {
  const { kernel, options } = ground
  const { db, now, journal, jobs, lineage } = kernel

  async function find(nameOrId: string, within: Db = db): Promise<Model> {
    const query = within.selectFrom('language_model').selectAll()
    const row = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(nameOrId)
      ? await query.where('id', '=', nameOrId).executeTakeFirst()
      : await query.where('name', '=', nameOrId).where('state', '<>', 'failed').executeTakeFirst()
    if (!row) throw new Failure('not found', words.none)
    return modelOf(row)
  }

  /** How a model was made, complete. */
  async function provenanceOf({ name: by }: Actor, from: Parameters<Models['draft']>[2]['from']): Promise<Provenance> {
    if ('run' in from) {
      const found = await sources.runs.provenance(from.run)
      if (found === undefined) throw new Failure('invalid', words.noRun, [{ field: 'run', text: words.noRun }])
      const [taken] = withdrawn(await sources.marks.of(`training-run:${from.run}`))
      if (taken) throw new Failure('invalid', words.withdrawnSource(taken.title), [{ field: 'run', text: words.withdrawnSource(taken.title) }])
      return found
    }
    const read = 'folder' in from ? provenance.safeParse(from.provenance) : statement.safeParse(from.statement)
    if (!read.success) throw new Failure('invalid', words.badProvenance([...new Set(read.error.issues.map(({ path }) => path.join('.')))].join(', ')))
    return 'corpus' in read.data ? read.data : { ...read.data, stated: { by, on: dayOf(now(), kernel.country.calendar.zone) } }
  }

  /** What was sent under the name of the model, all of it. */
  async function requireDelivered(tx: Tx, id: string, name: string): Promise<void> {
    // Locked, so that the model is made of what is checked here.
    await tx.selectFrom('model_delivery').select('id').where('id', '=', id).forUpdate().execute()
    const delivery = await deliveries.find(id, tx)
    const missing = missingIn(delivery)
    if (missing.length > 0 || delivery.name !== name) throw new Failure('conflict', missing.length > 0 ? words.notAllSent(missing.join(', ')) : words.noDelivery)
  }

  const marks = ({ id }: Model): Promise<readonly Mark[]> => sources.marks.of(modelSubject(id))

  const receipts = async ({ made }: Model, within?: Db): Promise<readonly ReceiptSummary[]> =>
    made === undefined ? [] : (await sources.receiptsFor(made.hash, within)).filter(({ model }) => model === made.hash)

  /** All that a release rests on, in a transaction as that sees it. */
  async function factsOf(model: Model, tx?: Tx): Promise<ReleaseFacts> {
    const asked = tx === undefined ? sources.marks : await sources.marks.within(tx)
    return { needs: sources.needs(), receipts: await receipts(model, tx), marks: await asked.of(modelSubject(model.id)), searched: await sources.optOutsSearched() }
  }

  const obstacles = async (model: Model): Promise<readonly Text[]> => releaseObstacles(model, await factsOf(model))

  return {
    list: (query) => findModels(kernel, query),
    find, marks, receipts, obstacles,
    ...openReleasing(ground, { find, factsOf }),
    async marksOf(models) {
      const marked = await sources.marks.ofAll(models.map(({ id }) => modelSubject(id)))
      return new Map(models.map(({ id }) => [id, marked.get(modelSubject(id))!]))
    },
    work: async (model) => (await jobs.list({ name: preparingJob, key: model, limit: 1 }))[0],

    async draft(tx, actor, { name, description: given, from }) {
      if (!isEngineer(actor, options)) throw new Failure('refused', words.notEngineer)
      const read = readDescription(given)
      const problems: Problem[] = [...(modelName.safeParse(name).success ? [] : [{ field: 'name', text: words.badName }]), ...('problems' in read ? read.problems : [])]
      if ('problems' in read || problems.length > 0) throw new Failure('invalid', problems[0]?.field === 'name' ? words.badName : words.badDescription, problems)
      const made = await provenanceOf(actor, from)
      if ('delivery' in from) await requireDelivered(tx, from.delivery, name)
      const id = newId()
      const entered = await tx.insertInto('language_model').values({
        id, name, state: 'preparing', description: JSON.stringify(read.said), provenance: JSON.stringify(made), shape: null, files: '[]', hash: null, failure: null,
        drafted_by: actorString(actor), drafted_at: now(), release: null, released_at: null, opt_outs: null, withdrawal: null, withdrawn_at: null,
        // The state is written into the words: as a value of a prepared statement the index of the condition is not found.
      }).onConflict((conflict) => conflict.column('name').where(sql<boolean>`state <> 'failed'`).doNothing()).returning('id').executeTakeFirst()
      if (!entered) throw new Failure('conflict', words.taken, [{ field: 'name', text: words.taken }])
      await enterDraft(lineage, tx, id, made)
      await journal.append(tx, actorString(actor), { type: 'model.draft-begun', subject: modelSubject(id), body: made.run ? { run: made.run.id } : {} })
      const source: DraftSource = 'run' in from ? { run: from.run } : 'folder' in from ? { folder: from.folder } : { delivery: from.delivery }
      await jobs.enqueue(tx, preparingJob, { model: id, from: source }, { key: id, by: actorString(actor) })
      return id
    },

    undecided: async (model) => undecided(model, await marks(model)),

    async decideOptOuts(tx, actor, model, { reason, of }) {
      if (!isHead(actor, options)) throw new Failure('refused', words.notHead)
      const now = undecided(await find(model.id, tx), await marks(model))
      if (now.length === 0) throw new Failure('conflict', words.noOptOuts)
      if (canonical(now) !== canonical(of)) throw new Failure('conflict', words.otherOptOuts)
      const decided = await tx.updateTable('language_model').set({ opt_outs: JSON.stringify({ reason, of }) }).where('id', '=', model.id).where('state', '=', 'draft').returning('id').executeTakeFirst()
      if (!decided) throw new Failure('conflict', words.notDraft)
      await journal.append(tx, actorString(actor), { type: 'model.opt-outs-decided', subject: modelSubject(model.id), body: { decision: hashOf({ reason, of }) } })
    },

    async registerEntry({ id }) {
      const row = await db.selectFrom('language_model').select('release').where('id', '=', id).executeTakeFirst()
      return row?.release?.register
    },

    lend: (model, name, use) => lendModelFile(kernel.files, model, name, use),
  }
}
