/**
 * How well what somebody shows fits what somebody needs, and why. Pure, and the same for everybody: the only things it reads are named in `Shown`, among them nothing of sex,
 * age, origin, family, health or belief, and nobody's name. Nothing is learned from whom was chosen before.
 */

/** A task that was done: for which skill, with how many points of a hundred, and the hash of the tests that found so, where there are any. */
export interface ShownTask { readonly skill: string; readonly score: number; readonly tests?: string }

/** What stands for one side: tasks done, skills that are only said, and what it looks for. */
export interface Shown {
  readonly id: string
  readonly shows: readonly ShownTask[]
  readonly claims: readonly string[]
  readonly languages: readonly string[]
  readonly region?: string
  /** Whether it would work from where it is. */
  readonly remote: boolean
  readonly kinds: readonly string[]
}

/** What is needed: skills that must be there and that are welcome, all of these languages, where, and as what. */
export interface Needed {
  readonly must: readonly string[]
  readonly wish: readonly string[]
  readonly languages: readonly string[]
  readonly region?: string
  readonly remote: boolean
  readonly kind: string
}

/** One thing that speaks for or against. The first three are of a skill, and say whether the need rests on it. */
export type Reason =
  | { readonly why: 'shown'; readonly skill: string; readonly needed: boolean; readonly tasks: number; readonly tested: number; readonly best: number; /** What it counts, of a hundred. */ readonly counted: number }
  | { readonly why: 'claimed' | 'missing'; readonly skill: string; readonly needed: boolean }
  | { readonly why: 'languages'; readonly missing: readonly string[] }
  | { readonly why: 'kind' | 'place' }

export interface Match {
  readonly id: string
  /** From 0 to 100. */
  readonly fit: number
  /** Whether it is proposed: others are shown to nobody. */
  readonly proposed: boolean
  /** Whatever the fit was reckoned from, so that it can be reckoned again. */
  readonly reasons: readonly Reason[]
}

/** The weights, published as they stand. They were set before anything was measured, and not fitted to the gold set; `suggested` alone was set afterwards, and is measured by nothing. */
export const weights = {
  /** What a skill counts that is only said; of a task without tests, so much of its score. */
  claimed: 0.3, untested: 0.75,
  /** What more than one task adds, up to three. */
  more: 0.05,
  /** Of the whole, what the welcome skills count; and what is left where a needed skill is not there at all. */
  wish: 0.2, absent: 0.5,
  /** What is left where a language, the kind of work or the place does not fit. */
  languages: 0.4, kind: 0.5, place: 0.8,
  /** From which fit somebody is proposed whose tasks count, and from which a company is suggested, whose offers it says itself. */
  proposed: 40, suggested: 15,
} as const

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

function ofSkill({ shows, claims }: Shown, skill: string, needed: boolean): { readonly strength: number; readonly reason: Reason } {
  const tasks = shows.filter((task) => task.skill === skill)
  if (tasks.length === 0) return claims.includes(skill) ? { strength: weights.claimed, reason: { why: 'claimed', skill, needed } } : { strength: 0, reason: { why: 'missing', skill, needed } }
  const best = Math.max(...tasks.map(({ score, tests }) => (score / 100) * (tests === undefined ? weights.untested : 1)))
  const strength = Math.min(1, best + weights.more * (Math.min(tasks.length, 3) - 1))
  return {
    strength,
    reason: { why: 'shown', skill, needed, tasks: tasks.length, tested: tasks.filter(({ tests }) => tests !== undefined).length, best: Math.max(...tasks.map(({ score }) => score)), counted: Math.round(100 * strength) },
  }
}

/** Holds one against the other. A need without any skill fits nobody. */
export function match(needed: Needed, shown: Shown): Match {
  const must = needed.must.map((skill) => ofSkill(shown, skill, true))
  const wish = needed.wish.map((skill) => ofSkill(shown, skill, false))
  const missing = needed.languages.filter((language) => !shown.languages.includes(language))
  const [kind, place] = [shown.kinds.includes(needed.kind), (needed.remote && shown.remote) || needed.region === undefined || needed.region === shown.region]
  const strengths = must.map(({ strength }) => strength)
  const skilled = must.length === 0 ? 0 : mean(strengths) * (strengths.includes(0) ? weights.absent : 1)
  const whole = wish.length === 0 ? skilled : skilled * (1 - weights.wish) + mean(wish.map(({ strength }) => strength)) * weights.wish
  const fit = must.length === 0 ? 0 : Math.round(100 * whole * (missing.length === 0 ? 1 : weights.languages) * (kind ? 1 : weights.kind) * (place ? 1 : weights.place))
  return {
    id: shown.id, fit, proposed: fit >= weights.proposed,
    reasons: [...[...must, ...wish].map(({ reason }) => reason), ...missing.length === 0 ? [] : [{ why: 'languages', missing } as const], ...kind ? [] : [{ why: 'kind' } as const], ...place ? [] : [{ why: 'place' } as const]],
  }
}

/** All of them by their fit, the best first; who fits alike stands by their id, which says nothing of anybody. */
export const ranked = (needed: Needed, all: readonly Shown[]): readonly Match[] =>
  all.map((shown) => match(needed, shown)).toSorted((a, b) => b.fit - a.fit || (a.id < b.id ? -1 : 1))
