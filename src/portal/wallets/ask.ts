/** The page on which anybody asks a phone for a certificate, and sees what it shows. */
import type { Kernel } from '../../kernel/index.ts'
import { qrSvg } from '../../kernel/papers/index.ts'
import { type Answer, faults, type Question } from '../../kernel/wallets/index.ts'
import { notFound } from '../answers.ts'
import { actions, button, definitionList, field, form, notice } from '../components/index.ts'
import { type Content, html, raw } from '../html.ts'
import { page, seeOther } from '../layout.ts'
import { route, type Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { moment } from '../words.ts'
import { askWords as words } from './messages.ts'
import { printClaim } from './print-claim.ts'

const askPath = '/verify/phone'
const often = { requests: 120, seconds: 60 }
/** How often the page looks whether an answer came, in seconds. */
const looksEvery = 3

export const askRoutes = (kernel: Kernel): readonly Route[] => [
  route({ method: 'GET', path: askPath, kind: 'page', permission: 'everyone', title: words.title, rateLimit: often, handle: (visit) => choosePage(kernel, visit) }),
  route({
    method: 'POST', path: askPath, kind: 'page', permission: 'everyone', title: words.ask, rateLimit: { requests: 20, seconds: 60 },
    async handle(visit) {
      const sent = await visit.form()
      return seeOther(visit, `${askPath}/${await kernel.wallets.ask(visit.csrf, sent.values['kind'] ?? '', [...new Set(sent.all('claims'))])}`)
    },
  }),
  route({
    method: 'GET', path: '/verify/phone/:id', kind: 'page', permission: 'everyone', title: words.title, rateLimit: often,
    handle: async (visit, { id }) => questionPage(kernel, visit, await kernel.wallets.question(visit.csrf, id)),
  }),
]

const offeredKinds = ({ wallets }: Kernel, { locale }: Visit) =>
  wallets.kinds().filter((kind) => kind.form === undefined).toSorted((a, b) => a.title[locale].localeCompare(b.title[locale], locale))

/** First the kind, then what of it: each with a form of its own, so that no script is needed. */
function choosePage(kernel: Kernel, visit: Visit): Response {
  const { locale, link } = visit
  const chosen = visit.url.searchParams.get('kind')
  const kind = chosen === null ? undefined : kernel.wallets.kind(chosen)
  if (chosen !== null && (kind === undefined || kind.form)) throw notFound()
  const choices = offeredKinds(kernel, visit).map(({ type, title }) => ({ value: type, label: title }))
  const kinds = html`<form method="get" action="${link(askPath)}" novalidate>${field(locale, { kind: 'select', name: 'kind', label: words.kind, choices }, { values: { kind: kind?.type ?? '' } })}${actions(button(locale, words.choose, { kind: kind ? 'quiet' : 'main' }))}</form>`
  return page({
    visit, title: words.title,
    body: html`<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p>${kinds}${kind && html`<h2>${kind.title[locale]}</h2>${form(visit, {
      action: link(askPath), keeps: 'nothing', body: html`<input type="hidden" name="kind" value="${kind.type}">${
        field(locale, { kind: 'checks', name: 'claims', label: words.claims, hint: words.claimsHint, choices: kind.claims.map(({ name, label }) => ({ value: name, label })) })}${actions(button(locale, words.ask))}` })}`}<p class="hint">${words.only[locale]}</p>`,
  })
}

function questionPage({ wallets, country }: Kernel, visit: Visit, question: Question): Response {
  const { locale, link } = visit
  const { id, kind, until, answer } = question
  const to = wallets.link(id)
  const waiting = html`${notice(locale, { kind: 'info', title: words.waiting, body: html`<p>${words.until[locale]}: ${moment(visit, until)}</p>` })}<h2>${words.scan[locale]}</h2><figure class="code-to-scan">${raw(qrSvg(to))}</figure><p><a href="${to}">${
    words.onPhone[locale]}</a></p><p><a href="${link(`${askPath}/${id}`)}">${words.look[locale]}</a></p>`
  return page({
    visit, title: words.title, headers: { 'cache-control': 'private, no-store' }, ...(answer === undefined && { renews: looksEvery }),
    body: html`<h1>${kind.title[locale]}</h1>${answer === undefined ? waiting : shown(visit, question, answer, country.bodies)}<p><a href="${link(askPath)}">${words.another[locale]}</a></p><p class="hint">${words.gone[locale]}</p>`,
  })
}

function shown({ locale }: Visit, { kind }: Question, answer: Answer, bodies: Kernel['country']['bodies']): Content {
  if ('fault' in answer) return notice(locale, { kind: 'warning', title: answer.fault === 'declined' ? words.declined : words.refused, body: html`<p>${faults[answer.fault][locale]}</p>` })
  const claims = kind.claims.flatMap((claim) => {
    const value = answer.shown[claim.name]
    return value === undefined ? [] : [{ term: claim.label, value: printClaim(locale, claim, value) }]
  })
  return html`${notice(locale, { kind: 'good', title: words.genuine, body: claims.length === 0 ? html`<p>${words.nothingShown[locale]}</p>` : '' })}${definitionList(locale, [
    ...claims, { term: words.sealedBy, value: bodies.find((body) => body.id === answer.issuer)?.name[locale] ?? words.programme[locale] },
  ])}`
}
