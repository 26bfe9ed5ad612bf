/** The words of the technopark's public pages. */
import { inThisCountry } from '../../law/conventions.ts'
import type { HoldingStatus } from '../../kernel/decisions/index.ts'
import { spoken, type Text } from '../../law/text.ts'

export const words = {
  technopark: { kk: 'Технопарк', ru: 'Технопарк', en: 'Technopark' },
  title: { kk: '«Astana Hub» технопаркі', ru: 'Технопарк «Astana Hub»', en: 'The Astana Hub technopark' },
  lead: {
    kk: 'Басым АКТ қызметімен айналысатын компаниялар технопарк қатысушысы ретінде тіркеледі. Өтініш, шешім, есеп және жарна — бәрі осы жерде.',
    ru: 'Компании с приоритетной деятельностью в области ИКТ регистрируются участниками технопарка. Заявление, решение, отчёт и взнос — всё здесь.',
    en: 'Companies with a priority activity in ICT register as participants of the technopark. The application, the decision, the report and the contribution are all here.',
  },
  join: { kk: 'Қатысушы болу', ru: 'Стать участником', en: 'Become a participant' },
  joinHint: {
    kk: 'Кімге арналған, қандай құжаттар керек, мерзімі және шағымдану жолы.',
    ru: 'Для кого услуга, какие нужны документы, срок и порядок обжалования.',
    en: 'Who it is for, which documents it takes, how long it lasts and how to appeal.',
  },
  check: { kk: 'Талаптарға сай екеніңізді тексеру', ru: 'Проверить, подходит ли компания', en: 'Check whether your company qualifies' },
  checkHint: {
    kk: 'Бірнеше сұрақ, тіркелудің қажеті жоқ. Сай болмаса, себебі мен бабы көрсетіледі.',
    ru: 'Несколько вопросов без регистрации. Если компания не подходит, будут названы причина и статья.',
    en: 'A few questions, without an account. If it does not, you are told why, with the article.',
  },
  register: { kk: 'Қатысушылар тізілімі', ru: 'Реестр участников', en: 'Register of participants' },
  registerHint: {
    kk: 'Іздеу, іріктеу, файл түрінде жүктеп алу және API.',
    ru: 'Поиск, отбор, выгрузка файлом и API.',
    en: 'Search, filters, download as a file, and an API.',
  },
  incomeTest: { kk: 'Басым қызмет кірісінің үлесін есептеу', ru: 'Рассчитать долю приоритетных доходов', en: 'Work out the 90 per cent of income' },
  incomeTestHint: {
    kk: 'Жоспарланған мәміледен кейін қатысушы мәртебесі сақтала ма?',
    ru: 'Сохранится ли статус участника после планируемой сделки?',
    en: 'If we sell this, do we remain a participant?',
  },
  gainsAndOwes: {
    kk: 'Қатысушы не алады, не істеуі тиіс және талаптар орындалмаса не болады', ru: 'Что получает участник, что обязан делать и что будет, если требования не выполнены',
    en: 'What a participant gains and owes, and what follows if conditions are not met',
  },
  gains: { kk: 'Қатысушы не алады', ru: 'Что получает участник', en: 'What a participant gains' },
  owes: { kk: 'Қатысушы не істеуі тиіс', ru: 'Что участник обязан делать', en: 'What a participant owes' },
  breach: { kk: 'Талаптар орындалмаса', ru: 'Если требования не выполнены', en: 'If conditions are not met' },
  source: { kk: 'Дереккөз', ru: 'Источник', en: 'Source' },
  numbers: { kk: 'Технопарк көрсеткіштері', ru: 'Технопарк в цифрах', en: 'The technopark in numbers' },
  numbersLead: {
    kk: 'Сандар тізілімдерден күн сайын есептеледі; әрқайсысының нені санайтыны астында жазылған.',
    ru: 'Числа ежедневно вычисляются из реестров; под каждым сказано, что именно считается.',
    en: 'The numbers are computed from the registers every day; below each it says what exactly is counted.',
  },

  registerLead: {
    kk: 'Технопарк қатысушысы мәртебесін алған компаниялар. Деректер қол қойылған шешімдерден алынады және шешіммен бірге өзгереді.',
    ru: 'Компании, получившие статус участника технопарка. Данные берутся из подписанных решений и меняются вместе с ними.',
    en: 'Companies that were given the status of a participant. The data come from signed decisions and change with them.',
  },
  formerly: { kk: 'Бұрынғы қатысушы', ru: 'Бывший участник', en: 'Former participant' },
  status: { kk: 'Мәртебесі', ru: 'Статус', en: 'Status' },
  company: { kk: 'Компания', ru: 'Компания', en: 'Company' },
  get number() { return inThisCountry(spoken({ kk: '{organisation}', ru: '{organisation}', en: '{organisation}' })) },
  activity: { kk: 'Қызмет түрі', ru: 'Вид деятельности', en: 'Activity' },
  project: { kk: 'Жоба', ru: 'Проект', en: 'Project' },
  since: { kk: 'Қатысушы болған күні', ru: 'Участник с', en: 'Participant since' },
  until: { kk: 'Қолданылу мерзімі', ru: 'Действует до', en: 'Valid until' },
  certificateNumber: { kk: 'Куәлік нөмірі', ru: 'Номер свидетельства', en: 'Certificate number' },
  inForceNow: { kk: 'Қазір қатысушы', ru: 'Сейчас участник', en: 'A participant now' },
  notInForce: { kk: 'Қазір қатысушы емес', ru: 'Сейчас не участник', en: 'Not a participant now' },
  certificates: { kk: 'Куәлік және шешімдер', ru: 'Свидетельство и решения', en: 'Certificate and decisions' },
  decision: { kk: 'Шешім', ru: 'Решение', en: 'Decision' },
  date: { kk: 'Күні', ru: 'Дата', en: 'Date' },
  download: { kk: 'Жүктеп алу', ru: 'Скачать', en: 'Download' },
  certificatePdf: { kk: 'Куәлік, PDF', ru: 'Свидетельство, PDF', en: 'Certificate, PDF' },
  credential: { kk: 'Электрондық куәлік (vc+jwt)', ru: 'Электронное свидетельство (vc+jwt)', en: 'Verifiable credential (vc+jwt)' },
  verify: { kk: 'Куәлікті тексеру', ru: 'Проверить свидетельство', en: 'Verify the certificate' },
  thread: { kk: 'Мәртебенің негізі', ru: 'Основание статуса', en: 'The thread: where this status comes from' },
  threadHint: {
    kk: 'Солдан оңға: өтініш бойынша іс, ол бойынша қабылданған шешім және компания. Суреттегі мәліметтер төмендегі тізімде де берілген.',
    ru: 'Слева направо: дело по заявлению, принятое по нему решение и компания. Всё, что показано на схеме, есть в списке под ней.',
    en: 'From left to right: the case of the application, the decision taken in it, and the company. All of the picture is in the list below.',
  },
  threadEmpty: { kk: 'Мәлімет әлі енгізілген жоқ: ол шешім қабылданған соң бірден пайда болады.', ru: 'Сведения ещё не внесены: они появятся сразу после решения.', en: 'The thread is not written yet: it appears a moment after the decision.' },
  publicFacts: { kk: 'Ашық деректер', ru: 'Открытые сведения', en: 'Public facts' },
  revokedBy: { kk: 'Күшін жойған шешім', ru: 'Отменено решением', en: 'Revoked by the decision' },
  resident: { kk: 'Технопарк қатысушысы', ru: 'Участник технопарка', en: 'Participant of the technopark' },
  get noResident() { return inThisCountry(spoken({
    kk: 'Тізілімде бұл {organisation} жоқ: компания ешқашан технопарк қатысушысы болмаған. {organisation}-нің 12 цифрын тексеріңіз.',
    ru: 'В реестре нет такого {organisation}: компания никогда не была участником технопарка. Проверьте 12 цифр {organisation}.',
    en: 'This {organisation} is not in the register: the company has never been a participant of the technopark. Check the 12 digits of the {organisation}.',
  })) },
  moreFilters: { kk: 'Мұндай іріктеу мәні жоқ', ru: 'Такого значения отбора нет', en: 'There is no such value to filter by' },

  testLead: {
    kk: 'Жылдық сомаларды жазыңыз: үлес қанша және шекке дейін қанша қалғаны көрінеді. Ештеңе сақталмайды.',
    ru: 'Укажите суммы за год: станет видно, какова доля и сколько остаётся до порога. Ничего не сохраняется.',
    en: 'Enter the amounts of a year: you see the share and how much is left to the limit. Nothing is kept.',
  },
  compute: { kk: 'Есептеу', ru: 'Рассчитать', en: 'Work it out' },
  share: { kk: 'Басым қызмет түрлерінен түсетін кірістің үлесі', ru: 'Доля доходов от приоритетной деятельности', en: 'Share of income from priority activities' },
  shareWithout: { kk: 'Жоспарлап отырған кіріссіз', ru: 'Без планируемого дохода', en: 'Without the income that you consider' },
  totalIncome: { kk: 'Жылдық жиынтық кіріс', ru: 'Совокупный годовой доход', en: 'Total annual income' },
  qualifying: { kk: 'Соның ішінде есепке алынатыны', ru: 'В том числе засчитывается', en: 'Of which counts' },
  room: { kk: 'Тағы қанша өзге кіріс алуға болады', ru: 'Сколько ещё прочего дохода допустимо', en: 'How much more other income is possible' },
  shortOf: { kk: 'Шекке жету үшін басым қызметтен тағы қанша кіріс керек', ru: 'Сколько дохода от приоритетной деятельности не хватает до порога', en: 'Priority income missing to reach the limit' },
  passes: { kk: 'Талап орындалады', ru: 'Требование выполнено', en: 'The condition is met' },
  fails: { kk: 'Талап орындалмайды', ru: 'Требование не выполнено', en: 'The condition is not met' },
  noIncome: { kk: 'Кіріссіз үлесті есептеу мүмкін емес', ru: 'Без дохода долю рассчитать нельзя', en: 'Without income there is no share to work out' },
  paramUnset: { kk: 'Бұл күнге шек белгіленбеген', ru: 'На этот день порог не установлен', en: 'No limit is set for this day' },
} as const satisfies Record<string, Text>

export const statusWords = {
  'in force': { kk: 'Қатысушы', ru: 'Участник', en: 'Participant' },
  'not yet in force': { kk: 'Әлі күшіне енбеген', ru: 'Ещё не вступило в силу', en: 'Not in force yet' },
  suspended: { kk: 'Тоқтатыла тұрған', ru: 'Приостановлен', en: 'Suspended' },
  expired: { kk: 'Мерзімі аяқталған', ru: 'Срок истёк', en: 'Expired' },
  revoked: { kk: 'Шығарылған', ru: 'Исключён', en: 'Withdrawn' },
} as const satisfies Record<HoldingStatus, Text>

/** "Limit: 90 %". */
export const limitWords = (percent: string): Text => spoken({ kk: `Шегі: ${percent} %`, ru: `Порог: ${percent} %`, en: `Limit: ${percent}%` })
