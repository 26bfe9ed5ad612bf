/** The page on which a holder takes a certificate into the wallet on their phone, and sees which wallets have it. */
import { standingTo } from '../../kernel/decision-standing.ts'
import { type Decision, printValidity } from '../../kernel/decisions/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import { qrSvg } from '../../kernel/papers/index.ts'
import type { CertificateKind, Copy, Offer } from '../../kernel/wallets/index.ts'
import { notFound } from '../answers.ts'
import { actorHere, idFrom } from '../asked.ts'
import { actions, button, definitionList, form, notice, table, tag } from '../components/index.ts'
import { type Content, html, raw } from '../html.ts'
import { page, seeOther } from '../layout.ts'
import { route, type Route } from '../routes.ts'
import { decisionWords } from '../services/decision-messages.ts'
import type { Visit } from '../visit.ts'
import { moment } from '../words.ts'
import { takeWords as words } from './messages.ts'
import { pathOf } from './link.ts'
import { offerLink } from './protocol.ts'
import { printClaim } from './print-claim.ts'

/** How often the page looks whether the phone has come, in seconds. */
const looksEvery = 5

export function takeRoutes(kernel: Kernel): readonly Route[] {
  /** The decision of whoever is here; for everybody else there is none. */
  async function ownDecision(visit: Visit, number: string): Promise<Decision> {
    const decision = await kernel.decisions.find(number)
    if (decision === undefined || decision.record.number !== number || await standingTo(kernel, actorHere(visit), decision) !== 'holder') throw notFound()
    return decision
  }
  return [
    route({
      method: 'GET', path: '/decisions/:number/wallet', kind: 'page', permission: 'signed in', title: words.title, rateLimit: { requests: 120, seconds: 60 },
      handle: async (visit, { number }) => takePage(kernel, visit, await ownDecision(visit, number)),
    }),
    route({
      method: 'POST', path: '/decisions/:number/wallet', kind: 'page', permission: 'signed in', title: words.begin, rateLimit: { requests: 20, seconds: 60 },
      async handle(visit, { number }) {
        await kernel.wallets.offer(await ownDecision(visit, number))
        return seeOther(visit, pathOf(number))
      },
    }),
    route({
      method: 'POST', path: '/decisions/:number/wallet/copies/:copy/end', kind: 'page', permission: 'signed in', title: words.end,
      async handle(visit, { number, copy }) {
        await kernel.wallets.end(await ownDecision(visit, number), idFrom(copy))
        return seeOther(visit, pathOf(number))
      },
    }),
  ]
}

async function takePage(kernel: Kernel, visit: Visit, decision: Decision): Promise<Response> {
  const { locale } = visit
  const { record: { number, title, validFrom, validUntil } } = decision
  const kind = kernel.wallets.toGive(decision)
  const [offer, copies] = await Promise.all([kernel.wallets.offerOf(decision), kernel.wallets.copiesOf(decision)])
  const waits = kind !== undefined && (offer?.state === 'open' || offer?.state === 'begun')
  return page({
    visit, title: words.title, breadcrumbs: [{ title: `${title[locale]}, № ${number}`, path: `/decisions/${number}` }], headers: { 'cache-control': 'private, no-store' }, ...(waits && { renews: looksEvery }),
    body: html`<h1>${words.title[locale]}</h1><p class="lead">${(kind?.form ? words.badgeLead : words.lead)[locale]}</p>${
      kind === undefined ? notice(locale, { kind: 'warning', title: words.none, body: '' }) : html`${offered(kernel, visit, number, offer)}${contents(kernel, visit, decision, kind)}<p>${decisionWords.valid[locale]}: ${printValidity(validFrom, validUntil)[locale]}</p>`}${
      givenTo(visit, number, copies)}<p class="hint">${words.untried[locale]}</p>`,
  })
}

/** The code while there is one; else the button that asks for it. */
function offered({ settings: { publicUrl } }: Kernel, visit: Visit, number: string, offer: Offer | undefined): Content {
  const { locale, link } = visit
  const asks = (label: typeof words.begin | typeof words.anew, kind: 'main' | 'quiet' = 'main'): Content => form(visit, { action: link(pathOf(number)), keeps: 'nothing', body: actions(button(locale, label, { kind })) })
  if (offer === undefined) return asks(words.begin)
  if (offer.state === 'taken') return html`${notice(locale, { kind: 'good', title: words.taken, body: '' })}${asks(words.anew)}`
  if (offer.state === 'over') return html`${notice(locale, { kind: 'warning', title: words.over, body: html`<p>${words.overMend[locale]}</p>` })}${asks(words.anew)}`
  const look = html`<p><a href="${link(pathOf(number))}">${words.look[locale]}</a></p>${asks(words.anew, 'quiet')}`
  if (offer.code === undefined || offer.digits === undefined) return html`${notice(locale, { kind: 'info', title: words.begun, body: '' })}${look}`
  const to = offerLink(publicUrl, offer.code)
  return html`${notice(locale, { kind: 'info', title: words.waiting, body: html`<p>${words.until[locale]}: ${moment(visit, offer.until)}</p>` })}<h2>${words.scan[locale]}</h2><figure class="code-to-scan">${raw(qrSvg(to))}</figure><p><a href="${to}">${
    words.onPhone[locale]}</a></p><h2>${words.digits[locale]}</h2><p><strong>${offer.digits.slice(0, 3)} ${offer.digits.slice(3)}</strong></p><p class="hint">${words.digitsHint[locale]}</p>${look}`
}

/** What it will say, with the very words. */
function contents({ wallets }: Kernel, { locale }: Visit, decision: Decision, kind: CertificateKind): Content {
  if (kind.form) return undefined
  const said = wallets.says(decision)
  return html`<h2>${words.contents[locale]}</h2><p class="hint">${words.contentsHint[locale]}</p>${definitionList(locale, kind.claims.flatMap((claim) => {
    const value = said[claim.name]
    return value === undefined ? [] : [{ term: claim.label, value: printClaim(locale, claim, value) }]
  }))}`
}

function givenTo(visit: Visit, number: string, copies: readonly Copy[]): Content {
  const { locale, link } = visit
  if (copies.length === 0) return undefined
  const ends = (copy: Copy): Content => copy.endable && copy.ended === undefined
    && form(visit, { action: link(`${pathOf(number)}/copies/${copy.id}/end`), keeps: 'nothing', body: button(locale, words.end, { kind: 'danger' }) })
  return html`<h2>${words.copies[locale]}</h2>${table(locale, {
    caption: words.copies, captionUnseen: true, rows: copies, columns: [
      { title: words.given, header: true, cell: ({ given }) => moment(visit, given) },
      { title: words.state, cell: ({ ended }) => (ended === undefined ? tag(locale, words.stands, 'good') : html`${tag(locale, words.ended, 'late')} ${moment(visit, ended)}`) },
      { title: words.act, cell: ends },
    ],
  })}<p class="hint">${(copies.some(({ endable }) => endable) ? words.endHint : words.badgeHint)[locale]}</p>`
}
