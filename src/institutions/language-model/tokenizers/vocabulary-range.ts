/** How many tokens may be asked for of a new tokenizer. */
export const vocabularyRange = { least: 1024, most: 262_144 } as const
