/** What is free of an asked time beside what others hold, and the next stretch as long, in words. Pure. */
import { formatDay, inEveryLanguage } from '../../law/format.ts'
import { spoken, type Text } from '../../law/text.ts'
import { addDays, type Day, daysBetween } from '../../law/time.ts'

/** From a number to another, that one not included: days since 1970, or minutes of one day. */
export type Stretch = readonly [from: number, until: number]

const epoch = '1970-01-01' as Day
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
const minutesOfDay = 24 * 60

/** A time in numbers: with a day, from one hour of it to another; without, from one day to another, both counted. */
export const stretchOf = ({ day, from, until }: { readonly day?: string; readonly from: string; readonly until: string }): Stretch =>
  (day === undefined ? [daysBetween(epoch, from as Day), daysBetween(epoch, until as Day) + 1] : [minutesOf(from), minutesOf(until)])

export const overlap = ([from, until]: Stretch, other: Stretch): boolean => from < other[1] && other[0] < until

/** What is free of an asked time, and the first stretch of its length that begins no earlier and is free whole. */
interface FreeStretches { readonly within: readonly Stretch[]; readonly next: Stretch }

/** `taken` in any order; they may overlap each other. */
export function freeIn([from, until]: Stretch, taken: readonly Stretch[]): FreeStretches {
  const ordered = taken.toSorted(([a], [b]) => a - b)
  const length = until - from
  const within: Stretch[] = []
  let [free, next] = [from, from]
  for (const [begins, ends] of ordered) {
    if (begins > free && free < until) within.push([free, Math.min(begins, until)])
    free = Math.max(free, ends)
    if (begins < next + length && ends > next) next = ends
  }
  if (free < until) within.push([free, until])
  return { within, next: [next, next + length] }
}

/** Within what was asked, at most so many are named. */
const most = 4

/** The free stretches as days or hours. An hour of another day is not told: what is asked is one day. */
export function freeSaid({ within, next }: FreeStretches, unit: 'days' | 'times'): Text {
  const point = (at: number): Text => inEveryLanguage((locale) => (unit === 'days' ? formatDay(addDays(epoch, at), locale) : `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`))
  const stretch = ([from, until]: Stretch): Text => {
    const [first, last] = [point(from), point(unit === 'days' ? until - 1 : until)]
    return inEveryLanguage((locale) => (first[locale] === last[locale] ? first[locale] : `${first[locale]} – ${last[locale]}`))
  }
  const some = inEveryLanguage((locale) => within.slice(0, most).map((one) => stretch(one)[locale]).join('; '))
  const said = [
    ...(within.length === 0 ? [] : [spoken({ kk: `Осы мерзім ішінде бос: ${some.kk}.`, ru: `В пределах этого срока свободно: ${some.ru}.`, en: `Free within that time: ${some.en}.` })]),
    ...(unit === 'times' && next[1] > minutesOfDay ? [] : [nextSaid(stretch(next))]),
  ]
  return inEveryLanguage((locale) => said.map((one) => one[locale]).join(' '))
}

const nextSaid = (when: Text): Text => spoken({ kk: `Ұзақтығы осындай ең жақын бос мерзім: ${when.kk}.`, ru: `Ближайший свободный срок такой же длительности: ${when.ru}.`, en: `The next that is as long and free: ${when.en}.` })
