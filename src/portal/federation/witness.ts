/** The witness over HTTP, as C2SP tlog-witness has it. */
import type { WitnessAnswer } from '../../kernel/federation/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import { open } from '../record/published.ts'
import { route, type Route } from '../routes.ts'
import { federationWords as words } from './messages.ts'

const plain = 'text/plain; charset=utf-8'

const refusals = {
  malformed: [400, 'malformed request, or an old size beyond the checkpoint\n'],
  'unknown key': [403, 'no key that this witness trusts for this log signed the checkpoint\n'],
  'unknown log': [404, 'this witness does not know this log\n'],
  unproved: [422, 'the consistency proof does not lead from the old size to the checkpoint\n'],
  'no time': [503, 'the clock of this witness is in doubt\n'],
} as const satisfies Readonly<Record<Exclude<WitnessAnswer['is'], 'cosigned' | 'conflict'>, readonly [number, string]>>

function answered(answer: WitnessAnswer): Response {
  if (answer.is === 'cosigned') return open(answer.lines, plain, 'no-store')
  const [status, body, type] = answer.is === 'conflict' ? [409, `${answer.size}\n`, 'text/x.tlog.size'] as const : [...refusals[answer.is], plain] as const
  return new Response(body, { status, headers: { 'content-type': type, 'cache-control': 'no-store' } })
}

/** Anybody may bring a checkpoint: what counts is who signed it. */
export const witnessRoute = ({ federation }: Pick<Kernel, 'federation'>): Route => route({
  method: 'POST', path: '/witness/add-checkpoint', kind: 'machine', permission: 'everyone', title: words.addCheckpoint,
  bodyLimit: 65_536, rateLimit: { requests: 600, seconds: 60 },
  handle: async ({ request }) => answered(await federation.addCheckpoint(await textOf(request, 65_536))),
})

/** The text of a request; empty, which is no request, when there is more of it or it is no UTF-8. */
async function textOf(request: Request, most: number): Promise<string> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of request.body ?? []) {
    size += part.length
    if (size > most) return ''
    parts.push(part)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(parts))
  } catch {
    return ''
  }
}
