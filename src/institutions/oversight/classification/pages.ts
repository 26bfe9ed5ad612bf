/** The classification for anybody: its questions page by page without a script, its answers in the address, and the result. */
import type { Kernel } from '../../../kernel/index.ts'
import { readAnswers, type Submitted } from '../../../law/answers.ts'
import type { Problem } from '../../../law/failure.ts'
import { date } from '../../../law/field.ts'
import { askedOf, type FormPage } from '../../../law/form.ts'
import { formatDay } from '../../../law/format.ts'
import { inEveryLanguage } from '../../../law/text.ts'
import { type Day, dayOf, parseDay } from '../../../law/time.ts'
import { actions, button, type Crumb, errorSummary, field, html, type Html, notFound, page, route, type Route, table, type Visit } from '../../../portal/index.ts'
import { institution, place } from '../parts.ts'
import { classify, contradictionsIn } from './classify.ts'
import { type CompiledRegime, reading } from './compile.ts'
import { words } from './messages.ts'
import { answersIn, answersOf } from './read.ts'
import { placed, resultBody } from './result-page.ts'

export const path = '/oversight/classification'

const crumb: Crumb = { title: words.title, path }

const dayField = date('on', { label: words.day })

export function classificationPages({ now, country }: Kernel, regimes: readonly CompiledRegime[]): readonly Route[] {
  const today = (): Day => dayOf(now(), country.calendar.zone)
  const regimeOf = (id: string): CompiledRegime => regimes.find(({ regime }) => regime.id === id) ?? missing()
  return [
    route({
      method: 'GET', path, kind: 'page', permission: 'everyone', title: words.title,
      handle: (visit) => page({
        visit, title: words.title, current: institution, breadcrumbs: [place],
        body: html`<h1>${words.title[visit.locale]}</h1><p class="lead">${words.lead[visit.locale]}</p><h2>${words.choose[visit.locale]}</h2>${regimeList(visit, regimes.map(({ regime }) => regime))}`,
      }),
    }),
    route({
      method: 'GET', path: `${path}/:regime`, kind: 'page', permission: 'everyone', title: words.title,
      handle: (visit, { regime: id }) => {
        const compiled = regimeOf(id)
        const { regime } = compiled
        const shown = stepOf(compiled, visit.url, today())
        const frame = { visit, title: inEveryLanguage((locale) => `${words.title[locale]}: ${regime.title[locale]}`), current: institution, breadcrumbs: [place, crumb] }
        return 'page' in shown
          ? page({ ...frame, body: questions(visit, compiled, shown), ...(shown.problems.length > 0 && { error: true }) })
          : page({ ...frame, width: 'wide', body: result(visit, compiled, shown, today()) })
      },
    }),
    route({
      method: 'GET', path: `${path}/:regime/rules`, kind: 'page', permission: 'everyone', title: words.allRules,
      handle: (visit, { regime: id }) => {
        const { regime } = regimeOf(id)
        return page({
          visit, title: inEveryLanguage((locale) => `${words.allRules[locale]}: ${regime.title[locale]}`), current: institution, width: 'wide', breadcrumbs: [place, crumb, { title: regime.title, path: `${path}/${regime.id}` }],
          body: rulesBody(visit, regime),
        })
      },
    }),
  ]
}

const missing = (): never => { throw notFound() }

/** The laws by which one can classify, each with its act. */
const regimeList = ({ locale, link }: Visit, regimes: readonly CompiledRegime['regime'][]): Html => html`<ul class="results">${regimes.map(({ id, title, act, version }) =>
  html`<li><a href="${link(`${path}/${id}`)}">${title[locale]}</a><p>${act.title[locale]}</p><p class="hint">${words.version[locale]}: ${version}</p></li>`)}</ul>`

/** A page of questions to show, or the day and the answers of a result. */
interface Asked { readonly page: FormPage; readonly submitted: Submitted; readonly problems: readonly Problem[]; readonly before?: string }
interface Told { readonly submitted: Submitted; readonly on: Day; readonly problems: readonly Problem[] }

/**
 * What an address asks for. `at` names the page of questions to show; `after` the page that was just answered, so that the next one follows; `result` shows
 * what there is. An answer that is wrong, or contradicts another, is asked again.
 */
function stepOf(compiled: CompiledRegime, url: URL, today: Day): Asked | Told {
  const { searchParams } = url
  const submitted = answersOf(compiled, url)
  const { facts, problems } = answersIn(compiled, submitted)
  const pages = askedOf(compiled.regime.form, facts, reading).pages
  const shown = (index: number, wrong: readonly Problem[] = []): Asked => ({ page: pages[index]!, submitted, problems: wrong, ...(index > 0 && { before: pages[index - 1]!.id }) })
  const [at, after] = [searchParams.get('at'), searchParams.get('after')]
  const pageAt = (id: string | null): number => pages.findIndex((one) => one.id === id)
  if (pageAt(at) >= 0) return shown(pageAt(at))
  const wrong = [...problems, ...contradictionsIn(compiled.regime, facts)]
  if (after === null && !searchParams.has('result')) return shown(0)
  const order = compiled.regime.form.map(({ id }) => id)
  const next = searchParams.has('result') ? -1 : pages.findIndex(({ id }) => order.indexOf(id) > order.indexOf(after ?? ''))
  const faulty = pages.findIndex((one) => one.fields.some(({ name }) => wrong.some((problem) => problem.field === name)))
  if (faulty >= 0 && (next < 0 || faulty < next)) return shown(faulty, wrong.filter(({ field: name }) => pages[faulty]!.fields.some((one) => one.name === name)))
  if (next >= 0) return shown(next)
  const day = searchParams.get('on')?.trim() ?? ''
  const { facts: { on }, problems: wrongDay } = day === '' ? { facts: {} as Readonly<Record<string, unknown>>, problems: [] } : readAnswers([dayField], { on: day })
  return { submitted, on: typeof on === 'string' ? parseDay(on) : today, problems: wrongDay }
}

