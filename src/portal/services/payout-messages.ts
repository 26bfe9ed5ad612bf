/** The words of what is paid by decisions. */
import { inThisCountry } from '../../law/conventions.ts'
import { spoken, type Text } from '../../law/text.ts'

export const payoutWords = {
  title: { kk: 'Маған тиесілі төлемдер', ru: 'Мои выплаты', en: 'Paid to me' },
  desk: { kk: 'Шешімдер бойынша төлемдер', ru: 'Выплаты по решениям', en: 'Paid by decisions' },
  lead: {
    kk: 'Шешімдер бойынша тағайындалған төлемдер: әрқайсысының сомасы, күні және төленгенінің растамасы.',
    ru: 'Выплаты, назначенные решениями: сумма и дата каждой и подтверждение того, что она произведена.',
    en: 'What decisions grant you: the amount and the day of each payment, and the proof that it was made.',
  },
  none: { kk: 'Төлемдер жоқ', ru: 'Выплат нет', en: 'Nothing is paid' },
  noneText: {
    kk: 'Шешіммен төлем тағайындалғанда, ол осы жерде көрсетіледі.', ru: 'Когда решением будет назначена выплата, она появится здесь.',
    en: 'A payment appears here once a decision grants it.',
  },
  decision: { kk: 'Шешім', ru: 'Решение', en: 'Decision' },
  openDecision: { kk: 'Шешімді ашу', ru: 'Открыть решение', en: 'Open the decision' },
  account: { kk: 'Шот', ru: 'Счёт', en: 'Account' },
  payee: { kk: 'Алушы', ru: 'Получатель', en: 'Payee' },
  term: { kk: 'Мерзімі', ru: 'Срок', en: 'Term' },
  since: { kk: 'Басталған күні', ru: 'Начало', en: 'Since' },
  until: { kk: 'Соңғы күні', ru: 'Последний день', en: 'Until' },
  over: { kk: 'Мерзімі аяқталды', ru: 'Срок окончен', en: 'Its time is over' },
  revoked: { kk: 'Шешімнің күші жойылды', ru: 'Решение отменено', en: 'The decision was revoked' },
  basis: { kk: 'Құқықтық негізі', ru: 'Правовое основание', en: 'Legal basis' },
  payments: { kk: 'Төлемдер', ru: 'Выплаты', en: 'Payments' },
  noPayments: { kk: 'Бірде-бір кезең әлі аяқталған жоқ', ru: 'Ни один период ещё не окончен', en: 'No period is over yet' },
  period: { kk: 'Кезеңі', ru: 'За период', en: 'For' },
  amount: { kk: 'Сомасы', ru: 'Сумма', en: 'Amount' },
  due: { kk: 'Төленетін мерзімі', ru: 'Выплатить до', en: 'Due' },
  state: { kk: 'Жай-күйі', ru: 'Состояние', en: 'State' },
  proof: { kk: 'Төленгенінің растамасы', ru: 'Подтверждение', en: 'Proof' },
  order: { kk: 'төлем тапсырмасы', ru: 'платёжное поручение', en: 'payment order' },
  paidOn: { kk: 'банк үзінді көшірмесі бойынша төленген күні:', ru: 'оплачено по выписке банка', en: 'by the bank’s statement, paid on' },
  waits: {
    suspended: { kk: 'Шешім тоқтатыла тұрған', ru: 'Решение приостановлено', en: 'The decision is suspended' },
    'not set': { kk: 'Мөлшері құқықтық актімен белгіленбеген', ru: 'Размер не установлен актом', en: 'No act sets the amount' },
    get 'no number'() { return inThisCountry(spoken({ kk: '{person} расталмаған', ru: '{person} не подтверждён', en: 'The identification number is not confirmed' })) },
    lost: { kk: 'Төленбейді', ru: 'Не выплачивается', en: 'Is not paid' },
    'nothing due': { kk: 'Төлейтін ештеңе жоқ', ru: 'Выплачивать нечего', en: 'Nothing to pay' },
  },
  apiAbout: {
    kk: 'Кімнің атынан әрекет етілсе, сол тұлғаға шешімдер бойынша тиесілі төлемдер: әр төлем, оның кідіру себебі және төленгенінің растамасы.',
    ru: 'Выплаты по решениям тому, от чьего имени действует пользователь: каждая выплата, причина ожидания и подтверждение оплаты.',
    en: 'What decisions pay to whoever the actor acts for: each payment, what it waits for, and the proof that it was made.',
  },
} as const satisfies Record<string, Text | Record<string, Text>>
