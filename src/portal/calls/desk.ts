/** The office's page of a call: the ranking as it stands, and one signature for those who are admitted or refused. */
import { type CallView, type Drawn, hashSeen } from '../../kernel/calls/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import { notFound, statuses } from '../answers.ts'
import { actorHere } from '../asked.ts'
import { actions, button, field, notice } from '../components/index.ts'
import { anyOfficer, deskCrumb, deskPage } from '../desk/parts.ts'
import { html } from '../html.ts'
import { seeOther } from '../layout.ts'
import { type Route, route } from '../routes.ts'
import { institutionOf } from '../services/parts.ts'
import { readSignatureForm, signatureFiles, signatureFrom, signingHead, signingHeaders, signingStep, type ToSign } from '../services/signing-step.ts'
import type { Visit } from '../visit.ts'
import { words } from './messages.ts'
import { callFacts, rankingTable } from './pages.ts'

const doesIn = (text: string): Drawn['does'] => {
  if (text !== 'admit' && text !== 'refuse') throw notFound()
  return text
}

export const callDesk = (kernel: Kernel): readonly Route[] => [
  route({
    method: 'GET', path: '/desk/calls/:procedure', kind: 'page', permission: anyOfficer(kernel), title: words.desk,
    async handle(visit, { procedure: id }) {
      const { locale, link, url } = visit
      const view = await kernel.calls.desk(actorHere(visit), id)
      const ready = view.state === 'closed' || view.state === 'ranked'
      return deskPage({
        visit, title: view.procedure.title, current: institutionOf(id), breadcrumbs: [deskCrumb],
        body: html`${url.searchParams.has('done') && notice(locale, { kind: 'good', body: words.signed[locale] })}<h1>${view.procedure.title[locale]}</h1>${callFacts(visit, view)}${
          ready && actions(button(locale, words.admitNext, { href: link(`/desk/calls/${id}/admit`) }), button(locale, words.refuseRest, { kind: 'quiet', href: link(`/desk/calls/${id}/refuse`) }))}<h2>${words.ranking[locale]}</h2>${
          view.rows.length === 0 ? html`<p>${words.notYet[locale]}</p>` : rankingTable(visit, view, '/desk/cases')}`,
      })
    },
  }),
  route({
    method: 'GET', path: '/desk/calls/:procedure/:does', kind: 'page', permission: anyOfficer(kernel), title: words.desk,
    handle: (visit, { procedure, does }) => signPage(kernel, visit, procedure, doesIn(does)),
  }),
  route({
    method: 'GET', path: '/desk/calls/:procedure/:does/document.json', kind: 'file', permission: anyOfficer(kernel),
    async handle(visit, { procedure, does }) {
      const drawn = await kernel.calls.draw(actorHere(visit), procedure, doesIn(does))
      return new Response(new Uint8Array(kernel.calls.document(drawn)), {
        headers: { 'content-type': 'application/json', 'content-disposition': `attachment; filename="ranking-${hashSeen(drawn).slice(0, 12)}.json"`, 'cache-control': 'private, no-store' },
      })
    },
  }),
  route({
    method: 'POST', path: '/desk/calls/:procedure/:does', kind: 'page', permission: anyOfficer(kernel), title: words.desk, files: signatureFiles, rateLimit: { requests: 60, seconds: 600 },
    async handle(visit, { procedure, does: asked }) {
      const [actor, does] = [actorHere(visit), doesIn(asked)]
      const given = await readSignatureForm(visit)
      try {
        const drawn = await kernel.calls.draw(actor, procedure, does)
        const signature = await signatureFrom(kernel, actor, toSign(kernel, procedure, drawn), given)
        await kernel.calls.sign(actor, procedure, { does, seen: given.values['seen'] ?? '', signature, ...(given.values['reasons'] && { reasons: given.values['reasons'] }) })
        return seeOther(visit, `/desk/calls/${procedure}?done`)
      } catch (error) {
        if (!(error instanceof Failure) || error.kind === 'not found' || error.kind === 'unauthenticated') throw error
        return signPage(kernel, visit, procedure, does, { failure: error, problems: error.problems.length > 0 ? error.problems : [{ text: error.text }], values: given.values })
      }
    },
  }),
]

const toSign = (kernel: Kernel, procedure: string, drawn: Drawn): ToSign => ({
  signs: 'office', document: kernel.calls.document(drawn), fileName: `ranking-${hashSeen(drawn).slice(0, 12)}.json`, address: `/desk/calls/${procedure}/${drawn.does}/document.json`,
})

interface Failed { readonly failure: Failure; readonly problems: readonly Problem[]; readonly values: Readonly<Record<string, string>> }

async function signPage(kernel: Kernel, visit: Visit, id: string, does: Drawn['does'], failed?: Failed): Promise<Response> {
  const { locale } = visit
  const actor = actorHere(visit)
  const view = await kernel.calls.desk(actor, id)
  const drawn = await drawnOr(kernel, visit, id, does)
  const title = does === 'admit' ? words.admitNext : words.refuseRest
  const chosen: CallView | undefined = drawn instanceof Failure ? undefined : { ...view, rows: view.rows.filter(({ number }) => drawn.acts.some((act) => act.number === number)) }
  const step = drawn instanceof Failure ? undefined : await signingStep(kernel, visit, actor, toSign(kernel, id, drawn), {
    ...failed, hidden: html`<input type="hidden" name="seen" value="${hashSeen(drawn)}">${drawn.asksReasons && field(locale, { kind: 'text', name: 'reasons', label: words.reasons, maxLength: 10_000, long: true }, failed ?? {})}`,
  })
  return deskPage({
    visit, title, current: institutionOf(id), breadcrumbs: [deskCrumb, { title: view.procedure.title, path: `/desk/calls/${id}` }], error: failed !== undefined,
    ...(failed && { status: statuses[failed.failure.kind] }), headers: signingHeaders(kernel), headExtra: signingHead(kernel),
    body: html`<h1>${title[locale]}</h1>${drawn instanceof Failure ? notice(locale, { kind: 'warning', body: drawn.text[locale] })
      : html`<p class="lead">${words.admitLead[locale]}</p><div class="panes"><article class="paper record">${chosen && rankingTable(visit, chosen, '/desk/cases')}</article><div class="side">${step}</div></div>`}`,
  })
}

/** What is to be signed, or why nothing is. */
async function drawnOr(kernel: Kernel, visit: Visit, id: string, does: Drawn['does']): Promise<Drawn | Failure> {
  try {
    return await kernel.calls.draw(actorHere(visit), id, does)
  } catch (error) {
    if (error instanceof Failure && error.kind === 'conflict') return error
    throw error
  }
}
