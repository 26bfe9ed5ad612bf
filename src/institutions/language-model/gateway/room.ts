/** Room for a call in every budget that binds it: reserved for what its prompt most likely holds, or for what the model's own tokenizer says that it does. */
import type { BudgetRefusal, Call as Reserved, Reservation } from '../budgets/index.ts'
import { explainRefusal } from '../budgets/messages.ts'
import type { ApiKey } from '../keys/index.ts'
import type { ServedModel, Upstream } from '../serving/index.ts'
import type { Asked } from './asked.ts'
import { promptCounter } from './count-tokens.ts'
import type { ApiProblem } from './errors.ts'
import type { Parts } from './parts.ts'
import { likelyTokens, type PromptSize, reservedTokens } from './prompt-size.ts'
import { mostBytes } from './token-rates.ts'

/** What the caller is told where there is no room. */
export function noRoom(refusal: BudgetRefusal): ApiProblem {
  const { kind, period, retryAfterSeconds } = refusal
  return {
    status: 429, ...(period === 'minute' ? { type: kind === 'requests' ? 'requests' : 'tokens', code: 'rate_limit_exceeded' } : { type: 'insufficient_quota', code: 'insufficient_quota' }),
    text: explainRefusal(refusal), ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  }
}

/** The same where an order lets the key ask less often than it might: that order is told. */
export const slowedBy = (problem: ApiProblem, { kind, period }: BudgetRefusal, order: ApiProblem | undefined): ApiProblem =>
  (order !== undefined && kind === 'requests' && period === 'minute' ? { ...problem, text: order.text } : problem)

/** What needs room. */
interface Needing {
  readonly id: string
  readonly key: ApiKey
  readonly asked: Asked
  readonly model: ServedModel
  readonly upstreams: readonly Upstream[]
}

interface Asking {
  held(reservation: Reservation): void
  refused(refusal: BudgetRefusal): void
  /** Goes on after a promise, unless the call has ended meanwhile; without `failed` the call fails with it. */
  after<T>(promise: Promise<T>, go: (result: T) => void, failed?: (error: unknown) => void): void
}

/**
 * Reserves it, and tells `held` or `refused` once. A call that can never be made for what its text might hold is counted where the model's
 * own tokenizer is at hand. That is a request of its own, as `/v1/tokenize` is, and counted before: whoever is refused, or leaves, has paid for the work.
 * Where it is not, a minute's tokens refuse for good only what could not be made in them were its tokens as long as those of a vocabulary made for the language: what
 * may fit takes the whole minute, and pays what it was by its usage.
 */
export function reserveRoom({ budgets, rates, upstreams }: Pick<Parts, 'budgets' | 'rates' | 'upstreams'>, { id, key, asked, model, upstreams: serving }: Needing, { held, refused, after }: Asking): void {
  const needed = (prompt: PromptSize): Reserved => ({
    requestId: id, model: asked.model, maxOutputTokens: asked.outputTokens,
    promptTokens: reservedTokens(prompt, rates.of(key.organisation, model.name).reserve, model.contextLength),
  })

  /** Asks the budgets, once this process has leased what the call takes. */
  const hold = (call: Reserved, whenHeld: Asking['held'], whenRefused: Asking['refused']): void => {
    const answer = budgets.reserve(key, call)
    if (answer === undefined) after(budgets.lease(key, call), () => hold(call, whenHeld, whenRefused))
    else if ('refused' in answer) whenRefused(answer)
    else whenHeld(answer)
  }

  const call = needed(asked.prompt)
  hold(call, held, (refusal) => {
    const isForGood = refusal.retryAfterSeconds === undefined && refusal.because === undefined
    const count = isForGood ? promptCounter(upstreams, asked, model, serving) : undefined
    const [least, whole] = [likelyTokens(asked.prompt, mostBytes), Number(refusal.limit) - call.maxOutputTokens]
    const mayFit = isForGood && refusal.refused === 'tokens per minute' && whole >= least && whole < call.promptTokens
    const uncounted = (): void => (mayFit ? hold({ ...call, promptTokens: whole }, held, refused) : refused(refusal))
    if (count === undefined) return uncounted()
    hold({ ...call, promptTokens: 0, maxOutputTokens: 0 }, (request) => {
      request.settle({ promptTokens: 0, outputTokens: 0, estimated: false, status: 200, model: model.name, endpoint: 'tokenize', milliseconds: 0 })
      after(count(), (prompt) => {
        if (prompt === undefined) return uncounted()
        const exact = needed(prompt)
        if (exact.promptTokens < call.promptTokens) hold(exact, held, refused)
        else refused(refusal)
      }, uncounted)
    }, refused)
  })
}
