/** The import of a whole plan into the registers, as a declared procedure decides it: read when the case is opened, and again when it is carried out; all of it or nothing. */
import { hash } from 'node:crypto'
import type { Db, Tx } from '../../../kernel/database/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import { bodyOfRole } from '../../../law/body.ts'
import type { CoreAct } from '../../../law/core-act.ts'
import { Failure } from '../../../law/failure.ts'
import type { Facts } from '../../../law/field.ts'
import { dayOf, type Instant } from '../../../law/time.ts'
import type { PlanRegisters } from '../plan/index.ts'
import { words } from './messages.ts'
import { proposedIn } from './plan-document.ts'
import { faultsOf, levelsOf, type Proposed, type Row } from './proposed.ts'
import { departures, readStratml } from './stratml.ts'

declare module '../../../kernel/database/index.ts' {
  interface Tables { strategy_import: { hash: string; decision: string; file: string; at: Instant } }
}

export const importAct: CoreAct = {
  name: 'strategy.import', words: words.acts, takes: { file: { kinds: ['file'] }, method: { kinds: ['choice'] }, direction: { kinds: ['choice'] }, certainty: { kinds: ['choice'] } },
  states: { goals: 'integer', indicators: 'integer', measures: 'integer', figures: 'integer', hash: 'text' }, twoPeople: true,
}

async function bytesOf({ files }: Kernel, id: string): Promise<Uint8Array> {
  const { stream } = await files.open(id)
  const parts: Uint8Array[] = []
  for await (const part of stream) parts.push(part)
  return Buffer.concat(parts)
}

const opened = new WeakSet<Kernel>()

/** Says who imports plans: once for a kernel. */
export function openImports(kernel: Kernel, ids: PlanRegisters): void {
  if (opened.has(kernel)) return
  opened.add(kernel)
  const { cases, now, registers } = kernel

  /** What the file would enter. Throws a `Failure` that names what stops it. */
  async function readable(within: Db | Tx, told: Facts): Promise<{ readonly proposed: Proposed; readonly left: ReadonlyMap<string, number>; readonly departs: number; readonly hash: string }> {
    const bytes = await bytesOf(kernel, String(told['file']))
    const digest = hash('sha256', bytes)
    if (await within.selectFrom('strategy_import').select('hash').where('hash', '=', digest).executeTakeFirst()) throw new Failure('conflict', words.importedBefore, [{ field: 'file', text: words.importedBefore }])
    const today = dayOf(now(), kernel.country.calendar.zone)
    const { part, root } = readStratml(new TextDecoder().decode(bytes))
    const { proposed, left } = proposedIn(part, root, { method: String(told['method']), direction: String(told['direction']), certainty: String(told['certainty']), today })
    if (proposed.goals.length === 0) throw new Failure('invalid', words.nothing, [{ field: 'file', text: words.nothing }])
    const faults = faultsOf(proposed, today)
    if (faults.length > 0) throw new Failure('invalid', faults[0]!.text, faults.slice(0, 20).map(({ key, text }) => ({ field: 'file', text: words.at(key, text) })))
    return { proposed, left, departs: departures(part, root).length, hash: digest }
  }

  cases.keepCoreAct(importAct, {
    async reads(tx, _, told) {
      const { proposed: { goals, indicators, measures, figures }, hash: digest } = await readable(tx, told)
      return { goals: goals.length, indicators: indicators.length, measures: measures.length, figures: figures.length, hash: digest }
    },
    async shows(within, told) {
      const { proposed, left, departs } = await readable(within, told)
      return [
        ...departs === 0 ? [] : [{ does: 'heads' as const, words: words.departs(departs) }],
        ...(['goals', 'indicators', 'measures', 'figures'] as const).map((what) => ({ does: 'adds' as const, words: words.taken(words[what], proposed[what].length) })),
        ...[...left].map(([what, count]) => ({ does: 'removes' as const, words: words.left(what, count) })),
      ]
    },
    async carryOut(tx, by, { told, decision, office = '', signature = '' }) {
      const { proposed: { goals, indicators, measures, figures }, hash: digest } = await readable(tx, told)
      const numbers = new Map<string, string>()
      // Theirs who decided: whoever speaks for that body reports on what came as a file.
      const body = bodyOfRole(kernel.country.bodies, office)?.id
      const owner = { kind: 'body', ...(body !== undefined && { body }) } as const
      /** The signature under the decision is the act of all of them, and `strategy_import` names the decision. */
      const enterAll = async (register: string, rows: readonly Row[], refers: string): Promise<void> => {
        const all = rows.map(({ of, values }) => ({ ...values, ...(of !== undefined && { [refers]: numbers.get(of)! }) }))
        const entered = await registers.enterAll(tx, by, { register, owner, act: { signature }, all })
        rows.forEach(({ key }, at) => numbers.set(key, entered[at]!))
      }
      for (const level of levelsOf(goals)) await enterAll(ids.goals, level, 'parent')
      await enterAll(ids.indicators, indicators, 'goal')
      await enterAll(ids.measures, measures, 'goal')
      await enterAll(ids.figures, figures, 'indicator')
      await tx.insertInto('strategy_import').values({ hash: digest, decision, file: String(told['file']), at: now() }).execute()
    },
  })
}
