/** The door without an account: one form with everything that the procedure asks, and then the address at which the case is followed. */
import { hash } from 'node:crypto'
import type { Kernel } from '../../kernel/index.ts'
import { isAddress, mailbox, newAddress } from '../../kernel/cases/index.ts'
import { readAnswers, type Submitted } from '../../law/answers.ts'
import type { Problem } from '../../law/failure.ts'
import type { Field } from '../../law/field.ts'
import { askedOf, type FormPage } from '../../law/form.ts'
import type { Procedure } from '../../law/procedure.ts'
import { readingOf } from '../../law/reading.ts'
import { notFound, problemsOf } from '../answers.ts'
import { actions, button, errorSummary, field, fields, form, reviseRows } from '../components/index.ts'
import { networkOf } from '../guard.ts'
import { chooseEntry, entriesFor } from '../entry-choice.ts'
import { html } from '../html.ts'
import { page, seeOther } from '../layout.ts'
import { openedBy, openedNotice, shownNote } from '../opened-questions.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { followWords } from './follow-messages.ts'
import { words } from './messages.ts'
import { inForce, institutionOf, servicesCrumb, today } from './parts.ts'
import { keptFiles, receive, uploadLimits } from './uploads.ts'

/** What a page at a case's address answers beside its words: nobody keeps a copy, and no other site learns the address. */
export const unseen = { 'cache-control': 'private, no-store', 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex' } as const

/** The name under which a visitor uploads: told from others by the token of their forms, and by nothing that says who they are. */
export const uploaderOf = ({ csrf }: Visit): string => `visitor:${hash('sha256', csrf, 'hex').slice(0, 32)}`

/** Where a case is followed, without the language. The address stands in the query, which no log of ours keeps. */
export const followPath = (address: string): string => `/follow?address=${address}`

/** The pages that are asked on what was typed so far and on what is taken over, without the questions that this answers. */
async function askedBy(kernel: Kernel, declaration: Procedure, values: Submitted): Promise<readonly FormPage[]> {
  const known = await kernel.cases.knownUnnamed(declaration, aboutIn(values))
  const { pages } = askedOf(declaration.form, { ...readAnswers(fieldsIn(declaration), values).facts, ...known }, readingOf(declaration, today(kernel)))
  const open = ({ name, from }: Field): boolean => (known ? known[name] === undefined : from === undefined)
  return pages.map((one) => ({ ...one, fields: one.fields.filter(open) })).filter(({ fields: left }, place) => left.length > 0 || pages[place]!.fields.length === 0)
}

/** The decision that it is about, and the address by which its case is followed, as the page brings them. */
const aboutIn = ({ about, of }: Submitted): { readonly decision: string; readonly address: string } | undefined =>
  (about && of ? { decision: about, address: of } : undefined)

const fieldsIn = ({ form: pages }: Procedure): readonly Field[] => pages.flatMap((one) => one.fields)

async function declared(kernel: Kernel, id: string): Promise<Procedure> {
  const { declaration } = await inForce(kernel, id)
  if (declaration.opens.by !== 'anyone') throw notFound()
  return declaration
}

export const openUnnamedRoutes = (kernel: Kernel): readonly Route[] => [
  route({
    method: 'GET', path: '/services/:id/open', kind: 'page', permission: 'everyone', whileSuspended: true, title: words.apply,
    async handle(visit, { id }) {
      return openPage(kernel, visit, await declared(kernel, id), { values: { ...Object.fromEntries(visit.url.searchParams), 'follow-key': newAddress() }, problems: [] })
    },
  }),
  route({
    method: 'POST', path: '/services/:id/open', kind: 'page', permission: 'everyone', whileSuspended: true, title: words.apply, files: uploadLimits(kernel),
    rateLimit: { requests: 60, seconds: 600 },
    async handle(visit, { id }) {
      const declaration = await declared(kernel, id)
      // Before the form is read: its files are stored while they come.
      await kernel.parties.countTry('sending', { address: networkOf(visit.ip) })
      const asked = fieldsIn(declaration)
      const { values: sent, problems: fileProblems } = await receive(kernel, uploaderOf(visit), asked, (sink) => visit.form(sink))
      const address = sent['follow-key'] ?? ''
      const values: Submitted & { readonly 'follow-key': string } = { ...sent, 'follow-key': isAddress(address) ? address : newAddress() }
      const chosen = await chooseEntry(kernel, visit, { fields: asked, values, choosing: { asker: null }, action: visit.link(`/services/${id}/open`), title: declaration.title, breadcrumbs: [servicesCrumb] })
      if (chosen instanceof Response) return chosen
      const revised = chosen ?? reviseRows(asked, values)
      const opened = openedBy((await askedBy(kernel, declaration, values)).flatMap((one) => one.fields), values)
      if (revised || fileProblems.length > 0 || opened.length > 0) return openPage(kernel, visit, declaration, { values: revised ?? values, problems: fileProblems })
      const about = aboutIn(values)
      try {
        await kernel.cases.openUnnamed({
          procedure: id, answers: { sent: values }, address: values['follow-key'], from: networkOf(visit.ip), locale: visit.locale, uploader: uploaderOf(visit),
          ...(values[mailbox.name] && { email: values[mailbox.name] }),
          ...(about && { about }),
        })
        return seeOther(visit, `${followPath(values['follow-key'])}&received`)
      } catch (error) {
        return openPage(kernel, visit, declaration, { values, problems: problemsOf(error) })
      }
    },
  }),
]

async function openPage(kernel: Kernel, visit: Visit, declaration: Procedure, { values, problems }: { readonly values: Submitted; readonly problems: readonly Problem[] }): Promise<Response> {
  const { locale, link } = visit
  const { id, title, summary } = declaration
  const pages = await askedBy(kernel, declaration, values)
  const asked = pages.flatMap((one) => one.fields)
  const files = await keptFiles(kernel, fieldsIn(declaration), values, () => '')
  const state = { values, problems, files, ...await entriesFor(kernel, visit, asked, { asker: null }) }
  const hidden = ['follow-key', ...(declaration.about ? ['about', 'of'] : [])].map((name) => html`<input type="hidden" name="${name}" value="${values[name] ?? ''}">`)
  return page({
    visit, title: words.apply, current: institutionOf(id), error: problems.length > 0, headers: unseen,
    breadcrumbs: [servicesCrumb, { title, path: `/services/${id}` }],
    body: html`${errorSummary(locale, problems)}<h1>${title[locale]}</h1><p class="lead">${summary[locale]}</p><p>${followWords.lead[locale]}</p>${problems.length === 0 && openedNotice(locale, openedBy(asked, values))}${form(visit, {
      action: link(`/services/${id}/open`), files: true,
      body: html`${hidden}${shownNote(declaration.form, asked)}${pages.map((one) => html`<h2>${one.title[locale]}</h2>${one.hint && html`<p>${one.hint[locale]}</p>`}${fields(locale, one.fields, state)}`)}<h2>${
        followWords.follow[locale]}</h2>${field(locale, mailbox, state)}${actions(button(locale, followWords.send))}`,
    })}`,
  })
}
