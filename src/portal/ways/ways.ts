/** The five words that stand on top of every page: each leads to a page of its own, and says which pages stand below it. */
import type { Need } from '../../law/need.ts'
import { spoken, type Text } from '../../law/text.ts'

export type WayId = 'services' | 'data' | 'learning' | 'rights' | 'programme'

export interface Way {
  readonly id: WayId
  /** Path of its page, without the language. */
  readonly path: string
  readonly title: Text
  /** The needs that its page serves, in their order; the page of services serves them all. */
  readonly needs: readonly Need[]
  /** Where the other pages begin that the portal itself has below this word. */
  readonly below: readonly string[]
}

export const ways: readonly Way[] = [
  { id: 'services', path: '/services', title: spoken({ kk: 'Қызметтер', ru: 'Услуги', en: 'Services' }), needs: [], below: ['/bookings', '/calls', '/library'] },
  { id: 'data', path: '/data-and-models', title: spoken({ kk: 'Деректер мен модельдер', ru: 'Данные и модели', en: 'Data and models' }), needs: ['data', 'models'], below: [] },
  { id: 'learning', path: '/learning', title: spoken({ kk: 'Оқу және іс-шаралар', ru: 'Обучение и мероприятия', en: 'Learning and events' }), needs: ['learning'], below: [] },
  { id: 'rights', path: '/ai-and-me', title: spoken({ kk: 'ЖИ және мен', ru: 'ИИ и я', en: 'AI and me' }), needs: ['decided', 'checking'], below: ['/verify'] },
  {
    id: 'programme', path: '/programme', title: spoken({ kk: 'Бағдарлама', ru: 'Программа', en: 'The programme' }), needs: [],
    below: ['/indicators', '/journal', '/bodies', '/registers', '/orders', '/docs', '/status', '/api', '/accessibility', '/contacts', '/privacy', '/feedback'],
  },
]

const isBelow = (path: string, above: string): boolean => path === above || path.startsWith(`${above}/`)

/** Below which word a page stands: by its address, else by the institution to which it belongs. */
export const wayOf = (path: string, institution?: { readonly way?: WayId }): WayId | undefined =>
  ways.find((way) => [way.path, ...way.below].some((above) => isBelow(path, above)))?.id ?? institution?.way
