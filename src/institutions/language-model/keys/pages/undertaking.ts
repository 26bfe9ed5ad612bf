/** The page of the peaceful-use undertaking: read by everybody, signed by whoever speaks for a company. */
import type { Actor } from '../../../../kernel/parties/index.ts'
import { capacityOf } from '../../../../kernel/signatures/index.ts'
import type { Problem } from '../../../../law/failure.ts'
import { actorHere, cite, html, type Html, moment, notice, problemsOf, type Route, route, seeOther, type Visit } from '../../../../portal/index.ts'
import { readSignatureForm, signatureFiles, signatureFrom, signingHead, signingHeaders, signingStep, type ToSign } from '../../../../portal/services/index.ts'
import type { LanguageModel } from '../../language-model.ts'
import type { Undertaking } from '../undertaking.ts'
import { keysPage, path } from './parts.ts'
import { words } from './words.ts'

export const undertakingPath = `${path}/undertaking`

const text = (visit: Visit, { clauses, hash }: Undertaking): Html => html`<ol>${clauses.map((clause) => html`<li>${clause[visit.locale]}</li>`)}</ol><p class="hint">SHA-256: <code class="long">${hash}</code></p>`

export function undertakingRoutes({ kernel, keys: { undertakings }, options }: Pick<LanguageModel, 'kernel' | 'keys' | 'options'>): readonly Route[] {
  const toSign = (actor: Actor): ToSign => ({
    signs: capacityOf(actor, 'anyone'), document: undertakings.document(actor), address: `${undertakingPath}.json`, fileName: 'undertaking.json',
  })

  async function present(visit: Visit, problems: readonly Problem[] = [], values: Readonly<Record<string, string>> = {}): Promise<Response> {
    const { locale } = visit
    const actor = actorHere(visit)
    const accepted = actor.organisation && await undertakings.acceptanceBy(actor.organisation.id)
    const { basis } = options.keys.undertaking
    const said = html`<p class="lead">${words.undertakingLead[locale]}</p>${
      basis.confidence === 'assumed' && notice(locale, { kind: 'assumed', body: html`<p>${basis.note?.[locale]} ${cite(locale, basis)}</p>` })}${text(visit, undertakings.present)}`
    return keysPage(visit, {
      title: words.undertaking, below: true, problems, ownSummary: true, headers: signingHeaders(kernel), headExtra: signingHead(kernel),
      body: accepted || !actor.organisation ? html`<h1>${words.undertaking[locale]}</h1>${said}${accepted && notice(locale, { kind: 'good', body: html`<p>${words.accepted[locale]}: ${moment(visit, accepted.at)}.</p>` })}`
        // The step has the page's heading.
        : html`<section><h2>${words.undertaking[locale]}</h2>${said}</section>${
          await signingStep(kernel, visit, actor, toSign(actor), { problems, values })}`,
    })
  }

  return [
    route({ method: 'GET', path: undertakingPath, kind: 'page', permission: 'signed in', title: words.undertaking, handle: (visit) => present(visit) }),
    route({
      method: 'GET', path: `${undertakingPath}.json`, kind: 'file', permission: 'signed in',
      handle: (visit) => new Response(new Uint8Array(undertakings.document(actorHere(visit))), {
        headers: { 'content-type': 'application/json', 'content-disposition': 'attachment; filename="undertaking.json"', 'cache-control': 'private, no-store' },
      }),
    }),
    route({
      method: 'POST', path: undertakingPath, kind: 'page', permission: 'signed in', title: words.undertaking, files: signatureFiles, rateLimit: { requests: 60, seconds: 600 },
      handle: async (visit) => {
        const given = await readSignatureForm(visit)
        const actor = actorHere(visit)
        try {
          await undertakings.accept(actor, await signatureFrom(kernel, actor, toSign(actor), given))
        } catch (error) {
          return present(visit, problemsOf(error), given.values)
        }
        return seeOther(visit, `${path}/new`)
      },
    }),
    route({
      method: 'GET', path: `${undertakingPath}/:hash`, kind: 'page', permission: 'everyone', title: words.undertaking,
      handle: async (visit, { hash }) => keysPage(visit, {
        title: words.undertaking, body: html`<h1>${words.undertaking[visit.locale]}</h1>${text(visit, await undertakings.find(hash))}`,
      }),
    }),
  ]
}
