/** The page of one key: what it may do, its budget, its secrets, its use; with what its company and the office can do to it. */
import { transact } from '../../../../kernel/index.ts'
import { mayLift, type Order } from '../../../../kernel/orders/index.ts'
import type { Actor } from '../../../../kernel/parties/index.ts'
import type { Problem } from '../../../../law/failure.ts'
import { formatNumber } from '../../../../law/format.ts'
import { text } from '../../../../law/field.ts'
import { same } from '../../../../law/text.ts'
import { dayOf, firstOfMonth } from '../../../../law/time.ts'
import {
  actions, actorHere, button, type Content, type Control, dateTime, type Definition, definitionList, fields, form, html, type Html, idFrom, moment, notice, problemsOf, type Route, route, seeOther, table, type Visit,
} from '../../../../portal/index.ts'
import { amountWords, budgetControls, budgetMeters, budgetValues, budgetWords, keyScope, readBudget, testScope } from '../../budgets/index.ts'
import type { LanguageModel } from '../../language-model.ts'
import { type UsageLine, usageWords } from '../../usage/index.ts'
import { keySubject } from '../key.ts'
import type { KeyRecord } from '../keys.ts'
import { requireSpeaker } from '../speaker.ts'
import { firstCallHead, firstCallSection } from './first-call.ts'
import { filledOf, keyControls, readKey } from './form.ts'
import { secretPage } from './list.ts'
import { keyFor, keyPath, keysPage, keysTitle, type KeyState, path, seen, stateOf, stateTag, testTag } from './parts.ts'
import { undertakingPath } from './undertaking.ts'
import { endpointWords, words } from './words.ts'
import { isHead } from '../../office.ts'

type Here = Pick<LanguageModel, 'kernel' | 'keys' | 'options' | 'budgets' | 'usage' | 'serving' | 'models'>
type Seen = KeyRecord & { readonly own: boolean }
type Values = Readonly<Record<string, string>>

const reason = text('reason', { label: words.stopReason, hint: words.stopReasonHint, maxLength: 500, long: true })

