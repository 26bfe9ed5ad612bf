/** A publisher's datasets, the name under which they publish, and a new draft. */
import { transact } from '../../../kernel/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import { Failure, type Problem } from '../../../law/failure.ts'
import { text } from '../../../law/field.ts'
import { inEveryLanguage } from '../../../law/format.ts'
import { actingFor } from '../../../law/official-names.ts'
import {
  actions, actorHere, button, emptyState, field, fields, form, type FormState, html, type Html, moment, notice, problemsOf, route, type OwnPlace, type Route, seeOther, table, type Visit,
} from '../../../portal/index.ts'
import type { Commons } from '../commons.ts'
import { type Dataset, datasetPath, fullName, type VersionSummary } from '../dataset.ts'
import { messages } from '../messages.ts'
import { connectorWords } from '../connectors/pages/messages.ts'
import { titleOf } from '../pages/parts.ts'
import { publishWords as words, versionTitle } from './messages.ts'
import { aboveNew, datasetTag, decidedAmong, doneNotice, managePath, minePage, minePath, missingOf, ownPath, versionPath, versionTag } from './parts.ts'

const newPath = `${minePath}/new`
const namespacePath = `${minePath}/namespace`

const namespaceField = text('namespace', { label: words.namespace, hint: words.namespaceHint, maxLength: 40 })
const nameField = text('name', { label: words.slug, hint: words.slugHint, maxLength: 96 })
const titleFields = [
  text('title.kk', { label: words.titleKk, maxLength: 200 }), text('title.ru', { label: words.titleRu, maxLength: 200 }), text('title.en', { label: words.titleEn, maxLength: 200 }),
]

/** One's own datasets, as the cabinet leads to them. */
export const ownDatasets = ({ datasets }: Commons): OwnPlace => ({ title: words.mine, path: minePath, count: async (actor) => (await datasets.own(actor)).length })

interface Listed { readonly dataset: Dataset; readonly version: VersionSummary | undefined; readonly decided: boolean }

export const mineRoutes = (commons: Commons): readonly Route[] => [
  route({
    method: 'GET', path: minePath, kind: 'page', permission: 'signed in', whileSuspended: true, title: words.mine,
    handle: async (visit) => {
      const actor = actorHere(visit)
      const own = await commons.datasets.own(actor)
      const newest = await commons.datasets.newest(own.map(({ id }) => id))
      const decided = await decidedAmong(commons, [...newest.values()])
      return listPage(visit, actor, await namespaceOf(commons, actor), own.map((dataset) => {
        const version = newest.get(dataset.id)
        return { dataset, version, decided: version !== undefined && decided.has(version.id) }
      }))
    },
  }),
  route({
    method: 'GET', path: newPath, kind: 'page', permission: 'signed in', title: words.newDataset,
    handle: async (visit) => {
      const { namespace, office } = await namespaceOf(commons, actorHere(visit))
      if (office) return seeOther(visit, minePath)
      return namespace === undefined ? seeOther(visit, namespacePath) : newPage(visit, namespace, {})
    },
  }),
  route({
    method: 'POST', path: newPath, kind: 'page', permission: 'signed in', title: words.newDataset, rateLimit: { requests: 60, seconds: 3600 },
    handle: async (visit) => {
      const actor = actorHere(visit)
      const { values } = await visit.form()
      const { namespace } = await namespaceOf(commons, actor)
      if (namespace === undefined) return seeOther(visit, namespacePath)
      const missing = missingOf(values, [...titleFields.map(({ name }) => name), 'name'])
      if (missing.length > 0) return newPage(visit, namespace, { values, problems: missing })
      try {
        const dataset = await transact(commons.kernel.db, (tx) => commons.datasets.create(tx, actor, {
          namespace, name: values['name']!.trim(), titles: inEveryLanguage((locale) => (values[`title.${locale}`] ?? '').trim().slice(0, 200)),
        }))
        return seeOther(visit, ownPath(dataset, 'edit'))
      } catch (error) {
        return newPage(visit, namespace, { values, problems: problemsOf(error) })
      }
    },
  }),
  route({
    method: 'GET', path: namespacePath, kind: 'page', permission: 'signed in', title: words.namespaceTitle,
    handle: async (visit) => {
      const { namespace, office } = await namespaceOf(commons, actorHere(visit))
      if (office) return seeOther(visit, minePath)
      return namespace === undefined ? namespacePage(visit, {}) : seeOther(visit, newPath)
    },
  }),
  route({
    method: 'POST', path: namespacePath, kind: 'page', permission: 'signed in', title: words.namespaceTitle, rateLimit: { requests: 30, seconds: 3600 },
    handle: async (visit) => {
      const actor = actorHere(visit)
      const { values } = await visit.form()
      try {
        await transact(commons.kernel.db, (tx) => commons.datasets.claimNamespace(tx, actor, (values['namespace'] ?? '').trim()))
        return seeOther(visit, newPath)
      } catch (error) {
        return namespacePage(visit, { values, problems: problemsOf(error) })
      }
    },
  }),
]

