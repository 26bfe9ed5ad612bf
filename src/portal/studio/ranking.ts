/** Examples of a draft, and applicants made from it, compete in its call: the list as it would be signed, and what is decided by it. */
import type { Kernel } from '../../kernel/index.ts'
import type { StudioDraft } from '../../kernel/studio/index.ts'
import type { Call } from '../../law/call.ts'
import { formatDay, formatDecimal, formatNumber } from '../../law/format.ts'
import type { Procedure } from '../../law/procedure.ts'
import type { Text } from '../../law/text.ts'
import { type Day, dayOf, isDay, laterOf } from '../../law/time.ts'
import { applicantsOf, type Competing, rankedTogether, type RankedTogether, resultOf, type TrialCase, type TriedRow } from '../../law/trial/index.ts'
import { behind, quotaTitle } from '../calls/pages.ts'
import { fates, words as callWords } from '../calls/messages.ts'
import { actions, button, definitionList, emptyState, field, notice, table, tag } from '../components/index.ts'
import { html } from '../html.ts'
import type { Content } from '../html.ts'
import { type Route, route } from '../routes.ts'
import { today } from '../services/parts.ts'
import type { Visit } from '../visit.ts'
import { moment } from '../words.ts'
import { words } from './messages.ts'
import { said } from './overview.ts'
import { authors, draftHere, draftPage } from './parts.ts'
import { resultText } from './reached.ts'
import { leftWords, madeNumber, trialWords } from './trial.messages.ts'

export const rankingRoutes = (kernel: Kernel): readonly Route[] => [
  route({
    method: 'GET', path: '/studio/:draft/ranking', kind: 'page', permission: authors(kernel), title: trialWords.ranking,
    handle: async (visit, { draft }) => rankingPage(kernel, visit, await draftHere(kernel, visit, draft)),
  }),
]

type Called = Procedure & { readonly call: Call }

/** Where somebody competes: an example that is kept, or an applicant made from the declaration. */
interface Entrant extends Competing { readonly shows: Text }

/** The most applicants made from the declaration that compete, and how many do where there are hardly any examples. */
const mostMade = 50
const madeAtFirst = 5

const numberOf = ({ body }: Procedure, on: Day, at: number): string => `${body.register}-${on.slice(0, 4)}-${String(at + 1).padStart(6, '0')}`

const numberIn = (text: string | null, otherwise: number, most: number): number => Math.min(Number(/^\d{1,9}$/.exec(text ?? '')?.[0] ?? otherwise), most)

/** Whoever competes, each under a number as cases have: the lot is drawn by it. */
function entrantsOf(kernel: Kernel, declaration: Called, { chosen, made, seed }: { readonly chosen: (name: string) => boolean; readonly made: number; readonly seed: number }): readonly Entrant[] {
  const { calendar } = kernel.country
  const first = declaration.call.window?.from.slice(0, 10)
  const inForce = laterOf(today(kernel), declaration.inForce.from)
  const on = first !== undefined && isDay(first) ? laterOf(inForce, first) : inForce
  const examples = (declaration.examples ?? []).filter(({ name }) => chosen(name))
  // The course of an applicant that is made may end before the ranking: only who comes so far competes.
  const further = made === 0 ? [] : applicantsOf(declaration, calendar, on, seed).applicants.filter(({ course }) => course.stages.some(({ step }) => step === declaration.call.at))
    .filter((one, at, all) => all.findIndex(({ course }) => JSON.stringify(course.facts) === JSON.stringify(one.course.facts)) === at).slice(0, made)
  const number = (at: number): string => numberOf(declaration, on, at)
  return [
    ...examples.map((example, at): Entrant => ({ number: number(at), shows: example.shows, case: example })),
    ...further.map((one, at): Entrant => ({ number: number(examples.length + at), shows: madeNumber(at + 1), case: one.case })),
  ]
}

/** A case that was tried, ranked with whoever competes on the page of the ranking; nothing where there is no call. */
export function rankedPart(kernel: Kernel, visit: Visit, { id, declaration }: StudioDraft, tried: TrialCase): Content {
  const { locale, link } = visit
  const { call, examples = [] } = declaration
  if (call === undefined) return undefined
  const called = { ...declaration, call }
  const others = said(() => entrantsOf(kernel, called, { chosen: () => true, made: examples.length < 2 ? madeAtFirst : 0, seed: 1 }))
  const entrants = others && [...others, { number: numberOf(called, tried.filed, others.length), shows: trialWords.thisCase, case: tried }]
  const ranked = entrants && said(() => rankedTogether(called, kernel.country.calendar, entrants, '1'))
  return entrants && ranked && html`<p>${trialWords.rankedHere[locale]} <a href="${link(`/studio/${id}/ranking`)}">${trialWords.otherCalls[locale]}</a></p>${resultOfCall(kernel, visit, called, entrants, ranked)}`
}

