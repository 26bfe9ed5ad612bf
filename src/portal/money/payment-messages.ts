/** The words of payments out. */
import { inThisCountry } from '../../law/conventions.ts'
import type { PaymentStatus } from '../../kernel/ledger/index.ts'
import { spoken, type Text } from '../../law/text.ts'

export const paymentWords = {
  title: { kk: 'Шығыс төлемдер', ru: 'Исходящие платежи', en: 'Payments out' },
  lead: {
    kk: 'Төлем тапсырмасын бір маман дайындайды, екіншісі бекітеді. Бекітілгендері банкке арналған файлға жиналады, ал үзінді көшірме жүктелген соң төленген деп белгіленеді.',
    ru: 'Платёжное поручение готовит один специалист, утверждает другой. Утверждённые собираются в файл для банка, а после загрузки выписки отмечаются оплаченными.',
    en: 'One officer drafts a payment order, another approves it. Approved orders go into a file for the bank, and are paid once the statement is imported.',
  },
  door: { kk: 'Төлем тапсырмаларын дайындау, бекіту, банкке жіберу.', ru: 'Подготовка, утверждение и отправка платёжных поручений в банк.', en: 'Draft payment orders, approve them, send them to the bank.' },
  order: { kk: 'Төлем тапсырмасы', ru: 'Платёжное поручение', en: 'Payment order' },
  none: { kk: 'Төлем тапсырмасы жоқ', ru: 'Платёжных поручений нет', en: 'No payment orders' },
  draft: { kk: 'Жаңа төлем тапсырмасы', ru: 'Новое платёжное поручение', en: 'New payment order' },
  draftDo: { kk: 'Бекітуге жіберу', ru: 'Отправить на утверждение', en: 'Send for approval' },
  name: { kk: 'Бенефициардың атауы', ru: 'Наименование бенефициара', en: 'Name of the payee' },
  get number() { return inThisCountry(spoken({ kk: '{organisation} немесе {person}', ru: '{organisation} или {person}', en: '{organisation} or {person}' })) },
  purposeHint: { kk: 'Бұл мәтінді бенефициардың банкі көрсетеді.', ru: 'Этот текст покажет банк бенефициара.', en: 'The payee’s bank shows this text.' },
  purposeMissing: { kk: 'Төлемнің мақсатын жазыңыз', ru: 'Укажите назначение платежа', en: 'Write the purpose of the payment' },
  nameMissing: { kk: 'Бенефициардың атауын жазыңыз', ru: 'Укажите наименование бенефициара', en: 'Write the name of the payee' },
  amountMissing: { kk: 'Соманы жазыңыз', ru: 'Укажите сумму', en: 'Write the amount' },
  invoice: { kk: 'Артық төленген шоттың нөмірі', ru: 'Номер переплаченного счёта', en: 'Number of the invoice that was overpaid' },
  invoiceHint: { kk: 'Артық төлем қайтарылмаса, бос қалдырыңыз.', ru: 'Оставьте пустым, если это не возврат переплаты.', en: 'Leave it empty unless this gives back what was paid too much.' },
  giveBack: { kk: 'Артық төлемді қайтару', ru: 'Вернуть переплату', en: 'Give back what was paid too much' },
  giveReceiptBack: { kk: 'Түсімді төлеушіге қайтару', ru: 'Вернуть поступление плательщику', en: 'Give it back to the payer' },
  receipt: { kk: 'Қайтарылатын түсім', ru: 'Возвращаемое поступление', en: 'The receipt that goes back' },
  drafted: { kk: 'Дайындаған', ru: 'Подготовил', en: 'Drafted by' },
  approved: { kk: 'Бекіткен', ru: 'Утвердил', en: 'Approved by' },
  withdrawn: { kk: 'Кері қайтарып алған', ru: 'Отозвал', en: 'Withdrawn by' },
  approve: { kk: 'Бекіту', ru: 'Утвердить', en: 'Approve' },
  ownDraft: {
    kk: 'Бұл тапсырманы сіз дайындадыңыз: оны басқа маман бекітуі тиіс.', ru: 'Это поручение подготовили вы: утвердить его должен другой специалист.', en: 'You drafted this order: another officer must approve it.',
  },
  withdraw: { kk: 'Кері қайтарып алу', ru: 'Отозвать', en: 'Withdraw' },
  withdrawSent: {
    kk: 'Банк төлемді орындамаған болса ғана кері қайтарып алыңыз: файлдағы тапсырманы банктің өзінде тоқтату керек.',
    ru: 'Отзывайте, только если банк не исполнил платёж: поручение из файла останавливает сам банк.',
    en: 'Withdraw it only if the bank has not carried it out: what is in the file only the bank can stop.',
  },
  why: { kk: 'Себебі', ru: 'Причина', en: 'Reason' },
  whyMissing: { kk: 'Себебін жазыңыз', ru: 'Укажите причину', en: 'Write the reason' },
  file: { kk: 'Банкке арналған файл', ru: 'Файл для банка', en: 'File for the bank' },
  fileHint: { kk: 'ISO 20022 pain.001: бекітілген тапсырмалардың бәрі бір файлда.', ru: 'ISO 20022 pain.001: все утверждённые поручения одним файлом.', en: 'ISO 20022 pain.001: all approved orders in one file.' },
  fileDo: { kk: 'Файл жасау', ru: 'Сформировать файл', en: 'Make the file' },
  from: { kk: 'Қай шоттан төленеді', ru: 'С какого счёта', en: 'Paid from the account' },
  noBank: {
    kk: 'Мекеменің банк шоты белгісіз: алдымен үзінді көшірмені жүктеңіз.', ru: 'Банковский счёт учреждения неизвестен: сначала загрузите выписку.', en: 'The account of the institution is not known: import a bank statement first.',
  },
  line: { kk: 'Банк операциясы', ru: 'Банковская операция', en: 'Line of the statement' },
  paidBy: { kk: 'Төлем тапсырмасын орындау ретінде белгілеу', ru: 'Отметить как исполнение поручения', en: 'Take it as the payment of an order' },
  paidByHint: {
    kk: 'Мына тапсырмалар дәл осы сомаға төленуін күтіп тұр. Алушысы мен мақсатын салыстырып, бірін таңдаңыз.',
    ru: 'Эти поручения ожидают оплаты именно на эту сумму. Сверьте получателя и назначение и выберите одно из них.',
    en: 'These orders wait for a payment of exactly this amount. Compare the payee and the purpose, and choose one of them.',
  },
  paidByDo: { kk: 'Осы тапсырма төленді', ru: 'Оплачено это поручение', en: 'It pays this order' },
  decision: { kk: 'Төлем негізделген шешім', ru: 'Решение о выплате', en: 'The decision that grants it' },
  byTheClock: { kk: 'шешім бойынша, уақыты келгенде', ru: 'по решению, в срок', en: 'by the decision, in its time' },
  reference: { kk: 'Төлем белгісі', ru: 'Код платежа', en: 'Payment reference' },
} as const satisfies Record<string, Text>

export const paymentStatus = {
  drafted: { kk: 'Бекітілуін күтуде', ru: 'Ожидает утверждения', en: 'Awaits approval' },
  approved: { kk: 'Бекітілді', ru: 'Утверждено', en: 'Approved' },
  sent: { kk: 'Банкке арналған файлда', ru: 'В файле для банка', en: 'In a file for the bank' },
  paid: { kk: 'Төленді', ru: 'Оплачено', en: 'Paid' },
  withdrawn: { kk: 'Кері қайтарып алынды', ru: 'Отозвано', en: 'Withdrawn' },
} as const satisfies Record<PaymentStatus, Text>
