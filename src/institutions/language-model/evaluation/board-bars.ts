/** The leaderboard to look at: for each task the models as bars with their intervals, the best first, against the line of chance. Pure. */
import { countedOf } from '../../../law/share.ts'
import type { Text } from '../../../law/text.ts'
import { html, intervalBars, type Html, type Visit } from '../../../portal/index.ts'
import type { leaderboard } from './leaderboard.ts'
import { measured, measuredBetween, restsOnFew } from './measure.ts'
import { metricWords, pageWords as words } from './page-messages.ts'
import { summary } from './receipt.ts'
import type { Task } from './tasks.ts'

type Board = ReturnType<typeof leaderboard>

/** What one model reached in a task. */
interface Reached { readonly name: string; readonly value: number; readonly low: number; readonly high: number; readonly items: number }

/** What of a board can be compared in a task, the best first: of models of which nothing was taken back, what rests on enough items. */
export const compared = ({ models }: Board, { id, lessIsBetter }: Pick<Task, 'id' | 'lessIsBetter'>): readonly Reached[] => models.flatMap(({ name, takenBack, results }) => {
  const known = results.get(id)
  const { value, low, high, items } = known ? summary(known.result) : { value: 0, low: 0, high: 0, items: 0 }
  return takenBack !== undefined || restsOnFew(items) ? [] : [{ name, value, low, high, items }]
}).toSorted((one, other) => (lessIsBetter ? one.value - other.value : other.value - one.value))

/** Who is best, and how many are better than chance for sure: their whole interval is above it. */
export function answerOf({ metric, chance, lessIsBetter }: Pick<Task, 'metric' | 'chance' | 'lessIsBetter'>, all: readonly Reached[]): readonly Text[] {
  const [best] = all
  if (best === undefined) return []
  const sure = chance === undefined || lessIsBetter ? [] : [surely(all.filter(({ low }) => low > chance).length, all.length)]
  return [words.best(best.name, measured(metric, best.value, best.items)), ...sure]
}

const surely = (part: number, whole: number): Text => (part === 0 ? words.noneSurely : words.surely(countedOf({ part, whole })))

/** The pictures, one for each task in which something can be compared; nothing where nothing can. */
export function boardBars({ locale }: Visit, board: Board, tasks: readonly Task[]): Html | undefined {
  const drawn = tasks.flatMap((task) => {
    const { title, metric, chance } = task
    const all = compared(board, task)
    const shares = metric === 'accuracy' || metric === 'F1' || metric === 'chrF'
    return all.length === 0 ? [] : [html`<figure><figcaption><b>${title[locale]}</b><br>${answerOf(task, all).map((said, i) => html`${i > 0 && '. '}${said[locale]}`)}<br><span class="hint">${
      metricWords[metric]![locale]}</span></figcaption>${intervalBars(all.map(({ name, value, low, high, items }) => ({
        name, value, low, high, said: html`${measured(metric, value, items)[locale]} <span class="hint">(${measuredBetween(metric, { low, high, items })[locale]})</span>`,
      })), {
        label: title[locale], most: shares ? 1 : Math.max(...all.map(({ value, high }) => Math.max(value, high)), chance ?? 0),
        ...(chance !== undefined && { chance, chanceSaid: `${words.chance[locale]}: ${measured(metric, chance)[locale]}` }),
      })}</figure>`]
  })
  return drawn.length === 0 ? undefined : html`<div class="charts">${drawn}</div>`
}
