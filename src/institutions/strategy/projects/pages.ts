/** The pages of programmes and projects: the list, and one of them with its plan, what waits for what, and its money. */
import type { Kernel } from '../../../kernel/index.ts'
import { formatDay } from '../../../law/format.ts'
import type { Locale } from '../../../law/text.ts'
import { type Day, dayOf, instantAt } from '../../../law/time.ts'
import { definitionList, emptyState, filters, html, type Html, layers, money, notFound, notice, page, pageFrom, pagination, route, type Route, schedule, type Scheduled, table, tag, threadLink, type Visit } from '../../../portal/index.ts'
import { institution, place } from '../parts.ts'
import { goalPath, type Plans, planWords, standingTones, standingWords, sureness } from '../plan/index.ts'
import { projectStandingWords, projectWords as words, regionWords } from './messages.ts'
import { type Milestone, milestoneStanding, type Portfolio, type Project, projectPath, projectsPath, projectStanding, type ProjectStanding, withParts } from './project.ts'
import { bookedFor, type Booked, type Projects } from './read.ts'
import { regionsPath } from './regions.ts'
import { blockedBy, columnsOf } from './waiting.ts'

export const milestonesCsvPath = '/strategy/milestones.csv'
export const projectsApiPath = '/api/strategy/projects'

const tones = { ...standingTones, unplanned: 'plain' } as const
const standingTag = (standing: ProjectStanding, locale: Locale): Html => tag(locale, projectStandingWords[standing], tones[standing])
const day = (value: Day | undefined, locale: Locale): string => (value === undefined ? words.notSet[locale] : formatDay(value, locale))
/** A day on the scale of the chart. */
const at = (value: Day): number => Date.parse(value) / 86_400_000
const dayAt = (place: number): Day => dayOf(instantAt(place * 86_400_000), 'UTC')

/** Projects on a page of the list, of a goal and of a programme. */
const size = 50

const regionNamed = ({ country }: Pick<Kernel, 'country'>, { region }: Project, locale: Locale): string =>
  (region === undefined ? words.wholeCountry[locale] : country.regions?.find(({ code }) => code === region)?.name[locale] ?? region)

/** A project as it stands in a list, with what the books say. */
interface Listed { readonly project: Project; readonly booked: Booked; readonly standing: ProjectStanding }

const paidOf = (booked: Booked, locale: Locale): Html => html`${'paid' in booked ? money(locale, booked.paid) : words.unknown[locale]}`

const listOf = (kernel: Kernel, { locale, link }: Visit, rows: readonly Listed[]): Html => table(locale, {
  caption: words.title, captionUnseen: true, rows, columns: [
    { title: words.project, header: true, cell: ({ project }) => html`<a href="${link(projectPath(project.number))}">${project.name[locale]}</a>` },
    { title: words.standing, cell: ({ standing }) => standingTag(standing, locale) },
    { title: words.region, cell: ({ project }) => regionNamed(kernel, project, locale) }, { title: words.owner, cell: ({ project }) => project.owner ?? words.notSet[locale] },
    { title: words.deadline, cell: ({ project }) => day(project.deadline, locale) },
    { title: words.budget, numeric: true, cell: ({ project }) => (project.budget === undefined ? words.notSet[locale] : money(locale, project.budget)) },
    { title: words.paid, numeric: true, cell: ({ booked }) => paidOf(booked, locale) },
  ],
})

async function listed(kernel: Kernel, portfolio: Portfolio, projects: readonly Project[], today: Day): Promise<readonly Listed[]> {
  const booked = await bookedFor(kernel, projects)
  return projects.map((project, i) => ({ project, booked: booked[i]!, standing: projectStanding(portfolio, project, today) }))
}

/** The plan along time: the project, and each milestone; of a programme each project with its milestones in one line. */
function timelineOf(portfolio: Portfolio, project: Project, parts: readonly Project[], today: Day, { locale, link }: Visit): Html {
  const of = ({ number }: Project): readonly Milestone[] => portfolio.milestones.filter((one) => one.project === number)
  const mark = (one: Milestone) => ({ at: at(one.plannedOn), form: milestoneStanding(one, today) })
  const barOf = ({ startsOn, deadline }: Project) => (startsOn !== undefined && deadline !== undefined ? { bar: { from: at(startsOn), to: at(deadline) } } : {})
  const rows: readonly Scheduled[] = parts.length > 1
    ? parts.map((one) => ({ name: html`<a href="${link(projectPath(one.number))}">${one.name[locale]}</a>`, said: projectStandingWords[projectStanding(portfolio, one, today)][locale], ...barOf(one), milestones: of(one).map(mark) }))
    : [{ name: project.name[locale], said: day(project.deadline, locale), ...barOf(project), milestones: [] }, ...of(project).map((one) => ({ name: one.name[locale], said: formatDay(one.plannedOn, locale), milestones: [mark(one)] }))]
  return schedule(words.plan[locale], rows, {
    today: at(today), todayName: `${words.today[locale]}, ${formatDay(today, locale)}`, ends: (from, to) => [formatDay(dayAt(from), locale), formatDay(dayAt(to), locale)],
    legend: { planned: standingWords.planned[locale], late: standingWords.late[locale], claimed: standingWords.claimed[locale], evidenced: standingWords.evidenced[locale] },
  })
}

