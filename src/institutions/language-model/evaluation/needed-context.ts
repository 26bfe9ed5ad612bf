/** What an evaluation needs of a model. */

/** Tokens that a model must see at once to be asked every task. */
export const neededContext = 512
