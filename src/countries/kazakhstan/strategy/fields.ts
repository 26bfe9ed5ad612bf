/** What is said of goals, indicators, measures and figures: the questions of their procedures, which are the columns of their registers. */
import { type ChoiceField, choice, date, decimal, flag, integer, money, type RegionField, text } from '../../../law/field.ts'
import type { Text } from '../../../law/text.ts'

const short = (name: string, label: Text, more: { readonly hint?: Text; readonly optional?: true } = {}) => text(name, { label, maxLength: 300, ...more })
const long = (name: string, label: Text, more: { readonly hint?: Text; readonly optional?: true } = {}) => text(name, { label, maxLength: 3000, long: true, ...more })

export const name = short('name', { kk: 'Атауы (қазақша)', ru: 'Название (по-казахски)', en: 'Name (in Kazakh)' })
const nameRu = short('nameRu', { kk: 'Атауы (орысша)', ru: 'Название (по-русски)', en: 'Name (in Russian)' })
const nameEn = short('nameEn', { kk: 'Атауы (ағылшынша)', ru: 'Название (по-английски)', en: 'Name (in English)' })
export const names = [name, nameRu, nameEn] as const

export const mandate = short('mandate', { kk: 'Қай құжаттан туындайды?', ru: 'Из какого документа следует?', en: 'Which document sets it?' }, { hint: { kk: 'Құжат, нөмірі, тармағы.', ru: 'Документ, номер, пункт.', en: 'The document, its number and item.' } })
export const sourceUrl = short('sourceUrl', { kk: 'Дереккөздің мекенжайы', ru: 'Адрес источника', en: 'Address of the source' }, { optional: true })
/** A body is named in words: the responsible ones have no account here yet. */
export const owner = short('owner', { kk: 'Жауапты орган', ru: 'Ответственный орган', en: 'Responsible body' }, { optional: true })
export const ownerOffice = short('ownerOffice', { kk: 'Дербес жауапты лауазымды адам', ru: 'Персонально ответственное должностное лицо', en: 'Officer who answers in person' }, { optional: true })
export const about = long('about', { kk: 'Түсіндірмесі', ru: 'Пояснение', en: 'Explanation' }, { optional: true })

