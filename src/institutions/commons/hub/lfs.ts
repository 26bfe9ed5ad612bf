/** Large files by the protocol of Git LFS, in one piece or, as Hugging Face has it, in parts that go on where they broke. */
import { z } from 'zod'
import { Failure } from '../../../law/failure.ts'
import { json, type Route, type Visit } from '../../../portal/index.ts'
import type { Commons } from '../commons.ts'
import { largestContent, type Uploads } from '../repositories/index.ts'
import { bodyOf, machine, ownAt } from './door.ts'
import { words } from './messages.ts'

const batch = z.object({
  operation: z.string(),
  objects: z.array(z.object({ oid: z.string().regex(/^[0-9a-f]{64}$/), size: z.number().int().min(1).max(largestContent) })).max(1_000),
})

const type = { 'content-type': 'application/vnd.git-lfs+json' }

export function lfsRoutes(commons: Commons, uploads: Uploads): readonly Route[] {
  const stream = ({ request }: Visit): ReadableStream<Uint8Array> => {
    if (request.body === null) throw new Failure('invalid', words.badRequest)
    return request.body
  }

  return [
    machine('POST', '/datasets/:namespace/:name/info/lfs/objects/batch', async (visit, { namespace = '', name = '' }) => {
      const { actor, dataset } = await ownAt(commons, visit, { namespace, name: name.replace(/\.git$/, '') })
      const { operation, objects } = await bodyOf(visit, batch)
      if (operation !== 'upload') throw new Failure('invalid', words.onlyUpload)
      const inParts: boolean[] = []
      const answers = []
      for (const { oid, size } of objects) {
        const upload = await uploads.begin({ dataset: dataset.id, actor, hash: oid, size })
        if (upload === 'here') {
          answers.push({ oid, size })
          continue
        }
        const href = `${visit.settings.origin}/lfs/${upload.secret}`
        const { parts } = upload
        inParts.push(parts !== undefined)
        answers.push({
          oid, size, authenticated: true,
          actions: { upload: { href, header: parts === undefined ? {} : { chunk_size: String(parts.bytes), ...hrefs(href, parts.count) } } },
        })
      }
      return json({ transfer: inParts.includes(true) ? 'multipart' : 'basic', objects: answers, hash_algo: 'sha256' }, { headers: type })
    }),
    machine('PUT', '/lfs/:secret', async (visit, { secret = '' }) => {
      await uploads.receive(secret, stream(visit))
      return new Response(null, { status: 200 })
    }, largestContent),
    machine('PUT', '/lfs/:secret/:number', async (visit, { secret = '', number }) => {
      const hash = await uploads.receivePart(secret, Number(number), () => stream(visit))
      return new Response(null, { status: 200, headers: { etag: `"${hash}"` } })
    }, largestContent),
    machine('POST', '/lfs/:secret', async (_, { secret = '' }) => {
      await uploads.complete(secret)
      return json({}, { headers: type })
    }),
  ]
}

/** The addresses of parts, named as the clients of Hugging Face look for them. */
const hrefs = (href: string, count: number): Readonly<Record<string, string>> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [String(index + 1).padStart(5, '0'), `${href}/${index + 1}`]))
