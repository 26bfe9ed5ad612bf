/** The bodies and offices of the strategy. Which body coordinates is fixed by no act that is known: it is not set, and shown so. A council recommends, a commission decides. */
import type { Quorum } from '../../../law/procedure.ts'
import type { Text } from '../../../law/text.ts'

export const bodies = {
  strategy: {
    name: {
      kk: 'Стратегияның орындалуын үйлестіретін орган (белгіленбеген)', ru: 'Орган, координирующий исполнение стратегии (не установлен)', en: 'The body that coordinates the strategy (not set)',
    },
    register: 'STR',
  },
  /** Recommends, and decides nothing (decree No. 881). */
  council: { name: { kk: 'Жасанды интеллектіні дамыту жөніндегі кеңес', ru: 'Совет по развитию искусственного интеллекта', en: 'Council for the Development of Artificial Intelligence' }, register: 'CAI' },
  /** Decides, and gives instructions: of November 2025, by a publication. */
  commission: { name: { kk: 'Жеделдетілген цифрлық трансформация жөніндегі комиссия', ru: 'Комиссия по ускоренной цифровой трансформации', en: 'Commission for Accelerated Digital Transformation' }, register: 'CDT' },
  /** Audits from outside: the order by which it does is assumed. */
  audit: { name: { kk: 'Жоғары аудиторлық палата', ru: 'Высшая аудиторская палата', en: 'Supreme Audit Chamber' }, register: 'AUC' },
} as const satisfies Record<string, { readonly name: Text; readonly register: string }>

/** With how many votes each concludes: no act that says so is known of either. */
export const quorum = { council: 'unset', commission: 'unset' } as const satisfies Record<'council' | 'commission', Quorum>

export const offices = {
  'strategy.analyst': { kk: 'Үйлестіруші органның талдаушысы', ru: 'Аналитик координирующего органа', en: 'Analyst of the coordinating body' },
  'strategy.head': { kk: 'Үйлестіруші органның басшысы', ru: 'Руководитель координирующего органа', en: 'Head of the coordinating body' },
} as const satisfies Record<string, Text>

/** The offices of those who meet: each body has its own, so that nobody decides for a council or recommends for a commission. */
export const meeting = {
  council: {
    'strategy.council-secretary': { kk: 'Кеңес хатшысы', ru: 'Секретарь Совета', en: 'Secretary of the Council' },
    'strategy.council-member': { kk: 'Кеңес мүшесі', ru: 'Член Совета', en: 'Member of the Council' },
    'strategy.council-chair': { kk: 'Кеңес төрағасы', ru: 'Председатель Совета', en: 'Chair of the Council' },
  },
  commission: {
    'strategy.commission-secretary': { kk: 'Комиссия хатшысы', ru: 'Секретарь Комиссии', en: 'Secretary of the Commission' },
    'strategy.commission-member': { kk: 'Комиссия мүшесі', ru: 'Член Комиссии', en: 'Member of the Commission' },
    'strategy.commission-chair': { kk: 'Комиссия төрағасы', ru: 'Председатель Комиссии', en: 'Chair of the Commission' },
  },
} as const satisfies Record<string, Record<string, Text>>

export const auditOffices = {
  'strategy.auditor': { kk: 'Мемлекеттік аудитор', ru: 'Государственный аудитор', en: 'State auditor' },
  'strategy.audit-head': { kk: 'Аудиторлық палатаның мүшесі', ru: 'Член Аудиторской палаты', en: 'Member of the Audit Chamber' },
} as const satisfies Record<string, Text>