export function keyPageRoutes(here: Here): readonly Route[] {
  const { kernel, keys, budgets, options } = here
  const { db, orders } = kernel
  const office = { anyRole: [options.engineer, options.head] }

  /** A deed on a key, and the page to which it leads; what went wrong is said on the page of the key. */
  const deed = (act: string, permission: Route['permission'], perform: (actor: Actor, key: Seen, values: Values) => Promise<Response | string>): Route => route({
    method: 'POST', path: `${path}/:id/${act}`, kind: 'page', permission, title: keysTitle, rateLimit: { requests: 60, seconds: 600 },
    handle: async (visit, { id = '' }) => {
      const actor = actorHere(visit)
      const key = await keyFor(here, actor, idFrom(id))
      const { values } = await visit.form()
      try {
        const done = await perform(actor, key, values)
        return typeof done === 'string' ? seeOther(visit, `${keyPath(key.id)}?done=${done}`) : done
      } catch (error) {
        return keyPage(here, visit, key, problemsOf(error), values)
      }
    },
  })

  return [
    route({
      method: 'GET', path: `${path}/:id`, kind: 'page', permission: 'signed in', whileSuspended: true, title: keysTitle,
      handle: async (visit, { id }) => keyPage(here, visit, await keyFor(here, actorHere(visit), idFrom(id))),
    }),
    route({
      method: 'GET', path: `${path}/:id/edit`, kind: 'page', permission: 'signed in', title: words.edit,
      handle: async (visit, { id }) => {
        const key = await keyFor(here, actorHere(visit), idFrom(id))
        return key.own ? editPage(here, visit, key, filledOf(key)) : seeOther(visit, keyPath(key.id))
      },
    }),
    route({
      method: 'POST', path: `${path}/:id/edit`, kind: 'page', permission: 'signed in', title: words.edit, rateLimit: { requests: 60, seconds: 600 },
      handle: async (visit, { id }) => {
        const actor = actorHere(visit)
        const key = await keyFor(here, actor, idFrom(id))
        const { choices, filled } = readKey(await visit.form())
        try {
          await transact(db, (tx) => keys.change(tx, actor, key.id, choices))
        } catch (error) {
          return editPage(here, visit, key, filled, problemsOf(error))
        }
        return seeOther(visit, `${keyPath(key.id)}?done=saved`)
      },
    }),
    route({
      method: 'POST', path: `${path}/:id/rotate`, kind: 'page', permission: 'signed in', title: words.secretTitle, rateLimit: { requests: 60, seconds: 600 },
      handle: async (visit, { id }) => {
        const actor = actorHere(visit)
        const key = await keyFor(here, actor, idFrom(id))
        const { values } = await visit.form()
        let secret: string
        try {
          ;({ secret } = await transact(db, (tx) => keys.rotate(tx, actor, key.id, Number(values['overlap']))))
        } catch (error) {
          return keyPage(here, visit, key, problemsOf(error), values)
        }
        return secretPage(here, visit, key.id, secret)
      },
    }),
    deed('revoke', 'signed in', async (actor, { id }) => {
      await transact(db, (tx) => keys.revoke(tx, actor, id))
      return 'revoked'
    }),
    route({
      method: 'POST', path: `${path}/:id/budget`, kind: 'page', permission: 'signed in', title: words.budget, rateLimit: { requests: 60, seconds: 600 },
      handle: async (visit, { id }) => {
        const actor = actorHere(visit)
        const key = await keyFor(here, actor, idFrom(id))
        const { values } = await visit.form()
        const scope = keyScope(key.id)
        const { limits, problems } = readBudget(values, budgets.limits.chosen(scope))
        if (problems.length > 0 || !key.own) return keyPage(here, visit, key, problems, values)
        await transact(db, async (tx) => {
          await requireSpeaker(kernel.parties, tx, actor)
          await budgets.limits.set(tx, actor, scope, limits, { byOffice: false })
        })
        return seeOther(visit, `${keyPath(key.id)}?done=budget`)
      },
    }),
    route({
      method: 'POST', path: `${path}/:id/stop`, kind: 'page', permission: office, title: words.stop, rateLimit: { requests: 60, seconds: 600 },
      handle: async (visit, { id }) => {
        const actor = actorHere(visit)
        const key = await keyFor(here, actor, idFrom(id))
        const { values } = await visit.form()
        const why = (values['reason'] ?? '').trim()
        if (why === '') return keyPage(here, visit, key, [{ field: 'reason', text: words.noReason }], values)
        try {
          // The head's order binds the engineers; theirs the head may lift.
          const office = isHead(actor, options) ? options.head : options.engineer
          await transact(db, (tx) => orders.suspend(tx, actor, {
            subject: keySubject(key.id), reason: same(why.slice(0, 500)), office, ...(office !== options.head && { alsoLiftedBy: [options.head] }),
          }))
        } catch (error) {
          return keyPage(here, visit, key, problemsOf(error), values)
        }
        return seeOther(visit, `${keyPath(key.id)}?done=stopped`)
      },
    }),
    deed('lift', office, async (actor, { id }, { order: wanted }) => {
      const order = (await orders.list()).find((one) => one.id === wanted && one.subject === keySubject(id))
      await transact(db, (tx) => orders.lift(tx, actor, { order: order?.id ?? '' }))
      return 'lifted'
    }),
  ]
}

const done = { saved: words.saved, revoked: words.revokedNow, budget: budgetWords.saved, stopped: words.stoppedNow, lifted: words.liftedNow } as const

const editPage = ({ options }: Here, visit: Visit, key: KeyRecord, filled: ReturnType<typeof filledOf>, problems: readonly Problem[] = []): Response => keysPage(visit, {
  title: words.edit, below: true, problems,
  body: html`<h1>${words.edit[visit.locale]}</h1>${form(visit, {
    body: html`${fields(visit.locale, keyControls({ ...options.keys, ...(key.test && { limits: options.keys.test.limits }) }, { fresh: false }), { ...filled, problems })}${
      actions(button(visit.locale, words.save), html`<a href="${visit.link(keyPath(key.id))}">${words.cancel[visit.locale]}</a>`)}`,
  })}`,
})

