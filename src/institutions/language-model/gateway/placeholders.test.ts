/** Specifies what callers get back for what was masked: whole, streamed in pieces, in arguments of tools, and however many placeholders their own text holds. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Placeholders, type StreamedValues } from './placeholders.ts'
import type { Fields } from './request.ts'

const quoted = 'Абай «Ұлы» көшесі "А", 5'

const known = (jsonUnder?: 'content' | 'text'): Placeholders => {
  const placeholders = new Placeholders({ written: '', jsonUnder })
  placeholders.of('email', 'a@example.kz')
  placeholders.of('address', quoted)
  return placeholders
}

interface Event { readonly choices: readonly { readonly index: number; readonly delta: { readonly content?: string; readonly tool_calls?: readonly { readonly index: number; readonly function: { readonly arguments: string } }[] } }[] }

/** Sends arguments of two calls of tools in turn, in pieces of this length, and a text beside; joins what comes by the index of the call. */
function streamedArguments(stream: StreamedValues, texts: readonly [string, string], size: number, finish: boolean): readonly string[] {
  const pieces = texts.map((text) => text.match(new RegExp(`.{1,${size}}`, 'gsu'))!)
  const out: Fields[] = []
  const call = (index: number, said: string): Fields => ({ index, function: { arguments: said } })
  for (let at = 0; at < Math.max(pieces[0]!.length, pieces[1]!.length); at += 1) {
    const calls = pieces.flatMap((of, index) => (of[at] === undefined ? [] : [call(index, of[at]!)]))
    out.push(...stream.events({ choices: [{ index: 0, delta: { tool_calls: calls }, finish_reason: null }] }))
  }
  if (finish) out.push(...stream.events({ choices: [{ index: 0, delta: {}, finish_reason: 'tool_calls' }] }))
  out.push(...stream.end({}))
  const joined = ['', '']
  for (const { choices } of out as unknown as readonly Event[]) for (const one of choices) for (const { index, function: made } of one.delta.tool_calls ?? []) joined[index] += made.arguments
  return joined
}

test('arguments of tools stay JSON whatever a value holds, and calls that come in turn are not mixed', () => {
  const first = '{"to":"[email-1]","at":"[address-2]"}'
  const second = '{"open":"[email-'
  for (const size of [1, 2, 3, 5, 8, 40]) {
    for (const finish of [true, false]) {
      const [one, other] = streamedArguments(known().stream(), [first, second], size, finish)
      assert.deepEqual(JSON.parse(one!), { to: 'a@example.kz', at: quoted }, `pieces of ${size}`)
      assert.equal(other, second, 'what only began as a placeholder comes as it was said')
    }
  }
  const whole = known().whole({ message: { tool_calls: [{ id: 'call_1', function: { name: 'write', arguments: first } }] }, logprobs: { content: [{ token: '[email-1]' }] } })
  const { message, logprobs } = whole as unknown as { message: { tool_calls: readonly { function: { arguments: string } }[] }; logprobs: { content: readonly { token: string }[] } }
  assert.deepEqual(JSON.parse(message.tool_calls[0]!.function.arguments), { to: 'a@example.kz', at: quoted })
  assert.equal(logprobs.content[0]!.token, '[email-1]', 'tokens are told as the model made them')
})

test('an answer asked for as JSON stays JSON', () => {
  const said = '{"at":"[address-2]"}'
  assert.throws(() => JSON.parse(known().text(said)))
  for (const key of ['content', 'text'] as const) {
    const written = known(key).text(said)
    assert.deepEqual(JSON.parse(written), { at: quoted })
    const piece: Fields = { index: 0, ...(key === 'text' ? { text: said } : { delta: { content: said } }), finish_reason: 'stop' }
    const [{ choices: [streamed] }] = known(key).stream().events({ choices: [piece] }) as unknown as [{ readonly choices: readonly [{ readonly text?: string; readonly delta?: { readonly content: string } }] }]
    assert.equal(streamed.text ?? streamed.delta?.content, written, 'what is signed is what was streamed')
    assert.deepEqual(known(key).whole({ [key]: said }), { [key]: written })
  }
})

test('a free placeholder is found by a step for each value, however many the text has taken', () => {
  const count = 100_000
  const placeholders = new Placeholders({ written: Array.from({ length: count }, (_, at) => `[email-${at + 1}]`).join(' '), jsonUnder: undefined })
  for (let at = 0; at < count; at += 1) placeholders.of('email', `m${at}@example.kz`) // looked for from the beginning each time it would not end
  assert.deepEqual([placeholders.of('email', 'm0@example.kz'), placeholders.of('email', 'new@example.kz')], [`[email-${count + 1}]`, `[email-${2 * count + 1}]`])
})

test('several answers of one stream hold back each their own', () => {
  const stream = known().stream()
  const piece = (index: number, content: string, finish: string | null = null): Fields => ({ choices: [{ index, delta: { content }, finish_reason: finish }] })
  const events = [piece(0, 'а [ema'), piece(1, 'б [email'), piece(0, 'il-1]'), piece(1, '-1] [', 'stop'), piece(0, ' соң [x', 'stop')].flatMap((event) => stream.events(event)) as unknown as readonly Event[]
  const texts = ['', '']
  for (const { choices } of events) for (const { index, delta } of choices) texts[index] += delta.content ?? ''
  assert.deepEqual(texts, ['а a@example.kz соң [x', 'б a@example.kz ['])
})

test('usage that comes with the last piece is told once, after what was held back', () => {
  const stream = known().stream()
  stream.events({ choices: [{ index: 0, delta: { content: 'а [' }, finish_reason: null }] })
  const usage = { prompt_tokens: 1, completion_tokens: 2, total_tokens: 3 }
  const events = stream.events({ id: 'x', choices: [{ index: 0, delta: {}, finish_reason: 'stop' }], usage })
  assert.deepEqual(events.map((event) => [event['id'], event['usage']]), [['x', undefined], ['x', usage]])
})

test('wherever an answer is cut, its pieces give what the whole gives', () => {
  const text = '[[email-1][email-1]] [address-2 [address-2] [EMAIL-1] [email-10] [email-1'
  for (const key of [undefined, 'content'] as const) for (let first = 0; first <= text.length; first += 1) for (let second = first; second <= text.length; second += 1) {
    const stream = known(key).stream()
    const pieces = [text.slice(0, first), text.slice(first, second), text.slice(second)]
    const events = [...pieces.flatMap((content) => stream.events({ choices: [{ index: 0, delta: { content }, finish_reason: null }] })), ...stream.end({})] as unknown as readonly Event[]
    assert.equal(events.flatMap(({ choices }) => choices).map(({ delta }) => delta.content).join(''), known(key).text(text), `cut at ${first} and ${second}`)
  }
})
