/** The journal over HTTP as C2SP tlog-tiles has it, and its proofs for those who would rather ask than compute. */
import { z } from 'zod'
import type { Kernel } from '../../kernel/index.ts'
import { readTilePath } from '../../kernel/journal/index.ts'
import { Failure } from '../../law/failure.ts'
import { notFound } from '../answers.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import { apiWords, titles } from './messages.ts'
import { open, published } from './published.ts'

/** A full tile never changes; a partial one says the same for ever too, but a fuller one soon takes its place. */
const forGood = 'public, max-age=31536000, immutable'
const forAWhile = 'public, max-age=300'

const place = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER)
const hash = z.string().meta({ description: 'SHA-256, base64' })
const inclusionQuery = z.object({ index: place, size: place.min(1).optional() })
const consistencyQuery = z.object({ from: place.min(1), to: place.min(1).optional() })
const inclusion = z.object({ index: z.int(), size: z.int(), leaf: hash, proof: z.array(hash), checkpoint: z.string() }).meta({ id: 'InclusionProof' })
const consistency = z.object({ from: z.int(), to: z.int(), proof: z.array(hash), checkpoint: z.string() }).meta({ id: 'ConsistencyProof' })

/** Reads a query; what is wrong is said with the name of the parameter. */
function read<T>(schema: z.ZodType<T>, url: URL): T {
  const { success, data, error } = schema.safeParse(Object.fromEntries(url.searchParams))
  if (success) return data
  throw new Failure('invalid', apiWords.wrongQuery, error.issues.map(({ path }) => ({ field: path.join('.'), text: apiWords.wrongNumber })))
}

const base64 = (hashes: readonly Uint8Array[]): readonly string[] => hashes.map((one) => one.toBase64())
const asJson = (value: unknown): Response => open(JSON.stringify(value), 'application/json; charset=utf-8', 'no-store')

/** The routes of the journal's tiles and proofs. */
export const tileRoutes = ({ journal }: Kernel): readonly Route[] => [
  route({
    method: 'GET', path: published.checkpoint, kind: 'machine', permission: 'everyone', title: titles.checkpoint,
    handle: async () => open(await journal.checkpoint(), 'text/plain; charset=utf-8', 'no-cache'),
  }),
  route({
    method: 'GET', path: '/journal/tile/*', kind: 'machine', permission: 'everyone', title: titles.tile,
    handle: async ({ url }) => {
      const tile = readTilePath(url.pathname.slice('/journal/'.length))
      if (tile === undefined) throw notFound()
      const { level, index, width } = tile
      const bytes = level === 'entries' ? await journal.entriesTile(index, width) : await journal.tile(level, index, width)
      if (bytes === undefined) throw notFound()
      return open(new Uint8Array(bytes), 'application/octet-stream', width === undefined ? forGood : forAWhile)
    },
  }),
  route({
    method: 'GET', path: '/api/journal/inclusion', kind: 'api', permission: 'everyone', title: titles.inclusion,
    openapi: {
      group: 'journal', description: apiWords.inclusion, query: inclusionQuery,
      answers: { 200: { text: apiWords.proof, schema: inclusion } },
    },
    handle: async ({ url }) => {
      const { index, size = await journal.size() } = read(inclusionQuery, url)
      const proof = await journal.inclusion(index, size)
      const [entry] = await journal.read(index, 1)
      if (entry === undefined) throw notFound()
      return asJson({ index, size, leaf: entry.leaf.toBase64(), proof: base64(proof), checkpoint: await journal.checkpoint() })
    },
  }),
  route({
    method: 'GET', path: '/api/journal/consistency', kind: 'api', permission: 'everyone', title: titles.consistency,
    openapi: {
      group: 'journal', description: apiWords.consistency, query: consistencyQuery,
      answers: { 200: { text: apiWords.proof, schema: consistency } },
    },
    handle: async ({ url }) => {
      const { from, to = await journal.size() } = read(consistencyQuery, url)
      return asJson({ from, to, proof: base64(await journal.consistency(from, to)), checkpoint: await journal.checkpoint() })
    },
  }),
]
