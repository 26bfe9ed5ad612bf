/** The words of duties and their reports. */
import { formatDay, inEveryLanguage } from '../../law/format.ts'
import type { Text } from '../../law/text.ts'
import type { Day } from '../../law/time.ts'

export const dutyWords = {
  duties: { kk: 'Міндеттер', ru: 'Обязанности', en: 'Duties' },
  duty: { kk: 'Міндет', ru: 'Обязанность', en: 'Duty' },
  none: { kk: 'Міндет жоқ', ru: 'Обязанностей нет', en: 'There are no duties' },
  noneText: {
    kk: 'Міндеттер шешіммен бірге пайда болады, мерзімі келгенде осы жерде ашылады.',
    ru: 'Обязанности возникают вместе с решением и открываются здесь, когда приходит срок.',
    en: 'Duties follow a decision and open here when their time comes.',
  },
  period: { kk: 'Есепті кезең', ru: 'Отчётный период', en: 'Period' },
  due: { kk: 'Тапсыру мерзімі', ru: 'Срок сдачи', en: 'Due' },
  state: { kk: 'Жай-күйі', ru: 'Состояние', en: 'State' },
  open: { kk: 'Тапсыру керек', ru: 'Нужно сдать', en: 'To report' },
  late: { kk: 'Мерзімі өткен', ru: 'Просрочено', en: 'Late' },
  charged: { kk: 'Есептелген', ru: 'Начислено', en: 'Charged' },
  chargedAt: { kk: 'Есептелген уақыты', ru: 'Начислено', en: 'Charged' },
  reported: { kk: 'Тапсырылған', ru: 'Сдано', en: 'Reported' },
  ended: { kk: 'Тоқтатылған', ru: 'Прекращено', en: 'Ended' },
  compute: { kk: 'Сақтап, есептеу', ru: 'Сохранить и рассчитать', en: 'Save and compute' },
  computed: { kk: 'Есептің нәтижесі', ru: 'Результат расчёта', en: 'What follows from it' },
  computedLead: {
    kk: 'Сақталған жауаптар бойынша есептелді. Жіберілгенге дейін ешкімді ештеңеге міндеттемейді.',
    ru: 'Рассчитано по сохранённым ответам. До отправки ни к чему не обязывает.',
    en: 'Computed from the saved answers. It binds nobody until it is sent.',
  },
  toSignature: { kk: 'Қол қоюға өту', ru: 'Перейти к подписанию', en: 'Go on to sign' },
  send: { kk: 'Есепті жіберу', ru: 'Отправить отчёт', en: 'Send the report' },
  sent: { kk: 'Есеп қабылданды', ru: 'Отчёт принят', en: 'The report was received' },
  reportedAt: { kk: 'Қабылданған уақыты', ru: 'Принят', en: 'Received' },
  upon: { kk: 'Қай есептен туындайды', ru: 'Следует из отчёта', en: 'Follows from the report' },
  answers: { kk: 'Есеп', ru: 'Отчёт', en: 'The report' },
  holds: { kk: 'Талап орындалады', ru: 'Требование выполнено', en: 'The requirement is met' },
  unknown: { kk: 'Әзірге айту мүмкін емес', ru: 'Пока сказать нельзя', en: 'It cannot be said yet' },
  how: { kk: 'Қалай есептелді', ru: 'Как рассчитано', en: 'How it was computed' },
  share: { kk: 'Үлесі', ru: 'Доля', en: 'Share' },
  limit: { kk: 'Талап: кемінде', ru: 'Требуется не менее', en: 'Required: at least' },
  amountDue: { kk: 'Төленетін сома', ru: 'К уплате', en: 'To pay' },
  payUntil: { kk: 'Төлеу мерзімі', ru: 'Срок уплаты', en: 'Pay by' },
  nothingDue: { kk: 'Төлейтін ештеңе жоқ', ru: 'Платить нечего', en: 'Nothing to pay' },
  notSet: { kk: 'Белгіленбеген', ru: 'Не установлено', en: 'Not set' },
  notSetText: {
    kk: 'Есептеуге қажетті мән құқықтық актімен белгіленбеген, сондықтан сома есептелмейді және шот шығарылмайды.',
    ru: 'Нужное для расчёта значение не установлено правовым актом, поэтому сумма не рассчитывается и счёт не выставляется.',
    en: 'No legal act sets a value that the computation needs, so no amount is computed and no invoice is issued.',
  },
  formula: { kk: 'Есептеу тәртібі', ru: 'Порядок расчёта', en: 'How it is computed' },
  invoice: { kk: 'Төлем шоты', ru: 'Счёт на оплату', en: 'Invoice' },
  ledTo: { kk: 'Кешігуге байланысты рәсім басталды', ru: 'Из-за просрочки начата процедура', en: 'Lateness opened a procedure' },
  escalated: { kk: 'Орындалмағаны туралы хабарланған уақыт', ru: 'О неисполнении сообщено', en: 'Told of as not fulfilled' },
  reminders: { kk: 'Ескертулер саны', ru: 'Отправлено напоминаний', en: 'Reminders sent' },
  decision: { kk: 'Қай шешімнен туындайды', ru: 'Следует из решения', en: 'Follows from the decision' },
  basis: { kk: 'Құқықтық негізі', ru: 'Правовое основание', en: 'Legal basis' },
  officeView: { kk: 'Есепті тек міндетті тарап толтырады.', ru: 'Отчёт заполняет только тот, чья это обязанность.', en: 'Only whoever owes the report fills it in.' },
  toDuty: { kk: 'Есепке оралу', ru: 'Вернуться к отчёту', en: 'Back to the report' },
} as const satisfies Record<string, Text>

/** "1 October 2026 – 31 December 2026" */
export const periodWords = ({ from, to }: { readonly from: Day; readonly to: Day }): Text =>
  inEveryLanguage((locale) => `${formatDay(from, locale)} – ${formatDay(to, locale)}`)
