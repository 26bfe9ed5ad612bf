/** What stages took, on the page of each thing and on one page of all. */
import { formatDay, formatDecimal, formatNumber } from '../../../law/format.ts'
import { formatMoney } from '../../../law/money.ts'
import { type Locale, spoken } from '../../../law/text.ts'
import { type Day, dayOf } from '../../../law/time.ts'
import { entryOn } from '../../../law/dated.ts'
import { cite, type Column, type Definition, definitionList, emptyState, html, type Html, page, route, type Route, table, type Visit } from '../../../portal/index.ts'
import type { Ground } from '../ground.ts'
import { isInside } from '../office.ts'
import { type HourPrices, type Taken, takenBy } from './cost.ts'
import { namesOf } from './named.ts'
import { newestUses, usesByStage, usesOf } from './read.ts'
import { stages } from './tables.ts'
import { costWords as words, hourWords, stageWords } from './words.ts'

type Here = Pick<Ground, 'kernel' | 'options'>

export const costsPath = '/language-model/costs'

/** Works that the office sees by name. */
const mostNamed = 100

/** What one thing took and cost, for its own page; `nothing` when nothing was measured of it. */
export async function tookSection({ kernel, options }: Here, visit: Visit, subject: string): Promise<Html | undefined> {
  const { locale, link } = visit
  const uses = await usesOf(kernel.db, subject)
  if (uses.length === 0) return undefined
  const taken = takenBy(uses, options.budgets.hours)
  const definitions: readonly Definition[] = [
    { term: words.processor, value: time(locale, taken.processorSeconds) },
    ...(taken.acceleratorSeconds > 0 ? [{ term: words.accelerator, value: time(locale, taken.acceleratorSeconds) }] : []),
    { term: words.energy, value: energy(locale, taken.joules) },
    { term: words.cost, value: html`${cost(locale, taken)}${taken.prices.map(({ of, price, from, basis }) => html`<br><span class="hint">${hourWords[of][locale]}: ${formatMoney(price, locale)}${since(locale, from)}. ${cite(locale, basis)}</span>`)}` },
  ]
  return html`<h2 id="took">${words.took[locale]}</h2>${definitionList(locale, definitions)}<p class="hint"><a href="${link(costsPath)}">${words.title[locale]}</a></p>`
}

export const costRoutes = (here: Here): readonly Route[] => [
  route({ method: 'GET', path: costsPath, kind: 'page', permission: 'everyone', title: words.title, handle: (visit) => costsPage(here, visit) }),
]

async function costsPage({ kernel, options }: Here, visit: Visit): Promise<Response> {
  const { locale, actor } = visit
  const { hours } = options.budgets
  const byStage = await usesByStage(kernel.db)
  const rows = stages.flatMap((stage) => {
    const own = byStage.get(stage)
    return own === undefined ? [] : [{ stage, works: own.works, taken: takenBy(own.uses, hours) }]
  })
  // Drafts, and who made them, are the office's business.
  const office = isInside(actor, options)
  return page({
    visit, title: words.title, current: 'language-model', width: 'wide', breadcrumbs: [{ title: spoken({ kk: 'Тілдік модель', ru: 'Языковая модель', en: 'Language model' }), path: '/language-model' }],
    body: html`<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p>${table(locale, {
      caption: words.title, captionUnseen: true, rows, empty: emptyState(locale, { title: words.none }),
      columns: [
        { title: words.stage, header: true, cell: ({ stage }) => stageWords[stage][locale] },
        { title: words.works, numeric: true, cell: ({ works }) => formatNumber(works, locale) }, ...columns<typeof rows[number]>(locale),
      ],
    })}${rows.length > 0 && html`<p class="hint">${words.energyHint[locale]}</p>`}<h2>${words.prices[locale]}</h2>${
      definitionList(locale, (['processor', 'accelerator'] as const).map((of) => ({ term: hourWords[of], value: hourPrice(locale, hours[of], dayOf(kernel.now(), kernel.country.calendar.zone)) })))}${
      office && rows.length > 0 && html`<h2>${words.newest[locale]}</h2>${await namedTable({ kernel, options }, visit)}`}`,
  })
}

async function namedTable({ kernel, options }: Here, { locale, link }: Visit): Promise<Html> {
  const newest = await newestUses(kernel.db, mostNamed)
  const names = await namesOf(kernel.db, newest.map(({ subject }) => subject))
  const rows = newest.map(({ subject, stage, uses }) => ({ subject, stage, named: names.get(subject), taken: takenBy(uses, options.budgets.hours) }))
  return table(locale, {
    caption: words.newest, captionUnseen: true, rows,
    columns: [
      { title: words.work, header: true, cell: ({ named, subject }) => (named === undefined ? subject : html`<a href="${link(named.path)}">${named.name}</a>`) },
      { title: words.stage, cell: ({ stage }) => stageWords[stage][locale] }, ...columns<{ readonly taken: Taken }>(locale),
    ],
  })
}

const columns = <Row extends { readonly taken: Taken }>(locale: Locale): readonly Column<Row>[] => [
  { title: words.processor, numeric: true, cell: ({ taken }) => time(locale, taken.processorSeconds) },
  { title: words.accelerator, numeric: true, cell: ({ taken }) => (taken.acceleratorSeconds === 0 ? '–' : time(locale, taken.acceleratorSeconds)) },
  { title: words.energy, numeric: true, cell: ({ taken }) => energy(locale, taken.joules) },
  { title: words.cost, numeric: true, cell: ({ taken }) => cost(locale, taken) },
]

function hourPrice(locale: Locale, dated: HourPrices['processor'], day: Day): Html {
  const entry = entryOn(dated, day)
  if (entry === undefined || entry.value === null) return html`${words.onePrice[locale]}${entry && html`. ${cite(locale, entry.basis, { full: true })}`}`
  return html`${formatMoney(entry.value, locale)}${since(locale, entry.from)}. ${cite(locale, entry.basis, { full: true })}`
}

/** The day from which a price holds; of one that always did nothing is said. */
const since = (locale: Locale, from: Day): string => (from === '0001-01-01' ? '' : ` (${words.since[locale]} ${formatDay(from, locale)})`)

/** Hours, minutes and seconds, as much of them as tells something. */
function time(locale: Locale, seconds: number | undefined): string {
  if (seconds === undefined) return words.notMeasured[locale]
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const unit = [spoken({ kk: 'сағ', ru: 'ч', en: 'h' }), spoken({ kk: 'мин', ru: 'мин', en: 'min' }), spoken({ kk: 'с', ru: 'с', en: 's' })].map((one) => one[locale])
  if (hours > 0) return `${formatNumber(hours, locale)} ${unit[0]} ${minutes} ${unit[1]}`
  return minutes > 0 ? `${minutes} ${unit[1]} ${Math.floor(rest)} ${unit[2]}` : `${formatDecimal(rest.toFixed(1), locale)} ${unit[2]}`
}

const energy = (locale: Locale, joules: number | undefined): string => (joules === undefined ? words.notMeasured[locale] : formatDecimal((joules / 3.6e6).toFixed(joules < 3.6e6 ? 4 : 2), locale))

const cost = (locale: Locale, { cost: amount }: Taken): string => (amount === 'not set' ? words.notSet[locale] : amount === 'not measured' ? words.notMeasured[locale] : formatMoney(amount, locale))
