/** Procedures in all their versions, linted beside the registers that they change. */
import type { Body } from '../../law/body.ts'
import { isSlotText } from '../../law/allocation.ts'
import { type Call, windowOf } from '../../law/call.ts'
import { hashOf, type JsonObject } from '../../law/canonical.ts'
import { procedureSchema } from '../../law/declaration.ts'
import { callFaults } from '../../law/lint-call.messages.ts'
import type { Finding } from '../../law/lint.ts'
import type { Procedure } from '../../law/procedure.ts'
import type { Register } from '../../law/register.ts'
import type { Db, Tx } from '../database/index.ts'
import { type Declarations, type DeclarationsGround, type Enacted as EnactedDeclaration, lintTogether, openDeclarations, versionOf } from '../declarations/index.ts'
import { lotMeeting, lotsOf } from '../lots/index.ts'
import { messages } from './messages.ts'

export type Versions = Declarations<Procedure>
/** A procedure with the hash that is its version. */
export type Enacted = EnactedDeclaration<Procedure>

/** `registers` are those of things that stand or come, which outcomes may change; `bodies` those whose offices act, or to which something is referred. */
export async function openVersions(
  ground: DeclarationsGround, registers: (within: Db) => Promise<readonly Register[]>, bodies: (within: Db) => Promise<readonly Body[]>,
): Promise<Versions> {
  const changed = (world: readonly Procedure[], within: Tx): Promise<readonly Finding[]> => changedCalls(ground.zone, world, within, (hash) => versions.byHash(hash, within))
  const versions: Versions = await openDeclarations(ground, {
    name: 'procedure', table: 'procedure_version', schema: procedureSchema, unknown: messages.noProcedure,
    lint: async (world, within) => [...lintTogether(world, await registers(within), await bodies(within)), ...await changed(world, within)],
    bound: async (declarations, within) => (await changed(declarations, within)).map(({ procedure }) => procedure),
  })
  return versions
}

/** What would be wrong with the procedures if these were the bodies: with those that stand or come, and with those under which cases are filed until then. */
export async function lintBesideBodies(versions: Pick<Versions, 'standing' | 'today'>, registers: readonly Register[], bodies: readonly Body[], within: Db | Tx): Promise<readonly Finding[]> {
  const standing = await versions.standing(within)
  const known = new Set(standing.map(versionOf))
  return [
    ...lintTogether(standing, registers, bodies),
    ...lintTogether(versions.today().filter((procedure) => !known.has(versionOf(procedure))), registers, bodies),
  ]
}

/** The steps of applicants in every version, each as the hash of the version and its name: an open case goes on under its own, whatever was enacted since. */
export const stepsOfApplicants = (versions: Pick<Versions, 'withHashes'>): readonly string[] => versions.withHashes()
  .flatMap(({ hash, declaration: { steps } }) => Object.entries(steps).flatMap(([step, { by }]) => (by === 'applicant' ? [`${hash} ${step}`] : [])))

/** A call whose lot is drawn is played to its end as it was: what is enacted may declare another one, with a window of its own, but not change it. Its words may be changed. */
async function changedCalls(zone: string, world: readonly Procedure[], within: Tx, byHash: (version: string) => Promise<Procedure>): Promise<readonly Finding[]> {
  const found: Finding[] = []
  for (const { id, call } of world) {
    // Those of entries go on by the version by which each began.
    if (call?.window === undefined || !isSlotText(call.window.from) || !isSlotText(call.window.until)) continue
    const lot = lotMeeting(await lotsOf(within, id), windowOf(call.window, zone))
    if (lot !== undefined && !isSame(call, (await byHash(lot.version)).call!)) found.push({ procedure: id, place: 'call', rule: 'call-is-drawn', ...drawnCall(call.window) })
  }
  return found
}

const drawnCall = ({ from, until }: NonNullable<Call['window']>): Pick<Finding, 'severity' | 'words'> => ({ severity: 'error', words: callFaults['call-is-drawn'].words(from, until) })

const isSame = (a: Call, b: Call): boolean => hashOf(playedOf(a)) === hashOf(playedOf(b))

/** What of a call is played: everything but what it is called, what people are told, and the law that is cited. */
const playedOf = (call: Call): JsonObject => JSON.parse(JSON.stringify(call, (key, value: unknown) => (words.has(key) ? undefined : value)))
const words: ReadonlySet<string> = new Set(['title', 'otherwise', 'basis'])
