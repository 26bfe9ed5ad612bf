/** An answer that stands above what was found, and a question that has one ready. */
import type { Kernel } from '../../kernel/index.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import type { Text } from '../../law/text.ts'
import type { Words } from '../words.ts'

export interface AnswerBox {
  /** What is answered: "Residency: term". */
  readonly title: Text
  readonly lines: readonly Words[]
  /** Where it is drawn from: a section of a passport, the source of a figure. */
  readonly source: Text
  /** Where the whole of it stands, without the language. */
  readonly path: string
}

/** A question that people ask in words of their own, with what answers it at once. */
export interface ReadyAnswer {
  /** Words that ask it, in whatever form and language: one of them must stand in the question. */
  readonly asks: Text
  /** What is asked about: one of these words must stand in it as well. Without them the words that ask are enough. */
  readonly about?: Text
  /** The answer, for whoever asks; what is somebody's own is told to them alone. Undefined where nothing can be said. */
  answer(kernel: Kernel, actor: Actor | null): Promise<AnswerBox | undefined>
}

/** A question whose answer is the same for whoever asks. */
export const told = (asks: Text, about: Text, box: AnswerBox): ReadyAnswer => ({ asks, about, answer: async () => box })
