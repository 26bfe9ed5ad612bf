/** Aggregates of a dataset: ask for a number without seeing the rows, see its price before, and its margin of error after. */
import type { DecimalText } from '../../../../law/decimal.ts'
import { Failure, type Problem } from '../../../../law/failure.ts'
import { formatDecimal, formatNumber } from '../../../../law/format.ts'
import { type Locale, spoken, type Text } from '../../../../law/text.ts'
import {
  actions, bars, button, type Column, emptyState, errorSummary, form, html, type Html, meter, notice, problemsOf, route, type Route, seeOther, table as tableOf, type Visit,
} from '../../../../portal/index.ts'
import { Denied } from '../../access.ts'
import type { Commons, Opened } from '../../commons.ts'
import { datasetPath, datasetSubject } from '../../dataset.ts'
import { affords, type Bin, type BudgetLedger, budgetAsker, type Budgets, charge, describeBudget, describeCost, exhaustedForAll, leftOf } from '../../../../kernel/privacy/index.ts'
import {
  type AggregateAnswer, type AggregatePlan, type AggregateQuestion, answerAggregate, mayKnowRows, type OfferedTable, openForAggregates, openTables, planAggregate, privacyLedger,
} from '../index.ts'
import { aggregateApi } from './aggregates-api.ts'
import { aggregateForm, type Label, lineOf, problemsAt, queryOf, questionIn } from './aggregate-form.ts'
import { labelIn } from '../../dataset-page/data.ts'
import { aggregateWords as words, betweenNumbers, budgetLeft, opensAgain, renewsOn } from './aggregates-messages.ts'
import { dayHere, datasetPage, seen } from '../../pages/parts.ts'

const path = '/commons/datasets/:namespace/:name/aggregates'
/** Questions of an asker that are listed. */
const mostListed = 20

/** Pages and API of aggregates. */
export function aggregateRoutes(commons: Commons): readonly Route[] {
  const ledger = privacyLedger(commons.kernel)
  return [
    route({
      method: 'GET', path, kind: 'page', permission: 'signed in', title: words.title, rateLimit: { requests: 120, seconds: 60 },
      handle: async (visit, params) => aggregatePage(commons, ledger, visit, params),
    }),
    route({
      method: 'POST', path, kind: 'page', permission: 'signed in', title: words.ask, rateLimit: { requests: 30, seconds: 60 },
      async handle(visit, params) {
        await visit.form() // the token; the question stands in the address
        const ground = await groundOf(commons, visit, params)
        const { opened, chosen, question } = ground
        try {
          if (chosen && question) await answerAggregate(commons, opened, chosen, question)
        } catch (error) {
          const problems = problemsOf(error)
          return aggregatePage(commons, ledger, visit, params, problems)
        }
        return seeOther(visit, `${datasetPath(opened.dataset)}/aggregates${visit.url.search}`)
      },
    }),
    ...aggregateApi(commons, ledger),
  ]
}

async function groundOf(commons: Commons, visit: Visit, params: { readonly namespace: string; readonly name: string }) {
  const { dataset, asker } = await seen(commons, visit, params)
  const opened = await openForAggregates(commons.access, asker, dataset)
  const all = (await openTables(commons, opened)).filter(({ offer }) => Object.keys(offer.columns).length > 0)
  const chosen = all.find(({ table }) => table.name === visit.url.searchParams.get('table')) ?? all[0]
  return { opened, offers: all.map(({ offer }) => offer), chosen, question: chosen && questionIn(visit.url, chosen.offer) }
}

async function aggregatePage(commons: Commons, ledger: BudgetLedger, visit: Visit, params: { readonly namespace: string; readonly name: string }, before: readonly Problem[] = []): Promise<Response> {
  const { locale } = visit
  const ground = await groundOf(commons, visit, params).catch((error: unknown) => {
    if (error instanceof Denied && error.code === 'prove yourself') return error
    throw error
  })
  if (ground instanceof Denied) return proveFirst(commons, visit, params, ground)
  const { opened, offers, chosen, question } = ground
  const show = (body: Html, problems: readonly Problem[] = []): Response => datasetPage(visit, opened.dataset, {
    place: '/aggregates', title: words.title, error: problems.length > 0, body: html`${errorSummary(locale, problems)}<p class="lead">${words.lead[locale]}</p>${body}`,
  })
  if (chosen === undefined) return show(emptyState(locale, { title: words.nothing, body: words.nothingHint[locale] }))
  const noise = !mayKnowRows(opened)
  const naming = labelIn(opened.dataset, visit)
  const label: Label = (column) => naming(column).label ?? column
  const budget = noise ? await budgetOf(ledger, opened) : undefined
  const { answer, problems } = question === undefined || before.length > 0 ? { answer: undefined, problems: before }
    : await answerTo(commons, ledger, visit, { opened, chosen, question, budget, label })
  const listed = budget && await ledger.asked(datasetSubject(opened.dataset.id), budget.asker, mostListed)
  return show(html`${notice(locale, { body: html`<p>${(noise ? words.withNoise : words.exact)[locale]}</p>` })}${budget && budgetMeter(locale, budget.left)}${answer}<h2>${words.question[locale]}</h2>${
    aggregateForm(visit, offers, chosen.offer, { label, left: budget && leastLeft(budget.left), problems })}${listed && listed.length > 0 && beforeList(visit, listed, label)}`, problems)
}

