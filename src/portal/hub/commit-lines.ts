/** Reads a commit as it comes: lines of NDJSON, one at a time, so that its size does not matter. */
import { z } from 'zod'
import type { ByteStream } from '../../kernel/files/index.ts'
import { Failure } from '../../law/failure.ts'
import { hubWords as words } from './messages.ts'

/** A file of 8 MB in base64, and what stands around it. */
const longestLine = 11.5 * 1024 ** 2

const path = z.string().min(1).max(2_000)
const line = z.discriminatedUnion('key', [
  z.object({ key: z.literal('header'), value: z.object({ summary: z.string(), description: z.string().nullish(), parentCommit: z.string().nullish() }) }),
  z.object({ key: z.literal('file'), value: z.object({ path, content: z.string(), encoding: z.enum(['base64', 'utf-8']).default('utf-8') }) }),
  z.object({ key: z.literal('lfsFile'), value: z.object({ path, oid: z.string().regex(/^[0-9a-f]{64}$/), size: z.number().optional(), algo: z.literal('sha256').optional() }) }),
  z.object({ key: z.literal('deletedFile'), value: z.object({ path }) }),
  z.object({ key: z.literal('deletedFolder'), value: z.object({ path }) }),
  z.object({ key: z.literal('deletedEntry'), value: z.object({ path }) }),
])
export type CommitLine = z.infer<typeof line>

/** Throws a `Failure` at the first line that is none. */
export async function* commitLines(body: ByteStream): AsyncGenerator<CommitLine> {
  for await (const text of linesOf(body)) {
    const parsed = line.safeParse(jsonOf(text))
    if (!parsed.success) throw new Failure('invalid', words.badLine)
    yield parsed.data
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

async function* linesOf(body: ByteStream): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let pieces: string[] = []
  let held = 0
  for await (const chunk of body) {
    const [first = '', ...rest] = decoder.decode(chunk, { stream: true }).split('\n')
    pieces.push(first)
    held += first.length
    for (const next of rest) {
      const text = pieces.join('')
      if (text.trim() !== '') yield text
      pieces = [next]
      held = next.length
    }
    if (held > longestLine) throw new Failure('invalid', words.badLine)
  }
  const text = pieces.join('') + decoder.decode()
  if (text.trim() !== '') yield text
}
