/** What the office does about one company: finds it, sees what it uses, sets or lifts its limits with a reason. */
import { officeOver, smallest } from '../../../../kernel/budgets/index.ts'
import { transact } from '../../../../kernel/index.ts'
import type { OrganisationName } from '../../../../kernel/parties/index.ts'
import type { Failure, Problem } from '../../../../law/failure.ts'
import { text } from '../../../../law/field.ts'
import { formatNumber } from '../../../../law/format.ts'
import { organisationName, organisationText } from '../../../../law/official-names.ts'
import { dayOf, firstOfMonth } from '../../../../law/time.ts'
import {
  actions, actorHere, button, cite, type Crumb, definitionList, emptyState, errorSummary, fields, filters, form, html, type Html, idFrom, moment, notFound, notice, page, problemsOf, type Route, route, seeOther, table, type Visit,
} from '../../../../portal/index.ts'
import {
  budgetControls, budgetMeters, budgetValues, budgetWords, companyScope, type Decision, type Limit, limitAmount, limitText, limitWords, longestReason, readBudget, reasonProblems, kinds,
} from '../../budgets/index.ts'
import type { LanguageModel } from '../../language-model.ts'
import { type Totals, totalOf, usageWords } from '../index.ts'
import { officeWords as words } from './office-words.ts'
import { amountOf, below, companiesPath as path, totalsList, tokensChart } from './parts.ts'

type Here = Pick<LanguageModel, 'kernel' | 'options' | 'budgets' | 'usage'>

const mostFound = 50
const belowCompanies: readonly Crumb[] = [...below, { title: usageWords.programme, path: '/usage' }, { title: words.title, path }]
const reason = text('reason', { label: budgetWords.reason, hint: words.reasonHint, maxLength: longestReason, long: true })
const privately = { 'cache-control': 'private, no-store' }

export function officeRoutes(here: Here): readonly Route[] {
  const { kernel, options, budgets } = here
  const permission = { role: options.head }

  async function companyAt(id: string): Promise<OrganisationName> {
    const company = await kernel.parties.organisation({ id: idFrom(id) })
    if (company === undefined) throw notFound()
    return company
  }

  return [
    route({ method: 'GET', path, kind: 'page', permission, title: words.title, handle: (visit) => listPage(here, visit) }),
    route({
      method: 'GET', path: `${path}/:id`, kind: 'page', permission, title: words.title,
      handle: async (visit, { id }) => companyPage(here, visit, await companyAt(id)),
    }),
    route({
      method: 'POST', path: `${path}/:id`, kind: 'page', permission, title: words.title, rateLimit: { requests: 60, seconds: 600 },
      handle: async (visit, { id }) => {
        const company = await companyAt(id)
        const { values } = await visit.form()
        const lifts = values['act'] === 'lift'
        const [standing] = await budgets.decisions.of(company.id)
        const { limits, problems } = lifts ? { limits: [], problems: [] } : readBudget(values, standing?.limits ?? [])
        const nothing = problems.length === 0 && limits.length === 0 && !lifts ? [{ text: words.nothingSet }] : []
        const wrong = [...nothing, ...problems, ...reasonProblems(values['reason'] ?? '')]
        if (wrong.length > 0) return companyPage(here, visit, company, wrong, values)
        try {
          await transact(kernel.db, (tx) => budgets.decisions.decide(tx, actorHere(visit), company.id, { limits, reason: values['reason'] ?? '' }))
        } catch (error) {
          return companyPage(here, visit, company, problemsOf(error), values)
        }
        return seeOther(visit, `${path}/${company.id}?done=${lifts ? 'lifted' : 'set'}`)
      },
    }),
  ]
}

async function listPage({ kernel, budgets, usage }: Here, visit: Visit): Promise<Response> {
  const { locale, link, url } = visit
  const { parties, country } = kernel
  const asked = (url.searchParams.get('q') ?? '').trim()
  const today = dayOf(kernel.now(), country.calendar.zone)
  const [used, bound] = await Promise.all([usage.companies({ from: firstOfMonth(today), to: today }), budgets.decisions.bound()])
  const found = asked === '' ? [...(await parties.organisationsById([...used.map(({ organisation }) => organisation), ...bound])).values()]
    : await parties.findOrganisations(asked, mostFound + 1)
  const totals = new Map<string, Totals>(used.map((one) => [one.organisation, one]))
  const tokens = ({ id }: OrganisationName): bigint => (totals.get(id)?.promptTokens ?? 0n) + (totals.get(id)?.outputTokens ?? 0n)
  const rows = (asked === '' ? found.toSorted((a, b) => (tokens(b) > tokens(a) ? 1 : tokens(b) < tokens(a) ? -1 : 0)) : found).slice(0, mostFound)
  const title = asked === '' ? words.busy : words.found
  return page({
    visit, title: words.title, current: 'language-model', width: 'wide', breadcrumbs: belowCompanies.slice(0, -1), headers: privately,
    body: html`<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p>${filters(locale, { url, filters: [{ name: 'q', label: words.search }] })}<h2>${title[locale]}</h2>${table(locale, {
      caption: title, captionUnseen: true, rows, empty: asked === '' ? emptyState(locale, { title: words.nobody }) : emptyState(locale, { title: words.none, body: words.noneHint[locale] }),
      columns: [
        { title: usageWords.company, header: true, cell: (company) => html`<a href="${link(`${path}/${company.id}`)}">${organisationName(company, locale)}</a>` },
        { title: words.number, cell: ({ identifier }) => identifier.value },
        { title: usageWords.tokens, numeric: true, cell: (company) => formatNumber(tokens(company), locale) },
        { title: usageWords.amount, numeric: true, cell: ({ id }) => amountOf(visit, totals.get(id) ?? { amount: 0n, unpricedTokens: 0n }) },
        { title: words.limited, cell: ({ id }) => (bound.includes(id) ? words.yes : words.no)[locale] },
      ],
    })}${found.length > mostFound && html`<p class="hint">${words.more[locale]}</p>`}`,
  })
}

