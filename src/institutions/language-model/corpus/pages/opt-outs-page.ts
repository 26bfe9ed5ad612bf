/** The opt-out list: everybody sees what is in it, engineers enter. */
import { transact } from '../../../../kernel/index.ts'
import type { Problem } from '../../../../law/failure.ts'
import { formatNumber } from '../../../../law/format.ts'
import { actions, actorHere, button, type Control, emptyState, errorSummary, fields, form, html, moment, notice, page, problemsOf, route, type Route, seeOther, table, type Visit } from '../../../../portal/index.ts'
import type { Ground } from '../../ground.ts'
import { isEngineer } from '../../office.ts'
import type { Corpora } from '../corpora.ts'
import { type OptOutKind, optOutKinds } from '../opt-out.ts'
import { optOutKindWords, words } from './words.ts'

const path = '/corpora/opt-outs'

const controls: readonly Control[] = [
  { kind: 'choice', name: 'kind', label: words.optOutKind, choices: optOutKinds.map((value) => ({ value, label: optOutKindWords[value] })) },
  { kind: 'text', name: 'value', label: words.optOutValue, hint: words.optOutValueHint, maxLength: 20_000, long: true },
  { kind: 'input', name: 'reason', label: words.optOutReason, maxLength: 500 },
]

export function optOutRoutes({ kernel, options, corpora }: Pick<Ground, 'kernel' | 'options'> & { readonly corpora: Pick<Corpora, 'optOuts'> }): readonly Route[] {
  async function listPage(visit: Visit, values: Readonly<Record<string, string>>, problems: readonly Problem[] = []): Promise<Response> {
    const { locale, link, url } = visit
    return page({
      visit, title: words.optOuts, current: 'language-model', width: 'wide', breadcrumbs: [{ title: words.institution, path: '/language-model' }, { title: words.corpora, path: '/corpora' }], error: problems.length > 0,
      body: html`${errorSummary(locale, problems)}<h1>${words.optOuts[locale]}</h1><p class="lead">${words.optOutsLead[locale]}</p>${
        url.searchParams.has('done') && notice(locale, { kind: 'good', body: html`<p role="status">${words.entered[locale]}</p>` })}${table(locale, {
        caption: words.optOuts, captionUnseen: true, rows: await corpora.optOuts.list(), empty: emptyState(locale, { title: words.noOptOuts }),
        columns: [
          { title: words.entry, header: true, cell: ({ key }) => html`${kindOf(key, locale)}<br><code>${key.slice(key.indexOf(':') + 1, key.indexOf(':') + 17)}…</code>` },
          { title: words.optOutReason, cell: ({ reason }) => reason }, { title: words.created, cell: ({ at }) => moment(visit, at) },
          { title: words.holding, numeric: true, cell: ({ corpora: count }) => formatNumber(count, locale) },
        ],
      })}${isEngineer(visit.actor, options) && form(visit, { action: link(path), body: html`${fields(locale, controls, { values, problems })}${actions(button(locale, words.enter))}` })}`,
    })
  }

  return [
    route({ method: 'GET', path, kind: 'page', permission: 'everyone', title: words.optOuts, handle: (visit) => listPage(visit, { kind: 'domain' }) }),
    route({
      method: 'POST', path, kind: 'page', permission: { role: options.engineer }, title: words.enter,
      handle: async (visit) => {
        const { values } = await visit.form()
        const { value = '', reason = '' } = values
        try {
          await transact(kernel.db, (tx) => corpora.optOuts.add(tx, actorHere(visit), { kind: kindIn(values['kind']), value, reason }))
          return seeOther(visit, `${path}?done`)
        } catch (error) {
          return listPage(visit, values, problemsOf(error))
        }
      },
    }),
  ]
}

const kindIn = (said: string | undefined): OptOutKind => optOutKinds.find((kind) => kind === said) ?? 'text'
const kindOf = (key: string, locale: 'kk' | 'ru' | 'en'): string => optOutKindWords[kindIn(key.slice(0, key.indexOf(':')))][locale]
