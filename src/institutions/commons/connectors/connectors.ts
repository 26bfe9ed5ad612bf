/** Keeps connectors: whose they are, what they read, and the secrets that are never shown again. */
import type { Selectable } from 'kysely'
import { type Db, newId, type Tx } from '../../../kernel/database/index.ts'
import { type Actor, actorString } from '../../../kernel/parties/index.ts'
import { Failure } from '../../../law/failure.ts'
import type { Commons } from '../commons.ts'
import { isAdministrator, ownerOf, publishing } from '../ownership.ts'
import { type Connector, type ConnectorInput, connectorInput, type Connectors } from './connector.ts'
import * as say from './messages.ts'
import { audienceOf, hostOf, isCatalogue, type Secret, secretNames, secretSchema, type Source } from './source.ts'
import type { ConnectorTable } from './tables.ts'

/** Job of one run; its key is the connector. */
export const harvestJob = 'commons.harvest'

const connectorSubject = (id: string): string => `connector:${id}`

/** The secret of a connector; what is kept opens for this connector only. */
export const secretOf = (secrets: Commons['kernel']['secrets'], { id, secret }: Pick<Selectable<ConnectorTable>, 'id' | 'secret'>): Secret =>
  (secret === null ? {} : secretSchema.parse(JSON.parse(secrets.open(secret, connectorSubject(id)))))

const invalid = (field: string, text: Failure['text']): Failure => new Failure('invalid', text, [{ field, text }])

