/** What Kazakhstan sets for the commons. */
import type { CommonsOptions } from '../../../institutions/commons/index.ts'
import { regions } from '../regions.ts'
import { access } from './access.ts'
import { madeUp } from './made-up.ts'
import { personalPublication, publication } from './publication.ts'
import { questions } from './questions.ts'
import { withdrawal } from './withdrawal.ts'

export const commonsOptions: CommonsOptions = {
  steward: 'commons.steward', administrators: ['commons.head', 'administrator'],
  request: access.id, withdrawal: withdrawal.id, publication: { company: publication.id, person: personalPublication.id }, credential: 'DatasetAccess', detectors: new URL('./detectors.ts', import.meta.url).href, regions, questions, disclaimer: madeUp,
}
