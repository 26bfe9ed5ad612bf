/** One's signing certificates: what there is, a new one in place of a lost one, and stopping one by the link of a letter. */
import { actingFor } from '../../law/official-names.ts'
import type { Factor, Standing } from '../../kernel/identity/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import { capacityOf, type LocalCertificate } from '../../kernel/signatures/index.ts'
import type { Problem } from '../../law/failure.ts'
import type { Instant } from '../../law/time.ts'
import { ownAddress, passkeyHead, readSignIn } from '../account/index.ts'
import { notFound, problemsOf } from '../answers.ts'
import { actorHere } from '../asked.ts'
import { actions, button, definitionList, emptyState, errorSummary, fields, form, notice, table, tag } from '../components/index.ts'
import type { Control } from '../components/index.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { page, seeOther } from '../layout.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import { whatIsMissing } from '../services/index.ts'
import type { Visit } from '../visit.ts'
import { moment } from '../words.ts'
import { words } from './messages.ts'

const path = '/account/certificate'
const crumbs = [{ title: words.account, path: '/account' }]

export function certificateRoutes(kernel: Kernel): readonly Route[] {
  const { identity } = kernel
  return [
    route({
      method: 'GET', path, kind: 'page', permission: 'signed in', title: words.certificate,
      handle: async (visit) => certificatePage(kernel, visit),
    }),
    route({
      method: 'GET', path: `${path}/new/:way`, kind: 'page', permission: 'signed in', title: words.newCertificate,
      handle: async (visit, { way }) => newPage(visit, wayOf(await identity.standing(actorHere(visit), capacityOf(actorHere(visit), 'anyone')), way)),
    }),
    route({
      method: 'POST', path: `${path}/new/:way`, kind: 'page', permission: 'signed in', title: words.newCertificate, rateLimit: { requests: 30, seconds: 600 },
      async handle(visit, { way }) {
        const actor = actorHere(visit)
        const { values } = await visit.form()
        const shown = wayOf(await identity.standing(actor, capacityOf(actor, 'anyone')), way)
        try {
          await identity.enrol(actor, { capacity: capacityOf(actor, 'anyone'), pin: values['new-pin'] ?? '', again: values['pin-again'] ?? '', factor: factorOf(shown, values) })
          const to = ownAddress(visit, visit.url.searchParams.get('to'))
          return to !== undefined && (await identity.standing(actor, capacityOf(actor, 'anyone'))).certificate
            ? new Response(null, { status: 303, headers: { location: to } }) : seeOther(visit, `${path}?done=issued`)
        } catch (error) {
          return newPage(visit, shown, problemsOf(error))
        }
      },
    }),
    route({
      method: 'GET', path: `${path}/stop`, kind: 'page', permission: 'everyone', title: words.stop,
      handle: (visit) => stopPage(visit),
    }),
    route({
      method: 'POST', path: `${path}/stop`, kind: 'page', permission: 'everyone', title: words.stop, rateLimit: { requests: 30, seconds: 600 },
      async handle(visit) {
        await visit.form()
        try {
          await identity.stop(visit.url.searchParams.get('link') ?? '')
        } catch (error) {
          return stopPage(visit, problemsOf(error))
        }
        return page({
          visit, title: words.stopped, headers: { 'cache-control': 'no-store' },
          body: html`<h1>${words.stopped[visit.locale]}</h1><p class="lead">${words.stoppedLead[visit.locale]}</p>${
            actions(button(visit.locale, words.resetPassword, { href: visit.link('/account/reset') }))}`,
        })
      },
    }),
  ]
}

type Way = Standing['shows'][number]

function wayOf({ shows }: Standing, way: string): Way {
  const found = shows.find((one) => one === way)
  if (found === undefined) throw notFound()
  return found
}

function factorOf(way: Way, values: Readonly<Record<string, string>>): Factor {
  switch (way) {
    case 'password': return { kind: 'password', password: values['password'] ?? '' }
    case 'pin': return { kind: 'pin', pin: values['old-pin'] ?? '' }
    case 'code': return { kind: 'code', code: values['code'] ?? '' }
    case 'passkey': return { kind: 'passkey', challenge: values['challenge'] ?? '', response: readSignIn(values['answer'] ?? '') }
  }
}

