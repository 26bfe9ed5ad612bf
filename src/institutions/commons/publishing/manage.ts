/** The publisher's own page of a dataset: what is done, what is missing, its versions, and what else can be done. Also publishing it. */
import { transact } from '../../../kernel/index.ts'
import type { Problem } from '../../../law/failure.ts'
import { formatNumber } from '../../../law/format.ts'
import type { Text } from '../../../law/text.ts'
import {
  actions, button, emptyState, form, html, type Html, moment, notice, problemsOf, route, type Route, seeOther, table, type Task, taskList, type Visit,
} from '../../../portal/index.ts'
import type { Commons } from '../commons.ts'
import { type Dataset, datasetPath, fullName, isVeiled, type VersionSummary } from '../dataset.ts'
import { titleOf } from '../pages/parts.ts'
import { publishWords as words, versionTitle } from './messages.ts'
import { privacyWords } from '../privacy/pages/settings-messages.ts'
import { columnNames, datasetTag, decidedAmong, doneNotice, lastRead, managePath, ownDataset, ownPath, publisherPage, versionPath, versionTag } from './parts.ts'

const path = '/commons/datasets/:namespace/:name'

export const manageRoutes = (commons: Commons): readonly Route[] => [
  route({
    method: 'GET', path: `${path}/manage`, kind: 'page', permission: 'signed in', title: words.work,
    handle: async (visit, named) => {
      const { dataset } = await ownDataset(commons, visit, named)
      return managePage(commons, visit, dataset)
    },
  }),
  route({
    method: 'POST', path: `${path}/publish`, kind: 'page', permission: 'signed in', title: words.publish,
    handle: async (visit, named) => {
      const { actor, dataset } = await ownDataset(commons, visit, named)
      if (dataset.state === 'published') return seeOther(visit, managePath(dataset))
      try {
        await transact(commons.kernel.db, (tx) => commons.datasets.publish(tx, actor, dataset))
        return seeOther(visit, `${managePath(dataset)}?done=published`)
      } catch (error) {
        return managePage(commons, visit, dataset, problemsOf(error))
      }
    },
  }),
]

async function managePage(commons: Commons, visit: Visit, dataset: Dataset, problems: readonly Problem[] = []): Promise<Response> {
  const { locale, link } = visit
  const versions = await commons.datasets.versions(dataset.id)
  const decided = await decidedAmong(commons, versions)
  const main = dataset.state === 'draft' ? publishing(visit, dataset)
    : actions(dataset.state === 'published' && button(locale, words.upload, { href: link(ownPath(dataset, 'upload')) }), button(locale, words.see, { kind: 'quiet', href: link(datasetPath(dataset)) }))
  return publisherPage(visit, dataset, {
    title: words.work, problems, width: 'wide',
    body: html`<h1>${titleOf(dataset)[locale]}</h1><p>${datasetTag(visit, dataset)} <code>${fullName(dataset)}</code></p>${doneNotice(visit)}${
      dataset.state === 'draft' && html`<p class="lead">${words.draftLead[locale]}</p>`}${dataset.withdrawn && withdrawnNotice(visit, dataset, dataset.withdrawn)}${
      dataset.state !== 'draft' && main}<h2>${(dataset.state === 'draft' ? words.steps : words.work)[locale]}</h2>${taskList(locale, tasksOf(visit, dataset, { versions, decided }))}${
      dataset.state === 'draft' && main}<h2>${words.versions[locale]}</h2>${versionTable(visit, dataset, { versions, decided })}${others(visit, dataset)}`,
  })
}

function withdrawnNotice(visit: Visit, dataset: Dataset, reason: Text): Html {
  const { locale, link } = visit
  return notice(locale, {
    kind: 'warning', title: words.withdrawnNow,
    body: html`<p>${reason[locale]}</p><p class="hint">${words.liftWhat[locale]}</p>${form(visit, { action: link(ownPath(dataset, 'lift')), body: actions(button(locale, words.lift, { kind: 'quiet' })) })}`,
  })
}

/** The versions of a dataset, and which of them were decided on, where somebody looks at the decision. */
interface Versions { readonly versions: readonly VersionSummary[]; readonly decided: ReadonlySet<string> }

