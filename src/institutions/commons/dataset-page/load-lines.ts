/** The lines with which a dataset is loaded in the tools that people work with: to copy, paste and run. Pure. */
import { quoteName, quoteText } from '../../../kernel/duckdb/index.ts'
import type { Dataset, Tier, VersionTable } from '../dataset.ts'
import { fullName } from '../dataset.ts'
import { duckdbSecret, s3Options } from '../s3/index.ts'

/** Lines for one tool. */
export interface LoadLines {
  readonly id: string
  /** The name of the tool, the same in every language. */
  readonly tool: string
  readonly lines: string
}

/** Where a file of a version is fetched; `revision` is a tag of a version such as `v2`, or `main` for the newest. */
export const resolveUrl = (origin: string, dataset: Pick<Dataset, 'namespace' | 'name'>, revision: string, path: string): string =>
  `${origin}/datasets/${fullName(dataset)}/resolve/${encodeURIComponent(revision)}/${path.split('/').map(encodeURIComponent).join('/')}`

/** A text as a string of Python, and of R: JSON's escapes are theirs too. */
const quoted = (text: string): string => JSON.stringify(text)
/** A text as one word of the shell. */
const word = (text: string): string => (/^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll('\'', '\'\\\'\'')}'`)

/**
 * The lines for a table of the newest version. Data that are not open are asked for with the reader's own key, which tools
 * take from the variable `HF_TOKEN`, so that no key stands in a notebook. Polars and DuckDB sign with the pair of the key for S3: the one has no way to send a key
 * over HTTP, and the other shows over HTTP no word of why it is given nothing. DuckDB is told the pair, for as long as it runs.
 */
export function loadLines({ origin, dataset, table, file, tier, revision = 'main' }: {
  readonly origin: string
  readonly dataset: Pick<Dataset, 'namespace' | 'name'>
  /** The name of the table to load. */
  readonly table: string
  /** Its file, as Parquet. */
  readonly file: { readonly path: string }
  readonly tier: Tier
  readonly revision?: string
}): readonly LoadLines[] {
  const name = fullName(dataset)
  const url = resolveUrl(origin, dataset, revision, file.path)
  const keyed = tier !== 'open'
  const at = revision === 'main' ? '' : `, revision=${quoted(revision)}`
  const inS3 = `s3://${name}${revision === 'main' ? '' : `@${revision}`}/${file.path}`
  const headers = `{"Authorization": f"Bearer {os.environ['HF_TOKEN']}"}`
  return [
    { id: 'datasets', tool: 'Python: datasets', lines: [
      'import os', `os.environ["HF_ENDPOINT"] = ${quoted(origin)}  # before the import`,
      'from datasets import load_dataset', `ds = load_dataset(${quoted(name)}, data_files=${quoted(file.path)}, split="train"${at})`,
    ].join('\n') },
    { id: 'pandas', tool: 'Python: pandas', lines: keyed
      ? ['import os', 'import pandas as pd', `df = pd.read_parquet(${quoted(url)},`, `    storage_options=${headers})`].join('\n')
      : ['import pandas as pd', `df = pd.read_parquet(${quoted(url)})`].join('\n') },
    { id: 'duckdb', tool: 'DuckDB', lines: [
      ...(keyed ? [`-- ${origin}/account/tokens`, duckdbSecret(origin, '…')] : []), `SELECT * FROM read_parquet(${quoteText(keyed ? inS3 : url)}) LIMIT 10;`,
    ].join('\n') },
    { id: 'polars', tool: 'Python: Polars', lines: [
      'import polars as pl', ...(keyed ? [`# AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY: ${origin}/account/tokens`, `lf = pl.scan_parquet(${quoted(inS3)},`, `    storage_options=${s3Options(origin)})`]
        : [`lf = pl.scan_parquet(${quoted(url)})`]), 'df = lf.head(10).collect()  # lf.filter(…).select(…).collect(): what is needed of the file, and no more',
    ].join('\n') },
    { id: 'curl', tool: 'curl', lines: `curl -L -O${keyed ? ' -H "Authorization: Bearer $HF_TOKEN"' : ''} ${word(url)}` },
    { id: 'command-line', tool: 'shanyraq', lines: `shanyraq data pull ${name}` },
    { id: 'r', tool: 'R: arrow', lines: keyed
      ? [`url <- ${quoted(url)}`, 'file <- tempfile(fileext = ".parquet")',
        'download.file(url, file, mode = "wb", headers = c(Authorization = paste("Bearer", Sys.getenv("HF_TOKEN"))))', 'df <- arrow::read_parquet(file)'].join('\n')
      : [`url <- ${quoted(url)}`, 'file <- tempfile(fileext = ".parquet")', 'download.file(url, file, mode = "wb")', 'df <- arrow::read_parquet(file)'].join('\n') },
    ...icebergLines({ origin, dataset, table, keyed, ...(revision !== 'main' && { version: Number(revision.slice(1)) }) }),
  ]
}

