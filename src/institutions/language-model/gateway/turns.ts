/**
 * Turns: calls for which no server of their model has room wait here, instead of being refused.
 *
 * Promises: companies take turns, so that one with a hundred calls holds up another with five by one call and not by a hundred; so many
 * wait at most, and when there are more, the company with most of them gives way; whoever leaves gives the place up. Never: passes by a
 * call that needs more places for one that came later and needs fewer, unless it is held up by calls of its own company; and gives one
 * call more than a quarter of a server.
 */
import type { Upstream } from '../serving/index.ts'
import { type ApiProblem, restarting } from './errors.ts'
import { busy } from './messages.ts'

/** What a call asks for. */
interface Wish {
  /** Who takes turns with others: the company of its key. */
  readonly company: string
  /** Answers that are made at once: each takes the room of a call, up to a quarter of the server. */
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
  /** Whoever waits for it knows where it is, or is being answered. */
  told = true
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
/** The part of a server that one call takes at most: however much it asks for, it never waits for a whole server to be empty. */
const largestShare = 4
/** How much the last pause between two ends counts in their mean. */
const newest = 0.2

export class Turns {
  /** Those who wait, by company, in the order of their turns. */
  readonly #companies = new Map<string, Turn[]>()
  /** Places that are in use at a server, and at a server by a company. */
  readonly #taken = new Map<string, number>()
  /** Those whose turn has come and who were not told yet. */
  readonly #going: Turn[] = []
  /** When a place came free last while others waited, and the mean time between two: milliseconds of the clock. */
  readonly #pace = new Map<string, { readonly at: number | undefined; readonly between: number | undefined }>()
  readonly #most: number
  readonly #clock: () => number
  #waiting = 0
  #telling = false
  #closed = false

  /** `most` wait at once; `clock` tells milliseconds that only grow. */
  constructor(most: number, clock: () => number) {
    this.#most = most
    this.#clock = clock
  }