/** What waits for what: as a picture where there is room for one, and as a list. Also those of other projects for which these wait. */
function dependencies(portfolio: Portfolio, own: readonly Milestone[], today: Day, { locale, link }: Visit): Html {
  const byNumber = new Map(portfolio.milestones.map((one) => [one.number, one]))
  const ownNumbers = new Set(own.map(({ number }) => number))
  if (!own.some(({ after }) => after.length > 0)) return html``
  const others = [...new Set(own.flatMap(({ after }) => after))].filter((one) => !ownNumbers.has(one)).flatMap((number) => byNumber.get(number) ?? [])
  const drawn = [...others, ...own]
  const columns = columnsOf(drawn)
  const standing = (one: Milestone): string => standingWords[milestoneStanding(one, today)][locale]
  const picture = layers(locale, words.dependenciesHint, drawn.map((one) => ({
    id: one.number, at: columns.get(one.number)!, strong: milestoneStanding(one, today) === 'late', title: { kk: titled(one, 'kk'), ru: titled(one, 'ru'), en: titled(one, 'en') },
  })), drawn.flatMap(({ number, after }) => after.map((by) => ({ id: number, by }))))
  const inOrder = own.toSorted((a, b) => columns.get(a.number)! - columns.get(b.number)! || a.plannedOn.localeCompare(b.plannedOn))
  return html`<h2>${words.dependencies[locale]}</h2><p class="draws"><a href="#dependencies">${words.draws[locale]}</a></p><div class="scroll drawn" id="dependencies" role="region" aria-label="${words.dependencies[locale]}" tabindex="0">${picture}</div><ol class="timeline">${
    inOrder.map((one) => html`<li><p class="title">${one.name[locale]}</p><p class="hint">${standing(one)} · ${one.after.length === 0 ? words.first[locale] : html`${words.waitsFor[locale]}: ${
      one.after.map((number, i) => html`${i > 0 && '; '}${nameOf(byNumber.get(number), number)}`)}`}</p></li>`)}</ol>`

  function titled(one: Milestone, said: Locale): string {
    return `${one.name[said]}: ${standingWords[milestoneStanding(one, today)][said]}`
  }
  function nameOf(one: Milestone | undefined, number: string): Html {
    if (one === undefined) return html`${number} (${words.notInRegister[locale]})`
    return ownNumbers.has(number) ? html`${one.name[locale]}` : html`<a href="${link(projectPath(one.project))}">${one.name[locale]}</a> (${words.elsewhere[locale]})`
  }
}

const milestoneTable = (portfolio: Portfolio, milestones: readonly Milestone[], today: Day, { locale, link }: Visit): Html => table(locale, {
  caption: words.milestones, captionUnseen: true, rows: milestones, columns: [
    { title: words.milestone, header: true, cell: ({ number, name, path }) => html`<a id="${number}" href="${link(path)}">${name[locale]}</a>` },
    { title: words.plannedOn, cell: ({ plannedOn }) => formatDay(plannedOn, locale) },
    { title: words.standing, cell: (one) => tag(locale, standingWords[milestoneStanding(one, today)], tones[milestoneStanding(one, today)]) },
    { title: words.blockedBy, cell: (one) => { const held = blockedBy(portfolio, one, today); return held.length === 0 ? '–' : held.map(({ name, path }, i) => html`${i > 0 && '; '}<a href="${link(path)}">${name[locale]}</a>`) } },
    { title: words.doneOn, cell: ({ doneOn }) => (doneOn === undefined ? '–' : formatDay(doneOn, locale)) }, { title: words.evidence, cell: ({ evidence }) => evidence ?? '–' },
  ],
})

