/** What an assessment came to, drawn: the level, the points, the distance to every threshold, each section, and what did not fit. */
import { formatNumber } from '../../../../law/format.ts'
import type { Locale } from '../../../../law/text.ts'
import { type Content, definitionList, html, type Html, meter, notice, table, tag } from '../../../../portal/index.ts'
import type { Assessed } from '../assess.ts'
import { isEmpty } from '../expression.ts'
import type { Known } from '../known.ts'
import type { Bound, Score, Sum } from '../score.ts'
import { shownAnswer } from './form.ts'
import { languageNames, oddityWords, words } from './messages.ts'
import { inWords, sectionName } from './said.ts'

/** Of a score everything that `assess` found of a file. */
export type Shown = Pick<Assessed, 'known' | 'answers' | 'score'> & Partial<Pick<Assessed, 'moved' | 'unknownParts' | 'writtenVersion'>>

const number = (value: number, locale: Locale): string => formatNumber(Math.round(value * 1e6) / 1e6, locale)

export function resultSection(locale: Locale, shown: Shown): Html {
  const { known, score } = shown
  const { raw, mitigation, total, level, levels, cut, bounds, sections } = score
  const open = sections.reduce((sum, { asked, answered }) => sum + asked - answered, 0)
  const next = bounds.find(({ room }) => room !== undefined)
  const name = known.levels?.[level - 1]
  const takes = Math.round((known.questionnaire().rule.cut?.takes ?? 0) * 100)
  const of = ({ points, most }: Sum): string => words.ofMost(number(points, locale), number(most, locale))[locale]
  return html`<section aria-labelledby="result"><h2 id="result">${words.levelOf(level, levels)[locale]}${name && html`: ${name[locale]}`}</h2>${remarks(locale, shown, open)}${meter(locale, {
    label: words.total, value: total, max: raw.most, tone: level === 1 ? 'good' : level === levels ? 'late' : 'wait', text: of({ points: total, most: raw.most }),
    ...(next && { limit: { at: next.upTo, label: html`${words.bound[locale]} ${next.level}: ${number(next.upTo, locale)}` } }),
  })}${definitionList(locale, [
    { term: words.raw, value: of(raw) }, { term: words.mitigation, value: of(mitigation) },
    ...(cut ? [{ term: words.cut, value: cut.holds ? words.cutHolds(number(cut.from, locale), number(takes, locale))[locale] : words.cutMissing(number(cut.missing, locale), number(cut.from, locale), number(cut.total, locale), cut.level)[locale] }] : []),
    { term: words.questionnaire, value: html`${known.title[locale]}, ${words.version[locale].toLowerCase()} ${known.version}` },
  ])}${boundsTable(locale, known, score)}${sectionsTable(locale, shown)}${odditiesTable(locale, shown)}</section>`
}

function remarks(locale: Locale, { score: { asAsked }, moved = [], unknownParts = [], writtenVersion }: Shown, open: number): Content {
  const all: readonly Content[] = [
    writtenVersion !== undefined && words.otherVersion(writtenVersion)[locale], open > 0 && words.unanswered(open)[locale],
    asAsked && words.asAsked(number(asAsked.total, locale), asAsked.level)[locale],
    moved.length > 0 && html`${words.moved[locale]}: ${moved.map(({ from, to }, place) => html`${place > 0 && ', '}<code>${from}</code> → <code>${to}</code>`)}.`,
    unknownParts.length > 0 && html`${words.unknownParts[locale]}: ${unknownParts.map((part, place) => html`${place > 0 && ', '}<code>${part}</code>`)}.`,
  ].filter((one) => one !== false && one !== undefined)
  return all.length > 0 && notice(locale, { kind: 'warning', body: all.map((one) => html`<p>${one}</p>`) })
}

function boundsTable(locale: Locale, { levels: names }: Known, { bounds, level, levels }: Score): Html {
  const rows: readonly (Bound | { readonly level: number })[] = [...bounds, { level: levels }]
  return table(locale, {
    caption: words.bounds, rows, columns: [
      { title: words.bound, header: true, cell: (row) => html`${row.level}${names?.[row.level - 1] && html`: ${names[row.level - 1]![locale]}`}${row.level === level && [' ', tag(locale, words.here, 'now')]}` },
      { title: words.upTo, numeric: true, cell: (row) => ('upTo' in row ? number(row.upTo, locale) : words.above[locale]) },
      { title: words.distance, cell: (row) => ('upTo' in row ? row.over === undefined ? words.room(number(row.room ?? 0, locale))[locale] : words.over(number(row.over, locale))[locale] : '') },
    ],
  })
}

const sectionsTable = (locale: Locale, { known, score: { sections } }: Shown): Html => {
  const named = new Map(known.questionnaire().sections.map((one) => [one.name, sectionName(one, known, locale)]))
  const points = ({ points: given, most }: Sum): Content => (most === 0 ? '' : `${number(given, locale)} / ${number(most, locale)}`)
  return table(locale, {
    caption: words.bySections, rows: sections.filter(({ asked, raw, mitigation }) => asked > 0 || raw.points + mitigation.points > 0), columns: [
      { title: words.sectionTitle, header: true, cell: ({ section }) => named.get(section) },
      { title: words.raw, numeric: true, cell: ({ raw }) => points(raw) }, { title: words.mitigation, numeric: true, cell: ({ mitigation }) => points(mitigation) },
      { title: words.answeredShort, numeric: true, cell: ({ answered, asked }) => `${answered} / ${asked}` },
    ],
  })
}

/** More stand in the answer of the API; a page of thousands helps nobody. */
const mostShown = 200

function odditiesTable(locale: Locale, { known, score: { oddities } }: Shown): Content {
  if (oddities.length === 0) return undefined
  const { questions } = known.questionnaire()
  return html`<h3>${words.oddities[locale]} (${oddities.length})</h3><p>${words.odditiesLead[locale]}</p>${table(locale, {
    caption: words.oddities, captionUnseen: true, rows: oddities.slice(0, mostShown), columns: [
      { title: words.question, header: true, cell: ({ question }) => html`<code>${question.slice(0, 100)}</code>${questions.has(question) && html`<br>${inWords(questions.get(question)!.said, known, locale)}`}` },
      { title: words.value, cell: ({ value }) => html`<code>${JSON.stringify(value).slice(0, 200)}</code>` },
      { title: words.what, cell: ({ kind }) => oddityWords[kind][locale] }, { title: words.points, numeric: true, cell: ({ points, counts }) => (counts === 'nothing' ? '' : number(points, locale)) },
    ],
  })}`
}

/** Every answer, section by section: what is printed with the result. */
export function answersSection(locale: Locale, { known, answers }: Pick<Shown, 'known' | 'answers'>): Html {
  const { sections, questions } = known.questionnaire()
  return html`<details><summary>${words.answers[locale]}</summary>${sections.map((section) => {
    const answered = [...questions.values()].filter((one) => one.section === section.name && !isEmpty(answers.get(one.name)))
    return answered.length > 0 && html`<h3>${sectionName(section, known, locale)}</h3>${definitionList(locale, answered.map((question) => ({
      term: html`${inWords(question.said, known, locale)}`, value: shownAnswer(locale, known, question, answers.get(question.name)),
    })))}`
  })}</details>`
}

/** In which language the questions are, said plainly to whoever reads another. */
export function languageNotice(locale: Locale, known: Known): Content {
  if (known.languages.includes(locale)) return undefined
  return notice(locale, { body: html`<p>${words.english(known.publisher[locale], languageNames[known.languages[0]]?.[locale] ?? known.languages[0])[locale]}</p>` })
}
