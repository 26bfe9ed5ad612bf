/** Turns a model folder of the trainer into one GGUF file, tensor by tensor. */
import { Failure } from '../../../law/failure.ts'
import { readFolder } from './folder.ts'
import { type GgufTensor, type GgufValue, writeGguf } from './gguf.ts'
import { type ExpectedTensor, expectedTensors, type LlamaConfig, permuted } from './llama.ts'
import { conversionWords } from './messages.ts'
import { blockLength, fromFloats, type TensorType, toFloats } from './number-formats.ts'
import type { Safetensors, TensorAt } from './safetensors.ts'
import { openWeights } from './weights.ts'

/** What the file says of itself, for whoever holds it without the registry. */
export interface GgufAbout {
  readonly name: string
  /** SPDX id. */
  readonly licence: string
  /** ISO 639-1. */
  readonly languages: readonly string[]
  readonly organisation: string
  /** Address of the model's page. */
  readonly source: string
  readonly description: string
}

/** enum llama_ftype. */
const fileTypes = { F32: 0, F16: 1, Q8_0: 7, BF16: 32 } as const satisfies Record<TensorType, number>
const quantisationVersion = 2

/** Writes the model of a folder as GGUF. Throws a `Failure` (invalid) that names the file, the key or the tensor that does not fit. */
export async function folderToGguf(folder: string, target: string, { type, about, progress, signal }: {
  readonly type: TensorType
  readonly about: GgufAbout
  /** Told after each tensor. */
  readonly progress?: (done: number, total: number) => void
  readonly signal?: AbortSignal
}): Promise<void> {
  const { config, vocabulary } = await readFolder(folder)
  const weights = await openWeights(folder)
  try {
    const expected = matched(config, weights)
    const tensors = expected.map((one, done): GgufTensor => {
      const stored = storedType(one, type)
      return {
        name: one.gguf, shape: one.shape, type: stored,
        async bytes() {
          signal?.throwIfAborted()
          progress?.(done, expected.length)
          const numbers = toFloats(await weights.read(one.at), one.at.type)
          return fromFloats(one.heads === undefined ? numbers : permuted(numbers, { shape: one.shape, heads: one.heads }), stored)
        },
      }
    })
    await writeGguf(target, { metadata: new Map([...general(config, about, type), ...architecture(config), ...vocabulary]), tensors })
  } finally {
    await weights.close()
  }
}

/** The tensors of the file, each the one that the configuration needs; one that is missing, of another shape or left over is refused. */
function matched(config: LlamaConfig, { tensors }: Pick<Safetensors, 'tensors'>): readonly (ExpectedTensor & { readonly at: TensorAt })[] {
  const found = expectedTensors(config).map((one) => {
    const at = tensors.get(one.name)
    if (at === undefined || at.shape.length !== one.shape.length || at.shape.some((size, i) => size !== one.shape[i])) throw new Failure('invalid', conversionWords.tensor(one.name, one.shape))
    return { ...one, at }
  })
  const known = new Set(found.map(({ name }) => name))
  // Tied embeddings are sometimes written twice.
  const over = [...tensors.keys()].find((name) => !known.has(name) && !(name === 'lm_head.weight' && config.tie_word_embeddings))
  if (over !== undefined) throw new Failure('invalid', conversionWords.unknownTensor(over))
  return found
}

/** Norms stay exact, as in llama.cpp; rows that do not fill whole blocks are kept at half precision. */
function storedType({ shape }: ExpectedTensor, type: TensorType): TensorType {
  if (shape.length === 1) return 'F32'
  return type === 'Q8_0' && shape.at(-1)! % blockLength !== 0 ? 'F16' : type
}

const string = (value: string): GgufValue => ({ type: 'string', value })
const uint32 = (value: number): GgufValue => ({ type: 'uint32', value })
const float32 = (value: number): GgufValue => ({ type: 'float32', value })

const general = (config: LlamaConfig, { name, licence, languages, organisation, source, description }: GgufAbout, type: TensorType): readonly (readonly [string, GgufValue])[] => [
  ['general.architecture', string('llama')], ['general.type', string('model')], ['general.name', string(name)], ['general.organization', string(organisation)],
  ['general.description', string(description)], ['general.license', string(licence.toLowerCase())], ['general.url', string(source)], ['general.source.url', string(source)],
  ['general.languages', { type: 'strings', value: languages }], ['general.alignment', uint32(32)],
  ['general.file_type', uint32(fileTypes[type])], ...(type === 'Q8_0' ? [['general.quantization_version', uint32(quantisationVersion)] as const] : []),
  ['llama.vocab_size', uint32(config.vocab_size)],
]

const architecture = (config: LlamaConfig): readonly (readonly [string, GgufValue])[] => [
  ['llama.context_length', uint32(config.max_position_embeddings)], ['llama.embedding_length', uint32(config.hidden_size)],
  ['llama.block_count', uint32(config.num_hidden_layers)], ['llama.feed_forward_length', uint32(config.intermediate_size)],
  ['llama.attention.head_count', uint32(config.num_attention_heads)], ['llama.attention.head_count_kv', uint32(config.num_key_value_heads)],
  ['llama.attention.key_length', uint32(config.headDimension)], ['llama.attention.value_length', uint32(config.headDimension)],
  ['llama.attention.layer_norm_rms_epsilon', float32(config.rms_norm_eps)],
  ['llama.rope.dimension_count', uint32(config.headDimension)], ['llama.rope.freq_base', float32(config.ropeBase)],
]
