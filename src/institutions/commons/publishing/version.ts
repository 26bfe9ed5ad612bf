/** A version while it is read, what came of it, and taking it back. */
import { transact } from '../../../kernel/index.ts'
import type { Job } from '../../../kernel/jobs/index.ts'
import { formatNumber } from '../../../law/format.ts'
import type { Text } from '../../../law/text.ts'
import {
  actions, button, form, html, type Html, nothing, notice, problemsOf, progress, route, type Route, seeOther, table, type Visit,
} from '../../../portal/index.ts'
import type { Commons } from '../commons.ts'
import type { Dataset, DatasetVersion, VersionTable } from '../dataset.ts'
import { titleOf } from '../pages/parts.ts'
import { publishWords, versionTitle } from './messages.ts'
import { managePath, ownPath, ownVersion, publisherPage, publishHead, versionPath, versionTag } from './parts.ts'
import { rejectionWords, uploadWords as words } from './upload-messages.ts'
import { withheldSection } from '../dataset-page/withheld.ts'

const path = '/commons/datasets/:namespace/:name/versions/:number'

export const versionRoutes = (commons: Commons): readonly Route[] => [
  route({
    method: 'GET', path: `${path}/work`, kind: 'page', permission: 'signed in', title: words.work,
    handle: async (visit, named) => {
      const { dataset, version } = await ownVersion(commons, visit, named)
      return workPage(visit, dataset, version, {
        job: isGoing(version) ? await commons.publication.work(version) : undefined, decidedIn: version.state === 'review' ? await commons.publication.decidedIn(version) : undefined,
      })
    },
  }),
  route({
    method: 'POST', path: `${path}/cancel`, kind: 'page', permission: 'signed in', title: words.stop,
    handle: async (visit, named) => {
      const { actor, dataset, version } = await ownVersion(commons, visit, named)
      await transact(commons.kernel.db, (tx) => commons.publication.cancel(tx, actor, dataset, version.number))
      return seeOther(visit, versionPath(dataset, version.number, 'work'))
    },
  }),
  route({
    method: 'GET', path: `${path}/retire`, kind: 'page', permission: 'signed in', title: publishWords.retire,
    handle: async (visit, named) => {
      const { dataset, version } = await ownVersion(commons, visit, named)
      return version.state === 'published' ? retirePage(visit, dataset, version) : seeOther(visit, managePath(dataset))
    },
  }),
  route({
    method: 'POST', path: `${path}/retire`, kind: 'page', permission: 'signed in', title: publishWords.retire,
    handle: async (visit, named) => {
      const { actor, dataset, version } = await ownVersion(commons, visit, named)
      try {
        await transact(commons.kernel.db, (tx) => commons.publication.retire(tx, actor, dataset, version.number))
        return seeOther(visit, `${managePath(dataset)}?done=retired`)
      } catch (error) {
        return retirePage(visit, dataset, version, problemsOf(error))
      }
    },
  }),
]

const isGoing = ({ state }: DatasetVersion): boolean => state === 'ingesting' || state === 'releasing'

function workPage(visit: Visit, dataset: Dataset, version: DatasetVersion, { job, decidedIn }: { readonly job: Job | undefined; readonly decidedIn: string | undefined }): Response {
  const { locale, link } = visit
  const going = isGoing(version)
  return publisherPage(visit, dataset, {
    title: versionTitle(version.number), width: version.tables.length > 0 ? 'wide' : 'text',
    // With a script the page renews a part of itself; without one it is asked for again.
    headExtra: going ? html`${publishHead}<noscript><meta http-equiv="refresh" content="5"></noscript>` : undefined,
    body: html`<p class="kicker">${titleOf(dataset)[locale]}</p><h1>${versionTitle(version.number)[locale]} ${versionTag(visit, version)}</h1>${going
      ? html`<div data-going>${goingOn(visit, version, job)}</div><p class="hint">${words.readingWhat[locale]}</p>${actions(
        button(locale, words.refresh, { kind: 'quiet', href: link(versionPath(dataset, version.number, 'work')) }),
        version.state === 'ingesting' && form(visit, { action: link(versionPath(dataset, version.number, 'cancel')), body: button(locale, words.stop, { kind: 'danger' }) }))}`
      : outcome(visit, dataset, version, decidedIn)}${version.tables.length > 0 && result(visit, version)}${withheldSection(visit, version)}<p><a href="${link(managePath(dataset))}">${publishWords.back[locale]}</a></p>`,
  })
}

