/** The words of the cabinet: what awaits, and the places of it. */
import { plural } from '../../law/format.ts'
import { spoken, type Text } from '../../law/text.ts'

export const words = {
  cabinet: { kk: 'Менің кабинетім', ru: 'Мой кабинет', en: 'My cabinet' },
  places: { kk: 'Кабинет бөлімдері', ru: 'Разделы кабинета', en: 'Parts of the cabinet' },
  inTheNameOf: { kk: 'Кімнің атынан:', ru: 'От имени:', en: 'In the name of:' },
  toDo: { kk: 'Орындау керек', ru: 'К выполнению', en: 'To do' },
  inProgress: { kk: 'Қаралып жатыр', ru: 'В работе', en: 'In progress' },
  documents: { kk: 'Құжаттарым', ru: 'Мои документы', en: 'My documents' },
  money: { kk: 'Төлемдер', ru: 'Платежи', en: 'Money' },
  messages: { kk: 'Хаттар', ru: 'Письма', en: 'Messages' },
  settings: { kk: 'Баптаулар', ru: 'Настройки', en: 'Settings' },

  appealable: { kk: 'Шағым беруге болатын шешімдер', ru: 'Решения, которые можно обжаловать', en: 'Decisions that you can still appeal' },
  drafts: { kk: 'Қараламаларым', ru: 'Мои черновики', en: 'My drafts' },
  left: { kk: 'Толтырыла бастап, жіберілмеген формалар', ru: 'Начатые и не отправленные формы', en: 'Forms begun and not sent' },
  changed: { kk: 'Соңғы өзгертілген уақыты', ru: 'Последнее изменение', en: 'Last changed' },
  discard: { kk: 'Қараламаны жою', ru: 'Удалить черновик', en: 'Discard the draft' },

  act: { kk: 'Әрекет ету керек', ru: 'К исполнению', en: 'To act' },
  vote: { kk: 'Дауыс беру керек', ru: 'К голосованию', en: 'To vote' },
  sign: { kk: 'Қол қою керек', ru: 'На подпись', en: 'To sign' },
  overdue: { kk: 'Мерзімі өткен', ru: 'Просрочено', en: 'Overdue' },
  applicant: { kk: 'Өтініш берушіде', ru: 'У заявителя', en: 'With the applicant' },
  noneHere: { kk: 'Қазір мұнда ештеңе жоқ.', ru: 'Сейчас здесь ничего нет.', en: 'Nothing waits here.' },
  allOfThem: { kk: 'Бәрін көру', ru: 'Показать все', en: 'See all' },

  what: { kk: 'Не істеу керек', ru: 'Что сделать', en: 'What to do' },
  until: { kk: 'Соңғы күні', ru: 'Последний день', en: 'Last day' },
  how: { kk: 'Қалай төлеуге болады', ru: 'Как оплатить', en: 'How to pay' },
  owedLate: { kk: 'Төлем мерзімі өткен', ru: 'Просроченная оплата', en: 'Overdue payment' },
  owed: { kk: 'Төлеуге тиіс', ru: 'К оплате', en: 'To be paid' },
  openInvoice: { kk: 'Төлем шотын ашу', ru: 'Открыть счёт', en: 'Open the invoice' },
  allInvoices: { kk: 'Барлық төлем шоттары', ru: 'Все счета на оплату', en: 'All invoices' },

  debts: { kk: 'Мерзімі өткен қарыздар', ru: 'Просроченная задолженность', en: 'Overdue debts' },
  debtors: (count: number): Text => spoken({ kk: `Борышкерлер саны: ${count}`, ru: `Должников: ${count}`, en: `Debtors: ${count}` }),

  nothing: { kk: 'Сізден ештеңе күтілмейді', ru: 'От вас ничего не ожидается', en: 'Nothing awaits you' },
  nothingSelf: {
    kk: 'Қызмет таңдап, өтініш бере аласыз. Компания атынан әрекет ету үшін компанияны тіркелгіңізге қосыңыз.',
    ru: 'Можно выбрать услугу и подать заявление. Чтобы действовать от имени компании, добавьте её в учётную запись.',
    en: 'You can choose a service and apply. To act for a company, add it to your cabinet.',
  },
  nothingCompany: {
    kk: 'Қызмет таңдап, компания атынан өтініш бере аласыз.',
    ru: 'Можно выбрать услугу и подать заявление от имени компании.',
    en: 'You can choose a service and apply for the company.',
  },
  nothingOffice: {
    kk: 'Сізге түскен жұмыс осында көрінеді. Барлық істердің кезегі мен есептер жоғарыдағы бөлімдерде.',
    ru: 'Здесь появится работа, которая ждёт вас. Очередь всех дел и отчёты — в разделах выше.',
    en: 'Work that waits for you is shown here. The queue of all cases and the reports are in the parts above.',
  },
  toServices: { kk: 'Қызметтерге өту', ru: 'Перейти к услугам', en: 'Go to the services' },
  addCompany: { kk: 'Компания қосу', ru: 'Добавить компанию', en: 'Add a company' },
  elsewhere: { kk: 'Тағы кімнің атынан әрекет ету керек', ru: 'От чьего ещё имени нужно действовать', en: 'Something also awaits you elsewhere' },

  documentsLead: {
    kk: 'Сізге берілген шешімдер, куәліктер мен рұқсаттар.', ru: 'Решения, свидетельства и разрешения, выданные вам.', en: 'The decisions, certificates and permits that were given to you.',
  },
  noDocuments: { kk: 'Құжат әзірге жоқ', ru: 'Документов пока нет', en: 'There are no documents yet' },
  noDocumentsText: {
    kk: 'Өтінішіңіз бойынша шешім қабылданғанда, ол осында сақталады.', ru: 'Когда по вашему заявлению примут решение, оно появится здесь.', en: 'When your application is decided on, the decision is kept here.',
  },

  own: { kk: 'Сізге тиесілі', ru: 'У вас есть', en: 'What you have' },
  entries: { kk: 'Тізілімдердегі жазбаларыңыз', ru: 'Ваши записи в реестрах', en: 'Your entries in registers' },
  entry: { kk: 'Жазба', ru: 'Запись', en: 'Entry' },
  register: { kk: 'Тізілім', ru: 'Реестр', en: 'Register' },
  latestEntries: (count: number): Text => spoken({
    kk: `Соңғы өзгертілген ${count} жазба көрсетілген.`, ru: `Показано последних изменённых записей: ${count}.`, en: `The ${count} entries that were changed last are shown.`,
  }),

  head: { kk: 'Орган жұмысы', ru: 'Работа органа', en: 'The office as a whole' },
  risk: { kk: 'Мерзімі жақындаған істер', ru: 'Дела с близким сроком', en: 'Deadlines at risk' },
  riskHint: { kk: 'Мерзімі өткен немесе екі жұмыс күні ішінде аяқталатын істер.', ru: 'Просроченные и те, срок которых истекает в течение двух рабочих дней.', en: 'Overdue, or due within two working days.' },
  noRisk: { kk: 'Мұндай іс жоқ: барлық істің мерзімі екі жұмыс күнінен кейін аяқталады.', ru: 'Таких дел нет: сроки всех дел истекают позже чем через два рабочих дня.', en: 'There are none: every case is due in more than two working days.' },
  load: { kk: 'Қызметкерлердің жүктемесі', ru: 'Нагрузка по сотрудникам', en: 'Load by person' },
  person: { kk: 'Қызметкер', ru: 'Сотрудник', en: 'Person' },
  nobody: { kk: 'Ешкімге тағайындалмаған', ru: 'Никому не назначены', en: 'Taken by nobody' },
  open: { kk: 'Ашық', ru: 'Открыто', en: 'Open' },
  late: { kk: 'Мерзімі өткен', ru: 'Просрочено', en: 'Late' },
  month: { kk: 'Ай', ru: 'Месяц', en: 'Month' },
  filed: { kk: 'Келіп түсті', ru: 'Поступило', en: 'Came in' },
  closed: { kk: 'Аяқталды', ru: 'Завершено', en: 'Closed' },
  trend: { kk: 'Соңғы он екі айда қанша іс келіп түсті', ru: 'Сколько дел поступило за двенадцать месяцев', en: 'How many cases came in over twelve months' },
  case: { kk: 'Іс', ru: 'Дело', en: 'Case' },
  taken: { kk: 'Орындаушы', ru: 'Исполнитель', en: 'Taken by' },
} as const

/** How many letters nobody has opened. */
export const unreadWords = (count: number): Text => spoken({
  kk: `Оқылмаған хаттар: ${count}`, ru: `Непрочитанных писем: ${count}`, en: plural('en', count, { one: `${count} unread letter`, other: `${count} unread letters` }),
})
