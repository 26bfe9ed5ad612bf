/** A budget in one span of time, as this process holds it: what it has leased, what calls hold, what they used. */
import type { Period, Span } from './spans.ts'

/** A budget in the span of time that runs. */
export interface Bound {
  /** Who is bound, as whoever keeps the budget calls them: `company:…`. */
  readonly scope: string
  /** What is counted: `tokens`, `hours`, `money`. */
  readonly unit: string
  readonly period: Period
  readonly span: Span
  /** The limit, in whole numbers of what is counted. */
  readonly most: bigint
}

/** So many times what the first calls ask for is leased with them: the next ones come before anybody knows how many they are. */
const firstCalls = 8n

const max = (a: bigint, b: bigint): bigint => (a > b ? a : b)

/** What a call used beyond its hold: so much of it has come, and so much is still to come. */
export interface Claim { got: bigint; lacking: bigint }

export class Account {
  readonly id: string
  readonly scope: string
  readonly unit: string
  readonly period: Period
  readonly span: Span
  /** In whole numbers of the unit, as all amounts here. */
  most: bigint
  /** Leased, and held by no call. */
  free = 0n
  /** Held by calls under way. */
  held = 0n
  /** Used by calls that have ended, and not yet written. */
  used = 0n
  /** What the database still had after the last lease. */
  rest: bigint
  /** So much was to be leased in vain since the last beat, so that no more can be. */
  dry: bigint | undefined
  /** What calls take in a beat, lately. */
  pace = 0n
  taken = 0n
  /** Beats since a call took anything. */
  idle = 0
  /** Another process is out of budget and asked for what is free here. */
  wanted = false
  /** What calls that have ended used beyond their holds and is still to be leased. While there is any, nothing is free. */
  owed = 0n
  readonly #claims = new Set<Claim>()

  constructor(keeper: string, { scope, unit, period, span, most }: Bound) {
    this.id = `${keeper}/${scope}/${unit}/${span.id}`
    this.scope = scope
    this.unit = unit
    this.period = period
    this.span = span
    this.most = most
    this.rest = most
  }

  take(amount: bigint): void {
    this.free -= amount
    this.held += amount
    this.taken += amount
    this.idle = 0
  }

  /** Ends a hold: so much of it was used. */
  end(held: bigint, used: bigint): void {
    this.held -= held
    this.used += used
    this.gain(held - used)
  }

  /** Leased, or left over by a call: whoever used more than they held comes first, what remains is free. */
  gain(amount: bigint): void {
    let rest = amount
    for (const claim of this.#claims) {
      const paid = rest < claim.lacking ? rest : claim.lacking
      claim.got += paid
      claim.lacking -= paid
      this.owed -= paid
      this.held += paid
      rest -= paid
      if (claim.lacking === 0n) this.#claims.delete(claim)
    }
    this.free += rest
  }

  /** Takes what a call used beyond its hold: what is free at once, and what comes, until it is dropped. What it gets counts as held. */
  claim(amount: bigint): Claim {
    const claim: Claim = { got: 0n, lacking: amount }
    const { free } = this
    this.#claims.add(claim)
    this.owed += amount
    this.taken += amount
    this.idle = 0
    this.free = 0n
    this.gain(free)
    return claim
  }

  /** Nothing more is taken for it. */
  drop(claim: Claim): void {
    if (this.#claims.delete(claim)) this.owed -= claim.lacking
  }

  /** So much could not be leased. */
  dries(missing: bigint): void {
    this.dry = this.dry === undefined || missing < this.dry ? missing : this.dry
  }

  /**
   * How much to lease when calls wait for `waiting`: about two beats' worth of calls beyond them, eight calls' worth where none is
   * known, less as the rest gets small, so that a process that dies loses little and other processes find something.
   */
  slice(waiting: bigint): bigint {
    return waiting + this.#atMost(max(this.#twoBeats, firstCalls * waiting))
  }

  /** How much to lease before any call waits for it: what is missing to two beats' worth. */
  topUp(): bigint {
    return this.#atMost(max(this.#twoBeats - this.free, 0n))
  }

  get #twoBeats(): bigint { return 2n * max(this.pace, this.taken) }

  #atMost(amount: bigint): bigint {
    const most = this.rest / 8n
    return amount < most ? amount : most
  }

  /** A beat: what was refused may have become possible, and what is taken tells how much to lease. */
  beat(): void {
    this.pace = this.taken > this.pace / 2n ? this.taken : this.pace / 2n
    this.taken = 0n
    this.idle += 1
    this.dry = undefined
  }

  /** What to give back: everything that is free once its time is over, nobody here uses it or another process asked. */
  back(ended: boolean): bigint {
    return ended || this.wanted || this.idle > 5 ? this.free : 0n
  }

  get empty(): boolean {
    return this.free === 0n && this.held === 0n && this.used === 0n && this.owed === 0n
  }
}
