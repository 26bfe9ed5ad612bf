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
  /** Words that ask it, in whatever form and language. */
  readonly asks: Text
  /** What is asked about: a word of each must stand in the question. Without it the words alone ask. */
  readonly about?: Text
  /** The answer, for whoever asks; what is somebody's own is told to them alone. Undefined where nothing can be said. */
  answer(kernel: Kernel, actor: Actor | null): Promise<AnswerBox | undefined>
}
