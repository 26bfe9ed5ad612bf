/** The pages of scenarios, for the offices of the coordinating body alone: the list, the form, one beside the plan, several side by side, and the same as files. */
import { newId } from '../../../kernel/database/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import { isId } from '../../../kernel/parties/index.ts'
import type { Submitted } from '../../../law/answers.ts'
import type { Problem } from '../../../law/failure.ts'
import { formatInstant, formatNumber, inEveryLanguage } from '../../../law/format.ts'
import type { Locale, Text } from '../../../law/text.ts'
import { type Day, dayOf, yearOf } from '../../../law/time.ts'
import { actions, actorHere, button, emptyState, errorSummary, fields, form, html, type Html, notice, page, permits, problemsOf, reviseRows, route, type Route, seeOther, table, type Visit } from '../../../portal/index.ts'
import { institution, place } from '../parts.ts'
import type { Plans } from '../plan/index.ts'
import { type Compared, comparedTables, scenarioCsv } from './compared.ts'
import { questionsOf, readScenario, sentAgain } from './form.ts'
import { amount, type Resource, words } from './messages.ts'
import { type Effect, faultsOf, type Move, outcomeOf, resources } from './scenario.ts'
import { openScenarios, type SavedScenario, written } from './store.ts'

const path = '/strategy/scenarios'
/** Side by side on one sheet of paper. */
const mostCompared = 4

/** Where an office of the body finds its scenarios; nothing to anybody else. */
export const scenariosLink = ({ actor, locale, link }: Visit, offices: readonly string[]): Html | undefined =>
  (permits({ anyRole: offices }, { actor }) === 'yes' ? html`<p><a href="${link(path)}">${words.title[locale]}</a></p>` : undefined)

export function scenarioRoutes(kernel: Kernel, plans: Plans, offices: readonly string[]): readonly Route[] {
  const scenarios = openScenarios(kernel, plans)
  const { zone } = kernel.country.calendar
  const today = (): Day => dayOf(kernel.now(), zone)
  const permission = { anyRole: offices }
  const shared = { permission, kind: 'page', rateLimit: { requests: 120, seconds: 60 } } as const
  const above = [place, { title: words.title, path }]
  const saved = ({ by, at }: SavedScenario, locale: Locale): string => `${by}, ${formatInstant(at, locale, zone)}`

  async function formPage(visit: Visit, values: Submitted, problems: readonly Problem[] = []): Promise<Response> {
    const { locale, link } = visit
    const plan = await plans()
    return page({
      visit, title: words.begin, current: institution, width: 'wide', breadcrumbs: above, error: problems.length > 0,
      body: html`${errorSummary(locale, problems)}<h1>${words.begin[locale]}</h1>${marked(locale)}${
        form(visit, { action: link(`${path}/new`), body: html`<input type="hidden" name="key" value="${values['key'] ?? newId()}">${fields(locale, questionsOf(plan, yearOf(today())), { values, problems })}${actions(button(locale, words.save))}` })}`,
    })
  }

  /** One beside the plan of today, with what stands against it by now. */
  const comparedTo = (plan: Awaited<ReturnType<Plans>>, one: SavedScenario): Compared => ({ name: one.name, outcome: outcomeOf(one, plan, today()), faults: faultsOf(one, plan).map(({ text }) => text) })

  /** Those that an address names, in its order. */
  const chosenBy = async ({ searchParams }: URL): Promise<readonly SavedScenario[]> => Promise.all([...new Set(searchParams.getAll('of'))].slice(0, mostCompared + 1).map((id) => scenarios.find(id)))

  async function listPage(visit: Visit, problems: readonly Problem[] = []): Promise<Response> {
    const { locale, link } = visit
    const all = await scenarios.list()
    const begin = actions(button(locale, words.begin, { href: link(`${path}/new`) }))
    return page({
      visit, title: words.title, current: institution, width: 'wide', breadcrumbs: [place], error: problems.length > 0,
      body: html`${errorSummary(locale, problems)}<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p>${begin}${all.length === 0 ? emptyState(locale, { title: words.none }) : html`<form method="get" action="${link(`${path}/compare`)}">${table(locale, {
        caption: words.title, captionUnseen: true, rows: all, columns: [
          { title: words.chosen, cell: ({ id, name }) => html`<input type="checkbox" name="of" value="${id}" aria-label="${name}">` }, { title: words.name, header: true, cell: ({ id, name }) => html`<a href="${link(`${path}/${id}`)}">${name}</a>` },
          { title: words.by, cell: ({ by }) => by }, { title: words.at, cell: ({ at }) => formatInstant(at, locale, zone) },
        ],
      })}<div class="actions"><button class="button quiet">${words.compare[locale]}</button></div></form>`}`,
    })
  }

  return [
    route({ ...shared, method: 'GET', path, title: words.title, handle: (visit) => listPage(visit) }),
    route({
      ...shared, method: 'GET', path: `${path}/new`, title: words.begin,
      async handle(visit) {
        const from = visit.url.searchParams.get('from')
        return formPage(visit, from === null ? {} : sentAgain(await scenarios.find(from)))
      },
    }),
    route({
      ...shared, method: 'POST', path: `${path}/new`, title: words.save,
      async handle(visit) {
        const { values } = await visit.form()
        const plan = await plans()
        const revised = reviseRows(questionsOf(plan, yearOf(today())), values)
        const key = isId(values['key'] ?? '') ? values['key']! : newId()
        if (revised) return formPage(visit, { ...revised, key })
        const { scenario, problems } = readScenario(plan, values, yearOf(today()))
        if (problems.length > 0) return formPage(visit, values, problems)
        try {
          return seeOther(visit, `${path}/${await scenarios.save(actorHere(visit), scenario, key)}`)
        } catch (error) {
          // Faults name rows by their place: they are shown in that order.
          return formPage(visit, { ...sentAgain(scenario), key }, problemsOf(error))
        }
      },
    }),
    route({
      ...shared, method: 'GET', path: `${path}/compare`, title: words.comparison,
      async handle(visit) {
        const { locale, link, url } = visit
        const chosen = await chosenBy(url)
        if (chosen.length === 0 || chosen.length > mostCompared) return listPage(visit, [{ text: chosen.length === 0 ? words.choose : words.mostCompared(mostCompared) }])
        const plan = await plans()
        const compared = chosen.map((one) => comparedTo(plan, one))
        return page({
          visit, title: words.comparison, current: institution, width: 'wide', breadcrumbs: above,
          body: html`<h1>${words.comparison[locale]}</h1>${marked(locale)}<ul>${chosen.map((one) => html`<li><a href="${link(`${path}/${one.id}`)}">${one.name}</a>. ${saved(one, locale)}</li>`)}</ul>${compared.map((one) => overtaken(locale, one, { named: true }))}${
            comparedTables(visit, compared)}<p><a href="${link(`${path}/compare.csv`)}${url.search}" download>${words.csv[locale]}</a></p>`,
        })
      },
    }),
    route({
      ...shared, method: 'GET', path: `${path}/compare.csv`, title: words.csv,
      async handle({ url, locale }) {
        const plan = await plans()
        return scenarioCsv(locale, (await chosenBy(url)).map((one) => comparedTo(plan, one)))
      },
    }),
    route({
      ...shared, method: 'GET', path: `${path}/:id`, title: words.title,
      async handle(visit, { id }) {
        const { locale, link } = visit
        const [one, plan] = [await scenarios.find(id), await plans()]
        const compared = comparedTo(plan, one)
        const names = new Map<string, Text>([...plan.measures, ...plan.indicators].map(({ number, name }) => [number, name]))
        return page({
          visit, title: one.name, current: institution, width: 'wide', breadcrumbs: above,
          body: html`<h1>${one.name}</h1>${marked(locale)}<p class="lead">${one.about}</p><p class="hint">${saved(one, locale)}</p>${overtaken(locale, compared)}${
            comparedTables(visit, [compared])}<h2>${words.assumptions[locale]}</h2>${resources.map((resource) => one.moves[resource].length > 0 && moveTable(locale, resource, one.moves[resource], names))}${
            effectTable(locale, one.effects, names)}${actions(button(locale, words.again, { href: `${link(`${path}/new`)}?from=${one.id}`, kind: 'quiet' }))}<p><a href="${link(`${path}/compare.csv`)}?of=${one.id}" download>${words.csv[locale]}</a>, <a href="${link(`${path}/${one.id}/scenario.json`)}" download>${words.json[locale]}</a></p>`,
        })
      },
    }),
    route({
      ...shared, method: 'GET', path: `${path}/:id/scenario.json`, title: words.json,
      async handle(_, { id }) {
        const one = await scenarios.find(id)
        return Response.json({ scenario: one.id, savedAt: one.at, savedBy: one.by, note: words.noFigure.en, ...written(one) }, { headers: { 'cache-control': 'private, no-store' } })
      },
    }),
  ]
}