const goingOn = ({ locale }: Visit, { state }: DatasetVersion, job: Job | undefined): Html => progress(locale, {
  label: state === 'ingesting' ? words.reading : words.releasing, done: job?.progress?.done ?? 0,
  ...(job?.progress?.total !== undefined && { total: job.progress.total }), ...(job?.progress?.note ? { text: job.progress.note } : job?.status === 'waiting' ? { text: words.waiting } : {}),
})

/** What came of the version, and what is to be done about it. */
function outcome({ locale, link }: Visit, dataset: Dataset, { state, number, failure }: DatasetVersion, decidedIn: string | undefined): Html {
  const say = (kind: 'good' | 'warning', title: Text, body: Text | undefined, next: Html): Html =>
    html`${notice(locale, { kind, title, body: body && html`<p role="status">${body[locale]}</p>` })}${actions(next)}`
  switch (state) {
    case 'failed': return say('warning', words.failed, failure, button(locale, words.uploadAgain, { href: link(ownPath(dataset, 'upload')) }))
    case 'blocked': return say('warning', words.blocked, failure, button(locale, words.uploadAgain, { href: link(ownPath(dataset, 'upload')) }))
    case 'review': return decidedIn ? say('warning', words.decided, words.decidedWhat, button(locale, words.decidedCase, { href: link(`/cases/${decidedIn}`) })) : say('warning', words.review, words.reviewWhat, button(locale, publishWords.decide, { href: link(versionPath(dataset, number, 'gate')) }))
    case 'published': return say('good', words.released, dataset.state === 'draft' ? publishWords.publishReady : undefined,
      dataset.state === 'draft' ? button(locale, publishWords.publish, { href: link(managePath(dataset)) }) : nothing)
    case 'retired': return say('warning', words.retired, undefined, nothing)
    case 'ingesting': case 'releasing': return nothing
  }
}

/** The tables that were read, what was recognised, and the rows that did not fit. */
function result({ locale }: Visit, { tables, notes }: DatasetVersion): Html {
  const rejected = tables.filter(({ rejects }) => rejects.count > 0)
  return html`<h2>${words.result[locale]}</h2>${table(locale, {
    caption: words.result, captionUnseen: true, rows: tables,
    columns: [
      { title: words.table, header: true, cell: ({ name }) => html`<code>${name}</code>` },
      { title: words.columns, numeric: true, cell: ({ columns }) => formatNumber(columns.length, locale) },
      { title: words.rows, numeric: true, cell: ({ rows }) => formatNumber(rows, locale) },
      { title: words.rejected, numeric: true, cell: ({ rejects }) => formatNumber(rejects.count, locale) },
    ],
  })}${notes.length > 0 && html`<h3>${words.notes[locale]}</h3><ul class="prose">${notes.map((note) => html`<li>${note[locale]}</li>`)}</ul>`}${rejected.map((one) => rejectsOf(locale, one))}`
}

const rejectsOf = (locale: Visit['locale'], { name, rejects }: VersionTable): Html => html`<details><summary>${words.rejected[locale]}: <code>${name}</code></summary>${table(locale, {
  caption: words.rejected, captionUnseen: true, rows: rejects.first,
  columns: [
    { title: words.line, numeric: true, cell: ({ line }) => formatNumber(line, locale) },
    { title: words.reason, cell: ({ reason, column }) => html`${rejectionWords[reason]?.[locale] ?? reason}${column && html`: <code>${column}</code>`}` },
    { title: words.text, cell: ({ text }) => html`<code>${text}</code>` },
  ],
})}</details>`

function retirePage(visit: Visit, dataset: Dataset, { number }: DatasetVersion, problems: ReturnType<typeof problemsOf> = []): Response {
  const { locale, link } = visit
  return publisherPage(visit, dataset, {
    title: publishWords.retire, problems,
    body: html`<p class="kicker">${titleOf(dataset)[locale]}</p><h1>${publishWords.retire[locale]}: ${versionTitle(number)[locale]}</h1>${notice(locale, { kind: 'warning', body: html`<p>${publishWords.retireWhat[locale]}</p>` })}${form(visit, {
      action: link(versionPath(dataset, number, 'retire')),
      body: actions(button(locale, publishWords.retire, { kind: 'danger' }), html`<a href="${link(managePath(dataset))}">${publishWords.cancel[locale]}</a>`),
    })}`,
  })
}
