/** Who may call a route, and whether whoever asks is one of them. */
import type { Actor } from '../kernel/parties/index.ts'

/** Who may call a route. Whoever does not fit is refused: there is no default that lets in. */
export type Permission =
  | 'everyone'
  | 'signed in'
  | { readonly role: string }
  | { readonly anyRole: readonly string[] }
  /** A key of the API with this scope. */
  | { readonly scope: string }

/** Whoever asks, as far as a permission looks: null for a visitor who is not signed in. */
interface Asking {
  readonly actor: Actor | null
  /** Scopes of the API key that came with the request. */
  readonly scopes?: readonly string[]
}

/**
 * Whether the session fits the permission; `sign in` when signing in might help. A key of the API opens what asks for its
 * scope and what is open to all, and nothing that is for the person who made it.
 */
export function permits(permission: Permission, { actor, scopes = [] }: Asking): 'yes' | 'no' | 'sign in' {
  if (permission === 'everyone') return 'yes'
  if (typeof permission === 'object' && 'scope' in permission) {
    if (scopes.includes(permission.scope)) return 'yes'
    return actor === null && scopes.length === 0 ? 'sign in' : 'no'
  }
  if (actor === null) return 'sign in'
  if (scopes.length > 0) return 'no'
  if (permission === 'signed in') return 'yes'
  const roles = 'role' in permission ? [permission.role] : permission.anyRole
  return roles.some((role) => actor.roles.includes(role)) ? 'yes' : 'no'
}

/** The permission as one word or phrase, for the printed table of routes. */
export function printPermission(permission: Permission): string {
  if (typeof permission === 'string') return permission
  if ('scope' in permission) return `key with ${permission.scope}`
  return 'role' in permission ? permission.role : permission.anyRole.join(' or ')
}
