/** Reads what another site or program posts: a few kilobytes, without a token of ours. */
import { Failure } from '../../../law/failure.ts'
import { words } from './messages.ts'

const mostBytes = 262_144

/** The body of a request. Throws a `Failure` (invalid) for one that is too large. */
export async function bytesOf(request: Request): Promise<Buffer> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of request.body ?? []) {
    size += part.length
    if (size > mostBytes) throw new Failure('invalid', words.incomplete)
    parts.push(part)
  }
  return Buffer.concat(parts)
}

/** The fields of a posted form. Throws as `bytesOf` does. */
export const formOf = async (request: Request): Promise<URLSearchParams> => new URLSearchParams((await bytesOf(request)).toString('utf8').replaceAll('\0', ''))
