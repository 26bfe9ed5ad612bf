/** Sentences of KazNERD as running text, with the spans of the people that it marks. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface NamedSpan { readonly start: number; readonly end: number }
export interface NamedText { readonly text: string; readonly names: readonly NamedSpan[] }

const file = join(import.meta.dirname, '../samples/kaznerd-validation/validation.jsonl')

const leans = /^(?:[.,;:!?%)\]»”…]|\.\.\.)+$/ // stands right after the word before it
const opens = /^[([«“„]$/ // stands right before the next word

/** Joins the tokens of a sentence as they are printed: no space before a comma, none within quotes. */
export function joined(tokens: readonly string[], tags: readonly string[]): NamedText {
  let text = ''
  const names: { start: number; end: number }[] = []
  let quoted = false
  let touches = true
  for (const [index, token] of tokens.entries()) {
    const closes = token === '"' && quoted
    if (!touches && !closes && !leans.test(token)) text += ' '
    const start = text.length
    text += token
    if (tags[index] === 'B-PERSON') names.push({ start, end: text.length })
    else if (tags[index] === 'I-PERSON' && names.length > 0) names.at(-1)!.end = text.length
    if (token === '"') quoted = !quoted
    touches = opens.test(token) || (token === '"' && quoted)
  }
  return { text, names }
}

/** Every sentence of the validation split, also those that name nobody. */
export const kaznerdSentences = (): readonly NamedText[] => readFileSync(file, 'utf8').trim().split('\n').map((line) => {
  const { tokens, tags } = JSON.parse(line) as { tokens: string[]; tags: string[] }
  return joined(tokens, tags)
})
