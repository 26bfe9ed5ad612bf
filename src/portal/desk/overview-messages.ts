/** The words of the overviews: reports that are due, and how the office does. */
import { formatNumber, plural } from '../../law/format.ts'
import { spoken, type Text } from '../../law/text.ts'

export const overviewWords = {
  reportsOrder: { kk: 'Есептер', ru: 'Отчёты', en: 'Reports' },
  company: { kk: 'Компания', ru: 'Компания', en: 'Company' },
  report: { kk: 'Есеп', ru: 'Отчёт', en: 'Report' },
  period: { kk: 'Есепті кезең', ru: 'Отчётный период', en: 'Period' },
  due: { kk: 'Мерзімі', ru: 'Срок', en: 'Due' },
  state: { kk: 'Жай-күйі', ru: 'Состояние', en: 'State' },
  open: { kk: 'Күтілуде', ru: 'Ожидаются', en: 'Expected' },
  late: { kk: 'Мерзімі өткен', ru: 'Просроченные', en: 'Late' },
  reported: { kk: 'Тапсырылған', ru: 'Сданные', en: 'Reported' },
  tests: { kk: 'Тексерулер', ru: 'Проверки', en: 'Tests' },
  owed: { kk: 'Төленетін сома', ru: 'К уплате', en: 'Owed' },
  reminders: { kk: 'Ескертулер', ru: 'Напоминания', en: 'Reminders' },
  ledTo: { kk: 'Кешігу салдары', ru: 'К чему привело', en: 'Led to' },
  ledToCase: { kk: 'іс басталды', ru: 'открыто дело', en: 'a case was opened' },
  reportedAt: { kk: 'Тапсырылған уақыты', ru: 'Сдан', en: 'Reported' },
  noReports: { kk: 'Мұндай есеп жоқ', ru: 'Таких отчётов нет', en: 'There are no such reports' },
  download: { kk: 'Жүктеп алу', ru: 'Скачать', en: 'Download' },
  lead: {
    kk: 'Соңғы 12 ай. Әр көрсеткіштің астында оның қалай есептелетіні жазылған.',
    ru: 'За последние 12 месяцев. Под каждым показателем сказано, как он посчитан.',
    en: 'The last 12 months. Below each figure stands how it is counted.',
  },
  inTime: { kk: 'Мерзімінде шешілген', ru: 'Решено в срок', en: 'Decided in time' },
  inTimeHow: {
    kk: 'Шешіммен аяқталған істердің рәсім мерзімінің соңғы күнінен кешікпегендері. Тоқтата тұру мен ұзарту соңғы күнге кіреді.',
    ru: 'Доля дел, завершённых решением не позже последнего дня срока процедуры. Приостановки и продления учтены в этом дне.',
    en: 'Of the cases closed by a decision, those closed on the due day of the procedure at the latest. Stops and extensions are in the due day.',
  },
  median: { kk: 'Қарау ұзақтығы, медиана', ru: 'Длительность, медиана', en: 'Median time' },
  medianHow: {
    kk: 'Рәсім мерзімі жүріп тұрған жұмыс күндері; тоқтап тұрған күндер есептелмейді. Істердің жартысы бұдан тез шешілген.',
    ru: 'Рабочие дни, пока шёл срок процедуры; дни приостановки не считаются. Половина дел решена быстрее.',
    en: 'Working days for which the clock of the procedure ran; days on which it stood are not counted. Half of the cases were faster.',
  },
  decided: { kk: 'Шешім қабылданған істер', ru: 'Дел с решением', en: 'Cases decided' },
  decidedHow: {
    kk: 'Осы кезеңде шешіммен аяқталған істер. Өтініш беруші қайтарып алған немесе мерзімі өтіп жабылған істер бөлек саналады.',
    ru: 'Дела, завершённые решением за период. Отозванные заявителем и закрытые по сроку считаются отдельно.',
    en: 'Cases closed by a decision in the period. Those withdrawn by the applicant or lapsed are counted apart.',
  },
  withoutDecision: { kk: 'Шешімсіз аяқталған', ru: 'Завершено без решения', en: 'Closed without a decision' },
  filed: { kk: 'Түскен істер', ru: 'Поступило дел', en: 'Cases received' },
  filedHow: { kk: 'Осы кезеңде берілген немесе орган бастаған істер.', ru: 'Поданные заявителями и открытые органом за период.', en: 'Filed by applicants or opened by the office in the period.' },
  openNow: { kk: 'Қазір ашық', ru: 'Открыто сейчас', en: 'Open now' },
  openHow: { kk: 'Осы сәтте аяқталмаған істер; рәсім мерзімі өткендері бөлек көрсетілген.', ru: 'Не завершённые на эту минуту; отдельно — с истёкшим сроком процедуры.', en: 'Not closed at this moment; of them late by the time of the procedure.' },
  ofThemLate: { kk: 'мерзімі өткен', ru: 'просрочено', en: 'late' },
  byBodies: { kk: 'Іс ашқан органдар бойынша', ru: 'По органам, открывшим дела', en: 'By the bodies that opened the cases' },
  body: { kk: 'Орган', ru: 'Орган', en: 'Body' },
  kinds: { kk: 'Шешімдер түрлері бойынша', ru: 'Решения по видам', en: 'Decisions by kind' },
  kind: { kk: 'Шешім', ru: 'Решение', en: 'Decision' },
  count: { kk: 'Саны', ru: 'Число', en: 'Number' },
  groundsTitle: { kk: 'Бас тарту негіздері', ru: 'Основания отказов', en: 'Grounds of refusals' },
  groundsHow: {
    kk: 'Бас тарту және күшін жою туралы шешімдерде келтірілген негіздер. Бір шешімде бірнеше негіз болуы мүмкін.',
    ru: 'Основания, приведённые в отказах и решениях об отмене. В одном решении может быть несколько оснований.',
    en: 'Grounds cited by refusals and revocations. One decision may cite several.',
  },
  ground: { kk: 'Негіз', ru: 'Основание', en: 'Ground' },
  noGrounds: { kk: 'Осы кезеңде бас тарту болған жоқ.', ru: 'За период отказов не было.', en: 'Nothing was refused in the period.' },
  none: { kk: 'бұл кезеңде шешім қабылданбаған', ru: 'за период решений не было', en: 'nothing was decided in the period' },
} as const satisfies Record<string, Text>

/** That so many procedures had no case in the period. */
export const withoutCases = (count: number): Text => spoken({
  kk: `Осы кезеңде ісі болмаған рәсімдер: ${formatNumber(count, 'kk')}`,
  ru: `${formatNumber(count, 'ru')} ${plural('ru', count, { one: 'процедура', few: 'процедуры', other: 'процедур' })} без дел за период`,
  en: plural('en', count, { one: 'One procedure without cases in the period', other: `${formatNumber(count, 'en')} procedures without cases in the period` }),
})
