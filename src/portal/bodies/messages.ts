/** The words of the pages of bodies. */
import { formatNumber, inEveryLanguage, plural } from '../../law/format.ts'
import { spoken, type Text } from '../../law/text.ts'

export const bodyWords = {
  bodies: { kk: 'Бағдарлама органдары', ru: 'Органы программы', en: 'Bodies of the programme' },
  lead: {
    kk: 'Әр органның не үшін жауап беретіні және шешімдерін қандай кілтпен куәландыратыны.',
    ru: 'За что отвечает каждый орган и каким ключом он заверяет свои решения.',
    en: 'What each body is responsible for, and with which key it seals its decisions.',
  },
  body: { kk: 'Орган', ru: 'Орган', en: 'Body' },
  parts: { kk: 'Беттің бөлімдері', ru: 'Разделы страницы', en: 'Parts of the page' },
  bodyLead: {
    kk: 'Бұл орган не үшін жауап береді, қандай қызмет көрсетеді, оны кім басқарады және шешімдері қайда тексеріледі.',
    ru: 'За что отвечает этот орган, какие услуги оказывает, кто им руководит и где проверить его решения.',
    en: 'What this body answers for, what it does for people, who leads it, and where its decisions can be verified.',
  },
  answersFor: { kk: 'Не үшін жауап береді', ru: 'За что отвечает', en: 'What it answers for' },
  decides: { kk: 'Шешім қабылдайды', ru: 'Принимает решения', en: 'Decides on' },
  reviews: { kk: 'Бұрынғы шешімдерді қайта қарайды', ru: 'Пересматривает принятые решения', en: 'Reviews earlier decisions' },
  advises: { kk: 'Басқа органдардың сұрауына жауап береді', ru: 'Отвечает на запросы других органов', en: 'Answers what other bodies ask' },
  reports: { kk: 'Есеп береді', ru: 'Отчитывается', en: 'Reports' },
  noAnswers: {
    kk: 'Қазір қолданыстағы рәсімдердің ешқайсысы бұл органға міндет жүктемейді.', ru: 'Ни одна из действующих процедур не возлагает на этот орган задач.',
    en: 'None of the procedures in force gives this body a task.',
  },
  services: { kk: 'Көрсететін қызметтері', ru: 'Услуги', en: 'Services' },
  keptRegisters: { kk: 'Тізілімдері', ru: 'Реестры', en: 'Registers' },
  noKeptRegisters: { kk: 'Бұл орган ашық тізілім жүргізбейді.', ru: 'Открытых реестров этот орган не ведёт.', en: 'This body keeps no public register.' },
  entries: { kk: 'Жазба саны', ru: 'Записей', en: 'Entries' },
  noEntries: { kk: 'әзірге жазба жоқ', ru: 'записей пока нет', en: 'no entries yet' },
  figures: { kk: 'Көрсеткіштері', ru: 'Показатели', en: 'Figures' },
  noFigures: {
    kk: 'Бұл орган шешім қабылдамайды және көрсеткіш жарияламайды.', ru: 'Этот орган решений не принимает и показателей не публикует.',
    en: 'This body issues no decisions and publishes no indicators.',
  },
  decisions: { kk: 'Айлар бойынша шешімдер', ru: 'Решения по месяцам', en: 'Decisions by month' },
  noDecisions: {
    kk: 'Соңғы он екі айда шешім қабылданған жоқ.', ru: 'За последние двенадцать месяцев решений не принято.',
    en: 'In the last twelve months no decision was taken.',
  },
  month: { kk: 'Ай', ru: 'Месяц', en: 'Month' },
  granted: { kk: 'Қанағаттандырылды', ru: 'Удовлетворено', en: 'Granted' },
  refused: { kk: 'Бас тартылды', ru: 'Отказано', en: 'Refused' },
  others: { kk: 'Басқа шешімдер', ru: 'Иные решения', en: 'Others' },
  values: { kk: 'Сандармен', ru: 'В цифрах', en: 'In numbers' },
  value: { kk: 'Мәні', ru: 'Значение', en: 'Value' },
  day: { kk: 'Күні', ru: 'Дата', en: 'Date' },
  allValues: { kk: 'Барлық мәндер және CSV файлы', ru: 'Все значения и файл CSV', en: 'All values, and as CSV' },
  notComputed: { kk: 'Әлі есептелмеген: мәндер тәулігіне бір рет есептеледі.', ru: 'Ещё не вычислено: значения считаются раз в сутки.', en: 'Not computed yet: values are computed once a day.' },
  noValue: { kk: 'Бұл күнге мәні жоқ.', ru: 'На эту дату значения нет.', en: 'No value on this day.' },
  leadership: { kk: 'Басшылығы мен лауазымдары', ru: 'Руководство и должности', en: 'Leadership and offices' },
  leadershipHint: {
    kk: 'Басшылықтағы адамдардың аты-жөні көрсетіледі, қалған лауазымдар бойынша тағайындалғандардың саны ғана беріледі.',
    ru: 'Руководители названы поимённо, по остальным должностям указано только число назначенных.',
    en: 'Those who lead the body are named; of all other offices only the number of people is said.',
  },
  leads: { kk: 'басшылық', ru: 'руководство', en: 'leadership' },
  inOffice: { kk: 'Кім тағайындалған', ru: 'Кто назначен', en: 'In office' },
  noOffices: { kk: 'Бұл органда лауазымдар жарияланбаған.', ru: 'Должности этого органа не объявлены.', en: 'No offices are declared for this body.' },
  law: { kk: 'Құқықтық негізі', ru: 'Правовая основа', en: 'Law' },
  lawLead: {
    kk: 'Осы органның рәсімдері сүйенетін актілер.', ru: 'Акты, на которых основаны процедуры этого органа.', en: 'The acts on which the procedures of this body rest.',
  },
  noLaw: { kk: 'Бұл органның рәсімдері жоқ, сондықтан сілтеме жасалған акті де жоқ.', ru: 'У этого органа нет процедур, поэтому нет и ссылок на акты.', en: 'This body has no procedures, and so no act is cited.' },
  verified: { kk: 'Шешімдері қайда тексеріледі', ru: 'Где проверить его решения', en: 'Where its decisions can be verified' },
  verifiedLead: {
    kk: 'Органның әр шешімі оның мөрімен куәландырылып, ашық журналға жазылады. Құжатты немесе оның нөмірін тексеру үшін тіркелгі қажет емес.',
    ru: 'Каждое решение органа заверено его печатью и записано в открытый журнал. Чтобы проверить документ или его номер, учётная запись не нужна.',
    en: 'Each decision of the body bears its seal and stands in the public journal. To check a document or its number nobody needs an account.',
  },
  inJournal: { kk: 'Шешімдердің журналдағы жазбалары', ru: 'Записи о решениях в журнале', en: 'Decisions in the journal' },
  noServices: { kk: 'Бұл орган порталда қызмет көрсетпейді', ru: 'На портале этот орган услуг не оказывает', en: 'This body provides no service on the portal' },
  notOffered: { kk: 'қызмет көрсетпейді', ru: 'услуг не оказывает', en: 'provides no services' },
  none: { kk: 'Органдар тізімі бос', ru: 'Органов нет', en: 'No bodies' },
  queue: { kk: 'Терезедегі кезек', ru: 'Очередь у окна приёма', en: 'Queue at the counter' },
  toQueue: { kk: 'Нөмір алу, қанша күтетінін және бұрын қалай күткенін көру', ru: 'Взять номер, узнать, сколько ждать и как ждали раньше', en: 'Take a number, see how long one waits and how people waited before' },
  contacts: { kk: 'Деректемелер', ru: 'Реквизиты', en: 'Particulars' },
  accounts: { kk: 'Төлем деректемелері', ru: 'Реквизиты для оплаты', en: 'Where to pay' },
  accountsHint: {
    kk: 'Сізге жіберілген төлем шоты бойынша төлеңіз: сомасы мен төлем мақсатына жазылатын төлем белгісі сонда көрсетілген.',
    ru: 'Платите по счёту на оплату, который вам выставлен: в нём указаны сумма и код платежа, который пишут в назначении.',
    en: 'Pay by the invoice that you were sent: it says the sum, and the payment reference to write into the purpose.',
  },
  paidHere: { kk: 'Не үшін төленеді', ru: 'За что платят', en: 'What is paid here' },
  address: { kk: 'Мекенжайы', ru: 'Адрес', en: 'Address' },
  site: { kk: 'Сайты', ru: 'Сайт', en: 'Site' },
  phone: { kk: 'Телефоны', ru: 'Телефон', en: 'Telephone' },
  emailOfBody: { kk: 'Электрондық поштасы', ru: 'Электронная почта', en: 'E-mail' },
  identifiers: { kk: 'Сәйкестендіру нөмірі', ru: 'Идентификационный номер', en: 'Identification number' },
  unset: { kk: 'белгіленбеген', ru: 'не установлено', en: 'not set' },
  offices: { kk: 'Лауазымдар', ru: 'Должности', en: 'Offices' },
  office: { kk: 'Лауазым', ru: 'Должность', en: 'Office' },
  issuer: { kk: 'Шығарушының сәйкестендіргіші', ru: 'Идентификатор издателя', en: 'Identity of the issuer' },
  issuerKeys: { kk: 'Мөр кілттері', ru: 'Ключи печати', en: 'Keys of the seal' },
  registers: { kk: 'Шешім нөмірлері неден басталады', ru: 'Номера решений начинаются с', en: 'Its decisions’ numbers begin with' },
  noRegisters: { kk: 'шешім қабылдамайды', ru: 'решений не принимает', en: 'issues no decisions' },
  verify: { kk: 'Шешімді тексеру', ru: 'Проверить решение', en: 'Check a decision' },

  officesLead: {
    kk: 'Лауазымдарға орган әкімшісі тағайындайды. Тағайындау көрсетілген күндері автоматты түрде басталады және аяқталады.',
    ru: 'На должности назначает администратор органа. Назначения начинают и прекращают действовать автоматически в указанные дни.',
    en: 'The administrator of the body appoints. Appointments begin and end by themselves on the days that are said.',
  },
  noAdministrator: {
    kk: 'Бұл органда әкімші жоқ, сондықтан лауазымдарға бағдарлама әкімшісі тағайындайды.',
    ru: 'У этого органа нет администратора, поэтому на должности назначает администратор программы.',
    en: 'This body has no administrator, so the administrator of the programme appoints.',
  },
  nobody: { kk: 'Ешкім тағайындалмаған', ru: 'Никто не назначен', en: 'Nobody is in office' },
  person: { kk: 'Адам', ru: 'Лицо', en: 'Person' },
  from: { kk: 'Қай күннен', ru: 'С какого числа', en: 'From' },
  until: { kk: 'Қай күнге дейін', ru: 'По какое число', en: 'Until' },
  actions: { kk: 'Әрекеттер', ru: 'Действия', en: 'Actions' },
  appoint: { kk: 'Тағайындау', ru: 'Назначить', en: 'Appoint' },
  dismiss: { kk: 'Босату', ru: 'Освободить', en: 'Dismiss' },
  appointed: { kk: 'Тағайындалды.', ru: 'Назначение оформлено.', en: 'The appointment is made.' },
  dismissed: { kk: 'Лауазымнан босатылды.', ru: 'Освобождение от должности оформлено.', en: 'The dismissal is made.' },
  waiting: (office: string, cases: number): Text => spoken({
    kk: `«${office}» лауазымында ешкім жоқ. Лауазымды адамның әрекетін күтіп тұрған істер саны: ${cases}.`,
    ru: `Должность «${office}» никто не занимает. Дел, ожидающих действий должностного лица: ${cases}.`,
    en: `Nobody holds the office “${office}”. Cases that wait for it: ${cases}.`,
  }),
} as const

