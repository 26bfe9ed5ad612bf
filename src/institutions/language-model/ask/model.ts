/** The model that phrases answers: the one that the operator names, called on servers of this programme alone. */
import { z } from 'zod'
import type { Serving } from '../serving/index.ts'
import type { Phrasing } from './phrase.ts'

const answer = z.object({ choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1) })

/** Nobody waits longer for words that they have anyway. */
const longestMs = 20_000
const mostTokens = 400

/** Asks a chat model; a server beyond the programme is never asked, for a question may tell of somebody. */
export const phrasingBy = (serving: Serving, name: string): Phrasing => async (messages) => {
  const upstream = serving.upstreams(name).find(({ outside }) => !outside)
  if (upstream === undefined) return undefined
  try {
    await upstream.ready?.()
    const response = await fetch(`${upstream.baseUrl}/v1/chat/completions`, {
      method: 'POST', signal: AbortSignal.timeout(longestMs),
      headers: { 'content-type': 'application/json', ...(upstream.apiKey !== undefined && { authorization: `Bearer ${upstream.apiKey}` }) },
      body: JSON.stringify({ model: upstream.model, messages, temperature: 0, max_tokens: mostTokens }),
    })
    if (!response.ok) throw new Error(`status ${response.status}`)
    const { choices: [choice] } = answer.parse(await response.json())
    serving.report(upstream, 'ok')
    return choice!.message.content
  } catch {
    // The quotes stand without a model's words.
    serving.report(upstream, 'failed')
    return undefined
  }
}
