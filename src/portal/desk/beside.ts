/** The case that comes next in the view from which its reader works: beside each case, and offered after each act. */
import type { Beside } from '../../kernel/cases/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import { actions, button } from '../components/index.ts'
import { html } from '../html.ts'
import type { Content, Html } from '../html.ts'
import { titleOf } from '../services/parts.ts'
import type { Visit } from '../visit.ts'
import { dateTime } from '../words.ts'
import { dueOf } from './due.ts'
import { placeOfAll, queueWords } from './queue-messages.ts'
import { type InView, listPath, pathIn } from './view.ts'

/** The view in which a case is read, and what stands beside it there. */
interface Standing { readonly place: InView; readonly beside: Beside }

/** Above a case that was opened from a list: back to the list, and one on or back in it. */
export function besideNav({ locale, link }: Visit, { place, beside: { next, previous, total }, id }: Standing & { readonly id: string }): Html {
  const to = (one: Beside['next'], rel: 'next' | 'prev'): Content => one !== undefined && one.case.id !== id && html`<li><a rel="${rel}" data-${rel} href="${
    link(pathIn({ ...place, at: one.at }, one.case.id))}">${queueWords[rel === 'next' ? 'next' : 'previous'][locale]}: <span class="figure">№ ${one.case.number}</span></a></li>`
  return html`<nav class="beside" aria-label="${queueWords.beside[locale]}"><ul><li><a href="${link(listPath(place))}">${queueWords.toQueue[locale]}</a>${
    total > 0 && place.at < total && html` <span class="hint">${placeOfAll(locale, place.at + 1, total)}</span>`}</li>${to(previous, 'prev')}${to(next, 'next')}</ul></nav>`
}

/** After an act: the next case of the same view with when it is due, or that there is none. */
export function afterActing(kernel: Kernel, visit: Visit, { place, beside: { next } }: Standing): Html {
  const { locale, link } = visit
  if (next === undefined) return html`<p>${queueWords.noneLeft[locale]} <a href="${link(listPath(place))}">${queueWords.toQueue[locale]}</a></p>`
  const { case: one, at } = next
  const declared = kernel.cases.procedures.find(({ id }) => id === one.procedure)
  const due = dueOf(kernel.country.calendar, declared, one, kernel.now())
  return html`<p>${titleOf(kernel, one.procedure)[locale]}${due && html` · ${due.text[locale]}${due.day && html` (${dateTime(locale, due.day)})`}`}</p>${actions(
    html`<a class="button" rel="next" data-next href="${link(pathIn({ ...place, at, given: true }, one.id))}">${queueWords.next[locale]}: № ${one.number}</a>`, button(locale, queueWords.toQueue, { kind: 'quiet', href: link(listPath(place)) }))}`
}
