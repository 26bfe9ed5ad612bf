/** The pages of the strategy: its goals, one goal, one indicator, and the check of the graph. */
import type { Kernel } from '../../../kernel/index.ts'
import { formatDay, formatNumber } from '../../../law/format.ts'
import type { Locale, Text } from '../../../law/text.ts'
import { type Day, dayOf, yearOf } from '../../../law/time.ts'
import { type Content, definitionList, emptyState, html, type Html, money, notice, notFound, page, route, type Route, table, tag, threadLink, trajectoryChart, type Visit } from '../../../portal/index.ts'
import { institution, place } from '../parts.ts'
import { methodOf, printedNumber, statusWords } from '../progress/index.ts'
import { certaintyWords, confidenceWords, faultWords, mendWords, standingWords, words } from './messages.ts'
import { concernsOf, factsOf, forecastsOf, type Goal, type GraphFault, isDead, type Measure, type MeasureStanding, type Plan, type PlannedIndicator, plannedFor, progressOf, type Said, seekConflicts, standingOf, treeOf } from './plan.ts'
import type { Plans } from './read.ts'
import { unitAfter, unitNamed } from './unit.ts'

export const goalPath = (number: string): string => `/strategy/goals/${number}`
export const indicatorPath = (number: string): string => `/strategy/indicators/${number}`
export const measurePath = (number: string): string => `/strategy/measures/${number}`
export const checkPath = '/strategy/check'

export const standingTones = { planned: 'plain', late: 'late', claimed: 'wait', evidenced: 'good' } as const satisfies Record<MeasureStanding, string>
const progressTones = { target_achieved: 'good', substantial_progress: 'good', moderate_progress: 'plain', limited_progress: 'wait', deterioration: 'late', not_achieved: 'plain', not_available: 'plain' } as const

export const withUnit = (value: number | undefined, { unit }: PlannedIndicator, locale: Locale): string => (value === undefined ? words.notSet[locale] : `${printedNumber(value, locale)} ${unitAfter(unit.text, value, locale)}`)

function progressTag(plan: Plan, indicator: PlannedIndicator, locale: Locale, thisYear: number): Html {
  const status = progressOf(plan, indicator, thisYear)?.status ?? 'not_available'
  return tag(locale, statusWords[status], progressTones[status])
}

function indicatorTable(plan: Plan, indicators: readonly PlannedIndicator[], { locale, link }: Visit, thisYear: number, caption: Text = words.indicators): Html {
  if (indicators.length === 0) return html`<p>${words.noIndicators[locale]}</p>`
  const last = (one: PlannedIndicator) => [...factsOf(plan, one).values()].at(-1)
  return table(locale, {
    caption, captionUnseen: true, rows: indicators, columns: [
      { title: words.indicator, header: true, cell: (one) => html`<a href="${link(indicatorPath(one.number))}">${one.name[locale]}</a>` },
      { title: words.last, numeric: true, cell: (one) => (last(one) ? `${withUnit(last(one)!.value, one, locale)} (${last(one)!.year})` : words.unknown[locale]) },
      { title: words.target, numeric: true, cell: (one) => `${withUnit(one.target, one, locale)}${one.targetYear === undefined ? '' : ` (${one.targetYear})`}` },
      { title: words.progress, cell: (one) => progressTag(plan, one, locale, thisYear) },
    ],
  })
}

const measureTable = (measures: readonly Measure[], today: Day, { locale, link }: Visit): Html => (measures.length === 0 ? html`<p>${words.noMeasures[locale]}</p>` : table(locale, {
  caption: words.measures, captionUnseen: true, rows: measures, columns: [
    { title: words.measure, header: true, cell: ({ name, number }) => html`<a href="${link(measurePath(number))}">${name[locale]}</a>` },
    { title: words.executor, cell: ({ executor }) => executor }, { title: words.deadline, cell: ({ deadline }) => (deadline === undefined ? words.notSet[locale] : formatDay(deadline, locale)) },
    { title: words.budget, numeric: true, cell: ({ budget }) => (budget === undefined ? words.notSet[locale] : money(locale, budget)) },
    { title: words.standing, cell: (one) => tag(locale, standingWords[standingOf(one, today)], standingTones[standingOf(one, today)]) }, { title: words.evidence, cell: ({ evidence }) => evidence ?? words.notSet[locale] },
  ],
}))