  /** How many wait. */
  get waiting(): number { return this.#waiting }

  /** Its place, where there is one that nobody waits for; otherwise it waits, and `go` is told later. A problem when too many wait. */
  enter(wish: Wish): Turn | ApiProblem {
    if (this.#closed) return restarting
    const turn = new Turn(wish, (one) => this.#leave(one))
    const upstream = this.#waiting === 0 || wish.places === 0 ? this.#room(wish) : undefined
    if (upstream !== undefined) {
      this.#take(turn, upstream)
      return turn
    }
    const mine = this.#companies.get(wish.company) ?? []
    this.#companies.set(wish.company, wish.again ? [turn, ...mine] : [...mine, turn])
    this.#waiting += 1
    this.#place()
    if (this.#waiting > this.#most && turn.upstream === undefined) {
      const last = this.#heaviestLast(wish.company)
      this.#remove(last ?? turn)
      this.fill()
      if (last === undefined) return this.busy(wish)
      last.wish.refused(this.busy(last.wish))
    }
    this.#tell()
    turn.told = turn.upstream !== undefined
    return turn
  }

  /** Gives what is free to those who wait. To be called also when a server may have room again of which no call has told: one that rested, or was on trial. */
  fill(): void {
    this.#place()
    this.#tell()
  }

  /** Nobody gets a turn any more: the process ends. */
  close(): void { this.#closed = true }

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

  /** Where a call could be now: at the first server that answers and has room, at one that does not answer only where there is no other. */
  #room({ upstreams, places }: Wish, full?: ReadonlySet<string>): Upstream | undefined {
    return candidates(upstreams).find((upstream) => full?.has(upstream.id) !== true && (this.#taken.get(upstream.id) ?? 0) + placesAt(upstream, places) <= upstream.atOnce)
  }

  #take(turn: Turn, upstream: Upstream): void {
    turn.upstream = upstream
    turn.places = placesAt(upstream, turn.wish.places)
    this.#count(turn.wish.company, upstream, turn.places)
  }

  #count(company: string, { id }: Upstream, more: number): void {
    for (const whose of [id, ofCompany(id, company)]) {
      const now = (this.#taken.get(whose) ?? 0) + more
      if (now > 0) this.#taken.set(whose, now)
      else this.#taken.delete(whose)
    }
  }

  #leave(turn: Turn): void {
    const { upstream, places, wish: { company } } = turn
    if (upstream === undefined) {
      if (!this.#remove(turn)) return
      // Whoever gives a turn up has had it: else a company could stand first for good, with one call after another that waits in vain.
      const others = this.#companies.get(company)
      if (others !== undefined && this.#companies.delete(company)) this.#companies.set(company, others)
    } else {
      turn.upstream = undefined
      this.#count(company, upstream, -places)
      if (places > 0) this.#ended(upstream.id)
    }
    this.fill()
  }

  /** Learns how often places come free while others wait for them. */
  #ended(id: string): void {
    const { at: before, between } = this.#pace.get(id) ?? { at: undefined, between: undefined }
    const at = this.#waiting === 0 ? undefined : this.#clock()
    const last = at === undefined || before === undefined ? undefined : at - before
    this.#pace.set(id, { at, between: last === undefined ? between : between === undefined ? last : between * (1 - newest) + last * newest })
  }

  /** Of those who wait, the last of the company with most, if that is more than this company has. */
  #heaviestLast(company: string): Turn | undefined {
    let most = this.#companies.get(company)?.length ?? 0
    let last: Turn | undefined
    for (const turns of this.#companies.values()) {
      if (turns.length <= most) continue
      most = turns.length
      last = turns.at(-1)
    }
    return last
  }

  /** False when it does not wait. */
  #remove(turn: Turn): boolean {
    const { company } = turn.wish
    const turns = this.#companies.get(company)
    const at = turns?.indexOf(turn) ?? -1
    if (turns === undefined || at === -1) return false
    turns.splice(at, 1)
    if (turns.length === 0) this.#companies.delete(company)
    this.#waiting -= 1
    return true
  }

  /** Gives what is free to those who wait, company by company; who goes is told by `#tell`. */
  #place(): void {
    if (this.#waiting === 0 || this.#closed) return
    /** What somebody before waits for is given to nobody after. */
    const full = new Set<string>()
    // A company that has had a turn goes to the end of the map, where this loop meets it again.
    for (const [company, turns] of this.#companies) {
      /** And what its own call before waits for, to none of its others. */
      const own = new Set(full)
      for (const turn of turns) {
        const upstream = this.#room(turn.wish, own)
        if (upstream === undefined) {
          for (const one of candidates(turn.wish.upstreams)) {
            own.add(one.id)
            // A call that would fit but for those of its own company holds up that company alone.
            const others = (this.#taken.get(one.id) ?? 0) - (this.#taken.get(ofCompany(one.id, company)) ?? 0)
            if (others + placesAt(one, turn.wish.places) > one.atOnce) full.add(one.id)
          }
          continue
        }
        this.#take(turn, upstream)
        this.#going.push(turn)
        this.#companies.delete(company)
        if (turns.length > 1) this.#companies.set(company, turns.filter((one) => one !== turn))
        this.#waiting -= 1
        break
      }
    }
  }

  /** Tells those whose turn has come, one after another: whoever goes may end at once, and make room for the next. */
  #tell(): void {
    if (this.#telling) return
    this.#telling = true
    try {
      for (let turn = this.#going.shift(); turn !== undefined; turn = this.#going.shift()) {
        if (turn.told || turn.upstream === undefined) continue
        turn.told = true
        turn.wish.go(turn.upstream)
      }
    } finally {
      this.#telling = false
    }
  }
}

/** What a call takes at a server. */
const placesAt = ({ atOnce }: Upstream, places: number): number => Math.min(places, Math.max(1, Math.floor(atOnce / largestShare)))

/** Ids of servers have no spaces. */
const ofCompany = (id: string, company: string): string => `${id} ${company}`

function candidates(upstreams: readonly Upstream[]): readonly Upstream[] {
  const awake = upstreams.filter(({ rests }) => !rests)
  return awake.length > 0 ? awake : upstreams
}
