/** Reads what the strategy tells on the first page. */
import type { Kernel } from '../../../kernel/index.ts'
import { formatDay, formatNumber, inEveryLanguage } from '../../../law/format.ts'
import { countedOf, sayShare } from '../../../law/share.ts'
import type { Text } from '../../../law/text.ts'
import { type Day, dayOf, yearOf } from '../../../law/time.ts'
import type { Face, Followed, Picture } from '../../../portal/index.ts'
import { type Coordinated, instructionConcerns, told } from '../meetings/index.ts'
import { projectConcerns } from '../projects/index.ts'
import { checkPath, concernsOf, faultWords, goalPath, type GraphFault, measureStandings, type Plan, type Plans, progressOf, seekConflicts } from '../plan/index.ts'
import { statusWords } from '../progress/index.ts'
import { words } from './messages.ts'

/** Which pictures a country shows besides those of its plan. */
export interface FaceOptions {
  /** Shares that the portal computes: the question, and what the two parts are called; `none` says why there is nothing to share. */
  readonly shares: readonly { readonly indicator: string; readonly question: Text; readonly part: Text; readonly rest: Text; readonly none: Text }[]
  /** A register by one of its columns that is a choice. */
  readonly columns: readonly { readonly register: string; readonly column: string; readonly question: Text }[]
}

/** So many of what is late, and of what the example was made from, stand on the first page. */
const [mostLate, mostSources] = [4, 4]

/** What of all that is pressing is late. */
const overdue: readonly GraphFault['fault'][] = ['instruction-late', 'late', 'project-late', 'milestone-late']

export function strategyFace(kernel: Kernel, coordinated: Coordinated, options: FaceOptions): Face {
  const { plans } = coordinated
  const today = (): Day => dayOf(kernel.now(), kernel.country.calendar.zone)
  return {
    async pictures() {
      const [plan, latest] = await Promise.all([plans(), kernel.indicators.latest()])
      const shares = options.shares.map(({ indicator, question, part, rest, none }): Picture => {
        // A share of nothing has no value; before it is counted in a new year that of the year before stands.
        const { value, none: nothing } = latest.find((one) => one.indicator.id === indicator) ?? {}
        const of = value && yearOf(value.day) === yearOf(today()) ? value.of : undefined
        return {
          question, path: `/indicators/${indicator}`, answer: (value ?? nothing) === undefined ? words.notComputed : of === undefined ? none : words.figure(part, sayShare(of)),
          bars: of === undefined ? [] : [{ name: part, value: of.part }, { name: rest, value: of.whole - of.part }],
        }
      })
      return [measuresPicture(plan, today()), goalsPicture(plan, yearOf(today())), ...shares, ...await Promise.all(options.columns.map((one) => columnPicture(kernel, one)))]
    },
    followed: () => followedExample(kernel, plans),
    async late() {
      const { plan, portfolio, instructions } = await told(coordinated)
      await seekConflicts(plan)
      const all = [...instructionConcerns(instructions, today()), ...projectConcerns(portfolio, today()), ...concernsOf(plan, today())]
      const late = all.filter(({ fault }) => overdue.includes(fault)).toSorted((a, b) => overdue.indexOf(a.fault) - overdue.indexOf(b.fault))
      return { things: late.slice(0, mostLate).map(({ name, fault, path }) => ({ name, why: faultWords[fault], path })), total: all.length, path: checkPath }
    },
  }
}

function measuresPicture({ measures }: Plan, today: Day): Picture {
  const bars = measureStandings(measures, today)
  const [done, late] = [bars.get('evidenced')?.count ?? 0, bars.get('late')?.count ?? 0]
  return {
    question: words.measures, path: checkPath, answer: measures.length === 0 ? words.noMeasures : words.measuresSay(countedOf({ part: done, whole: measures.length }), late),
    bars: measures.length === 0 ? [] : [...bars.values()].map(({ title, count }) => ({ name: title, value: count })),
  }
}

function goalsPicture(plan: Plan, thisYear: number): Picture {
  const statuses = plan.indicators.map((one) => progressOf(plan, one, thisYear)?.status ?? 'not_available')
  const judged = statuses.filter((one) => one !== 'not_available').length
  const counts = Map.groupBy(statuses, (one) => one)
  return {
    question: words.goals, path: '/strategy', answer: statuses.length === 0 ? words.noGoals : words.goalsSay(countedOf({ part: judged, whole: statuses.length })),
    bars: Object.entries(statusWords).flatMap(([status, name]) => { const count = counts.get(status as keyof typeof statusWords)?.length ?? 0; return count > 0 ? [{ name, value: count }] : [] }),
  }
}

async function columnPicture({ registers }: Kernel, { register, column, question }: FaceOptions['columns'][number]): Promise<Picture> {
  const listing = registers.listed.find(({ id }) => id === register)
  const field = listing?.fields.find(({ name }) => name === column)
  if (listing === undefined || field?.kind !== 'choice') return { question, answer: words.noEntries, bars: [], path: '/registers' }
  const { total, facets } = await registers.counted({ register, state: ['entered'] }, null)
  const bars = field.choices.map(({ value, label }) => ({ name: label, value: facets[column]?.[value] ?? 0 })).filter(({ value }) => value > 0)
  const rest = total - bars.reduce((sum, { value }) => sum + value, 0)
  return { question, answer: total === 0 ? words.noEntries : words.entries(total), bars: total === 0 ? [] : [...bars, ...(rest > 0 ? [{ name: words.notTold, value: rest }] : [])], path: `/registers/${register}` }
}

/** The newest act that is counted in an indicator of events and is about a thing on the thread: where the thing came from, the act, its entry, the figure, and the goal that it measures. */
async function followedExample({ indicators, journal, threads, country }: Kernel, plans: Plans): Promise<Followed | undefined> {
  const onDay = (day: Day): Text => inEveryLanguage((locale) => formatDay(day, locale))
  for (const { indicator, value } of await indicators.latest()) {
    const count = indicator.counting?.count
    if (value === undefined || count?.over !== 'events' || indicator.counting?.of !== undefined || count.ends !== undefined || Number(value.value) === 0) continue
    const entries = (await Promise.all(count.types.map((type) => journal.list({ type, page: 1, size: 10 })))).flatMap((one) => one.entries).toSorted((a, b) => b.at.localeCompare(a.at))
    for (const entry of entries.filter(({ at }) => at <= value.computedAt)) {
      const seen = await threads.of(null, entry.subject)
      if (seen?.thing.path === undefined) continue
      const [{ thing, sources }, plan] = [seen, await plans()]
      const from = sources.filter(({ path, distance }) => path !== undefined && distance <= 2).slice(0, mostSources).toReversed()
      const goal = plan.goals.find(({ number }) => number === plan.indicators.find(({ counts }) => counts === indicator.id)?.goal)
      return {
        of: sources.findLast(({ id, path, distance }) => path !== undefined && distance <= 2 && from.some((one) => one.id === id))?.id ?? thing.id,
        steps: [
          ...from.map(({ title, path }) => ({ what: words.source, title, path: path! })), { what: words.thing(onDay(dayOf(entry.at, country.calendar.zone))), title: thing.title, path: seen.thing.path },
          { what: words.recorded, title: words.entry(String(entry.index)), path: `/journal/entries/${entry.index}` },
          { what: words.counted(onDay(value.day)), title: words.figure(indicator.title, inEveryLanguage((locale) => formatNumber(Number(value.value), locale))), path: `/indicators/${indicator.id}` },
          ...(goal ? [{ what: words.goal, title: goal.name, path: goalPath(goal.number) }] : []),
        ],
      }
    }
  }
  return undefined
}
