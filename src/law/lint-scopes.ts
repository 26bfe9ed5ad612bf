/** Checks scopes: a pilot ends, each limits something, in the country's regions and bodies, and rules that speak of one say where the region stands. */
import type { Body } from './body.ts'
import { isOfManyBodies } from './in-body.ts'
import type { Fault } from './lint.messages.ts'
import type { ScopeLintRule } from './lint-scopes.messages.ts'
import { regionName } from './places.ts'
import type { Procedure } from './procedure.ts'
import type { Register } from './register.ts'
import type { Scope } from './scope.ts'
import type { Day } from './time.ts'

export interface ScopeFault { readonly rule: ScopeLintRule; readonly place: string; readonly names: Fault['names'] }

const found = (rule: ScopeLintRule, place: string, ...names: Fault['names']): ScopeFault => ({ rule, place, names })

export function* lintScopes(declaration: Procedure, bodies?: readonly Body[]): Generator<ScopeFault> {
  const { scopes } = declaration
  if (scopes === undefined) return
  const { scopes: _, ...rest } = declaration
  const used = new Set([...speakingOf(rest, '')].map(({ scope }) => scope))
  for (const [name, scope] of Object.entries(scopes)) {
    yield* lintScope(name, scope, declaration)
    if (scope.bodies !== undefined && !isOfManyBodies(declaration)) yield found('bodies-open-no-cases', `scopes.${name}.bodies`, name)
    for (const body of Object.keys(scope.bodies ?? {})) if (bodies && !bodies.some(({ id }) => id === body)) yield found('scope-of-no-body', `scopes.${name}.bodies`, name, body)
    if (!used.has(name)) yield found('unused-scope', `scopes.${name}`, name)
  }
  yield* lintSpeaking(scopes, rest)
}

/**
 * The same of a register. What is asked in a pilot may not have been asked of who is entered in it, nor be wanted of who was asked: filing and entering are two days. A column of a pilot
 * is optional.
 */
export function* lintScopesOfColumns(declaration: Pick<Register, 'scopes' | 'inForce' | 'fields'>): Generator<ScopeFault> {
  const { scopes, inForce, fields } = declaration
  if (scopes === undefined) return
  const used = new Set([...speakingOf({ fields }, '')].map(({ scope }) => scope))
  for (const [name, scope] of Object.entries(scopes)) {
    yield* lintScope(name, scope, { inForce })
    if (!used.has(name)) yield found('unused-scope', `scopes.${name}`, name)
  }
  for (const { name, when, optional } of fields) {
    yield* lintSpeaking(scopes, when, `fields.${name}.when`)
    const pilot = [...speakingOf(when, '')].find(({ scope }) => scopes[scope]?.pilot !== undefined)
    if (pilot && !optional) yield found('pilot-column-needed', `fields.${name}`, name, pilot.scope)
  }
}

/** Rules that speak of scopes say where the region stands, if there is one. */
function* lintSpeaking(scopes: Readonly<Record<string, Pick<Scope, 'regions'>>>, said: unknown, from = ''): Generator<ScopeFault> {
  for (const { scope, fact, place } of speakingOf(said, from)) {
    const regions = scopes[scope]?.regions
    if (regions !== undefined && fact === undefined) yield found('scope-without-answer', place, scope)
    if (scopes[scope] !== undefined && regions === undefined && fact !== undefined) yield found('scope-needs-no-answer', place, scope, fact)
  }
}

function* lintScope(name: string, { regions, bodies, pilot }: Scope, { inForce }: { readonly inForce: { readonly from: Day; readonly until?: Day } }): Generator<ScopeFault> {
  const place = `scopes.${name}`
  if (regions === undefined && bodies === undefined && pilot === undefined) yield found('scope-of-everything', place, name)
  if (pilot !== undefined) {
    const { from, until } = pilot
    if (until === undefined) yield found('pilot-without-end', `${place}.pilot`, name)
    else if (until < from || until < inForce.from) yield found('pilot-ends-before', `${place}.pilot.until`, name, until)
    else if (inForce.until !== undefined && from > inForce.until) yield found('pilot-begins-after', `${place}.pilot.from`, name, from)
  }
  for (const region of regions ?? []) if (regionName(region) === undefined) yield found('scope-of-no-region', `${place}.regions`, name, region)
}

interface Speaking { readonly scope: string; readonly fact?: string; readonly place: string }

/** Every rule of a declaration that speaks of a scope, with its place. */
function* speakingOf(value: unknown, place: string): Generator<Speaking> {
  if (typeof value !== 'object' || value === null) return
  if ('rule' in value && (value.rule === 'inScope' || value.rule === 'onlyIn') && 'scope' in value && typeof value.scope === 'string') {
    yield { scope: value.scope, place, ...('fact' in value && typeof value.fact === 'string' && { fact: value.fact }) }
  }
  for (const [key, part] of Object.entries(value)) if (key !== 'basis') yield* speakingOf(part, place === '' ? key : `${place}.${key}`)
}