/** Budget, what was paid by the books, and what is left; of what is not known it says why. */
async function moneyOf(kernel: Kernel, portfolio: Portfolio, project: Project, { locale, link }: Visit): Promise<Html> {
  const { budget, account, number } = project
  const booked = (await bookedFor(kernel, [project]))[0]!
  const [, ...parts] = withParts(portfolio, project)
  const known = parts.flatMap((one) => one.budget ?? [])
  const sharing = portfolio.projects.filter((one) => account !== undefined && one.account === account && one.number !== number)
  const rest = budget === undefined || !('paid' in booked) ? undefined : budget - booked.paid
  return html`<h2>${words.money[locale]}</h2>${definitionList(locale, [
    { term: words.budget, value: budget === undefined ? words.notSet[locale] : money(locale, budget) },
    ...parts.length === 0 ? [] : [{ term: words.partsBudget, value: html`${known.length === 0 ? words.unknown[locale] : money(locale, known.reduce((sum, one) => sum + one, 0n))} (${words.ofParts(known.length, parts.length)[locale]})` }],
    { term: words.paid, value: 'paid' in booked ? money(locale, booked.paid) : (booked.unknown === 'no account named' ? words.noAccount : words.noSuchAccount)[locale] },
    { term: rest !== undefined && rest < 0n ? words.over : words.rest, value: rest === undefined ? words.unknown[locale] : money(locale, rest < 0n ? -rest : rest) },
    ...account === undefined ? [] : [{ term: words.account, value: account }],
  ])}<p class="hint">${words.proof[locale]}</p>${sharing.length > 0 && notice(locale, { kind: 'warning', body: html`<p>${words.shared[locale]} ${sharing.slice(0, size).map((one, i) => html`${i > 0 && '; '}<a href="${link(projectPath(one.number))}">${one.name[locale]}</a>`)}${sharing.length > size && html`; … (${sharing.length})`}</p>` })}`
}

/** The projects of a goal, for its page; nothing where it has none. */
export async function projectsOfGoal(kernel: Kernel, projects: Projects, visit: Visit, goal: string): Promise<Html> {
  const portfolio = await projects()
  const own = portfolio.projects.filter((one) => one.goal === goal)
  if (own.length === 0) return html``
  return html`<h2>${words.ofGoal[visit.locale]}</h2>${listOf(kernel, visit, await listed(kernel, portfolio, own.slice(0, size), dayOf(kernel.now(), kernel.country.calendar.zone)))}<p><a href="${visit.link(`${projectsPath}?goal=${goal}`)}">${words.allOfGoal(own.length)[visit.locale]}</a></p>`
}

/** What the address asks of the list. */
interface Asked { readonly q: string; readonly standing: string; readonly goal: string; readonly region: string; readonly body: string }

/** Those that have every word in a name or the number, and what was chosen, as the register has them. */
function chosenOf(portfolio: Portfolio, { q, standing, goal, region, body }: Asked, today: Day, locale: Locale): readonly Project[] {
  const typed = q.toLocaleLowerCase(locale).split(/\s+/)
  return portfolio.projects.filter((one) => (goal === '' || one.goal === goal) && (region === '' || one.region === region) && (body === '' || one.owner === body)
    && (standing === '' || projectStanding(portfolio, one, today) === standing) && typed.every((word) => [one.number, ...Object.values(one.name)].some((said) => said.toLocaleLowerCase(locale).includes(word))))
}

