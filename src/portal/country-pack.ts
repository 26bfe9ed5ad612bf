/** A country as one value: what it hands to the kernel, its institutions, and its sample house. */
import type { MigrationFolder } from '../kernel/database/index.ts'
import type { Country, Kernel } from '../kernel/index.ts'
import type { Conventions } from '../law/conventions.ts'
import type { Text } from '../law/text.ts'
import type { Instant } from '../law/time.ts'
import type { Samples } from './account/index.ts'
import type { ReadyAnswer, WordsOfLife } from './find/index.ts'
import type { InstitutionParts } from './institution.ts'
import type { AsksAboutLooks } from './looks/index.ts'
import type { NeedsOfProcedures } from './ways/index.ts'

export interface CountryPack extends Country {
  readonly conventions: Conventions
  /** The id of the body that answers for the programme and for this portal. */
  readonly owner: string
  readonly institutions: readonly InstitutionParts[]
  /** How people ask for its services and its institutions' pages in everyday words. */
  readonly wordsOfLife?: WordsOfLife
  /** What people ask of its services most, and is answered at once. */
  readonly answers?: readonly ReadyAnswer[]
  readonly migrations: readonly MigrationFolder[]
  /** How people ask a body why it looked at their data; without it they are led to the contacts. */
  readonly asksAboutLooks?: AsksAboutLooks
  /** The needs of procedures that were declared before needs could be. */
  readonly needs?: NeedsOfProcedures
  /** The sample people, where the portal has them. */
  samples(kernel: Kernel): Promise<Samples | undefined>
  /** What the pack itself has for the worker. */
  work(kernel: Kernel): void
  /** What a new folder of the sample programme is filled with. */
  readonly house?: SampleHouse
}

export interface SampleHouse {
  /** It has a large one too; absent: `--large` is refused. */
  readonly large?: true
  /** How many days before now it begins; a `large` one, where there is one, earlier. */
  begins(now: Instant, size?: SampleSize): number
  /** Fills a house that has no samples; may turn the time back, never before `begins`. */
  seed(kernel: Kernel, progress: (text: Text) => void, clock?: { turnBack(days: number): void }, size?: SampleSize): Promise<void>
  /** Waits until what the worker makes of it is there. */
  done?(kernel: Kernel): Promise<void>
}

/** A sample to look around in, or one in which every list and chart has much to show. */
export type SampleSize = 'small' | 'large'
