/** The body that answers for the programme itself: it brings declarations into force, and its administrator gives orders. Which body that is has not been set. */
import { assumed } from '../../law/citation.ts'
import type { House } from '../../law/house/index.ts'
import { administrativeCode } from './acts.ts'
import { notRepresentatives } from './impartial.ts'

/** No act that is known sets what its acts have in common; the sample programme does. */
export const programme: House = {
  body: {
    register: 'PRG',
    name: {
      kk: 'Бағдарламаға жауапты орган (белгіленбеген)', ru: 'Орган, ответственный за программу (не установлен)', en: 'The body responsible for the programme (not set)',
    },
  },
  basis: assumed(administrativeCode, {
    kk: 'Бабы белгіленбеген; тәртіпті үлгі бағдарлама белгілеген.', ru: 'Статья не установлена; порядок задан демонстрационной программой.',
    en: 'The article is not set; the order of things is set by the sample programme.',
  }),
  excluded: notRepresentatives,
  ownServices: true,
  organisation: { kk: 'Ұйымның БСН-і', ru: 'БИН организации', en: 'BIN of the organisation' },
}
