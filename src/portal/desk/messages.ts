/** The words of the officers' pages: the queue, the case, the commission. */
import type { Quorum } from '../../law/procedure.ts'
import { inThisCountry } from '../../law/conventions.ts'
import { formatWorkdays, inEveryLanguage } from '../../law/format.ts'
import { spoken, type Text } from '../../law/text.ts'

export const words = {
  desk: { kk: 'Жұмыс орны', ru: 'Рабочее место', en: 'Workbench' },
  queue: { kk: 'Істер кезегі', ru: 'Очередь дел', en: 'Queue of cases' },
  queueOrder: { kk: 'Істер, ең шұғылы алдымен', ru: 'Дела, самые срочные первыми', en: 'Cases, the most urgent first' },
  commission: { kk: 'Комиссияның күн тәртібі', ru: 'Повестка комиссии', en: 'Agenda of the commission' },
  reports: { kk: 'Есептер мен міндеттер', ru: 'Отчёты и обязанности', en: 'Reports and duties' },
  studio: { kk: 'Қызметтер студиясы', ru: 'Студия услуг', en: 'Service studio' },
  statistics: { kk: 'Көрсеткіштер', ru: 'Показатели', en: 'How we do' },
  number: { kk: 'Нөмірі', ru: 'Номер', en: 'Number' },
  procedure: { kk: 'Рәсім', ru: 'Процедура', en: 'Procedure' },
  unnamed: { kk: 'Аты көрсетілмеген', ru: 'Имя не указано', en: 'No name given' },
  applicant: { kk: 'Өтініш беруші', ru: 'Заявитель', en: 'Applicant' },
  step: { kk: 'Кезең', ru: 'Этап', en: 'Step' },
  due: { kk: 'Мерзімі', ru: 'Срок', en: 'Due' },
  assignee: { kk: 'Орындаушы', ru: 'Исполнитель', en: 'Officer' },
  filed: { kk: 'Түскен күні', ru: 'Поступило', en: 'Filed' },
  closed: { kk: 'Аяқталған', ru: 'Завершено', en: 'Closed' },
  free: { kk: 'Тағайындалмаған', ru: 'Не назначен', en: 'Nobody yet' },
  assigned: { kk: 'Кімдікі', ru: 'Чьи дела', en: 'Whose' },
  mine: { kk: 'Менікі', ru: 'Мои', en: 'Mine' },
  ofNobody: { kk: 'Ешкімге тағайындалмаған', ru: 'Никому не назначенные', en: 'Nobody’s' },
  state: { kk: 'Жай-күйі', ru: 'Состояние', en: 'State' },
  stateOpen: { kk: 'Ашық', ru: 'Открытые', en: 'Open' },
  stateApplicant: { kk: 'Өтініш берушіде', ru: 'У заявителя', en: 'With the applicant' },
  stateLate: { kk: 'Мерзімі өткен', ru: 'Просроченные', en: 'Late' },
  stateClosed: { kk: 'Аяқталған', ru: 'Завершённые', en: 'Closed' },
  get search() { return inThisCountry(spoken({ kk: 'Нөмірі, компания немесе {organisation}', ru: 'Номер, компания или {organisation}', en: 'Number, company or {organisation}' })) },
  csv: { kk: 'CSV', ru: 'CSV', en: 'CSV' },
  emptyQueue: { kk: 'Мұндай іс жоқ', ru: 'Таких дел нет', en: 'There are no such cases' },
  nothingWaits: { kk: 'Қазір кезекте іс жоқ', ru: 'Сейчас дел в очереди нет', en: 'No case waits now' },
  nothingWaitsText: {
    kk: 'Жаңа өтініш түскенде осында пайда болады.', ru: 'Новые заявления появятся здесь.', en: 'A new application appears here.',
  },
  emptyQueueText: {
    kk: 'Іріктеу шарттарын өзгертіп көріңіз. Жаңа өтініш түскенде осында пайда болады.',
    ru: 'Измените условия отбора. Новые заявления появятся здесь.',
    en: 'Change the filter. A new application appears here.',
  },
  keys: {
    kk: 'Пернелер: j, k — келесі, алдыңғы жол; o немесе Enter — ашу; n, p — келесі, алдыңғы іс; a — әрекетке өту; u — кезекке оралу; ? — барлық перне.',
    ru: 'Клавиши: j, k — следующая и предыдущая строка; o или Enter — открыть; n, p — следующее и предыдущее дело; a — к действию; u — в очередь; ? — все клавиши.',
    en: 'Keys: j, k – next and previous row; o or Enter – open; n, p – next and previous case; a – to the act; u – back to the queue; ? – all keys.',
  },
  openCase: { kk: 'Рәсімді бастау', ru: 'Начать процедуру', en: 'Open a case' },
  toAct: { kk: 'Әрекетке өту', ru: 'Перейти к действию', en: 'Go to the act' },
  check: { kk: 'Алдын ала тексеру', ru: 'Предварительная проверка', en: 'Check' },
  checkPassed: { kk: 'Талаптар орындалған', ru: 'Требования выполнены', en: 'The conditions hold' },
  checkFailed: { kk: 'Талаптар орындалмаған', ru: 'Требования не выполнены', en: 'The conditions do not hold' },
  checkOpen: { kk: 'Деректер жеткіліксіз', ru: 'Данных недостаточно', en: 'Something is not known yet' },
  grounds: { kk: 'Орындалмаған талаптар', ru: 'Невыполненные требования', en: 'What does not hold' },
  trace: { kk: 'Қалай есептелді', ru: 'Как это вычислено', en: 'How it was computed' },
  noCheck: { kk: 'Бұл кезеңде есептелетін тексеру жоқ.', ru: 'На этом этапе вычисляемой проверки нет.', en: 'This step has no computed check.' },
  readOn: { kk: 'Құқық нормалары мына күнгі жағдай бойынша қолданылды:', ru: 'Нормы права применены по состоянию на:', en: 'The law was read on:' },
  application: { kk: 'Өтініш', ru: 'Заявление', en: 'Application' },
  grounding: { kk: 'Іс негізі', ru: 'Основание дела', en: 'Ground of the case' },
  findings: { kk: 'Тұжырымдар', ru: 'Выводы', en: 'Findings' },
  about: { kk: 'Қай шешім туралы', ru: 'О каком решении', en: 'About the decision' },
  decisions: { kk: 'Қабылданған шешімдер', ru: 'Принятые решения', en: 'Decisions issued' },
  clocks: { kk: 'Мерзімдер', ru: 'Сроки', en: 'Clocks' },
  noStepTime: { kk: 'Өз мерзімі жоқ, жалпы мерзім қолданылады', ru: 'Своего срока нет, действует общий', en: 'Has none of its own; the whole one applies' },
  escalated: { kk: 'Мерзімнің өткені басшыға хабарланған.', ru: 'О просрочке сообщено руководителю.', en: 'The head was told that the time passed.' },
  extendedOnce: { kk: 'Мерзім бір рет ұзартылған.', ru: 'Срок уже продлён.', en: 'The time was extended.' },
  people: { kk: 'Қатысушылар', ru: 'Участники', en: 'People' },
  nobodyYet: { kk: 'Әзірге ешкім', ru: 'Пока никто', en: 'Nobody yet' },
  history: { kk: 'Іс тарихы', ru: 'История дела', en: 'History' },
  closedCase: { kk: 'Іс аяқталды', ru: 'Дело завершено', en: 'The case is closed' },
  minutes: { kk: 'Отырыс хаттамасы', ru: 'Протокол заседания', en: 'Minutes' },
  votesCast: { kk: 'Дауыстар', ru: 'Голоса', en: 'Votes' },
  myVote: { kk: 'Менің дауысым', ru: 'Мой голос', en: 'My vote' },
  notVoted: { kk: 'Дауыс берген жоқ', ru: 'Голос не подан', en: 'Not voted' },
  recused: { kk: 'Өздігінен бас тартты', ru: 'Самоотвод', en: 'Recused' },
  member: { kk: 'Комиссия мүшесі', ru: 'Член комиссии', en: 'Member' },
  vote: { kk: 'Дауысы', ru: 'Голос', en: 'Vote' },
  reasons: { kk: 'Негіздемесі', ru: 'Обоснование', en: 'Reasons' },
  emptyAgenda: { kk: 'Дауыс беруді күтетін іс жоқ', ru: 'Дел, ждущих голосования, нет', en: 'No case waits for a vote' },
  emptyAgendaText: {
    kk: 'Комиссияға жіберілген істер осында пайда болады.',
    ru: 'Дела, переданные комиссии, появятся здесь.',
    en: 'Cases passed to a commission appear here.',
  },
  notOnCommission: { kk: 'Сіз ешбір комиссияның құрамында емессіз', ru: 'Вы не входите в состав комиссий', en: 'You sit on no commission' },
  meeting: { kk: 'Отырыс', ru: 'Заседание', en: 'Meeting' },
  present: { kk: 'Қатысқан мүшелер', ru: 'Участвовавшие члены комиссии', en: 'Members who took part' },
  result: { kk: 'Нәтижесі', ru: 'Итог', en: 'Result' },
  chair: { kk: 'Төраға', ru: 'Председатель', en: 'Chair' },
  course: { kk: 'Отырыстың барысы', ru: 'Ход заседания', en: 'Course of the meeting' },
  going: { kk: 'Дауыс беру жүріп жатыр', ru: 'Голосование идёт', en: 'The vote is open' },
  noMeeting: { kk: 'Бұл іс комиссияда қаралған жоқ.', ru: 'Комиссия это дело не рассматривала.', en: 'No commission has dealt with this case.' },
  proof: { kk: 'Журналдағы дәлелдемесі', ru: 'Доказательство в журнале', en: 'Proof in the journal' },
  quorum: { kk: 'Кворум', ru: 'Кворум', en: 'Quorum' },
  signaturesHere: { kk: 'Төрағаның қолтаңбасы', ru: 'Подпись председателя', en: 'Signature of the chair' },
} as const satisfies Record<string, Text>

