/** What the head of an office sees below what awaits them: deadlines at risk, who has how much, and whether more comes in than is done. */
import type { Kernel } from '../../kernel/index.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import { addWorkdays } from '../../law/calendar.ts'
import { formatNumber } from '../../law/format.ts'
import { same } from '../../law/text.ts'
import { dayOf } from '../../law/time.ts'
import { table, tag } from '../components/index.ts'
import { dueOf } from '../desk/due.ts'
import { namesOf } from '../desk/parts.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { lineChart } from '../charts/index.ts'
import type { Visit } from '../visit.ts'
import { dateTime, moment } from '../words.ts'
import { words } from './messages.ts'

/** So many of the cases at risk are shown; the queue has all, in the same order. */
const shown = 15

export async function officeBlock(kernel: Kernel, visit: Visit, actor: Actor): Promise<Html> {
  const { locale, link } = visit
  const { calendar } = kernel.country
  const today = dayOf(kernel.now(), calendar.zone)
  const until = addWorkdays(calendar, today, 2)
  const [{ rows }, { people, months }] = await Promise.all([kernel.cases.queue(actor, { page: 1, size: shown }), kernel.cases.load(actor)])
  const risk = rows.filter(({ dueDay, stepDueDay }) => [dueDay, stepDueDay].some((day) => day !== undefined && day <= until))
  const name = await namesOf(kernel, [...risk, ...people.map(({ person }) => (person === undefined ? {} : { assignee: person }))], locale)
  const declared = (id: string) => kernel.cases.procedures.find((one) => one.id === id)
  const number = (value: number): string => formatNumber(value, locale)
  return html`<h2>${words.risk[locale]}</h2><p class="hint">${words.riskHint[locale]}</p>${table(locale, {
    caption: words.risk, captionUnseen: true, rows: risk, empty: html`<p>${words.noRisk[locale]}</p>`, columns: [
      { title: words.case, header: true, cell: ({ id, number: of, procedure }) => html`<a href="${link(`/desk/cases/${id}`)}">${(declared(procedure)?.title ?? same(procedure))[locale]}, № ${of}</a>` },
      { title: words.until, cell: (row) => {
        const due = dueOf(calendar, declared(row.procedure), row, kernel.now())
        return due && html`${tag(locale, due.text, due.tone)}${due.day && html` ${due.at ? moment(visit, due.at) : dateTime(locale, due.day)}`}`
      } },
      { title: words.taken, cell: ({ assignee }) => (assignee === undefined ? words.nobody[locale] : name({ person: assignee })) },
    ],
  })}<h2>${words.load[locale]}</h2>${table(locale, {
    caption: words.load, captionUnseen: true, rows: people, empty: html`<p>${words.noneHere[locale]}</p>`, columns: [
      { title: words.person, header: true, cell: ({ person }) => (person === undefined ? words.nobody[locale] : name({ person })) },
      { title: words.open, numeric: true, cell: ({ open }) => number(open) },
      { title: words.late, numeric: true, cell: ({ late }) => (late > 0 ? tag(locale, number(late), 'late') : number(late)) },
    ],
  })}<h2>${words.trend[locale]}</h2>${months.some(({ filed }) => filed > 0) && lineChart({
    title: words.trend[locale], points: months.map(({ filed }, at) => ({ at, value: filed })), label: number,
    ends: [monthOf(months[0]!.month), monthOf(months.at(-1)!.month)],
  })}<details><summary>${words.month[locale]}: ${words.filed[locale]}, ${words.closed[locale]}</summary>${table(locale, {
    caption: words.trend, captionUnseen: true, rows: months, columns: [
      { title: words.month, header: true, cell: ({ month }) => html`<time datetime="${month.slice(0, 7)}">${monthOf(month)}</time>` },
      { title: words.filed, numeric: true, cell: ({ filed }) => number(filed) }, { title: words.closed, numeric: true, cell: ({ closed }) => number(closed) },
    ],
  })}</details>`
}

/** A month as figures, from its first day. */
const monthOf = (month: string): string => `${month.slice(5, 7)}.${month.slice(0, 4)}`
