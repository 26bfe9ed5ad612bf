/** What is paid by a decision, in words. */
import { lasting, within as inTime } from './clauses.messages.ts'
import { everyWords } from './duty-words.ts'
import type { Entitlement } from './entitlement.ts'
import type { Field } from './field.ts'
import { spoken, type Text } from './text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

/** How often, and how soon after the period. */
export function paidWhenWords({ every, stages, within }: Entitlement): Text {
  const term = inTime(within)
  if (stages) {
    const [shown, atOnce] = [stages.some(({ upon }) => upon !== undefined), stages.some(({ upon }) => upon === undefined)]
    return !atOnce ? say(`кезең-кезеңімен, растайтын есептен кейін ${term.kk}`, `поэтапно, ${term.ru} после подтверждающего отчёта`, `in stages, ${term.en} after the report that shows each`)
      : !shown ? say(`шешімнен кейін ${term.kk}`, `${term.ru} после решения`, `${term.en} after the decision`)
        : say(`кезең-кезеңімен, шешімнен немесе растайтын есептен кейін ${term.kk}`, `поэтапно, ${term.ru} после решения или подтверждающего отчёта`, `in stages, ${term.en} after the decision or the report that shows each`)
  }
  if (every === undefined) return say(`бір рет, ${term.kk}`, `один раз, ${term.ru}`, `once, ${term.en}`)
  const often = everyWords(every)
  return say(`${often.kk}, кезең аяқталғаннан кейін ${term.kk}`, `${often.ru}, ${term.ru} после окончания периода`, `${often.en}, ${term.en} after the end of the period`)
}

export const amountWords = (amount: Text): Text => say(`Мөлшері: ${amount.kk}.`, `Размер: ${amount.ru}.`, `Amount: ${amount.en}.`)

/** One stage; without a report it is paid at the decision. */
export const stageWords = (title: Text, amount: Text, report: Text | undefined): Text => (report === undefined ? say(
  `${title.kk}: ${amount.kk}. Шешім қабылданғаннан кейін, есепсіз төленеді.`, `${title.ru}: ${amount.ru}. Выплачивается после решения, без отчёта.`, `${title.en}: ${amount.en}. Paid after the decision, without a report.`) : say(
  `${title.kk}: ${amount.kk}. Растайтын есеп: ${report.kk}.`, `${title.ru}: ${amount.ru}. Подтверждается отчётом: ${report.ru}.`, `${title.en}: ${amount.en}. Shown by the report: ${report.en}.`))

export function untilWords({ until }: Entitlement, fields: readonly Field[]): Text {
  if (until === undefined) return say('Аяқталатын мерзімі көрсетілмеген.', 'Срок окончания не указан.', 'Nothing says when it ends.')
  if ('unit' in until) {
    const time = lasting(until)
    return say(`Төленетін мерзімі: ${time.kk}.`, `Выплачивается в течение срока: ${time.ru}.`, `It is paid for ${time.en}.`)
  }
  const label = fields.find(({ name }) => name === until.fact)?.label ?? say(until.fact, until.fact, until.fact)
  if (until.plus === undefined) return say(`Соңғы күні: «${label.kk}».`, `Последний день: «${label.ru}».`, `Its last day: “${label.en}”.`)
  const time = lasting(until.plus)
  return say(
    `«${label.kk}» күнінен бастап ${time.kk} толғанға дейін төленеді.`, `Срок выплаты: ${time.ru}, отсчёт — от «${label.ru}».`, `It is paid for ${time.en} from “${label.en}”.`)
}

/** What is paid for the time between a withdrawal and its annulment. */
export const revivedWords = (revived: Entitlement['revived']): Text => (revived === 'paid' ? say(
  'Кері қайтарып алу туралы шешімнің күші жойылса, екі шешім арасындағы кезеңдер үшін де төленеді.', 'Если отзыв отменён, выплата производится и за периоды между отзывом и его отменой.', 'Where a withdrawal is annulled, the periods between are paid too.')
  : revived === 'lost' ? say(
    'Кері қайтарып алу туралы шешімнің күші жойылса, екі шешім арасындағы кезеңдер үшін төленбейді.', 'Если отзыв отменён, выплата за периоды между отзывом и его отменой не производится.', 'Where a withdrawal is annulled, the periods between are not paid.')
    : say(
      'Кері қайтарып алу туралы шешімнің күші жойылса, екі шешім арасындағы кезеңдер үшін төленетін-төленбейтіні белгіленбеген: кері қайтарып алудың күшін жоятын адам мұны шешеді.', 'Производится ли выплата за периоды между отзывом и его отменой, не установлено: это решает тот, кто отменяет отзыв.',
      'Whether the periods between a withdrawal and its annulment are paid is not set: whoever annuls it says so.'))

export const arrearsWords = {
  paid: say(
    'Шешім тоқтатыла тұрған уақыт үшін төлем тоқтата тұрудың күші жойылғаннан кейін төленеді.', 'За время приостановления решения выплата производится после отмены приостановления.',
    'For the time of a suspension of the decision it is paid once that is lifted.'),
  lost: say(
    'Шешім тоқтатыла тұрған уақыт үшін төленбейді.', 'За время приостановления решения выплата не производится.', 'For the time of a suspension of the decision it is not paid.'),
} as const satisfies Record<Entitlement['arrears'], Text>
