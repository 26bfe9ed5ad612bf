/** What people come for: the needs by which services and whatever else institutions offer are found. */

/**
 * `company`: start or run a company that works with artificial intelligence. `models`: build models. `data`: own data and publish or lend it.
 * `learning`: study or teach. `decided`: a system or an office decided about me. `living`: live here. `checking`: check what somebody else
 * shows or says. `state`: work for the state.
 */
export const needs = ['company', 'models', 'data', 'learning', 'decided', 'living', 'checking', 'state'] as const

export type Need = (typeof needs)[number]
