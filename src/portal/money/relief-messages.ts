/** The words of instalments, write-offs, the charge for paying late, how old what is owed is, and the export for accounts. */
import type { Age } from '../../kernel/ledger/index.ts'
import { formatDay, formatDecimal, inEveryLanguage } from '../../law/format.ts'
import { spoken, type Text } from '../../law/text.ts'
import type { Day } from '../../law/time.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const reliefWords = {
  eased: say('Бөліп төлеу, есептен шығару, өсімпұл', 'Рассрочка, списание, пеня', 'Instalments, write-offs, the late charge'),
  writeOff: say('Есептен шығару', 'Списание', 'Write-off'),
  writtenOff: say('Есептен шығарылған сома', 'Списано', 'Written off'),
  instalments: say('Бөліп төлеу', 'Рассрочка', 'Instalments'),
  instalment: say('Бөлік', 'Часть', 'Part'),
  proposeWriteOff: say('Есептен шығаруды ұсыну', 'Предложить списание', 'Propose a write-off'),
  proposeInstalments: say('Бөліп төлеуді ұсыну', 'Предложить рассрочку', 'Propose instalments'),
  parts: say('Бөліктер: әр жолда күні мен сомасы', 'Части: в каждой строке день и сумма', 'Parts: a day and an amount on each line'),
  partsHint: say('Мысалы, 15.03.2026 250 000. Бөліктердің қосындысы төленуге тиіс сомаға тең болуы керек.', 'Например: 15.03.2026 250 000. Сумма частей должна быть равна сумме к оплате.', 'For example: 15.03.2026 250 000. Together they are what is owed.'),
  partsUnread: (line: number): Text => say(`${line}-жол оқылмады: алдымен күнін, содан кейін сомасын жазыңыз, мысалы, 15.03.2026 250 000.`, `Строка ${line} не прочитана: сначала укажите день, затем сумму, например: 15.03.2026 250 000.`, `Line ${line} cannot be read: write the day, then the amount, such as 15.03.2026 250 000.`),
  reason: say('Негіздеме', 'Обоснование', 'Reasons'),
  reasonMissing: say('Негіздемесін жазыңыз: шешім қабылдайтын адам соған сүйенеді.', 'Напишите обоснование: на него опирается тот, кто принимает решение.', 'Give the reasons: whoever decides rests on them.'),
  proposed: say('Ұсынылған', 'Предложено', 'Proposed'),
  granted: say('Рұқсат берілген', 'Разрешено', 'Granted'),
  declined: say('Қабылданбаған', 'Отклонено', 'Declined'),
  grant: say('Рұқсат беру', 'Разрешить', 'Grant it'),
  decline: say('Қабылдамау', 'Отклонить', 'Decline it'),
  own: say('Мұны сіз ұсындыңыз: шешімді басқа маман қабылдайды.', 'Это предложили вы: решение примет другой специалист.', 'You proposed this: another officer decides.'),
  late: say('Кешіктіргені үшін өсімпұл', 'Пеня за просрочку', 'Charge for paying late'),
  lateNotSet: say('Өсімпұл мөлшерлемесі белгіленбеген: оны белгілейтін акт табылмады, сондықтан ештеңе есептелмейді.', 'Ставка пени не установлена: акт, который её устанавливает, не найден, поэтому ничего не начисляется.', 'The rate of the charge is not set: no act that sets it was found, so nothing is charged.'),
  lateNone: say('Кешіктірілген сома жоқ.', 'Просроченной суммы нет.', 'Nothing is late.'),
  overdue: say('Мерзімі өткен сома', 'Просроченная сумма', 'Overdue'),
  days: say('Күн саны', 'Дней', 'Days'),
  rate: say('Күніне', 'В день', 'A day'),
  period: say('Кезеңі', 'Период', 'Period'),
  charge: say('Өсімпұлға шот шығару', 'Выставить счёт на пеню', 'Issue an invoice for the charge'),
  chargeHint: say('Шот толық төленгенде бір рет шығарылады.', 'Выставляется один раз, когда счёт оплачен полностью.', 'It is issued once, when the invoice is paid in full.'),
  notPaidYet: say('Шот толық төленбеген: өсімпұл әлі есептеліп жатыр.', 'Счёт оплачен не полностью: пеня ещё начисляется.', 'The invoice is not paid in full: the charge still grows.'),
  ageing: say('Қарыздың мерзімі', 'Задолженность по срокам', 'How old what is owed is'),
  ageingHint: say('Кім қанша қарыз және қанша күн кешіктірді.', 'Кто сколько должен и на сколько дней просрочил.', 'Who owes how much, and how late it is.'),
  ageingLead: say('Күннің соңындағы жағдай. Бөліп төлеуге рұқсат берілген шоттың әр бөлігі өз мерзімі бойынша есептеледі.', 'Положение на конец дня. При рассрочке каждая часть считается по своему сроку.', 'As it stands at the end of the day. With instalments each part counts by its own day.'),
  debtor: say('Борышкер', 'Должник', 'Debtor'),
  total: say('Барлығы', 'Всего', 'Total'),
  nobody: say('Бұл күні ешкім қарыз емес', 'В этот день никто не должен', 'Nobody owes anything on that day'),
  day: say('Күні', 'День', 'Day'),
  show: say('Көрсету', 'Показать', 'Show'),
  moreInvoices: (count: number): Text => say(`тағы ${count}`, `ещё ${count}`, `${count} more`),
  invoicesCount: say('Шот саны', 'Счетов', 'Invoices'),
  invoices: say('Төлем шоттары', 'Счета на оплату', 'Invoices'),
  export: say('Бухгалтерияға арналған файл', 'Выгрузка для бухгалтерии', 'File for accounts'),
  exportHint: say('Кезеңнің барлық бухгалтерлік жазбалары CSV түрінде: күні, құжаты, дебет және кредит шоттары, сомасы, контрагенті. «1С» бағдарламасы файлды кестелік құжат ретінде жүктейді.', 'Все проводки периода в виде CSV: дата, документ, счета дебета и кредита, сумма, контрагент. В «1С» файл загружается из табличного документа.', 'All entries of a period as CSV: day, document, account, debit, credit, whom it concerns. 1C takes it in as a table.'),
  from: say('Бастап', 'С', 'From'),
  to: say('Дейін', 'По', 'To'),
  endsBefore: say('Бірінші күн соңғысынан кейін тұр: күндерді ауыстырыңыз.', 'Первый день позже последнего: поменяйте дни местами.', 'The first day is after the last one: exchange them.'),
  download: say('CSV жүктеп алу', 'Скачать CSV', 'Download CSV'),
} as const

export const ageWords = {
  notDue: say('Мерзімі келмеген', 'Срок не наступил', 'Not due yet'), to30: say('1–30 күн', '1–30 дней', '1–30 days'), to60: say('31–60 күн', '31–60 дней', '31–60 days'),
  to90: say('61–90 күн', '61–90 дней', '61–90 days'), over90: say('90 күннен көп', 'Более 90 дней', 'Over 90 days'),
} as const satisfies Record<Age, Text>

/** What an invoice for a late charge is for. */
export const lateChargeOf = (number: string, until: Day): Text => inEveryLanguage((locale) => spoken({
  kk: `№ ${number} төлем шотын төлеуді кешіктіргені үшін өсімпұл, соңғы күні: ${formatDay(until, 'kk')}`, ru: `Пеня за просрочку оплаты счёта № ${number} по ${formatDay(until, 'ru')}`, en: `Charge for paying invoice ${number} late, until ${formatDay(until, 'en')}`,
})[locale])

/** A fraction as per cent. */
export const percentOf = (perCent: string): Text => inEveryLanguage((locale) => `${formatDecimal(perCent, locale)} %`)
