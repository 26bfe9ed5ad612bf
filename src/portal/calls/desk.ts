/** The office's page of a call: the ranking as it stands, and one signature for those who are admitted or refused. */
import { type Calibration, type CallView, type Drawn, hashSeen, meansOf } from '../../kernel/calls/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import { Failure, type Problem } from '../../law/failure.ts'
import { formatNumber } from '../../law/format.ts'
import type { Instant } from '../../law/time.ts'
import { notFound, statuses } from '../answers.ts'
import { actorHere } from '../asked.ts'
import { actions, button, field, notice, table } from '../components/index.ts'
import { anyOfficer, deskCrumb, deskPage } from '../desk/parts.ts'
import { type Content, html } from '../html.ts'
import { seeOther } from '../layout.ts'
import { type Route, route } from '../routes.ts'
import { institutionOf } from '../services/parts.ts'
import { readSignatureForm, signatureFiles, signatureFrom, signingHead, signingHeaders, signingStep, type ToSign } from '../services/signing-step.ts'
import type { Visit } from '../visit.ts'
import { words } from './messages.ts'
import { askedOpening, callFacts, entriesOf, ofOpening, otherCalls, rankingTable } from './pages.ts'

const doesIn = (text: string): Drawn['does'] => {
  if (text !== 'admit' && text !== 'refuse') throw notFound()
  return text
}

export const callDesk = (kernel: Kernel): readonly Route[] => [
  route({
    method: 'GET', path: '/desk/calls/:procedure', kind: 'page', permission: anyOfficer(kernel), title: words.desk,
    async handle(visit, { procedure: id }) {
      const { locale, link, url } = visit
      const opens = askedOpening(visit)
      const view = await kernel.calls.desk(actorHere(visit), id, opens)
      const titles = await entriesOf(kernel, visit, [view])
      const names = await kernel.parties.namesOf((view.calibrations ?? []).map(({ person }) => person))
      const ready = view.state === 'closed' || view.state === 'ranked'
      return deskPage({
        visit, title: view.procedure.title, current: institutionOf(id), breadcrumbs: [deskCrumb],
        body: html`${url.searchParams.has('done') && notice(locale, { kind: 'good', body: words.signed[locale] })}<h1>${view.procedure.title[locale]}</h1>${callFacts(visit, view, titles)}${
          ready && actions(button(locale, words.admitNext, { href: link(ofOpening(`/desk/calls/${id}/admit`, opens)) }), button(locale, words.refuseRest, { kind: 'quiet', href: link(ofOpening(`/desk/calls/${id}/refuse`, opens)) }))}<h2>${words.ranking[locale]}</h2>${
          view.rows.length === 0 ? html`<p>${words.notYet[locale]}</p>` : rankingTable(visit, view, { cases: '/desk/cases' })}${calibrationShown(visit, view, names)}${otherCalls(visit, `/desk/calls/${id}`, view, titles)}`,
      })
    },
  }),
  route({
    method: 'GET', path: '/desk/calls/:procedure/:does', kind: 'page', permission: anyOfficer(kernel), title: words.desk,
    handle: (visit, { procedure, does }) => signPage(kernel, visit, { id: procedure, does: doesIn(does), opens: askedOpening(visit) }),
  }),
  route({
    method: 'GET', path: '/desk/calls/:procedure/:does/document.json', kind: 'file', permission: anyOfficer(kernel),
    async handle(visit, { procedure, does }) {
      const drawn = await kernel.calls.draw(actorHere(visit), procedure, doesIn(does), askedOpening(visit))
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
      const opens = (given.values['opens'] || undefined) as Instant | undefined
      try {
        const drawn = await kernel.calls.draw(actor, procedure, does, opens)
        const signature = await signatureFrom(kernel, actor, toSign(kernel, { id: procedure, does, opens }, drawn), given)
        await kernel.calls.sign(actor, procedure, { does, ...(opens && { opens }), seen: given.values['seen'] ?? '', signature, ...(given.values['reasons'] && { reasons: given.values['reasons'] }) })
        return seeOther(visit, `${ofOpening(`/desk/calls/${procedure}`, opens)}${opens ? '&' : '?'}done`)
      } catch (error) {
        if (!(error instanceof Failure) || error.kind === 'not found' || error.kind === 'unauthenticated') throw error
        return signPage(kernel, visit, { id: procedure, does, opens }, { failure: error, problems: error.problems.length > 0 ? error.problems : [{ text: error.text }], values: given.values })
      }
    },
  }),
]

