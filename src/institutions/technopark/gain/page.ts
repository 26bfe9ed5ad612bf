/** The calculator as a page: questions in the address, the outcome as a picture and as tables, each figure with its law and the way to it. */
import { entryOn } from '../../../law/dated.ts'
import { formatDay } from '../../../law/format.ts'
import { printAnswer } from '../../../law/print-answer.ts'
import { inEveryLanguage, type Locale, type Text } from '../../../law/text.ts'
import { type Day, dayOf, yearOf } from '../../../law/time.ts'
import { formatMoney, type Tiyn } from '../../../law/money.ts'
import type { Kernel } from '../../../kernel/index.ts'
import {
  actions, bars, button, cite, type Content, definitionList, errorSummary, fields, html, type Html, notice, page, type Route, route, table, tag, type Visit,
} from '../../../portal/index.ts'
import { crumb, institution } from '../parts.ts'
import { dataOf, questionsOf, readGain } from './asked.ts'
import { formula, inPercent, printParameter, type Written } from './formula.ts'
import { daysWords, gainWords, rateWords } from './messages.ts'
import { type Gain, type ReckonedCharge, reckonGain, type ReckonedRelief } from './reckon.ts'
import type { ParkRegime } from './regime.ts'

export const gainPath = '/technopark/gain'

export const gainPage = ({ now, country }: Kernel, regime: ParkRegime): Route => route({
  method: 'GET', path: gainPath, kind: 'page', permission: 'everyone', title: gainWords.title,
  handle: (visit) => {
    const { locale, url } = visit
    const asked = questionsOf(regime)
    const values = Object.fromEntries(asked.map(({ name }) => [name, url.searchParams.get(name) ?? '']))
    const sent = regime.fields.some(({ name }) => url.searchParams.has(name))
    const read = sent ? readGain(regime, values, dayOf(now(), country.calendar.zone)) : undefined
    const problems = read?.problems ?? []
    return page({
      visit, title: gainWords.title, current: institution, width: 'wide', breadcrumbs: [crumb], ...(problems.length > 0 && { error: true }),
      body: html`${errorSummary(locale, problems)}<h1>${gainWords.title[locale]}</h1><p class="lead on-screen">${gainWords.lead[locale]}</p>${
        read && problems.length === 0 && outcome(visit, { regime, gain: reckonGain(regime, read.facts, read.on), locale }, dataOf(regime, read.facts, read.on))}<div class="on-screen"><form method="get" action="${
        visit.link(gainPath)}" novalidate>${fields(locale, asked, { values, problems })}${actions(button(locale, gainWords.compute))}</form></div><p class="hint">${gainWords.notAdvice[locale]}</p>`,
    })
  },
})

function outcome({ locale }: Visit, written: Written, data: string): Html {
  const { regime, gain } = written
  const { sums } = gain
  const rows = comparedOf(gain)
  const lost = sums.netSure !== undefined && sums.netSure < 0n
  return html`<section aria-live="polite"><h2 class="on-screen">${gainWords.sums[locale]}</h2><div class="on-screen">${notice(locale, {
    kind: sums.netSure === undefined ? 'warning' : lost ? 'warning' : 'good', title: gainWords.netSure,
    body: html`<p>${sums.netSure === undefined ? gainWords.netUnset[locale] : html`<b>${formatMoney(sums.netSure, locale)}</b>`}</p>${assumedRate(locale, gain)}${lost && html`<p>${gainWords.loses[locale]}</p>`}`,
  })}</div><h3 class="on-screen">${gainWords.picture[locale]}</h3>${picture(locale, gain)}<h2 class="on-screen">${gainWords.comparison[locale]}</h2>${comparison(locale, written, gainWords.comparison, [...rows.filter(isReckoned), {}])}<p class="hint">${gainWords.notReckoned[locale]}: ${
    rows.filter((row) => !isReckoned(row)).map((row) => titleOf(row, locale)).join('; ')}.</p><div class="on-screen">${comparison(locale, written, gainWords.notReckoned, rows.filter((row) => !isReckoned(row)))}</div>
<p class="hint on-paper">${gainWords.yourAnswers[locale]}: ${answersInLine(locale, written)}.</p>
<div class="on-screen"><h2>${gainWords.workings[locale]}</h2>${gain.charges.filter(({ figures }) => figures.length > 0).map((one) => working(one, written))}<details><summary>${gainWords.parameters[locale]}</summary>${
    parameterTable(locale, written)}</details><details><summary>${gainWords.yourAnswers[locale]}</summary>${definitionList(locale, regime.fields.map((field) => ({
      term: field.label, value: printAnswer(field, gain.facts[field.name] ?? '')[locale],
    })))}</details><p class="hint">${gainWords.print[locale]} <a href="${data}">${gainWords.asData[locale]}</a></p></div></section>`
}

