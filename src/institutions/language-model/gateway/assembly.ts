/**
 * An answer in one piece, made of the stream in which it came. Pieces of text are joined, lists continue, calls of tools are put together
 * by their index, and whatever else an engine tells is taken as it told it last.
 */
import { type Fields, isFields } from './request.ts'

type Growing = Record<string, unknown>
interface Made { readonly message: Growing; readonly rest: Growing }

/** What of a choice is not its own. */
const besideRest = new Set(['index', 'delta'])

/** Strings that name something; all others are pieces of text. */
const names = new Set(['role', 'id', 'type', 'name', 'finish_reason', 'stop_reason', 'matched_stop', 'status'])

export class Assembly {
  readonly #chat: boolean
  readonly #choices: Made[] = []
  readonly #most: number
  readonly #head: Growing = Object.create(null) as Growing

  constructor({ chat, choices }: { readonly chat: boolean; readonly choices: number }) {
    this.#chat = chat
    this.#most = choices
  }

  /** Takes the payload of one event, which is this answer's from now on. */
  add(payload: Fields): void {
    const { choices } = payload
    // By names: what is taken apart by `...rest` and `entries` takes a third of what an answer is made in.
    for (const name of Object.keys(payload)) if (name !== 'choices' && payload[name] !== null && payload[name] !== undefined) this.#head[name] = payload[name]
    if (!Array.isArray(choices)) return
    for (const choice of choices) {
      if (!isFields(choice)) continue
      const { index, delta } = choice
      const at = typeof index === 'number' && Number.isInteger(index) && index >= 0 && index < this.#most ? index : 0
      const made = this.#choices[at] ??= { message: {}, rest: {} }
      if (isFields(delta)) merge(made.message, delta)
      merge(made.rest, choice, besideRest)
    }
  }

  /** Takes more text of the only answer, as an event that says nothing else would bring it after others. */
  continue(text: string): void {
    const { message, rest } = this.#choices[0]!
    merge(this.#chat ? message : rest, { [this.#chat ? 'content' : 'text']: text })
  }

  /** The body as it would have come in one piece; undefined when some answer never began. */
  whole(usage: Fields | undefined): Fields | undefined {
    if (Object.keys(this.#choices).length < this.#most) return undefined
    const choices = this.#choices.map(({ message, rest }, index) => (this.#chat
      ? { index, message: messageOf(message), logprobs: null, finish_reason: null, ...rest }
      : { index, text: '', logprobs: null, finish_reason: null, ...rest }))
    return { ...this.#head, object: this.#chat ? 'chat.completion' : 'text_completion', choices, ...(usage && { usage }) }
  }
}

function messageOf({ tool_calls: calls, ...message }: Fields): Fields {
  const content = calls !== undefined && message['content'] === '' ? null : message['content'] ?? null
  return { role: 'assistant', refusal: null, ...message, content, ...(Array.isArray(calls) && { tool_calls: calls.filter(isFields).map(withoutIndex) }) }
}

function withoutIndex(call: Fields): Fields {
  return Object.fromEntries(Object.entries(call).filter(([key]) => key !== 'index'))
}

/** What was there is what came after it too. Both are of this answer alone, so lists grow where they are: a token of a long answer costs no more than one of a short. */
function merge(before: Growing, after: Fields, beside?: ReadonlySet<string>): void {
  for (const key of Object.keys(after)) {
    if (beside?.has(key) !== true) before[key] = key === 'tool_calls' ? callsOf(before[key], after[key]) : joined(key, before[key], after[key])
  }
}

function joined(key: string, before: unknown, after: unknown): unknown {
  if (after === null || after === undefined) return before ?? null
  if (typeof before === 'string' && typeof after === 'string') return names.has(key) ? after || before : before + after
  if (Array.isArray(before) && Array.isArray(after)) for (const one of after) before.push(one)
  else if (isFields(before) && isFields(after)) merge(before, after)
  else return after
  return before
}

/** Calls of tools come in pieces that name the call by its index. */
function callsOf(before: unknown, after: unknown): unknown {
  if (!Array.isArray(after)) return before
  const calls: unknown[] = Array.isArray(before) ? before : []
  for (const piece of after.filter(isFields)) {
    const found = calls.find((call) => isFields(call) && call['index'] === piece['index'])
    if (isFields(found)) merge(found, piece)
    else calls.push(piece)
  }
  return calls
}
