/** Kyrgyzstan: a small second country. Its calendar, currency and numbers are its own; its bodies and services are visibly samples. */
import { houseProcedures } from '../../law/house/index.ts'
import type { CountryPack } from '../../portal/index.ts'
import { bodies } from './bodies.ts'
import { calendar } from './calendar.ts'
import { conventions } from './conventions.ts'
import { appeal, fuelAid } from './fuel-aid.ts'
import { ownHouse } from './house.ts'
import { samplesOf, sampleRegister, seedSample } from './sample.ts'
import { workshop, workshops } from './workshops.ts'

/** No act sets anything of what the services rest on: where only law counts there are none yet, and the house has its own procedures alone. */
export const kyrgyzstan = (programme: 'sample' | 'law'): CountryPack => ({
  code: 'KG',
  name: { kk: 'Қырғыз Республикасы', ru: 'Кыргызская Республика', en: 'Kyrgyz Republic' },
  conventions, schemes: conventions.schemes, calendar, bodies,
  procedures: [...programme === 'sample' ? [fuelAid, appeal, workshop] : [], ...houseProcedures(ownHouse)],
  registers: programme === 'sample' ? [workshops] : [],
  payTo: () => undefined,
  seals: 'Шанырак, Кыргызстан (образец)',
  institutions: [], migrations: [],
  samples: samplesOf, work: () => {},
  ...(programme === 'sample' && { sampleRegister, house: { begins: () => 0, seed: seedSample } }),
})
