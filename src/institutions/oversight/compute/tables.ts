/** The balances and trainings of a book as tables: for whom they are, which is their owner and the office. */
import { formatDay, formatDecimal, formatNumber } from '../../../law/format.ts'
import { inEveryLanguage, type Text } from '../../../law/text.ts'
import { emptyState, html, type Html, notice, table, tag, type Visit } from '../../../portal/index.ts'
import { type Balance, isSignificant } from './balance.ts'
import type { Book, BookHolding } from './book.ts'
import { daysTo } from './hours.ts'
import { words } from './messages.ts'
import { bounded, difference } from './said.ts'
import type { Threshold } from './thresholds.ts'

/** Holdings with their balances and months, each below its own heading. */
export const holdingsShown = (visit: Visit, holdings: readonly BookHolding[], register: string, thresholds: readonly Threshold[]): Html =>
  html`${holdings.map((one) => holding(visit, one, register, thresholds))}`

function holding({ locale, link }: Visit, { number, owner, accelerator, site, peak, peakSource, balances, months, faults }: BookHolding, register: string, thresholds: readonly Threshold[]): Html {
  const judged = ({ unaccounted }: Balance): Html | string => (unaccounted === undefined ? '' : isSignificant(unaccounted) ? tag(locale, words.significant, 'late') : tag(locale, words.notSignificant, 'good'))
  const missing = balances.findLast(({ unaccounted }) => unaccounted !== undefined && isSignificant(unaccounted))?.unaccounted
  return html`<section><h3><a href="${link(`/registers/${register}/${number}`)}">${accelerator}</a></h3><p>${owner} · ${site}<br>${formatDecimal(String(peak), locale)} × 10¹² FLOP/s. ${words.source[locale]}: ${peakSource}</p>${faults.map((fault) => notice(locale, { kind: 'warning', body: words.fault[fault][locale] }))}${table(locale, {
    caption: ofHolding(words.balances, number), rows: balances,
    columns: [
      { title: words.period, header: true, cell: ({ after, until, counted }) => html`${formatDay(after, locale)} – ${formatDay(until, locale)}${!counted && html` (${words.open[locale]})`}` },
      { title: words.opening, numeric: true, cell: ({ opening }) => formatNumber(opening.count, locale) }, { title: words.increased, numeric: true, cell: ({ increased }) => formatNumber(increased, locale) },
      { title: words.decreased, numeric: true, cell: ({ decreased }) => formatNumber(decreased, locale) }, { title: words.book, numeric: true, cell: ({ book }) => formatNumber(book, locale) },
      { title: words.counted, numeric: true, cell: ({ counted }) => (counted === undefined ? words.notCounted[locale] : `${formatNumber(counted.counted, locale)} ± ${formatNumber(counted.error, locale)}`) },
      { title: words.muf, numeric: true, cell: ({ unaccounted }) => (unaccounted === undefined ? '–' : difference(unaccounted, locale)) }, { title: words.standing, cell: judged },
    ],
  })}${missing && html`<ul>${thresholds.map(({ title, tenTo }) => {
    const days = daysTo(tenTo, missing.count, peak)
    return days !== undefined && html`<li>${words.daysTo[locale]} (${title[locale]}): ${formatNumber(days, locale)}</li>`
  })}</ul>`}${months.length > 0 && table(locale, {
    caption: ofHolding(words.months, number), rows: months,
    columns: [
      { title: words.period, header: true, cell: ({ period }) => `${formatDay(period.from, locale)} – ${formatDay(period.to, locale)}` }, { title: words.capacity, numeric: true, cell: ({ capacity }) => bounded(capacity, locale) },
      { title: words.muf, numeric: true, cell: ({ unaccounted }) => bounded(unaccounted, locale) }, { title: words.standing, cell: ({ significant }) => (significant ? tag(locale, words.significant, 'late') : tag(locale, words.notSignificant, 'good')) },
    ],
  })}</section>`
}

/** A caption that tells the tables of one holding from those of another. */
const ofHolding = (caption: Text, number: string): Text => inEveryLanguage((locale) => `${caption[locale]}: ${number}`)

/** Declared trainings with their bounds, and until when somebody must be told of them. */
export const runsShown = ({ locale, link }: Visit, { runs, today }: Pick<Book, 'runs' | 'today'>, register: string): Html => table(locale, {
  caption: words.runs, captionUnseen: true, rows: runs, empty: emptyState(locale, { title: words.noRuns }),
  columns: [
    { title: words.run, header: true, cell: ({ number, name }) => html`<a href="${link(`/registers/${register}/${number}`)}">${name}</a>` }, { title: words.owner, cell: ({ owner }) => owner },
    { title: words.day, cell: ({ known }) => formatDay(known, locale) }, { title: words.how, cell: ({ method }) => words.method[method][locale] }, { title: words.operations, numeric: true, cell: ({ operations }) => bounded(operations, locale) },
    {
      title: words.thresholds, cell: ({ reaches, notified }) => reaches.map(({ threshold, reach, notifyBy }) => html`<p>${threshold.title[locale]}: ${tag(locale, words.reach[reach], reach === 'below' ? 'plain' : 'wait')}${
        reach !== 'below' && html`<br>${tag(locale, notified ? words.notified : words.notNotified, notified ? 'good' : notifyBy === undefined ? 'plain' : notifyBy < today ? 'late' : 'wait')}<br>${words.notifyBy[locale]}: ${notifyBy === undefined ? words.termUnset[locale] : formatDay(notifyBy, locale)}`}</p>`),
    },
  ],
})

/** The programme's own trainings, open to everybody. */
export const ownRunsShown = ({ locale, link }: Visit, { own }: Book, dayOf: (at: Book['own'][number]['endedAt']) => string): Html => table(locale, {
  caption: words.ownRuns, captionUnseen: true, rows: own.slice(0, 100), empty: emptyState(locale, { title: words.noRuns }),
  columns: [
    { title: words.run, header: true, cell: ({ title, path }) => (path === undefined ? title[locale] : html`<a href="${link(path)}">${title[locale]}</a>`) }, { title: words.day, cell: ({ endedAt }) => dayOf(endedAt) },
    { title: words.how, cell: () => words.method.architecture[locale] }, { title: words.operations, numeric: true, cell: ({ operations }) => (operations === undefined ? '–' : bounded(operations, locale)) },
  ],
})
