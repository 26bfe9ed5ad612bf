/** The rows of the table of what stages took. */
import type { Day } from '../../../law/time.ts'

export const stages = ['corpus', 'tokenizer', 'training', 'evaluation', 'conversion'] as const
export type Stage = (typeof stages)[number]

interface UseTable {
  subject: string; day: Day; stage: Stage; clock_seconds: number; processor_seconds: number | null; accelerator_seconds: number; joules: number | null
}

declare module '../../../kernel/database/index.ts' {
  interface Tables { stage_use: UseTable }
}
