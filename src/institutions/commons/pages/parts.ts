/** What the pages of the commons share: who asks, which dataset, the way through its pages, and its style and script. */
import { Failure } from '../../../law/failure.ts'
import { same, type Text } from '../../../law/text.ts'
import { dayOf, type Instant } from '../../../law/time.ts'
import {
  attributes, type Content, type Crumb, dateTime, html, type Html, keptFile, type Page, page, type Route, type Visit,
} from '../../../portal/index.ts'
import type { Commons } from '../commons.ts'
import { type Dataset, datasetPath, fullName } from '../dataset.ts'
import { Denied } from '../access.ts'
import type { Asker } from '../policy.ts'
import { words } from './messages.ts'
import { aggregateWords } from '../privacy/pages/aggregates-messages.ts'

export const institution = 'commons'

const style = keptFile(new URL('commons.css', import.meta.url), '/commons/')
const script = keptFile(new URL('commons.js', import.meta.url), '/commons/')

export const assetRoutes: readonly Route[] = [style, script]

/** The right of an API key to read data in the name of its holder. */
const readingScope = 'datasets:read'

/** Who asks for data: the person of the session or of the key, else a visitor. Throws a `Failure` when the key is for other things. */
export async function askerOf({ access }: Pick<Commons, 'access'>, { actor, scopes }: Pick<Visit, 'actor' | 'scopes'>): Promise<Asker> {
  if (actor !== null && scopes.length > 0 && !scopes.includes(readingScope)) throw new Failure('refused', words.noRead)
  return access.asker(actor)
}

export const commonsCrumb: Crumb = { title: words.commons, path: '/commons' }
const catalogueCrumb: Crumb = { title: words.datasets, path: '/commons/datasets' }

export const titleOf = (dataset: Dataset): Text => {
  const name = fullName(dataset)
  return dataset.description?.title ?? dataset.titles ?? same(name)
}

/** A page of the commons. */
export const commonsPage = ({ visit, headExtra, ...rest }: Omit<Page, 'current'>): Response => page({
  visit, current: institution, ...rest,
  headExtra: html`<link rel="stylesheet" href="${style.path}"><script type="module" src="${script.path}"></script>${headExtra}`,
})

/** A dataset that the asker may see, and who asks. Throws a `Failure` (not found) for a draft of somebody else. */
export async function seen(commons: Commons, visit: Pick<Visit, 'actor' | 'scopes'>, { namespace, name }: { readonly namespace: string; readonly name: string }): Promise<{
  readonly dataset: Dataset; readonly asker: Asker
}> {
  const [dataset, asker] = await Promise.all([commons.datasets.at(namespace, name), askerOf(commons, visit)])
  const verdict = await commons.access.verdict(asker, dataset, { mode: 'metadata' })
  if (!verdict.allowed) throw new Denied(verdict)
  return { dataset, asker }
}

const places = ['', '/versions', '/files', '/sql', '/aggregates'] as const
/** A page of one dataset, by what follows the dataset's address. */
export type Place = (typeof places)[number] | '/reads' | '/compare'

const placeTitles = { '': words.data, '/versions': words.versions, '/files': words.files, '/sql': words.query, '/aggregates': aggregateWords.title } as const

/** The pages of a dataset, side by side. */
const placesOf = ({ locale, link }: Visit, dataset: Dataset, here: Place): Html => html`<nav class="places" aria-label="${titleOf(dataset)[locale]}"><ul>${places.map((place) =>
  html`<li><a href="${link(`${datasetPath(dataset)}${place}`)}"${attributes({ 'aria-current': place === here && 'page' })}>${placeTitles[place][locale]}</a></li>`)}</ul></nav>`

/** A page about one dataset: its name above, its other pages beside. */
export const datasetPage = (visit: Visit, dataset: Dataset, { place, title, head, body, headExtra, error, status, headers }: {
  readonly place: Place
  /** What the page is, when it is not the dataset's first. */
  readonly title?: Text
  /** What stands between the title and the way to the other pages. */
  readonly head?: Content
  readonly body: Content
  readonly headExtra?: Content
  readonly error?: boolean
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
}): Response => {
  const { locale } = visit
  const name = titleOf(dataset)
  const said = title && `${title[locale]}: ${name[locale]}`
  return commonsPage({
    visit, title: said ?? name, width: 'wide', headExtra, ...(error !== undefined && { error }), ...(status !== undefined && { status }), ...(headers && { headers }),
    breadcrumbs: [commonsCrumb, catalogueCrumb, ...(title === undefined ? [] : [{ title: name, path: datasetPath(dataset) }])],
    body: html`<h1>${said ?? name[locale]}</h1>${head}${placesOf(visit, dataset, place)}${body}`,
  })
}

/** A whole number of an address within bounds; `otherwise` for what is none. */
export function numberFrom(text: string | null, { least, most, otherwise }: { readonly least: number; readonly most: number; readonly otherwise: number }): number {
  const number = Number(text ?? otherwise)
  return text !== '' && Number.isSafeInteger(number) && number >= least ? Math.min(number, most) : otherwise
}

/** The day of a moment on the clock of the country's offices. */
export const dayHere = ({ locale, settings: { zone } }: Pick<Visit, 'locale' | 'settings'>, at: Instant): Html => dateTime(locale, dayOf(at, zone))
