/** The keys of a company, making one, and the secret that is shown once. */
import { transact } from '../../../../kernel/index.ts'
import type { Actor } from '../../../../kernel/parties/index.ts'
import type { Problem } from '../../../../law/failure.ts'
import { formatNumber } from '../../../../law/format.ts'
import {
  actions, actorHere, button, copyable, definitionList, emptyState, fields, form, html, type Html, moment, notice, otherKeysLead, pageFrom, pagination, portalKeys, problemsOf, type Route, route, seeOther, table, type Visit,
} from '../../../../portal/index.ts'
import type { LanguageModel } from '../../language-model.ts'
import type { KeyDraft, KeyRecord } from '../keys.ts'
import { messages } from '../messages.ts'
import { firstCallHead, firstCallSection } from './first-call.ts'
import { freshKey, freshTestKey, keyControls, readKey, testControls } from './form.ts'
import { keyPath, keysPage, keysTitle, path, seen, stateOf, stateTag, testTag } from './parts.ts'
import { undertakingPath } from './undertaking.ts'
import { words } from './words.ts'
import { isInside } from '../../office.ts'

type Here = Pick<LanguageModel, 'kernel' | 'keys' | 'options' | 'usage' | 'serving' | 'models'>

const size = 50

/** Where a test key is made. */
const testPath = `${path}/test`

export function listRoutes(here: Here): readonly Route[] {
  const { kernel, keys, options } = here

  /** Where a company stands with the undertaking; whoever wears no company is told what to do. */
  async function mayMake(actor: Actor): Promise<'yes' | 'sign first' | 'no company'> {
    if (actor.organisation === undefined) return 'no company'
    return await keys.undertakings.acceptanceBy(actor.organisation.id) === undefined ? 'sign first' : 'yes'
  }

  /** Makes a key and shows its secret, or says what is wrong. Once a key is made, nothing that goes wrong afterwards is told as if it were not. */
  async function made(visit: Visit, draft: KeyDraft, wrong: (problems: readonly Problem[]) => Response): Promise<Response> {
    let key: Awaited<ReturnType<typeof keys.make>>
    try {
      key = await transact(kernel.db, (tx) => keys.make(tx, actorHere(visit), draft))
    } catch (error) {
      return wrong(problemsOf(error))
    }
    return secretPage(here, visit, key.id, key.secret)
  }

  return [
    route({
      method: 'GET', path, kind: 'page', permission: 'signed in', whileSuspended: true, title: keysTitle,
      handle: async (visit) => {
        const { locale, link } = visit
        const actor = actorHere(visit)
        if (isInside(actor, options)) return officePage(here, visit)
        const may = await mayMake(actor)
        if (may === 'no company') {
          return keysPage(visit, {
            title: keysTitle, body: html`<h1>${keysTitle[locale]}</h1>${lead(visit)}${notice(locale, { body: html`<p>${messages.noCompany[locale]}</p>` })}${
              actions(button(locale, words.addCompany, { href: link('/account/companies/new') }))}`,
          })
        }
        const rows = await keys.of(actor.organisation!.id)
        const first = may === 'sign first'
        return keysPage(visit, {
          title: keysTitle, wide: true,
          body: html`<h1>${keysTitle[locale]}</h1>${lead(visit)}${first && notice(locale, { body: html`<p>${words.undertakingLead[locale]}</p>` })}${
            actions(first ? button(locale, words.readAndSign, { href: link(undertakingPath) }) : [button(locale, words.make, { href: link(`${path}/new`) }), button(locale, words.makeTest, { kind: 'quiet', href: link(testPath) })],
              html`<a href="${link('/usage')}">${words.allUsage[locale]}</a>`)}${keyTable(here, visit, rows)}`,
        })
      },
    }),
    route({
      method: 'GET', path: `${path}/new`, kind: 'page', permission: 'signed in', title: words.make,
      handle: async (visit) => {
        const may = await mayMake(actorHere(visit))
        return may === 'yes' ? makePage(here, visit) : seeOther(visit, may === 'sign first' ? undertakingPath : path)
      },
    }),
    route({
      method: 'POST', path: `${path}/new`, kind: 'page', permission: 'signed in', title: words.make, rateLimit: { requests: 60, seconds: 3600 },
      handle: async (visit) => {
        const { choices, purpose, days, filled } = readKey(await visit.form())
        return made(visit, { ...choices, purpose, days }, (problems) => makePage(here, visit, filled, problems))
      },
    }),
    route({
      method: 'GET', path: testPath, kind: 'page', permission: 'signed in', title: words.makeTest,
      handle: async (visit) => {
        const may = await mayMake(actorHere(visit))
        return may === 'yes' ? makeTestPage(here, visit) : seeOther(visit, may === 'sign first' ? undertakingPath : path)
      },
    }),
    route({
      method: 'POST', path: testPath, kind: 'page', permission: 'signed in', title: words.makeTest, rateLimit: { requests: 60, seconds: 3600 },
      handle: async (visit) => {
        const { values } = await visit.form()
        const { name = '', purpose = '' } = values
        return made(visit, { ...freshTestKey(options.keys), name, purpose }, (problems) => makeTestPage(here, visit, values, problems))
      },
    }),
  ]
}

