/** `/v1/embeddings`: the mean of the last hidden states of each text. */
import type { Engine } from './generate.ts'
import { empty, exactly, noToken, wrongValue } from './messages.ts'
import type { Reply } from './reply.ts'
import { embeddingRequest } from './requests.ts'
import { invalid, tooLong, unsupported } from './trouble.ts'
import type { z } from 'zod'

export async function embed({ name, model }: Engine, request: z.infer<typeof embeddingRequest>, reply: Reply): Promise<void> {
  if (request.dimensions !== undefined && request.dimensions !== model.embeddingLength) throw unsupported('dimensions', wrongValue('dimensions', exactly(model.embeddingLength)))
  const texts = request.input.map((text) => typeof text === 'string' ? model.vocabulary.tokenize(text, false) : text)
  for (const tokens of texts) {
    if (tokens.length === 0) throw invalid('input', empty('input'))
    const unknown = tokens.find((token) => token >= model.vocabulary.size)
    if (unknown !== undefined) throw invalid('input', noToken('input', unknown))
    // One place is taken by the token that a text begins with.
    if (tokens.length + 1 >= model.contextLength) throw tooLong(model.contextLength, tokens.length, 0, 'input', undefined)
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
