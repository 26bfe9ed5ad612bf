/** In which cases an office takes part: each by the version under which it was filed, and by the body that opened it for itself. */
import { type RawBuilder, sql } from 'kysely'
import { inEveryBody } from '../../law/in-body.ts'
import type { Procedure } from '../../law/procedure.ts'
import type { Actor } from '../parties/index.ts'
import type { Ground } from './ground.ts'
import { isReferred, officeRoles, rolesApart, rolesOf } from './permit.ts'

/** A procedure in whose cases an actor's roles take part. */
export interface DeskProcedure {
  /** As it is today, or else the last version in which they take part: cases of it may still be open. */
  readonly procedure: Procedure
  /** The steps that they perform, in any of these cases. */
  readonly steps: readonly string[]
  /** The steps in which several of one office judge apart. */
  readonly apart: readonly string[]
  /** Single steps alone are referred to their body: they see of a case only these. */
  readonly referred: boolean
  /** In which of its cases, each as the hash of its version and the id of the body that opened it for itself; absent where it is all of them. */
  readonly cases?: readonly string[]
}

/**
 * The procedures that an actor's roles take part in. What counts is each case's own version: an office that a later version gives its task to nobody, or to
 * another, goes on with what was filed before. An office that conducts some versions and is only asked in others is told of those that it conducts.
 */
export function deskOf({ versions, parties }: Pick<Ground, 'versions' | 'parties'>, actor: Actor): readonly DeskProcedure[] {
  const today = new Map(versions.today().map((procedure, place) => [procedure.id, { procedure, place }]))
  const found = new Map<string, Kind[]>()
  for (const { hash, declaration } of versions.withHashes()) {
    for (const { body, own } of inEveryBody(declaration, parties.bodies)) {
      const takesPart = officeRoles(own).some((role) => actor.roles.includes(role))
      const kinds = found.get(declaration.id) ?? found.set(declaration.id, []).get(declaration.id)!
      kinds.push({ declaration, own, key: keyOf(hash, body?.id ?? ''), part: takesPart ? isReferred(own, actor) ? 'referred' : 'office' : 'none' })
    }
  }
  const desk = [...found].flatMap(([id, kinds]): readonly DeskProcedure[] => {
    const part = kinds.some((kind) => kind.part === 'office') ? 'office' : 'referred'
    const theirs = kinds.filter((kind) => kind.part === part)
    const last = theirs.at(-1)
    if (last === undefined) return []
    const steps = theirs.flatMap(({ own }) => Object.entries(own.steps).filter(([, { by }]) => rolesOf(by).some((role) => actor.roles.includes(role))).map(([name]) => name))
    const apart = theirs.flatMap(({ own }) => Object.entries(own.steps).filter(([, { by }]) => rolesApart(by).size > 0).map(([name]) => name))
    const shown = today.get(id)?.procedure
    return [{
      procedure: shown ?? last.declaration, steps: [...new Set(steps)], apart: [...new Set(apart)], referred: part === 'referred', ...(theirs.length < kinds.length && { cases: theirs.map(({ key }) => key) }),
    }]
  })
  const placeOf = ({ procedure: { id } }: DeskProcedure): number => today.get(id)?.place ?? today.size
  return desk.toSorted((one, other) => placeOf(one) - placeOf(other))
}

/** The cases of one version that one body opened for itself, or nobody did. */
interface Kind { readonly declaration: Procedure; readonly own: Procedure; readonly key: string; readonly part: 'office' | 'referred' | 'none' }

const keyOf = (version: string, body: string): string => `${version} ${body}`

/** Whether a row of `case_record` is one of the cases that these procedures are about; `procedure` comes first, for the indexes of the queue. */
export function ofDesk(desk: readonly DeskProcedure[]): RawBuilder<boolean> {
  const whole = desk.flatMap(({ procedure: { id }, cases }) => (cases === undefined ? [id] : []))
  const some = desk.filter(({ cases }) => cases !== undefined)
  const those = sql`(procedure = any(${some.map(({ procedure: { id } }) => id)}) and version || ' ' || coalesce(opened_in, '') = any(${some.flatMap(({ cases = [] }) => cases)}))`
  if (some.length === 0) return sql<boolean>`procedure = any(${whole})`
  return whole.length === 0 ? sql<boolean>`${those}` : sql<boolean>`(procedure = any(${whole}) or ${those})`
}
