/** The page of a dataset: its data first, then how to load it, what it is, on which terms it is lent, and what came of it. */
import { transact } from '../../../kernel/database/index.ts'
import { Failure } from '../../../law/failure.ts'
import { organisationName } from '../../../law/official-names.ts'
import type { Region } from '../../../law/region.ts'
import { discussionLink } from '../../../portal/discussions/index.ts'
import {
  actions, actorHere, button, type Content, emptyState, form, html, type Html, nothing, notice, pageFrom, raw, route, type Route, seeOther, tag, threadSection,
  type Visit,
} from '../../../portal/index.ts'
import { entryOf, schemaOrgText, tierWords } from '../catalogue/index.ts'
import type { Commons, Opened } from '../commons.ts'
import { covers, type Dataset, datasetPath, datasetSubject, type DatasetVersion, isVeiled, type VersionTable } from '../dataset.ts'
import { messages } from '../messages.ts'
import { type Asker, isOwner, type Verdict } from '../policy.ts'
import { veiledVersion } from '../privacy/index.ts'
import { tierTones } from '../catalogue/pages/catalogue.ts'
import { aboutSection, careSection, formatsSection, paragraphs, readinessSection, termsSection, useSection } from './about.ts'
import { columnsSection, type Looking, openSights, readRows, rowsSection, type See, sightSection, structureSection, syntheticSection } from './data.ts'
import { loadSection } from './load.ts'
import { firstLine } from '../catalogue/pages/listing.ts'
import { versionTitle, words } from '../pages/messages.ts'
import { aggregateWords } from '../privacy/pages/aggregates-messages.ts'
import { datasetPage, numberFrom, seen } from '../pages/parts.ts'
import { managePath } from '../publishing/parts.ts'

export function datasetRoutes(commons: Commons): readonly Route[] {
  const regions = commons.options.regions ?? []
  const see = openSights(commons, regions)
  return [
    route({
      method: 'GET', path: '/commons/datasets/:namespace/:name', kind: 'page', permission: 'everyone', title: words.dataset, rateLimit: { requests: 240, seconds: 60 },
      handle: async (visit, params) => {
        const { dataset, asker } = await seen(commons, visit, params)
        const owner = isOwner(dataset, asker)
        const number = dataset.latest === undefined ? undefined : numberFrom(visit.url.searchParams.get('version'), { least: 1, most: dataset.latest, otherwise: dataset.latest })
        if (number === undefined) return datasetPage(visit, dataset, { place: '', head: headOf(visit, dataset), body: notYet(visit, dataset, owner) })
        const version = await commons.datasets.version(dataset.id, number)
        if (!owner && version.state !== 'published' && version.state !== 'retired') throw new Failure('not found', messages.noVersion)
        const entry = entryOf(dataset, version, { url: visit.settings.origin, locale: visit.locale })
        return datasetPage(visit, dataset, {
          place: '', head: headOf(visit, dataset), body: await bodyOf(commons, visit, { dataset, asker, owner, version, see, regions }),
          // A data block, which no browser runs.
          headExtra: entry && html`<script type="application/ld+json">${raw(schemaOrgText(entry))}</script>`,
        })
      },
    }),
    route({
      method: 'POST', path: '/commons/datasets/:namespace/:name/follow', kind: 'page', permission: 'signed in', title: words.follow, rateLimit: { requests: 60, seconds: 60 },
      handle: async (visit, params) => {
        const { dataset } = await seen(commons, visit, params)
        if (dataset.state === 'draft') throw new Failure('refused', messages.followsNothing)
        const { values } = await visit.form()
        await transact(commons.kernel.db, (tx) => commons.datasets.follow(tx, actorHere(visit), dataset.id, values['follow'] === 'yes'))
        return seeOther(visit, datasetPath(dataset))
      },
    }),
  ]
}

/** What the dataset is, in a line, and whose. */
function headOf({ locale }: Visit, { description, owner, terms, state, withdrawn }: Dataset): Html {
  return html`<p class="lead">${description && firstLine(description.summary[locale])}</p><p class="hint about">${tag(locale, tierWords[terms.tier], tierTones[terms.tier])} <span>${organisationName(owner, locale)}</span>${
    state === 'draft' && tag(locale, words.draft, 'wait')}${state === 'withdrawn' && tag(locale, words.withdrawn, 'late')}</p>${state === 'withdrawn' && notice(locale, {
    kind: 'warning', title: words.withdrawnTitle, body: withdrawn && html`<p>${withdrawn[locale]}</p>`,
  })}`
}

const notYet = ({ locale, link }: Visit, dataset: Dataset, owner: boolean): Html => emptyState(locale, {
  title: words.notPublished, ...(owner && { body: words.draftHint[locale], action: actions(button(locale, words.manage, { href: link(managePath(dataset)) })) }),
})

interface Shown {
  readonly dataset: Dataset
  readonly version: DatasetVersion
  readonly asker: Asker
  readonly owner: boolean
  readonly see: See
  readonly regions: readonly Region[]
}

