/** Reads what another site posts: a form of a few kilobytes, without a token of ours. */
import { Failure } from '../../../law/failure.ts'
import { words } from './messages.ts'

const mostBytes = 65_536

/** The fields of a posted form. Throws a `Failure` (invalid) for one that is too large. */
export async function formOf(request: Request): Promise<URLSearchParams> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of request.body ?? []) {
    size += part.length
    if (size > mostBytes) throw new Failure('invalid', words.incomplete)
    parts.push(part)
  }
  return new URLSearchParams(Buffer.concat(parts).toString('utf8').replaceAll('\0', ''))
}