/** The goals as a tree, each with its indicators: for the first page. */
export async function goalsSection(kernel: Kernel, plans: Plans, visit: Visit): Promise<Html> {
  const { locale, link } = visit
  const plan = await plans()
  if (plan.goals.length === 0) return emptyState(locale, { title: words.noGoals, body: words.noGoalsWhy[locale] })
  const thisYear = yearOf(dayOf(kernel.now(), kernel.country.calendar.zone))
  const indicators = Map.groupBy(plan.indicators, ({ goal }) => goal)
  return html`<h2>${words.goals[locale]}</h2>${treeOf(plan.goals).map(({ goal: { number, name }, depth }) => {
    const title = html`<a href="${link(goalPath(number))}">${name[locale]}</a>`
    const own = indicators.get(number)
    return html`${depth === 0 ? html`<h3>${title}</h3>` : html`<h4>${title}</h4>`}${own && indicatorTable(plan, own, visit, thisYear, name)}`
  })}`
}

/** How a measure stands, in words. */
export const measureStandingOf = (one: Measure, today: Day): Text => standingWords[standingOf(one, today)]

/** How many measures stand how, those that are done with evidence first. */
export function measureStandings(measures: readonly Measure[], today: Day): ReadonlyMap<MeasureStanding, { readonly title: Text; readonly count: number }> {
  const counts = Map.groupBy(measures, (one) => standingOf(one, today))
  return new Map((['evidenced', 'claimed', 'late', 'planned'] as const).map((standing) => [standing, { title: standingWords[standing], count: counts.get(standing)?.length ?? 0 }]))
}

/** How sure a thing is, and where it stands. */
export const sureness = (certainty: Goal['certainty'], sourceUrl: string | undefined, locale: Locale): Html =>
  html`${certainty === undefined ? words.unknown[locale] : certaintyWords[certainty][locale]}${sourceUrl !== undefined && /^https?:\/\//.test(sourceUrl) && html` <a href="${sourceUrl}" rel="noreferrer">${words.source[locale]}</a>`}`

/** The procedure by which what is missing is brought, by what is found. */
export type Mends = Readonly<Partial<Record<GraphFault['fault'], string>>>

/** What was found of one kind, how it is mended, and where: by the service that brings what is missing, else on the page of each entry, from which its keeper changes it. */
const faultSection = ({ locale, link }: Visit, fault: GraphFault['fault'], all: readonly GraphFault[], mend: string | undefined): Html => html`<h2 id="${fault}">${faultWords[fault][locale]}</h2><p>${mendWords[fault][locale]}${
  mend !== undefined && html` <a href="${link(`/services/${mend}`)}">${words.mend[locale]}</a>`}</p><ul>${all.map(({ name, path, beside }) => html`<li><a href="${link(path)}">${name[locale]}</a>${
  beside && html` — <a href="${link(beside.path)}">${beside.name[locale]}</a>`}</li>`)}</ul>`