async function keyPage(here: Here, visit: Visit, key: Seen, problems: readonly Problem[] = [], values: Values = {}): Promise<Response> {
  const { kernel, budgets, usage } = here
  const { locale, link, url } = visit
  // From the database: whoever has just stopped the key must see it stopped.
  const inForce = Map.groupBy((await kernel.orders.list()).filter(({ restricts }) => restricts === undefined), ({ subject }) => subject)
  const ordersOn = (subject: string): readonly Order[] => inForce.get(subject) ?? []
  const [standing, company] = [ordersOn(keySubject(key.id)), ordersOn(`organisation:${key.organisation}`)]
  const ofSystem = key.system === undefined ? [] : ordersOn(`entry:${key.system}`)
  const state = stateOf({ orders: { standing: (subject: string) => ordersOn(subject)[0] }, now: kernel.now }, key)
  const [told] = Object.entries(done).filter(([name]) => name === url.searchParams.get('done'))
  const today = dayOf(kernel.now(), kernel.country.calendar.zone)
  const lines = await usage.lines({ key: key.id, from: firstOfMonth(today), to: today })
  const alive = state === 'inForce' || state === 'stopped'
  return keysPage(visit, {
    title: same(key.name), below: true, wide: true, problems, headExtra: firstCallHead,
    body: html`<h1>${key.name}${key.test && html` ${testTag(visit)}`}</h1>${key.test && html`<p class="lead">${words.testLead[locale]}</p>`}${told && problems.length === 0 && notice(locale, { kind: 'good', body: html`<p>${told[1][locale]}</p>` })}${
      standing.length > 0 && notice(locale, { kind: 'warning', title: words.stoppedBecause, body: standing.map(({ reason: why }) => html`<p>${why[locale]}</p>`) })}${
      ofSystem.length > 0 && notice(locale, { kind: 'warning', title: words.systemStopped, body: ofSystem.map(({ reason: why, number }) => html`<p>${why[locale]}${number !== undefined && html` (<a href="${link(`/decisions/${number}`)}">${number}</a>)`}</p>`) })}${
      company.length > 0 && notice(locale, { kind: 'warning', title: words.companyStopped, body: company.map(({ reason: why }) => html`<p>${why[locale]}</p>`) })}${
      definitionList(locale, await facts(here, visit, key, state))}${key.own && alive && actions(button(locale, words.edit, { kind: 'quiet', href: link(`${keyPath(key.id)}/edit`) }))}${
      key.own && state === 'inForce' && await firstCallSection(here, visit, key)}${!key.own && officeSection(here, visit, key, { standing, alive, problems, values })}<section><h2>${words.usage[locale]}</h2>${useTable(visit, lines)}${
      key.own && html`<p><a href="${link('/usage')}">${words.allUsage[locale]}</a></p>`}</section><section><h2>${words.budget[locale]}</h2>${
      budgetMeters(visit, await budgets.states(keyScope(key.id)))}${
      key.test && html`<h3>${words.ofTests[locale]}</h3>${budgetMeters(visit, await budgets.states(testScope(key.organisation)))}`}${key.own && alive && budgetForm(here, visit, key, problems, values)}</section>${
      key.own && alive && [rotateSection(visit, key, problems, values), revokeSection(visit, key)]}`,
  })
}

async function facts(here: Here, visit: Visit, key: Seen, state: KeyState): Promise<readonly Definition[]> {
  const { kernel, options } = here
  const { locale, link } = visit
  const maker = (await kernel.parties.namesOf([key.person])).get(key.person) ?? ''
  const company = key.own ? undefined : (await kernel.parties.organisation({ id: key.organisation }))?.name
  return [
    { term: words.status, value: stateTag(visit, state) },
    ...(company === undefined ? [] : [{ term: words.company, value: company }]),
    { term: words.secrets, value: key.secrets.map(({ last4, endsAt }, i) => [i > 0 && html`<br>`, seen(key, last4), endsAt && html` <span class="hint">${words.ends[locale]}: ${moment(visit, endsAt)}</span>`]) },
    { term: words.kind, value: (key.test ? words.testKind : words.paidKind)[locale] },
    { term: words.purpose, value: options.keys.purposes[key.purpose]?.[locale] ?? key.purpose },
    ...(key.system === undefined ? [] : [{ term: words.system, value: options.keys.systems === undefined ? key.system : html`<a href="${link(`/registers/${options.keys.systems}/${key.system}`)}">${key.system}</a>` }]),
    { term: words.models, value: key.models === 'all' ? words.all[locale] : key.models.join(', ') },
    { term: words.endpoints, value: key.endpoints === 'all' ? words.all[locale] : key.endpoints.map((one, i) => [i > 0 && html`<br>`, endpointWords[one][locale]]) },
    { term: words.requestsPerMinute, value: formatNumber(key.limits.requestsPerMinute, locale) }, { term: words.tokensPerMinute, value: formatNumber(key.limits.tokensPerMinute, locale) },
    { term: words.callsAtOnce, value: formatNumber(options.keys.callsAtOnce, locale) },
    { term: words.keepsLogs, value: html`${(key.keepsLogs ? words.yes : words.no)[locale]}${key.own && html` · <a href="${link(`${keyPath(key.id)}/logs`)}">${words.kept[locale]}</a>`}` },
    { term: words.personalData, value: words.personalDataHint[locale] },
    { term: words.made, value: moment(visit, key.madeAt) }, { term: words.maker, value: maker }, { term: words.expires, value: moment(visit, key.expiresAt) },
    { term: words.acceptedUnder, value: html`<a href="${link(`${undertakingPath}/${key.undertaking}`)}"><code>${key.undertaking.slice(0, 12)}</code></a>` },
  ]
}