export const definition = long('definition', { kk: 'Нақты не есептеледі? (қазақша)', ru: 'Что именно считается? (по-казахски)', en: 'What exactly is counted? (in Kazakh)' })
/** A plan that came as a file may have one language; whoever enters an indicator says it in three. */
export const definitions = [
  long('definitionRu', { kk: 'Нақты не есептеледі? (орысша)', ru: 'Что именно считается? (по-русски)', en: 'What exactly is counted? (in Russian)' }, { optional: true }),
  long('definitionEn', { kk: 'Нақты не есептеледі? (ағылшынша)', ru: 'Что именно считается? (по-английски)', en: 'What exactly is counted? (in English)' }, { optional: true }),
] as const
export const unit = short('unit', { kk: 'Өлшем бірлігі (қазақша)', ru: 'Единица измерения (по-казахски)', en: 'Unit (in Kazakh)' })
export const units = [
  short('unitRu', { kk: 'Өлшем бірлігі (орысша)', ru: 'Единица измерения (по-русски)', en: 'Unit (in Russian)' }, {
    optional: true, hint: { kk: '1, 2 және 5 сандарынан кейінгі түрлерін «|» белгісімен бөліңіз: «компания|компании|компаний».', ru: 'Формы после чисел 1, 2 и 5 — через «|»: «компания|компании|компаний».', en: 'Its forms after 1, 2 and 5, parted by “|”: “компания|компании|компаний”.' },
  }),
  short('unitEn', { kk: 'Өлшем бірлігі (ағылшынша)', ru: 'Единица измерения (по-английски)', en: 'Unit (in English)' }, {
    optional: true, hint: { kk: 'Жекеше және көпше түрін «|» белгісімен бөліңіз: “company|companies”.', ru: 'Единственное и множественное число — через «|»: “company|companies”.', en: 'Its singular and plural, parted by “|”: “company|companies”.' },
  }),
] as const
export const dataSource = short('dataSource', { kk: 'Деректер қайдан алынады?', ru: 'Откуда берутся данные?', en: 'Where do the data come from?' })
export const method = choice('method', {
  label: { kk: 'Ілгерілеу қандай әдіспен есептеледі?', ru: 'Каким методом считается прогресс?', en: 'By which method is progress computed?' },
  choices: [
    { value: 'growth-ratio@1', label: { kk: 'Өсу қарқындарының арақатынасы, 1-нұсқа', ru: 'Отношение темпов роста, версия 1', en: 'Ratio of growth rates, version 1' } },
    { value: 'linear@1', label: { kk: 'Түзу сызық, 1-нұсқа', ru: 'Прямая линия, версия 1', en: 'Straight line, version 1' } },
    { value: 'level@1', label: { kk: 'Деңгей, 1-нұсқа', ru: 'Уровень, версия 1', en: 'Level, version 1' } },
    { value: 'yes-no@1', label: { kk: 'Иә немесе жоқ, 1-нұсқа', ru: 'Да или нет, версия 1', en: 'Yes or no, version 1' } },
  ],
})
export const direction = choice('direction', {
  label: { kk: 'Қажетті бағыты', ru: 'Желаемое направление', en: 'Wanted direction' },
  choices: [{ value: 'up', label: { kk: 'Өсу', ru: 'Рост', en: 'Up' } }, { value: 'down', label: { kk: 'Азаю', ru: 'Снижение', en: 'Down' } }],
})
export const baseValue = decimal('baseValue', { label: { kk: 'Бастапқы мәні', ru: 'Исходное значение', en: 'Base value' }, optional: true })
export const baseYear = integer('baseYear', { label: { kk: 'Бастапқы жылы', ru: 'Исходный год', en: 'Base year' }, min: 1900, max: 2200, optional: true })
export const target = decimal('target', { label: { kk: 'Мақсатты мәні', ru: 'Целевое значение', en: 'Target' }, optional: true })
export const targetYear = integer('targetYear', { label: { kk: 'Мақсатты жылы', ru: 'Целевой год', en: 'Target year' }, min: 1900, max: 2200, optional: true })
const yearly = (year: number) => decimal(`target${year}`, { label: { kk: `${year} жылға жоспар`, ru: `План на ${year} год`, en: `Plan for ${year}` }, optional: true })
export const yearlyTargets = [2024, 2025, 2026, 2027, 2028, 2029].map(yearly)
export const limit = decimal('limit', { label: { kk: 'Мүмкін болатын шегі', ru: 'Предел возможного', en: 'What it can at most or at least be' }, optional: true })
export const counts = short('counts', { kk: 'Порталдың қай көрсеткіші?', ru: 'Какой показатель портала?', en: 'Which indicator of the portal?' }, {
  hint: { kk: 'Портал өзі есептейтін көрсеткіштің белгісі; мәні содан алынады. Ақша теңгемен, үлес пайызбен беріледі: өлшем бірлігін соған сай жазыңыз.', ru: 'Обозначение показателя, который портал считает сам: значение берётся из него. Деньги указаны в тенге, доли в процентах: запишите такую же единицу измерения.', en: 'The id of an indicator that the portal computes itself: the value is taken from it. Money comes in tenge, shares in per cent: write the unit accordingly.' }, optional: true,
})
const confidence = (field: string, label: Text): ChoiceField & { readonly optional: true } => ({
  ...choice(field, {
    label, choices: [
      { value: 'high', label: { kk: 'Жоғары', ru: 'Высокая', en: 'High' } }, { value: 'medium', label: { kk: 'Орташа', ru: 'Средняя', en: 'Medium' } }, { value: 'low', label: { kk: 'Төмен', ru: 'Низкая', en: 'Low' } },
    ],
  }), optional: true,
})
export const ownerConfidence = confidence('ownerConfidence', { kk: 'Жауапты органның сенім деңгейі', ru: 'Уверенность ответственного органа', en: 'Confidence of the responsible body' })
export const analystConfidence = confidence('analystConfidence', { kk: 'Талдаушының сенім деңгейі', ru: 'Уверенность аналитика', en: 'Confidence of the analyst' })

