/** What the proofs of identity stand on. */
import type { Instant } from '../../law/time.ts'
import type { OfficialNames } from '../../law/official-names.ts'
import type { Db } from '../database/index.ts'
import type { Journal } from '../journal/index.ts'
import type { Parties } from '../parties/index.ts'
import type { Signatures } from '../signatures/index.ts'

/** Numbers of people and companies that are made up and visibly so: where nobody is real there is no register to ask. */
export interface SampleRegister {
  /** The number of a person; another seed gives another one. */
  person(seed: string): string
  company(seed: string): { readonly number: string; readonly name: string; readonly names?: OfficialNames }
}

export interface Ground {
  readonly db: Db
  readonly now: () => Instant
  readonly journal: Pick<Journal, 'append'>
  readonly parties: Parties
  readonly signatures: Signatures
  /** Seals what a link says, so that only the portal can have written it. */
  readonly secrets: { seal(secret: string, about: string): string; open(sealed: string, about: string): string }
  /** Where the public reaches the portal. */
  readonly publicUrl: string
  readonly sampleRegister?: SampleRegister | undefined
}
