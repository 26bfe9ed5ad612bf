/** The words of fees and of what is paid back of them. */
import type { FeeView, RefundView } from '../../kernel/fees/index.ts'
import type { Text } from '../../law/text.ts'

export const feeStates = {
  due: { kk: 'Төлеу керек', ru: 'К оплате', en: 'To be paid' },
  paid: { kk: 'Төленген', ru: 'Оплачено', en: 'Paid' },
  free: { kk: 'Төлемнен босатылған', ru: 'Освобождение от оплаты', en: 'Free of it' },
  dropped: { kk: 'Мерзімінде төленбеген', ru: 'Не оплачено в срок', en: 'Not paid in time' },
  'taken back': { kk: 'Төлем басқа шотқа жатқызылған', ru: 'Платёж отнесён на другой счёт', en: 'The payment was for something else' },
} as const satisfies Record<FeeView['state'], Text>

export const refundStates = {
  waiting: { kk: 'Қайтарылады', ru: 'Будет возвращено', en: 'To be paid back' },
  'no number': { kk: 'Қайтару үшін тіркелгіңізде сәйкестендіру нөміріңізді растаңыз', ru: 'Для возврата подтвердите идентификационный номер в учётной записи', en: 'Confirm your identification number in your account, so that it can be paid back' },
  drafted: { kk: 'Қайтарылады, төлем тапсырмасы әлі бекітілмеген', ru: 'Будет возвращено, платёжное поручение ждёт утверждения', en: 'To be paid back: the order waits for its approval' },
  approved: { kk: 'Қайтарылады, төлем тапсырмасы бекітілді', ru: 'Будет возвращено, платёжное поручение утверждено', en: 'To be paid back: the order is approved' },
  sent: { kk: 'Банкке жіберілді', ru: 'Отправлено в банк', en: 'Sent to the bank' },
  paid: { kk: 'Қайтарылды', ru: 'Возвращено', en: 'Paid back' },
  withdrawn: { kk: 'Төлем тапсырмасы қайта дайындалады', ru: 'Платёжное поручение готовится заново', en: 'The order is drafted anew' },
} as const satisfies Record<RefundView['state'], Text>

export const feeWords = {
  title: { kk: 'Төлем', ru: 'Оплата', en: 'Fees' },
  until: { kk: 'төлеудің соңғы күні:', ru: 'последний день оплаты:', en: 'to be paid by' },
  invoice: { kk: 'Төлем шоты', ru: 'Счёт на оплату', en: 'Invoice' },
  pay: { kk: 'Төлем жасаңыз: іс төлем түскенше күтіп тұр', ru: 'Внесите плату: дело ждёт её поступления', en: 'Pay the fee: the case waits for it' },
  reference: { kk: 'Төлем белгісі', ru: 'Код платежа', en: 'Payment reference' },
  howTo: {
    kk: 'Төлем мақсатына осы төлем белгісін жазыңыз. Банктің үзінді көшірмесі түскен соң іс өздігінен келесі кезеңге өтеді.',
    ru: 'Укажите этот код платежа в назначении платежа. Когда придёт выписка банка, дело перейдёт к следующему этапу автоматически.',
    en: 'Write this reference into the purpose of the payment. Once the bank’s statement comes, the case goes on by itself.',
  },
  onItsWay: {
    kk: 'Төлеп қойсаңыз, банктің үзінді көшірмесін күтіңіз: мерзімінде төленген сома кешіккен болып есептелмейді.',
    ru: 'Если вы уже оплатили, дождитесь выписки банка: платёж, сделанный в срок, опоздавшим не считается.',
    en: 'If you have paid already, wait for the bank’s statement: what was paid in time is not late.',
  },
  paidOn: { kk: 'төленген күні:', ru: 'оплачено', en: 'paid on' },
  paidBackOn: { kk: 'банктің үзінді көшірмесі бойынша қайтарылған күні:', ru: 'по выписке банка возвращено', en: 'by the bank’s statement, paid back on' },
  paidBackBy: { kk: 'қайтарудың соңғы күні:', ru: 'возврат не позднее', en: 'to be paid back by' },
  costs: { kk: 'Ақылы, төлем мөлшері кезеңдерде көрсетілген', ru: 'Платно, размер платы указан в этапах', en: 'There is a fee: see the steps' },
} as const satisfies Record<string, Text>
