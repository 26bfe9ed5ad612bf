/** What a launch opened: kept behind a code until somebody goes on with it. */
import { createHash, randomBytes } from 'node:crypto'

/** A teacher or a learner opens a course or a task at a place of their platform. */
export interface LaunchedPlace {
  readonly kind: 'place'
  readonly placement: string
  readonly subject: string
  /** The language of the platform's page, where it says so. */
  readonly locale?: string
  /** As the platform calls them, where it says so. */
  readonly name?: string
  readonly teaches: boolean
  /** Where the platform lists who learns there. */
  readonly members?: string
}

/** A teacher chooses what will stand at a place. */
export interface LaunchedChoice {
  readonly kind: 'choice'
  readonly deployment: string
  readonly returnTo: string
  readonly several: boolean
  /** As of a place. */
  readonly locale?: string
  /** Goes back as it came. */
  readonly data?: string
}

export type Launched = LaunchedPlace | LaunchedChoice

/** A code or state of 256 random bits, which is given out once. */
export const newCode = (): string => randomBytes(32).toString('base64url')

/** What is kept of it: whoever reads the table opens nothing by it. */
export const hashOf = (code: string): string => createHash('sha256').update(code).digest('hex')
