/** Proving who one is: what is proved, what is not, and every way that this portal has. */
import type { Kernel } from '../../kernel/index.ts'
import type { Right } from '../../kernel/parties/index.ts'
import { organisationText } from '../../law/official-names.ts'
import type { Problem } from '../../law/failure.ts'
import { ownAddress } from '../account/index.ts'
import { problemsOf } from '../answers.ts'
import { actorHere } from '../asked.ts'
import { actions, button, definitionList, errorSummary, form, notice, tag } from '../components/index.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { page, seeOther } from '../layout.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import { readSignatureForm, signatureFiles, signatureFrom, signingHead, signingHeaders, signingStep, type ToSign } from '../services/index.ts'
import type { Visit } from '../visit.ts'
import { identifier } from '../words.ts'
import { provedThrough, words } from './messages.ts'

const statementPath = '/account/identity/statement.json'

export function proofRoutes(kernel: Kernel): readonly Route[] {
  const { identity, parties } = kernel
  const toSign = async (visit: Visit): Promise<ToSign> => ({
    signs: 'self', document: await identity.statement(actorHere(visit)), address: visit.link(statementPath), fileName: 'statement.json', outside: true,
  })
  return [
    route({
      method: 'GET', path: '/account/identity', kind: 'page', permission: 'signed in', title: words.identity,
      handle: (visit) => identityPage(kernel, visit),
    }),
    route({
      method: 'POST', path: '/account/identity/sample-number', kind: 'page', permission: 'signed in', rateLimit: { requests: 20, seconds: 600 },
      handle: (visit) => done(kernel, visit, () => identity.takeSampleNumber(actorHere(visit))),
    }),
    route({
      method: 'POST', path: '/account/identity/sample-company', kind: 'page', permission: 'signed in', rateLimit: { requests: 20, seconds: 600 },
      handle: (visit) => done(kernel, visit, () => identity.takeSampleCompany(actorHere(visit))),
    }),
    route({
      method: 'GET', path: statementPath, kind: 'page', permission: 'signed in',
      handle: async (visit) => new Response(Buffer.from(await identity.statement(actorHere(visit))), { headers: {
        'content-type': 'application/json', 'content-disposition': 'attachment; filename="statement.json"', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff',
      } }),
    }),
    route({
      method: 'GET', path: '/account/identity/signature', kind: 'page', permission: 'signed in', title: words.bySignature,
      handle: async (visit) => (identity.proving().length === 0 ? seeOther(visit, '/account/identity') : signaturePage(kernel, visit, await toSign(visit))),
    }),
    route({
      method: 'POST', path: '/account/identity/signature', kind: 'page', permission: 'signed in', title: words.bySignature, files: signatureFiles,
      async handle(visit) {
        const given = await readSignatureForm(visit)
        const document = await toSign(visit)
        try {
          const organisation = await identity.proveBySignature(actorHere(visit), await signatureFrom(kernel, actorHere(visit), document, given))
          return organisation !== undefined && (await parties.organisationsOf(actorHere(visit).person)).some((right) => right.organisation.id === organisation)
            ? seeOther(visit, `/account/companies/${organisation}`) : seeOther(visit, '/account/identity?done=proved')
        } catch (error) {
          return signaturePage(kernel, visit, document, problemsOf(error))
        }
      },
    }),
  ]
}

/** Does what a button asks; then the visitor goes on where they came from. */
async function done(kernel: Kernel, visit: Visit, act: () => Promise<unknown>): Promise<Response> {
  await visit.form()
  try {
    await act()
  } catch (error) {
    return identityPage(kernel, visit, problemsOf(error))
  }
  const to = visit.url.searchParams.get('to')
  return seeOther(visit, `/account/identity?done=proved${to === null ? '' : `&to=${encodeURIComponent(to)}`}`)
}

async function identityPage(kernel: Kernel, visit: Visit, problems: readonly Problem[] = []): Promise<Response> {
  const { locale } = visit
  const { person: id, name } = actorHere(visit)
  const person = await kernel.parties.person(id)
  const headed = (await kernel.parties.organisationsOf(id)).filter(({ capacity }) => capacity === 'head')
  const back = ownAddress(visit, visit.url.searchParams.get('to'))
  return page({
    visit, title: words.identity, breadcrumbs: [{ title: words.account, path: '/account' }], error: problems.length > 0,
    body: html`${errorSummary(locale, problems)}${visit.url.searchParams.get('done') === 'proved' && notice(locale, { kind: 'good', body: words.done[locale] })}<h1>${
      words.identity[locale]}</h1><p class="lead">${words.lead[locale]}</p>${definitionList(locale, [
      { term: words.name, value: person?.name ?? name },
      { term: words.personNumber, value: person?.identifier === undefined ? tag(locale, words.notProved, 'wait') : html`${identifier(person.identifier.value)} ${tag(locale, words.proved, 'good')}` },
      ...headed.map(({ organisation, proved }) => ({
        term: organisationText(organisation), value: html`${words.organisationNumber[locale]} ${identifier(organisation.identifier.value)} ${proved ? tag(locale, words.proved, 'good') : tag(locale, words.headNotProved, 'wait')}`,
      })),
    ])}${back !== undefined && actions(button(locale, words.goOn, { href: back }))}${ways(kernel, visit, person?.identifier !== undefined, headed)}`,
  })
}

function ways(kernel: Kernel, visit: Visit, known: boolean, headed: readonly Right[]): Html {
  const { locale, link } = visit
  const { identity, parties, settings } = kernel
  const to = visit.url.search
  const sample = html`<section><h2>${words.bySample[locale]}</h2>${notice(locale, { kind: 'sample', body: words.sampleLead[locale] })}${known
    ? form(visit, { action: `${link('/account/identity/sample-company')}${to}`, body: html`<p>${words.sampleCompanyLead[locale]}</p>${actions(button(locale, words.takeCompany, { kind: 'quiet' }))}` })
    : form(visit, { action: `${link('/account/identity/sample-number')}${to}`, body: actions(button(locale, words.takeNumber)) })}</section>`
  const signature = html`<section><h2>${words.bySignature[locale]}</h2><p>${words.signatureLead[locale]}</p>${
    actions(button(locale, words.bySignature, { href: `${link('/account/identity/signature')}${to}` }))}</section>`
  const outside = parties.provider && html`<section><h2>${words.byProvider[locale]}</h2><p>${words.providerLead[locale]}</p>${form(visit, {
    action: link('/account/outside'), body: actions(button(locale, provedThrough(parties.provider.title), { kind: 'quiet' })),
  })}</section>`
  return html`${identity.samples && sample}${identity.proving().length > 0 && signature}${!known && settings.oidc?.numberClaim !== undefined && outside}<section><h2>${
    words.byAdministrator[locale]}</h2><p>${(known && headed.some(({ proved }) => !proved) ? words.administratorHead : words.administratorLead)[locale]}</p></section>`
}

async function signaturePage(kernel: Kernel, visit: Visit, toSign: ToSign, problems: readonly Problem[] = []): Promise<Response> {
  return page({
    visit, title: words.bySignature, breadcrumbs: [{ title: words.identity, path: '/account/identity' }], error: problems.length > 0,
    headExtra: signingHead(kernel), headers: signingHeaders(kernel),
    body: await signingStep(kernel, visit, actorHere(visit), toSign, { problems }),
  })
}
