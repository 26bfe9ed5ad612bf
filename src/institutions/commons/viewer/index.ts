/**
 * The API of the dataset viewer of Hugging Face: tables of a dataset by pages, with search, filters and statistics, for programs
 * that know it. It stands below `/viewer/`; what `datasets` asks the host `datasets-server.…` is answered there too.
 *
 * Promises: any row of any table is reached, search and filters see the whole table; the newest version is shown as it is lent.
 * Never: decides who may read, and lets no condition past the engine.
 */
import { Failure } from '../../../law/failure.ts'
import { json, notFound, type Route, type Visit } from '../../../portal/index.ts'
import { croissant, croissantMediaType, entryOf } from '../catalogue/index.ts'
import { Denied } from '../access.ts'
import type { Commons, Opened } from '../commons.ts'
import { type Dataset, fullName, type Mode } from '../dataset.ts'
import { machine, readerOf, shaOf } from '../hub/index.ts'
import { featureOf } from './features.ts'
import { words } from './messages.ts'
import { firstRows, onTable, page, statistics } from './tables.ts'

const whole = { pending: [], failed: [], partial: false }

export function viewerRoutes(commons: Commons): readonly Route[] {
  const { datasets, access } = commons

  async function datasetOf({ url }: Visit): Promise<Dataset> {
    const [namespace, name, more] = (url.searchParams.get('dataset') ?? '').split('/')
    if (!namespace || !name || more !== undefined) throw new Failure('invalid', words.noDatasetParameter)
    return datasets.at(namespace, name)
  }

  const open = async (visit: Visit, mode: Mode): Promise<Opened> => access.open(await readerOf(commons, visit), await datasetOf(visit), { mode })

  /** An answer that tells of the data without showing any; the same for everybody who sees the dataset. */
  const about = (tell: (opened: Opened, visit: Visit) => unknown) => async (visit: Visit): Promise<Response> => {
    const opened = await open(visit, 'metadata')
    const config = visit.url.searchParams.get('config')
    const tables = opened.version.tables.filter(({ name }) => config === null || name === config)
    if (config !== null && tables.length === 0) throw new Failure('not found', words.noSplit)
    return json(tell({ ...opened, version: { ...opened.version, tables } }, visit), { headers: { 'x-revision': shaOf(opened.version, opened.verdict) } })
  }

  const table = (use: (visit: Visit) => Parameters<typeof onTable>[3]) => async (visit: Visit): Promise<Response> =>
    onTable(commons, visit, await open(visit, 'query'), use(visit))

  const parquet = about(({ dataset, version }, { settings }) => ({
    parquet_files: version.tables.map(({ name, file }) => ({
      dataset: fullName(dataset), config: name, split: 'train', filename: '0000.parquet', size: file.size,
      url: `${settings.origin}/datasets/${fullName(dataset)}/resolve/refs%2Fconvert%2Fparquet/${encodeURIComponent(name)}/train/0000.parquet`,
    })),
    ...whole,
  }))

  const info = about(({ dataset, version }, { url }) => {
    const infos = Object.fromEntries(version.tables.map((one) => [one.name, infoOf(dataset, one)]))
    return { dataset_info: url.searchParams.has('config') ? Object.values(infos)[0] : infos, ...whole }
  })

  const answers: Readonly<Record<string, (visit: Visit) => Promise<Response>>> = {
    'is-valid': async (visit) => {
      const verdict = await access.verdict(await readerOf(commons, visit), await datasetOf(visit), { mode: 'query' })
      if (!verdict.allowed && verdict.code === 'not found') throw new Denied(verdict)
      const tables = verdict.allowed && (await open(visit, 'metadata')).version.tables.length > 0
      return json({ preview: tables, viewer: tables, search: tables, filter: tables, statistics: tables })
    },
    splits: about(({ dataset, version }) => ({
      splits: version.tables.map(({ name }) => ({ dataset: fullName(dataset), config: name, split: 'train' })), pending: [], failed: [],
    })),
    'first-rows': table(() => firstRows(commons)),
    rows: table((visit) => page(commons, visit, 'rows')),
    search: table((visit) => page(commons, visit, 'search')),
    filter: table((visit) => page(commons, visit, 'filter')),
    statistics: table(() => statistics(commons)),
    size: about(({ dataset, version }) => sizesOf(dataset, version)),
    parquet, info,
    croissant: async (visit) => {
      const { dataset, version } = await open(visit, 'metadata')
      const entry = entryOf(dataset, version, { url: visit.settings.origin, locale: visit.locale })
      if (entry === undefined) throw notFound()
      return new Response(JSON.stringify(croissant(entry)), { headers: { 'content-type': croissantMediaType } })
    },
  }

  /** At the root only the host answers that `datasets` makes of HF_ENDPOINT. */
  const onHost = (answer: (visit: Visit) => Promise<Response>) => (visit: Visit): Promise<Response> => {
    if (!visit.url.hostname.startsWith('datasets-server.')) throw notFound()
    return answer(visit)
  }

  return [
    ...Object.entries(answers).map(([name, answer]) => machine('GET', `/viewer/${name}`, answer)),
    machine('GET', '/parquet', onHost(parquet)), machine('GET', '/info', onHost(info)),
  ]
}

type Table = Opened['version']['tables'][number]

/** What `datasets` calls the information of a configuration. */
const infoOf = ({ description, name: dataset }: Dataset, { name, columns, rows, file }: Table) => ({
  description: description?.summary.en ?? '', citation: '', homepage: description?.source ?? '', license: description?.licence ?? '',
  features: Object.fromEntries(columns.map((column) => [column.name, featureOf(column.type)])),
  builder_name: 'parquet', dataset_name: dataset, config_name: name, version: { version_str: '0.0.0', major: 0, minor: 0, patch: 0 },
  splits: { train: { name: 'train', num_bytes: file.size, num_examples: rows, dataset_name: dataset } }, download_size: file.size, dataset_size: file.size,
})

function sizesOf(dataset: Dataset, { tables, files }: Opened['version']) {
  const bytes = tables.reduce((sum, { file }) => sum + file.size, 0)
  const of = ({ name, file, rows, columns }: Table) => ({
    dataset: fullName(dataset), config: name, num_bytes_parquet_files: file.size, num_bytes_memory: file.size, num_rows: rows, num_columns: columns.length, estimated_num_rows: null,
  })
  return {
    size: {
      dataset: {
        dataset: fullName(dataset), num_bytes_original_files: files.reduce((sum, { size }) => sum + size, 0), num_bytes_parquet_files: bytes, num_bytes_memory: bytes,
        num_rows: tables.reduce((sum, { rows }) => sum + rows, 0), estimated_num_rows: null,
      },
      configs: tables.map((one) => ({ ...of(one), num_bytes_original_files: one.file.size })),
      splits: tables.map((one) => ({ ...of(one), split: 'train' })),
    },
    ...whole,
  }
}
