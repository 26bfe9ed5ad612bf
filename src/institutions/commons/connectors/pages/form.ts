/** A connector as a form: what each kind asks, and what comes of what was sent. Pure. */
import { z } from 'zod'
import type { Problem } from '../../../../law/failure.ts'
import { integer, text } from '../../../../law/field.ts'
import type { Text } from '../../../../law/text.ts'
import type { Control, SelectChoice } from '../../../../portal/index.ts'
import { type Connector, connectorInput, egovOrigin, isCatalogue, secretNames, type SourceKind } from '../index.ts'
import { connectorWords as words, fieldWords, intervals } from './messages.ts'

type Values = Readonly<Record<string, string>>

const optional = { optional: true } as const
const source = (name: string, label: Text, more: { readonly hint?: Text; readonly optional?: true; readonly maxLength?: number; readonly long?: true } = {}): Control =>
  text(`source.${name}`, { label, maxLength: 200, ...more })

const questions: Readonly<Record<SourceKind, readonly Control[]>> = {
  egov: [
    source('url', fieldWords.portal, { hint: fieldWords.portalHint, maxLength: 2000 }), source('index', fieldWords.index, { hint: fieldWords.indexHint }),
    source('version', fieldWords.version, { hint: fieldWords.versionHint, ...optional }), source('sort', fieldWords.sort, { hint: fieldWords.sortHint, ...optional }),
  ],
  ckan: [
    source('url', fieldWords.portal, { hint: fieldWords.portalHint, maxLength: 2000 }), source('package', fieldWords.package, { hint: fieldWords.packageHint, ...optional }),
    source('query', fieldWords.query, { hint: fieldWords.queryHint, maxLength: 500, ...optional }),
  ],
  dcat: [source('url', fieldWords.feed, { hint: fieldWords.feedHint, maxLength: 2000 })],
  s3: [
    source('endpoint', fieldWords.endpoint, { maxLength: 2000 }), source('bucket', fieldWords.bucket), source('prefix', fieldWords.prefix, { hint: fieldWords.prefixHint, maxLength: 500, ...optional }),
    source('region', fieldWords.region, optional),
  ],
  sql: [
    source('host', fieldWords.server), integer('source.port', { label: fieldWords.port, min: 1, max: 65_535 }), source('database', fieldWords.database), source('user', fieldWords.user, { hint: fieldWords.userHint }),
    source('query', fieldWords.sql, { hint: fieldWords.sqlHint, maxLength: 20_000, long: true }), { kind: 'checkbox', name: 'source.tls', label: fieldWords.tls, hint: fieldWords.tlsHint, optional: true },
  ],
}

/** What is asked for a connector of a kind; `datasets` are those that a new one may fill. */
export const controlsOf = (kind: SourceKind, { kept = [], datasets }: { readonly kept?: readonly string[]; readonly datasets?: readonly SelectChoice[] }): readonly Control[] => [
  text('title', { label: words.name, hint: words.nameHint, maxLength: 200 }),
  ...questions[kind],
  ...secretNames[kind].map((name): Control => ({
    kind: 'password', name: `secret.${name}`, label: fieldWords[name], hint: kept.includes(name) ? words.kept : words.secretHint, autocomplete: 'new-password', ...optional,
  })),
  ...(datasets === undefined || isCatalogue(kind) ? [] : [{ kind: 'select', name: 'dataset', label: words.dataset, hint: words.datasetHint, choices: datasets } satisfies Control]),
  { kind: 'select', name: 'hours', label: words.every, choices: Object.entries(intervals).map(([value, label]) => ({ value, label })) },
  integer('megabytes', { label: words.most, hint: words.mostHint, min: 1, max: 10_240 }),
]

const common: Values = { hours: '24', megabytes: '1024' }
const first: Readonly<Record<SourceKind, Values>> = {
  egov: { 'source.url': egovOrigin }, ckan: {}, dcat: {}, s3: { 'source.region': 'us-east-1' }, sql: { 'source.port': '5432', 'source.tls': 'true' },
}

/** What a new form holds. */
export const firstValues = (kind: SourceKind): Values => ({ ...common, ...first[kind] })

/** What the form of a connector holds; never a secret. */
export const valuesOf = ({ title, hours, megabytes, source: given }: Connector): Values => ({
  title, hours: String(hours), megabytes: String(megabytes),
  ...Object.fromEntries(Object.entries(given).flatMap(([name, value]) => (value === false ? [] : [[`source.${name}`, String(value)]]))),
})

const numbers = ['port', 'size']

/** Of the values that begin with `prefix`: those that are not empty, without it. */
const below = (values: Values, prefix: string): Readonly<Record<string, string>> => Object.fromEntries(
  Object.entries(values).flatMap(([name, value]) => (name.startsWith(prefix) && value.trim() !== '' ? [[name.slice(prefix.length), value.trim()]] : [])),
)

const number = (text: string | undefined): number | undefined => (/^\d{1,6}$/.test(text?.trim() ?? '') ? Number(text) : undefined)

/** The connector that was sent, or what is wrong with it, by field. */
export function readConnector(kind: SourceKind, values: Values): { readonly input?: z.infer<typeof connectorInput>; readonly problems: readonly Problem[] } {
  const sent = below(values, 'source.')
  const read = connectorInput.safeParse({
    title: values['title'] ?? '', hours: number(values['hours']), megabytes: number(values['megabytes']), secret: below(values, 'secret.'),
    source: {
      ...Object.fromEntries(Object.entries(sent).map(([name, value]) => [name, numbers.includes(name) ? number(value) : value])), kind,
      ...(kind === 'sql' && { tls: sent['tls'] === 'true' }),
    },
    ...(values['dataset'] && { dataset: values['dataset'] }),
  })
  if (read.success) return { input: read.data, problems: [] }
  const fields = [...new Set(read.error.issues.map(({ path }) => path.join('.')))]
  return { problems: fields.map((field) => ({ field, text: (values[field] ?? '').trim() === '' ? words.required : words.unfit })) }
}
