/** Publication: a version from its commit to the moment at which others may read it, and back when it is taken back. */
import { holderNumber } from '../../kernel/decisions/index.ts'
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { Failure } from '../../law/failure.ts'
import { same, spoken, type Text } from '../../law/text.ts'
import { newId, type Tx } from '../../kernel/database/index.ts'
import type { JobContext } from '../../kernel/jobs/index.ts'
import { type Kernel, transact } from '../../kernel/index.ts'
import { takingBack } from '../../kernel/lineage/index.ts'
import { type Actor, actorString } from '../../kernel/parties/index.ts'
import type { CommonsOptions, Datasets, Publication } from './commons.ts'
import { type Dataset, datasetSubject, type DatasetVersion, type GateDecision, isEverybodys, isVeiled, recordedOf, type VersionTable, versionSubject } from './dataset.ts'
import { type Changed, nameOf, versionOf } from './datasets.ts'
import type { Engine } from './engine/index.ts'
import { openDeciding } from './gate/decide.ts'
import { ingestOptions } from './ingest/index.ts'
import { messages } from './messages.ts'
import { requirePublisher, requireUnsuspended } from './ownership.ts'
import { attachMade } from './parquet-files.ts'
import type { Bars } from './bars.ts'
import { readinessOf } from './catalogue/index.ts'
import { readIn } from './reading-in.ts'
import { noisyProfile } from './privacy/index.ts'
import type { Model } from './public-models.ts'
import { release } from './release.ts'
import type { Repositories } from './repositories/index.ts'
import { secretOf } from './secrets.ts'
import { letters } from './letters.ts'

const jobPayload = z.object({ version: z.string(), options: ingestOptions })

export interface PublicationGround {
  readonly kernel: Kernel
  readonly options: Pick<CommonsOptions, 'detectors' | 'withdrawal' | 'credential' | 'publication'>
  readonly engine: Engine
  readonly repositories: Repositories
  readonly datasets: Datasets
  readonly changed: Changed
  readonly bars: Bars
}

const readingJob = 'commons.read-in'

