/** `/v1/chat/completions`: an answer to messages, in text, as JSON of a schema, or as calls of tools. */
import { randomUUID } from 'node:crypto'
import type { ChatTemplate } from './chat-template.ts'
import { checkSize, type Engine, generate, samplingOf, type TokenMeasured } from './generate.ts'
import { needs, noChatTemplate } from './messages.ts'
import type { Reply } from './reply.ts'
import type { ChatRequest } from './requests.ts'
import { grammarFor } from './response-format.ts'
import { openToolReader, type ToolCall, toolGrammar, toolsOf } from './tool-calls.ts'
import { ApiError, invalid, tooLong } from './trouble.ts'
import type { Vocabulary } from './vocabulary.ts'

export const noChat = (): ApiError => new ApiError(400, noChatTemplate, { code: 'chat_not_supported' })

export async function chat(engine: Engine, template: ChatTemplate | undefined, request: ChatRequest, reply: Reply): Promise<void> {
  if (template === undefined) throw noChat()
  const { model: { vocabulary, contextLength } } = engine
  const tools = toolsOf(request)
  const prompt = template.tokens(request.messages, tools, request.chat_template_kwargs ?? {})
  const asked = request.max_completion_tokens ?? request.max_tokens
  if (prompt.length >= contextLength || (asked !== undefined && prompt.length + asked > contextLength)) throw tooLong(contextLength, prompt.length, asked ?? 1, 'messages', asked === undefined ? undefined : request.max_completion_tokens === undefined ? 'max_tokens' : 'max_completion_tokens')
  if (request.top_logprobs !== undefined && request.logprobs !== true) throw invalid('top_logprobs', needs('top_logprobs', 'logprobs'))
  const grammar = toolGrammar(request, tools) ?? grammarFor(request.response_format)
  const sampling = samplingOf(request, engine.model, grammar)
  const measures = request.logprobs === true ? request.top_logprobs ?? 0 : undefined
  checkSize(request.n ?? 1, asked ?? contextLength - prompt.length, measures, 'top_logprobs')
  const head = { id: `chatcmpl-${randomUUID()}`, created: Math.floor(Date.now() / 1000), model: engine.name }
  const stream = request.stream === true ? reply.stream() : undefined
  const send = (index: number, delta: object, logprobs: object | null, finish: string | null): void =>
    stream?.send({ ...head, object: 'chat.completion.chunk', choices: [{ index, delta, logprobs, finish_reason: finish }] })

  const answers = await Promise.all(Array.from({ length: request.n ?? 1 }, async (_, index) => {
    const reader = tools.length > 0 ? openToolReader() : undefined
    const measured: TokenMeasured[] = []
    let [content, begun] = ['', false]
    const say = (text: string, tokens: readonly TokenMeasured[]): void => {
      if (text === '' && tokens.length === 0) return
      content += text
      measured.push(...tokens)
      send(index, { ...(!begun && { role: 'assistant' }), content: text }, measures === undefined ? null : { content: tokens.map((one) => described(one, vocabulary)), refusal: null }, null)
      begun = true
    }
    const { finish, tokens } = await generate(engine, {
      prompt, maxTokens: asked ?? contextLength - prompt.length, sampling: sampling(index), stops: request.stop, measures, signal: reply.signal,
    }, (piece) => say(reader === undefined ? piece.text : reader.add(piece.text), piece.tokens))
    if (reader !== undefined) say(reader.end(), [])
    const calls = (reader?.calls ?? []).map(toolCall)
    const reason = calls.length > 0 ? 'tool_calls' : finish
    if (calls.length > 0) send(index, { ...(!begun && { role: 'assistant', content: null }), tool_calls: calls.map((call, at) => ({ index: at, ...call })) }, null, null)
    else if (!begun) send(index, { role: 'assistant', content: '' }, null, null)
    send(index, {}, null, reason)
    const said = calls.length > 0 && content.trim() === '' ? null : content
    return { tokens, choice: {
      index, message: { role: 'assistant', content: said, refusal: null, ...(calls.length > 0 && { tool_calls: calls }) },
      logprobs: measures === undefined ? null : { content: measured.map((one) => described(one, vocabulary)), refusal: null }, finish_reason: reason,
    } }
  }))
  const answered = answers.reduce((sum, { tokens }) => sum + tokens, 0)
  const usage = { prompt_tokens: prompt.length, completion_tokens: answered, total_tokens: prompt.length + answered }
  if (stream === undefined) {
    reply.json({ ...head, object: 'chat.completion', choices: answers.map(({ choice }) => choice), usage })
  } else {
    if (request.stream_options?.include_usage === true) stream.send({ ...head, object: 'chat.completion.chunk', choices: [], usage })
    stream.end()
  }
}

const toolCall = ({ name, arguments: given }: ToolCall) => ({ id: `call_${randomUUID().replaceAll('-', '')}`, type: 'function', function: { name, arguments: given } })

function described({ token, logprob, top }: TokenMeasured, vocabulary: Vocabulary) {
  const one = (each: number, value: number) => ({ token: vocabulary.nameOf(each), logprob: value, bytes: [...vocabulary.bytesOf(each)] })
  return { ...one(token, logprob), top_logprobs: top.map((each) => one(each.token, each.logprob)) }
}
