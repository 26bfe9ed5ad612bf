/** My documents: the decisions, certificates and permits that somebody was given, in the hat that they wear. */
import type { Kernel } from '../../kernel/index.ts'
import { actorHere } from '../asked.ts'
import { emptyState, table } from '../components/index.ts'
import { html } from '../html.ts'
import { page } from '../layout.ts'
import { caseWords } from '../services/case-messages.ts'
import { decisionsOf } from '../services/cases.ts'
import { statusTag } from '../services/decision-words.ts'
import type { Visit } from '../visit.ts'
import { dateTime } from '../words.ts'
import { words } from './messages.ts'
import { cabinetCrumb, cabinetNav } from './nav.ts'
import { ownEntries } from './own.ts'

export async function documentsPage(kernel: Kernel, visit: Visit): Promise<Response> {
  const { locale, link } = visit
  const actor = actorHere(visit)
  const rows = await decisionsOf(kernel, actor)
  return page({
    visit, title: words.documents, width: 'wide', breadcrumbs: [cabinetCrumb], headers: { 'cache-control': 'private, no-store' },
    body: html`<h1>${words.documents[locale]}</h1>${cabinetNav(visit, '/cabinet/documents')}<p class="lead">${words.documentsLead[locale]}</p>${table(locale, {
      caption: words.documents, captionUnseen: true, rows, empty: emptyState(locale, { title: words.noDocuments, body: words.noDocumentsText[locale] }), columns: [
        { title: caseWords.decision, header: true, cell: ({ record }) => html`<a href="${link(`/decisions/${record.number}`)}">${record.title[locale]}, № ${record.number}</a>` },
        { title: caseWords.decidedOn, cell: ({ record }) => dateTime(locale, record.decidedOn) },
        { title: caseWords.state, cell: ({ status }) => statusTag(locale, status) },
      ],
    })}${await ownEntries(kernel, visit, actor)}`,
  })
}
