/** What the services of this pack rest on: sample rules that nobody has made, and an act on the running of the portal that is not known. Each citation says `assumed`. */
import { type Act, assumed } from '../../law/citation.ts'
import { say } from './languages.ts'

const sampleRules: Act = {
  id: 'kg.sample-rules',
  title: say('Үлгү эрежелер (ойдон чыгарылган)', 'Образец правил (вымышленный)', 'Sample rules (made up)'),
  short: say('Үлгү эрежелер', 'Образец правил', 'Sample rules'),
  dividedInto: 'items',
}

export const basis = assumed(sampleRules)
