/** One run of a connector: what the source has goes into the kernel's files, and what is new of it becomes a commit and a version. */
import type { Selectable } from 'kysely'
import type { JobContext } from '../../../kernel/jobs/index.ts'
import { type Actor, actorString } from '../../../kernel/parties/index.ts'
import { detectorsEverywhere, kindsIn } from '../../../kernel/personal-data/index.ts'
import { Failure } from '../../../law/failure.ts'
import type { Text } from '../../../law/text.ts'
import type { Commons } from '../commons.ts'
import { publishing } from '../ownership.ts'
import type { Dataset } from '../dataset.ts'
import type { Change } from '../repositories/index.ts'
import { impersonal } from '../said.ts'
import { ckan } from './ckan.ts'
import { secretOf } from './connectors.ts'
import { dcat } from './dcat.ts'
import { describe, markOf, nameFrom } from './described.ts'
import { egov } from './egov.ts'
import * as say from './messages.ts'
import { type Ground, limited } from './request.ts'
import { s3 } from './s3.ts'
import { type FoundDataset, hostOf, isCatalogue, type Mark, type Secret, type Source } from './source.ts'
import { sql } from './sql.ts'
import type { ConnectorTable, Taken } from './tables.ts'

export interface Harvested { readonly versions: number; readonly bytes: number; readonly notes: readonly Text[] }

function read(source: Source, secret: Secret, ground: Ground): AsyncIterable<FoundDataset> {
  switch (source.kind) {
    case 'egov': return egov(source, secret, ground)
    case 'ckan': return ckan(source, secret, ground)
    case 'dcat': return dcat(source, secret, ground)
    case 's3': return s3(source, secret, ground)
    case 'sql': return sql(source, secret, ground)
  }
}

/** Who a run acts for: whoever saved the connector last, in the hat of its owner, as long as they have it. Throws a `Failure` (refused). */
async function actorOf({ parties }: Commons['kernel'], { author, organisation, person }: Selectable<ConnectorTable>): Promise<Actor> {
  const { name } = await parties.person(author) ?? {}
  const party = { person: author, ...(organisation !== null && { organisation: { id: organisation } }) }
  if (name === undefined || parties.suspensionOf(party)) throw new Failure('refused', say.noRight)
  if (organisation === null) {
    if (person !== author) throw new Failure('refused', say.noRight)
    return { person: author, name, roles: [] }
  }
  const right = (await parties.organisationsOf(author)).find((one) => one.organisation.id === organisation)
  const actor: Actor | undefined = right && { person: author, name, organisation: right.organisation, capacity: right.capacity, roles: [] }
  if (actor === undefined || await parties.mayActFor(actor, organisation, { act: publishing.id }) === undefined) throw new Failure('refused', say.noRight)
  return actor
}