/** The steps to publication, in any order; once published they are the ways to change the dataset. */
function tasksOf({ link }: Visit, dataset: Dataset, { versions, decided }: Versions): readonly Task[] {
  const waits = versions.find(({ id, state }) => state === 'review' && !decided.has(id))
  const lookedAt = versions.find(({ id }) => decided.has(id))
  const going = versions.find(({ state }) => state === 'ingesting' || state === 'releasing')
  const ready = versions.some(({ state }) => state === 'published')
  const columns = columnNames(lastRead(versions))
  const labelled = columns.filter((column) => dataset.description && Object.hasOwn(dataset.description.fields, column)).length
  const to = (below: string): string => link(ownPath(dataset, below))
  return [
    { title: words.describe, hint: words.describeHint, href: to('edit'), state: dataset.description ? 'done' : 'todo' },
    { title: words.terms, hint: words.termsHint, href: to('terms'), state: dataset.state === 'draft' ? 'going' : 'done' },
    ...(isVeiled(dataset.terms) ? [{ title: privacyWords.title, hint: privacyWords.lead, href: to('privacy'), state: dataset.state === 'draft' ? 'going' : 'done' } as const] : []),
    { title: words.upload, hint: words.uploadHint, href: going ? link(versionPath(dataset, going.number, 'work')) : to('upload'), state: going ? 'going' : ready || waits || lookedAt ? 'done' : 'todo' },
    {
      title: words.gate, hint: words.gateHint, state: waits ? 'todo' : lookedAt ? 'going' : ready ? 'done' : 'blocked',
      ...(waits ? { href: link(versionPath(dataset, waits.number, 'gate')) } : lookedAt && { href: link(versionPath(dataset, lookedAt.number, 'work')) }),
    },
    {
      title: words.labels, hint: words.labelsHint, state: columns.length === 0 || !dataset.description ? 'blocked' : labelled === 0 ? 'todo' : labelled < columns.length ? 'going' : 'done',
      ...(columns.length > 0 && dataset.description && { href: to('labels') }),
    },
  ]
}

/** The one main act of a draft, or what it waits for. */
function publishing(visit: Visit, dataset: Dataset): Html {
  const { locale, link } = visit
  const missing = [...(dataset.description ? [] : [words.missingDescription]), ...(dataset.latest === undefined ? [words.missingVersion] : [])]
  return missing.length > 0
    ? notice(locale, { title: words.missing, body: html`<ul>${missing.map((one) => html`<li>${one[locale]}</li>`)}</ul>` })
    : html`<p>${words.publishReady[locale]}</p>${form(visit, { action: link(ownPath(dataset, 'publish')), body: actions(button(locale, words.publish)) })}`
}

const versionTable = (visit: Visit, dataset: Dataset, { versions, decided }: Versions): Html => table(visit.locale, {
  caption: words.versions, captionUnseen: true, rows: versions, empty: emptyState(visit.locale, { title: words.noVersions, body: words.noVersionsHint[visit.locale] }),
  columns: [
    { title: words.version, header: true, cell: ({ number }) => html`<a href="${visit.link(versionPath(dataset, number, 'work'))}">${versionTitle(number)[visit.locale]}</a>` },
    { title: words.state, cell: (version) => versionTag(visit, version) },
    { title: words.begun, cell: ({ createdAt }) => moment(visit, createdAt) },
    { title: words.doNow, cell: (version) => versionAct(visit, dataset, version, decided.has(version.id)) },
    { title: words.rows, numeric: true, cell: ({ tables }) => (tables.length === 0 ? '' : formatNumber(tables.reduce((sum, { rows }) => sum + rows, 0), visit.locale)) },
  ],
})

function versionAct({ locale, link }: Visit, dataset: Dataset, { state, number }: VersionSummary, decided: boolean): Html {
  const to = (below: string, title: Text): Html => html`<a href="${link(versionPath(dataset, number, below))}">${title[locale]}<span class="unseen">: ${versionTitle(number)[locale]}</span></a>`
  if (state === 'review' && !decided) return to('gate', words.decide)
  if (state === 'published') return to('retire', words.retire)
  return to('work', state === 'ingesting' || state === 'releasing' || decided ? words.follow : words.details)
}

/** What is done seldom: who has access, taking the dataset back, deleting a draft. */
function others({ locale, link }: Visit, dataset: Dataset): Html {
  const ways = dataset.state === 'draft' ? [{ below: 'delete', title: words.remove, hint: words.removeHint }] : [
    { below: 'grants', title: words.grants, hint: words.grantsHint },
    ...(dataset.state === 'published' ? [{ below: 'withdraw', title: words.withdraw, hint: words.withdrawHint }] : []),
  ]
  return html`<hr><div><ul class="deeds">${ways.map(({ below, title, hint }) => html`<li><a href="${link(ownPath(dataset, below))}">${title[locale]}</a><p>${hint[locale]}</p></li>`)}</ul></div>`
}
