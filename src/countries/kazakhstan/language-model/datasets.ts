/** Lends datasets of the commons for the training of language models: by the one policy function, for that purpose, each read noted. */
import { openCommons, type Commons, type Dataset } from '../../../institutions/commons/index.ts'
import type { DatasetSource, LentTexts, OfferedTexts } from '../../../institutions/language-model/index.ts'
import { decisionThing } from '../../../kernel/decisions/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import { Failure } from '../../../law/failure.ts'
import { inEveryLanguage } from '../../../law/format.ts'
import type { Text } from '../../../law/text.ts'
import { commonsOptions } from '../commons/options.ts'

const wanted = { mode: 'download', purpose: 'model-training' } as const

/** Datasets that are looked through at most. */
const most = 2000

const gone: Text = {
  kk: 'Деректер жиынының бұл нұсқасы енді жоқ. Корпусты басқа нұсқадан жинақтаңыз.',
  ru: 'Этой версии набора данных больше нет. Соберите корпус из другой версии.',
  en: 'This version of the dataset is no longer there. Build the corpus from another version.',
}

export function datasetsForTraining(kernel: Kernel): DatasetSource {
  const commons = openCommons(kernel, commonsOptions)

  return {
    async available(actor) {
      const { found } = await kernel.search.find({ kind: 'dataset', text: '', locale: 'kk', sort: 'title', limit: most, offset: 0 })
      const hats = await hatsOf(kernel, actor)
      const offers = await Promise.all(found.map(async ({ id }) => {
        const dataset = await commons.datasets.byId(id.slice('dataset:'.length))
        return await mayUse(commons, hats, dataset) === undefined ? [] : offersOf(commons, dataset)
      }))
      return offers.flat()
    },

    async open(actor, reference, use) {
      const { id, number, table: name, column } = partsOf(reference)
      const dataset = await commons.datasets.byId(id)
      const hat = await mayUse(commons, await hatsOf(kernel, actor), dataset, number) ?? actor
      const opened = await commons.access.open(await commons.access.asker(hat), dataset, { ...wanted, version: number })
      const table = opened.version.tables.find((one) => one.name === name)
      if (table === undefined) throw new Failure('invalid', gone)
      return commons.reader.tables(opened, async (sources, tables) => {
        const at = sources.findIndex((one) => one.name === name)
        const [source, lent] = [sources[at], tables[at]]
        if (source === undefined || lent === undefined) throw new Failure('refused', gone)
        await commons.reads.note({
          dataset: dataset.id, version: number, door: 'training', mode: 'download', by: opened.verdict.by, asker: opened.asker, what: `${name}: ${column}`, rows: table.rows, bytes: table.file.size,
        })
        const { by } = opened.verdict
        const grant = typeof by === 'object' ? await kernel.decisions.find(by.grant) : undefined
        return use({
          thing: `dataset-version:${opened.version.id}`, title: titleOf(dataset), licence: licenceOf(dataset, opened.verdict.duties), column, files: source.files,
          columns: lent.columns.map(({ name }) => name), shown: opened.verdict.by !== 'owner' && dataset.terms.tier === 'open' && dataset.state === 'published',
          ...(source.where !== undefined && { where: source.where }), ...(grant && { grant: decisionThing(grant.record) }),
        } satisfies LentTexts)
      })
    },

    async title(reference) {
      const { id, number, table, column } = partsOf(reference)
      const dataset = await commons.datasets.byId(id).catch(() => undefined)
      return dataset && inEveryLanguage((locale) => `${titleOf(dataset)[locale]} (v${number}): ${table}.${column}`)
    },

    async named(actor, name) {
      const [, namespace = '', short = '', number] = /^(?:\S*\/datasets\/)?([\w.-]+)\/([\w.-]+?)(?:@v?([1-9]\d{0,6}))?$/.exec(name.trim()) ?? []
      const dataset = await commons.datasets.at(namespace, short).catch(() => undefined)
      if (dataset?.latest === undefined) return undefined
      for (const hat of await hatsOf(kernel, actor)) {
        const asked = { mode: 'metadata', version: number === undefined ? dataset.latest : Number(number) } as const
        const verdict = await commons.access.verdict(await commons.access.asker(hat), dataset, asked).catch(() => undefined)
        if (!verdict?.allowed) continue
        const { id } = await commons.datasets.version(dataset.id, asked.version)
        const thing = await kernel.lineage.thing(`dataset-version:${id}`)
        if (thing) return { thing: thing.id, title: thing.title, path: thing.path ?? '' }
      }
      return undefined
    },
  }
}

/**
 * The hats of whoever asks: the present one, and their companies'. An engineer works in office, but data is lent to companies; what is
 * lent to a company for which they may act is lent to them as one of it, and the read is noted as the company's.
 */
async function hatsOf(kernel: Kernel, actor: Actor): Promise<readonly Actor[]> {
  if (actor.organisation) return [actor]
  const { organisations } = await kernel.parties.hatsOf(actor.person)
  const { person, name } = actor
  return [actor, ...organisations.map(({ organisation, capacity, delegation }): Actor => ({ person, name, organisation, capacity, roles: [], ...(delegation !== undefined && { delegation }) }))]
}

/** The first hat in which a dataset may be trained on; undefined when none. */
async function mayUse({ access }: Commons, hats: readonly Actor[], dataset: Dataset, version?: number): Promise<Actor | undefined> {
  for (const hat of hats) {
    const verdict = await access.verdict(await access.asker(hat), dataset, { ...wanted, ...(version !== undefined && { version }) })
    if (verdict.allowed) return hat
  }
  return undefined
}

/** Columns that hold text of people, each as one offer: of a profile of texts, and no identifiers or categories. */
async function offersOf({ datasets }: Commons, dataset: Dataset): Promise<readonly OfferedTexts[]> {
  if (dataset.latest === undefined) return []
  const version = await datasets.version(dataset.id, dataset.latest)
  return version.tables.flatMap(({ name: table, columns, rows, profile }) => columns.flatMap(({ name: column }) => {
    const { kind, lengths } = profile.columns.find((one) => one.name === column) ?? {}
    if (kind !== 'text' || lengths === undefined || lengths.mean < shortest) return []
    return [{
      reference: JSON.stringify([dataset.id, dataset.latest, table, column]), title: titleOf(dataset), table, column, rows, licence: licenceOf(dataset, dataset.terms.duties),
    }]
  }))
}

/** Characters that texts have on average; what is shorter are names and labels. */
const shortest = 12

function partsOf(reference: string): { readonly id: string; readonly number: number; readonly table: string; readonly column: string } {
  const [id, number, table, column] = parsed(reference)
  if (typeof id !== 'string' || typeof number !== 'number' || typeof table !== 'string' || typeof column !== 'string') throw new Failure('invalid', gone)
  return { id, number, table, column }
}

function parsed(reference: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(reference)
    return Array.isArray(value) ? value : []
  } catch {
    return []
  }
}

const titleOf = ({ description, name }: Dataset): Text => description?.title ?? { kk: name, ru: name, en: name }

/** The licence, and the duties that make its texts less free than the licence alone would. */
const licenceOf = ({ description }: Dataset, duties: readonly string[]): string =>
  [description?.licence ?? 'LicenseRef-terms', ...duties.filter((duty) => duty === 'non-commercial' || duty === 'no-redistribution')].join('; ')