export function openConnectors({ kernel, options, datasets, access }: Commons): Connectors {
  const { db, now, journal, jobs, parties, secrets } = kernel

  const connectorOf = (row: Selectable<ConnectorTable>): Connector => ({
    id: row.id, author: row.author, title: row.title, source: row.source, hours: row.hours, megabytes: row.megabytes, paused: row.paused, failures: row.failures, nextAt: row.next_at,
    secrets: Object.keys(secretOf(secrets, row)), owner: { ...(row.organisation !== null && { organisation: row.organisation }), ...(row.person !== null && { person: row.person }) },
  })

  const isOwn = (actor: Actor, { owner }: Connector): boolean =>
    (owner.organisation === undefined ? owner.person === actor.person && !actor.organisation && actor.roles.length === 0 : owner.organisation === actor.organisation?.id)

  async function mayChange(actor: Actor, connector: Connector, within?: Db): Promise<boolean> {
    if (!isOwn(actor, connector)) return false
    return actor.organisation === undefined || await parties.mayActFor(actor, actor.organisation.id, { act: publishing.id }, within) !== undefined
  }
  async function requireOwner(tx: Tx, actor: Actor, connector: Connector): Promise<void> {
    if (!await mayChange(actor, connector, tx)) throw new Failure('refused', say.notYours)
  }

  const journalled = (tx: Tx, actor: Actor, type: string, id: string, body: Readonly<Record<string, string>> = {}) =>
    journal.append(tx, actorString(actor), { type, subject: connectorSubject(id), body })

  /** Only the secrets that the kind has. */
  function sealed(id: string, source: Source, given: Secret): string | null {
    const names: readonly string[] = secretNames[source.kind]
    const kept = Object.entries(given).filter(([name]) => names.includes(name))
    return kept.length === 0 ? null : secrets.seal(JSON.stringify(Object.fromEntries(kept)), connectorSubject(id))
  }

  async function setPaused(tx: Tx, actor: Actor, connector: Connector, paused: boolean): Promise<void> {
    await requireOwner(tx, actor, connector)
    await tx.updateTable('connector').set({ paused, ...(!paused && { failures: 0, next_at: now() }) }).where('id', '=', connector.id).execute()
    await journalled(tx, actor, paused ? 'connector.paused' : 'connector.resumed', connector.id)
  }

  return {
    mayChange,

    async own(actor) {
      const { organisation, person } = ownerOf(actor)
      const rows = db.selectFrom('connector').selectAll()
      return (await (organisation === null ? rows.where('person', '=', person) : rows.where('organisation', '=', organisation)).orderBy('created_at').execute()).map(connectorOf)
    },

    async all(actor) {
      if (!isAdministrator(actor, options)) throw new Failure('refused', say.notYours)
      return (await db.selectFrom('connector').selectAll().orderBy('created_at', 'desc').limit(1000).execute()).map(connectorOf)
    },

    async find(actor, id) {
      const row = await db.selectFrom('connector').selectAll().where('id', '=', id).executeTakeFirst()
      const connector = row && connectorOf(row)
      if (connector === undefined || !(isOwn(actor, connector) || isAdministrator(actor, options))) throw new Failure('not found', say.notFoundConnector)
      return connector
    },

    async create(tx, actor, given: ConnectorInput) {
      const { title, source, secret, hours, megabytes, dataset: target } = connectorInput.parse(given)
      const id = newId()
      const at = now()
      const row = { id, ...ownerOf(actor), author: actor.person, title, source: JSON.stringify(source), secret: sealed(id, source, secret), hours, megabytes, next_at: at, created_at: at }
      const made = connectorOf(await tx.insertInto('connector').values({ ...row, paused: false, failures: 0 }).returningAll().executeTakeFirstOrThrow())
      await requireOwner(tx, actor, made)
      if (isCatalogue(source.kind)) {
        if (await datasets.namespaceOf(actor) === undefined) throw new Failure('conflict', say.noNamespace)
      } else {
        if (target === undefined) throw invalid('dataset', say.choosesDataset)
        const dataset = await datasets.byId(target, tx)
        access.requireOwner(actor, dataset)
        const item = await tx.insertInto('connector_item').values({ connector: id, key: '', dataset: dataset.id, files: '{}' })
          .onConflict((taken) => taken.doNothing()).returning('key').executeTakeFirst()
        if (item === undefined) throw new Failure('conflict', say.takenDataset, [{ field: 'dataset', text: say.takenDataset }])
      }
      await journalled(tx, actor, 'connector.created', id, { kind: source.kind, host: hostOf(source) })
      return id
    },

    async change(tx, actor, connector, given) {
      await requireOwner(tx, actor, connector)
      const { title, source, secret, hours, megabytes } = connectorInput.parse(given)
      if (source.kind !== connector.source.kind) throw new TypeError('a connector stays of its kind')
      const row = await tx.selectFrom('connector').select(['id', 'secret']).where('id', '=', connector.id).forUpdate().executeTakeFirstOrThrow()
      const kept = secretOf(secrets, row)
      const moved = audienceOf(source) !== audienceOf(connector.source)
      const missing = Object.keys(kept).find((name) => secret[name] === undefined)
      // What was entered for one host is never sent to another one.
      if (moved && missing !== undefined) throw invalid(`secret.${missing}`, say.secretAgain)
      await tx.updateTable('connector').set({
        title, source: JSON.stringify(source), secret: sealed(connector.id, source, moved ? secret : { ...kept, ...secret }), hours, megabytes, author: actor.person, failures: 0, next_at: now(),
      }).where('id', '=', connector.id).execute()
      // What another source said of its files says nothing of these.
      if (JSON.stringify(source) !== JSON.stringify(connector.source)) await tx.updateTable('connector_item').set({ files: '{}' }).where('connector', '=', connector.id).execute()
      await journalled(tx, actor, 'connector.changed', connector.id, { kind: source.kind, host: hostOf(source) })
    },

    pause: (tx, actor, connector) => setPaused(tx, actor, connector, true),
    resume: (tx, actor, connector) => setPaused(tx, actor, connector, false),

    async runNow(tx, actor, connector) {
      await requireOwner(tx, actor, connector)
      return jobs.enqueue(tx, harvestJob, { connector: connector.id }, { key: connector.id, by: actorString(actor) })
    },

    async remove(tx, actor, connector) {
      await requireOwner(tx, actor, connector)
      const [job] = await jobs.list({ name: harvestJob, key: connector.id, limit: 1 })
      if (job !== undefined && job.finishedAt === undefined) await jobs.cancel(tx, job.id)
      await tx.deleteFrom('connector').where('id', '=', connector.id).execute()
      await journalled(tx, actor, 'connector.removed', connector.id)
    },

    async runs(connector, limit = 50) {
      const rows = await db.selectFrom('connector_run').selectAll().where('connector', '=', connector).orderBy('id', 'desc').limit(limit).execute()
      return rows.map(({ id, started_at: startedAt, ended_at: endedAt, outcome, versions, bytes, notes, failure }) =>
        ({ id, startedAt, endedAt, outcome, versions, bytes: Number(bytes), notes, ...(failure !== null && { failure }) }))
    },

    async isRunning(connector) {
      const [job] = await jobs.list({ name: harvestJob, key: connector, limit: 1 })
      return job !== undefined && job.finishedAt === undefined
    },

    async datasets(connector) {
      const rows = await db.selectFrom('connector_item').select('dataset').where('connector', '=', connector).where('dataset', 'is not', null).orderBy('key').limit(500).execute()
      return Promise.all(rows.map(({ dataset }) => datasets.byId(dataset!)))
    },
  }
}
