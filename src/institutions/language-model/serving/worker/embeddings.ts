/** `/v1/embeddings`: the mean of the last hidden states of each text. */
import type { Engine } from './generate.ts'
import type { Reply } from './reply.ts'
import { embeddingRequest } from './requests.ts'
import { ApiError, tooLong, unsupported } from './trouble.ts'
import type { z } from 'zod'

export async function embed({ name, model }: Engine, request: z.infer<typeof embeddingRequest>, reply: Reply): Promise<void> {
  if (request.dimensions !== undefined && request.dimensions !== model.embeddingLength) throw unsupported('dimensions', `'dimensions' must be ${model.embeddingLength}, or be left out`)
  const texts = request.input.map((text) => typeof text === 'string' ? model.vocabulary.tokenize(text, false) : text)
  for (const tokens of texts) {
    if (tokens.length === 0) throw new ApiError(400, "'input' must not be empty", { param: 'input' })
    if (tokens.some((token) => token >= model.vocabulary.size)) throw new ApiError(400, "'input': the model has no such token", { param: 'input' })
    // One place is taken by the token that a text begins with.
    if (tokens.length + 1 >= model.contextLength) throw tooLong(model.contextLength, tokens.length, 0, 'input')
  }
  const data: object[] = []
  for (const [index, tokens] of texts.entries()) {
    reply.signal.throwIfAborted()
    const vector = await model.embed(tokens)
    data.push({ object: 'embedding', index, embedding: request.encoding_format === 'base64' ? Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).toString('base64') : [...vector] })
  }
  const used = texts.reduce((sum, { length }) => sum + length, 0)
  reply.json({ object: 'list', model: name, data, usage: { prompt_tokens: used, total_tokens: used } })
}
