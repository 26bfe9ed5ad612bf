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
 *     models:
 *       - { name: qazaq-8b, as: /models/qazaq-8b, contextLength: 32768 }
 */
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { Failure } from '../../../law/failure.ts'
import { modelName } from '../models/model.ts'
import { type Capabilities, dialects, engineKinds } from './dialect.ts'
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

export interface Configured extends Omit<z.infer<typeof upstream>, 'models' | 'keyFrom'> {
  readonly apiKey: string | undefined
  readonly models: readonly ConfiguredModel[]
}

/** Reads the file. Throws a `Failure` (invalid) that names the field, or the variable that is not set. */
export async function readConfiguration(path: string, environment: Readonly<Record<string, string | undefined>>): Promise<readonly Configured[]> {
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
  return read.data.upstreams.map(({ keyFrom, models, ...rest }) => {
    const apiKey = keyFrom === undefined ? undefined : environment[keyFrom]
    if (keyFrom !== undefined && (apiKey === undefined || apiKey === '')) throw new Failure('invalid', words.unreadable(path, `${rest.id}: ${keyFrom} is not set`))
    return {
      ...rest, apiKey,
      models: models.map(({ name, as = name, contextLength, version, can }) => ({ name, as, contextLength, version, can: { ...dialects[rest.engine].can, ...defined(can) } })),
    }
  })
}

const defined = (given: Readonly<Partial<Record<keyof Capabilities, boolean | undefined>>>): Partial<Capabilities> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
