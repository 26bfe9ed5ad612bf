/** The page of the peaceful-use undertaking: read by everybody, signed by whoever speaks for a company. */
import { newId } from '../../../../kernel/database/index.ts'
import { type Actor, isId } from '../../../../kernel/parties/index.ts'
import { capacityOf } from '../../../../kernel/signatures/index.ts'
import { Failure, type Problem } from '../../../../law/failure.ts'
import { actions, actorHere, button, cite, errorSummary, html, type Html, moment, notFound, notice, problemsOf, type Route, route, seeOther, type Visit } from '../../../../portal/index.ts'
import { readSignatureForm, signatureFiles, signatureFrom, signingHead, signingHeaders, signingStep, type ToSign } from '../../../../portal/services/index.ts'
import type { LanguageModel } from '../../language-model.ts'
import { messages } from '../messages.ts'
import type { Undertaking } from '../undertaking.ts'
import { keysPage, path } from './parts.ts'
import { words } from './words.ts'

export const undertakingPath = `${path}/undertaking`

const idGiven = (given: string | null | undefined): string | undefined => (given && isId(given) ? given : undefined)

const text = (visit: Visit, { clauses, hash }: Undertaking): Html => html`<ol>${clauses.map((clause) => html`<li>${clause[visit.locale]}</li>`)}</ol><p class="hint">SHA-256: <code class="long">${hash}</code></p>`

export function undertakingRoutes({ kernel, keys: { undertakings }, options }: Pick<LanguageModel, 'kernel' | 'keys' | 'options'>): readonly Route[] {
  /** The same document again for whoever comes back with it: an application is known by the id under which it was shown. */
  const toSign = async (actor: Actor, application: string): Promise<ToSign> => ({
    signs: capacityOf(actor, 'anyone'), document: await undertakings.document(actor, application), address: `${undertakingPath}.json?application=${application}`, fileName: 'undertaking.json',
  })

  /** What is signed with the step of signing, which has the page's heading; to whoever may not sign it says why. */
  async function signing(visit: Visit, said: Html, { application = newId(), problems, values }: { readonly application?: string | undefined; readonly problems: readonly Problem[]; readonly values: Readonly<Record<string, string>> }): Promise<Html> {
    const actor = actorHere(visit)
    try {
      const step = await signingStep(kernel, visit, actor, await toSign(actor, application), { problems, values, hidden: html`<input type="hidden" name="application" value="${application}">` })
      return html`<section><h2>${messages.undertaking[visit.locale]}</h2>${said}</section>${step}`
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      return html`${errorSummary(visit.locale, problems)}<h1>${messages.undertaking[visit.locale]}</h1>${said}${notice(visit.locale, { kind: 'warning', body: html`<p>${error.text[visit.locale]}</p>` })}`
    }
  }

  async function present(visit: Visit, problems: readonly Problem[] = [], values: Readonly<Record<string, string>> = {}): Promise<Response> {
    const { locale, link } = visit
    const actor = actorHere(visit)
    const accepted = actor.organisation && await undertakings.acceptanceBy(actor.organisation.id)
    const { basis, procedure } = options.keys.undertaking
    const said = html`<p class="lead">${words.undertakingLead[locale]}</p>${
      basis.confidence === 'assumed' && notice(locale, { kind: 'assumed', body: html`<p>${basis.note?.[locale]} ${cite(locale, basis)}</p>` })}${text(visit, undertakings.present)}<p><a href="${link(`/services/${procedure}`)}">${words.undertakingService[locale]}</a></p>`
    return keysPage(visit, {
      title: messages.undertaking, below: true, problems, ownSummary: true, headers: signingHeaders(kernel), headExtra: signingHead(kernel),
      body: accepted || !actor.organisation ? html`<h1>${messages.undertaking[locale]}</h1>${said}${accepted && notice(locale, { kind: 'good', body: html`<p>${words.accepted[locale]}: ${moment(visit, accepted.at)}.</p>` })}${accepted && actions(button(locale, words.make, { href: link(`${path}/new`) }))}`
        : await signing(visit, said, { application: idGiven(values['application']), problems, values }),
    })
  }

  return [
    route({ method: 'GET', path: undertakingPath, kind: 'page', permission: 'signed in', title: messages.undertaking, handle: (visit) => present(visit) }),
    route({
      method: 'GET', path: `${undertakingPath}.json`, kind: 'file', permission: 'signed in',
      async handle(visit) {
        const application = idGiven(visit.url.searchParams.get('application'))
        if (application === undefined) throw notFound()
        return new Response(new Uint8Array(await undertakings.document(actorHere(visit), application)), {
          headers: { 'content-type': 'application/json', 'content-disposition': 'attachment; filename="undertaking.json"', 'cache-control': 'private, no-store' },
        })
      },
    }),
    route({
      method: 'POST', path: undertakingPath, kind: 'page', permission: 'signed in', title: messages.undertaking, files: signatureFiles, rateLimit: { requests: 60, seconds: 600 },
      handle: async (visit) => {
        const given = await readSignatureForm(visit)
        const actor = actorHere(visit)
        // Sent twice, or signed by a colleague meanwhile: the first signature stands, and the page says since when.
        if (actor.organisation && await undertakings.acceptanceBy(actor.organisation.id)) return seeOther(visit, undertakingPath)
        const application = idGiven(given.values['application']) ?? newId()
        try {
          await undertakings.accept(actor, application, await signatureFrom(kernel, actor, await toSign(actor, application), given))
        } catch (error) {
          return present(visit, problemsOf(error), given.values)
        }
        return seeOther(visit, `${path}/new`)
      },
    }),
    route({
      method: 'GET', path: `${undertakingPath}/:hash`, kind: 'page', permission: 'everyone', title: messages.undertaking,
      handle: async (visit, { hash }) => keysPage(visit, {
        title: messages.undertaking, body: html`<h1>${messages.undertaking[visit.locale]}</h1>${text(visit, await undertakings.find(hash))}`,
      }),
    }),
  ]
}