/** What was asked, for paper: there is no form on it that says so. */
const answersInLine = (locale: Locale, { regime, gain: { facts, on } }: Written): string => [`${gainWords.year[locale]}: ${yearOf(on)}`, ...regime.fields.flatMap((field) => {
  const answer = facts[field.name] ?? ''
  return answer === '' ? [] : [`${field.label[locale]}: ${printAnswer(field, answer)[locale]}`]
})].join('; ')

/** Says beside the sum that it rests on a rate that no act sets. */
function assumedRate(locale: Locale, { contribution }: Gain): Content {
  if (contribution.amount === undefined || contribution.basis.confidence === 'verified' || contribution.basis.confidence === 'secondary') return ''
  return html`<p>${gainWords.rateAssumed[locale]}: ${rateWords(inPercent(contribution.rate.share, locale))[locale]}.</p>`
}

/** The sums as a list that is a picture too. What is not known has no bar. */
function picture(locale: Locale, { sums, contribution }: Gain): Html {
  const all: readonly (readonly [Text, Tiyn | undefined])[] = [
    [gainWords.taxes, sums.general], [gainWords.sure, sums.sure], [gainWords.unsure, sums.unsure], [gainWords.contribution, contribution.amount], [gainWords.netSure, sums.netSure], [gainWords.netWithUnsure, sums.netWithUnsure],
  ]
  // A bar has no more than its length to be exact in: whole units, which a float holds.
  return bars(gainWords.picture[locale], all.flatMap(([name, amount]) => (amount === undefined ? [] : [{ name: name[locale], value: Number(amount / 100n), said: formatMoney(amount, locale) }])))
}

const amountOr = (locale: Locale, amount: Tiyn | undefined, otherwise: Text): Content => (amount === undefined ? html`<span class="faint">${otherwise[locale]}</span>` : formatMoney(amount, locale))

/** A tax with what participants are spared of it, or a relief that is of no tax here. */
interface Compared { readonly owed?: ReckonedCharge; readonly spared?: ReckonedRelief }

const comparedOf = ({ charges, reliefs }: Gain): readonly Compared[] => [
  ...charges.map((owed) => ({ owed, spared: reliefs.find(({ relief }) => relief.of === owed.charge.id) })).map(({ owed, spared }) => ({ owed, ...(spared && { spared }) })),
  ...reliefs.filter(({ relief }) => !charges.some(({ charge }) => charge.id === relief.of)).map((spared) => ({ spared })),
]

/** Whether the tax has an amount to compare. */
const isReckoned = ({ owed }: Compared): boolean => owed?.amount !== undefined

const titleOf = ({ owed, spared }: Compared, locale: Locale): string => ((owed?.charge ?? spared?.relief)?.title ?? gainWords.contribution)[locale]

