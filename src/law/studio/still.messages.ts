/** What a copy still says of the service from which it was copied, in words. */
import { inEveryLanguage } from '../format.ts'
import type { Procedure } from '../procedure.ts'
import { same, spoken, type Text } from '../text.ts'
import { clauseAt } from './clauses.ts'
import type { Still, StillSaid } from './copy.ts'

/** What in a copy is still as it was, by kind. */
const stillWords = {
  title: spoken({ kk: 'атауы немесе қысқаша мазмұны', ru: 'название или краткое содержание', en: 'title or summary' }), act: spoken({ kk: 'акт', ru: 'акт', en: 'act' }), value: spoken({ kk: 'сома немесе мән', ru: 'сумма или значение', en: 'sum or value' }),
  register: spoken({ kk: 'басқа орган жүргізетін тізілімге қатысты салдар: бұл қалса, жоба жіберілмейді', ru: 'последствие для реестра другого органа: с ним проект не отправить', en: 'an effect on a register of another body: the draft cannot be sent on with it' }),
  appeal: spoken({ kk: 'шағым рәсімі', ru: 'процедура обжалования', en: 'way of appeal' }),
} as const satisfies Record<Still, Text>

export const stillTitle = (source: Text, count: number): Text => spoken({ kk: `«${source.kk}» қызметінен қалғаны: ${count}`, ru: `Что осталось от услуги «${source.ru}»: ${count}`, en: `What is still as in “${source.en}”: ${count}` })

/** One thing in a line: of what kind it is, and which. */
export function stillText(draft: Procedure, { what, place, text }: StillSaid): Text {
  const clause = clauseAt(draft, place)
  const said = text ?? titleOf(clause?.own) ?? (what === 'value' && clause?.name !== undefined ? same(`«${clause.name}»`) : undefined)
  return said === undefined ? stillWords[what] : inEveryLanguage((locale) => `${stillWords[what][locale]}: ${said[locale]}`)
}

const titleOf = (own: unknown): Text | undefined => {
  const first: unknown = Array.isArray(own) ? own[0] : own
  return typeof first === 'object' && first !== null && 'title' in first && typeof first.title === 'object' ? first.title as Text : undefined
}

/** The heading above a copy that is shown beside its source. */
export const besideSource = (source: Text, body: Text): Text => spoken({
  kk: `«${source.kk}» қызметінің (${body.kk}) көшірмесі: бұл жоба одан немен өзгеше`, ru: `Копия услуги «${source.ru}» (${body.ru}): чем этот проект от неё отличается`, en: `A copy of “${source.en}” (${body.en}): what this draft says otherwise`,
})
