/** The tokenizer of a model as GGUF holds it: byte-level BPE alone, split as llama.cpp splits for Qwen 2 or for Smaug. Pure. */
import { z } from 'zod'
import { Failure } from '../../../law/failure.ts'
import type { GgufValue } from './gguf.ts'
import { conversionWords } from './messages.ts'

function splitAt(digits: string): string {
  return `(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|${digits}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+`
}

/** How text is cut before the merges, by the names under which llama.cpp has these very expressions: single digits, and up to three together. */
const expressions = { qwen2: splitAt('\\p{N}'), 'smaug-bpe': splitAt('\\p{N}{1,3}') } as const

const split = z.object({ type: z.literal('Split'), pattern: z.object({ Regex: z.enum(expressions) }), behavior: z.literal('Isolated'), invert: z.literal(false).optional() })
const byteLevel = z.object({ type: z.literal('ByteLevel'), add_prefix_space: z.literal(false), use_regex: z.literal(false) })

const tokenizer = z.object({
  normalizer: z.null().optional(),
  pre_tokenizer: z.object({ type: z.literal('Sequence'), pretokenizers: z.tuple([split, byteLevel]) }),
  added_tokens: z.array(z.object({ id: z.number().int().nonnegative(), content: z.string().min(1), special: z.boolean() })),
  model: z.object({
    type: z.literal('BPE'), vocab: z.record(z.string(), z.number().int().nonnegative()),
    merges: z.array(z.union([z.tuple([z.string(), z.string()]).transform(([left, right]) => `${left} ${right}`), z.string()])),
    dropout: z.null().optional(), ignore_merges: z.literal(false).optional(),
  }),
})

const name = z.union([z.string(), z.object({ content: z.string() }).transform(({ content }) => content)]).nullish()
const tokenizerConfig = z.object({ bos_token: name, eos_token: name, pad_token: name, add_bos_token: z.boolean().nullish(), chat_template: z.string().nullish() })

/** enum llama_token_type. */
const types = { normal: 1, control: 3, userDefined: 4, unused: 5 } as const

/**
 * The metadata of a tokenizer. Throws a `Failure` (invalid) for one that llama.cpp would cut otherwise than it was trained.
 *
 * @param size how many tokens the model has; what the tokenizer leaves free of them is marked as unused
 */
export function vocabularyOf(tokenizerJson: unknown, configJson: unknown, size: number): ReadonlyMap<string, GgufValue> {
  const [read, config] = [tokenizer.safeParse(tokenizerJson), tokenizerConfig.safeParse(configJson)]
  if (!read.success) throw new Failure('invalid', conversionWords.tokenizer([...new Set(read.error.issues.map(({ path }) => path.slice(0, 2).join('.')))].join(', ')))
  if (!config.success) throw new Failure('invalid', conversionWords.tokenizer('tokenizer_config.json'))
  const { added_tokens: added, model: { vocab, merges }, pre_tokenizer: { pretokenizers: [{ pattern }] } } = read.data
  const cut = Object.entries(expressions).find(([, expression]) => expression === pattern.Regex)![0]
  const tokens: string[] = Array.from({ length: size }, (_, id) => `[PAD${id}]`)
  const kinds: number[] = Array.from({ length: size }, () => types.unused)
  const enter = (text: string, id: number, kind: number): void => {
    if (id >= size) throw new Failure('invalid', conversionWords.tooManyTokens(size))
    tokens[id] = text
    kinds[id] = kind
  }
  for (const [text, id] of Object.entries(vocab)) enter(text, id, types.normal)
  for (const { id, content, special } of added) enter(content, id, special ? types.control : types.userDefined)

  const ids = new Map(tokens.map((text, id) => [text, id]))
  const special = (key: string, text: string | null | undefined): readonly (readonly [string, GgufValue])[] => {
    if (text === null || text === undefined) return []
    const id = ids.get(text)
    if (id === undefined) throw new Failure('invalid', conversionWords.noToken(text))
    return [[`tokenizer.ggml.${key}_token_id`, { type: 'uint32', value: id }]]
  }
  const { bos_token: bos, eos_token: eos, pad_token: pad, add_bos_token: addBos, chat_template: template } = config.data
  return new Map<string, GgufValue>([
    ['tokenizer.ggml.model', { type: 'string', value: 'gpt2' }],
    ['tokenizer.ggml.pre', { type: 'string', value: cut }],
    ['tokenizer.ggml.tokens', { type: 'strings', value: tokens }],
    ['tokenizer.ggml.token_type', { type: 'int32s', value: kinds }],
    ['tokenizer.ggml.merges', { type: 'strings', value: merges }],
    ...special('bos', bos), ...special('eos', eos), ...special('padding', pad),
    // In training every document follows the token that ends the one before: so a prompt begins with it, unless its maker says otherwise.
    ['tokenizer.ggml.add_bos_token', { type: 'bool', value: addBos ?? (bos !== null && bos !== undefined) }],
    ['tokenizer.ggml.add_eos_token', { type: 'bool', value: false }],
    ...(template === null || template === undefined ? [] : [['tokenizer.chat_template', { type: 'string', value: template }] as const]),
  ])
}