/** `below`: what people asked about a project, and what became of that. */
export function projectPages(kernel: Kernel, projects: Projects, plans: Plans, below: (visit: Visit, about: 'project', number: string) => Promise<Html>): readonly Route[] {
  const today = (): Day => dayOf(kernel.now(), kernel.country.calendar.zone)
  const limit = { requests: 120, seconds: 60 }
  return [
    route({
      method: 'GET', path: projectsPath, kind: 'page', permission: 'everyone', title: words.title, rateLimit: limit,
      async handle(visit) {
        const { locale, link, url } = visit
        const [portfolio, { goals }] = await Promise.all([projects(), plans()])
        const asked = (name: keyof Asked): string => (url.searchParams.get(name) ?? '').trim()
        const chosen = chosenOf(portfolio, { q: asked('q'), standing: asked('standing'), goal: asked('goal'), region: asked('region'), body: asked('body') }, today(), locale)
        const at = Math.min(pageFrom(visit), Math.max(1, Math.ceil(chosen.length / size)))
        const [owners, regions, aimed] = (['owner', 'region', 'goal'] as const).map((name) => new Set(portfolio.projects.flatMap((one) => one[name] ?? [])))
        return page({
          visit, title: words.title, current: institution, width: 'wide', breadcrumbs: [place],
          body: html`<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p>${portfolio.projects.length === 0 ? emptyState(locale, { title: words.none, body: words.noneWhy[locale] }) : html`${filters(locale, { url, filters: [
            { name: 'q', label: words.search },
            { name: 'standing', label: words.standing, choices: Object.entries(projectStandingWords).map(([value, label]) => ({ value, label })) },
            { name: 'goal', label: planWords.goal, choices: goals.filter(({ number }) => aimed!.has(number)).map(({ number, name }) => ({ value: number, label: name })) },
            { name: 'region', label: words.region, choices: (kernel.country.regions ?? []).filter(({ code }) => regions!.has(code)).map(({ code, name }) => ({ value: code, label: name })) },
            { name: 'body', label: words.owner, choices: [...owners!].toSorted((a, b) => a.localeCompare(b, locale)).map((one) => ({ value: one, label: one })) },
          ] })}${chosen.length === 0 ? html`<p>${words.noneChosen[locale]}</p>` : html`${listOf(kernel, visit, await listed(kernel, portfolio, chosen.slice((at - 1) * size, at * size), today()))}${pagination(locale, { url, page: at, size, total: chosen.length })}`}`}<p>${words.publicNote[locale]}</p><p><a href="${link(regionsPath)}">${regionWords.title[locale]}</a>. ${
            planWords.data[locale]}: <a href="${link(milestonesCsvPath)}">${words.csv[locale]}</a>, <a href="${projectsApiPath}">${words.json[locale]}</a></p>`,
        })
      },
    }),
    route({
      method: 'GET', path: `${projectsPath}/:number`, kind: 'page', permission: 'everyone', title: words.project, rateLimit: limit,
      async handle(visit, { number }) {
        const { locale, link } = visit
        const [portfolio, { goals }] = await Promise.all([projects(), plans()])
        const project = portfolio.projects.find((one) => one.number === number)
        if (project === undefined) throw notFound()
        const [parent, goal, [, ...parts]] = [portfolio.projects.find((one) => one.number === project.parent), goals.find((one) => one.number === project.goal), withParts(portfolio, project)]
        const at = Math.min(pageFrom(visit), Math.max(1, Math.ceil(parts.length / size)))
        // Of a programme with very many the plan and the milestones are those of the projects on the page.
        const shown = parts.slice((at - 1) * size, at * size)
        const numbers = new Set([project, ...shown].map((one) => one.number))
        const own = portfolio.milestones.filter((one) => numbers.has(one.project))
        return page({
          visit, title: project.name, current: institution, width: 'wide', breadcrumbs: [place, { title: words.title, path: projectsPath }],
          body: html`<h1>${project.name[locale]}</h1><p>${standingTag(projectStanding(portfolio, project, today()), locale)}${parts.length > 0 && html` ${tag(locale, words.programme)}`}</p>${project.about !== undefined && html`<p class="lead">${project.about}</p>`}${definitionList(locale, [
            ...goal ? [{ term: planWords.goal, value: html`<a href="${link(goalPath(goal.number))}">${goal.name[locale]}</a>` }] : [], ...parent ? [{ term: words.partOf, value: html`<a href="${link(projectPath(parent.number))}">${parent.name[locale]}</a>` }] : [],
            { term: words.owner, value: project.owner ?? words.notSet[locale] }, { term: planWords.ownerOffice, value: project.ownerOffice ?? words.notSet[locale] }, { term: words.region, value: regionNamed(kernel, project, locale) },
            { term: words.start, value: day(project.startsOn, locale) }, { term: words.deadline, value: day(project.deadline, locale) }, { term: planWords.certainty, value: sureness(project.certainty, project.sourceUrl, locale) },
            { term: planWords.entry, value: html`<a href="${link(project.path)}">${project.number}</a>` },
          ])}${threadLink(visit, `entry:${project.number}`)}<h2>${words.plan[locale]}</h2>${own.length === 0 ? html`<p>${words.noMilestones[locale]}</p>` : html`${timelineOf(portfolio, project, [project, ...shown], today(), visit)}${milestoneTable(portfolio, own, today(), visit)}${dependencies(portfolio, own, today(), visit)}`}${
            await moneyOf(kernel, portfolio, project, visit)}${parts.length > 0 && html`<h2>${words.parts[locale]}</h2>${listOf(kernel, visit, await listed(kernel, portfolio, shown, today()))}${parts.length > size && pagination(locale, { url: visit.url, page: at, size, total: parts.length })}`}${await below(visit, 'project', project.number)}`,
        })
      },
    }),
  ]
}