async function certificatePage(kernel: Kernel, visit: Visit): Promise<Response> {
  const { locale, link } = visit
  const actor = actorHere(visit)
  const standing = await kernel.identity.standing(actor, capacityOf(actor, 'anyone'))
  const all = await kernel.signatures.local.certificates(actor.person)
  const blocked = !standing.covers || standing.lacks.length > 0
  return page({
    visit, title: words.certificate, width: 'wide', breadcrumbs: crumbs,
    body: html`${visit.url.searchParams.get('done') === 'issued' && notice(locale, { kind: 'good', body: words.issued[locale] })}<h1>${words.certificate[locale]}</h1><p class="lead">${
      words.certificateLead[locale]}</p>${certificateTable(visit, all, kernel.now())}<h2>${words.newCertificate[locale]}</h2><p>${words.forWhom[locale]}: <b>${
      actingFor(actor, locale)}</b></p>${!kernel.signatures.local.enabled ? notice(locale, { kind: 'warning', body: words.localOff[locale] })
      : blocked ? whatIsMissing(kernel, visit, standing)
        : definitionList(locale, standing.shows.map((way) => ({
          term: html`<a href="${link(`${path}/new/${way}`)}${visit.url.search}">${words.ways[way][locale]}</a>`, value: words.waysLead[way][locale],
        })))}`,
  })
}

function certificateTable(visit: Visit, all: readonly LocalCertificate[], now: Instant): Html {
  const { locale } = visit
  const state = ({ revokedAt, expiresAt, validFrom, locked }: LocalCertificate): Html => {
    if (revokedAt !== undefined) return tag(locale, words.revoked)
    if (expiresAt <= now) return tag(locale, words.expired)
    if (validFrom > now) return html`${tag(locale, words.waiting, 'wait')} ${moment(visit, validFrom)}`
    return locked ? tag(locale, words.locked, 'late') : tag(locale, words.inForce, 'good')
  }
  return table(locale, {
    caption: words.certificates, captionUnseen: true, rows: all, empty: emptyState(locale, { title: words.noCertificates }),
    columns: [
      { title: words.forWhom, header: true, cell: ({ subject }) => subject.organisation?.name ?? subject.name },
      { title: words.serial, cell: ({ serial }) => `…${serial.slice(-8)}` },
      { title: words.state, cell: state },
      { title: words.until, cell: ({ expiresAt }) => moment(visit, expiresAt) },
    ],
  })
}

const newPin: readonly Control[] = [
  { kind: 'password', name: 'new-pin', label: words.newPin, hint: words.newPinHint, autocomplete: 'new-password' },
  { kind: 'password', name: 'pin-again', label: words.pinAgain, autocomplete: 'new-password' },
]

const shown: Readonly<Record<Exclude<Way, 'passkey'>, Control>> = {
  password: { kind: 'password', name: 'password', label: words.password, autocomplete: 'current-password' },
  pin: { kind: 'password', name: 'old-pin', label: words.oldPin, autocomplete: 'current-password' },
  code: { kind: 'input', name: 'code', label: words.code, hint: words.codeHint, autocomplete: 'one-time-code', maxLength: 40 },
}

function newPage(visit: Visit, way: Way, problems: readonly Problem[] = []): Response {
  const { locale } = visit
  const heading = html`${errorSummary(locale, problems)}<h1>${words.newCertificate[locale]}</h1><p class="lead">${words.waysLead[way][locale]}</p>`
  const crumb = [...crumbs, { title: words.certificate, path }]
  if (way !== 'passkey') {
    return page({
      visit, title: words.newCertificate, breadcrumbs: crumb, error: problems.length > 0,
      body: html`${heading}${form(visit, { body: html`${fields(locale, [shown[way], ...newPin], { problems })}${actions(button(locale, words.get))}` })}`,
    })
  }
  return page({
    visit, title: words.newCertificate, breadcrumbs: crumb, error: problems.length > 0, headExtra: passkeyHead(),
    body: html`${heading}<p class="hint">${words.passkeyScript[locale]}</p><section hidden data-passkey="sign-in" data-ask="/account/passkey/ask">${form(visit, {
      body: html`<input type="hidden" name="challenge"><input type="hidden" name="answer">${fields(locale, newPin, { problems })}${actions(button(locale, words.get))}`,
    })}<div hidden data-failed>${notice(locale, { kind: 'warning', body: words.passkeyStopped[locale] })}</div></section>`,
  })
}

function stopPage(visit: Visit, problems: readonly Problem[] = []): Response {
  const { locale } = visit
  return page({
    visit, title: words.stop, error: problems.length > 0, headers: { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' },
    body: html`${errorSummary(locale, problems)}<h1>${words.stop[locale]}</h1><p class="lead">${words.stopLead[locale]}</p>${
      form(visit, { body: actions(button(locale, words.stopDo, { kind: 'danger' })) })}`,
  })
}
