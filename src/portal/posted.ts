/** Reads what programs post: the bytes of a request, and the fields of a form that bears no token of ours. */
import { Failure } from '../law/failure.ts'
import { refusals } from './messages.ts'

/** What another site or program may post as a form: a signed message and what belongs to it. */
const mostOfForm = 262_144

/** The body of a request. Throws a `Failure` (invalid) for one of more than `most` bytes, before it has read them. */
export async function postedBytes(request: Request, most = mostOfForm): Promise<Buffer> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of request.body ?? []) {
    size += part.length
    if (size > most) throw new Failure('invalid', refusals.tooLarge)
    parts.push(part)
  }
  return Buffer.concat(parts)
}

/** The fields of a posted form. Throws as `postedBytes` does. */
export const postedForm = async (request: Request): Promise<URLSearchParams> => new URLSearchParams((await postedBytes(request)).toString('utf8').replaceAll('\0', ''))
