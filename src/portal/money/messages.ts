/** The words of invoices, bank statements and accounts, whoever is owed. */
import type { AccountKind, InvoiceStatus, MatchedBy } from '../../kernel/ledger/index.ts'
import { plural } from '../../law/format.ts'
import { spoken, type Text } from '../../law/text.ts'

export const words = {
  invoices: { kk: 'Төлем шоттары', ru: 'Счета на оплату', en: 'Invoices' },
  invoicesLead: {
    kk: 'Сізге шығарылған төлем шоттары. Төлем мақсатына төлем белгісін жазыңыз: сонда төлем шотқа автоматты түрде жатқызылады.',
    ru: 'Выставленные вам счета. Укажите в назначении платежа код платежа: тогда платёж будет отнесён на счёт автоматически.',
    en: 'Your invoices. Write the payment reference into the purpose of the payment, and it finds its invoice by itself.',
  },
  noInvoices: { kk: 'Төлем шоты жоқ', ru: 'Счетов на оплату нет', en: 'No invoices' },
  noInvoicesHint: {
    kk: 'Төлеуге тиіс сома пайда болғанда, төлем шоты осында көрінеді.',
    ru: 'Когда у вас появится обязательство по оплате, счёт будет здесь.',
    en: 'When you owe something, the invoice is shown here.',
  },
  notDelegated: {
    kk: 'Сенімхатыңыз ұйымның шоттарын қамтымайды. Өзіңіз жүргізетін іс немесе міндет бойынша шот олардың бетінде көрсетілген.',
    ru: 'Ваша доверенность не включает счета организации. Счёт по делу или обязанности, которые вы ведёте, указан на их странице.',
    en: 'Your delegation does not cover the invoices of the organisation. The invoice of a case or a duty that you see to is on its page.',
  },
  wearCompany: {
    kk: 'Төлем шоттарын көру үшін мәзірден өз атыңызды немесе компанияңызды таңдаңыз: қазір сіз қызметтік өкілеттігіңізбен әрекет етіп тұрсыз.',
    ru: 'Чтобы увидеть счета, выберите в меню себя или свою компанию: сейчас вы действуете по должности.',
    en: 'To see invoices, choose yourself or your company in the account menu: you are acting in office now.',
  },
  invoice: { kk: 'Төлем шоты', ru: 'Счёт на оплату', en: 'Invoice' },
  numberOf: (number: string): Text => spoken({ kk: `№ ${number} төлем шоты`, ru: `Счёт на оплату № ${number}`, en: `Invoice ${number}` }),
  number: { kk: 'Нөмірі', ru: 'Номер', en: 'Number' },
  issued: { kk: 'Шығарылған күні', ru: 'Дата выставления', en: 'Issued on' },
  due: { kk: 'Төлеу мерзімі', ru: 'Срок оплаты', en: 'Due' },
  amount: { kk: 'Сомасы', ru: 'Сумма', en: 'Amount' },
  paid: { kk: 'Төленгені', ru: 'Оплачено', en: 'Paid' },
  outstanding: { kk: 'Төленуге тиіс', ru: 'К оплате', en: 'Outstanding' },
  overpaidBy: { kk: 'Артық төленгені', ru: 'Переплата', en: 'Overpaid by' },
  status: { kk: 'Жай-күйі', ru: 'Состояние', en: 'Status' },
  paidOn: { kk: 'Толық төленген күні', ru: 'Дата полной оплаты', en: 'Paid in full on' },
  reference: { kk: 'Төлем белгісі (төлем мақсатына жазыңыз)', ru: 'Код платежа (укажите в назначении платежа)', en: 'Payment reference (write it into the purpose)' },
  payer: { kk: 'Төлеуші', ru: 'Плательщик', en: 'Payer' },
  payee: { kk: 'Бенефициар', ru: 'Бенефициар', en: 'Beneficiary' },
  purpose: { kk: 'Төлемнің мақсаты', ru: 'Назначение платежа', en: 'Purpose of the payment' },
  iban: { kk: 'ЖСК (IBAN)', ru: 'ИИК (IBAN)', en: 'IBAN' },
  identifier: { kk: 'Сәйкестендіру нөмірі', ru: 'Идентификационный номер', en: 'Identification number' },
  bank: { kk: 'Банк', ru: 'Банк', en: 'Bank' },
  bic: { kk: 'БСК', ru: 'БИК', en: 'BIC' },
  kbe: { kk: 'Бенефициар коды (БеК)', ru: 'Код бенефициара (КБе)', en: 'Beneficiary code (KBe)' },
  knp: { kk: 'Төлем тағайындау коды (ТТК)', ru: 'Код назначения платежа (КНП)', en: 'Payment purpose code (KNP)' },
  payTo: { kk: 'Төлем деректемелері', ru: 'Реквизиты для оплаты', en: 'Where to pay' },
  payToUnset: {
    kk: 'Бенефициардың төлем деректемелері белгіленбеген.',
    ru: 'Платёжные реквизиты бенефициара не установлены.',
    en: 'The bank details of the beneficiary are not set.',
  },
  payments: { kk: 'Төлемдер', ru: 'Платежи', en: 'Payments' },
  noPayments: { kk: 'Төлем түскен жоқ.', ru: 'Платежей не поступало.', en: 'No payment has come in.' },
  paper: { kk: 'PDF түрінде жүктеп алу', ru: 'Скачать в PDF', en: 'Download as PDF' },
  asOf: (day: string): Text => spoken({ kk: `${day} күнгі жай-күйі`, ru: `По состоянию на ${day}`, en: `As of ${day}` }),
  sampleInvoice: {
    kk: 'Үлгі деректер: бұл шот бойынша төлем жасалмайды', ru: 'Демонстрационные данные: оплачивать этот счёт не нужно', en: 'Sample data: this invoice is not to be paid',
  },
  report: { kk: 'Есеп', ru: 'Отчёт', en: 'Report' },
  openCase: { kk: 'Істі ашу', ru: 'Открыть дело', en: 'Open the case' },
  openReport: { kk: 'Сома қалай есептелгенін көру', ru: 'Посмотреть, как рассчитана сумма', en: 'See how the amount was worked out' },
  date: { kk: 'Күні', ru: 'Дата', en: 'Date' },

  bankTitle: { kk: 'Банк үзінді көшірмелері', ru: 'Банковские выписки', en: 'Bank statements' },
  bankLead: {
    kk: 'Банктен алған файлды жүктеңіз: 1CClientBankExchange, camt.053 немесе CSV. Бұрын жүктелген операциялар қайталанбайды.',
    ru: 'Загрузите файл из банка: 1CClientBankExchange, camt.053 или CSV. Ранее загруженные операции не повторяются.',
    en: 'Import a file from the bank: 1CClientBankExchange, camt.053 or CSV. Lines that were imported before are not repeated.',
  },
  file: { kk: 'Үзінді көшірме файлы', ru: 'Файл выписки', en: 'Statement file' },
  fileHint: { kk: 'TXT (1C), XML (camt.053) немесе CSV', ru: 'TXT (1С), XML (camt.053) или CSV', en: 'TXT (1C), XML (camt.053) or CSV' },
  import: { kk: 'Жүктеу', ru: 'Загрузить', en: 'Import' },
  noFile: { kk: 'Файлды таңдаңыз', ru: 'Выберите файл', en: 'Choose a file' },
  noAccount: {
    kk: 'Файлда шот (ЖСК) көрсетілмеген, ал мекеменің өз шоты белгіленбеген. ЖСК-і бар үзінді көшірмені жүктеңіз.',
    ru: 'В файле не указан счёт (ИИК), а собственный счёт учреждения не установлен. Загрузите выписку, в которой есть ИИК.',
    en: 'The file names no account (IBAN), and the account of the institution is not set. Import a statement that has the IBAN.',
  },
  unallocated: { kk: 'Жатқызылмаған операциялар', ru: 'Нераспределённые операции', en: 'Unallocated lines' },
  lapsed: { kk: 'Бұл төлем күші жойылған шот бойынша түскен:', ru: 'Платёж поступил по аннулированному счёту', en: 'The payment came for an invoice that is cancelled:' },
  lapsedWhat: {
    kk: 'Оны төлеушіге қайтарыңыз немесе басқа шотына жатқызыңыз. Төлеушіге хабар жіберілді.', ru: 'Верните его плательщику или отнесите на другой его счёт. Плательщику отправлено сообщение.',
    en: 'Give it back to the payer, or allocate it to another invoice of theirs. The payer has been told.',
  },
  unallocatedHint: {
    kk: 'Бұл төлемдердің не үшін екені белгісіз: әрқайсысын ашып, төлем шотына немесе басқа шотқа жатқызыңыз.',
    ru: 'Неясно, за что эти платежи: откройте каждый и отнесите на счёт на оплату или на другой счёт.',
    en: 'It is not sure what these payments are for: open each and allocate it to an invoice or to another account.',
  },
  allAllocated: { kk: 'Барлық операция жатқызылған', ru: 'Все операции распределены', en: 'Every line is allocated' },
  allocateThis: { kk: 'Жатқызу', ru: 'Распределить', en: 'Allocate' },
  left: { kk: 'Жатқызылмағаны', ru: 'Не распределено', en: 'Unallocated' },
  reconciliation: { kk: 'Күн бойынша салыстыру', ru: 'Сверка по дням', en: 'Reconciliation by day' },
  bankBalance: { kk: 'Банктегі қалдық', ru: 'Остаток в банке', en: 'Balance at the bank' },
  booksBalance: { kk: 'Есептегі қалдық', ru: 'Остаток в учёте', en: 'Balance in the books' },
  difference: { kk: 'Айырма', ru: 'Разница', en: 'Difference' },
  agrees: { kk: 'Сәйкес', ru: 'Сходится', en: 'Agrees' },
  differs: { kk: 'Сәйкес емес', ru: 'Расхождение', en: 'Differs' },
  noReconciliation: {
    kk: 'Қалдықтары көрсетілген үзінді көшірме әлі жүктелмеген.',
    ru: 'Выписок с указанными остатками ещё нет.',
    en: 'No statement that states its balances has been imported yet.',
  },
  statements: { kk: 'Жүктелген үзінді көшірмелер', ru: 'Загруженные выписки', en: 'Imported statements' },
  noStatements: { kk: 'Үзінді көшірме әлі жүктелмеген', ru: 'Выписок ещё нет', en: 'No statement has been imported' },
  period: { kk: 'Кезеңі', ru: 'Период', en: 'Period' },
  account: { kk: 'Шот', ru: 'Счёт', en: 'Account' },
  format: { kk: 'Форматы', ru: 'Формат', en: 'Format' },
  lines: { kk: 'Жаңа операциялар', ru: 'Новых операций', en: 'New lines' },
  importedAt: { kk: 'Жүктелген уақыты', ru: 'Загружена', en: 'Imported' },
  statement: { kk: 'Үзінді көшірме', ru: 'Выписка', en: 'Statement' },
  duplicate: {
    kk: 'Бұл үзінді көшірме бұрын жүктелген: ештеңе өзгерген жоқ.',
    ru: 'Эта выписка уже была загружена: ничего не изменилось.',
    en: 'This statement was imported before: nothing has changed.',
  },
  line: { kk: 'Банк операциясы', ru: 'Банковская операция', en: 'Line of the statement' },
  matchedBy: { kk: 'Неге жатқызылды', ru: 'Куда отнесено', en: 'Taken for' },
  notAllocated: { kk: 'Жатқызылмаған', ru: 'Не распределено', en: 'Not allocated' },
  bankReference: { kk: 'Банк құжатының нөмірі', ru: 'Номер банковского документа', en: 'Bank reference' },

  toInvoice: { kk: 'Төлем шотына жатқызу', ru: 'Отнести на счёт на оплату', en: 'Allocate to an invoice' },
  whichInvoice: { kk: 'Төлем шотының нөмірі немесе төлем белгісі', ru: 'Номер счёта на оплату или код платежа', en: 'Number of the invoice, or payment reference' },
  whichInvoiceHint: { kk: 'Мысалы, 2026-000123', ru: 'Например, 2026-000123', en: 'For example 2026-000123' },
  invoiceUnknown: { kk: 'Мұндай төлем шоты жоқ. Нөмірін тексеріңіз.', ru: 'Такого счёта нет. Проверьте номер.', en: 'There is no such invoice. Check its number.' },
  partAmount: { kk: 'Сомасы', ru: 'Сумма', en: 'Amount' },
  partHint: { kk: 'Бос қалса, қалдық түгел жатқызылады.', ru: 'Если оставить пустым, распределится весь остаток.', en: 'Left empty, all that is left is allocated.' },
  candidates: { kk: 'Осы төлеушінің төленбеген шоттары', ru: 'Неоплаченные счета этого плательщика', en: 'Open invoices of this payer' },
  toAccount: { kk: 'Басқа шотқа жатқызу', ru: 'Отнести на другой счёт', en: 'Book to another account' },
  whichAccount: { kk: 'Шот', ru: 'Счёт', en: 'Account' },
  note: { kk: 'Түсініктеме', ru: 'Пояснение', en: 'Explanation' },
  noteMissing: { kk: 'Түсініктеме жазыңыз', ru: 'Напишите пояснение', en: 'Write an explanation' },
  book: { kk: 'Жатқызу', ru: 'Отнести', en: 'Book' },
  offsetTitle: { kk: 'Қайтарыммен өзара есепке алу', ru: 'Зачесть с возвратом', en: 'Offset against a return' },
  offsetDo: { kk: 'Есепке алу', ru: 'Зачесть', en: 'Offset' },
  allocations: { kk: 'Жатқызулар', ru: 'Распределение', en: 'Allocations' },
  takeBack: { kk: 'Алып тастау', ru: 'Снять', en: 'Take back' },
  takeBackReason: { kk: 'Алып тастау себебі', ru: 'Причина снятия', en: 'Why it is taken back' },
  changedMeanwhile: {
    kk: 'Операцияның жатқызылмаған қалдығы өзгерді: біреу оны сізбен қатар жатқызған. Төмендегі қалдықты қараңыз.',
    ru: 'Остаток операции изменился: её распределили одновременно с вами. Посмотрите остаток ниже.',
    en: 'What is left of this line has changed: somebody allocated it at the same time. See what is left below.',
  },

  accounts: { kk: 'Бухгалтерлік шоттар', ru: 'Счета учёта', en: 'Accounts' },
  trialBalance: { kk: 'Айналым-сальдо ведомосі', ru: 'Оборотно-сальдовая ведомость', en: 'Trial balance' },
  trialLead: {
    kk: 'Таңдалған күннің соңындағы барлық шоттар. Дебеттер мен кредиттер тең болуы тиіс.',
    ru: 'Все счета на конец выбранного дня. Дебет и кредит должны совпадать.',
    en: 'All accounts at the end of the chosen day. Debits and credits must agree.',
  },
  day: { kk: 'Күні', ru: 'На дату', en: 'At the end of' },
  show: { kk: 'Көрсету', ru: 'Показать', en: 'Show' },
  kind: { kk: 'Түрі', ru: 'Вид', en: 'Kind' },
  howMany: { kk: 'Шоттар саны', ru: 'Счетов', en: 'Accounts' },
  debits: { kk: 'Дебет', ru: 'Дебет', en: 'Debits' },
  credits: { kk: 'Кредит', ru: 'Кредит', en: 'Credits' },
  balance: { kk: 'Қалдық', ru: 'Сальдо', en: 'Balance' },
  total: { kk: 'Барлығы', ru: 'Итого', en: 'Total' },
  balanced: { kk: 'Баланс сәйкес келеді', ru: 'Баланс сходится', en: 'The books balance' },
  notBalanced: { kk: 'Баланс сәйкес келмейді', ru: 'Баланс не сходится', en: 'The books do not balance' },
  statementOf: { kk: 'Шот бойынша қозғалыс', ru: 'Движение по счёту', en: 'Movements of the account' },
  noEntries: { kk: 'Жазба жоқ', ru: 'Записей нет', en: 'No entries' },
  noBalance: { kk: 'Қалдығы бар шот жоқ', ru: 'Счетов с остатком нет', en: 'No account has a balance' },
  text: { kk: 'Мазмұны', ru: 'Содержание', en: 'Text' },
  older: { kk: 'Бұрынғылары', ru: 'Более ранние', en: 'Older' },
  owner: { kk: 'Компания', ru: 'Компания', en: 'Company' },
} as const satisfies Record<string, Text | ((number: string) => Text)>

