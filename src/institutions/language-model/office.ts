/** The office of the language model: engineers, who build, and the head, who releases. Asked here and nowhere else. */
import type { Actor } from '../../kernel/parties/index.ts'
import type { LanguageModelOptions } from './ground.ts'

type Someone = Pick<Actor, 'roles'> | null

const holds = (actor: Someone, role: string): boolean => actor?.roles.includes(role) ?? false

export const isEngineer = (actor: Someone, { engineer }: Pick<LanguageModelOptions, 'engineer'>): boolean => holds(actor, engineer)

export const isHead = (actor: Someone, { head }: Pick<LanguageModelOptions, 'head'>): boolean => holds(actor, head)

/** Whoever works in the office sees what is not released yet. */
export const isInside = (actor: Someone, options: Pick<LanguageModelOptions, 'engineer' | 'head'>): boolean => isEngineer(actor, options) || isHead(actor, options)
