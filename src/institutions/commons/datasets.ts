/** Datasets: who publishes them, under which name, what is said of them and on which terms they are lent. */
import { type InferResult, type Selectable, sql } from 'kysely'
import { actorString, type Actor, type Parties } from '../../kernel/parties/index.ts'
import { type Db, newId, type Tx } from '../../kernel/database/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import { detectorsEverywhere } from '../../kernel/personal-data/index.ts'
import type { JsonObject } from '../../law/canonical.ts'
import { Failure } from '../../law/failure.ts'
import type { Datasets } from './commons.ts'
import {
  covers, type Dataset, type Owner, datasetPath, datasetSubject, type DatasetVersion, descriptionSchema, fullName, isEverybodys, recordedOf, slug, type Terms, termsSchema, themes, versionRegister, type VersionSummary,
} from './dataset.ts'
import { isLicence } from './catalogue/index.ts'
import { messages } from './messages.ts'
import { ownerOf, requirePublisher, requireUnsuspended } from './ownership.ts'
import { requireImpersonal } from './said.ts'
import { privacyLedger } from './privacy/index.ts'
import type { DatasetTable, VersionRow } from './tables.ts'
import { spoken } from '../../law/text.ts'

/** Closed until the owner says otherwise. */
const firstTerms: Terms = { tier: 'restricted', purposes: ['research'], duties: ['no-redistribution', 'no-reidentification'], mode: 'query', months: 12 }

const invalid = (field: string, text: Failure['text']): Failure => new Failure('invalid', text, [{ field, text }])

export const datasetOf = (row: Selectable<DatasetTable>, { name, names }: Pick<Owner, 'name' | 'names'> = { name: '—' }): Dataset => ({
  id: row.id, namespace: row.namespace, name: row.name, state: row.state, terms: row.terms, createdAt: row.created_at, changedAt: row.changed_at,
  owner: { name, ...(names && { names }), ...(row.organisation !== null && { organisation: row.organisation }), ...(row.person !== null && { person: row.person }) },
  ...(row.description !== null && { description: row.description }), ...(row.titles !== null && { titles: row.titles }), ...(row.latest !== null && { latest: row.latest }),
  ...(row.withdrawn !== null && { withdrawn: row.withdrawn }),
})

export const versionOf = (row: Selectable<VersionRow>): DatasetVersion => ({
  id: row.id, dataset: row.dataset, number: row.number, commit: row.commit, state: row.state, tables: row.tables, files: row.files, notes: row.notes,
  suspects: row.suspects, withheld: row.withheld, createdAt: row.created_at, ...(row.gate !== null && { gate: row.gate }), ...(row.readiness !== null && { readiness: row.readiness }),
  ...(row.failure !== null && { failure: row.failure }), ...(row.published_at !== null && { publishedAt: row.published_at }),
})

/** The datasets of these rows, in their order, each with the name of its owner: two questions, however many owners are companies. */
export async function datasetsOf(parties: Pick<Parties, 'organisationsById' | 'person'>, rows: readonly Selectable<DatasetTable>[]): Promise<readonly Dataset[]> {
  const companies = await parties.organisationsById(rows.flatMap(({ organisation }) => organisation ?? []))
  const people = new Map(await Promise.all([...new Set(rows.flatMap(({ person }) => person ?? []))].map(async (id) => [id, await parties.person(id)] as const)))
  return rows.map((row) => datasetOf(row, (row.organisation === null ? people.get(row.person ?? '') : companies.get(row.organisation))))
}

const summaries = (db: Db) => db.selectFrom('dataset_version').select([
  'id', 'dataset', 'number', 'commit', 'state', 'failure', 'created_at', 'published_at', sql<number | null>`(readiness ->> 'score')::float8`.as('score'),
  sql<VersionSummary['tables']>`(select coalesce(jsonb_agg(part - 'profile' - 'rejects' order by place), '[]') from jsonb_array_elements(tables) with ordinality as parts (part, place))`.as('tables'),
])

const summaryOf = ({ id, dataset, number, commit, state, failure, created_at: createdAt, published_at: publishedAt, score, tables }: InferResult<ReturnType<typeof summaries>>[number]): VersionSummary => ({
  id, dataset, number, commit, state, createdAt, tables, ...(failure !== null && { failure }), ...(publishedAt !== null && { publishedAt }), ...(score !== null && { score }),
})

/** What the column holds. */
const mostVersions = 2 ** 31 - 1

/** Told whenever what the search should find of a dataset has changed. */
export type Changed = (tx: Tx, dataset: Dataset) => Promise<void>

