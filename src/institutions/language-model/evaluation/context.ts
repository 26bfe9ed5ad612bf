/** How much context a task needs, in tokens, before any tokenizer has seen its prompts. Pure. */

/** Tokens that a tokenizer of some thousands makes of a character of text in its own languages, at most: measured 0.55. */
const tokensPerCharacter = 0.6

/** Tokens that a model must see at once to be asked every task. */
export const neededContext = 512

/** Models have contexts of whole blocks. */
const block = 64

/** For a longest prompt of so many characters, and an answer of so many tokens. */
export const contextFor = (characters: number, answer = 1): number => Math.ceil((tokensPerCharacter * characters + answer) / block) * block
