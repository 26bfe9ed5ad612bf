/** A draft: the list of its pages with their state, its answers to check, and throwing it away. */
import { actingFor } from '../../law/official-names.ts'
import type { Kernel } from '../../kernel/index.ts'
import { type Draft, pageIsComplete } from '../../kernel/cases/index.ts'
import { Failure } from '../../law/failure.ts'
import { isEmpty } from '../../law/field.ts'
import { signerOf } from '../../law/opening.ts'
import type { FormPage } from '../../law/procedure.ts'
import { notFound } from '../answers.ts'
import { actorHere, idFrom } from '../asked.ts'
import { actions, button, fieldId, form, notice, taskList } from '../components/index.ts'
import type { TaskState } from '../components/index.ts'
import { entriesShown } from '../entry-choice.ts'
import { html } from '../html.ts'
import { page, seeOther } from '../layout.ts'
import { droppedNotice } from '../opened-questions.ts'
import type { Crumb } from '../layout.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import { moment } from '../words.ts'
import { answerList } from './answer-list.ts'
import { draftWords } from './draft-messages.ts'
import { foreseenNotice } from './foreseen.ts'
import { counterWords } from '../counter/messages.ts'
import { casesCrumb, institutionOf, shownFacts, titleOf, today } from './parts.ts'
import { scoreSections } from './score.ts'
import { keptFiles } from './uploads.ts'

/** The pages above a page of a draft. */
export const draftCrumbs = ({ id, procedure }: Draft): readonly Crumb[] => [casesCrumb, { title: procedure.title, path: `/drafts/${id}` }]

/** Whether anything was answered on a page besides what the portal knows. */
const isBegun = ({ fields }: FormPage, { facts, known }: Draft): boolean =>
  fields.some(({ name }) => facts[name] !== undefined && !known.includes(name))

const stateOf = (formPage: FormPage, draft: Draft): TaskState =>
  pageIsComplete(formPage, draft.facts) && (isBegun(formPage, draft) || formPage.fields.every(({ name }) => draft.known.includes(name))) ? 'done'
    : isBegun(formPage, draft) ? 'going' : 'todo'

/** The pages that still lack an answer which must be given. */
export const openPages = ({ pages, facts }: Draft): readonly FormPage[] =>
  pages.filter(({ fields }) => fields.some((field) => !field.optional && isEmpty(facts[field.name] ?? '')))

