/** What the fees say. */
import { inEveryLanguage } from '../../law/format.ts'
import { spoken, type Text } from '../../law/text.ts'

export const messages = {
  notSet: (title: Text): Text => spoken({
    kk: `Төлем мөлшері белгіленбеген: ${title.kk}. Мөлшері белгіленгенше бұл кезеңге өтуге болмайды.`,
    ru: `Размер платы не установлен: ${title.ru}. Пока он не установлен, перейти к этому этапу нельзя.`,
    en: `The amount is not set: ${title.en}. Nobody can go on to this step until it is.`,
  }),
  refundNotSet: (title: Text): Text => spoken({
    kk: `Қайтарылатын сома белгіленбеген: ${title.kk}.`, ru: `Возвращаемая сумма не установлена: ${title.ru}.`, en: `How much is paid back is not set: ${title.en}.`,
  }),
  invoice: (title: Text, number: string): Text => inEveryLanguage((locale) => `${title[locale]}, ${spoken({ kk: 'іс', ru: 'дело', en: 'case' })[locale]} № ${number}`),
  notPaid: { kk: 'Мерзімінде төленбеді, іс бойынша төлем енді талап етілмейді.', ru: 'Не оплачено в срок, оплата по делу больше не требуется.', en: 'It was not paid in time, and the case waits for it no longer.' },
  returned: { kk: 'Іс басқа кезеңге қайтарылды, бұл шот бойынша төлем қажет емес.', ru: 'Дело возвращено на другой этап, оплата по этому счёту не требуется.', en: 'The case was returned to another step, and this invoice need not be paid.' },
  fallen: { kk: 'Қайтаруға негіз болған шешімнің күші жойылды.', ru: 'Решение, на котором основан возврат, отменено.', en: 'The decision on which the refund rests is annulled.' },
} as const

/** What a payment back is for, as the statement of the bank will say; without the number of the invoice, or the bank's line would be taken for a refund of it. */
export const purposeOfRefund = (title: Text): Text => spoken({
  kk: `Төленген соманы қайтару: ${title.kk}`, ru: `Возврат уплаченной суммы: ${title.ru}`, en: `What was paid is given back: ${title.en}`,
})
