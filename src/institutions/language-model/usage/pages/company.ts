/** Usage as a company sees it: sums, chart, lines, the bill of the month, its budget, its invoices. */
import { seesInvoices } from '../../../../kernel/ledger/index.ts'
import type { Actor } from '../../../../kernel/parties/index.ts'
import { formatNumber } from '../../../../law/format.ts'
import { formatMoney } from '../../../../law/money.ts'
import { dayOf } from '../../../../law/time.ts'
import {
  actions, actorHere, button, cite, dateTime, definitionList, emptyState, errorSummary, fields, form, html, type Html, meter, moment, notice, page, table, tag,
  type Visit,
} from '../../../../portal/index.ts'
import { amountWords, budgetControls, budgetMeters, budgetValues, budgetWords, companyScope, limitText, priceEntry } from '../../budgets/index.ts'
import type { LanguageModel } from '../../language-model.ts'
import { totalOf, type UsageLine, usageWords as words } from '../index.ts'
import { pricesPerMillion } from '../messages.ts'
import { daysForm } from './days.ts'
import { amountOf, type Asked, below, tokensChart, totalsList } from './parts.ts'

type Here = Pick<LanguageModel, 'kernel' | 'keys' | 'options' | 'budgets' | 'usage'>
type Company = NonNullable<Actor['organisation']>

export async function companyPage(here: Here, visit: Visit, company: Company, { days, problems, values }: Asked): Promise<Response> {
  const { budgets, usage, keys } = here
  const { locale, link, url } = visit
  const scope = companyScope(company.id)
  const lines = await usage.lines({ ...days, organisation: company.id })
  const [decision] = await budgets.decisions.of(company.id)
  const known = new Map((await keys.of(company.id)).map((key) => [key.id, key]))
  const ofTests = totalOf(lines.filter(({ key }) => known.get(key)?.test))
  const testTokens = ofTests.promptTokens + ofTests.outputTokens
  return page({
    visit, title: words.title, current: 'language-model', width: 'wide', breadcrumbs: below, error: problems.length > 0, headers: { 'cache-control': 'private, no-store' },
    body: html`${errorSummary(locale, problems)}<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p>${
      url.searchParams.get('done') === 'budget' && notice(locale, { kind: 'good', body: html`<p>${budgetWords.saved[locale]}</p>` })}${
      daysForm(visit, days)}<section><h2>${words.total[locale]}</h2>${tokensChart(visit, lines, days)}${
      totalsList(visit, totalOf(lines), testTokens > 0n ? [{ term: words.ofTests, value: formatNumber(testTokens, locale) }] : [])}</section><section><h2>${
      words.byKey[locale]}</h2>${lineTable(visit, lines, (key) => html`<a href="${link(`/keys/${key}`)}">${known.get(key)?.name ?? key.slice(0, 8)}</a>${known.get(key)?.test && html` ${tag(locale, words.test, 'now')}`}`)}<p><a href="${link('/keys')}">${
      words.toKeys[locale]}</a></p></section>${await monthSection(here, visit, company)}<section><h2>${budgetWords.budgets[locale]}</h2>${
      decision && decision.limits.length > 0 && notice(locale, { kind: 'warning', title: budgetWords.office, body: html`<ul>${decision.limits.map((limit) => html`<li>${limitText(limit, locale)}</li>`)}</ul><p>${
        budgetWords.reason[locale]}: ${decision.reason}</p><p class="hint">${moment(visit, decision.at)}</p>` })}${budgetMeters(visit, await budgets.states(scope))}${form(visit, {
      action: link('/usage'),
      body: html`<p class="hint">${budgetWords.hardStop[locale]}</p>${fields(locale, budgetControls, { values: { ...budgetValues(budgets.limits.chosen(scope)), ...values }, problems })}${
        actions(button(locale, budgetWords.save, { kind: 'quiet' }))}`,
    })}</section>${await seesInvoices(here.kernel.parties, actorHere(visit)) && await invoiceSection(here, visit, company)}`,
  })
}