/** What these keys are for, and where those of the portal's own API are. */
const lead = ({ locale, link }: Visit): Html => html`<p class="lead">${words.lead[locale]}</p><p>${otherKeysLead(portalKeys)[locale]} <a href="${link(portalKeys.path)}">${portalKeys.title[locale]}</a></p>`

const makePage = ({ options }: Here, visit: Visit, filled = freshKey, problems: readonly Problem[] = []): Response => keysPage(visit, {
  title: words.make, below: true, problems,
  body: html`<h1>${words.make[visit.locale]}</h1><p>${words.onlyTrying[visit.locale]} <a href="${visit.link(testPath)}">${words.makeTest[visit.locale]}</a></p>${form(visit, {
    body: html`${fields(visit.locale, keyControls(options.keys, { fresh: true }), { ...filled, problems })}${
      actions(button(visit.locale, words.make), html`<a href="${visit.link(path)}">${words.cancel[visit.locale]}</a>`)}`,
  })}`,
})

/** A test key is asked its name and what it is for; all else is what every test key has. */
function makeTestPage({ options }: Here, visit: Visit, values: Readonly<Record<string, string>> = {}, problems: readonly Problem[] = []): Response {
  const { locale, link } = visit
  const { limits, daily, days } = options.keys.test
  const number = (value: number): string => formatNumber(value, locale)
  return keysPage(visit, {
    title: words.makeTest, below: true, problems,
    body: html`<h1>${words.makeTest[locale]}</h1><p class="lead">${words.testLead[locale]}</p>${definitionList(locale, [
      { term: words.requestsPerMinute, value: number(limits.requestsPerMinute) }, { term: words.tokensPerMinute, value: number(limits.tokensPerMinute) },
      { term: words.testRequests, value: number(daily.requests) }, { term: words.testTokens, value: number(daily.tokens) }, { term: words.testDays, value: number(days) },
    ])}${form(visit, {
      body: html`${fields(locale, testControls(options.keys), { values, problems })}${actions(button(locale, words.makeTest), html`<a href="${link(path)}">${words.cancel[locale]}</a>`)}`,
    })}`,
  })
}

/** The only page that ever shows a secret, with the first call that one makes with it. */
export const secretPage = async (here: Here, visit: Visit, id: string, secret: string): Promise<Response> => keysPage(visit, {
  title: words.secretTitle, below: true, headExtra: firstCallHead,
  body: html`<h1>${words.secretTitle[visit.locale]}</h1>${notice(visit.locale, { kind: 'warning', body: html`<p>${words.secretOnce[visit.locale]}</p>` })}${
    copyable(visit.locale, { label: words.secret, value: secret })}${await firstCallSection(here, visit, await here.keys.find(id), secret)}${actions(button(visit.locale, words.toKey, { href: visit.link(keyPath(id)) }))}`,
})

const keyTable = (here: Here, visit: Visit, rows: readonly KeyRecord[], companies?: ReadonlyMap<string, { readonly name: string }>) => table(visit.locale, {
  caption: keysTitle, captionUnseen: true, rows, empty: emptyState(visit.locale, { title: words.none, body: words.noneHint[visit.locale] }),
  columns: [
    { title: words.name, header: true, cell: ({ id, name, test }) => html`<a href="${visit.link(keyPath(id))}">${name}</a>${test && html` ${testTag(visit)}`}` },
    ...(companies === undefined ? [] : [{ title: words.company, cell: ({ organisation }: KeyRecord) => companies.get(organisation)?.name ?? '' }]),
    { title: words.status, cell: (key) => stateTag(visit, stateOf(here.kernel, key)) },
    { title: words.purpose, cell: ({ purpose }) => here.options.keys.purposes[purpose]?.[visit.locale] ?? purpose },
    { title: words.secret, cell: (key) => key.secrets[0] && seen(key, key.secrets[0].last4) },
    { title: words.expires, cell: ({ expiresAt }) => moment(visit, expiresAt) },
  ],
})

/** The keys of all companies, for those who may stop them. */
async function officePage(here: Here, visit: Visit): Promise<Response> {
  const { kernel, keys } = here
  const at = pageFrom(visit)
  const { rows, total } = await keys.all({ page: at, size })
  const companies = await kernel.parties.organisationsById(rows.map(({ organisation }) => organisation))
  return keysPage(visit, {
    title: words.everyKey, wide: true,
    body: html`<h1>${words.everyKey[visit.locale]}</h1><p class="lead">${words.everyKeyLead[visit.locale]}</p>${keyTable(here, visit, rows, companies)}${
      pagination(visit.locale, { url: visit.url, page: at, size, total })}`,
  })
}