/** The address with these answers and one more word. */
const addressOf = (visit: Visit, { regime: { id } }: CompiledRegime, submitted: Submitted, more: Readonly<Record<string, string>>): string =>
  `${visit.link(`${path}/${id}`)}?${new URLSearchParams({ ...submitted, ...more })}`

function questions(visit: Visit, compiled: CompiledRegime, { page: { id, title, fields }, submitted, problems, before }: Asked): Html {
  const { locale, link } = visit
  const { regime } = compiled
  const here = (key: string): boolean => fields.some(({ name }) => key === name || key.startsWith(`${name}.`))
  const carried = Object.entries(submitted).filter(([key]) => !here(key))
  const others = Object.fromEntries(carried)
  return html`${errorSummary(locale, problems)}<p class="kicker">${regime.title[locale]}</p><h1>${title[locale]}</h1>${before === undefined && html`<p class="lead">${words.lead[locale]}</p>`}
<form method="get" action="${link(`${path}/${regime.id}`)}" novalidate>${carried.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}${
    // That a question of several was answered goes along under its name, whether or not something was ticked.
    fields.map((one) => one.kind === 'choices' && html`<input type="hidden" name="${one.name}" value="">`)}<input type="hidden" name="after" value="${id}">${
    fields.map((one) => field(locale, one, { values: submitted, problems }))}${actions(
    button(locale, words.goOn), before !== undefined && html`<a href="${addressOf(visit, compiled, submitted, { at: before })}">${words.back[locale]}</a>`,
    html`<a href="${addressOf(visit, compiled, others, { after: id })}">${words.skip[locale]}</a>`,
    Object.keys(submitted).length > 0 && html`<a href="${addressOf(visit, compiled, submitted, { result: '' })}">${words.showNow[locale]}</a>`)}</form>${
    before === undefined && html`<p class="hint">${words.source[locale]}: ${regime.act.title[locale]}. ${regime.source[locale]}</p><p><a href="${link(`${path}/${regime.id}/rules`)}">${words.allRules[locale]}</a></p>`}`
}

function result(visit: Visit, compiled: CompiledRegime, { submitted, on, problems }: Told, today: Day): Html {
  const { locale, link } = visit
  const { regime } = compiled
  const asking = (name: string): string => {
    const { id } = regime.form.find(({ fields }) => fields.some((one) => one.name === name))!
    return addressOf(visit, compiled, submitted, { at: id })
  }
  const { facts } = answersIn(compiled, submitted)
  return html`${errorSummary(locale, problems)}<p class="kicker">${regime.title[locale]}</p><h1>${words.result[locale]}</h1>${resultBody(visit, compiled, classify(compiled, facts, on), today, asking)}
<form method="get" class="on-screen" action="${link(`${path}/${regime.id}`)}" novalidate>${Object.entries({ ...submitted, result: '' }).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}${
    field(locale, dayField, { values: { on: visit.url.searchParams.get('on') ?? on }, problems })}${actions(button(locale, words.show, { kind: 'quiet' }),
    html`<a href="${link(`${path}/${regime.id}`)}">${words.startAgain[locale]}</a>`, html`<a href="${link(`${path}/${regime.id}/rules`)}">${words.allRules[locale]}</a>`)}</form>`
}

function rulesBody({ locale }: Visit, regime: CompiledRegime['regime']): Html {
  const classOf = (given: { readonly scale: string; readonly class: string } | undefined): string => {
    const scale = regime.scales.find(({ id }) => id === given?.scale)
    return scale === undefined ? words.onlyDuties[locale] : `${scale.title[locale]}: ${scale.classes.find(({ id }) => id === given!.class)!.title[locale]}`
  }
  return html`<h1>${words.allRules[locale]}</h1><p class="lead">${words.allRulesLead[locale]}</p>${table(locale, {
    caption: words.allRules, captionUnseen: true, rows: regime.rules,
    columns: [
      { title: words.rule, header: true, cell: ({ title }) => title[locale] }, { title: words.gives, cell: ({ gives }) => classOf(gives) },
      { title: words.since, cell: ({ from }) => formatDay(from, locale) }, { title: words.law, cell: (rule) => placed(locale, rule) },
    ],
  })}<p class="hint">${words.source[locale]}: ${regime.act.title[locale]}. ${regime.source[locale]}</p>`
}
