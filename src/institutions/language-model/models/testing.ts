/** A tiny model with random weights and a tokenizer of its own, in the layout of the trainer; and what it must answer, by plain arithmetic. */
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ExpectedTensor, expectedTensors, readLlamaConfig } from './llama.ts'

/** Text in the languages and letters that a tokenizer must survive. */
export const mixedTexts: readonly string[] = [
  'Қазақстан Республикасы – егеменді мемлекет. Үкімет әлеуметтік көмек көрсетеді, ғылым мен білім дамиды!',
  'Республика Казахстан – суверенное государство. Правительство оказывает социальную помощь.',
  'The Republic of Kazakhstan is a sovereign state; it\'s 2,724,900 km² large, isn\'t it?  Two  spaces.',
  '😀 emoji 👩‍🚀 and flags 🇰🇿, Qazaq tili, قازاق تىلى, 汉字, naïve\r\n\r\n\tтабуляция 12345 ½ Ⅷ',
  'Өте керемет за такую цену. OK-ey!!! <|notspecial|> ___ \u00a0 неразрывный\u200bпробел',
]

const specials = ['<|endoftext|>', '<|user|>', '<|assistant|>', '<|system|>', '<|pad|>']
const pattern = '(?i:\'s|\'t|\'re|\'ve|\'m|\'ll|\'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+'

/** The letters that stand for bytes, as GPT-2 has them. */
function byteLetters(): readonly string[] {
  const plain = (byte: number): boolean => (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || (byte >= 174)
  let next = 256
  return Array.from({ length: 256 }, (_, byte) => String.fromCodePoint(plain(byte) ? byte : next++))
}

/** A byte-level BPE that has learned so many merges from the texts. */
export function tinyTokenizer(merges = 120): { readonly json: object; readonly config: object; readonly size: number } {
  const letters = byteLetters()
  const words = mixedTexts.flatMap((text) => text.match(new RegExp(pattern, 'gu')) ?? []).map((word) => [...new TextEncoder().encode(word)].map((byte) => letters[byte]!))
  const learned: [string, string][] = []
  while (learned.length < merges) {
    const counts = new Map<string, number>()
    for (const word of words) for (let i = 1; i < word.length; i++) counts.set(`${word[i - 1]} ${word[i]}`, (counts.get(`${word[i - 1]} ${word[i]}`) ?? 0) + 1)
    const [best] = [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]!
    const [left = '', right = ''] = best.split(' ')
    learned.push([left, right])
    for (const word of words) for (let i = 1; i < word.length; i++) if (word[i - 1] === left && word[i] === right) word.splice(i - 1, 2, left + right)
  }
  const tokens = [...specials, ...letters, ...learned.map((pair) => pair.join(''))]
  const json = {
    version: '1.0', truncation: null, padding: null,
    added_tokens: specials.map((content, id) => ({ id, content, single_word: false, lstrip: false, rstrip: false, normalized: false, special: true })),
    normalizer: null,
    pre_tokenizer: {
      type: 'Sequence',
      pretokenizers: [{ type: 'Split', pattern: { Regex: pattern }, behavior: 'Isolated', invert: false }, { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: false }],
    },
    post_processor: null, decoder: { type: 'ByteLevel', add_prefix_space: true, trim_offsets: true, use_regex: true },
    model: {
      type: 'BPE', dropout: null, unk_token: null, continuing_subword_prefix: null, end_of_word_suffix: null, fuse_unk: false, byte_fallback: false, ignore_merges: false,
      vocab: Object.fromEntries(tokens.map((token, id) => [token, id])), merges: learned,
    },
  }
  const config = { tokenizer_class: 'PreTrainedTokenizerFast', bos_token: specials[0], eos_token: specials[0], pad_token: specials[4], model_max_length: 256 }
  return { json, config, size: tokens.length }
}

export type Weights = ReadonlyMap<string, Float32Array>

export interface TinyModel {
  readonly folder: string
  readonly config: ReturnType<typeof readLlamaConfig>
  readonly weights: Weights
  readonly tokenizer: object
  readonly tokenizerConfig: object
}

/** A repeatable source of numbers from a normal distribution (mulberry32, Box–Muller). */
function normal(seed: number): () => number {
  let state = seed
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform())
}

/** Safetensors of 32-bit floats. */
export function safetensorsOf(tensors: readonly { readonly name: string; readonly shape: readonly number[]; readonly numbers: Float32Array }[]): Uint8Array {
  let at = 0
  const header = Object.fromEntries(tensors.map(({ name, shape, numbers }) => [name, { dtype: 'F32', shape, data_offsets: [at, (at += numbers.byteLength)] }]))
  const head = new TextEncoder().encode(JSON.stringify({ __metadata__: { format: 'pt' }, ...header }))
  const length = new Uint8Array(8)
  new DataView(length.buffer).setBigUint64(0, BigInt(head.length), true)
  return Buffer.concat([length, head, ...tensors.map(({ numbers }) => new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength))])
}

