/** A model of the Llama architecture as the trainer writes it: what its `config.json` says, and the tensors that must be there. Pure. */
import { z } from 'zod'
import { Failure } from '../../../law/failure.ts'
import { conversionWords } from './messages.ts'

const count = z.number().int().positive().max(2 ** 31 - 1)

/** The `config.json` of a LlamaForCausalLM, as far as it decides what the weights mean. */
const schema = z.object({
  architectures: z.tuple([z.literal('LlamaForCausalLM')]),
  hidden_size: count, intermediate_size: count, num_hidden_layers: count.max(1_000), num_attention_heads: count, num_key_value_heads: count,
  head_dim: count.nullish(), rms_norm_eps: z.number().positive(), rope_theta: z.number().positive().optional(),
  // The Transformers of 2026 write the base of the rotation here.
  rope_parameters: z.object({ rope_theta: z.number().positive(), rope_type: z.literal('default').optional() }).nullish(),
  max_position_embeddings: count, vocab_size: count.max(2 ** 20), tie_word_embeddings: z.boolean(),
  hidden_act: z.literal('silu').optional(), rope_scaling: z.null().optional(), attention_bias: z.literal(false).optional(), mlp_bias: z.literal(false).optional(),
})

export type LlamaConfig = z.infer<typeof schema> & { readonly headDimension: number; readonly ropeBase: number }

/** Reads a `config.json`. Throws a `Failure` (invalid) that names what is not of this architecture. */
export function readLlamaConfig(value: unknown): LlamaConfig {
  const read = schema.safeParse(value)
  if (!read.success) throw new Failure('invalid', conversionWords.config([...new Set(read.error.issues.map(({ path }) => path.join('.') || 'config.json'))].join(', ')))
  const { data } = read
  const headDimension = data.head_dim ?? data.hidden_size / data.num_attention_heads
  const sound = Number.isInteger(headDimension) && headDimension % 2 === 0 && data.num_attention_heads % data.num_key_value_heads === 0
  if (!sound) throw new Failure('invalid', conversionWords.config('num_attention_heads'))
  return { ...data, headDimension, ropeBase: data.rope_theta ?? data.rope_parameters?.rope_theta ?? 10_000 }
}

export interface ExpectedTensor {
  /** Its name in safetensors, as Hugging Face has it. */
  readonly name: string
  /** Its name in GGUF. */
  readonly gguf: string
  readonly shape: readonly number[]
  /** Heads whose rows llama.cpp has in another order; absent where rows stay. */
  readonly heads?: number
}

/** The tensors of a model, in the order of their use. */
export function expectedTensors(config: LlamaConfig): readonly ExpectedTensor[] {
  const { hidden_size: width, intermediate_size: inner, num_hidden_layers: layers, num_attention_heads: heads, num_key_value_heads: keyHeads, vocab_size: vocabulary, headDimension } = config
  const layer = (n: number): readonly ExpectedTensor[] => {
    const tensor = (name: string, gguf: string, shape: readonly number[], permuted?: number): ExpectedTensor => ({
      name: `model.layers.${n}.${name}.weight`, gguf: `blk.${n}.${gguf}.weight`, shape, ...(permuted !== undefined && { heads: permuted }),
    })
    return [
      tensor('input_layernorm', 'attn_norm', [width]),
      tensor('self_attn.q_proj', 'attn_q', [heads * headDimension, width], heads),
      tensor('self_attn.k_proj', 'attn_k', [keyHeads * headDimension, width], keyHeads),
      tensor('self_attn.v_proj', 'attn_v', [keyHeads * headDimension, width]),
      tensor('self_attn.o_proj', 'attn_output', [width, heads * headDimension]),
      tensor('post_attention_layernorm', 'ffn_norm', [width]),
      tensor('mlp.gate_proj', 'ffn_gate', [inner, width]),
      tensor('mlp.up_proj', 'ffn_up', [inner, width]),
      tensor('mlp.down_proj', 'ffn_down', [width, inner]),
    ]
  }
  return [
    { name: 'model.embed_tokens.weight', gguf: 'token_embd.weight', shape: [vocabulary, width] },
    ...Array.from({ length: layers }, (_, n) => layer(n)).flat(),
    { name: 'model.norm.weight', gguf: 'output_norm.weight', shape: [width] },
    ...(config.tie_word_embeddings ? [] : [{ name: 'lm_head.weight', gguf: 'output.weight', shape: [vocabulary, width] }]),
  ]
}

/** How many numbers the model has learned. */
export const parametersOf = (config: LlamaConfig): number =>
  expectedTensors(config).reduce((sum, { shape }) => sum + shape.reduce((product, size) => product * size, 1), 0)

/**
 * The rows of a projection of queries or keys in the order of ggml: Hugging Face turns the first half of a head with its second half,
 * ggml each number with its neighbour (convert_hf_to_gguf.py, LlamaModel.permute).
 */
export function permuted(weights: Float32Array<ArrayBuffer>, { shape: [rows = 0, columns = 0], heads }: { readonly shape: readonly number[]; readonly heads: number }): Float32Array<ArrayBuffer> {
  const dimension = rows / heads
  const half = dimension / 2
  const turned = new Float32Array(weights.length)
  for (let row = 0; row < rows; row++) {
    const [head, at] = [Math.floor(row / dimension), row % dimension]
    const from = head * dimension + (at % 2) * half + Math.floor(at / 2)
    turned.set(weights.subarray(from * columns, (from + 1) * columns), row * columns)
  }
  return turned
}