export const invoiceStatus = {
  open: { kk: 'Төленбеген', ru: 'Не оплачен', en: 'Not paid' },
  'partly paid': { kk: 'Жартылай төленген', ru: 'Оплачен частично', en: 'Partly paid' },
  paid: { kk: 'Төленген', ru: 'Оплачен', en: 'Paid' },
  overpaid: { kk: 'Артық төленген', ru: 'Переплата', en: 'Overpaid' },
  'written off': { kk: 'Есептен шығарылған', ru: 'Списан', en: 'Written off' },
  cancelled: { kk: 'Күші жойылған', ru: 'Аннулирован', en: 'Cancelled' },
} as const satisfies Record<InvoiceStatus, Text>

export const overdue: Text = { kk: 'Мерзімі өткен', ru: 'Просрочен', en: 'Overdue' }

export const matched = {
  reference: { kk: 'төлем белгісі бойынша', ru: 'по коду платежа', en: 'by the payment reference' },
  number: { kk: 'шот нөмірі бойынша', ru: 'по номеру счёта', en: 'by the invoice number' },
  'identifier and amount': { kk: 'нөмір және сома бойынша', ru: 'по номеру и сумме', en: 'by number and amount' },
  officer: { kk: 'маман жатқызған', ru: 'отнёс специалист', en: 'by an officer' },
} as const satisfies Record<MatchedBy, Text>