/** Writes a model folder. Its numbers of heads, keys and layers are small, but none is 1. */
export async function tinyModel({ seed = 7, changes = {} }: { readonly seed?: number; readonly changes?: Readonly<Record<string, unknown>> } = {}): Promise<TinyModel> {
  const folder = await mkdtemp(join(tmpdir(), 'shanyraq-model-'))
  const { json, config: tokenizerConfig, size } = tinyTokenizer()
  const configJson = {
    architectures: ['LlamaForCausalLM'], model_type: 'llama', hidden_size: 64, intermediate_size: 160, num_hidden_layers: 2, num_attention_heads: 4, num_key_value_heads: 2,
    rms_norm_eps: 1e-5, rope_theta: 10_000, max_position_embeddings: 256, vocab_size: size, tie_word_embeddings: true, hidden_act: 'silu', bos_token_id: 0, eos_token_id: 0, ...changes,
  }
  const [config, next] = [readLlamaConfig(configJson), normal(seed)]
  const numbersFor = ({ shape }: ExpectedTensor): Float32Array =>
    Float32Array.from({ length: shape.reduce((product, one) => product * one, 1) }, () => (shape.length === 1 ? 1 + 0.1 * next() : next() / Math.sqrt(shape[1]!)))
  const tensors = expectedTensors(config).map((one) => ({ name: one.name, shape: one.shape, numbers: numbersFor(one) }))
  await Promise.all([
    writeFile(join(folder, 'config.json'), JSON.stringify(configJson)), writeFile(join(folder, 'tokenizer.json'), JSON.stringify(json)),
    writeFile(join(folder, 'tokenizer_config.json'), JSON.stringify(tokenizerConfig)), writeFile(join(folder, 'generation_config.json'), JSON.stringify({ bos_token_id: 0, eos_token_id: 0 })),
    writeFile(join(folder, 'model.safetensors'), safetensorsOf(tensors)),
  ])
  return { folder, config, weights: new Map(tensors.map(({ name, numbers }) => [name, numbers])), tokenizer: json, tokenizerConfig }
}

/** The log-probability of each token after the first, by the definition of the architecture in 64-bit floats. */
export function logProbabilities({ config, weights }: Pick<TinyModel, 'config' | 'weights'>, tokens: readonly number[]): readonly number[] {
  const { hidden_size: width, num_attention_heads: heads, num_key_value_heads: keyHeads, rms_norm_eps: epsilon, headDimension: size, ropeBase: base } = config
  const of = (name: string): Float32Array => weights.get(name)!
  const times = (matrix: Float32Array, x: readonly number[]): number[] =>
    Array.from({ length: matrix.length / x.length }, (_, row) => x.reduce((sum, value, i) => sum + matrix[row * x.length + i]! * value, 0))
  const norm = (x: readonly number[], scale: Float32Array): number[] => {
    const root = Math.sqrt(x.reduce((sum, value) => sum + value * value, 0) / x.length + epsilon)
    return x.map((value, i) => (value / root) * scale[i]!)
  }
  /** The rotation of Hugging Face: the first half of a head with its second half. */
  const rotate = (x: readonly number[], at: number): number[] => x.map((value, i) => {
    const [within, half] = [i % size, size / 2]
    const angle = at / base ** ((2 * (within % half)) / size)
    return value * Math.cos(angle) + (within < half ? -x[i + half]! : x[i - half]!) * Math.sin(angle)
  })
  let states = tokens.map((token) => Array.from(of('model.embed_tokens.weight').subarray(token * width, (token + 1) * width)))
  for (let n = 0; n < config.num_hidden_layers; n++) {
    const layer = (name: string): Float32Array => of(`model.layers.${n}.${name}.weight`)
    const normed = states.map((x) => norm(x, layer('input_layernorm')))
    const queries = normed.map((x, at) => rotate(times(layer('self_attn.q_proj'), x), at))
    const keys = normed.map((x, at) => rotate(times(layer('self_attn.k_proj'), x), at))
    const values = normed.map((x) => times(layer('self_attn.v_proj'), x))
    states = states.map((x, at) => {
      const mixed = Array.from({ length: heads }, (_, head) => {
        const [from, keyFrom] = [head * size, Math.floor(head / (heads / keyHeads)) * size]
        const scores = keys.slice(0, at + 1).map((key) => key.slice(keyFrom, keyFrom + size).reduce((sum, value, i) => sum + value * queries[at]![from + i]!, 0) / Math.sqrt(size))
        const weights = softmax(scores)
        return Array.from({ length: size }, (_, i) => weights.reduce((sum, weight, j) => sum + weight * values[j]![keyFrom + i]!, 0))
      }).flat()
      const attended = times(layer('self_attn.o_proj'), mixed).map((value, i) => value + x[i]!)
      const inner = norm(attended, layer('post_attention_layernorm'))
      const [gate, up] = [times(layer('mlp.gate_proj'), inner), times(layer('mlp.up_proj'), inner)]
      return times(layer('mlp.down_proj'), gate.map((value, i) => (value / (1 + Math.exp(-value))) * up[i]!)).map((value, i) => value + attended[i]!)
    })
  }
  const output = of(config.tie_word_embeddings ? 'model.embed_tokens.weight' : 'lm_head.weight')
  return tokens.slice(1).map((token, at) => Math.log(softmax(times(output, norm(states[at]!, of('model.norm.weight'))))[token]!))
}

function softmax(scores: readonly number[]): readonly number[] {
  const most = Math.max(...scores)
  const raised = scores.map((score) => Math.exp(score - most))
  const sum = raised.reduce((total, value) => total + value, 0)
  return raised.map((value) => value / sum)
}
