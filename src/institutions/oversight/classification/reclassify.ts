/** What a change of law, or of the day, moves: many systems classified before and after it. */
import type { Facts } from '../../../law/field.ts'
import type { Day } from '../../../law/time.ts'
import { type CompiledRegime, type ReadyRule, rulesOn, type Span, spansOf } from './compile.ts'

/** A regime on a day. */
export interface LawOn { readonly law: CompiledRegime; readonly on: Day }

/** A system whose class is another one. A class that is absent could not be told from the answers, or there is no such scale. */
export interface Moved {
  readonly id: string
  readonly scale: string
  readonly from?: string
  readonly to?: string
  /** Ids of the rules that hold after and did not before, and the other way round. */
  readonly gained: readonly string[]
  readonly lost: readonly string[]
}

/**
 * The systems that another law classifies otherwise, in the order of the entries. Pure; the regimes are compiled before, once for all entries, and
 * why something moved is worked out for what moved alone.
 */
export function reclassify(entries: Iterable<{ readonly id: string; readonly facts: Facts }>, before: LawOn, after: LawOn): readonly Moved[] {
  const [old, renewed] = [ready(before), ready(after)]
  const scales = [...new Set([...old.scales.keys(), ...renewed.scales.keys()])]
  const moved: Moved[] = []
  for (const { id, facts } of entries) {
    const [was, is] = [old.spans(facts), renewed.spans(facts)]
    for (const scale of scales) {
      const [from, to] = [old.classOf(was, scale), renewed.classOf(is, scale)]
      if (from === to) continue
      const [held, holds] = [old.holding(scale, facts), renewed.holding(scale, facts)]
      moved.push({
        id, scale, ...(from !== undefined && { from }), ...(to !== undefined && { to }),
        gained: holds.filter((one) => !held.includes(one)), lost: held.filter((one) => !holds.includes(one)),
      })
    }
  }
  return moved
}

/** A system with the classes that a register keeps of it, by scale. */
export interface Kept { readonly id: string; readonly facts: Facts; readonly classes: Readonly<Record<string, string | undefined>> }

/**
 * The systems of which a register keeps another class than the law gives on a day: the law has changed since, or they were entered under another. A class that
 * the register does not keep, or that its answers do not tell, is passed over. Pure.
 */
export function differing(entries: Iterable<Kept>, now: LawOn): readonly Moved[] {
  const law = ready(now)
  const moved: Moved[] = []
  for (const { id, facts, classes } of entries) {
    const spans = law.spans(facts)
    for (const scale of law.scales.keys()) {
      const [from, to] = [classes[scale], law.classOf(spans, scale)]
      if (from !== undefined && to !== undefined && from !== to) moved.push({ id, scale, from, to, gained: law.holding(scale, facts), lost: [] })
    }
  }
  return moved
}

/** The class that the law gives on a day, by scale; absent where the answers do not tell. Pure. */
export function classesOn(now: LawOn): (facts: Facts) => Readonly<Record<string, string | undefined>> {
  const law = ready(now)
  return (facts) => {
    const spans = law.spans(facts)
    return Object.fromEntries([...law.scales.keys()].map((scale) => [scale, law.classOf(spans, scale)]))
  }
}

function ready({ law, on }: LawOn) {
  const { scales } = law.regime
  const rules: readonly ReadyRule[] = rulesOn(law, on)
  const at = new Map(scales.map(({ id }, index) => [id, index]))
  return {
    scales: at,
    spans: (facts: Facts): readonly Span[] => spansOf(scales, rules, facts),
    classOf(spans: readonly Span[], scale: string): string | undefined {
      const index = at.get(scale)
      const span = index === undefined ? undefined : spans[index]
      return span === undefined || span.least !== span.most ? undefined : scales[index!]!.classes[span.least]!.id
    },
    holding: (scale: string, facts: Facts): readonly string[] =>
      rules.filter((one) => one.scale === at.get(scale) && one.judge(facts) === true).map(({ rule }) => rule.id),
  }
}