export function openDatasets({ db, now, country, journal, parties, files, orders, cases }: Kernel, changed: Changed): Datasets {
  async function named(row: Selectable<DatasetTable> | undefined, within: Db = db): Promise<Dataset> {
    if (row === undefined) throw new Failure('not found', messages.noDataset)
    return datasetOf(row, row.organisation !== null ? await parties.organisation({ id: row.organisation }, within) : await parties.person(row.person!, within))
  }

  const ledger = privacyLedger({ db, now, country })
  const detectors = country.identifying ?? detectorsEverywhere

  const namespaceOf = async (actor: Actor, within: Db = db): Promise<string | undefined> => {
    const owner = ownerOf(actor)
    const own = within.selectFrom('namespace').select('slug')
    return (await (owner.organisation === null ? own.where('person', '=', owner.person) : own.where('organisation', '=', owner.organisation)).executeTakeFirst())?.slug
  }

  async function change(tx: Tx, actor: Actor, dataset: Dataset, type: string, values: Partial<{ description: string; terms: string; state: Dataset['state'] }>, told: JsonObject = {}): Promise<void> {
    await requirePublisher(parties, tx, actor, dataset)
    const row = await tx.updateTable('dataset').set({ ...values, changed_at: now() }).where('id', '=', dataset.id).returningAll().executeTakeFirst()
    await journal.append(tx, actorString(actor), { type, subject: datasetSubject(dataset.id), body: { ...recordedOf({ ...dataset, ...(values.state && { state: values.state }) }), ...told } })
    await changed(tx, await named(row, tx))
  }

  return {
    namespaceOf: (actor) => namespaceOf(actor),

    async claimNamespace(tx, actor, name) {
      if (!slug.test(name) || name.length > 40) throw invalid('namespace', messages.badSlug)
      await requirePublisher(parties, tx, actor)
      if (await namespaceOf(actor, tx) !== undefined) throw new Failure('conflict', messages.namespaceChosen)
      const like = await tx.selectFrom('namespace').select('slug').where((e) => e(e.fn('lower', ['slug']), '=', name.toLowerCase())).executeTakeFirst()
      if (like) throw invalid('namespace', messages.namespaceTaken)
      await tx.insertInto('namespace').values({ slug: name, ...ownerOf(actor) }).execute()
      await journal.append(tx, actorString(actor), { type: 'namespace.claimed', subject: `namespace:${name}`, body: { namespace: name } })
    },

    async create(tx, actor, { namespace, name, terms = firstTerms, description, titles }) {
      if (!slug.test(name)) throw invalid('name', messages.badSlug)
      requireImpersonal({ name, titles, description }, detectors)
      await requirePublisher(parties, tx, actor)
      if (await namespaceOf(actor, tx) !== namespace) throw new Failure('refused', messages.notNamespace)
      const at = now()
      const row = await tx.insertInto('dataset').values({
        id: newId(), namespace, name, ...ownerOf(actor), state: 'draft', terms: JSON.stringify(terms), created_at: at, changed_at: at, latest: null, withdrawn: null,
        description: description === undefined ? null : JSON.stringify(descriptionSchema.parse(description)), titles: titles === undefined ? null : JSON.stringify(titles),
      }).onConflict((conflict) => conflict.doNothing()).returningAll().executeTakeFirst()
      if (row === undefined) throw new Failure('conflict', messages.nameTaken, [{ field: 'name', text: messages.nameTaken }])
      await journal.append(tx, actorString(actor), { type: 'dataset.created', subject: datasetSubject(row.id), body: {} })
      return named(row, tx)
    },

    async at(namespace, name) {
      const row = await db.selectFrom('dataset').selectAll()
        .where((e) => e.and([e(e.fn('lower', ['namespace']), '=', namespace.toLowerCase()), e(e.fn('lower', ['name']), '=', name.toLowerCase())])).executeTakeFirst()
      return named(row)
    },

    byId: async (id, within = undefined) => named(await (within ?? db).selectFrom('dataset').selectAll().where('id', '=', id).executeTakeFirst(), within),

    async own(actor) {
      const all = db.selectFrom('dataset').selectAll()
      const rows = await (actor.organisation ? all.where('organisation', '=', actor.organisation.id) : all.where('person', '=', actor.person)).orderBy('changed_at', 'desc').execute()
      return datasetsOf(parties, rows)
    },

    async describe(tx, actor, dataset, given) {
      const description = descriptionSchema.parse(given)
      if (!(description.theme in themes)) throw invalid('theme', messages.unknownTheme)
      if (!isLicence(description.licence)) throw invalid('licence', messages.unknownLicence)
      requireImpersonal({ description }, detectors)
      await change(tx, actor, dataset, 'dataset.described', { description: JSON.stringify(description) })
    },

    async setTerms(tx, actor, dataset, given) {
      const terms = termsSchema.parse(given)
      const { atOnce, columns = [], rows } = terms
      if (atOnce && (atOnce.purposes.some((one) => !terms.purposes.includes(one)) || !covers(terms.mode, atOnce.mode) || atOnce.months > terms.months)) {
        throw invalid('atOnce', messages.atOnceBeyond)
      }
      // A grant states them as text, and they are read back from it.
      if (columns.some((one) => /,| = | \| /.test(one)) || (rows && [rows.column, ...rows.values].some((one) => /,| = | \| /.test(one)))) throw invalid('columns', messages.unfitName)
      await change(tx, actor, dataset, 'dataset.terms-set', { terms: JSON.stringify(terms) })
    },

    async publish(tx, actor, dataset) {
      // What was withdrawn is opened again by `lift`, which lifts the order too.
      if (dataset.state !== 'draft') throw new Failure('conflict', messages.publishedAlready)
      if (dataset.description === undefined) throw new Failure('invalid', messages.noDescription)
      if (dataset.latest === undefined) throw new Failure('invalid', messages.noReleased)
      requireUnsuspended(orders, dataset)
      // Released while the dataset was a draft, its first versions said nothing by which they are known again.
      const released = isEverybodys({ ...dataset, state: 'published' }) ? await tx.selectFrom('dataset_version').select(['number', 'tables']).where('dataset', '=', dataset.id).where('state', '=', 'published').orderBy('number').execute() : []
      await change(tx, actor, dataset, 'dataset.published', { state: 'published' }, released.length === 0 ? {} : {
        versions: released.map(({ number, tables }) => ({ version: number, tables: tables.map(({ name, rows, file }) => ({ name, rows, sha256: file.hash })) })),
      })
    },

    async remove(tx, actor, dataset) {
      await requirePublisher(parties, tx, actor, dataset)
      // It may have been published since it was read; while the row is locked it is not.
      const row = await tx.selectFrom('dataset').select('state').where('id', '=', dataset.id).forUpdate().executeTakeFirst()
      if (row?.state !== 'draft') throw new Failure('refused', messages.notDraft)
      for (const file of await files.attachedTo(datasetSubject(dataset.id))) await files.remove(tx, file.id)
      const waiting = await tx.selectFrom('dataset_version').select('id').where('dataset', '=', dataset.id).where('state', '=', 'review').execute()
      for (const { id } of waiting) await cases.dropDrafts(tx, actor, { register: versionRegister, entry: id })
      await tx.deleteFrom('dataset').where('id', '=', dataset.id).execute()
      await ledger.forget(tx, datasetSubject(dataset.id))
      await journal.append(tx, actorString(actor), { type: 'dataset.removed', subject: datasetSubject(dataset.id), body: {} })
    },

    versions: async (dataset) => (await summaries(db).where('dataset', '=', dataset).orderBy('number', 'desc').execute()).map(summaryOf),

    async newest(datasets) {
      if (datasets.length === 0) return new Map()
      const rows = await summaries(db).where(({ eb, refTuple, selectFrom }) => eb(refTuple('dataset', 'number'), 'in', selectFrom('dataset_version')
        .select(({ fn }) => ['dataset', fn.max('number').as('number')]).where('dataset', 'in', datasets).groupBy('dataset').$asTuple('dataset', 'number'))).execute()
      return new Map(rows.map((row) => [row.dataset, summaryOf(row)]))
    },

    async version(dataset, number) {
      if (!Number.isInteger(number) || number < 1 || number > mostVersions) throw new Failure('not found', messages.noVersion)
      const row = await db.selectFrom('dataset_version').selectAll().where('dataset', '=', dataset).where('number', '=', number).executeTakeFirst()
      if (row === undefined) throw new Failure('not found', messages.noVersion)
      return versionOf(row)
    },

    async standing(dataset, number) {
      const row = await db.selectFrom('dataset').innerJoin('dataset_version as version', 'version.dataset', 'dataset.id').selectAll('dataset').select('version.state as versionState')
        .where('dataset.id', '=', dataset).where('version.number', '=', number).executeTakeFirst()
      if (row === undefined) throw new Failure('not found', messages.noVersion)
      const { versionState: state, ...of } = row
      return { dataset: datasetOf(of), version: { number, state } }
    },

    async follow(tx, actor, dataset, follows) {
      if (follows) await tx.insertInto('dataset_follower').values({ dataset, person: actor.person, at: now() }).onConflict((conflict) => conflict.doNothing()).execute()
      else await tx.deleteFrom('dataset_follower').where('dataset', '=', dataset).where('person', '=', actor.person).execute()
    },

    follows: async (person, dataset) =>
      await db.selectFrom('dataset_follower').select('person').where('dataset', '=', dataset).where('person', '=', person).executeTakeFirst() !== undefined,
  }
}

/** What the thread and the search call a dataset. */
export const nameOf = (dataset: Dataset) => ({ path: datasetPath(dataset), title: dataset.description?.title ?? spoken({ kk: fullName(dataset), ru: fullName(dataset), en: fullName(dataset) }) })