/** `beside`: what else the page of whoever coordinates tells, before what it finds in the plan; `below`: what people asked about a goal or a measure; `audited`: what the chamber of audit found; `embed`: how the chart of an indicator comes onto another page; `brief`: the paper about a goal; `projects`: those of a goal. */
export function planPages(kernel: Kernel, plans: Plans, { beside, below, projects, audited, embed, brief, mends = {} }: { readonly audited: (visit: Visit, about: 'measure' | 'indicator', number: string) => Promise<Html>; readonly below: (visit: Visit, about: 'goal' | 'measure', number: string) => Promise<Html>; readonly projects: (visit: Visit, goal: string) => Promise<Html>; readonly mends?: Mends | undefined; readonly brief: (goal: string, locale: Locale) => { readonly path: string; readonly title: Text }; readonly beside: (today: Day) => Promise<readonly GraphFault[]>; readonly embed: (indicator: PlannedIndicator, visit: Visit) => Content }): readonly Route[] {
  const today = (): Day => dayOf(kernel.now(), kernel.country.calendar.zone)
  const limit = { requests: 120, seconds: 60 }
  return [
    route({
      method: 'GET', path: '/strategy/goals/:number', kind: 'page', permission: 'everyone', title: words.goal, rateLimit: limit,
      async handle(visit, { number }) {
        const { locale, link } = visit
        const plan = await plans()
        const goal = plan.goals.find((one) => one.number === number)
        if (goal === undefined) throw notFound()
        const [parent, parts] = [plan.goals.find((one) => one.number === goal.parent), plan.goals.filter((one) => one.parent === goal.number)]
        return page({
          visit, title: goal.name, current: institution, width: 'wide', breadcrumbs: [place],
          body: html`<h1>${goal.name[locale]}</h1><p><a href="${brief(goal.number, locale).path}">${brief(goal.number, locale).title[locale]}</a></p>${goal.about !== undefined && html`<p class="lead">${goal.about}</p>`}${definitionList(locale, [
            { term: words.mandate, value: goal.mandate }, { term: words.certainty, value: sureness(goal.certainty, goal.sourceUrl, locale) }, { term: words.owner, value: goal.owner ?? words.notSet[locale] }, { term: words.ownerOffice, value: goal.ownerOffice ?? words.notSet[locale] },
            ...parent ? [{ term: words.partOf, value: html`<a href="${link(goalPath(parent.number))}">${parent.name[locale]}</a>` }] : [], { term: words.entry, value: html`<a href="${link(goal.path)}">${goal.number}</a>` },
          ])}${threadLink(visit, `entry:${goal.number}`)}${parts.length > 0 && html`<h2>${words.parts[locale]}</h2><ul>${parts.map((one) => html`<li><a href="${link(goalPath(one.number))}">${one.name[locale]}</a></li>`)}</ul>`}<h2>${words.indicators[locale]}</h2>${
            indicatorTable(plan, plan.indicators.filter((one) => one.goal === goal.number), visit, yearOf(today()))}<h2>${words.measures[locale]}</h2>${measureTable(plan.measures.filter((one) => one.goal === goal.number), today(), visit)}${await projects(visit, goal.number)}${await below(visit, 'goal', goal.number)}`,
        })
      },
    }),
    route({
      method: 'GET', path: '/strategy/measures/:number', kind: 'page', permission: 'everyone', title: words.measure, rateLimit: limit,
      async handle(visit, { number }) {
        const { locale, link } = visit
        const plan = await plans()
        const measure = plan.measures.find((one) => one.number === number)
        if (measure === undefined) throw notFound()
        const goal = plan.goals.find((one) => one.number === measure.goal)
        const standing = standingOf(measure, today())
        return page({
          visit, title: measure.name, current: institution, width: 'wide', breadcrumbs: [place],
          body: html`<h1>${measure.name[locale]}</h1><p>${tag(locale, standingWords[standing], standingTones[standing])}</p>${definitionList(locale, [
            ...goal ? [{ term: words.goal, value: html`<a href="${link(goalPath(goal.number))}">${goal.name[locale]}</a>` }] : [], { term: words.executor, value: measure.executor }, ...measure.coExecutors === undefined ? [] : [{ term: words.coExecutors, value: measure.coExecutors }],
            { term: words.deadline, value: measure.deadline === undefined ? words.notSet[locale] : formatDay(measure.deadline, locale) }, { term: words.budget, value: measure.budget === undefined ? words.notSet[locale] : money(locale, measure.budget) },
            { term: words.people, value: measure.people === undefined ? words.notSet[locale] : formatNumber(measure.people, locale) }, { term: words.form, value: measure.formOfCompletion }, { term: words.evidence, value: measure.evidence ?? words.notSet[locale] },
            { term: words.certainty, value: sureness(measure.certainty, measure.sourceUrl, locale) }, { term: words.entry, value: html`<a href="${link(measure.path)}">${measure.number}</a>` },
          ])}${threadLink(visit, `entry:${measure.number}`)}${await audited(visit, 'measure', measure.number)}${await below(visit, 'measure', measure.number)}`,
        })
      },
    }),
    route({
      method: 'GET', path: '/strategy/indicators/:number', kind: 'page', permission: 'everyone', title: words.indicator, rateLimit: limit,
      async handle(visit, { number }) {
        const plan = await plans()
        const indicator = plan.indicators.find((one) => one.number === number)
        if (indicator === undefined) throw notFound()
        return page({ visit, title: indicator.name, current: institution, width: 'wide', breadcrumbs: [place], body: html`${indicatorBody(plan, indicator, visit, yearOf(today()), embed(indicator, visit))}${await audited(visit, 'indicator', indicator.number)}` })
      },
    }),
    route({
      method: 'GET', path: checkPath, kind: 'page', permission: 'everyone', title: words.check, rateLimit: limit,
      async handle(visit) {
        const { locale } = visit
        const plan = await plans()
        await seekConflicts(plan)
        const found = [...Map.groupBy([...await beside(today()), ...concernsOf(plan, today())], ({ fault }) => fault)]
        return page({
          visit, title: words.check, current: institution, width: 'wide', breadcrumbs: [place],
          body: html`<h1>${words.check[locale]}</h1><p class="lead">${words.checkLead[locale]}</p>${found.length === 0 ? html`<p>${(plan.goals.length === 0 ? words.noGoals : words.checkClean)[locale]}</p>` : html`${table(locale, {
            caption: words.check, captionUnseen: true, rows: found,
            columns: [{ title: words.found, header: true, cell: ([fault]) => html`<a href="#${fault}">${faultWords[fault][locale]}</a>` }, { title: words.howMany, numeric: true, cell: ([, all]) => formatNumber(all.length, locale) }],
          })}${found.map(([fault, all]) => faultSection(visit, fault, all, mends[fault]))}`}`,
        })
      },
    }),
  ]
}

