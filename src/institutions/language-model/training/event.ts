/** What the trainer says while it works, line by line. Whatever is no event is passed over: a library may write what it likes. */
import { z } from 'zod'

const count = z.number().nonnegative()

const figures = z.object({
  parameters: count, train_tokens: count, tokens_per_step: count, processes: count, device: z.string(), torch: z.string(),
})
/** What a run is, as the trainer found it. */
export type Figures = z.infer<typeof figures>

const event = z.discriminatedUnion('ev', [
  /** The text is cut into tokens: how many there are so far. Said every few seconds, before `start`. */
  z.object({ ev: z.literal('tokenise'), tokens: count }),
  figures.extend({ ev: z.literal('start') }),
  z.object({ ev: z.literal('resume'), step: count }),
  z.object({
    ev: z.literal('step'), step: count, tokens: count,
    /** Nats a token, of the training text; seconds of all steps so far. */
    loss: z.number(), lr: z.number(), grad_norm: z.number(), elapsed: count, tokens_per_second: count,
  }),
  /** On text that is not trained on; bits for each byte of it. */
  z.object({ ev: z.literal('eval'), step: count, name: z.string(), bits_per_byte: z.number() }),
  z.object({ ev: z.literal('checkpoint'), step: count, file: z.string().regex(/^checkpoint-\d+\.pt$/) }),
  z.object({ ev: z.literal('done'), step: count, tokens: count, elapsed: count }),
  /** It cannot go on; the words say why and name the mend. */
  z.object({
    ev: z.literal('error'), message: z.string().max(10_000),
    /** What it was, for words in the reader's language. */
    code: z.string().max(64).optional(), values: z.record(z.string(), z.union([z.number(), z.string().max(1000)])).optional(),
  }),
])

/** The code of an error that is a crash and no refusal: one of several processes is gone. */
export const lostProcess = 'lost-process'

export type TrainerEvent = z.infer<typeof event>
export type EventKind = TrainerEvent['ev']

/** The event of a line; undefined when it is none. */
export function readEvent(line: string): TrainerEvent | undefined {
  if (!line.startsWith('{')) return undefined
  try {
    return event.safeParse(JSON.parse(line)).data
  } catch {
    return undefined
  }
}
