/** Preferences of notices: what is always told, when one is told of work, and where letters go. */
import { transact } from '../../kernel/database/index.ts'
import type { WorkNotice } from '../../kernel/parties/index.ts'
import { actorHere } from '../asked.ts'
import { cabinetCrumb } from '../cabinet/nav.ts'
import { actions, button, definitionList, errorSummary, fields, form, notice } from '../components/index.ts'
import type { Control } from '../components/index.ts'
import { html } from '../html.ts'
import { page, seeOther } from '../layout.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { waysShown } from './channels.ts'
import { words } from './messages.ts'
import { noticeWords } from './notices-messages.ts'
import { tryForm } from './parts.ts'
import type { AccountParts, Again } from './parts.ts'

export const noticesPath = '/account/notices'

const control: Control = {
  kind: 'choice', name: 'work', label: noticeWords.work,
  choices: [{ value: 'at once', label: noticeWords.atOnce }, { value: 'daily', label: noticeWords.daily }, { value: 'never', label: noticeWords.never }],
}

export function noticeRoutes({ parties, db, channels }: AccountParts): readonly Route[] {
  return [
    route({
      method: 'GET', path: noticesPath, kind: 'page', permission: 'signed in', title: noticeWords.title, handle: (visit) => noticesPage(visit),
    }),
    route({
      method: 'POST', path: noticesPath, kind: 'page', permission: 'signed in', title: noticeWords.title,
      async handle(visit) {
        const done = await tryForm(visit, async ({ work = '' }) => {
          await transact(db, (tx) => parties.chooseWorkNotice(tx, actorHere(visit), work))
          return seeOther(visit, `${noticesPath}?saved`)
        })
        return done instanceof Response ? done : noticesPage(visit, done)
      },
    }),
  ]

  async function noticesPage(visit: Visit, again?: Again): Promise<Response> {
    const { locale, url } = visit
    const { person } = actorHere(visit)
    const [own, roles, work, ways] = await Promise.all([parties.person(person), parties.rolesOf(person), parties.workNoticeOf(person), channels?.of(person) ?? []])
    return page({
      visit, title: noticeWords.title, breadcrumbs: [cabinetCrumb, { title: words.account, path: '/account' }], ...(again && { error: true, status: again.status, headers: again.headers }),
      body: html`${errorSummary(locale, again?.state.problems ?? [])}${url.searchParams.has('saved') && notice(locale, { kind: 'good', body: noticeWords.saved[locale] })}<h1>${noticeWords.title[locale]}</h1><p class="lead">${
        noticeWords.lead[locale]}</p><h2>${noticeWords.always[locale]}</h2><p>${noticeWords.alwaysHint[locale]}</p><ul>${
        [noticeWords.acts, noticeWords.duties, noticeWords.invoices, noticeWords.security].map((text) => html`<li>${text[locale]}</li>`)}</ul><h2>${noticeWords.chosen[locale]}</h2>${roles.length === 0
        ? html`<p>${noticeWords.officeHat[locale]}</p>`
        : form(visit, { body: html`${fields(locale, [control], again?.state ?? { values: { work: work satisfies WorkNotice } })}${actions(button(locale, noticeWords.save))}` })}<h2>${noticeWords.ways[locale]}</h2>${definitionList(locale, [
        { term: noticeWords.inbox, value: html`<a href="${visit.link('/account/inbox')}">${noticeWords.inbox[locale]}</a><br>${noticeWords.inboxHint[locale]}` },
        { term: noticeWords.mail, value: html`${own?.email ?? noticeWords.noMail[locale]}<br>${noticeWords.local[locale]}` },
        ...waysShown(visit, ways),
      ])}`,
    })
  }
}