/** That the plan has overtaken it; on a page of several by its name. */
const overtaken = (locale: Locale, { name, faults }: Compared, { named = false } = {}): Html | false => faults.length > 0
  && notice(locale, { kind: 'warning', title: named ? inEveryLanguage((each) => `${name}: ${words.stands[each]}`) : words.stands, body: html`<ul>${faults.map((text) => html`<li>${text[locale]}</li>`)}</ul>` })

/** Over every page that shows one. */
const marked = (locale: Locale): Html => notice(locale, { kind: 'assumed', body: html`<p>${words.noFigure[locale]}</p>` })

const said = (names: ReadonlyMap<string, Text>, number: string, locale: Locale): string => names.get(number)?.[locale] ?? number

const moveTable = (locale: Locale, resource: Resource, moves: readonly Move[], names: ReadonlyMap<string, Text>): Html => html`<h3>${words[resource][locale]}</h3>${table(locale, {
  caption: words[resource], captionUnseen: true, rows: moves, columns: [
    { title: words.from, header: true, cell: ({ from }) => said(names, from, locale) }, { title: words.to, cell: ({ to }) => said(names, to, locale) }, { title: resource === 'money' ? words.sum : words.persons, numeric: true, cell: (one) => amount(resource, one.amount, locale) },
    { title: words.author, cell: ({ author }) => author }, { title: words.source, cell: ({ source }) => source ?? words.assumed[locale] },
  ],
})}`

const effectTable = (locale: Locale, effects: readonly Effect[], names: ReadonlyMap<string, Text>): Html => html`<h3>${words.effects[locale]}</h3>${effects.length === 0 ? html`<p>${words.noEffects[locale]}</p>` : table(locale, {
  caption: words.effects, captionUnseen: true, rows: effects, columns: [
    { title: words.measure, header: true, cell: ({ measure }) => said(names, measure, locale) }, { title: words.per, numeric: true, cell: ({ resource, per }) => `${amount(resource, per, locale)} (${words.resources[resource][locale]})` },
    { title: words.indicator, cell: ({ indicator }) => said(names, indicator, locale) }, { title: words.year, cell: ({ year }) => String(year) }, { title: words.change, numeric: true, cell: ({ change }) => formatNumber(change, locale) },
    { title: words.author, cell: ({ author }) => author }, { title: words.source, cell: ({ source }) => source ?? words.assumed[locale] },
  ],
})}`