export const draftRoutes = (kernel: Kernel): readonly Route[] => [
  route({
    method: 'GET', path: '/drafts/:id', kind: 'page', permission: 'signed in', whileSuspended: true, atCounter: true, title: draftWords.tasks,
    async handle(visit, { id }) {
      const { locale, link } = visit
      const actor = actorHere(visit)
      const draft = await kernel.cases.draft(actor, idFrom(id))
      const { procedure } = draft
      const ready = openPages(draft).length === 0
      const tasks = draft.pages.map((one) => ({ title: one.title, state: stateOf(one, draft), href: link(`/drafts/${id}/${one.id}`) }))
      const next = draft.pages.find((one) => stateOf(one, draft) !== 'done')
      return page({
        visit, title: procedure.title, current: institutionOf(procedure.id), breadcrumbs: [casesCrumb],
        body: html`${visit.url.searchParams.has('saved') && notice(locale, { kind: 'good', body: draftWords.savedForLater[locale] })}<h1>${
          procedure.title[locale]}</h1><p class="hint">${draftWords.inTheNameOf[locale]} ${draft.body?.name[locale] ?? actingFor(actor, locale)}. ${draftWords.saved[locale]}: ${
          moment(visit, draft.changedAt)}</p>${taskList(locale, [
          ...tasks, { title: draftWords.summaryTask, state: ready ? 'todo' : 'blocked', ...(ready && { href: link(`/drafts/${id}/summary`) }) },
        ])}${actions(
          next ? button(locale, draftWords.goOnPage, { href: link(`/drafts/${id}/${next.id}`) }) : button(locale, draftWords.summaryTask, { href: link(`/drafts/${id}/summary`) }),
          html`<a href="${link(`/drafts/${id}/delete`)}">${draftWords.remove[locale]}</a>`,
        )}`,
      })
    },
  }),
  route({
    method: 'GET', path: '/drafts/:id/summary', kind: 'page', permission: 'signed in', whileSuspended: true, atCounter: true, title: draftWords.summary,
    async handle(visit, { id }) {
      const { locale, link } = visit
      const draft = await kernel.cases.draft(actorHere(visit), idFrom(id))
      const { procedure, pages, known } = draft
      const facts = shownFacts(draft, locale)
      const files = await keptFiles(kernel, pages.flatMap(({ fields }) => fields), facts)
      const entries = await entriesShown(kernel, visit, pages.flatMap(({ fields }) => fields), facts)
      const open = openPages(draft)
      const signs = signerOf(procedure.opens) !== undefined || actorHere(visit).counter !== undefined
      const send = signs ? button(locale, actorHere(visit).counter ? counterWords.agree : draftWords.toSignature, { href: link(`/drafts/${id}/sign`) })
        : form(visit, { action: link(`/drafts/${id}/sign`), files: true, body: button(locale, draftWords.send) })
      return page({
        visit, title: draftWords.summary, current: institutionOf(procedure.id), breadcrumbs: draftCrumbs(draft),
        body: html`<h1>${draftWords.summary[locale]}</h1><p class="lead">${draftWords.summaryLead[locale]}</p>${open.length > 0 && notice(locale, {
          kind: 'warning', title: draftWords.notReady, body: html`<p>${draftWords.fillFirst[locale]}</p><ul>${open.map((one) =>
            html`<li><a href="${link(`/drafts/${id}/${one.id}`)}?from=summary">${one.title[locale]}</a></li>`)}</ul>`,
        })}${draft.unfit.length > 0 && notice(locale, { kind: 'warning', body: html`<ul>${draft.unfit.map(({ text, label }) => html`<li>${label?.[locale]}: ${text[locale]}</li>`)}</ul>` })}${droppedNotice(locale, procedure.form, draft.dropped)}${pages.map((one) => html`<h2>${one.title[locale]}</h2>${answerList(locale, one.fields, facts, {
          files, entries, change: ({ name }) => known.includes(name) ? undefined : `${link(`/drafts/${id}/${one.id}`)}?from=summary#${fieldId(name)}` })}`)}${scoreSections(locale, procedure, facts, today(kernel), 'applicant')}${
          open.length === 0 && foreseenNotice(kernel, visit, draft)}${open.length === 0 && actions(send, html`<a href="${link(`/drafts/${id}`)}">${draftWords.tasks[locale]}</a>`)}`,
      })
    },
  }),
  route({
    method: 'GET', path: '/drafts/:id/delete', kind: 'page', permission: 'signed in', whileSuspended: true, atCounter: true, title: draftWords.remove,
    async handle(visit, { id }) {
      const { locale, link } = visit
      // As the deletion itself: also where what it concerns is no longer there to be applied about.
      const draft = (await kernel.cases.ownDrafts(actorHere(visit))).find((one) => one.id === idFrom(id))
      if (draft === undefined) throw notFound()
      return page({
        visit, title: draftWords.removeQuestion, current: institutionOf(draft.procedure), breadcrumbs: [casesCrumb, { title: titleOf(kernel, draft.procedure), path: `/drafts/${id}` }],
        body: html`<h1>${draftWords.removeQuestion[locale]}</h1><p>${draftWords.removeText[locale]}</p>${form(visit, {
          body: actions(button(locale, draftWords.remove, { kind: 'danger' }), html`<a href="${link(`/drafts/${id}`)}">${draftWords.keep[locale]}</a>`) })}`,
      })
    },
  }),
  route({
    method: 'POST', path: '/drafts/:id/delete', kind: 'page', permission: 'signed in', whileSuspended: true, atCounter: true, title: draftWords.remove,
    async handle(visit, { id }) {
      try {
        await kernel.cases.deleteDraft(actorHere(visit), idFrom(id))
        return seeOther(visit, actorHere(visit).counter ? '/counter' : `/cases?discarded=${id}`)
      } catch (error) {
        if (!(error instanceof Failure && error.kind === 'not found')) throw error // sent twice: it is gone already
        return seeOther(visit, actorHere(visit).counter ? '/counter' : '/cases')
      }
    },
  }),
  route({
    method: 'POST', path: '/drafts/:id/restore', kind: 'page', permission: 'signed in', whileSuspended: true, atCounter: true, title: draftWords.restore,
    async handle(visit, { id }) {
      await kernel.cases.restoreDraft(actorHere(visit), idFrom(id))
      return seeOther(visit, `/drafts/${id}`)
    },
  }),
]
