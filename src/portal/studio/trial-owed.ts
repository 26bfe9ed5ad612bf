/** The calendar of what a case that is tried comes to: fees, payments with their sums, and the reports that come before them. */
import type { Kernel } from '../../kernel/index.ts'
import { feeClause } from '../../law/clauses.ts'
import { formatDay } from '../../law/format.ts'
import { formatMoney } from '../../law/money.ts'
import type { Procedure } from '../../law/procedure.ts'
import type { Day } from '../../law/time.ts'
import { type Course, type Planned, plannedOf } from '../../law/trial/index.ts'
import { table } from '../components/index.ts'
import { html } from '../html.ts'
import type { Content } from '../html.ts'
import type { Visit } from '../visit.ts'
import { said } from './overview.ts'
import { beforeStep, owedWords as words } from './trial.messages.ts'

export function owedPart({ country: { calendar } }: Kernel, { locale }: Visit, declaration: Procedure, course: Course, filed: Day): Content {
  const planned = said(() => plannedOf(declaration, calendar, course, filed)) ?? []
  const sum = ({ amount }: Planned): string => (amount === undefined ? '' : amount === 'not set' ? words.notSet[locale] : amount === 'free' ? words.free[locale] : formatMoney(amount, locale))
  const flat = typeof declaration.fee === 'object' && html`<p>${feeClause(declaration).words[locale]} ${words.flat[locale]}</p>`
  return (planned.length > 0 || flat) && html`<h2>${words.calendar[locale]}</h2>${flat}${planned.length > 0 && html`<p class="hint">${words.calendarHint[locale]}</p>${table<Planned>(locale, {
    caption: words.calendar, captionUnseen: true, rows: planned, columns: [
      { title: words.by, header: true, cell: ({ due }) => (due === undefined ? words.unknown[locale] : formatDay(due, locale)) },
      { title: words.what, cell: ({ kind, title, stage, leadsTo, period, goesOn }) => html`${words[kind][locale]}: ${title[locale]}${stage && html` — ${stage[locale]}`}${leadsTo && html`<br><small>${beforeStep(leadsTo)[locale]}</small>`}${period && html`<br><small>${formatDay(period.from, locale)} – ${formatDay(period.to, locale)}</small>`}${goesOn && html`<br><small>${words.goesOn[locale]}</small>`}` },
      { title: words.sum, numeric: true, cell: sum },
      { title: words.upon, cell: ({ upon }) => upon?.[locale] ?? '' },
    ],
  })}`}`
}
