/** What our register of AI systems states of one, as far as it is exchanged with others. The country's declaration says which of it its register takes. */
import type { Text } from '../../../law/text.ts'

interface OurField {
  readonly kind: 'text' | 'choice' | 'day'
  readonly label: Text
  /** The values of a choice. */
  readonly values?: readonly string[]
}

const sectors = [
  'publicService', 'health', 'education', 'employment', 'finance', 'justice', 'lawEnforcement', 'defence', 'energy', 'transport', 'industry', 'agriculture', 'trade', 'media', 'other',
] as const

/** The fields by the names that the declared register has for them, with the values of its choices. */
export const ourFields = {
  name: { kind: 'text', label: { kk: 'Жүйенің атауы', ru: 'Название системы', en: 'Name of the system' } },
  reference: { kind: 'text', label: { kk: 'Иесінің өз нөмірі немесе белгісі', ru: 'Собственный номер или обозначение у владельца', en: 'The owner’s own number or reference' } },
  ownerName: { kind: 'text', label: { kk: 'Жүйенің иесі', ru: 'Владелец системы', en: 'Owner of the system' } },
  purpose: { kind: 'text', label: { kk: 'Мақсаты', ru: 'Назначение', en: 'Purpose' } },
  outputs: { kind: 'text', label: { kk: 'Жүйенің нәтижесі', ru: 'Результат работы системы', en: 'What the system puts out' } },
  decisionRole: { kind: 'choice', values: ['person', 'correctable', 'final'], label: { kk: 'Шешімді кім қабылдайды', ru: 'Кто принимает решение', en: 'Who takes the decision' } },
  autonomy: { kind: 'choice', values: ['low', 'medium', 'high'], label: { kk: 'Автономдылық деңгейі', ru: 'Степень автономности', en: 'Autonomy' } },
  riskClass: { kind: 'choice', values: ['minimal', 'medium', 'high'], label: { kk: 'Тәуекел деңгейі', ru: 'Степень риска', en: 'Class of risk' } },
  sector: { kind: 'choice', values: sectors, label: { kk: 'Сала', ru: 'Сфера', en: 'Sector' } },
  peopleAffected: { kind: 'text', label: { kk: 'Жүйе әсер ететін адамдар', ru: 'На кого влияет система', en: 'People affected' } },
  humanOversight: { kind: 'text', label: { kk: 'Адамның бақылауы', ru: 'Контроль человека', en: 'Human oversight' } },
  data: { kind: 'text', label: { kk: 'Деректер', ru: 'Данные', en: 'Data' } },
  datasets: { kind: 'text', label: { kk: 'Деректер жиындары', ru: 'Наборы данных', en: 'Datasets' } },
  model: { kind: 'text', label: { kk: 'Модель', ru: 'Модель', en: 'Model' } },
  supplier: { kind: 'text', label: { kk: 'Әзірлеушісі немесе жеткізушісі', ru: 'Разработчик или поставщик', en: 'Developer or supplier' } },
  legalBasis: { kind: 'text', label: { kk: 'Қолданудың құқықтық негізі', ru: 'Правовое основание применения', en: 'Legal basis of its use' } },
  assessments: { kind: 'text', label: { kk: 'Жүргізілген бағалаулар', ru: 'Проведённые оценки', en: 'Assessments made' } },
  risksAndMeasures: { kind: 'text', label: { kk: 'Тәуекелдер мен шаралар', ru: 'Риски и меры', en: 'Risks and measures' } },
  appealRoute: { kind: 'text', label: { kk: 'Нәтижемен келіспегенде не істеуге болады', ru: 'Как возразить против результата', en: 'How to object to a result' } },
  contact: { kind: 'text', label: { kk: 'Жүйе бойынша байланыс', ru: 'Контакт по системе', en: 'Contact for the system' } },
  website: { kind: 'text', label: { kk: 'Сайты', ru: 'Сайт', en: 'Website' } },
  status: { kind: 'choice', values: ['inDevelopment', 'inUse', 'suspended', 'retired'], label: { kk: 'Жүйенің күйі', ru: 'Состояние системы', en: 'Status of the system' } },
  startedOn: { kind: 'day', label: { kk: 'Қолданыла бастаған күні', ru: 'Начало применения', en: 'In use since' } },
  endedOn: { kind: 'day', label: { kk: 'Қолданылуы аяқталған күні', ru: 'Окончание применения', en: 'In use until' } },
} as const satisfies Record<string, OurField>

export type FieldName = keyof typeof ourFields
export const fieldNames = Object.keys(ourFields) as readonly FieldName[]

/** One system, every value as text; days as `YYYY-MM-DD`. What is not known is not there. */
export type SystemRecord = { readonly [F in FieldName]?: string }

/** The values of a choice; undefined for every other field. */
export const valuesOf = (name: FieldName): readonly string[] | undefined => (ourFields[name] as OurField).values
