/** What the form of registration asks of a failure, in the words of the law as data: one question may stand for several of its consequences. */
import type { effectsOfFailure } from './ai-law.ts'
import type { failureEffects } from './system-fields.ts'

export type FailureEffect = (typeof failureEffects.choices)[number]['value']
type EffectInLaw = (typeof effectsOfFailure)[keyof typeof effectsOfFailure][number]

/** The first stands for the answer where the law as data is asked; all of one answer make the same degree of risk. */
export const effectsInLaw: Readonly<Record<FailureEffect, readonly EffectInLaw[]>> = {
  little: [], effectiveness: ['effectiveness'], moral: ['moralHarm'], material: ['materialDamage'], emergency: ['emergency'], security: ['security', 'defence', 'international'], users: ['users'],
  economy: ['economy', 'infrastructure'], life: ['life'],
}
