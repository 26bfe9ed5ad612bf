/** A model as the judge sees it: any server that speaks the completions of the OpenAI API. */
import { Failure } from '../../../law/failure.ts'
import { same, type Text } from '../../../law/text.ts'
import { z } from 'zod'
import { words } from './messages.ts'

/** Where a model answers. */
export interface Endpoint {
  /** With `/v1` following. */
  readonly baseUrl: string
  /** Its name there. */
  readonly model: string
  readonly headers?: Readonly<Record<string, string>>
  /** The process that answers nobody else; absent where others use it too, or it is another machine's. */
  readonly pid?: number
}

/** The log-probabilities of the tokens of a text, natural logarithms. */
export interface Scored {
  /** Whether the first token has one, too: only where the server puts something before the text. */
  readonly whole: boolean
  readonly tokens: readonly { readonly offset: number; readonly logprob: number }[]
}

export interface Model {
  /** Scores a text as it is; throws a `Failure` when the model does not see every character of it. */
  score(text: string): Promise<Scored>
  /** Goes on with a prompt, greedily, up to a number of tokens or a line end. */
  complete(prompt: string, maxTokens: number): Promise<string>
}

const answer = z.object({
  choices: z.array(z.object({
    text: z.string(),
    logprobs: z.object({ token_logprobs: z.array(z.number().nullable()), text_offset: z.array(z.number().int()) }).nullish(),
  })).min(1),
})

const said = z.string().trim().min(1).transform((text) => text.slice(0, 300))
const refusal = z.object({ error: z.union([z.object({ texts: z.object({ kk: said, ru: said, en: said }) }).transform(({ texts }): Text => texts), z.object({ message: said }).transform(({ message }) => same(message)), said.transform(same)]) })
  .transform(({ error }) => error)

/** What a server says of its refusal: in every language where it can, else in its own words; undefined where it gives none for people. */
function refusalIn(body: string): Text | undefined {
  try {
    return refusal.safeParse(JSON.parse(body)).data
  } catch {
    return undefined
  }
}

/** How long one call may take, in milliseconds. */
const longestCall = 300_000

/** Opens a model behind an endpoint. What the server refuses is a `Failure` with its words. */
export function modelAt({ baseUrl, model, headers = {} }: Endpoint, signal?: AbortSignal): Model {
  async function call(body: object): Promise<z.infer<typeof answer>['choices'][number]> {
    const limit = AbortSignal.timeout(longestCall)
    const response = await fetch(`${baseUrl}/v1/completions`, {
      method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ model, temperature: 0, ...body }),
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
    })
    const text = await response.text()
    if (!response.ok) throw new Failure('unavailable', words.refused(response.status, refusalIn(text)))
    return answer.parse(JSON.parse(text)).choices[0]!
  }

  return {
    async score(text) {
      // One token more than asked for: servers differ in whether they allow none.
      const { text: echoed, logprobs } = await call({ prompt: text, max_tokens: 1, echo: true, logprobs: 1 })
      if (!echoed.startsWith(text)) throw new Failure('invalid', words.changesText)
      if (!logprobs) throw new Failure('invalid', words.noLogprobs)
      const characters = [...text].length
      const tokens = logprobs.token_logprobs.flatMap((logprob, i) => {
        const offset = logprobs.text_offset[i] ?? characters
        return logprob === null || offset >= characters ? [] : [{ offset, logprob }]
      })
      return { tokens, whole: logprobs.token_logprobs[0] !== null }
    },
    complete: async (prompt, maxTokens) => (await call({ prompt, max_tokens: maxTokens, stop: ['\n'] })).text,
  }
}