export function openPublication(ground: PublicationGround): Publication {
  const { kernel, options, datasets, changed, bars } = ground
  const { db, now, journal, jobs, orders, parties, cases, decisions } = kernel
  const tell = letters(kernel)

  const journalled = (tx: Tx, by: string, type: string, dataset: Dataset, body: Readonly<Record<string, string | number>> = {}) =>
    journal.append(tx, by, { type, subject: datasetSubject(dataset.id), body: { ...recordedOf(dataset), ...body } })

  return {
    ...openDeciding({ kernel, options, datasets, goOn: (tx, by, version) => jobs.enqueue(tx, readingJob, { version, options: {} }, { key: version, by }).then(() => undefined) }),

    async submit(tx, actor, dataset, commit, given = {}) {
      await requirePublisher(parties, tx, actor, dataset)
      requireUnsuspended(orders, dataset)
      await tx.selectFrom('dataset').select('id').where('id', '=', dataset.id).forUpdate().executeTakeFirst()
      const same = await tx.selectFrom('dataset_version').select('id').where('dataset', '=', dataset.id).where('commit', '=', commit)
        .where('state', 'not in', ['failed', 'retired', 'blocked']).executeTakeFirst()
      if (same) return same.id
      const { last } = await tx.selectFrom('dataset_version').select((e) => e.fn.max('number').as('last')).where('dataset', '=', dataset.id).executeTakeFirstOrThrow()
      const version = newId()
      const number = Number(last ?? 0) + 1
      await tx.insertInto('dataset_version').values({
        id: version, dataset: dataset.id, number, commit, state: 'ingesting', tables: '[]', files: '[]', notes: '[]', suspects: '[]', withheld: '[]',
        gate: null, readiness: null, failure: null, created_at: now(), published_at: null,
      }).execute()
      await journalled(tx, actorString(actor), 'dataset.version-begun', dataset, { version: number, commit })
      await jobs.enqueue(tx, readingJob, { version, options: given }, { key: version, by: actorString(actor) })
      return version
    },

    work: async ({ id }) => (await jobs.list({ name: readingJob, key: id, limit: 1 }))[0],

    async cancel(tx, actor, dataset, number) {
      await requirePublisher(parties, tx, actor, dataset)
      const stopped = await tx.updateTable('dataset_version').set({ state: 'failed', failure: JSON.stringify(messages.stopped) })
        .where('dataset', '=', dataset.id).where('number', '=', number).where('state', '=', 'ingesting').returning('id').executeTakeFirst()
      if (!stopped) throw new Failure('conflict', messages.notReading)
      const [job] = await jobs.list({ name: readingJob, key: stopped.id, limit: 1 })
      if (job && !job.finishedAt) await jobs.cancel(tx, job.id)
      await journalled(tx, actorString(actor), 'dataset.version-stopped', dataset, { version: number })
    },

    async retire(tx, actor, dataset, number) {
      await requirePublisher(parties, tx, actor, dataset)
      const retired = await tx.updateTable('dataset_version').set({ state: 'retired' })
        .where('dataset', '=', dataset.id).where('number', '=', number).where('state', '=', 'published').returning('id').executeTakeFirst()
      if (!retired) throw new Failure('conflict', messages.notPublishedVersion)
      await takingBack(tx)
      await renewLatest(tx, dataset.id)
      await journalled(tx, actorString(actor), 'dataset.version-retired', dataset, { version: number, thing: versionSubject(retired.id) })
      await changed(tx, await datasets.byId(dataset.id, tx))
    },

    async withdraw(tx, actor, dataset, reason) {
      await requirePublisher(parties, tx, actor, dataset)
      if (dataset.state !== 'published') throw new Failure('conflict', messages.notPublished)
      await tx.updateTable('dataset').set({ state: 'withdrawn', withdrawn: JSON.stringify(reason), changed_at: now() }).where('id', '=', dataset.id).execute()
      await orders.suspend(tx, actor, { subject: datasetSubject(dataset.id), reason })
      await changed(tx, await datasets.byId(dataset.id, tx))
      await tell.withdrawn(tx, dataset, reason, await decisionsOn(dataset.id))
    },

    async lift(tx, actor, dataset) {
      await requirePublisher(parties, tx, actor, dataset)
      if (dataset.state !== 'withdrawn') throw new Failure('conflict', messages.notWithdrawn)
      await tx.updateTable('dataset').set({ state: 'published', withdrawn: null, changed_at: now() }).where('id', '=', dataset.id).execute()
      await orders.lift(tx, actor, { subject: datasetSubject(dataset.id) })
      await changed(tx, await datasets.byId(dataset.id, tx))
    },

    async takeBack(actor, dataset, decision, words) {
      const reason: Text = same(words)
      return transact(db, async (tx) => {
        await requirePublisher(parties, tx, actor, dataset)
        const found = await decisions.findIn(tx, decision)
        if (found?.record.credentialType !== options.credential || !(await decisionsOn(dataset.id)).some(({ decision: id }) => id === found.record.id)) {
          throw new Failure('not found', messages.noGrant)
        }
        await decisions.suspend(tx, actorString(actor), found.record.id, { reason })
        await barFrom(tx, actor, dataset, holderNumber(found.record.holder)!, words, found.record.id)
        return cases.openByOffice(tx, { system: 'commons' }, {
          procedure: options.withdrawal, about: found.record.id, facts: { ownerWithdraws: true, termsBroken: false, explanation: words }, reasons: words,
          // A grant that was kept may be taken back again; while it is suspended, it cannot.
          key: `take-back:${newId()}`,
        })
      })
    },

    async bar(tx, actor, dataset, organisation, reason) {
      await requirePublisher(parties, tx, actor, dataset)
      if (await parties.organisation({ number: organisation }, tx) === undefined) throw new Failure('not found', messages.noOrganisation, [{ field: 'number', text: messages.noOrganisation }])
      await barFrom(tx, actor, dataset, organisation, reason)
    },

    async admit(tx, actor, dataset, organisation) {
      await requirePublisher(parties, tx, actor, dataset)
      await bars.lift(tx, actorString(actor), dataset, organisation)
    },
  }

  /** What stands until now is ended by its own procedure; what is decided from now on lends nothing. */
  async function barFrom(tx: Tx, actor: Actor, dataset: Dataset, organisation: string, reason: string, takenBack?: string): Promise<void> {
    const before = (await decisionsOn(dataset.id)).filter((holding) => holding.identifier.value === organisation).map(({ decision }) => decision)
    await bars.set(tx, actorString(actor), dataset, { organisation, reason, before }, takenBack)
  }

  async function decisionsOn(dataset: string) {
    return (await decisions.register({ credentialType: options.credential, filters: { dataset }, page: 1, size: 10_000 })).rows
  }
}

