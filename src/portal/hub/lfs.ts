/** Large files by the protocol of Git LFS, in one piece or, as Hugging Face has it, in parts that go on where they broke. */
import { z } from 'zod'
import { largestContent, type Uploads } from '../../kernel/uploads/index.ts'
import { Failure } from '../../law/failure.ts'
import { json } from '../layout.ts'
import type { Route } from '../routes.ts'
import { bodyOf, machine, streamOf, writerOf } from './door.ts'
import { hubWords as words } from './messages.ts'
import { type HubRepositories, pathOf } from './repositories.ts'

const batch = z.object({
  operation: z.string(),
  objects: z.array(z.object({ oid: z.string().regex(/^[0-9a-f]{64}$/), size: z.number().int().min(1).max(largestContent) })).max(1_000),
})

const type = { 'content-type': 'application/vnd.git-lfs+json' }

/** Where a client announces what it will send. */
export const batchRoute = (uploads: Uploads, repositories: HubRepositories): Route =>
  machine('POST', `${pathOf[repositories.type]}/:namespace/:name/info/lfs/objects/batch`, async (visit, { namespace = '', name = '' }) => {
    const { subject, sender, holds } = await repositories.writable(writerOf(visit, repositories.scope), { namespace, name: name.replace(/\.git$/, '') })
    const { operation, objects } = await bodyOf(visit, batch)
    if (operation !== 'upload') throw new Failure('invalid', words.onlyUpload)
    const inParts: boolean[] = []
    const answers = []
    for (const { oid, size } of objects) {
      const upload = await holds(oid) === undefined ? await uploads.begin({ subject, sender, hash: oid, size }) : 'here'
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
  })

/** Where the bytes go, whatever they are sent to: whoever holds the secret may send exactly the content that was announced. */
export const lfsRoutes = (uploads: Uploads): readonly Route[] => [
  machine('PUT', '/lfs/:secret', async (visit, { secret = '' }) => {
    await uploads.receive(secret, streamOf(visit))
    return new Response(null, { status: 200 })
  }, largestContent),
  machine('PUT', '/lfs/:secret/:number', async (visit, { secret = '', number }) => {
    const hash = await uploads.receivePart(secret, Number(number), () => streamOf(visit))
    return new Response(null, { status: 200, headers: { etag: `"${hash}"` } })
  }, largestContent),
  machine('POST', '/lfs/:secret', async (_, { secret = '' }) => {
    await uploads.complete(secret)
    return json({}, { headers: type })
  }),
]

/** The addresses of parts, named as the clients of Hugging Face look for them. */
const hrefs = (href: string, count: number): Readonly<Record<string, string>> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [String(index + 1).padStart(5, '0'), `${href}/${index + 1}`]))
