/** The pages of keys: the list, making one, the secret that is shown once, and revoking. */
import { transact } from '../../../kernel/index.ts'
import type { Problem } from '../../../law/failure.ts'
import { integer, text } from '../../../law/field.ts'
import {
  actions, actorHere, button, copyable, emptyState, errorSummary, fields, form, html, type Html, idFrom, moment, notice, otherKeysLead, page, portalKeys, problemsOf, type Route, route, seeOther, table, tag, type Visit,
} from '../../../portal/index.ts'
import { institution, place } from '../parts.ts'
import type { Scope } from './key.ts'
import { bounds, type KeyRecord } from './keys.ts'
import { learningKeys } from './kind.ts'
import { messages as words } from './messages.ts'
import type { Records } from './open.ts'
import { scopeWords } from './scope-words.messages.ts'
import { storePath } from './store.ts'

const { path } = learningKeys
const above = [place, { title: words.keysTitle, path }]

interface Filled { readonly values: Readonly<Record<string, string>>; readonly lists: Readonly<Record<string, readonly string[]>> }

const fresh: Filled = { values: { days: '365', requestsPerMinute: '60000' }, lists: { scopes: ['statements/write', 'statements/read/mine', 'state', 'profile'] satisfies readonly Scope[] } }

const wholeOf = (typed: string | undefined): number => (/^\d{1,9}$/.test((typed ?? '').trim()) ? Number(typed) : Number.NaN)

export function keyPages({ kernel, keys }: Records): readonly Route[] {
  const stateOf = (visit: Visit, { revokedAt, expiresAt }: KeyRecord): Html =>
    revokedAt !== undefined ? tag(visit.locale, words.revoked, 'plain') : expiresAt <= kernel.now() ? tag(visit.locale, words.ended, 'plain') : tag(visit.locale, words.inForce, 'good')

  const revokeForm = (visit: Visit, { id, name, revokedAt, expiresAt }: KeyRecord): Html | undefined => (revokedAt !== undefined || expiresAt <= kernel.now() ? undefined
    : form(visit, { action: visit.link(`${path}/revoke`), body: html`<input type="hidden" name="id" value="${id}">${button(visit.locale, html`${words.revoke[visit.locale]} <span class="unseen">${name}</span>`, { kind: 'quiet' })}` }))

  function makePage(visit: Visit, filled: Filled = fresh, problems: readonly Problem[] = []): Response {
    const { locale } = visit
    const choices = keys.scopesOf(actorHere(visit)).map((value) => ({ value, label: scopeWords[value] }))
    return page({
      visit, title: words.make, current: institution, breadcrumbs: above, error: problems.length > 0,
      body: html`${errorSummary(locale, problems)}<h1>${words.make[locale]}</h1>${form(visit, {
        body: html`${fields(locale, [
          text('name', { label: words.name, hint: words.nameHint, maxLength: 60 }), { kind: 'checks', name: 'scopes', label: words.scopes, choices },
          integer('days', { label: words.days, min: 1, max: bounds.days }), integer('requestsPerMinute', { label: words.rate, min: 1, max: bounds.requestsPerMinute }),
        ], { ...filled, problems })}${actions(button(locale, words.make), html`<a href="${visit.link(path)}">${words.cancel[locale]}</a>`)}`,
      })}`,
    })
  }

  const secretPage = (visit: Visit, { id, secret }: { readonly id: string; readonly secret: string }): Response => page({
    visit, title: words.secretTitle, current: institution, breadcrumbs: above, headers: { 'cache-control': 'private, no-store' },
    body: html`<h1>${words.secretTitle[visit.locale]}</h1>${notice(visit.locale, { kind: 'warning', body: html`<p>${words.secretOnce[visit.locale]}</p>` })}${
      copyable(visit.locale, { label: words.endpoint, value: `${visit.settings.origin}${storePath}` })}${copyable(visit.locale, { label: words.id, value: id })}${
      copyable(visit.locale, { label: words.secret, value: secret })}${actions(button(visit.locale, words.toKeys, { href: visit.link(path) }))}`,
  })

  return [
    route({
      method: 'GET', path, kind: 'page', permission: 'signed in', title: words.keysTitle,
      handle: async (visit) => {
        const { locale, link } = visit
        return page({
          visit, title: words.keysTitle, current: institution, breadcrumbs: [place], width: 'wide', headers: { 'cache-control': 'private, no-store' },
          body: html`<h1>${words.keysTitle[locale]}</h1><p class="lead">${words.keysLead[locale]}</p><p>${otherKeysLead(portalKeys)[locale]} <a href="${link(portalKeys.path)}">${portalKeys.title[locale]}</a></p>${
            actions(button(locale, words.make, { href: link(`${path}/new`) }))}${table(locale, {
            caption: words.keysTitle, captionUnseen: true, rows: await keys.of(actorHere(visit)), empty: emptyState(locale, { title: words.none, body: words.noneHint[locale] }),
            columns: [
              { title: words.name, header: true, cell: ({ name }) => name }, { title: words.state, cell: (key) => stateOf(visit, key) }, { title: words.scopes, cell: ({ scopes }) => scopes.join(', ') },
              { title: words.secret, cell: ({ secrets }) => secrets[0] && `${learningKeys.begins}…${secrets[0].last4}` }, { title: words.ends, cell: ({ expiresAt }) => moment(visit, expiresAt) },
              { title: words.revoke, cell: (key) => revokeForm(visit, key) },
            ],
          })}`,
        })
      },
    }),
    route({ method: 'GET', path: `${path}/new`, kind: 'page', permission: 'signed in', title: words.make, handle: (visit) => makePage(visit) }),
    route({
      method: 'POST', path: `${path}/new`, kind: 'page', permission: 'signed in', title: words.make, rateLimit: { requests: 60, seconds: 3600 },
      async handle(visit) {
        const { values, all } = await visit.form()
        const scopes = all('scopes')
        try {
          const made = await transact(kernel.db, (tx) => keys.make(tx, actorHere(visit), { name: values['name'] ?? '', scopes, days: wholeOf(values['days']), requestsPerMinute: wholeOf(values['requestsPerMinute']) }))
          return secretPage(visit, made)
        } catch (error) {
          return makePage(visit, { values, lists: { scopes } }, problemsOf(error))
        }
      },
    }),
    route({
      method: 'POST', path: `${path}/revoke`, kind: 'page', permission: 'signed in', title: words.revoke,
      async handle(visit) {
        const { values } = await visit.form()
        const id = idFrom(values['id'] ?? '')
        await transact(kernel.db, (tx) => keys.revoke(tx, actorHere(visit), id))
        return seeOther(visit, path)
      },
    }),
  ]
}
