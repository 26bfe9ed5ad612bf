/**
 * Continuous batching: every step decodes one token of each sequence that generates and a piece of the prompts that wait, in one batch.
 *
 * Promises: calls take turns, and their sequences begin in the order in which they came, so that one with many keeps no other from
 * beginning; a sequence that is given up takes part in no further step; a step stays near fifty milliseconds, so that a long prompt holds
 * up nobody. Never: keeps anything of a sequence that has ended.
 */
import type { Measured, Model, Sampler, Sampling } from './llama.ts'

export interface Generation {
  readonly prompt: readonly number[]
  /** Tokens at most; 0 only reads the prompt. */
  readonly maxTokens: number
  readonly sampling: Sampling
  /** So many likeliest tokens are told with each generated token; undefined measures nothing. */
  readonly measures?: number | undefined
  /** The same for the tokens of the prompt, but the first, before which there is nothing. */
  readonly measuresPrompt?: number | undefined
  /** That of its call: those of one signal are of one call. */
  readonly signal: AbortSignal
  /** Told the log-probabilities of the prompt, when they are wanted, before the first token. */
  read?(prompt: readonly (Measured | undefined)[]): void
  /** Told every token but that which ends the answer; false ends it. */
  take(token: number, measured: Measured | undefined): boolean
}

/** `stop`: the model ended, or the taker did; `length`: no tokens were left. */
export type Ending = 'stop' | 'length'

export interface Scheduler {
  /** Resolves when the answer ended; rejects with the signal's reason. */
  run(generation: Generation): Promise<Ending>
  /** Sequences that run, and calls of which none does. */
  readonly load: { readonly running: number; readonly waiting: number }
}

interface Slot {
  readonly sequence: number
  readonly generation: Generation
  readonly sampler: Sampler
  /** Tokens that were decoded. */
  done: number
  generated: number
  /** Drawn, and not yet decoded. */
  next: number | undefined
  readonly measured: (Measured | undefined)[]
  readonly settle: (outcome: Ending | Error) => void
}

type Waiting = Pick<Slot, 'generation' | 'settle'>

/** Milliseconds of a step. */
const stepMs = 50
const leastPiece = 32