const lineTable = (visit: Visit, lines: readonly UsageLine[], nameOfKey: (key: string) => Html): Html => table(visit.locale, {
  caption: words.byKey, captionUnseen: true, rows: lines, empty: emptyState(visit.locale, { title: words.none, body: words.noneHint[visit.locale] }),
  columns: [
    { title: words.day, header: true, cell: ({ day }) => dateTime(visit.locale, day) }, { title: words.model, cell: ({ model }) => html`<code>${model}</code>` }, { title: words.key, cell: ({ key }) => nameOfKey(key) },
    { title: words.requests, numeric: true, cell: ({ requests }) => formatNumber(requests, visit.locale) },
    { title: words.promptTokens, numeric: true, cell: ({ promptTokens }) => formatNumber(promptTokens, visit.locale) },
    { title: words.outputTokens, numeric: true, cell: ({ outputTokens }) => formatNumber(outputTokens, visit.locale) },
    { title: words.amount, numeric: true, cell: (line) => amountOf(visit, line) },
  ],
})

/** The bill as it would be now, what is free of it, and the prices with their basis. */
async function monthSection({ kernel, options, usage }: Here, visit: Visit, company: Company): Promise<Html> {
  const { locale } = visit
  const { bill, allowance } = await usage.thisMonth(company)
  const price = priceEntry(options.budgets.prices, '', dayOf(kernel.now(), kernel.country.calendar.zone))
  return html`<section><h2>${words.month[locale]}</h2>${definitionList(locale, [
    { term: words.amount, value: amountWords('money', bill.list, locale) },
    { term: words.freeUsed, value: `${formatNumber(bill.freeTokens, locale)} (${amountWords('money', bill.free, locale)})` },
    ...(bill.unpricedTokens > 0n ? [{ term: words.unpriced, value: formatNumber(bill.unpricedTokens, locale) }] : []),
    { term: words.due, value: html`<b>${formatMoney(bill.due, locale)}</b>` },
  ])}${allowance === undefined ? html`<p>${words.noFree[locale]}</p>` : html`${meter(locale, {
    label: words.free, value: Number(bill.freeTokens * 100n / allowance.tokensPerMonth), max: 100,
    text: `${formatNumber(bill.freeTokens, locale)} / ${formatNumber(allowance.tokensPerMonth, locale)}`,
  })}<p class="hint">${words.freeOf[locale]}: ${formatNumber(allowance.tokensPerMonth, locale)}. ${cite(locale, allowance.basis, { full: true })}</p>`}<p><b>${words.prices[locale]}</b>: ${
    price?.value ? pricesPerMillion(formatMoney(price.value.input, locale), formatMoney(price.value.output, locale))[locale] : words.notSet[locale]}. ${
    price && cite(locale, price.basis, { full: true })}</p></section>`
}

async function invoiceSection({ usage }: Here, { locale, link }: Visit, company: Company): Promise<Html> {
  return html`<section><h2>${words.invoices[locale]}</h2>${table(locale, {
    caption: words.invoices, captionUnseen: true, rows: await usage.billed(company.id), empty: html`<p>${words.noInvoices[locale]}</p>`,
    columns: [
      { title: words.period, header: true, cell: ({ month }) => month },
      { title: words.invoice, cell: ({ invoice }) => (invoice === undefined ? words.nothingDue[locale] : html`<a href="${link(`/invoices/${invoice.id}`)}">№ ${invoice.number}</a> (<a href="/invoices/${invoice.id}/invoice.pdf?lang=${locale}" download aria-label="PDF, № ${invoice.number}">PDF</a>)`) },
      { title: words.freeUsed, numeric: true, cell: ({ freeTokens }) => formatNumber(freeTokens, locale) },
      { title: words.sum, numeric: true, cell: ({ amount }) => formatMoney(amount, locale) },
    ],
  })}</section>`
}