/** The years of which anything is said, and what is planned for each. */
function yearsOf(indicator: PlannedIndicator, facts: ReturnType<typeof factsOf>) {
  const years = [...new Set([...facts.keys(), ...indicator.yearly.keys(), ...indicator.baseYear === undefined ? [] : [indicator.baseYear], ...indicator.targetYear === undefined ? [] : [indicator.targetYear]])].toSorted((a, b) => a - b)
  const planned = (year: number): number | undefined => plannedFor(indicator, year)
  return { years, planned }
}

/** The chart of an indicator: plan, facts and forecasts. Nothing where fewer than two years are known. */
export function indicatorChart(plan: Plan, indicator: PlannedIndicator, locale: Locale, thisYear: number): Html {
  const facts = factsOf(plan, indicator)
  const { years, planned } = yearsOf(indicator, facts)
  const points = years.flatMap((year) => {
    const value = facts.get(year)?.value ?? (year === indicator.baseYear ? indicator.baseValue : undefined)
    return value === undefined ? [] : [{ at: year, value }]
  })
  const trajectory = [
    ...indicator.baseYear === undefined || indicator.baseValue === undefined ? [] : [{ at: indicator.baseYear, value: indicator.baseValue }], ...years.flatMap((year) => (planned(year) === undefined || year === indicator.baseYear ? [] : [{ at: year, value: planned(year)! }])),
  ]
  return trajectoryChart({
    title: indicator.name[locale], plan: trajectory, facts: points, label: (value) => printedNumber(value, locale), names: { plan: words.plan[locale], fact: words.fact[locale], forecast: words.forecastWithRange[locale] },
    forecasts: forecastsOf(plan, indicator, thisYear).map(({ forecast: { year, value, low, high } }) => ({ at: year, value, ...(low !== undefined && { low }), ...(high !== undefined && { high }) })),
  })
}

