/**
 * The upstreams that an operator has: one file in YAML or JSON for all processes, read again when it changes. Keys of upstreams are
 * not in it: it names the variables of the environment that hold them.
 *
 * @example
 * upstreams:
 *   - id: h100-1
 *     engine: vllm
 *     url: http://10.1.0.5:8000
 *     keyFrom: VLLM_KEY
 *     timeouts: { firstByte: 30 }
 *     models:
 *       - { name: qazaq-8b, as: /models/qazaq-8b, contextLength: 32768 }
 */
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { Failure } from '../../../law/failure.ts'
import { modelName } from '../models/model.ts'
import { type Capabilities, dialects, engineKinds } from './dialect.ts'
import { type Breaker, type TimeLimits, usualAtOnce, usualBreaker, usualRetries, usualTimeLimits } from './limits.ts'
import { words } from './messages.ts'

const flag = z.boolean().optional()

const model = z.strictObject({
  /** What programs call it here. */
  name: modelName,
  /** Its name there; the same unless said otherwise. */
  as: z.string().min(1).optional(),
  contextLength: z.number().int().min(1),
  /** SHA-256 of its manifest, for receipts; needed for models that are not in the registry. */
  version: z.string().regex(/^[0-9a-f]{64}$/).optional(),
  can: z.strictObject({ chat: flag, completions: flag, embeddings: flag, tools: flag, jsonSchema: flag, logprobs: flag }).default({}),
})

/** In seconds. */
const seconds = (most: number) => z.number().min(0.1).max(most)

const upstream = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
  engine: z.enum(engineKinds),
  url: z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, '').replace(/\/v1$/, '')),
  /** The variable of the environment that holds its key. */
  keyFrom: z.string().regex(/^[A-Z_][A-Z0-9_]*$/).optional(),
  /** Beyond this programme: personal data is masked before it is sent there. */
  outside: z.boolean(),
  /** The lowest is tried first; those of one order share the calls by weight. */
  order: z.number().int().min(0).max(99).default(1),
  weight: z.number().int().min(1).max(1000).default(1),
  /** Calls that a process of the portal sends it at once; the others wait their turn. */
  calls: z.number().int().min(1).max(10_000).default(usualAtOnce),
  /** How long it may take: to connect, until the first byte, between two, for an answer in one piece, and for a stream. */
  timeouts: z.strictObject({ connect: seconds(60), firstByte: seconds(3_600), silence: seconds(3_600), whole: seconds(3_600), stream: seconds(86_400) }).partial().default({}),
  /** How often it is asked again when the connection failed before anything came; then the next server is asked. */
  retries: z.number().int().min(0).max(5).default(usualRetries),
  breaker: z.strictObject({ failures: z.number().int().min(1).max(100), longest: seconds(3_600) }).partial().default({}),
  models: z.array(model).min(1),
})

const file = z.strictObject({ upstreams: z.array(upstream) }).superRefine(({ upstreams }, context) => {
  const ids = upstreams.map(({ id }) => id)
  ids.forEach((id, at) => { if (ids.indexOf(id) < at) context.addIssue({ code: 'custom', message: `${id} is there twice`, path: ['upstreams', at, 'id'] }) })
})

/** A model of a configured upstream. */
export interface ConfiguredModel {
  readonly name: string
  readonly as: string
  readonly contextLength: number
  readonly version: string | undefined
  readonly can: Capabilities
}

export interface Configured extends Omit<z.infer<typeof upstream>, 'models' | 'keyFrom' | 'timeouts' | 'breaker'> {
  readonly apiKey: string | undefined
  readonly limits: TimeLimits
  readonly breaker: Breaker
  readonly models: readonly ConfiguredModel[]
}

/** What stands in the file. Throws a `Failure` (invalid) that names the field. */
async function readFileAt(path: string): Promise<z.infer<typeof file>> {
  let given: unknown
  try {
    const { parse } = await import('yaml') // most gateways serve what the portal releases, and have no such file
    given = parse(await readFile(path, 'utf8'))
  } catch (error) {
    throw new Failure('invalid', words.unreadable(path, error instanceof Error ? error.message : String(error)))
  }
  const read = file.safeParse(given)
  if (!read.success) {
    const { path: field, message } = read.error.issues[0]!
    throw new Failure('invalid', words.unreadable(path, `${field.join('.')}: ${message}`))
  }
  return read.data
}

/** Reads the file. Throws a `Failure` (invalid) that names the field, or the variable that is not set. */
export async function readConfiguration(path: string, environment: Readonly<Record<string, string | undefined>>): Promise<readonly Configured[]> {
  return (await readFileAt(path)).upstreams.map(({ keyFrom, models, timeouts, breaker, ...rest }) => {
    const apiKey = keyFrom === undefined ? undefined : environment[keyFrom]
    if (keyFrom !== undefined && (apiKey === undefined || apiKey === '')) throw new Failure('invalid', words.unreadable(path, `${rest.id}: ${keyFrom} is not set`))
    return {
      ...rest, apiKey, limits: limitsOf(timeouts), breaker: { failures: breaker.failures ?? usualBreaker.failures, longestMs: milliseconds(breaker.longest) ?? usualBreaker.longestMs },
      models: models.map(({ name, as = name, contextLength, version, can }) => ({ name, as, contextLength, version, can: { ...dialects[rest.engine].can, ...defined(can) } })),
    }
  })
}

/**
 * The names of the models that a file configures. Throws a `Failure` (invalid) while it cannot be read: whoever orders
 * about a model must not be told that there is none.
 */
export async function modelsOfServers(path: string): Promise<readonly string[]> {
  const { upstreams } = await readFileAt(path)
  return [...new Set(upstreams.flatMap(({ models }) => models.map(({ name }) => name)))]
}

const milliseconds = (given: number | undefined): number | undefined => (given === undefined ? undefined : given * 1000)

const limitsOf = ({ connect, firstByte, silence, whole, stream }: z.infer<typeof upstream>['timeouts']): TimeLimits => ({
  connectMs: milliseconds(connect) ?? usualTimeLimits.connectMs, firstByteMs: milliseconds(firstByte) ?? usualTimeLimits.firstByteMs, idleMs: milliseconds(silence) ?? usualTimeLimits.idleMs,
  wholeMs: milliseconds(whole) ?? usualTimeLimits.wholeMs, totalMs: milliseconds(stream) ?? usualTimeLimits.totalMs,
})

const defined = (given: Readonly<Partial<Record<keyof Capabilities, boolean | undefined>>>): Partial<Capabilities> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
