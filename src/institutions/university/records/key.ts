/** A key of learning records: who made it, and what it may do. */
import type { Instant } from '../../../law/time.ts'

/** What a key may do, by the names that xAPI gives its scopes (Communication 4.2). `define` of the standard is not used: nobody defines activities for others. */
export const scopes = ['statements/write', 'statements/read/mine', 'statements/read', 'state', 'profile', 'all/read', 'all'] as const
export type Scope = (typeof scopes)[number]

export interface LearningKey {
  readonly id: string
  /** Id of the person who made it. */
  readonly person: string
  readonly organisation?: string
  readonly name: string
  readonly scopes: readonly Scope[]
  readonly requestsPerMinute: number
  readonly expiresAt: Instant
}

export type Act = 'write statements' | 'read statements' | 'read state' | 'write state' | 'read profiles' | 'write profiles'

const opening: Readonly<Record<Act, readonly Scope[]>> = {
  'write statements': ['statements/write', 'all'],
  'read statements': ['statements/read', 'statements/read/mine', 'all/read', 'all'],
  'read state': ['state', 'all/read', 'all'], 'write state': ['state', 'all'],
  'read profiles': ['profile', 'all/read', 'all'], 'write profiles': ['profile', 'all'],
}

export const mayDo = ({ scopes: held }: Pick<LearningKey, 'scopes'>, act: Act): boolean => opening[act].some((scope) => held.includes(scope))

/** Whether a key reads only what it wrote itself. */
export const readsOwnAlone = ({ scopes: held }: Pick<LearningKey, 'scopes'>): boolean => !held.some((scope) => scope === 'statements/read' || scope === 'all/read' || scope === 'all')

/** Whose documents a key keeps: those of the organisation for which it was made, or of the person. */
export const ownerOf = ({ person, organisation }: Pick<LearningKey, 'person' | 'organisation'>): string => organisation ?? person

/** Whether a key reads what every other one wrote, documents too. */
export const readsAll = ({ scopes: held }: Pick<LearningKey, 'scopes'>): boolean => held.some((scope) => scope === 'all/read' || scope === 'all')

/** Whether a key may void what another one wrote, and change the documents of others. */
export const writesAll = ({ scopes: held }: Pick<LearningKey, 'scopes'>): boolean => held.includes('all')