/** "4 of 3 needed": votes cast against the quorum, or that none is set. */
export const castOf = (cast: number, quorum: Quorum): Text => (quorum === 'unset' ? castWithout(cast) : castAgainst(cast, quorum))

const castWithout = (cast: number): Text => spoken({
  kk: `${cast} дауыс берілді, кворум белгіленбеген`, ru: `подано: ${cast}, кворум не установлен`, en: `${cast} cast, no quorum is set`,
})

const castAgainst = (cast: number, quorum: number): Text => spoken({
  kk: `${cast} дауыс берілді, ${quorum} қажет`,
  ru: `подано: ${cast}, нужно: ${quorum}`,
  en: `${cast} cast, ${quorum} needed`,
})

/** The clock stands still in this step. */
export const stoppedIn = (step: Text): Text => spoken({
  kk: `«${step.kk}» кезеңінде мерзім тоқтатылады.`,
  ru: `На этапе «${step.ru}» течение срока приостановлено.`,
  en: `The clock stands still during “${step.en}”.`,
})

/** Who has the case now, when it is not the reader. */
export const waitsFor = (who: Text): Text => spoken({
  kk: `Іс қазір кімде: ${who.kk}.`,
  ru: `У кого сейчас дело: ${who.ru}.`,
  en: `The case is now with: ${who.en}.`,
})