/** Whoever is signed in, but not known, is told what that is for and where it is done. */
async function proveFirst(commons: Commons, visit: Visit, params: { readonly namespace: string; readonly name: string }, { text }: Denied): Promise<Response> {
  const { locale, link } = visit
  const { dataset } = await seen(commons, visit, params)
  return datasetPage(visit, dataset, {
    place: '/aggregates', title: words.title, status: 403,
    body: html`<p class="lead">${words.lead[locale]}</p>${notice(locale, { kind: 'warning', body: html`<p>${text[locale]}</p>` })}${
      actions(button(locale, words.proveFirst, { href: link('/account/identity') }))}<p class="hint">${words.budgetHint[locale]}</p>`,
  })
}

interface Purse { readonly asker: string; readonly left: Budgets }

async function budgetOf(ledger: BudgetLedger, { asker, dataset }: Opened): Promise<Purse | undefined> {
  if (asker.kind !== 'person') return undefined
  const who = budgetAsker(asker)
  return { asker: who, left: await ledger.left(datasetSubject(dataset.id), who) }
}

/** What may still be asked for: one's own part, or what is left for all where that is less. */
const leastLeft = ({ ofOne, ofAll }: Budgets): DecimalText => {
  const [one, all] = [leftOf(ofOne).rho, leftOf(ofAll).rho]
  return Number(one) <= Number(all) ? one : all
}

/** How much is left of this year's budget, of one's own part and of what all together may learn, and when more opens. */
function budgetMeter(locale: Locale, { ofOne, ofAll, renews, nextYear }: Budgets): Html {
  const shown = (label: Text, budget: Budgets['ofOne'], opens: Text): Html => {
    const [left, total] = [Number(leftOf(budget).rho), Number(budget.total.rho)]
    const percent = total === 0 ? 0 : Math.floor(left / total * 1000) / 10
    return html`${meter(locale, { label, value: left, max: total || 1, tone: left < total / 10 || total === 0 ? 'late' : 'now', text: budgetLeft(String(percent)) })}<p class="hint">${opens[locale]}</p>`
  }
  return html`<h2>${words.budget[locale]}</h2>${shown(words.mine, ofOne, renewsOn(nextYear))}${shown(words.ofAll, ofAll, opensAgain(renews))}<details><summary>${words.whatBudget[locale]}</summary><p>${
    words.budgetHint[locale]} ${describeBudget(ofOne)[locale]}</p></details>`
}

interface Asking { readonly opened: Opened; readonly chosen: OfferedTable; readonly question: AggregateQuestion; readonly budget: Purse | undefined; readonly label: Label }

/** The answer where it costs nothing more, else its price with the button that pays it; or what to mend. */
async function answerTo(commons: Commons, ledger: BudgetLedger, visit: Visit, { opened, chosen, question, budget, label }: Asking): Promise<{ readonly answer?: Html; readonly problems: readonly Problem[] }> {
  try {
    const planned = planAggregate(opened, chosen, question)
    if (planned.kind === 'noisy' && budget && !await ledger.paid(datasetSubject(opened.dataset.id), budget.asker, planned.plan.key)) {
      return { answer: priceOf(visit, planned, budget.left, lineOf(question, label)), problems: [] }
    }
    return { answer: resultOf(visit, await answerAggregate(commons, opened, chosen, question), lineOf(question, label), label), problems: [] }
  } catch (error) {
    return { problems: problemsAt(problemsOf(error), question) }
  }
}

