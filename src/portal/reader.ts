/** Who looks at the thread. */
import type { Reader } from '../kernel/taken-back/index.ts'
import type { Visit } from './visit.ts'

/** The person of the session; a key opens what is open to everyone, whoever made it. */
export const readerIn = ({ actor, scopes }: Pick<Visit, 'actor' | 'scopes'>): Reader => (scopes.length > 0 ? null : actor)
