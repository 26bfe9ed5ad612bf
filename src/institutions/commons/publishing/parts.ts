/** What the pages of publishers share: whose dataset it is, the pages above, states in words, what was done. */
import type { Actor } from '../../../kernel/parties/index.ts'
import type { Problem } from '../../../law/failure.ts'
import type { Text } from '../../../law/text.ts'
import {
  actorHere, attributes, type Content, type Crumb, errorSummary, html, type Html, keptFile, notFound, notice, tag, type Tone, type Visit,
} from '../../../portal/index.ts'
import type { Commons } from '../commons.ts'
import { type Dataset, datasetPath, type DatasetState, type DatasetVersion, type VersionState, type VersionSummary } from '../dataset.ts'
import { commonsCrumb, commonsPage, titleOf } from '../pages/parts.ts'
import { datasetStates, doneWords, publishWords as words, required, versionStates } from './messages.ts'

const script = keptFile(new URL('publish.js', import.meta.url), '/commons/')

/** The script of uploads and of work that goes on: pages do without it. */
export const publishScript = script
export const publishHead = html`<script type="module" src="${script.path}"></script>`

export const minePath = '/commons/mine'
const mineCrumb: Crumb = { title: words.mine, path: minePath }

/** What every address of a dataset names. */
export interface Named { readonly namespace: string; readonly name: string }

/** The publisher's own page of a dataset, and the pages below it. */
export const ownPath = (dataset: Pick<Dataset, 'namespace' | 'name'>, below: string): string => `${datasetPath(dataset)}/${below}`
export const managePath = (dataset: Pick<Dataset, 'namespace' | 'name'>): string => ownPath(dataset, 'manage')
export const versionPath = (dataset: Pick<Dataset, 'namespace' | 'name'>, number: number, below: string): string => ownPath(dataset, `versions/${number}/${below}`)

/** The dataset of an address, for its owner; to others it does not exist, or is not theirs to change. */
export async function ownDataset({ datasets, access }: Commons, visit: Pick<Visit, 'actor'>, { namespace, name }: Named): Promise<{ readonly actor: Actor; readonly dataset: Dataset }> {
  const actor = actorHere(visit)
  const dataset = await datasets.at(namespace, name)
  access.requireOwner(actor, dataset)
  return { actor, dataset }
}

/** A version of the owner's dataset, by the number in the address. */
export async function ownVersion(commons: Commons, visit: Pick<Visit, 'actor'>, named: Named & { readonly number: string }): Promise<{
  readonly actor: Actor; readonly dataset: Dataset; readonly version: DatasetVersion
}> {
  const { actor, dataset } = await ownDataset(commons, visit, named)
  const number = Number(named.number)
  if (!Number.isSafeInteger(number) || number < 1 || number > 2 ** 31 - 1) throw notFound()
  return { actor, dataset, version: await commons.datasets.version(dataset.id, number) }
}

/** A page of the publisher about one of their datasets, its own page above it. */
export const publisherPage = (visit: Visit, dataset: Dataset, { title, body, problems = [], ownSummary = false, width = 'text', headers, headExtra }: {
  readonly title: Text
  readonly body: Content
  readonly problems?: readonly Problem[]
  /** The body itself lists the problems. */
  readonly ownSummary?: boolean
  readonly width?: 'text' | 'wide'
  readonly headers?: Readonly<Record<string, string>>
  readonly headExtra?: Content
}): Response => {
  const { locale } = visit
  const name = titleOf(dataset)
  return commonsPage({
    visit, title: `${title[locale]}: ${name[locale]}`, width, breadcrumbs: [commonsCrumb, mineCrumb, { title: name, path: managePath(dataset) }],
    error: problems.length > 0, headExtra,
    headers: { 'cache-control': 'private, no-store', ...headers },
    body: html`${!ownSummary && errorSummary(locale, problems)}${body}`,
  })
}

/** A page of the publisher that is about no dataset yet. */
export const minePage = (visit: Visit, { title, body, problems = [], above = [] }: {
  readonly title: Text
  readonly body: Content
  readonly problems?: readonly Problem[]
  readonly above?: readonly Crumb[]
}): Response => commonsPage({
  visit, title, width: above.length === 0 ? 'wide' : 'text', breadcrumbs: [commonsCrumb, ...above], error: problems.length > 0,
  headers: { 'cache-control': 'private, no-store' }, body: html`${errorSummary(visit.locale, problems)}${body}`,
})

export const aboveNew: readonly Crumb[] = [mineCrumb]

const datasetTones = { draft: 'now', published: 'good', withdrawn: 'late' } as const satisfies Record<DatasetState, Tone>
const versionTones = {
  ingesting: 'now', failed: 'late', review: 'wait', releasing: 'now', blocked: 'late', published: 'good', retired: 'plain',
} as const satisfies Record<VersionState, Tone>

export const datasetTag = ({ locale }: Pick<Visit, 'locale'>, { state }: Pick<Dataset, 'state'>): Html => tag(locale, datasetStates[state], datasetTones[state])
export const versionTag = ({ locale }: Pick<Visit, 'locale'>, { state }: Pick<DatasetVersion, 'state'>): Html => tag(locale, versionStates[state], versionTones[state])

const isDone = (done: string | null): done is keyof typeof doneWords => done !== null && Object.hasOwn(doneWords, done)

/** What was just done, as the address says it after a form was accepted. */
export function doneNotice({ locale, url }: Visit): Html | undefined {
  const done = url.searchParams.get('done')
  return isDone(done) ? notice(locale, { kind: 'good', body: html`<p role="status">${doneWords[done][locale]}</p>` }) : undefined
}

/** The problems of fields that are empty and may not be. */
export const missingOf = (values: Readonly<Record<string, string>>, names: readonly string[]): readonly Problem[] =>
  names.filter((name) => (values[name] ?? '').trim() === '').map((field) => ({ field, text: required }))

/** Names of the columns of a version's tables, each once. */
export const columnNames = (version: Pick<VersionSummary, 'tables'> | undefined): readonly string[] =>
  [...new Set(version?.tables.flatMap(({ columns }) => columns.map(({ name }) => name)) ?? [])]

/** The ids of those of these versions whose decision is filed and still looked at. */
export async function decidedAmong({ kernel, options }: Commons, versions: readonly VersionSummary[]): Promise<ReadonlySet<string>> {
  const waiting = versions.flatMap(({ id, state }) => (state === 'review' ? [id] : []))
  if (waiting.length === 0) return new Set()
  const open = await kernel.db.selectFrom('case_record').select('subject')
    .where('procedure', 'in', Object.values(options.publication)).where('subject', 'in', waiting).where('closed_at', 'is', null).execute()
  return new Set(open.flatMap(({ subject }) => subject ?? []))
}

/** The newest version that was read. */
export const lastRead = (versions: readonly VersionSummary[]): VersionSummary | undefined =>
  versions.find(({ tables, state }) => tables.length > 0 && state !== 'failed')

/** A hidden field. */
export const hidden = (name: string, value: string): Html => html`<input type="hidden"${attributes({ name, value })}>`