export const contactWords = {
  title: { kk: 'Байланыс', ru: 'Контакты', en: 'Contacts' },
  lead: { kk: 'Порталға кім жауап береді, қай мәселемен қайда жүгінуге болады.', ru: 'Кто отвечает за портал и куда обращаться с каким вопросом.', en: 'Who answers for the portal, and where to turn with what.' },
  owner: { kk: 'Порталға жауапты орган', ru: 'Орган, ответственный за портал', en: 'The body that answers for the portal' },
  where: { kk: 'Қай мәселемен қайда жүгіну керек', ru: 'Куда обращаться', en: 'Where to turn' },
  page: { kk: 'Беттегі қате туралы жазу', ru: 'Сообщить об ошибке на странице', en: 'Report a problem with a page' },
  pageText: { kk: 'Тіркелгі қажет емес; мекенжай қалдырсаңыз, жауап хатпен келеді.', ru: 'Учётная запись не нужна; оставите адрес — ответ придёт письмом.', en: 'No account is needed; leave an address, and the answer comes by letter.' },
  case: { kk: 'Ісіңіз туралы сұрақ', ru: 'Вопрос по вашему делу', en: 'A question about your case' },
  caseText: { kk: 'Істің өз бетінен хабарлама жіберіңіз: оны ісіңізді қарайтын орган оқиды.', ru: 'Отправьте сообщение со страницы дела: его прочтёт орган, который рассматривает дело.', en: 'Send a message from the page of the case: the body that deals with it reads it.' },
  privacy: { kk: 'Дербес деректеріңіз', ru: 'Ваши персональные данные', en: 'Your personal data' },
  privacyText: { kk: 'Порталда не сақталатыны және оны қалай өшіруге болатыны.', ru: 'Что хранит портал и как это удалить.', en: 'What the portal keeps, and how it is erased.' },
  down: { kk: 'Портал дұрыс жұмыс істемесе', ru: 'Портал не работает как следует', en: 'The portal does not work as it should' },
  downText: { kk: 'Қай бөлігі жұмыс істеп, қайсысы істемей тұрғанын қараңыз.', ru: 'Посмотрите, какие части работают, а какие нет.', en: 'See which parts work and which do not.' },
} as const satisfies Record<string, Text>

/** The answer that the chart of decisions gives; at least one was taken. */
export const decisionsIn = (count: number): Text => inEveryLanguage((locale) => {
  const number = formatNumber(count, locale)
  return spoken({ kk: `Соңғы он екі айда қабылданған шешім саны: ${number}`, ru: `Решений за последние двенадцать месяцев: ${number}`, en: `Decisions in the last twelve months: ${number}` })[locale]
})

/** How many people hold an office; at least one does. */
export const holdersCount = (count: number): Text => inEveryLanguage((locale) => {
  const number = formatNumber(count, locale)
  return spoken({ kk: `${number} адам`, ru: `${number} чел.`, en: count === 1 ? '1 person' : `${number} people` })[locale]
})

/** The services of a body, by their number: they stand further down on its page. */
export const servicesCount = (count: number): Text => spoken({
  kk: `Төменде: ${formatNumber(count, 'kk')} қызмет`, ru: `Ниже: ${formatNumber(count, 'ru')} ${plural('ru', count, { one: 'услуга', few: 'услуги', other: 'услуг' })}`,
  en: `Below: ${plural('en', count, { one: 'one service', other: `${formatNumber(count, 'en')} services` })}`,
})
