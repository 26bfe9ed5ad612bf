/** The words of grants: who has access to a dataset, who waits for it, and what an organisation may read. */
import { inThisCountry } from '../../../law/conventions.ts'
import { formatNumber, plural } from '../../../law/format.ts'
import { spoken, type Text } from '../../../law/text.ts'
import type { Grant } from '../policy.ts'

export const grantWords = {
  onDataset: { kk: 'Рұқсаттар', ru: 'Доступ', en: 'Access' },
  onDatasetLead: {
    kk: 'Деректерге рұқсат алған ұйымдар, олардың мақсаты, мерзімі және қанша оқығаны.', ru: 'Организации, которым предоставлены данные, их цели, сроки и сколько они читали.',
    en: 'The organisations to which the data are lent, for what, until when, and how much they have read.',
  },
  none: { kk: 'Рұқсат алған ұйым жоқ', ru: 'Доступ никому не предоставлен', en: 'Nobody has been given access' },
  openTier: {
    kk: 'Бұл деректер рұқсатсыз беріледі, сондықтан рұқсаттар тізімі бос болуы мүмкін.', ru: 'Эти данные предоставляются без разрешения, поэтому список может быть пуст.',
    en: 'These data need no permission, so the list may be empty.',
  },
  waiting: { kk: 'Рұқсат күтіп тұрғандар', ru: 'Ожидают доступа', en: 'Waiting for access' },
  nobodyWaits: { kk: 'Ешкім күтіп тұрған жоқ.', ru: 'Никто не ждёт.', en: 'Nobody is waiting.' },
  waitingHint: {
    kk: 'Өтініштерді деректер кураторы қарайды; шарттардағы шектен аспайтындары бойынша рұқсат бірден беріледі.', ru: 'Заявления рассматривает куратор данных; по заявлениям в пределах условий доступ предоставляется сразу.',
    en: 'The data steward studies applications; those within the bounds of your terms are granted at once.',
  },
  organisation: { kk: 'Ұйым', ru: 'Организация', en: 'Organisation' },
  case: { kk: 'Іс', ru: 'Дело', en: 'Case' },
  filed: { kk: 'Берілген', ru: 'Подано', en: 'Filed' },
  due: { kk: 'Қарау мерзімі', ru: 'Срок рассмотрения', en: 'Due' },
  grant: { kk: 'Рұқсат', ru: 'Разрешение', en: 'Grant' },
  purpose: { kk: 'Мақсаты мен тәсілі', ru: 'Цель и способ', en: 'Purpose and way' },
  people: { kk: 'Адамдар', ru: 'Люди', en: 'People' },
  everybody: { kk: 'ұйым атынан әрекет ететіндердің бәрі', ru: 'все, кто действует от имени организации', en: 'everybody who acts for the organisation' },
  dates: { kk: 'Мерзімі', ru: 'Срок', en: 'Dates' },
  noEnd: { kk: 'мерзімсіз', ru: 'бессрочно', en: 'no end' },
  state: { kk: 'Күйі', ru: 'Состояние', en: 'State' },
  reads: { kk: 'Оқылуы', ru: 'Обращения', en: 'Reads' },
  lastRead: { kk: 'соңғысы', ru: 'последнее', en: 'the last' },
  neverRead: { kk: 'оқылмаған', ru: 'не было', en: 'none' },
  agreement: { kk: 'Келісім', ru: 'Соглашение', en: 'Agreement' },
  takeBack: { kk: 'Қайтарып алу', ru: 'Отозвать', en: 'Take back' },
  takeBackTitle: { kk: 'Рұқсатты қайтарып алу', ru: 'Отзыв доступа', en: 'Take a grant back' },
  takeBackWhat: {
    kk: 'Рұқсат бірден тоқтатыла тұрады: ұйым деректерді енді оқи алмайды және рұқсатты қайта сұрай алмайды. Содан кейін қайтарып алу рәсімі басталады: ұйым түсініктеме береді, түпкілікті шешімді ортақ деректер қоры қабылдайды.',
    ru: 'Доступ сразу приостанавливается: организация больше не может ни читать данные, ни запросить доступ снова. Затем начинается процедура отзыва: организация даёт пояснения, окончательное решение принимает фонд данных.',
    en: 'The access is suspended at once: the organisation can no longer read the data, nor ask for access again. Then the procedure of withdrawal begins: the organisation explains itself, and the commons takes the final decision.',
  },
  reason: { kk: 'Себебі', ru: 'Причина', en: 'The reason' },
  reasonHint: { kk: 'Оны ұйым мен деректер кураторы көреді.', ru: 'Её увидят организация и куратор данных.', en: 'The organisation and the data steward will see it.' },
  takeBackNow: { kk: 'Рұқсатты қазір тоқтата тұру', ru: 'Приостановить доступ сейчас', en: 'Suspend the access now' },
  barred: { kk: 'Тыйым салынған ұйымдар', ru: 'Организации, которым доступ закрыт', en: 'Barred organisations' },
  barredHint: {
    kk: 'Олар рұқсат сұрай алмайды. Рұқсаты қайтарып алынған ұйым осы тізімге өзі түседі; тыйымды сіз ғана алып тастайсыз.',
    ru: 'Они не могут запросить доступ. Организация, у которой доступ отозван, попадает в этот список сама; снять запрет можете только вы.',
    en: 'They cannot ask for access. An organisation from which access was taken back enters this list by itself; only you lift the bar.',
  },
  nobodyBarred: { kk: 'Ешбір ұйымға тыйым салынбаған.', ru: 'Доступ никому не закрыт.', en: 'No organisation is barred.' },
  since: { kk: 'Қашаннан', ru: 'С какого времени', en: 'Since' },
  admit: { kk: 'Тыйымды алып тастау', ru: 'Снять запрет', en: 'Lift the bar' },
  barOne: { kk: 'Ұйымға тыйым салу', ru: 'Закрыть доступ организации', en: 'Bar an organisation' },
  barWhat: {
    kk: 'Ұйым бұл деректерге рұқсат сұрай алмайды. Бұрын берілген рұқсат күшінде қалады: оны бөлек қайтарып алыңыз.',
    ru: 'Организация не сможет запросить доступ к этим данным. Ранее предоставленный доступ сохраняется: его отзывают отдельно.',
    en: 'The organisation cannot ask for access to these data. Access given before stands: take it back separately.',
  },
  get number() { return inThisCountry(spoken({ kk: 'Ұйымның {organisation}-і', ru: '{organisation} организации', en: '{organisation} of the organisation' })) },
  barReason: { kk: 'Себебі', ru: 'Причина', en: 'Reason' },
  barReasonHint: { kk: 'Оны тек сіз бен деректер кураторы көреді.', ru: 'Её видите только вы и куратор данных.', en: 'Only you and the data steward see it.' },
  barNow: { kk: 'Тыйым салу', ru: 'Закрыть доступ', en: 'Bar' },
  allReads: { kk: 'Деректерді оқу жазбалары', ru: 'Все обращения', en: 'All reads' },

  own: { kk: 'Ұйымыңызға берілген деректер', ru: 'Данные, доступные вашей организации', en: 'What your organisation may read' },
  ownLead: {
    kk: 'Әр рұқсат бойынша: не үшін, кімге, қай күнге дейін және қандай келісіммен.', ru: 'По каждому разрешению: для чего, кому, до какого дня и по какому соглашению.',
    en: 'For each grant: for what, to whom, until when, and under which agreement.',
  },
  noneOwn: { kk: 'Ұйымыңызға деректер берілмеген', ru: 'Вашей организации данные не предоставлены', en: 'Nothing is lent to your organisation' },
  noneOwnHint: { kk: 'Керек деректерді каталогтан тауып, рұқсат сұраңыз.', ru: 'Найдите нужные данные в каталоге и запросите доступ.', en: 'Find the data you need in the catalogue and ask for access.' },
  toCatalogue: { kk: 'Каталогқа өту', ru: 'Перейти в каталог', en: 'Go to the catalogue' },
  needsCompany: {
    kk: 'Рұқсат ұйымға беріледі: жоғарыдағы мәзірден ұйымыңыздың атынан әрекет ететініңізді таңдаңыз.', ru: 'Доступ предоставляется организации: выберите в меню вверху, что действуете от её имени.',
    en: 'Access is given to organisations: choose in the menu above to act for yours.',
  },
  dataset: { kk: 'Деректер жиыны', ru: 'Набор данных', en: 'Dataset' },
  goneDataset: { kk: 'Жиын енді жоқ', ru: 'Набора больше нет', en: 'The dataset is gone' },
} as const satisfies Record<string, Text>

export const grantStates = {
  'in force': { kk: 'Күшінде', ru: 'Действует', en: 'In force' },
  'not yet in force': { kk: 'Әлі күшіне енген жоқ', ru: 'Ещё не действует', en: 'Not yet in force' },
  suspended: { kk: 'Тоқтатыла тұрған', ru: 'Приостановлен', en: 'Suspended' },
  expired: { kk: 'Мерзімі өткен', ru: 'Истёк', en: 'Expired' },
  revoked: { kk: 'Қайтарып алынған', ru: 'Отозван', en: 'Taken back' },
} as const satisfies Record<Grant['status'], Text>

export const readTimes = (count: number): Text => spoken({
  kk: `${formatNumber(count, 'kk')} рет`, ru: `${formatNumber(count, 'ru')} ${plural('ru', count, { one: 'раз', few: 'раза', other: 'раз' })}`,
  en: `${formatNumber(count, 'en')} ${plural('en', count, { one: 'time', other: 'times' })}`,
})
