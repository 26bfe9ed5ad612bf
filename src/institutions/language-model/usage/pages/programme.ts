/** Usage as the head of the programme sees it: sums, chart, companies, and the budget of all. */
import { formatNumber } from '../../../../law/format.ts'
import { actions, button, cite, emptyState, errorSummary, fields, form, html, notice, page, table, type Visit } from '../../../../portal/index.ts'
import { budgetControls, budgetMeters, budgetValues, budgetWords } from '../../budgets/index.ts'
import type { LanguageModel } from '../../language-model.ts'
import { totalOf, usageWords as words } from '../index.ts'
import { officeWords } from './office-words.ts'
import { daysForm } from './days.ts'
import { amountOf, type Asked, below, companiesPath, tokensChart, totalsList } from './parts.ts'

type Here = Pick<LanguageModel, 'kernel' | 'options' | 'budgets' | 'usage'>

export async function programmePage({ kernel, options, budgets, usage }: Here, visit: Visit, { days, problems, values }: Asked): Promise<Response> {
  const { locale, link, url } = visit
  const lines = await usage.lines(days)
  const companies = await usage.companies(days)
  const names = await kernel.parties.organisationsById(companies.map(({ organisation }) => organisation))
  return page({
    visit, title: words.programme, current: 'language-model', width: 'wide', breadcrumbs: below, error: problems.length > 0, headers: { 'cache-control': 'private, no-store' },
    body: html`${errorSummary(locale, problems)}<h1>${words.programme[locale]}</h1><p class="lead">${words.programmeLead[locale]}</p>${
      url.searchParams.get('done') === 'budget' && notice(locale, { kind: 'good', body: html`<p>${budgetWords.saved[locale]}</p>` })}${
      daysForm(visit, days)}<section><h2>${words.total[locale]}</h2>${tokensChart(visit, lines, days)}${totalsList(visit, totalOf(lines))}</section><section><h2>${
      words.byCompany[locale]}</h2>${table(locale, {
      caption: words.byCompany, captionUnseen: true, rows: companies, empty: emptyState(locale, { title: words.none }),
      columns: [
        { title: words.company, header: true, cell: ({ organisation }) => html`<a href="${link(`${companiesPath}/${organisation}`)}">${names.get(organisation)?.name ?? organisation}</a>` },
        { title: words.requests, numeric: true, cell: ({ requests }) => formatNumber(requests, locale) },
        { title: words.tokens, numeric: true, cell: ({ promptTokens, outputTokens }) => formatNumber(promptTokens + outputTokens, locale) },
        { title: words.uncharged, numeric: true, cell: ({ unchargedTokens }) => formatNumber(unchargedTokens, locale) },
        { title: words.amount, numeric: true, cell: (row) => amountOf(visit, row) },
      ],
    })}<p><a href="${link(companiesPath)}">${officeWords.title[locale]}</a> · <a href="${link('/keys')}">${words.toKeys[locale]}</a></p></section><section><h2>${budgetWords.budgets[locale]}</h2>${
      budgetMeters(visit, await budgets.states('programme'))}<p class="hint">${cite(locale, options.budgets.basis, { full: true })}</p>${form(visit, {
      action: link('/usage'),
      body: html`<p class="hint">${budgetWords.hardStop[locale]}</p>${fields(locale, budgetControls, { values: { ...budgetValues(budgets.limits.allowed('programme')), ...values }, problems })}${
        actions(button(locale, budgetWords.save, { kind: 'quiet' }))}`,
    })}</section>`,
  })
}
