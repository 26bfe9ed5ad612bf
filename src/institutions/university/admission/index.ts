/**
 * Admission on the first page of the university: its programmes, and the call with its ranking.
 *
 * Promises: leads to what the country has declared. Never: ranks or decides; the call does the first, and people the second.
 */
import type { InstitutionDoor } from '../../../portal/record/index.ts'
import { words } from './messages.ts'

/** What the country has declared of its admission. */
export interface AdmissionOptions {
  /** The procedure of the call. */
  readonly call: string
  /** The register of programmes. */
  readonly programmes: string
}

export const admissionDoors = ({ call, programmes }: AdmissionOptions): readonly InstitutionDoor[] => [
  { path: `/registers/${programmes}`, title: words.programmes, hint: words.programmesHint }, { path: `/calls/${call}`, title: words.call, hint: words.callHint },
]
