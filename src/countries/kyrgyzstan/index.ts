/** Kyrgyzstan: a small second country. Its calendar, currency and numbers are its own; its bodies and services are visibly samples. */
import type { CountryPack } from '../../portal/index.ts'
import { filling } from './appointments.ts'
import { bodies } from './bodies.ts'
import { calendar } from './calendar.ts'
import { conventions } from './conventions.ts'
import { appeal, fuelAid } from './fuel-aid.ts'
import { samplesOf, sampleRegister, seedSample } from './sample.ts'
import { workshop, workshops } from './workshops.ts'
import { languages, say } from './languages.ts'

/** No act sets anything of what the services rest on: where only law counts there are none yet, but for how offices are filled. */
export const kyrgyzstan = (programme: 'sample' | 'law'): CountryPack => ({
  code: 'KG',
  name: say('Кыргыз Республикасы', 'Кыргызская Республика', 'Kyrgyz Republic'),
  languages, conventions, schemes: conventions.schemes, calendar, bodies,
  owner: 'programme',
  procedures: [...filling, ...(programme === 'sample' ? [fuelAid, appeal, workshop] : [])],
  registers: programme === 'sample' ? [workshops] : [],
  seals: 'Шанырак, Кыргызстан (образец)',
  institutions: [], migrations: [],
  samples: samplesOf, work: () => {},
  ...(programme === 'sample' && { sampleRegister, house: { begins: () => 0, seed: seedSample } }),
})