async function companyPage(here: Here, visit: Visit, company: OrganisationName, problems: Failure['problems'] = [], values: Readonly<Record<string, string>> = {}): Promise<Response> {
  const { kernel, options, budgets, usage } = here
  const { locale, link, url } = visit
  const today = dayOf(kernel.now(), kernel.country.calendar.zone)
  const days = { from: firstOfMonth(today), to: today }
  const [lines, months, decisions, states] = await Promise.all([
    usage.lines({ ...days, organisation: company.id }), usage.months(company.id), budgets.decisions.of(company.id), budgets.states(companyScope(company.id)),
  ])
  const told = { set: words.setNow, lifted: words.liftedNow }[url.searchParams.get('done') ?? '']
  const standing = decisions[0]?.limits ?? []
  return page({
    visit, title: organisationText(company), current: 'language-model', width: 'wide', breadcrumbs: belowCompanies, error: problems.length > 0, headers: privately,
    body: html`${errorSummary(locale, problems)}<h1>${organisationName(company, locale)}</h1>${told && problems.length === 0 && notice(locale, { kind: 'good', body: html`<p>${told[locale]}</p>` })}${
      definitionList(locale, [{ term: words.number, value: company.identifier.value }])}<section><h2>${words.use[locale]}</h2>${
      lines.length === 0 ? html`<p>${words.noUse[locale]}</p>` : html`${tokensChart(visit, lines, days)}${totalsList(visit, totalOf(lines))}`}</section><section><h2>${
      words.stands[locale]}</h2>${budgetMeters(visit, states)}</section><section><h2>${words.limits[locale]}</h2>${
      limitTable(visit, { standard: options.budgets.company, office: standing, own: budgets.limits.chosen(companyScope(company.id)) })}<p class="hint">${
      cite(locale, options.budgets.basis, { full: true })}</p></section>${
      setSection(visit, company, { standing, problems, values })}<section><h2>${words.decisions[locale]}</h2>${
      await decisionTable(here, visit, decisions)}</section>${months.length > 0 && html`<section><h2>${words.history[locale]}</h2>${table(locale, {
        caption: words.history, captionUnseen: true, rows: months,
        columns: [
          { title: usageWords.period, header: true, cell: ({ month }) => month },
          { title: usageWords.requests, numeric: true, cell: ({ requests }) => formatNumber(requests, locale) },
          { title: usageWords.tokens, numeric: true, cell: ({ promptTokens, outputTokens }) => formatNumber(promptTokens + outputTokens, locale) },
          { title: usageWords.amount, numeric: true, cell: (month) => amountOf(visit, month) },
        ],
      })}</section>`}<p><a href="${link(path)}">${words.title[locale]}</a></p>`,
  })
}

interface Layers { readonly standard: readonly Limit[]; readonly office: readonly Limit[]; readonly own: readonly Limit[] }

/** Every limit there is, with who set it and what holds in the end. */
function limitTable({ locale }: Visit, { standard, office, own }: Layers): Html {
  const rows = smallest(kinds, [...own, ...officeOver(office, standard)])
  const of = (limits: readonly Limit[], { unit, period }: Limit): string => {
    const one = limits.find((limit) => limit.unit === unit && limit.period === period)
    return one === undefined ? '–' : limitAmount(one, locale)
  }
  return table(locale, {
    caption: words.limits, captionUnseen: true, rows, empty: html`<p>${budgetWords.none[locale]}</p>`,
    columns: [
      { title: words.limit, header: true, cell: ({ unit, period }) => limitWords[period][unit][locale] },
      { title: words.standard, numeric: true, cell: (row) => of(standard, row) }, { title: words.byOffice, numeric: true, cell: (row) => of(office, row) },
      { title: words.own, numeric: true, cell: (row) => of(own, row) }, { title: words.holds, numeric: true, cell: (row) => html`<b>${limitAmount(row, locale)}</b>` },
    ],
  })
}

const setSection = (visit: Visit, { id }: OrganisationName, { standing, problems, values }: {
  readonly standing: readonly Limit[]; readonly problems: readonly Problem[]; readonly values: Readonly<Record<string, string>>
}): Html => {
  const { locale, link } = visit
  return html`<section><h2>${words.set[locale]}</h2><p class="hint">${words.setHint[locale]}</p>${form(visit, {
    action: link(`${path}/${id}`),
    body: html`${fields(locale, [...budgetControls, reason], { values: { ...budgetValues(standing), ...values }, problems })}${actions(
      button(locale, words.save, { name: 'act', value: 'set' }), standing.length > 0 && button(locale, words.lift, { kind: 'quiet', name: 'act', value: 'lift' }))}`,
  })}</section>`
}

async function decisionTable({ kernel }: Here, visit: Visit, decisions: readonly Decision[]): Promise<Html> {
  const { locale } = visit
  const names = await kernel.parties.namesOf(decisions.map(({ by }) => by))
  return table(locale, {
    caption: words.decisions, captionUnseen: true, rows: decisions, empty: html`<p>${words.noDecisions[locale]}</p>`,
    columns: [
      { title: words.when, header: true, cell: ({ at }) => moment(visit, at) },
      { title: words.what, cell: ({ limits }) => (limits.length === 0 ? words.allLifted[locale] : limits.map((limit, i) => [i > 0 && html`<br>`, limitText(limit, locale)])) },
      { title: budgetWords.reason, cell: ({ reason: because }) => because },
      { title: words.who, cell: ({ by }) => names.get(by) ?? '' },
    ],
  })
}