async function bodyOf(commons: Commons, visit: Visit, shown: Shown): Promise<Content> {
  const { dataset, version, asker, owner } = shown
  const { access, reads } = commons
  const { locale } = visit
  const verdict = await access.verdict(asker, dataset, { mode: 'query', version: version.number })
  const chosen = visit.url.searchParams.get('table')
  const table = version.tables.find(({ name }) => name === chosen) ?? version.tables[0]
  // Figures and notes are of all rows and columns: whoever is lent a part is told none of them.
  const { columns, rows } = verdict.allowed ? verdict : dataset.terms
  const told = (isVeiled(dataset.terms) && !verdict.allowed) || columns !== undefined || rows !== undefined ? veiledVersion(version) : version
  const [follows, drawn, count, grants] = await Promise.all([
    asker.kind === 'person' ? commons.datasets.follows(asker.person, dataset.id) : false,
    threadSection(commons.kernel, visit, datasetSubject(dataset.id), { title: words.thread, hint: words.threadHint }),
    reads.count(dataset.id), dataset.terms.tier === 'restricted' ? access.grantsOn(dataset.id) : [],
  ])
  return [
    doing(visit, dataset, { verdict, asker, owner, follows, request: commons.options.request }),
    version.number !== dataset.latest && notice(locale, { body: html`<p>${versionTitle(version.number)[locale]}. ${words.newerThere[locale]} <a href="${visit.link(datasetPath(dataset))}">${
      versionTitle(dataset.latest ?? version.number)[locale]}</a></p>` }),
    table === undefined ? emptyState(locale, { title: words.noTables, body: words.noTablesHint[locale] }) : await dataOf(commons, visit, { ...shown, verdict, table }),
    aboutSection(visit, dataset, told, [commons.kernel.country.name, ...(commons.options.regions ?? []).map(({ name }) => name)]),
    dataset.description && html`<details><summary>${words.full[locale]}</summary>${paragraphs(dataset.description.summary[locale])}</details>`,
    termsSection(visit, dataset),
    version.readiness && readinessSection(locale, version.readiness),
    careSection(locale, told),
    useSection(visit, {
      grants: grants.filter(({ status }) => status === 'in force'), count, restricted: dataset.terms.tier === 'restricted', ...(owner && { readsPath: `${datasetPath(dataset)}/reads` }),
    }),
    html`<h2>${words.thread[locale]}</h2>${drawn === undefined ? html`<p class="hint">${words.threadEmpty[locale]}</p>` : html`<p class="hint">${words.threadHint[locale]}</p>${drawn}`}`,
    dataset.state !== 'draft' && await discussionLink(commons.kernel, visit, datasetSubject(dataset.id)),
    formatsSection(locale, dataset),
  ]
}

async function dataOf(commons: Commons, visit: Visit, { dataset, version, asker, owner, verdict, table, see, regions }: Shown & { readonly verdict: Verdict; readonly table: VersionTable }): Promise<Content> {
  const at = pageFrom(visit)
  const looking: Looking = { commons, visit, dataset, version, table, at }
  // Of data that were taken back only the structure is told.
  if (!verdict.allowed && verdict.code === 'withdrawn') return structureSection(looking)
  const tail = [
    loadSection(visit, {
      dataset, table,
      // The owner's `main` is what they sent last; a version has its tables.
      ...((owner || version.number !== dataset.latest) && { revision: `v${version.number}` }),
    }),
    await columnsSection(looking, verdict),
  ]
  if (!verdict.allowed) return [await syntheticSection(looking), tail]
  const opened: Opened = { dataset, version, verdict, asker }
  const found = await readRows({ ...looking, opened })
  const sight = at === 1 ? await see({ ...looking, opened }) : undefined
  const { locale } = visit
  return [
    (verdict.columns ?? verdict.rows) && html`<p class="hint">${words.onlyYourPart[locale]}</p>`,
    rowsSection(looking, found), sight && sightSection(looking, sight, regions), tail,
  ]
}

/** What one can do: the way to the data when they are closed, and to follow what changes. */
function doing(visit: Visit, dataset: Dataset, { verdict, asker, owner, follows, request }: {
  readonly verdict: Verdict; readonly asker: Asker; readonly owner: boolean; readonly follows: boolean
  /** The procedure by which access is asked for. */
  readonly request: string
}): Html {
  const { locale, link } = visit
  const follow = asker.kind === 'person' && !owner && dataset.state === 'published' && form(visit, {
    action: link(`${datasetPath(dataset)}/follow`),
    body: html`<input type="hidden" name="follow" value="${follows ? 'no' : 'yes'}">${button(locale, follows ? words.unfollow : words.follow, { kind: 'quiet' })}`,
  })
  const manage = owner && button(locale, words.manage, { kind: 'quiet', href: link(managePath(dataset)) })
  // Who was lent the data for one purpose or in one way may want them for another.
  const more = verdict.allowed && typeof verdict.by !== 'string' && button(locale, words.askMore, { kind: 'quiet', href: link(`/services/${request}/apply?subject=${dataset.id}`) })
  if (verdict.allowed) return owner || follow || more ? actions(manage, follow, more) : nothing
  return html`${notice(locale, { kind: 'warning', title: words.notAllowed, body: html`<p>${verdict.because[locale]}</p>` })}${actions(wayIn(visit, request, dataset, verdict), follow)}`
}

/** The way to data that are closed: signing in, or asking for them. */
export function wayIn({ locale, link, url }: Visit, request: string, dataset: Dataset, { code }: Verdict & { readonly allowed: false }): Content {
  if (code === 'sign in') return button(locale, words.signIn, { href: `${link('/sign-in')}?to=${encodeURIComponent(`${url.pathname}${url.search}`)}` })
  if (code === 'withdrawn' || code === 'not found') return undefined
  // No row is lent to anybody: what is left are aggregates, which are not asked for but asked.
  if (!covers(dataset.terms.mode, 'query')) return covers(dataset.terms.mode, 'aggregates') && button(locale, aggregateWords.title, { href: link(`${datasetPath(dataset)}/aggregates`) })
  if (dataset.terms.tier !== 'restricted') return undefined
  return button(locale, words.ask, { href: link(`/services/${request}/apply?subject=${dataset.id}`) })
}
