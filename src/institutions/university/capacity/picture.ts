/** The nation's capacity as figures: what is offered, who learns, what they can show and who was taken on, beside what is asked for. Pure. */
import { type Cell, withoutSmallCells } from '../../../kernel/privacy/index.ts'
import { type Fate, fates, intakesOf, type Learner } from './intakes.ts'

/** What universities report, in the order in which it is shown. */
export const reported = ['programmes', 'places', 'teachers', 'learners', 'graduates', 'computeHours'] as const
export type Reported = (typeof reported)[number]

/** What is counted here, each anew when somebody asks. */
export const counted = ['ownPlaces', 'courseLearners', 'courseCompletions', 'credentials', 'hires', 'needs'] as const
export type Counted = (typeof counted)[number]

export type What = Reported | Counted | 'admitted' | Fate

/** One report of a university for a year, by the number of its entry. */
export interface Report extends Readonly<Partial<Record<Reported, number>>> { readonly number: string; readonly university: string; readonly name: string; readonly region: string; readonly year: number }

/** So many people, or needs, of a year, a region or a skill. */
export interface Group { readonly key: string; readonly count: number }

/** Counts of one thing: altogether, and by what it can be told apart. What is not asked of anybody has no such groups. */
export interface Counts { readonly all: number; readonly year?: readonly Group[]; readonly region?: readonly Group[]; readonly skill?: readonly Group[] }

/** What is read: the newest report of each university and year, and what is counted. `ownPlaces` is unset while no programme stands. */
export interface Read { readonly reports: readonly Report[]; readonly ownPlaces: number | undefined; readonly learners: readonly Learner[]; readonly counts: Readonly<Record<Exclude<Counted, 'ownPlaces'>, Counts>> }

/** `intake`: the year in which somebody was admitted. */
export type By = 'all' | 'year' | 'region' | 'skill' | 'intake'

/** Why a figure has no value: nobody has told it, or it is of too few people to be told. */
export type Untold = 'unset' | 'few'

export interface Figure {
  readonly what: What
  readonly by: By
  /** The year, region or skill; absent for what is altogether, and for groups that are too small to stand by themselves. */
  readonly key?: string
  /** The year of reports whose sum it is, where it is one of a region. */
  readonly year?: number
  readonly value: number | Untold
  /** The numbers of the entries whose sum it is. */
  readonly entries?: readonly string[]
}

/** These are about people, so that small groups of them are told of together or not at all. Needs are companies' and bodies' own and public. */
const ofPeople: ReadonlySet<Counted> = new Set(['courseLearners', 'courseCompletions', 'credentials', 'hires'])

const cellOf = ({ key, count }: Group): Cell<string> => ({ key, count, sums: {}, largest: {} })

function groups(what: Counted, by: 'year' | 'region' | 'skill', all: readonly Group[]): readonly Figure[] {
  if (!ofPeople.has(what)) return all.map(({ key, count }) => ({ what, by, key, value: count }))
  const { cells, rest, hidden } = withoutSmallCells(all.filter(({ count }) => count > 0).map(cellOf))
  const told = cells.map(({ key, count }): Figure => ({ what, by, key, value: count }))
  // Of a hire there is one person in one group. Anybody else stands in several years and skills: together these would count the same few people again and again.
  return [...told, ...hidden > 0 ? [{ what, by, value: what === 'hires' && rest ? rest.count : 'few' as const }] : []]
}

/** Altogether: of people nothing where they are few, and nothing where nobody's group could be told. */
const whole = (what: Counted, { all }: Counts): Figure => ({ what, by: 'all', value: ofPeople.has(what) && all > 0 && withoutSmallCells([cellOf({ key: '', count: all })]).cells.length === 0 ? 'few' : all })

/** A sum of reports; unset where none of them tells it. What some of them leave open is not counted as nothing: the entries are those that told. */
function sumOf(what: Reported, reports: readonly Report[]): Pick<Figure, 'value' | 'entries'> {
  const telling = reports.filter((one) => one[what] !== undefined)
  return telling.length === 0 ? { value: 'unset' } : { value: telling.reduce((sum, one) => sum + one[what]!, 0), entries: telling.map(({ number }) => number) }
}

/** The years of which there are reports, oldest first. */
export const yearsOf = ({ reports }: Pick<Read, 'reports'>): readonly number[] => [...new Set(reports.map(({ year }) => year))].toSorted((a, b) => a - b)

/** Every figure of the picture. Those of regions are of the last year that was reported. */
export function pictureOf(read: Read): readonly Figure[] {
  const years = yearsOf(read)
  const last = years.at(-1)
  const ofLast = read.reports.filter(({ year }) => year === last)
  const byRegion = [...Map.groupBy(ofLast, ({ region }) => region)]
  const ofReports = reported.flatMap((what): readonly Figure[] => [
    { what, by: 'all', ...(last !== undefined && { year: last }), ...sumOf(what, ofLast) },
    ...years.map((year): Figure => ({ what, by: 'year', key: String(year), ...sumOf(what, read.reports.filter((one) => one.year === year)) })),
    ...byRegion.map(([key, some]): Figure => ({ what, by: 'region', key, year: last!, ...sumOf(what, some) })),
  ])
  const own: Figure = { what: 'ownPlaces', by: 'all', value: read.ownPlaces ?? 'unset' }
  const ofCounts = counted.flatMap((what): readonly Figure[] => {
    if (what === 'ownPlaces') return [own]
    const counts = read.counts[what]
    return [whole(what, counts), ...(['year', 'region', 'skill'] as const).flatMap((by) => { const of = counts[by]; return of === undefined ? [] : groups(what, by, of) })]
  })
  const ofIntakes = intakesOf(read.learners).flatMap(({ year, told }) => (['admitted', ...fates] as const).map((what): Figure => ({ what, by: 'intake', key: year, value: told[what] })))
  return [...ofReports, ...ofCounts, ...ofIntakes]
}
