/** Draws a plan along time: a bar from its beginning to its end, a diamond for each milestone, and the line of today; a list, so that it is read in words too. Pure. */
import { attributes, html } from '../html.ts'
import type { Content, Html } from '../html.ts'

/** How a milestone stands. They differ by form and not by colour alone: hollow, a trail until today, half full, full. */
export type MilestoneForm = 'planned' | 'late' | 'claimed' | 'evidenced'

/** What is drawn in one line, with its name and its words; `at`, `from` and `to` are on the scale of the chart. */
export interface Scheduled { readonly name: Content; readonly said: Content; readonly bar?: { readonly from: number; readonly to: number }; readonly milestones: readonly { readonly at: number; readonly form: MilestoneForm }[] }

const [height, middle, half] = [20, 10, 6]

const colours = { planned: 'var(--ink)', late: 'var(--late)', claimed: 'var(--wait)', evidenced: 'var(--good)' } as const satisfies Record<MilestoneForm, string>

/** A diamond about its own middle. */
const diamond = (form: MilestoneForm): Html => html`<polygon points="0,${-half} ${half},0 0,${half} ${-half},0" fill="${form === 'late' || form === 'evidenced' ? colours[form] : 'var(--paper)'}" stroke="${colours[form]}" stroke-width="2"/>${
  form === 'claimed' && html`<polygon points="0,${-half} 0,${half} ${-half},0" fill="${colours.claimed}"/>`}`

/** The lines in the order in which they come, on one scale that holds all of them and today; `ends` names its two ends, and `legend` the forms that occur. */
export function schedule(label: string, all: readonly Scheduled[], { today, ends, legend, todayName }: {
  readonly today: number
  readonly ends: (from: number, to: number) => readonly [Content, Content]
  readonly legend: Readonly<Record<MilestoneForm, string>>
  readonly todayName: string
}): Html {
  const places = [today, ...all.flatMap(({ bar, milestones }) => [...bar ? [bar.from, bar.to] : [], ...milestones.map(({ at }) => at)])]
  const [first, last] = [Math.min(...places), Math.max(...places)]
  // Room for half a diamond at both ends.
  const x = (at: number): string => `${(2 + (last === first ? 0.5 : (at - first) / (last - first)) * 96).toFixed(2)}%`
  const line = (from: number, to: number, more: Readonly<Record<string, string | number>>): Html => html`<line${attributes({ x1: x(from), x2: x(to), y1: middle, y2: middle, ...more })}/>`
  const [begins, finishes] = ends(first, last)
  const forms = (['planned', 'late', 'claimed', 'evidenced'] as const).filter((form) => all.some(({ milestones }) => milestones.some((one) => one.form === form)))
  const upright = html`<line${attributes({ x1: x(today), x2: x(today), y1: 0, y2: height, stroke: 'var(--ink)', 'stroke-width': 1.5, 'stroke-dasharray': '3 3' })}/>`
  return html`<ul class="bars" aria-label="${label}"><li><span class="name">${begins}</span> <span class="number">${finishes}</span></li>${all.map(({ name, said, bar, milestones }) => html`<li><span class="name">${name}</span> <span class="number">${said}</span><svg aria-hidden="true" width="100%" height="${height}">${
    bar && line(bar.from, bar.to, { stroke: 'var(--sky)', 'stroke-width': 8 })}${upright}${
    milestones.map(({ at, form }) => html`${form === 'late' && line(at, today, { stroke: colours.late, 'stroke-width': 2, 'stroke-dasharray': '2 3' })}<svg x="${x(at)}" y="${middle}" overflow="visible">${diamond(form)}</svg>`)}</svg></li>`)}</ul><p class="hint legend">${
    forms.map((form) => html`<span><svg aria-hidden="true" width="16" height="16" viewBox="-8 -8 16 16">${diamond(form)}</svg> ${legend[form]}</span> `)}<span><svg aria-hidden="true" width="16" height="16"><line x1="8" x2="8" y1="0" y2="16" stroke="var(--ink)" stroke-width="1.5" stroke-dasharray="3 3"/></svg> ${todayName}</span></p>`
}
