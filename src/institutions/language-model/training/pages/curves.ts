/** The curves of a run, each with its table. */
import { html, type Html, lineChart, type Point, table, thinned, type Visit } from '../../../../portal/index.ts'
import type { LossPoint, RunEvent } from '../runs.ts'
import { fell, figure, stepNumber, whole, words } from './words.ts'

/** Rows of the table of a curve that has more points. */
const mostRows = 24

export function curves({ locale }: Visit, losses: readonly LossPoint[], evaluations: readonly RunEvent[]): Html {
  if (losses.length < 2) return html`<p class="hint">${words.noCurve[locale]}</p>`
  const steps = (step: number): string => stepNumber(step)[locale]
  const label = (value: number): string => new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(value)
  const drawn = (what: typeof words.loss, points: readonly Point[], unit?: typeof words.lossUnit): Html => {
    const title = fell(what, points[0]?.value ?? 0, points.at(-1)?.value ?? 0, unit)[locale]
    return html`<h2>${title}</h2>${lineChart({ title, points, label, ends: [steps(points[0]?.at ?? 0), steps(points.at(-1)?.at ?? 0)], begins: 'least' })}`
  }
  const texts = Map.groupBy(evaluations, ({ body }) => String(body['name']))
  const of = ({ step = 0, body }: RunEvent): Point => ({ at: step, value: Number(body['bits_per_byte']) })
  return html`<div class="curves"><div>${drawn(words.loss, losses.map(({ step, loss }) => ({ at: step, value: loss })), words.lossUnit)}<details><summary>${words.asTable[locale]}</summary>${table(locale, {
    caption: words.loss, captionUnseen: true, rows: thinned(losses, mostRows),
    columns: [
      { title: words.step, header: true, cell: ({ step }) => whole(locale, step) }, { title: words.lossUnit, numeric: true, cell: ({ loss }) => figure(locale, loss) },
      { title: words.speed, numeric: true, cell: ({ tokensPerSecond }) => whole(locale, tokensPerSecond) },
    ],
  })}</details></div>${[...texts].map(([name, events]) => html`<div>${drawn(words.bpb, events.map(of))}${texts.size > 1 && html`<p class="hint">${name}</p>`}<details><summary>${words.asTable[locale]}</summary>${table(locale, {
    caption: words.bpb, captionUnseen: true, rows: thinned(events.map(of), mostRows),
    columns: [{ title: words.step, header: true, cell: ({ at }) => whole(locale, at) }, { title: words.bpb, numeric: true, cell: ({ value }) => figure(locale, value) }],
  })}</details></div>`)}</div>`
}
