/** Shows what a questionnaire has come to: points by section, in all, and the level that they mean. */
import type { Facts } from '../../law/field.ts'
import { formatDecimal } from '../../law/format.ts'
import type { Procedure } from '../../law/procedure.ts'
import { type Score, scoresOf } from '../../law/scores.ts'
import { type Locale, spoken, type Text } from '../../law/text.ts'
import type { Day } from '../../law/time.ts'
import { cite, definitionList } from '../components/index.ts'
import { html } from '../html.ts'
import type { Content } from '../html.ts'

const words = {
  total: spoken({ kk: 'Барлығы, балл', ru: 'Итого баллов', en: 'Points in all' }),
  level: spoken({ kk: 'Деңгейі', ru: 'Уровень', en: 'Level' }),
  edition: (version: string): Text => spoken({ kk: `редакциясы — ${version}`, ru: `редакция ${version}`, en: `edition ${version}` }),
  open: spoken({ kk: 'барлық сұраққа жауап берілгеннен кейін есептеледі', ru: 'вычисляется, когда есть ответы на все вопросы', en: 'known once every question is answered' }),
} as const

const seenBy = (reader: 'applicant' | 'office', declaration: Procedure, facts: Facts, on: Day) =>
  scoresOf(declaration, facts, on).filter(({ shown }) => shown || reader === 'office')

/** The scores as data, where there are any. */
export function scoreData(declaration: Procedure, facts: Facts, on: Day, reader: 'applicant' | 'office') {
  const scores = seenBy(reader, declaration, facts, on).map(({ title, version, sections, total, band }) => ({
    title, version, sections, ...(total !== undefined && { total }), ...(band && { band: { name: band.name, title: band.title } }),
  }))
  return scores.length > 0 ? { scores } : {}
}

/** The scores of a procedure; an applicant sees those that the declaration shows. */
export function scoreSections(locale: Locale, declaration: Procedure, facts: Facts, on: Day, reader: 'applicant' | 'office'): Content {
  return seenBy(reader, declaration, facts, on).map((one) => scoreSection(locale, one))
}

function scoreSection(locale: Locale, { title, version, sections, total, band, basis }: Score): Content {
  const points = (amount: string | undefined) => (amount === undefined ? words.open[locale] : formatDecimal(amount, locale))
  return html`<section class="score"><h2>${title[locale]}</h2>${definitionList(locale, [
    ...sections.map((section) => ({ term: section.title, value: points(section.points) })), { term: words.total, value: points(total) },
    ...(band ? [{ term: words.level, value: html`<b>${band.title[locale]}</b>` }] : []),
  ])}<p class="hint">${words.edition(version)[locale]}; ${cite(locale, basis)}</p></section>`
}