export const planLine = short('planLine', { kk: 'Іс-шаралар жоспарындағы тармағы', ru: 'Пункт плана мероприятий', en: 'Line of the action plan' }, { optional: true })
export const formOfCompletion = short('formOfCompletion', { kk: 'Аяқталу нысаны', ru: 'Форма завершения', en: 'Form of completion' })
export const deadline = date('deadline', { label: { kk: 'Орындалу мерзімі', ru: 'Срок исполнения', en: 'Deadline' }, optional: true })
export const executor = short('executor', { kk: 'Орындаушы', ru: 'Исполнитель', en: 'Executor' })
export const coExecutors = short('coExecutors', { kk: 'Бірлесіп орындаушылар', ru: 'Соисполнители', en: 'Co-executors' }, { optional: true })
export const budget = money('budget', { label: { kk: 'Бюджеті', ru: 'Бюджет', en: 'Budget' }, optional: true })
export const people = integer('people', { label: { kk: 'Іс-шараға тартылған адам саны', ru: 'Число людей, занятых в мероприятии', en: 'How many people work on it' }, min: 0, optional: true })
export const doneOn = date('doneOn', { label: { kk: 'Орындалды деп хабарланған күн', ru: 'День, когда сообщено об исполнении', en: 'Day on which it was said to be done' }, optional: true })
export const evidence = long('evidence', { kk: 'Дәлелі', ru: 'Подтверждение', en: 'Evidence' }, { hint: { kk: 'Құжат, нөмірі, мекенжайы.', ru: 'Документ, номер, адрес.', en: 'The document, its number, its address.' }, optional: true })
export const accepted = flag('accepted', { label: { kk: 'Дәлел іс-шараның орындалғанын көрсетеді', ru: 'Подтверждение показывает, что мероприятие исполнено', en: 'The evidence shows that the measure is done' }, optional: true })

export const region: RegionField & { readonly optional: true } = { kind: 'region', name: 'region', label: { kk: 'Өңір', ru: 'Регион', en: 'Region' }, hint: { kk: 'Жоба бүкіл елге арналса, бос қалдырыңыз.', ru: 'Оставьте пустым, если проект охватывает всю страну.', en: 'Leave it empty where the project is of the whole country.' }, optional: true }
export const startsOn = date('startsOn', { label: { kk: 'Басталатын күні', ru: 'Дата начала', en: 'Start' }, optional: true })
export const account = short('account', { kk: 'Шығыстары есепке алынатын шоттың коды', ru: 'Код счёта, на котором учитываются расходы', en: 'Code of the account on which its costs are booked' }, {
  hint: { kk: 'Порталдың бухгалтерлік есебіндегі шығыс шоты, мысалы, technopark.grants. Төленген сома содан алынады, қолмен енгізілмейді.', ru: 'Счёт расходов в бухгалтерском учёте портала, например technopark.grants. Уплаченная сумма берётся оттуда, вручную она не вносится.', en: 'An account of expense in the books of the portal, such as technopark.grants. What was paid is read from there, and typed in by nobody.' }, optional: true,
})
export const plannedOn = date('plannedOn', { label: { kk: 'Жоспарланған күні', ru: 'Плановая дата', en: 'Planned day' } })
export const shown = flag('accepted', { label: { kk: 'Дәлел бақылау нүктесіне жеткенін көрсетеді', ru: 'Подтверждение показывает, что контрольная точка пройдена', en: 'The evidence shows that the milestone is reached' }, optional: true })

export const year = integer('year', { label: { kk: 'Жылы', ru: 'Год', en: 'Year' }, min: 1900, max: 2200 })
export const kind = choice('kind', {
  label: { kk: 'Бұл не?', ru: 'Что это?', en: 'What is it?' },
  choices: [{ value: 'fact', label: { kk: 'Нақты мән', ru: 'Факт', en: 'Fact' } }, { value: 'forecast', label: { kk: 'Болжам', ru: 'Прогноз', en: 'Forecast' } }],
})
export const value = decimal('value', { label: { kk: 'Мәні', ru: 'Значение', en: 'Value' } })
export const low = decimal('low', { label: { kk: 'Болжамның төменгі шегі', ru: 'Нижняя граница прогноза', en: 'Lower bound of the forecast' }, optional: true })
export const high = decimal('high', { label: { kk: 'Болжамның жоғарғы шегі', ru: 'Верхняя граница прогноза', en: 'Upper bound of the forecast' }, optional: true })
export const figureSource = short('figureSource', { kk: 'Мән қайдан алынды?', ru: 'Откуда взято значение?', en: 'Where is the figure from?' })
export const responsible = short('responsible', { kk: 'Мәнге жауапты адам', ru: 'Ответственный за значение', en: 'Who answers for the figure' }, { hint: { kk: 'Лауазымы және аты-жөні.', ru: 'Должность, фамилия и имя.', en: 'Office and name.' } })
export const toldOn = date('toldOn', { label: { kk: 'Қай күнгі дерек?', ru: 'На какой день?', en: 'As of which day?' } })