export const kinds = {
  asset: { kk: 'Актив', ru: 'Актив', en: 'Asset' },
  liability: { kk: 'Міндеттеме', ru: 'Обязательство', en: 'Liability' },
  income: { kk: 'Кіріс', ru: 'Доход', en: 'Income' },
  expense: { kk: 'Шығыс', ru: 'Расход', en: 'Expense' },
} as const satisfies Record<AccountKind, Text>

/** What the groups of accounts are called that every creditor has; any other goes by what its creditor calls it. */
export const groups: Readonly<Record<string, Text>> = {
  receivable: { kk: 'Дебиторлық берешек', ru: 'Дебиторская задолженность', en: 'Receivables' },
  bank: { kk: 'Банк шоттары', ru: 'Банковские счета', en: 'Bank accounts' },
  payable: { kk: 'Кредиторлық берешек', ru: 'Кредиторская задолженность', en: 'Payables' },
  unallocated: { kk: 'Жатқызылмаған түсімдер', ru: 'Нераспределённые поступления', en: 'Unallocated receipts' },
  'brought-forward': { kk: 'Бастапқы қалдықтар', ru: 'Входящие остатки', en: 'Balances brought forward' },
}

/** What the accounts are called to which a line of the bank goes that is for no invoice. */
export const otherAccounts = {
  payments: { kk: 'Өзге төлемдер', ru: 'Прочие выплаты', en: 'Other payments' },
  charges: { kk: 'Банк комиссиясы', ru: 'Комиссия банка', en: 'Bank charges' },
  income: { kk: 'Өзге түсімдер', ru: 'Прочие поступления', en: 'Other receipts' },
  writtenOff: { kk: 'Есептен шығарылған қарыз', ru: 'Списанная задолженность', en: 'Debts written off' },
} as const satisfies Record<string, Text>