/** The namespace of the actor's hat; an office has none and publishes nothing. */
async function namespaceOf({ datasets }: Commons, actor: Actor): Promise<{ readonly namespace?: string; readonly office: boolean }> {
  try {
    const namespace = await datasets.namespaceOf(actor)
    return { office: false, ...(namespace !== undefined && { namespace }) }
  } catch (error) {
    if (error instanceof Failure && error.kind === 'refused') return { office: true }
    throw error
  }
}

function listPage(visit: Visit, actor: Actor, { namespace, office }: { readonly namespace?: string; readonly office: boolean }, listed: readonly Listed[]): Response {
  const { locale, link } = visit
  const create = actions(button(locale, words.newDataset, { href: link(newPath) }), html`<a href="${link('/commons/connectors')}">${connectorWords.list[locale]}</a>`)
  return minePage(visit, {
    title: words.mine,
    body: html`<h1>${words.mine[locale]}</h1><p class="lead">${words.mineLead[locale]}</p>${doneNotice(visit)}${office
      ? notice(locale, { kind: 'warning', title: words.changeHat, body: html`<p>${messages.noOffice[locale]}</p>` })
      : html`<p>${words.forWhom[locale]}: <b>${actingFor(actor, locale)}</b>${namespace !== undefined && html` · ${words.yourNamespace[locale]}: <code>${namespace}</code>`}</p>${listed.length > 0 && create}`}${
      table(locale, {
        caption: words.mine, captionUnseen: true, rows: listed,
        empty: emptyState(locale, { title: words.noneYet, body: words.noneYetHint[locale], ...(!office && { action: create }) }),
        columns: [
          { title: words.dataset, header: true, cell: ({ dataset }) => html`<a href="${link(managePath(dataset))}">${titleOf(dataset)[locale]}</a><br><code>${fullName(dataset)}</code>` },
          { title: words.state, cell: ({ dataset }) => datasetTag(visit, dataset) },
          { title: words.newest, cell: ({ version }) => (version === undefined ? html`<span class="faint">${words.none[locale]}</span>` : html`${versionTitle(version.number)[locale]} ${versionTag(visit, version)}`) },
          { title: words.changed, cell: ({ dataset }) => moment(visit, dataset.changedAt) },
          { title: words.next, cell: (one) => nextStep(visit, one) },
        ],
      })}`,
  })
}

/** The one thing that a dataset waits for. */
function nextStep({ locale, link }: Visit, { dataset, version, decided }: Listed): Html {
  const to = (path: string, title: (typeof words)[keyof typeof words]): Html =>
    html`<a href="${link(path)}">${title[locale]}<span class="unseen">: ${titleOf(dataset)[locale]}</span></a>`
  if (version?.state === 'review' && !decided) return to(versionPath(dataset, version.number, 'gate'), words.decide)
  if (version && (version.state === 'ingesting' || version.state === 'releasing' || decided)) return to(versionPath(dataset, version.number, 'work'), words.follow)
  if (dataset.state !== 'draft') return to(datasetPath(dataset), words.see)
  if (dataset.description === undefined) return to(ownPath(dataset, 'edit'), words.describe)
  return dataset.latest === undefined ? to(ownPath(dataset, 'upload'), words.upload) : to(managePath(dataset), words.publish)
}

function newPage(visit: Visit, namespace: string, state: FormState & { readonly problems?: readonly Problem[] }): Response {
  const { locale, link } = visit
  return minePage(visit, {
    title: words.newDataset, above: aboveNew, ...(state.problems && { problems: state.problems }),
    body: html`<h1>${words.newTitle[locale]}</h1><p class="lead">${words.newLead[locale]}</p>${form(visit, {
      action: link(newPath),
      body: html`${fields(locale, titleFields, state)}${field(locale, nameField, state)}<p class="hint">${visit.settings.origin}${link(datasetPath({ namespace, name: '…' }))}</p>${
        actions(button(locale, words.create), html`<a href="${link(minePath)}">${words.cancel[locale]}</a>`)}`,
    })}`,
  })
}

function namespacePage(visit: Visit, state: FormState & { readonly problems?: readonly Problem[] }): Response {
  const { locale, link } = visit
  return minePage(visit, {
    title: words.namespaceTitle, above: aboveNew, ...(state.problems && { problems: state.problems }),
    body: html`<h1>${words.namespaceTitle[locale]}</h1><p class="lead">${words.namespaceLead[locale]}</p>${form(visit, {
      action: link(namespacePath),
      body: html`${field(locale, namespaceField, state)}${actions(button(locale, words.takeName), html`<a href="${link(minePath)}">${words.cancel[locale]}</a>`)}`,
    })}`,
  })
}
