/** What the page that shows a new portal key says of its pair for S3, with the lines for the clients that people use. Pure. */
import type { AccessKey } from '../../../kernel/parties/index.ts'
import { attributes, copyable, html, type Html, snippet, type Visit } from '../../../portal/index.ts'
import { words } from './messages.ts'

interface NewKey { readonly scopes: readonly string[]; readonly accessKey: AccessKey }

const region = 'us-east-1'

/** Nothing for a key that may not read data. */
export function s3OfNewKey({ locale, settings: { origin } }: Visit, { scopes, accessKey }: NewKey): Html | undefined {
  if (!scopes.includes('datasets:read')) return undefined
  return html`<h2>${words.pair[locale]}</h2><p>${words.pairLead[locale]}</p>${copyable(locale, { label: 'Access key ID', value: accessKey.id })}${
    copyable(locale, { label: 'Secret access key', value: accessKey.secret })}<p>${words.environment[locale]}</p>${snippet(locale, { label: 'sh', labelUnseen: true, lines: environmentLines(origin, accessKey) })}${
    clientLines(origin, accessKey.id).map(({ client, lines }, i) => html`<details name="s3"${attributes({ open: i === 0 })}><summary>${client}</summary>${snippet(locale, { label: client, labelUnseen: true, lines })}</details>`)}`
}

const environmentLines = (origin: string, { id, secret }: AccessKey): string => [
  `export AWS_ACCESS_KEY_ID=${id}`, `export AWS_SECRET_ACCESS_KEY=${secret}`, `export AWS_ENDPOINT_URL_S3=${origin}/s3 AWS_REGION=${region} AWS_DEFAULT_REGION=${region}`,
].join('\n')

/** Where Polars finds S3, as its `storage_options`; the pair it takes from the environment. */
export const s3Options = (origin: string): string =>
  `{"aws_endpoint_url": "${origin}/s3", "aws_region": "${region}"${origin.startsWith('http:') ? ', "aws_allow_http": "true"' : ''}}`

/** Tells DuckDB the pair, for as long as it runs. */
export function duckdbSecret(origin: string, id: string): string {
  const { protocol, host } = new URL(origin)
  return `CREATE SECRET (TYPE s3, KEY_ID '${id}', SECRET '…', REGION '${region}', ENDPOINT '${host}/s3', URL_STYLE 'path'${protocol === 'http:' ? ', USE_SSL false' : ''});`
}

/** The lines for each client: all but DuckDB take the pair from the environment, so that it stands in no notebook. */
export function clientLines(origin: string, id: string): readonly { readonly client: string; readonly lines: string }[] {
  return [
    { client: 'DuckDB', lines: [
      duckdbSecret(origin, id),
      "SELECT * FROM read_parquet('s3://NAMESPACE/NAME/data/*.parquet') LIMIT 10;",
    ].join('\n') },
    { client: 'Python: Polars', lines: [
      'import polars as pl', `df = pl.scan_parquet("s3://NAMESPACE/NAME/data/*.parquet",`, `    storage_options=${s3Options(origin)}).head(10).collect()`,
    ].join('\n') },
    { client: 'Python: boto3', lines: [
      'import boto3', 's3 = boto3.client("s3")', 'print([one["Key"] for one in s3.list_objects_v2(Bucket="NAMESPACE", Prefix="NAME/")["Contents"]])',
    ].join('\n') },
    { client: 'AWS CLI', lines: ['aws s3 ls s3://NAMESPACE/NAME/ --recursive', 'aws s3 cp s3://NAMESPACE/NAME/README.md .', 'aws s3 presign s3://NAMESPACE/NAME/README.md --expires-in 600'].join('\n') },
  ]
}