/** What the first page of a creditor offers to those who keep its books. */
export const doorWords = {
  bank: {
    kk: 'Үзінді көшірмені жүктеу, төлемдерді жатқызу, күн бойынша салыстыру.',
    ru: 'Загрузка выписок, распределение платежей, сверка по дням.',
    en: 'Import statements, allocate payments, reconcile by day.',
  },
  accounts: {
    kk: 'Айналым-сальдо ведомосі және шоттар бойынша қозғалыс.',
    ru: 'Оборотно-сальдовая ведомость и движение по счетам.',
    en: 'The trial balance and the movements of each account.',
  },
  invoices: {
    kk: 'Компанияңызға шығарылған шоттар, төлемдер және деректемелер.',
    ru: 'Счета, выставленные вашей компании, платежи и реквизиты.',
    en: 'The invoices of your company, payments, and where to pay.',
  },
} as const satisfies Record<string, Text>

/** "3 new lines, 2 of them allocated; 1 was known." */
export function importWords(added: number, allocated: number, known: number): Text {
  const ru = plural('ru', added, { one: 'новая операция', few: 'новые операции', many: 'новых операций', other: 'новых операций' })
  const en = plural('en', added, { one: 'line', other: 'lines' })
  return known > 0 ? spoken({
    kk: `Жаңа операция: ${added}, жатқызылғаны: ${allocated}, бұрыннан белгілі: ${known}.`, ru: `${added} ${ru}, из них распределено: ${allocated}; известны ранее: ${known}.`,
    en: `${added} new ${en}, ${allocated} allocated; ${known} known before.`,
  }) : spoken({
    kk: `Жаңа операция: ${added}, жатқызылғаны: ${allocated}.`, ru: `${added} ${ru}, из них распределено: ${allocated}.`, en: `${added} new ${en}, ${allocated} allocated.`,
  })
}
