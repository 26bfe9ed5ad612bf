/**
 * Uploads by Xet, as `huggingface_hub` makes them by itself: chunks come in xorbs, a shard tells which files they make. The files
 * are put together at once and kept as any other; what the clients read goes over plain HTTP.
 */
import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { ByteStream } from '../../kernel/files/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import { largestContent } from '../../kernel/uploads/index.ts'
import { Failure } from '../../law/failure.ts'
import { json } from '../layout.ts'
import type { Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { machine, type Params, streamOf, writerOf } from './door.ts'
import { hubWords as words } from './messages.ts'
import { apiPathOf, type HubRepositories, type HubRepository } from './repositories.ts'
import { BrokenXet, chunkFinder, filesOf, type ShardFile, type Term, unpackChunk } from './xet-format.ts'

/** As the specification has it, with room for a footer. */
const largestXorb = 72 * 1024 ** 2
const largestShard = 72 * 1024 ** 2

/** A name in an address; throws `BrokenXet` when it is none. */
function named(kind: z.ZodType<string>, name: string | undefined): string {
  const parsed = kind.safeParse(name)
  if (!parsed.success) throw new BrokenXet('not a name')
  return parsed.data
}

const id = z.uuid()
const hash = z.string().regex(/^[0-9a-f]{64}$/)

export function xetRoutes({ files, uploads, now }: Pick<Kernel, 'files' | 'uploads' | 'now'>, all: readonly HubRepositories[]): readonly Route[] {
  const { xorbs } = uploads

  /** To what is sent; the key is the one that the client began with. */
  async function sending(visit: Visit, params: Params): Promise<HubRepository> {
    const repositories = all.find(({ type }) => type === params['type'])
    if (repositories === undefined) throw new BrokenXet('not a type')
    return repositories.writableById(writerOf(visit, repositories.scope), named(id, params['id']))
  }

  /** The content of a file, chunk by chunk. */
  async function* content({ subject, sender }: HubRepository, terms: readonly Term[]): AsyncGenerator<Uint8Array> {
    for (const { xorb, start, end } of terms) {
      const found = await xorbs.find({ subject, sender, hash: xorb })
      if (found === undefined || start >= end || end > found.ends.length) throw new BrokenXet('chunks that were not sent')
      const bounds = found.ends.slice(start, end)
      const first = found.ends[start - 1] ?? 0
      yield* chunksOf((await files.open(found.file, { start: first, end: bounds.at(-1)! - 1 })).stream, bounds.map((bound) => bound - first))
    }
  }

  async function assemble(repository: HubRepository, { hash: sha256, terms }: ShardFile): Promise<void> {
    const size = terms.reduce((sum, term) => sum + term.size, 0)
    // A few chunks named over and over would fill any disk.
    if (size > largestContent) throw new BrokenXet('a file that is too large')
    const { subject, sender } = repository
    const upload = await repository.holds(sha256) === undefined ? await uploads.begin({ subject, sender, hash: sha256, size }) : 'here'
    if (upload !== 'here') await uploads.receive(upload.secret, content(repository, terms))
  }

  /** A client is told of a broken container as of any other invalid request. */
  const guarded = (answer: (visit: Visit, params: Params) => Promise<Response>) => async (visit: Visit, params: Params): Promise<Response> => {
    try {
      return await answer(visit, params)
    } catch (error) {
      throw error instanceof BrokenXet ? new Failure('invalid', words.badXet) : error
    }
  }

  const tokenRoute = (repositories: HubRepositories): Route =>
    machine('GET', `${apiPathOf[repositories.type]}/:namespace/:name/xet-write-token/:revision`, async (visit, { namespace = '', name = '' }) => {
      const { subject } = await repositories.writable(writerOf(visit, repositories.scope), { namespace, name })
      // Clients remember by the address which chunks they have sent. Ours are kept for a day: each upload gets an address of its own.
      const casUrl = `${visit.settings.origin}/xet/${repositories.type}/${subject.slice(subject.indexOf(':') + 1)}/${randomBytes(9).toString('base64url')}`
      const accessToken = (visit.request.headers.get('authorization') ?? '').replace(/^Bearer\s+/i, '')
      const exp = Math.floor(Temporal.Instant.from(now()).add({ hours: 365 * 24 }).epochMilliseconds / 1000)
      return json({ casUrl, accessToken, exp }, {
        headers: { 'x-xet-cas-url': casUrl, 'x-xet-access-token': accessToken, 'x-xet-token-expiration': String(exp), 'cache-control': 'no-store' },
      })
    })

  const at = '/xet/:type/:id/:session/v1'
  return [
    ...all.map(tokenRoute),
    machine('GET', `${at}/chunks/:prefix/:hash`, () => new Response(null, { status: 404 })),
    machine('POST', `${at}/xorbs/:prefix/:hash`, guarded(async (visit, params) => {
      const { subject, sender } = await sending(visit, params)
      const xorb = { subject, sender, hash: named(hash, params['hash']) }
      if (await xorbs.find(xorb)) return json({ was_inserted: false })
      const finder = chunkFinder()
      const file = await files.receive(watched(streamOf(visit), finder.see), { name: xorb.hash, limitBytes: largestXorb, accept: ['application/octet-stream'], by: sender })
      await xorbs.put({ ...xorb, file: file.id, ends: finder.ends() })
      return json({ was_inserted: true })
    }), largestXorb),
    machine('POST', `${at}/shards`, guarded(async (visit, params) => {
      const repository = await sending(visit, params)
      const shard = await visit.request.bytes()
      if (shard.length > largestShard) throw new Failure('invalid', words.badXet)
      for (const file of filesOf(shard)) await assemble(repository, file)
      return json({ result: 1 })
    }), largestShard),
  ]
}

async function* watched(stream: ByteStream, see: (bytes: Uint8Array) => void): AsyncGenerator<Uint8Array> {
  for await (const bytes of stream) {
    see(bytes)
    yield bytes
  }
}

/** Cuts a stream at the ends of chunks and unpacks each. */
async function* chunksOf(stream: ByteStream, ends: readonly number[]): AsyncGenerator<Uint8Array> {
  let held: Buffer = Buffer.alloc(0)
  let [from, next] = [0, 0]
  for await (const bytes of stream) {
    held = held.length === 0 ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) : Buffer.concat([held, bytes])
    while (next < ends.length && held.length >= ends[next]! - from) {
      const length = ends[next]! - from
      yield unpackChunk(held.subarray(0, length))
      held = held.subarray(length)
      from = ends[next]!
      next += 1
    }
  }
}
