/** Fees and what is paid back of them, in words. */
import { within as inTime } from './clauses.messages.ts'
import type { Fee, Refund } from './fee.ts'
import { spoken, type Text } from './text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

/** Who goes on in a step that waits for a fee. */
export const payment = say('төлем күтіледі', 'ожидается оплата', 'waits for the payment')

export const feeWords = ({ title }: Fee, amount: Text): Text =>
  say(`Төленеді: ${title.kk}. Мөлшері: ${amount.kk}.`, `Оплачивается: ${title.ru}. Размер: ${amount.ru}.`, `What is paid: ${title.en}. Amount: ${amount.en}.`)

export const freeWords = (title: Text, when: Text): Text =>
  say(`Төлемнен босатылады: ${title.kk} (${when.kk}).`, `Освобождаются от оплаты: ${title.ru} (${when.ru}).`, `Free of it: ${title.en} (${when.en}).`)

export const goesOn = say(
  'Төлем түскенде немесе төлемнен босатуға негіз болғанда іс келесі кезеңге өздігінен өтеді.',
  'После поступления оплаты или при наличии основания для освобождения от неё дело переходит дальше автоматически.',
  'Once it is paid, or where somebody is free of it, the case goes on by itself.')

/** What an outcome pays back: `part` is the amount in words, where it is not the whole. */
export function refundWords({ within }: Refund, fee: Text, part?: Text): Text {
  const time = inTime(within)
  return part === undefined
    ? say(`төленген сома толық қайтарылады: ${fee.kk}, ${time.kk}`, `уплаченное возвращается полностью: ${fee.ru}, ${time.ru}`, `what was paid is paid back in full: ${fee.en}, ${time.en}`)
    : say(`төленген соманың бір бөлігі қайтарылады: ${fee.kk}, ${part.kk}, ${time.kk}`, `возвращается часть уплаченного: ${fee.ru}, ${part.ru}, ${time.ru}`, `a part of what was paid is paid back: ${fee.en}, ${part.en}, ${time.en}`)
}

export const feeInSteps = say(
  'Не үшін, қашан және қанша төленетіні рәсім кезеңдерінде көрсетілген.', 'За что, когда и сколько платить, указано в этапах процедуры.', 'What is paid, and when, is said at the steps of the procedure.')
