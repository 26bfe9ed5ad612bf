/** The words of the first page of shared compute. */
import type { Text } from '../../law/text.ts'

export const words = {
  name: { kk: 'Есептеу сағаттары', ru: 'Вычислительные часы', en: 'Compute hours' },
  title: { kk: 'Ұлттық есептеу қуаттары', ru: 'Национальные вычислительные мощности', en: 'National compute' },
  lead: {
    kk: 'Стартаптарға, университеттер мен ғылыми ұйымдарға ұлттық суперкомпьютердің үдеткіш-сағаттары ереже бойынша бөлінеді. Әркім кезекті, бөлінген және жұмсалған сағаттарды көре алады.',
    ru: 'Стартапам, университетам и научным организациям по правилам выделяются ускорителе-часы национального суперкомпьютера. Очередь, выделенные и потраченные часы видны каждому.',
    en: 'Start-ups, universities and research organisations are allotted accelerator-hours of the national supercomputer by rules. Anyone sees the queue, and the hours that were allotted and used.',
  },
  programmes: { kk: 'Бағдарламалар', ru: 'Программы', en: 'Programmes' },
  programmesHint: { kk: 'Кімге қанша сағат, қандай мерзімге және қандай бағамен бөлінеді', ru: 'Кому сколько часов, на какой срок и по какой цене выделяется', en: 'Who is allotted how many hours, for how long and at which price' },
  partitions: { kk: 'Кластерлер', ru: 'Кластеры', en: 'Clusters' },
  partitionsHint: { kk: 'Қандай үдеткіштер бар және белгілі болса, нешеу', ru: 'Какие ускорители есть и сколько, если известно', en: 'Which accelerators there are, and how many where it is known' },
  request: { kk: 'Сағат сұрау', ru: 'Запросить часы', en: 'Ask for hours' },
  requestHint: { kk: 'Аз мөлшері бірден, ереже бойынша бөлінеді', ru: 'Небольшое число часов выделяется сразу, по правилам', en: 'Few hours are allotted at once, by the rules' },
  used: { kk: 'Жұмсалған үдеткіш-сағаттар', ru: 'Израсходованные ускорителе-часы', en: 'Accelerator-hours used' },
  usedMeans: {
    kk: 'Бөлінген сағаттардың ішінен барлық ұйым бірге жұмсағаны, толық сағатпен. Ұйымдар аз болса, сан айтылмайды.', ru: 'Сколько из выделенных часов израсходовали все организации вместе, в полных часах. Если организаций немного, число не называется.',
    en: 'Of the hours that were allotted, those that all organisations used together, in whole hours. Where they are few, no number is told.',
  },
  accounting: { kk: 'Кластерлердің есебі', ru: 'Учёт кластеров', en: 'Accounting of the clusters' },
  rests: { kk: 'Құқықтық негізі', ru: 'Правовая основа', en: 'The law it rests on' },
  numbers: { kk: 'Сандармен', ru: 'В цифрах', en: 'In numbers' },
} as const satisfies Record<string, Text>