async function rankingPage(kernel: Kernel, visit: Visit, draft: StudioDraft): Promise<Response> {
  const { locale, link, url: { searchParams: asked } } = visit
  const { declaration } = draft
  const { call, examples = [] } = declaration
  const [made, seed] = [numberIn(asked.get('made'), examples.length < 2 ? madeAtFirst : 0, mostMade), numberIn(asked.get('seed'), 1, 999_999_999)]
  const named = asked.getAll('example')
  const chosen = (name: string): boolean => !asked.has('made') || named.includes(name)
  const entrants = call === undefined ? [] : said(() => entrantsOf(kernel, { ...declaration, call }, { chosen, made, seed }))
  const ranked = call === undefined || entrants === undefined ? undefined : said(() => rankedTogether({ ...declaration, call }, kernel.country.calendar, entrants, String(seed)))
  const form = html`<form method="get" action="${link(`/studio/${draft.id}/ranking`)}">${examples.length > 0 && field(locale, { kind: 'checks', name: 'example', label: trialWords.examples, choices: examples.map(({ name, shows }) => ({ value: name, label: shows })) },
    { lists: { example: examples.map(({ name }) => name).filter(chosen) } })}${field(locale, { kind: 'input', name: 'made', label: trialWords.howManyMade, inputmode: 'numeric', width: 'short', maxLength: 2 }, { values: { made: String(made) } })}${
    field(locale, { kind: 'input', name: 'seed', label: callWords.seed, hint: trialWords.seedHint, inputmode: 'numeric', width: 'short', maxLength: 9 }, { values: { seed: String(seed) } })}${actions(button(locale, trialWords.rankThem))}</form>`
  return draftPage(visit, draft, {
    at: 'within', title: trialWords.ranking, crumbs: [{ title: trialWords.examples, path: `/studio/${draft.id}/examples` }],
    body: html`<h1>${trialWords.ranking[locale]}</h1>${call === undefined ? emptyState(locale, { title: trialWords.noCall })
      : html`<p>${trialWords.rankingLead[locale]}</p>${form}${ranked === undefined || entrants === undefined ? notice(locale, { kind: 'warning', body: words.notDrawn[locale] }) : resultOfCall(kernel, visit, { ...declaration, call }, entrants, ranked)}`}`,
  })
}

function resultOfCall({ country: { calendar: { zone } } }: Kernel, visit: Visit, declaration: Called, entrants: readonly Entrant[], { window, signed, rows, left, places }: RankedTogether): Content {
  const { locale } = visit
  const { call } = declaration
  const shows = new Map(entrants.map((one) => [one.number, one.shows]))
  const checked = left.some(({ why }) => why === 'being checked')
  return html`<h2>${callWords.ranking[locale]}</h2>${definitionList(locale, [
    ...(window === undefined ? [] : [{ term: callWords.opens, value: moment(visit, window.from) }, { term: callWords.closes, value: moment(visit, window.until) }]),
    { term: trialWords.signedOn, value: formatDay(signed, locale) },
    ...places.map(({ quota, places: kept, free }) => ({ term: quota === undefined ? callWords.places : quotaTitle(call, quota), value: `${formatNumber(kept, locale)} · ${callWords.free[locale]}: ${formatNumber(free, locale)}` })),
  ])}${checked && notice(locale, { kind: 'warning', body: trialWords.notSignedYet[locale] })}${table<TriedRow>(locale, {
    caption: callWords.ranking, captionUnseen: true, rows, empty: emptyState(locale, { title: trialWords.nobodyRanked }), columns: [
      { title: callWords.place, header: true, cell: ({ place }) => formatNumber(place, locale) },
      { title: callWords.number, cell: ({ number }) => html`${shows.get(number)?.[locale]}<br><small>${number}</small>` },
      { title: callWords.points, numeric: true, cell: ({ points }) => (points === undefined ? '—' : formatDecimal(points, locale)) },
      { title: callWords.decided, cell: (row) => behind({ procedure: declaration }, row, locale) },
      ...(call.quotas === undefined ? [] : [{ title: callWords.through, cell: ({ fate, through }: TriedRow): string => (through !== undefined ? quotaTitle(call, through)[locale] : fate === 'admitted' ? callWords.common[locale] : '') }]),
      { title: callWords.state, cell: ({ fate }) => tag(locale, fate === 'waiting' ? trialWords.waitingList : fates[fate], fate === 'admitted' ? 'good' : 'wait') },
      { title: trialWords.comes, cell: ({ fate, course }) => html`${resultText(declaration, resultOf(course))[locale]}${fate === 'admitted' && course.decided.slice(-1).map(({ on }) => html`, ${formatDay(on, locale)}`)}` },
    ],
  })}${rows.some(({ fate }) => fate === 'waiting') && html`<p class="hint">${trialWords.waitingHint[locale]} ${declaration.steps[call.at]?.outcomes[call.refuses]?.label[locale]}</p>`}${left.length > 0 && html`<h2>${trialWords.notRanked[locale]}</h2><ul>${left.map(({ number, why, course }) =>
    html`<li>${shows.get(number)?.[locale]} (${number}): ${leftWords[why][locale]}${why === 'outside' ? html` (${formatDay(dayOf(course.stages[0]!.began, zone), locale)})` : html`; ${resultText(declaration, resultOf(course))[locale]}`}</li>`)}</ul>`}`
}
