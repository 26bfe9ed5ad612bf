/**
 * Turns: calls for which no server of their model has room wait here, instead of being refused.
 *
 * Promises: companies take turns, so that one with a hundred calls holds up another with five by one call and not by a hundred; so many
 * wait at most, and when there are more, the company with most of them gives way; whoever leaves gives the place up. Never: passes by a
 * call that needs more places for one that came later and needs fewer.
 */
import type { Upstream } from '../serving/index.ts'
import type { ApiProblem } from './errors.ts'
import { busy } from './messages.ts'

/** What a call asks for. */
interface Wish {
  /** Who takes turns with others: the company of its key. */
  readonly company: string
  /** Answers that are made at once: each takes the room of a call. */
  readonly places: number
  /** In the order in which they are to be tried. */
  readonly upstreams: readonly Upstream[]
  /** It has had a turn before, at a server that failed: it is the first of its company. */
  readonly again: boolean
  /** Its turn has come. */
  go(upstream: Upstream): void
  /** It gives way. */
  refused(problem: ApiProblem): void
}

/** The turn of one call: it waits, or it is at an upstream, or it is over. */
export class Turn {
  /** Where it is. */
  upstream: Upstream | undefined
  /** What it takes there. */
  places = 0
  readonly wish: Wish
  readonly #left: (turn: Turn) => void

  constructor(wish: Wish, left: (turn: Turn) => void) {
    this.wish = wish
    this.#left = left
  }

  /** Gives up its place, wherever that is. Twice is once. */
  leave(): void { this.#left(this) }
}

/** Seconds that are told while nothing was measured, and at most. */
const usualSeconds = 5
const longestSeconds = 300
/** How much the last pause between two ends counts in their mean. */
const newest = 0.2

export class Turns {
  /** Those who wait, by company, in the order of their turns. */
  readonly #companies = new Map<string, Turn[]>()
  readonly #taken = new Map<string, number>()
  /** When a place came free last while others waited, and the mean time between two: milliseconds of the clock. */
  readonly #pace = new Map<string, { readonly at: number | undefined; readonly between: number | undefined }>()
  readonly #most: number
  readonly #clock: () => number
  #waiting = 0

  /** `most` wait at once; `clock` tells milliseconds that only grow. */
  constructor(most: number, clock: () => number) {
    this.#most = most
    this.#clock = clock
  }