const useTable = ({ locale }: Visit, lines: readonly UsageLine[]): Html => table(locale, {
  caption: words.usage, captionUnseen: true, rows: lines, empty: html`<p>${words.noUsage[locale]}</p>`,
  columns: [
    { title: usageWords.day, header: true, cell: ({ day }) => dateTime(locale, day) }, { title: usageWords.model, cell: ({ model }) => html`<code>${model}</code>` },
    { title: usageWords.requests, numeric: true, cell: ({ requests }) => formatNumber(requests, locale) },
    { title: usageWords.promptTokens, numeric: true, cell: ({ promptTokens }) => formatNumber(promptTokens, locale) },
    { title: usageWords.outputTokens, numeric: true, cell: ({ outputTokens }) => formatNumber(outputTokens, locale) },
    { title: usageWords.amount, numeric: true, cell: ({ amount, unpricedTokens }) => (unpricedTokens > 0n && amount === 0n ? usageWords.notSet[locale] : amountWords('money', amount, locale)) },
  ],
})

const budgetForm = ({ budgets }: Here, visit: Visit, key: KeyRecord, problems: readonly Problem[], values: Values): Html => form(visit, {
  action: visit.link(`${keyPath(key.id)}/budget`),
  body: html`<p class="hint">${budgetWords.hardStop[visit.locale]}</p>${fields(visit.locale, budgetControls, { values: { ...budgetValues(budgets.limits.chosen(keyScope(key.id))), ...values }, problems })}${
    actions(button(visit.locale, budgetWords.save, { kind: 'quiet' }))}`,
})

const overlap: Control = {
  kind: 'select', name: 'overlap', label: words.overlap,
  choices: [{ value: '0', label: words.atOnce }, { value: '1', label: words.hour }, { value: '24', label: words.oneDay }, { value: '168', label: words.week }],
}

const section = (title: Content, hint: Content, body: Content): Html => html`<section><h2>${title}</h2><p>${hint}</p>${body}</section>`

const rotateSection = (visit: Visit, key: KeyRecord, problems: readonly Problem[], values: Values): Html => section(words.rotate[visit.locale], words.rotateHint[visit.locale], form(visit, {
  action: visit.link(`${keyPath(key.id)}/rotate`),
  body: html`${fields(visit.locale, [overlap], { values: { overlap: '24', ...values }, problems })}${actions(button(visit.locale, words.rotate, { kind: 'quiet' }))}`,
}))

const revokeSection = (visit: Visit, key: KeyRecord): Html => section(words.revoke[visit.locale], words.revokeHint[visit.locale], form(visit, {
  action: visit.link(`${keyPath(key.id)}/revoke`), body: actions(button(visit.locale, words.revoke, { kind: 'danger' })),
}))

/** What the office does: stops a key with a reason, and lets it work again where the order is its own. */
function officeSection({ options }: Here, visit: Visit, key: KeyRecord, { standing, alive, problems, values }: {
  readonly standing: readonly Order[]; readonly alive: boolean; readonly problems: readonly Problem[]; readonly values: Values
}): Content {
  const { locale, link } = visit
  const actor = actorHere(visit)
  const own = isHead(actor, options) ? options.head : options.engineer
  return [
    standing.filter((order) => mayLift(actor, order)).map(({ id }) => form(visit, {
      action: link(`${keyPath(key.id)}/lift`), body: html`<input type="hidden" name="order" value="${id}">${actions(button(locale, words.lift, { kind: 'quiet' }))}`,
    })),
    alive && standing.every(({ issuer }) => issuer !== `role:${own}`) && section(words.stop[locale], words.everyKeyLead[locale], form(visit, {
      action: link(`${keyPath(key.id)}/stop`), body: html`${fields(locale, [reason], { values, problems })}${actions(button(locale, words.stop, { kind: 'danger' }))}`,
    })),
  ]
}
