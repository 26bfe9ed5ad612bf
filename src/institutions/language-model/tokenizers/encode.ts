/** Encodes text as tokens in the portal's own process, exactly as the Python `tokenizers` that the trainer uses. */
import { Tokenizer } from '@huggingface/tokenizers'
import { z } from 'zod'
import { Failure } from '../../../law/failure.ts'
import { sayNoTokenizer } from './messages.ts'

/** A tokenizer that is open. A text that spells a special token, such as `<|user|>`, is not taken for one: people's words give no orders. */
export interface OpenTokenizer {
  /** How many tokens there are, special ones counted. */
  readonly vocabulary: number
  encode(text: string): number[]
  /** The text of tokens; bytes that are no whole character become U+FFFD. Special tokens are shown by name. */
  decode(ids: readonly number[]): string
  /** The length of `encode(text)`, without the tokens themselves: some ten times as fast on text whose words came before. */
  count(text: string): number
}

const shape = z.looseObject({
  model: z.looseObject({ type: z.enum(['BPE', 'Unigram']), vocab: z.union([z.record(z.string(), z.number()), z.array(z.unknown())]) }),
  pre_tokenizer: z.unknown().transform((value, context) => {
    const found = expressions.find((one) => JSON.stringify(value ?? null).includes(JSON.stringify(one)))
    if (found === undefined) context.addIssue({ code: 'custom', message: 'No pre-tokenizer of ours.' })
    return { value, expression: found ?? '' }
  }),
})

/** The pre-tokenizers that tokenizers of ours have: of Llama 3, with up to three digits together, and of Qwen 2 in those from before, with single ones. */
const expressions = ['\\p{N}{1,3}', '\\p{N}'].map((digits) =>
  String.raw`(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|${digits}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+`)

/** White space as Oniguruma, the engine of the Python library, takes `\s`: U+0085 is, U+FEFF is not. */
const space = String.raw`\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000`
const wordsBy = (expression: string): RegExp =>
  new RegExp(expression.replaceAll(String.raw`[^\s`, `[^${space}`).replaceAll(String.raw`\S`, `[^${space}]`).replaceAll(String.raw`\s`, `[${space}]`), 'gu')

/** Words whose tokens are kept; then they are forgotten all at once, which costs less than to know which is the oldest. */
const mostKept = 60_000
/** Longer ones do not come again. */
const longestKept = 40

/** Opens a `tokenizer.json` as the trainer writes it. Throws a `Failure` for anything else. */
export function openTokenizer(json: string): OpenTokenizer {
  const { pre_tokenizer: { value, expression }, ...file } = read(json)
  const tokenizer = new Tokenizer({ ...file, pre_tokenizer: value }, {})
  const words = wordsBy(expression)
  const wordsOf = (text: string): readonly string[] => text.match(words) ?? []
  // A special token is never one word, so none is found in a word.
  const whole = (text: string): number[] => tokenizer.encode(text, { add_special_tokens: false }).ids
  const kept = new Map<string, readonly number[]>()

  function ofWord(word: string): readonly number[] {
    const known = kept.get(word)
    if (known !== undefined) return known
    const ids = whole(word)
    if (word.length > longestKept) return ids
    if (kept.size >= mostKept) kept.clear()
    kept.set(word, ids)
    return ids
  }

  return {
    vocabulary: tokenizer.get_vocab(true).size,
    encode: (text) => wordsOf(text).flatMap(ofWord),
    decode: (ids) => (ids.length === 0 ? '' : tokenizer.decode([...ids], { skip_special_tokens: false, clean_up_tokenization_spaces: false })),
    count(text) {
      let sum = 0
      for (const word of wordsOf(text)) sum += ofWord(word).length
      return sum
    },
  }
}

function read(json: string): z.infer<typeof shape> {
  try {
    return shape.parse(JSON.parse(json))
  } catch {
    throw new Failure('invalid', sayNoTokenizer)
  }
}