/** Harvests. Throws a `Failure` in words for the owner when the source as a whole cannot be read; then nothing of it is kept. */
export async function harvest(commons: Commons, context: JobContext, row: Selectable<ConnectorTable>, ground: Ground): Promise<Harvested> {
  const { kernel, repositories, publication, datasets } = commons
  const { db, files } = kernel
  const detectors = kernel.country.identifying ?? detectorsEverywhere
  const { source } = row
  const actor = await actorOf(kernel, row)
  const host = hostOf(source)
  const most = row.megabytes * 2 ** 20
  const total = { versions: 0, bytes: 0 }
  const notes: Text[] = []
  const failures: Failure[] = []
  const items = new Map((await db.selectFrom('connector_item').selectAll().where('connector', '=', row.id).execute()).map((item) => [item.key, item]))

  /** Takes a file in; answers its change when it has one, and what is to be remembered of it. */
  async function take(file: FoundDataset['files'][number], before: Taken | undefined, isThere: boolean): Promise<{ readonly taken: Taken; readonly change?: Change }> {
    const known: Mark = before !== undefined && isThere ? before : {}
    const content = await file.open(known)
    if (content === 'unchanged') return { taken: before! }
    const { id, hash, size } = await files.receive(limited(content.stream, most - total.bytes, most), {
      name: file.path.split('/').at(-1)!, limitBytes: most, accept: ['application/octet-stream'], by: actorString(actor),
    })
    total.bytes += size
    const taken: Taken = { hash, ...(content.etag && { etag: content.etag }), ...(content.modified && { modified: content.modified }) }
    return { taken, change: { put: file.path, file: id } }
  }

  /** Fills a dataset with what was found; in one act, or not at all. */
  async function fill(dataset: Dataset, found: FoundDataset): Promise<void> {
    if (dataset.state === 'withdrawn') throw new Failure('conflict', say.withdrawn)
    if (found.files.length === 0) throw say.nothingFound()
    const before = items.get(found.key)?.files ?? {}
    const head = await repositories.resolve(dataset.id, 'main')
    const there = new Map(head === undefined ? [] : (await repositories.tree(dataset.id, head.sha)).map(({ path, hash }) => [path, hash]))
    const now: Record<string, Taken> = {}
    const changes: Change[] = []
    for (const file of found.files) {
      const earlier = before[file.path]
      const { taken, change } = await take(file, earlier, earlier !== undefined && there.get(file.path) === earlier.hash)
      now[file.path] = taken
      if (change !== undefined && there.get(file.path) !== taken.hash) changes.push(change)
    }
    for (const path of Object.keys(before)) if (now[path] === undefined && there.has(path)) changes.push({ delete: path })
    await context.transact(async (tx) => {
      await tx.updateTable('connector_item').set({ files: JSON.stringify(now) }).where('connector', '=', row.id).where('key', '=', found.key).execute()
      if (changes.length === 0) return
      const { sha } = await repositories.commit(tx, actor, { dataset: dataset.id, branch: 'main', title: host, changes })
      await publication.submit(tx, actor, dataset, sha)
    })
    if (changes.length > 0) total.versions += 1
  }

  /** The dataset that a key stands for; a catalogue's is made when it is first seen. */
  async function datasetOf(found: FoundDataset, name: string): Promise<Dataset | undefined> {
    const item = items.get(found.key)
    if (item !== undefined) return item.dataset === null ? undefined : datasets.byId(item.dataset)
    const namespace = await datasets.namespaceOf(actor)
    if (namespace === undefined) throw new Failure('conflict', say.noNamespace)
    const taken = await datasets.at(namespace, name).then(() => true, () => false)
    return context.transact(async (tx) => {
      const said = found.said && impersonal(describe(found.said, host), detectors)
      if (said !== undefined && said.kinds.length > 0) notes.push(say.takenOut(name, said.kinds))
      const description = said?.description
      const dataset = await datasets.create(tx, actor, { namespace, name: taken ? `${name}-${markOf(`${host} ${found.key}`)}` : name, ...(description && { description }) })
      await tx.insertInto('connector_item').values({ connector: row.id, key: found.key, dataset: dataset.id, files: '{}' }).execute()
      return dataset
    })
  }

  let count = 0
  for await (const found of read(source, secretOf(kernel.secrets, row), ground)) {
    count += 1
    ground.signal.throwIfAborted()
    const given = nameFrom(found.said?.name ?? found.key)
    const name = kindsIn(given, detectors).length === 0 ? given : `dataset-${markOf(given)}`
    if (!isCatalogue(source.kind)) {
      const dataset = await datasetOf(found, name)
      if (dataset === undefined) throw new Failure('conflict', say.noDataset)
      await fill(dataset, found)
      continue
    }
    if (found.files.length === 0) {
      notes.push(say.noData(name))
      continue
    }
    try {
      const dataset = await datasetOf(found, name)
      if (dataset === undefined) notes.push(say.removedBefore(name))
      else await fill(dataset, found)
    } catch (error) {
      // One dataset of a catalogue that cannot be had does not keep the others away.
      if (!(error instanceof Failure) || ground.signal.aborted) throw error
      failures.push(error)
      notes.push(say.skipped(name, error.text))
    }
  }
  if (count === 0) throw say.nothingFound()
  if (failures.length === count) throw failures[0]!
  return { ...total, notes: notes.slice(0, 100) }
}
