/** The journal over HTTP as C2SP tlog-tiles has it, and its proofs for those who would rather ask than compute. */
import { z } from 'zod'
import type { Kernel } from '../../kernel/index.ts'
import { readTilePath } from '../../kernel/journal/index.ts'
import { notFound } from '../answers.ts'
import { operation } from '../operation.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import { wholeNumber } from '../schemas.ts'
import { apiWords, titles } from './messages.ts'
import { open, published } from './published.ts'

/** A full tile never changes; a partial one says the same for ever too, but a fuller one soon takes its place. */
const forGood = 'public, max-age=31536000, immutable'
const forAWhile = 'public, max-age=300'

const hash = z.string().meta({ description: 'SHA-256, base64' })
const inclusionQuery = z.object({ index: wholeNumber(0), size: wholeNumber(1).optional() })
const consistencyQuery = z.object({ from: wholeNumber(1), to: wholeNumber(1).optional() })
const inclusion = z.object({ index: z.int(), size: z.int(), leaf: hash, proof: z.array(hash), checkpoint: z.string() }).meta({ id: 'InclusionProof' })
const consistency = z.object({ from: z.int(), to: z.int(), proof: z.array(hash), checkpoint: z.string() }).meta({ id: 'ConsistencyProof' })

const base64 = (hashes: readonly Uint8Array[]): readonly string[] => hashes.map((one) => one.toBase64())
const asJson = (value: unknown): Response => open(JSON.stringify(value), 'application/json; charset=utf-8', 'no-store')

/** The routes of the journal's tiles and proofs. */
export const tileRoutes = ({ journal, federation }: Kernel): readonly Route[] => [
  route({
    method: 'GET', path: published.checkpoint, kind: 'machine', permission: 'everyone', title: titles.checkpoint,
    handle: async () => open((await federation.checkpoint()).note, 'text/plain; charset=utf-8', 'no-cache'),
  }),
  route({
    method: 'GET', path: published.cosigned, kind: 'machine', permission: 'everyone', title: titles.cosigned,
    async handle() {
      const cosigned = await federation.newestCosigned()
      if (cosigned === undefined) throw notFound()
      return open(cosigned.note, 'text/plain; charset=utf-8', 'no-cache')
    },
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
  operation({
    method: 'GET', path: '/api/journal/inclusion', permission: 'everyone', title: titles.inclusion,
    describes: { group: 'journal', description: apiWords.inclusion, query: inclusionQuery, answers: { 200: { text: apiWords.proof, schema: inclusion } } },
    handle: async (_, { query: { index, size: asked } }) => {
      const size = asked ?? await journal.size()
      const proof = await journal.inclusion(index, size)
      const [entry] = await journal.read(index, 1)
      if (entry === undefined) throw notFound()
      return asJson({ index, size, leaf: entry.leaf.toBase64(), proof: base64(proof), checkpoint: await journal.checkpoint() })
    },
  }),
  operation({
    method: 'GET', path: '/api/journal/consistency', permission: 'everyone', title: titles.consistency,
    describes: { group: 'journal', description: apiWords.consistency, query: consistencyQuery, answers: { 200: { text: apiWords.proof, schema: consistency } } },
    handle: async (_, { query: { from, to: asked } }) => {
      const to = asked ?? await journal.size()
      return asJson({ from, to, proof: base64(await journal.consistency(from, to)), checkpoint: await journal.checkpoint() })
    },
  }),
]