/** A row without either is the contribution. */
const comparison = (locale: Locale, { regime, gain }: Written, caption: Text, rows: readonly Compared[]): Html => table(locale, {
  caption, captionUnseen: true, rows,
  columns: [
    { title: gainWords.charge, header: true, cell: ({ owed, spared }) => html`${titleOf({ ...(owed && { owed }), ...(spared && { spared }) }, locale)}${owed && html`<div class="on-screen">${
      cite(locale, owed.charge.basis)}${owed.missing.length > 0 && html`<br><span class="hint">${gainWords.lacks[locale]}: ${titlesOf(regime, owed.missing, locale)}</span>`}${
      [owed.spared, owed.charge.note].map((words) => words && html`<br><span class="hint">${words[locale]}</span>`)}</div>`}` },
    { title: gainWords.general, numeric: true, cell: ({ owed }) => owed && amountOr(locale, owed.amount, gainWords.notSet) },
    {
      title: gainWords.spared, numeric: true,
      cell: ({ owed, spared }) => (owed === undefined && spared === undefined ? amountOr(locale, gain.contribution.amount === undefined ? undefined : -gain.contribution.amount, gainWords.notSet)
        : spared === undefined ? html`<span class="faint">${gainWords.noRelief[locale]}</span>` : sparedCell(locale, spared)),
    },
    { title: gainWords.lawAndDays, cell: ({ owed, spared }) => (owed === undefined && spared === undefined ? contributionLaw(locale, gain) : spared && lawCell(locale, spared)) },
  ],
})

const sparedCell = (locale: Locale, { relief, entry, sure, amount }: ReckonedRelief): Html => html`${amountOr(locale, amount, relief.of === undefined ? gainWords.noAmount : gainWords.notSet)}${
  entry && amount !== undefined && html`<br>${tag(locale, sure ? gainWords.isSure : gainWords.isUnsure, sure ? 'good' : 'wait')}${relief.ofStaff && html`<br><span class="hint">${gainWords.ofStaff[locale]}</span>`}`}`

const lawCell = (locale: Locale, { relief, entry, doubt }: ReckonedRelief): Content => (entry === undefined ? gainWords.notInForce[locale] : html`${cite(locale, entry.basis)}<br>${daysOf(entry, locale)}<div class="on-screen hint">${
  relief.text[locale]}${[entry.basis.note, doubt].map((words) => words && [' ', words[locale]])}</div>`)

const contributionLaw = (locale: Locale, { contribution }: Gain): Html => html`${contribution.basis && cite(locale, contribution.basis)}${contribution.amount !== undefined && html`<br>${
  rateWords(inPercent(contribution.rate.share, locale))[locale]}`}${contribution.note && html`<div class="on-screen hint">${contribution.note[locale]}</div>`}`

function daysOf({ from, until }: { readonly from: Day; readonly until?: Day }, locale: Locale): string {
  const said = (day: Day): Text => inEveryLanguage((language) => formatDay(day, language))
  if (from.startsWith('0001')) return daysWords.always[locale]
  return (until === undefined ? daysWords.from(said(from)) : daysWords.between(said(from), said(until)))[locale]
}

const titlesOf = (regime: ParkRegime, missing: readonly string[], locale: Locale): string => missing.map((name) => regime.parameters[name]?.title[locale] ?? name).join('; ')

function working({ charge, figures }: ReckonedCharge, written: Written): Html {
  const { locale } = written
  const limits = { 'to nothing': gainWords.toNothing, 'to the most': gainWords.toTheMost }
  return html`<details><summary>${charge.title[locale]}</summary>${definitionList(locale, figures.map(({ step, amount, limited }) => ({
    term: step.title,
    value: html`${formula(step.of, written)} = <b>${amount === undefined ? gainWords.notSet[locale] : formatMoney(amount, locale)}</b>${limited && html`<br><span class="hint">${limits[limited][locale]}${
      step.atMost && limited === 'to the most' && [': ', formula(step.atMost, written)]}</span>`}`,
  })))}</details>`
}

const parameterTable = (locale: Locale, { regime, gain }: Written): Html => table(locale, {
  caption: gainWords.parameters, captionUnseen: true, rows: Object.values(regime.parameters),
  columns: [
    { title: gainWords.parameter, header: true, cell: ({ title }) => title[locale] },
    { title: gainWords.amount, numeric: true, cell: (one) => printParameter(one, gain.on, locale) },
    { title: gainWords.source, cell: ({ values }) => { const entry = entryOn(values, gain.on); return entry && cite(locale, entry.basis, { full: true }) } },
  ],
})
