/** The bodies and offices of the strategy. Which body coordinates is fixed by no act that is known: it is not set, and shown so. */
import type { Text } from '../../../law/text.ts'

export const bodies = {
  strategy: {
    name: {
      kk: 'Стратегияның орындалуын үйлестіретін орган (белгіленбеген)', ru: 'Орган, координирующий исполнение стратегии (не установлен)', en: 'The body that coordinates the strategy (not set)',
    },
    register: 'STR',
  },
} as const satisfies Record<string, { readonly name: Text; readonly register: string }>

export const offices = {
  'strategy.analyst': { kk: 'Үйлестіруші органның талдаушысы', ru: 'Аналитик координирующего органа', en: 'Analyst of the coordinating body' },
  'strategy.head': { kk: 'Үйлестіруші органның басшысы', ru: 'Руководитель координирующего органа', en: 'Head of the coordinating body' },
} as const satisfies Record<string, Text>
