/** Publishes the sample datasets by the very acts of a publisher: commit, ingest, gate with a signature, release. */
import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { type Commons, type DatasetVersion, decideOnPrivacy, openCommons } from '../../../institutions/commons/index.ts'
import type { ByteStream } from '../../../kernel/files/index.ts'
import { type Kernel, transact } from '../../../kernel/index.ts'
import { type Actor, actorString } from '../../../kernel/parties/index.ts'
import { commonsOptions } from './options.ts'
import { type SampleDataset, sampleDatasets } from './sample-datasets.ts'

const folder = fileURLToPath(new URL('../../../../samples/', import.meta.url))

export type Sign = (actor: Actor, document: Uint8Array) => Promise<{ readonly provider: string; readonly cms: Uint8Array }>

/** Publishes what is not yet published; `owners` are those of the namespaces. Answers when all of it can be read. */
export async function publishSamples(kernel: Kernel, owners: Readonly<Record<SampleDataset['namespace'], Actor>>, steward: Actor, sign: Sign, signal?: AbortSignal): Promise<void> {
  const commons = openCommons(kernel, commonsOptions)
  for (const [namespace, owner] of Object.entries(owners)) {
    if (await commons.datasets.namespaceOf(owner) === undefined) await transact(kernel.db, (tx) => commons.datasets.claimNamespace(tx, owner, namespace))
  }
  for (const sample of sampleDatasets) {
    signal?.throwIfAborted()
    await publish(commons, { owner: owners[sample.namespace], steward }, sample, sign, signal)
  }
}

async function publish(commons: Commons, { owner, steward }: { readonly owner: Actor; readonly steward: Actor }, sample: SampleDataset, sign: Sign, signal: AbortSignal | undefined): Promise<void> {
  const { kernel, datasets, publication } = commons
  const { db, jobs } = kernel
  const known = await datasets.at(sample.namespace, sample.name).catch(() => undefined)
  if (known?.state === 'published') return
  const dataset = known ?? await transact(db, (tx) => datasets.create(tx, owner, {
    namespace: sample.namespace, name: sample.name, terms: sample.terms, description: { ...sample.description, responsible: { name: 'Үлгі деректер бөлімі', email: 'derek@ulgi.example' } },
  }))
  if ((await datasets.versions(dataset.id)).length === 0) {
    const { known } = sample
    if (known) await transact(db, (tx) => decideOnPrivacy(kernel, tx, owner, dataset, { yearly: 'usual', known }))
    const changes = await received(commons, owner, sample)
    await transact(db, async (tx) => {
      const commit = await commons.repositories.commit(tx, owner, { dataset: dataset.id, branch: 'main', title: 'Үлгі деректер', changes })
      await publication.submit(tx, owner, dataset, commit.sha)
    })
  }
  const { number } = (await datasets.versions(dataset.id))[0]!
  const latest = (): Promise<DatasetVersion> => datasets.version(dataset.id, number)
  await done(jobs, await publication.work(await latest()), signal)
  const version = await latest()
  if (version.state === 'review') {
    const decision = {
      actions: version.suspects.map(({ table, column, proposed, possible }) => ({ table, column, action: sample.kept !== undefined && possible.includes('keep') ? 'keep' as const : proposed })),
      ...(sample.kept !== undefined && { reasons: sample.kept }),
    }
    const filed = await publication.decidedIn(version) ?? await signDecision(commons, owner, await publication.prepare(owner, dataset, version, decision), sign)
    await confirmDecision(commons, steward, filed, sign)
    await done(jobs, await publication.work(await latest()), signal)
  }
  await transact(db, async (tx) => datasets.publish(tx, owner, await datasets.byId(dataset.id, tx)))
}

/** The step in which a data steward confirms what an owner keeps as it is. */
const confirmation = 'confirmation'

/** Signs and files a decision that was prepared; answers the id of its case. */
export async function signDecision({ kernel: { cases } }: Pick<Commons, 'kernel'>, owner: Actor, draft: string, sign: Sign): Promise<string> {
  return cases.file(owner, { draft, signature: await sign(owner, cases.draftDocument(await cases.draft(owner, draft))) })
}

/** Confirms a decision by which something is kept; any other was carried out when it was filed. */
async function confirmDecision({ kernel: { cases } }: Pick<Commons, 'kernel'>, steward: Actor, id: string, sign: Sign): Promise<void> {
  if ((await cases.view(steward, id)).state.step !== confirmation) return
  const doing = { type: 'complete', outcome: 'publish' } as const
  await cases.perform(steward, { case: id, key: `confirm:${id}`, doing, signature: await sign(steward, await cases.document(id, doing)) })
}

/** Waits for a job, whichever process does it, or until `signal` says to wait no more: then it rejects with the signal's reason. */
export async function done(jobs: Kernel['jobs'], job: { readonly id: string } | undefined, signal?: AbortSignal): Promise<void> {
  if (job === undefined) return
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const unwatch = await jobs.watch(job.id, ({ status, lastFailure }) => {
    if (status === 'done') resolve()
    else if (status === 'failed' || status === 'cancelled') reject(new Error(lastFailure ?? status))
  })
  const leave = (): void => reject(signal?.reason)
  signal?.addEventListener('abort', leave)
  if (signal?.aborted) leave()
  await promise.finally(() => {
    signal?.removeEventListener('abort', leave)
    return unwatch()
  })
}

async function received({ kernel: { files } }: Commons, owner: Actor, { files: what }: SampleDataset): Promise<readonly { readonly put: string; readonly file: string }[]> {
  const contents: readonly (readonly [string, () => ByteStream])[] = typeof what === 'string'
    ? (await readdir(join(folder, what))).map((name) => [name, () => Readable.toWeb(createReadStream(join(folder, what, name)))] as const)
    : Object.entries(what).map(([name, make]) => [name, () => new Blob([make()]).stream()] as const)
  return Promise.all(contents.map(async ([name, open]) => {
    const { id } = await files.receive(open(), { name, limitBytes: 50_000_000, accept: ['application/octet-stream'], by: actorString(owner) })
    return { put: name, file: id }
  }))
}
