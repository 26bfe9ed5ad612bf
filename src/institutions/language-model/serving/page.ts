/** The operator's page: which servers answer for the models, how they are, and what went wrong last. */
import { formatNumber } from '../../../law/format.ts'
import type { Locale } from '../../../law/text.ts'
import { definitionList, emptyState, html, type Html, notice, page, route, type Route, table, tag } from '../../../portal/index.ts'
import type { LanguageModelOptions } from '../ground.ts'
import type { TimeLimits } from './limits.ts'
import { breakerOf, inSeconds, triedAgain, pageWords as words } from './messages.ts'
import type { Serving, UpstreamState } from './serving.ts'

/** For administrators of the portal, and for engineers of the models. */
export const servingRoutes = ({ options, serving }: { readonly options: Pick<LanguageModelOptions, 'engineer'>; readonly serving: Serving }): readonly Route[] => [route({
  method: 'GET', path: '/language-model/serving', kind: 'page', permission: { anyRole: ['administrator', options.engineer] }, title: words.title,
  handle(visit) {
    const { locale } = visit
    const { upstreams, trouble } = serving.state()
    return page({
      visit, title: words.title, current: 'language-model', width: 'wide',
      body: html`<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p>${trouble !== undefined && notice(locale, { kind: 'warning', title: words.fileTrouble, body: html`<p>${trouble[locale]}</p>` })}${table(locale, {
        caption: words.servers, captionUnseen: true, rows: upstreams, empty: emptyState(locale, { title: words.none, body: words.noneHint[locale] }),
        columns: [
          { title: words.server, header: true, cell: (one) => named(locale, one) },
          { title: words.models, cell: ({ models }) => models.join(', ') },
          { title: words.state, cell: (one) => stateOf(locale, one) },
          { title: words.calls, numeric: true, cell: ({ worker }) => (worker === undefined ? '–' : formatNumber(worker.calls, locale)) },
          { title: words.answers, numeric: true, cell: ({ latency }) => (latency === undefined ? '–' : `${formatNumber(Math.max(1, Math.round(latency)), locale)} ${words.milliseconds[locale]}`) },
          { title: words.lastError, cell: ({ lastError }) => lastError ?? '–' },
        ],
      })}<p class="hint">${words.thisProcess[locale]}</p>`,
    })
  },
})]

const named = (locale: Locale, { id, engine, url, outside, worker, set }: UpstreamState): Html => worker === undefined
  ? html`${id}<p class="hint">${engine}, ${url}${outside && html`<br>${words.outside[locale]}`}</p>${set && html`<details><summary>${words.set[locale]}</summary>${limitsOf(locale, set)}</details>`}`
  : html`${words.local[locale]}${worker.pid !== undefined && html`<p class="hint">llama.cpp, ${worker.pid}</p>`}`

/** What holds for a server, whether its operator has set it or it is usual. */
const limitsOf = (locale: Locale, { calls, limits, retries, breaker }: NonNullable<UpstreamState['set']>): Html => definitionList(locale, [
  { term: words.atOnce, value: formatNumber(calls, locale) },
  ...(Object.keys(words.timeouts) as (keyof TimeLimits)[]).map((name) => ({ term: words.timeouts[name], value: inSeconds(limits[name])[locale] })),
  { term: words.retries, value: formatNumber(retries, locale) },
  { term: words.breaker, value: breakerOf(breaker.failures, breaker.longestMs)[locale] },
])

function stateOf(locale: Locale, { healthy, onTrial, restsMs, worker }: UpstreamState): Html {
  if (worker !== undefined) return tag(locale, words.states[worker.state], worker.state === 'ready' ? 'good' : worker.state === 'waits' ? 'late' : 'plain')
  if (healthy) return onTrial ? tag(locale, words.onTrial, 'wait') : tag(locale, words.healthy, 'good')
  return html`${tag(locale, words.ill, 'late')}${restsMs > 0 && html`<p class="hint">${triedAgain(restsMs)[locale]}</p>`}`
}
