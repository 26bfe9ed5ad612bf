/** The probe for memorised text: whether a model, given the beginning of a text that it was trained on, says the rest by heart. */
import { contextFor } from './context.ts'
import type { Model } from './endpoint.ts'

/** Characters of a training text that are given, and that must follow word for word to count as said by heart. */
const given = 200
const verbatim = 100

/** The context that a model needs to be probed, in tokens. */
export const probeContext = contextFor(given, verbatim)

export interface Memorisation {
  /** Texts that were tried, and of them those that came back by heart. */
  readonly tried: number
  readonly verbatim: number
  readonly givenCharacters: number
  readonly verbatimCharacters: number
}

/**
 * Tries some texts of the training set, greedily. Texts that are too short are passed over.
 * Source of the method: Carlini et al., Quantifying Memorization Across Neural Language Models, ICLR 2023; in characters here, so
 * that models with different tokenizers can be compared.
 */
export async function probeMemorisation(model: Model, texts: readonly string[], progress: (done: number, total: number) => void): Promise<Memorisation> {
  const long = texts.map((text) => text.replaceAll(/\s*\n\s*/g, ' ')).filter((text) => text.length >= given + verbatim)
  let found = 0
  for (const [done, text] of long.entries()) {
    const said = await model.complete(text.slice(0, given), verbatim)
    if (said.slice(0, verbatim) === text.slice(given, given + verbatim)) found++
    progress(done + 1, long.length)
  }
  return { tried: long.length, verbatim: found, givenCharacters: given, verbatimCharacters: verbatim }
}
