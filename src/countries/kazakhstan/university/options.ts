/** What Kazakhstan sets for its AI university. */
import type { UniversityOptions } from '../../../institutions/university/index.ts'
import { rules } from './offices.ts'

export const universityOptions: UniversityOptions = { rests: [rules], records: { offices: ['university.registrar', 'university.rector'] } }
