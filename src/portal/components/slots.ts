/** The question for a free time: days with their times to choose from, and the way to earlier and later days. */
import { weekdayNames } from '../../law/allocation-clauses.ts'
import { formatDay } from '../../law/format.ts'
import { type Locale, spoken, type Text } from '../../law/text.ts'
import { type Day, parseDay, weekdayOf } from '../../law/time.ts'
import { attributes, html } from '../html.ts'
import type { Html } from '../html.ts'
import { say } from '../words.ts'
import { type Control, fieldId, type FormState } from './control.ts'
import { words } from './messages.ts'
import { errorOf, labelWords } from './question.ts'

const dayTitle = (day: Day): Text => spoken({
  kk: `${formatDay(day, 'kk')}, ${weekdayNames[weekdayOf(day) - 1]!.kk}`, ru: `${formatDay(day, 'ru')}, ${weekdayNames[weekdayOf(day) - 1]!.ru}`, en: `${weekdayNames[weekdayOf(day) - 1]!.en}, ${formatDay(day, 'en')}`,
})

/** One group of radio buttons for the whole question, a day under its heading; what is taken is not offered, but for what was chosen before. */
export function slotsField(locale: Locale, control: Control, state: FormState): Html {
  const { slots, earlier, later } = state.slots ?? { slots: [] }
  const [error, value, id] = [errorOf(locale, control.name, state), state.values?.[control.name], fieldId(control.name)]
  const open = slots.filter(({ at, free }) => free > 0 || at === value)
  const days = [...Map.groupBy(open, ({ at }) => parseDay(at.slice(0, 10)))]
  const radio = ({ at }: { readonly at: string }): Html => {
    const own = at === open[0]?.at ? id : `${id}-${at.replaceAll(/[:-]/g, '')}`
    return html`<div class="choice"><input type="radio" id="${own}" name="${control.name}" value="${at}"${attributes({ checked: at === value })}><label for="${own}">${at.slice(11)}</label></div>`
  }
  return html`<fieldset class="field${error && ' wrong'}"${attributes({ id: open.length === 0 && id })}><legend>${labelWords(locale, control)}</legend>${
    control.hint && html`<p class="hint">${say(locale, control.hint)}</p>`}${error}${open.length === 0 && html`<p>${words.noSlots[locale]}</p>`}${days.map(([day, times]) =>
    html`<fieldset><legend>${dayTitle(day)[locale]}</legend><div class="choices beside">${times.map(radio)}</div></fieldset>`)}</fieldset>${
    (earlier !== undefined || later !== undefined) && html`<p>${earlier !== undefined && html`<a href="${earlier}">← ${words.earlierDays[locale]}</a> `}${later !== undefined && html`<a href="${later}">${words.laterDays[locale]} →</a>`}</p>`}`
}