  /** How many wait. */
  get waiting(): number { return this.#waiting }

  /** Its place, where there is one that nobody waits for; otherwise it waits, and `go` is told later. A problem when too many wait. */
  enter(wish: Wish): Turn | ApiProblem {
    const turn = new Turn(wish, (one) => this.#leave(one))
    const upstream = this.#room(wish, wish.places === 0 ? undefined : this.#waitedFor())
    if (upstream !== undefined) {
      this.#take(turn, upstream)
      return turn
    }
    if (this.#waiting >= this.#most) {
      const last = this.#heaviestLast(wish.company)
      if (last === undefined) return this.busy(wish)
      this.#remove(last)
      last.wish.refused(this.busy(last.wish))
    }
    const mine = this.#companies.get(wish.company) ?? []
    this.#companies.set(wish.company, wish.again ? [turn, ...mine] : [...mine, turn])
    this.#waiting += 1
    return turn
  }

  /** What whoever cannot wait is told: how many wait for the same servers, and about how long. */
  busy({ upstreams }: Pick<Wish, 'upstreams'>): ApiProblem {
    const ids = new Set(upstreams.map(({ id }) => id))
    let before = 0
    for (const turns of this.#companies.values()) for (const { wish } of turns) if (wish.upstreams.some(({ id }) => ids.has(id))) before += 1
    let each = 0
    for (const id of ids) {
      const between = this.#pace.get(id)?.between
      if (between !== undefined) each += 1 / Math.max(1, between)
    }
    const seconds = each === 0 ? usualSeconds : Math.min(longestSeconds, Math.max(1, Math.ceil(before / each / 1000)))
    return { status: 503, type: 'server_error', code: 'overloaded', text: busy(before, seconds), retryAfterSeconds: seconds }
  }

  /** The servers that somebody waits for. */
  #waitedFor(): ReadonlySet<string> | undefined {
    if (this.#waiting === 0) return undefined
    return new Set([...this.#companies.values()].flat().flatMap(({ wish }) => candidates(wish.upstreams).map(({ id }) => id)))
  }

  /** Where a call could be now: at the first server that answers and has room, at one that does not answer only where there is no other. */
  #room({ upstreams, places }: Wish, full?: ReadonlySet<string>): Upstream | undefined {
    return candidates(upstreams).find(({ id, atOnce }) => full?.has(id) !== true && (this.#taken.get(id) ?? 0) + Math.min(places, atOnce) <= atOnce)
  }

  #take(turn: Turn, upstream: Upstream): void {
    turn.upstream = upstream
    turn.places = Math.min(turn.wish.places, upstream.atOnce)
    this.#taken.set(upstream.id, (this.#taken.get(upstream.id) ?? 0) + turn.places)
  }

  #leave(turn: Turn): void {
    const { upstream, places } = turn
    if (upstream === undefined) return this.#remove(turn)
    turn.upstream = undefined
    const rest = (this.#taken.get(upstream.id) ?? 0) - places
    if (rest > 0) this.#taken.set(upstream.id, rest)
    else this.#taken.delete(upstream.id)
    if (places > 0) this.#ended(upstream.id)
    this.#fill()
  }

  /** Learns how often places come free while others wait for them. */
  #ended(id: string): void {
    const { at: before, between } = this.#pace.get(id) ?? { at: undefined, between: undefined }
    const at = this.#waiting === 0 ? undefined : this.#clock()
    const last = at === undefined || before === undefined ? undefined : at - before
    this.#pace.set(id, { at, between: last === undefined ? between : between === undefined ? last : between * (1 - newest) + last * newest })
  }

  /** Of those who wait, the last of the company with most, if that is more than this company would have. */
  #heaviestLast(company: string): Turn | undefined {
    let most = (this.#companies.get(company)?.length ?? 0) + 1
    let last: Turn | undefined
    for (const turns of this.#companies.values()) {
      if (turns.length <= most) continue
      most = turns.length
      last = turns.at(-1)
    }
    return last
  }

  #remove(turn: Turn): void {
    const { company } = turn.wish
    const turns = this.#companies.get(company)
    const at = turns?.indexOf(turn) ?? -1
    if (turns === undefined || at === -1) return
    turns.splice(at, 1)
    if (turns.length === 0) this.#companies.delete(company)
    this.#waiting -= 1
  }

  /** Gives what is free to those who wait, company by company. */
  #fill(): void {
    if (this.#waiting === 0) return
    /** What somebody before waits for is given to nobody after. */
    const full = new Set<string>()
    const going: Turn[] = []
    // A company that has had a turn goes to the end of the map, where this loop meets it again.
    for (const [company, turns] of this.#companies) {
      for (const turn of turns) {
        const upstream = this.#room(turn.wish, full)
        if (upstream === undefined) {
          for (const { id } of candidates(turn.wish.upstreams)) full.add(id)
          continue
        }
        this.#take(turn, upstream)
        going.push(turn)
        this.#companies.delete(company)
        if (turns.length > 1) this.#companies.set(company, turns.filter((one) => one !== turn))
        this.#waiting -= 1
        break
      }
    }
    for (const turn of going) if (turn.upstream !== undefined) turn.wish.go(turn.upstream)
  }
}

function candidates(upstreams: readonly Upstream[]): readonly Upstream[] {
  const awake = upstreams.filter(({ rests }) => !rests)
  return awake.length > 0 ? awake : upstreams
}
