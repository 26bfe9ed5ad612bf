/** What the portal itself decides by: its declarations come into force, and its administrator suspends and lifts, whatever programme counts. */
import { months } from '../../law/duration.ts'
import type { House } from '../../law/house/index.ts'
import { house } from './bodies.ts'
import { runningBasis } from './laws.ts'

export const ownHouse: House = {
  body: house, basis: runningBasis, excluded: [{ of: 'representatives', within: months(12), basis: runningBasis }],
  organisation: { kk: 'Ұйымның ИНН-і', ru: 'ИНН организации', en: 'INN of the organisation' },
}