/** Fewer than these are no average. */
const fewestCompared = 5

/** By how much those who judged apart differ from one another. */
function calibrationShown({ locale }: Visit, { calibrations = [] }: CallView, names: ReadonlyMap<string, string>): Content {
  const rounded = (value: number): string => `${value > 0 ? '+' : ''}${formatNumber(Math.round(value * 10) / 10, locale)}`
  const mean = (one: Calibration, of: keyof ReturnType<typeof meansOf>): string => (one.differences.length < fewestCompared ? '—' : of === 'mean' ? rounded(meansOf(one).mean) : formatNumber(Math.round(meansOf(one).distance * 10) / 10, locale))
  return calibrations.length > 0 && html`<h2>${words.calibration[locale]}</h2><p>${words.calibrationHint[locale]}</p>${table(locale, {
    caption: words.calibration, captionUnseen: true, rows: calibrations, columns: [
      { title: words.judge, header: true, cell: ({ person }) => names.get(person) ?? '—' }, { title: words.compared, numeric: true, cell: ({ differences }) => formatNumber(differences.length, locale) },
      { title: words.difference, numeric: true, cell: (one) => mean(one, 'mean') }, { title: words.distance, numeric: true, cell: (one) => mean(one, 'distance') },
      { title: words.differences, cell: ({ differences }) => differences.map(rounded).join('; ') },
    ],
  })}`
}

/** Which call, and what is to be done in it. */
interface Which { readonly id: string; readonly does: Drawn['does']; readonly opens: Instant | undefined }

const toSign = (kernel: Kernel, { id, does, opens }: Which, drawn: Drawn): ToSign => ({
  signs: 'office', document: kernel.calls.document(drawn), fileName: `ranking-${hashSeen(drawn).slice(0, 12)}.json`, address: ofOpening(`/desk/calls/${id}/${does}/document.json`, opens),
})

interface Failed { readonly failure: Failure; readonly problems: readonly Problem[]; readonly values: Readonly<Record<string, string>> }

async function signPage(kernel: Kernel, visit: Visit, which: Which, failed?: Failed): Promise<Response> {
  const { locale } = visit
  const { id, does, opens } = which
  const actor = actorHere(visit)
  const view = await kernel.calls.desk(actor, id, opens)
  const drawn = await drawnOr(kernel, visit, which)
  const title = does === 'admit' ? words.admitNext : words.refuseRest
  const named = new Set(drawn instanceof Failure ? [] : drawn.acts.map(({ number }) => number))
  const chosen: CallView = { ...view, rows: view.rows.filter(({ number }) => named.has(number)) }
  const step = drawn instanceof Failure ? undefined : await signingStep(kernel, visit, actor, toSign(kernel, which, drawn), {
    ...failed, hidden: html`<input type="hidden" name="seen" value="${hashSeen(drawn)}">${opens && html`<input type="hidden" name="opens" value="${opens}">`}${drawn.asksReasons && field(locale, { kind: 'text', name: 'reasons', label: words.reasons, maxLength: 10_000, long: true }, failed ?? {})}`,
  })
  return deskPage({
    visit, title, current: institutionOf(id), breadcrumbs: [deskCrumb, { title: view.procedure.title, path: ofOpening(`/desk/calls/${id}`, opens) }], error: failed !== undefined,
    ...(failed && { status: statuses[failed.failure.kind] }), headers: signingHeaders(kernel), headExtra: signingHead(kernel),
    body: html`<h1>${title[locale]}</h1>${drawn instanceof Failure ? notice(locale, { kind: 'warning', body: drawn.text[locale] })
      : html`<p class="lead">${words.admitLead[locale]}</p><div class="panes"><article class="paper record">${rankingTable(visit, chosen, { cases: '/desk/cases', turns: 'named' })}<h2>${words.whole[locale]}</h2>${rankingTable(visit, view, { cases: '/desk/cases' })}</article><div class="side">${step}</div></div>`}`,
  })
}

/** What is to be signed, or why nothing is. */
async function drawnOr(kernel: Kernel, visit: Visit, { id, does, opens }: Which): Promise<Drawn | Failure> {
  try {
    return await kernel.calls.draw(actorHere(visit), id, does, opens)
  } catch (error) {
    if (error instanceof Failure && error.kind === 'conflict') return error
    throw error
  }
}
