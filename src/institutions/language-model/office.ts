/** The office of the language model: whoever works in it sees what is not released yet. */
import type { Actor } from '../../kernel/parties/index.ts'
import type { LanguageModelOptions } from './ground.ts'

/** Whether the actor is an engineer or the head. */
export const isInside = (actor: Actor | null, { engineer, head }: Pick<LanguageModelOptions, 'engineer' | 'head'>): boolean =>
  actor !== null && [engineer, head].some((role) => actor.roles.includes(role))