/** The lines for engines that read Iceberg: they fetch a temporary key by themselves, and `version` is the snapshot of that number. */
function icebergLines({ origin, dataset: { namespace, name }, table, keyed, version }: {
  readonly origin: string; readonly dataset: Pick<Dataset, 'namespace' | 'name'>; readonly table: string; readonly keyed: boolean; readonly version?: number
}): readonly LoadLines[] {
  const slug = namespace.toLowerCase()
  const inSpark = ['spark.sql.catalog.shanyraq', 'org.apache.iceberg.spark.SparkCatalog'] as const
  const setting = (at: string, value: string): string => `    .config(${quoted(`${inSpark[0]}${at}`)}, ${value})`
  const named = [slug, name, table]
  const [token, imports] = keyed ? [', token=os.environ["HF_TOKEN"]', ['import os']] : ['', []]
  return [
    { id: 'pyiceberg', tool: 'Python: pyiceberg', lines: [
      ...imports, 'from pyiceberg.catalog import load_catalog', `catalog = load_catalog("shanyraq", type="rest", uri=${quoted(`${origin}/iceberg`)}${token})`,
      `table = catalog.load_table((${named.map(quoted).join(', ')}))`, `df = table.scan(${version === undefined ? '' : `snapshot_id=${version}`}).to_pandas()${version === undefined ? '  # scan(snapshot_id=1): v1' : ''}`,
    ].join('\n') },
    { id: 'duckdb-iceberg', tool: 'DuckDB: Iceberg', lines: [
      'INSTALL iceberg; LOAD iceberg;', ...(keyed ? [`CREATE SECRET (TYPE iceberg, TOKEN '…');  -- ${origin}/account/tokens`] : []),
      `ATTACH 'shanyraq' AS shanyraq (TYPE iceberg, ENDPOINT ${quoteText(`${origin}/iceberg`)}${keyed ? '' : ", AUTHORIZATION_TYPE 'none'"});`,
      `SELECT * FROM shanyraq.${quoteName(`${slug}.${name}`)}.${quoteName(table)}${version === undefined ? '' : ` AT (VERSION => ${version})`} LIMIT 10;${version === undefined ? '  -- AT (VERSION => 1): v1' : ''}`,
    ].join('\n') },
    { id: 'spark', tool: 'Spark', lines: [
      '# --packages: iceberg-spark-runtime, iceberg-aws-bundle', ...imports, 'from pyspark.sql import SparkSession', 'spark = (SparkSession.builder',
      setting('', quoted(inSpark[1])), setting('.type', '"rest"'), setting('.uri', quoted(`${origin}/iceberg`)), ...(keyed ? [setting('.token', 'os.environ["HF_TOKEN"]')] : []),
      `    .getOrCreate())`, `df = spark.sql(${quoted(`SELECT * FROM shanyraq.${named.map((part) => `\`${part.replaceAll('`', '``')}\``).join('.')}${version === undefined ? '' : ` VERSION AS OF ${version}`}`)})${version === undefined ? '  # VERSION AS OF 1: v1' : ''}`,
    ].join('\n') },
  ]
}

/** The lines with which data that are only lent for queries in place are asked. */
export function queryLines({ origin, dataset, table, tier }: {
  readonly origin: string
  readonly dataset: Pick<Dataset, 'namespace' | 'name'>
  readonly table: Pick<VersionTable, 'name'>
  readonly tier: Tier
}): readonly LoadLines[] {
  const [url, keyed] = [`${origin}/api/commons/query`, tier !== 'open']
  const body = { datasets: [fullName(dataset)], sql: `SELECT * FROM "${table.name}" LIMIT 100` }
  return [
    { id: 'pandas', tool: 'Python: pandas', lines: [
      `import json, ${keyed ? 'os, ' : ''}urllib.request`, 'import pandas as pd', `request = urllib.request.Request(${quoted(url)}, json.dumps(${JSON.stringify(body)}).encode(),`,
      `    {"Content-Type": "application/json"${keyed ? ', "Authorization": f"Bearer {os.environ[\'HF_TOKEN\']}"' : ''}})`,
      'answer = json.load(urllib.request.urlopen(request))', 'df = pd.DataFrame(answer["rows"], columns=[column["name"] for column in answer["columns"]])',
    ].join('\n') },
    { id: 'curl', tool: 'curl', lines: `curl ${keyed ? '-H "Authorization: Bearer $HF_TOKEN" ' : ''}-H 'Content-Type: application/json' -d ${word(JSON.stringify(body))} ${word(url)}` },
  ]
}