export const waitsForApplicant: Text = {
  kk: 'Өтініш берушінің жауабы күтілуде.',
  ru: 'Ожидается ответ заявителя.',
  en: 'The applicant is to answer.',
}

/** "3 working days left", "overdue by 2 working days", with nothing else around: for a column. */
export const dueWords = {
  left: (count: number): Text => inEveryLanguage((locale) => spoken({
    kk: `${formatWorkdays(count, 'kk')} қалды`,
    ru: `осталось: ${formatWorkdays(count, 'ru')}`,
    en: `${formatWorkdays(count, 'en')} left`,
  })[locale]),
  overdue: (count: number): Text => count === 0
    ? spoken({ kk: 'мерзімі өтті', ru: 'срок истёк', en: 'overdue' })
    : inEveryLanguage((locale) => spoken({
      kk: `${formatWorkdays(count, 'kk')}не кешікті`,
      ru: `просрочено: ${formatWorkdays(count, 'ru')}`,
      en: `overdue by ${formatWorkdays(count, 'en')}`,
    })[locale]),
  today: { kk: 'бүгін соңғы күн', ru: 'сегодня последний день', en: 'today is the last day' },
  over: { kk: 'мерзімі өтті', ru: 'срок истёк', en: 'overdue' },
  byTheHour: { kk: 'көрсетілген сағатқа дейін', ru: 'до указанного часа', en: 'by the hour given' },
  stopped: { kk: 'мерзім тоқтатылған', ru: 'срок приостановлен', en: 'the clock stands still' },
} as const
