/** Lints procedures beside what stands, once for the same words: the linter is pure, and a process opens, drafts and rehearses often over the same. */
import type { Body } from '../../law/body.ts'
import { hashOf } from '../../law/canonical.ts'
import { type Conventions, conventions } from '../../law/conventions.ts'
import { knownActs } from '../../law/core-act.ts'
import { type Finding, lint } from '../../law/lint.ts'
import { regions } from '../../law/places.ts'
import type { Procedure } from '../../law/procedure.ts'
import type { Register } from '../../law/register.ts'
import { onceSpoken } from '../../law/text.ts'
import { keepNewest, versionOf } from './written.ts'

/** What was found under the conventions of a country, by the versions that stood together: the texts are asked for each language that is spoken. */
const found = onceSpoken(() => new WeakMap<Conventions, Map<string, readonly Finding[]>>())
/** A studio drafts without an end, a house stands in a few ways. */
const mostKept = 100

/** As `lint` finds it; answers from memory what it found in the same versions before. */
export function lintTogether(procedures: readonly Procedure[], registers: readonly Register[], bodies?: readonly Body[]): readonly Finding[] {
  const kept = found().get(conventions()) ?? new Map<string, readonly Finding[]>()
  found().set(conventions(), kept)
  const key = hashOf({
    acts: knownActs(), regions: regions().map(({ code }) => code),
    procedures: procedures.map(versionOf), registers: registers.map(versionOf), ...(bodies && { bodies: bodies.map(versionOf) }),
  })
  const findings = kept.get(key) ?? lint(procedures, undefined, registers, bodies)
  keepNewest(kept, key, findings, mostKept)
  return findings
}