export function openScheduler(model: Model): Scheduler {
  const free = Array.from({ length: model.sequences }, (_, sequence) => sequence)
  const active = new Set<Slot>()
  /** By call, in the order in which these came. */
  const waiting = new Map<AbortSignal, Waiting[]>()
  /** The call of which a sequence begins just now. */
  let beginning: AbortSignal | undefined
  let turning = false
  /** Tokens of prompts in a step. */
  let piece = 128

  const end = (slot: Slot, outcome: Ending | Error): void => {
    if (!active.delete(slot)) return
    slot.sampler.end()
    model.forget(slot.sequence)
    free.push(slot.sequence)
    slot.settle(outcome)
  }
  const reasonOf = ({ signal }: Generation): Error => signal.reason instanceof Error ? signal.reason : new Error('Given up')

  const runningOf = (call: AbortSignal): number => [...active].filter(({ generation: { signal } }) => signal === call).length + (call === beginning ? 1 : 0)

  /** The next of the call of which fewest run. */
  function takeNext(): Waiting | undefined {
    let [fewest, call]: [number, AbortSignal | undefined] = [Number.POSITIVE_INFINITY, undefined]
    for (const one of waiting.keys()) {
      const running = runningOf(one)
      if (running < fewest) [fewest, call] = [running, one]
    }
    if (call === undefined) return undefined
    const [next, ...others] = waiting.get(call)!
    if (others.length === 0) waiting.delete(call)
    else waiting.set(call, others)
    return next
  }

  async function admit(): Promise<void> {
    while (free.length > 0) {
      const next = takeNext()
      if (next === undefined) return
      if (next.generation.signal.aborted) {
        next.settle(reasonOf(next.generation))
        continue
      }
      beginning = next.generation.signal
      try {
        const sampler = await model.sampler(next.generation.sampling)
        active.add({ sequence: free.shift()!, generation: next.generation, sampler, done: 0, generated: 0, next: undefined, measured: [undefined], settle: next.settle })
      } catch (error) {
        next.settle(error instanceof Error ? error : new Error(String(error)))
      } finally {
        beginning = undefined
      }
    }
  }

  interface Piece { readonly slot: Slot; readonly tokens: Uint32Array; readonly wanted: Uint32Array; readonly from: number }

  /** One token of each that generates, then prompts, the oldest first, as far as there is room. */
  function cut(): readonly Piece[] {
    const pieces: Piece[] = []
    for (const slot of active) {
      if (slot.next !== undefined) pieces.push({ slot, from: slot.done, tokens: Uint32Array.of(slot.next), wanted: Uint32Array.of(0) })
    }
    // Where nobody waits for a next token, only those who may leave are to be heard in time.
    let room = Math.min(pieces.length === 0 ? piece * 2 : piece, model.batchLength - pieces.length)
    for (const slot of active) {
      const { prompt, measuresPrompt } = slot.generation
      if (slot.next !== undefined || room <= 0) continue
      const tokens = Uint32Array.from(prompt.slice(slot.done, slot.done + room))
      const last = slot.done + tokens.length === prompt.length
      const wanted = measuresPrompt !== undefined ? Uint32Array.from(tokens.keys()) : last ? Uint32Array.of(tokens.length - 1) : new Uint32Array()
      pieces.push({ slot, from: slot.done, tokens, wanted })
      room -= tokens.length
    }
    return pieces
  }

  /** What follows from the logits of a piece. */
  async function advance({ slot, tokens, from }: Piece, places: Uint32Array): Promise<void> {
    const { generation: { prompt, measures, measuresPrompt, maxTokens }, generation } = slot
    slot.done += tokens.length
    if (slot.next === undefined) {
      if (measuresPrompt !== undefined) {
        for (const [at, place] of places.entries()) {
          const target = prompt[from + at + 1]
          if (target !== undefined) slot.measured.push(await model.measure(place, target, measuresPrompt))
        }
      }
      if (slot.done < prompt.length) return
      if (measuresPrompt !== undefined) generation.read?.(slot.measured)
      if (maxTokens === 0) return end(slot, 'length')
    }
    const place = places.at(-1)!
    const token = await slot.sampler.draw(place)
    if (token === undefined || model.vocabulary.isEnd(token)) return end(slot, 'stop')
    slot.next = token
    slot.generated += 1
    if (!generation.take(token, measures === undefined ? undefined : await model.measure(place, token, measures))) return end(slot, 'stop')
    if (slot.generated >= maxTokens) end(slot, 'length')
  }

  async function step(): Promise<void> {
    const began = performance.now()
    const pieces = cut()
    const places = await model.decode(pieces.map(({ slot, from, tokens, wanted }) => ({ sequence: slot.sequence, from, tokens, wanted })))
    // The logits are read before the next decoding; all calls are queued at once, and the addon does them one after another.
    await Promise.all(pieces.map(async (one, at) => {
      try {
        await advance(one, places[at]!)
      } catch (error) {
        end(one.slot, error instanceof Error ? error : new Error(String(error)))
      }
    }))
    const read = pieces.reduce((sum, { slot, tokens }) => sum + (slot.generated === 0 || tokens.length > 1 ? tokens.length : 0), 0)
    if (read >= leastPiece) piece = Math.min(model.batchLength, Math.max(leastPiece, Math.round((piece + read * stepMs / (performance.now() - began)) / 2)))
  }

  async function turn(): Promise<void> {
    if (turning) return
    turning = true
    try {
      for (;;) {
        await admit()
        for (const slot of active) if (slot.generation.signal.aborted) end(slot, reasonOf(slot.generation))
        if (active.size === 0 && waiting.size === 0) break
        if (active.size > 0) await step()
      }
    } catch (error) {
      for (const slot of active) end(slot, error instanceof Error ? error : new Error(String(error)))
    } finally {
      turning = false
      if (waiting.size > 0) void turn()
    }
  }

  return {
    get load() { return { running: active.size + (beginning === undefined ? 0 : 1), waiting: [...waiting.keys()].filter((call) => runningOf(call) === 0).length } },
    async run(generation) {
      generation.signal.throwIfAborted()
      const outcome = await new Promise<Ending | Error>((settle) => {
        waiting.set(generation.signal, [...waiting.get(generation.signal) ?? [], { generation, settle }])
        void turn()
      })
      if (outcome instanceof Error) throw outcome
      return outcome
    },
  }
}