/** The newest version that is published, of whatever number. */
async function renewLatest(tx: Tx, dataset: string): Promise<void> {
  const { last } = await tx.selectFrom('dataset_version').select((e) => e.fn.max('number').as('last'))
    .where('dataset', '=', dataset).where('state', '=', 'published').executeTakeFirstOrThrow()
  await tx.updateTable('dataset').set({ latest: last }).where('id', '=', dataset).execute()
}

/** Defines the work on versions: said once in every process. */
export function publicationWork(ground: PublicationGround): void {
  const { kernel, options, engine, repositories, datasets } = ground
  const { db, files, jobs } = kernel
  const tell = letters(kernel)
  const find = async (id: string): Promise<DatasetVersion | undefined> => {
    const row = await db.selectFrom('dataset_version').selectAll().where('id', '=', id).executeTakeFirst()
    return row && versionOf(row)
  }

  jobs.define(readingJob, {
    attempts: 3,
    async run(context, payload) {
      const { version: id, options: given } = jobPayload.parse(payload)
      const version = await find(id)
      if (version === undefined) return // its draft was deleted meanwhile
      const dataset = await datasets.byId(version.dataset)
      const folder = await mkdtemp(join(kernel.settings.data, 'scratch', `version-${process.pid}-`))
      try {
        if (version.state === 'ingesting') await read(context, dataset, version, folder, given)
        const found = await find(id)
        if (found?.state === 'releasing') await publishVersion(ground, context, dataset, found, folder)
      } catch (error) {
        if (context.signal.aborted) throw context.signal.reason
        if (!(error instanceof Failure) && context.attempt < 3) throw error
        const failure = error instanceof Failure ? error.problems[0]?.text ?? error.text : messages.fault
        await context.transact(async (tx) => {
          // What its publisher stopped has ended as they said.
          const failed = await tx.updateTable('dataset_version').set({ state: 'failed', failure: JSON.stringify(failure) })
            .where('id', '=', id).where('state', 'in', ['ingesting', 'releasing']).returning('id').executeTakeFirst()
          // Whoever began with a README alone knows that data is still to come.
          if (failed && failure !== messages.nothingToRead) await tell.failed(tx, dataset, version, failure)
        })
        if (!(error instanceof Failure)) throw error
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    },
  })

  async function read(context: JobContext, dataset: Dataset, version: DatasetVersion, folder: string, given: z.infer<typeof jobPayload>['options']): Promise<void> {
    const found = await readIn({ files, now: kernel.now, calendar: kernel.country.calendar }, engine, options.detectors, {
      dataset, folder, options: given, signal: context.signal, tree: await repositories.tree(dataset.id, version.commit),
      progress: (share, words) => context.progress(Math.round(share * 1000), 1000, words),
    })
    const gate: GateDecision | undefined = found.suspects.length === 0 ? { by: 'commons', at: kernel.now(), actions: [] } : undefined
    await context.transact(async (tx) => {
      await attachMade(tx, files, dataset.id, found.tables.map(({ file }) => file))
      const read = await tx.updateTable('dataset_version').set({
        tables: JSON.stringify(found.tables), suspects: JSON.stringify(found.suspects), notes: JSON.stringify(found.notes), withheld: JSON.stringify(found.withheld),
        state: gate ? 'releasing' : 'review', gate: gate ? JSON.stringify(gate) : null,
      }).where('id', '=', version.id).where('state', '=', 'ingesting').returning('id').executeTakeFirst()
      // Stopped or removed meanwhile: the tables go with the next sweep of what belongs to nothing.
      if (!read) throw new Failure('conflict', messages.notReading)
      if (!gate) await tell.review(tx, dataset, version)
    })
  }
}

/** Makes what others see, and publishes it in one act. */
async function publishVersion({ kernel, options, engine, repositories, datasets, changed }: PublicationGround, context: JobContext, before: Dataset, version: DatasetVersion, folder: string): Promise<void> {
  const { files, lineage, journal, now, db, orders } = kernel
  requireUnsuspended(orders, before)
  context.progress(950, 1000, messages.releasing)
  const made = await release(kernel, engine, options.detectors, {
    dataset: before, version, gate: version.gate!, tree: await repositories.tree(before.id, version.commit), folder, secret: await secretOf(db, before.id), signal: context.signal,
  })
  await context.transact(async (tx) => {
    const fresh = made.tables.filter((table) => !version.tables.some(({ file }) => file.file === table.file.file)).map(({ file }) => file)
    await attachMade(tx, files, before.id, fresh)
    for (const { file } of made.replaced) await files.remove(tx, file)
    for (const { name, key, model } of made.models) {
      await tx.insertInto('synthetic_model').values({ version: version.id, name, key, model: JSON.stringify(model) }).onConflict((conflict) => conflict.doNothing()).execute()
    }
    const at = now()
    const seen: DatasetVersion = { ...version, tables: made.tables, files: made.files, state: 'published', publishedAt: at }
    await tx.updateTable('dataset_version').set({
      tables: JSON.stringify(made.tables), files: JSON.stringify(made.files), state: 'published', published_at: at, notes: JSON.stringify([...version.notes, ...made.notes]),
      // What everybody sees of veiled data is reckoned from what everybody may know.
      readiness: JSON.stringify(readinessOf(before, isVeiled(before.terms) ? { ...seen, tables: seen.tables.map((table) => told(table, made.models)) } : seen)),
    }).where('id', '=', version.id).execute()
    await renewLatest(tx, before.id)
    const dataset = await datasets.byId(before.id, tx)
    await lineage.put(tx, { id: versionSubject(version.id), kind: 'dataset version', path: `${nameOf(dataset).path}?version=${version.number}`, title: versionTitle(dataset, version.number) })
    await lineage.put(tx, { id: datasetSubject(dataset.id), kind: 'dataset', ...nameOf(dataset) })
    await lineage.link(tx, versionSubject(version.id), datasetSubject(dataset.id), 'derives', 'version of')
    const open = isEverybodys(dataset)
    await journal.append(tx, 'system:commons', {
      type: 'dataset.version-released', subject: versionSubject(version.id),
      body: { ...recordedOf(dataset), version: version.number, tables: made.tables.map(({ name, rows, file }) => ({ ...(dataset.state !== 'draft' && { name }), rows, ...(open && { sha256: file.hash }) })) },
      // By the hash of a table that is not given to everybody a guess at its hidden rows could be tried: of that the journal has a salted commitment.
      ...(!open && { personal: { sha256: made.tables.map(({ file }) => file.hash) } }),
    })
    await changed(tx, dataset)
    await letters(kernel).released(tx, dataset, version)
  })
}

const told = (table: VersionTable, models: readonly Model[]): VersionTable =>
  ({ ...table, rejects: { count: 0, first: [] }, profile: noisyProfile(models.find(({ name }) => name === table.name)?.model, table.profile) })

const versionTitle = (dataset: Dataset, number: number): Text => {
  const { title } = nameOf(dataset)
  return spoken({ kk: `${title.kk}, ${number}-нұсқа`, ru: `${title.ru}, версия ${number}`, en: `${title.en}, version ${number}` })
}
