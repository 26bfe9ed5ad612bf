/** How many tokens a prompt may have, and most likely has. Pure. */

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
