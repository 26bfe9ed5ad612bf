/** What goes into a prompt, and how many tokens it may have, and most likely has. Pure. */
import { type Fields, isFields } from './request.ts'

/** A prompt as it was measured without its model's tokenizer. */
export interface PromptSize {
  /** Bytes of its text. */
  readonly bytes: number
  /** What came as numbers of tokens, or was counted with the model's own tokenizer: exact. */
  readonly tokens: number
  /** Tokens that a template may add at most. */
  readonly added: number
  /** Texts that are prompts of their own. */
  readonly parts: number
}

/** A text that is denser than what its model met before still fits into what is reserved. */
const margin = 1.25

/** No tokenizer that works on bytes makes more of it. */
export const mostTokens = ({ bytes, tokens, added }: PromptSize): number => bytes + tokens + added

/** What it is billed for where its server tells nothing that can be: never what a template adds. */
export const likelyTokens = ({ bytes, tokens }: PromptSize, bytesOfToken: number): number => tokens + Math.min(bytes, Math.ceil(bytes / bytesOfToken))

/** What is reserved for it: somewhat more than is likely, and no more than is possible or the context holds. */
export const reservedTokens = (size: PromptSize, bytesOfToken: number, context: number): number =>
  Math.min(mostTokens(size), context * size.parts, size.tokens + size.added + Math.ceil(size.bytes / bytesOfToken * margin))

export const noPrompt: PromptSize = { bytes: 0, tokens: 0, added: 0, parts: 0 }

/**
 * All of a message that a template may write into the prompt: its texts, and of everything else the names with their values, as
 * JSON has them. Only that there are a role and a content is in what is added for each message anyway.
 */
export function textsOfMessage({ role, content, ...others }: Fields): readonly string[] {
  const parts = Array.isArray(content) ? content : [content]
  return [
    ...written(role), ...named(others),
    ...parts.flatMap((part) => {
      if (!isFields(part)) return written(part)
      const { type: _, text, ...rest } = part
      return [...written(text), ...named(rest)]
    }),
  ]
}

const named = (fields: Fields): readonly string[] => Object.entries(fields).flatMap(([name, value]) => (isNothing(value) ? [] : [name, ...written(value)]))
/** A value as it stands in a prompt. */
export const written = (value: unknown): readonly string[] => (isNothing(value) ? [] : [typeof value === 'string' ? value : JSON.stringify(value)])
const isNothing = (value: unknown): boolean => value === undefined || value === null