function priceOf(visit: Visit, { plan }: AggregatePlan & { kind: 'noisy' }, { ofOne, ofAll, renews, nextYear }: Budgets, line: Text): Html {
  const { locale, url } = visit
  const refusal = refusalOf(() => charge(ofOne, plan.cost, { renews: nextYear })) ?? (affords(ofAll, plan.cost) ? undefined : exhaustedForAll(renews).text)
  return html`<section><h2>${words.priceTitle[locale]}</h2><p><b>${line[locale]}</b></p><p>${describeCost(plan.cost, ofOne)[locale]}</p><ul>${plan.notes.map((note) => html`<li>${note[locale]}</li>`)}</ul>${
    refusal ? notice(locale, { kind: 'warning', body: html`<p>${refusal[locale]}</p>` })
      : form(visit, { action: url.pathname + url.search, body: html`${actions(button(locale, words.ask))}<p class="hint">${words.askHint[locale]}</p>` })}</section>`
}

function refusalOf(pay: () => unknown): Text | undefined {
  try {
    pay()
    return undefined
  } catch (error) {
    if (error instanceof Failure) return error.text
    throw error
  }
}

/** One line of the answer: its groups, its number, and how sure that is. */
interface Line { readonly group: readonly (string | null)[]; readonly value: string | null; readonly said: Text; readonly margin?: Text }

const numberText = (value: string): Text => spoken({ kk: formatDecimal(value, 'kk'), ru: formatDecimal(value, 'ru'), en: formatDecimal(value, 'en') })

function linesOf(answered: AggregateAnswer): readonly Line[] {
  const grouped = ({ group, bin }: { readonly group: Readonly<Record<string, string | null>>; readonly bin?: Bin }) =>
    [...Object.values(group), ...(bin === undefined ? [] : [typeof bin === 'object' && bin !== null ? `${bin.from ?? '…'} – ${bin.below ?? '…'}` : bin])]
  if (answered.kind === 'noisy') {
    return answered.answer.cells.map((cell) => ({
      group: grouped(cell), value: cell.value, said: cell.value === null ? words.tooFewToSay : numberText(cell.value), margin: betweenNumbers(cell.low, cell.high) }))
  }
  return answered.answer.cells.map((cell) => (cell.status === 'shown' ? { group: grouped(cell), value: cell.value, said: numberText(cell.value) }
    : { group: grouped(cell), value: null, said: words.empty }))
}

function resultOf({ locale }: Visit, answered: AggregateAnswer, line: Text, label: Label): Html {
  const all = linesOf(answered)
  // Groups that no row is in say nothing where numbers are exact.
  const lines = answered.kind === 'exact' && all.length > 1 ? all.filter(({ said }) => said !== words.empty) : all
  const groups = Object.keys(answered.answer.cells[0]?.group ?? {})
  const named = (value: string | null): string => value ?? words.others[locale]
  const columns: readonly Column<Line>[] = [
    ...groups.map((name, i): Column<Line> => ({ title: label(name), header: i === 0, cell: ({ group }) => named(group[i] ?? null) })),
    { title: words.value, numeric: true, cell: ({ said }) => said[locale] },
    ...(answered.kind === 'noisy' ? [{ title: words.margin, cell: ({ margin }: Line) => margin?.[locale] }] : []),
  ]
  const points = lines.flatMap(({ group, value }) => (value === null ? [] : [{ name: group.map(named).join(' · '), value: Number(value), said: formatNumber(Number(value), locale) }]))
  const drawn = points.length > 1 && points.length <= 40
  return html`<section><h2>${words.answer[locale]}</h2>${drawn && html`<h3>${line[locale]}</h3>${bars(line[locale], points, { from: 'nought' })}`}${
    tableOf(locale, { caption: line, captionUnseen: drawn, rows: lines, columns })}${answered.answer.notes.length > 0 && html`<h3>${words.about[locale]}</h3><ul>${
    answered.answer.notes.map((note) => html`<li>${note[locale]}</li>`)}</ul>`}</section>`
}

/** Questions are kept as they were asked by this program, so that they read as they are. */
const isQuestion = (value: unknown): value is AggregateQuestion => typeof value === 'object' && value !== null && 'request' in value

const beforeList = (visit: Visit, listed: Awaited<ReturnType<BudgetLedger['asked']>>, label: Label): Html => html`<h2>${words.before[visit.locale]}</h2><p>${words.beforeHint[visit.locale]}</p><ul class="results">${
  listed.map(({ question, at }) => isQuestion(question) && html`<li><a href="${visit.url.pathname}?${queryOf(question).toString()}">${lineOf(question, label)[visit.locale]}</a> <span class="hint">${dayHere(visit, at)}</span></li>`)}</ul>`
