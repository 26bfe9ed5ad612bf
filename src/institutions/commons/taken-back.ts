/** What of the data was taken back, and whom that concerns: what the kernel asks of datasets and their versions. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../../kernel/database/index.ts'
import type { Party } from '../../kernel/orders/index.ts'
import { isId, type Parties } from '../../kernel/parties/index.ts'
import type { KindGround, KindOfThings, KindsOfThings, Reader, Reason, Sight } from '../../kernel/taken-back/index.ts'
import { type Dataset, datasetSubject, versionSubject } from './dataset.ts'
import { takenBackWords as words } from './taken-back.messages.ts'

/**
 * Why versions of datasets may no longer be used, by their ids on the thread (`dataset-version:…`): an order that stands on it or on the
 * dataset, its withdrawal, or that of the dataset. Those that may be used are left out. One query.
 */
async function versionsTakenBack({ db, orders }: KindGround, things: readonly string[]): Promise<ReadonlyMap<string, readonly Reason[]>> {
  const ids = things.map((thing) => thing.slice(versionSubject('').length)).filter(isId)
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('dataset_version as version').innerJoin('dataset', 'dataset.id', 'version.dataset')
    .select(['version.id', 'version.state', 'version.dataset', 'dataset.state as datasetState', 'dataset.withdrawn']).where('version.id', 'in', ids).execute()
  return new Map(rows.flatMap(({ id, state, dataset, datasetState, withdrawn }): readonly (readonly [string, readonly Reason[]])[] => {
    const order = orders.standing(versionSubject(id)) ?? orders.standing(datasetSubject(dataset))
    const text = order?.reason ?? (datasetState === 'withdrawn' ? withdrawn ?? words.withdrawn : state === 'retired' ? words.retired : undefined)
    return text === undefined ? [] : [[versionSubject(id), [{ kind: 'withdrawn', text }]]]
  }))
}

/** The people who speak for the owner of a dataset. */
export const ownersOf = async (parties: Pick<Parties, 'membersOf'>, { owner }: { readonly owner: Omit<Dataset['owner'], 'name'> }, within?: Db): Promise<readonly string[]> => (owner.organisation === undefined
  ? owner.person === undefined ? [] : [owner.person]
  : (await parties.membersOf(owner.organisation, within)).filter(({ capacity }) => capacity === 'head').map(({ person }) => person))

/** Whose datasets or their versions are, by the ids that these have on the thread. One query. */
async function ownersBy(db: Db, things: readonly string[], column: 'dataset.id' | 'version.id', subjectOf: (id: string) => string): Promise<ReadonlyMap<string, Party>> {
  const ids = things.map((thing) => thing.slice(subjectOf('').length)).filter(isId)
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('dataset').leftJoin('dataset_version as version', 'version.dataset', 'dataset.id')
    .select([`${column} as id`, 'dataset.organisation', 'dataset.person']).distinct().where(column, 'in', ids).execute()
  return new Map(rows.flatMap(({ id, organisation, person }): readonly (readonly [string, Party])[] => {
    const owner = organisation !== null ? `organisation:${organisation}` as const : person !== null ? `person:${person}` as const : undefined
    return id === null || owner === undefined ? [] : [[subjectOf(id), owner]]
  }))
}

/** Datasets by their whole names, `namespace/name`, and by their bare ones, which several may have: such a word surely means one of the writer's own alone. */
const datasetsNamed: NonNullable<KindOfThings['named']> = async ({ db }, names, owner) => {
  const rows = await db.selectFrom('dataset').select(['id', 'namespace', 'name', 'organisation', 'person', sql<boolean>`lower(namespace || '/' || name) = any(${[...names]}::text[])`.as('whole')])
    .where((is) => is.or([is(sql<string>`lower(name)`, 'in', names), is(sql<string>`lower(namespace || '/' || name)`, 'in', names)])).execute()
  return rows.map(({ id, namespace, name, organisation, person, whole }) => ({ id: datasetSubject(id), name: `${namespace}/${name}`, surely: whole || owner === `organisation:${organisation}` || owner === `person:${person}` }))
}

/** Datasets and versions that have a page for the reader: what is published, and one's own. */
async function sightsOf(db: Db, reader: Reader, things: readonly string[], column: 'dataset.id' | 'version.id', subjectOf: (id: string) => string): Promise<ReadonlyMap<string, Sight>> {
  const ids = things.map((thing) => thing.slice(subjectOf('').length)).filter(isId)
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('dataset').leftJoin('dataset_version as version', 'version.dataset', 'dataset.id')
    .select([`${column} as id`, 'dataset.organisation', 'dataset.person', 'dataset.state', 'version.state as versionState']).where(column, 'in', ids).execute()
  return new Map(rows.flatMap(({ id, organisation, person, state, versionState }): readonly (readonly [string, Sight])[] => {
    const own = reader !== null && (organisation === null ? person === reader.person && reader.organisation === undefined : reader.organisation?.id === organisation)
    const published = state !== 'draft' && (versionState === 'published' || versionState === 'retired')
    return id !== null && (own || published) ? [[subjectOf(id), 'open']] : []
  }))
}

const retired = z.object({ thing: z.string() })

export const commonsThings: KindsOfThings = {
  // A dataset is told of by its versions.
  dataset: {
    told: { called: words.dataset, example: true, sight: ({ db }, reader, things) => sightsOf(db, reader, things, 'dataset.id', datasetSubject) },
    answersForOrders: true,
    named: datasetsNamed,
    owners: (db, things) => ownersBy(db, things, 'dataset.id', datasetSubject),
  },
  'dataset version': {
    told: { called: words.version, sight: ({ db }, reader, things) => sightsOf(db, reader, things, 'version.id', versionSubject) },
    takenBack: versionsTakenBack, answersForOrders: true, owners: (db, things) => ownersBy(db, things, 'version.id', versionSubject),
    // Those from before versions were named tell nothing.
    entries: { 'dataset.version-retired': (body) => retired.safeParse(body).data?.thing },
  },
}