function indicatorBody(plan: Plan, indicator: PlannedIndicator, { locale, link }: Visit, thisYear: number, embed: Content): Html {
  const facts = factsOf(plan, indicator)
  const goal = plan.goals.find(({ number }) => number === indicator.goal)
  const progress = progressOf(plan, indicator, thisYear)
  const method = methodOf(indicator.method)
  const shown = (value: number | undefined): string => withUnit(value, indicator, locale)
  const { years, planned } = yearsOf(indicator, facts)
  const forecasts = forecastsOf(plan, indicator, thisYear)
  const chart = indicatorChart(plan, indicator, locale, thisYear)
  const marked = ({ inEach }: Said, text: Text): Html => html`${text[locale]}${!inEach && html` ${tag(locale, words.oneLanguage)}`}`
  const said = (term: Text, who: PlannedIndicator['ownerConfidence']) => ({ term, value: who === undefined ? words.unknown[locale] : confidenceWords[who][locale] })
  return html`<h1>${indicator.name[locale]}</h1><p>${progressTag(plan, indicator, locale, thisYear)}${isDead(facts, thisYear) && html` ${tag(locale, words.dead, 'wait')}`}${indicator.counts !== undefined && html` ${tag(locale, words.computed)}`}</p>${definitionList(locale, [
    { term: words.definition, value: marked(indicator.definition, indicator.definition.text) }, { term: words.unit, value: marked(indicator.unit, unitNamed(indicator.unit.text)) }, { term: words.source, value: indicator.dataSource }, { term: words.certainty, value: sureness(indicator.certainty, indicator.sourceUrl, locale) },
    { term: words.base, value: `${shown(indicator.baseValue)}${indicator.baseYear === undefined ? '' : ` (${indicator.baseYear})`}` }, { term: words.target, value: `${shown(indicator.target)}${indicator.targetYear === undefined ? '' : ` (${indicator.targetYear})`}` },
    { term: words.method, value: `${method?.title[locale] ?? ''} (${indicator.method})` }, { term: words.owner, value: indicator.owner ?? words.notSet[locale] }, { term: words.ownerOffice, value: indicator.ownerOffice ?? words.notSet[locale] },
    ...goal ? [{ term: words.goal, value: html`<a href="${link(goalPath(goal.number))}">${goal.name[locale]}</a>` }] : [], { term: words.entry, value: html`<a href="${link(indicator.path)}">${indicator.number}</a>` },
  ])}${threadLink({ locale, link }, indicator.counts === undefined ? `entry:${indicator.number}` : `indicator:${indicator.counts}`)}<h2>${words.planAndFact[locale]}</h2>${facts.size === 0 && html`<p>${words.noFigures[locale]}</p>`}${chart}${chart.source !== '' && embed}${
    years.length > 0 && table(locale, {
      caption: words.planAndFact, captionUnseen: true, rows: years, columns: [
        { title: words.year, header: true, cell: String }, { title: words.plan, numeric: true, cell: (year) => (planned(year) === undefined ? words.notSet[locale] : shown(planned(year))) },
        { title: words.fact, numeric: true, cell: (year) => (facts.has(year) ? html`${shown(facts.get(year)!.value)}${year >= thisYear && html` ${tag(locale, words.toCome)}`}` : year === indicator.baseYear && indicator.baseValue !== undefined ? shown(indicator.baseValue) : words.unknown[locale]) },
        { title: words.source, cell: (year) => facts.get(year)?.source[locale] ?? '–' }, { title: words.responsible, cell: (year) => facts.get(year)?.responsible ?? '–' },
      ],
    })}${progress && html`<h2>${words.steps[locale]}</h2><ol>${progress.trace.map((step) => html`<li>${step[locale]}</li>`)}</ol>${progress.score !== undefined && html`<p>${words.score[locale]}: <b>${printedNumber(progress.score, locale)}</b></p>`}`}${
    forecasts.length > 0 && html`<h2>${words.forecasts[locale]}</h2>${table(locale, {
      caption: words.forecasts, captionUnseen: true, rows: forecasts, columns: [
        { title: words.year, header: true, cell: ({ forecast }) => String(forecast.year) }, { title: words.toldOn, cell: ({ forecast }) => formatDay(forecast.toldOn, locale) }, { title: words.forecast, numeric: true, cell: ({ forecast }) => shown(forecast.value) },
        { title: words.range, numeric: true, cell: ({ forecast: { low, high } }) => (low === undefined || high === undefined ? words.notSet[locale] : `${printedNumber(low, locale)}–${printedNumber(high, locale)}`) },
        { title: words.fact, numeric: true, cell: ({ fact }) => (fact ? shown(fact.value) : words.toCome[locale]) },
        { title: words.error, cell: ({ error, percent, inRange }) => (error === undefined ? '–' : html`${printedNumber(error, locale)}${percent !== undefined && ` (${printedNumber(Math.round(percent * 10) / 10, locale)} %)`}${inRange !== undefined && html` ${tag(locale, inRange ? words.inRange : words.outOfRange, inRange ? 'good' : 'wait')}`}`) },
      ],
    })}`}<h2>${words.confidence[locale]}</h2>${definitionList(locale, [said(words.ownerSays, indicator.ownerConfidence), said(words.analystSays, indicator.analystConfidence)])}${
    indicator.ownerConfidence !== undefined && indicator.analystConfidence !== undefined && indicator.ownerConfidence !== indicator.analystConfidence && notice(locale, { kind: 'warning', body: html`<p>${words.disagree[locale]}</p>` })}`
}
