/** What the sample services of this pack rest on: rules that nobody has made. Each citation says `assumed`. */
import { type Act, assumed } from '../../law/citation.ts'

const sampleRules: Act = {
  id: 'kg.sample-rules',
  title: { kk: 'Үлгі қағидалар (ойдан шығарылған)', ru: 'Образец правил (вымышленный)', en: 'Sample rules (made up)' },
  short: { kk: 'Үлгі қағидалар', ru: 'Образец правил', en: 'Sample rules' },
  dividedInto: 'items',
}

export const basis = assumed(sampleRules)
