/** The offices of compute hours: who shares them out and who runs the machines see every grant. Asked here and nowhere else. */
import type { Actor } from '../../kernel/parties/index.ts'
import type { ComputeOptions } from './options.ts'

export const isOffice = (actor: Pick<Actor, 'roles'>, { office }: Pick<ComputeOptions, 'office'>): boolean => actor.roles.some((role) => office.includes(role))
