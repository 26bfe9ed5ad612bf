/** What the portal and a host of its query engine say, as zod reads it: neither takes a shape on trust. */
import { z } from 'zod'
import { spoken } from '../../../../law/text.ts'
import { QueryFailure } from '../messages.ts'

/** Stands for what a file contains; it becomes part of a name. */
const content = z.string().regex(/^[0-9a-f]{64}$/)

const table = z.object({ name: z.string(), files: z.array(z.string()), copy: z.literal(true).optional() })
const plan = z.object({ key: z.string(), tables: z.array(table), memoryMb: z.number(), threads: z.number(), spillMb: z.number(), output: z.string().optional() })

/** What the portal says. The files of a plan are named by what they contain. */
export const order = z.discriminatedUnion('say', [
  z.object({ say: z.literal('open'), memoryMb: z.number(), fileMb: z.number() }),
  z.object({ say: z.literal('do'), id: z.number(), plan, task: z.looseObject({ kind: z.enum(['query', 'rows', 'statistics', 'export']) }), deadlineMs: z.number() }),
  /** A file that was needed follows, in so many bytes. */
  z.object({ say: z.literal('file'), content, size: z.number() }),
  z.object({ say: z.literal('interrupt'), id: z.number() }),
])
export type Order = z.infer<typeof order>

const text = z.object({ kk: z.string(), ru: z.string(), en: z.string() })

/** What a host says. */
export const answer = z.discriminatedUnion('say', [
  z.object({ say: z.literal('need'), id: z.number(), content }),
  /** The file of a result follows, in so many bytes. */
  z.object({ say: z.literal('made'), id: z.number(), size: z.number() }),
  z.object({ say: z.literal('done'), id: z.number(), result: z.unknown() }),
  z.object({
    say: z.literal('failed'), id: z.number(), reason: z.string(), kind: z.enum(['invalid', 'refused', 'unavailable', 'limited']), text,
    place: z.object({ line: z.number(), column: z.number().optional() }).optional(), spoilt: z.boolean(),
  }),
])
export type Answer = z.infer<typeof answer>

/** A host went away while it worked, or could not be reached: the question is asked again elsewhere. */
export class HostLost extends QueryFailure {
  constructor() {
    super('lost', 'unavailable', spoken({
      kk: 'Сұрауды орындап жатқан сервермен байланыс үзілді. Біраздан кейін қайталаңыз; деректерге зиян келген жоқ.',
      ru: 'Связь с сервером, выполнявшим запрос, прервалась. Повторите немного позже; данные не пострадали.',
      en: 'The host that ran the query could not be reached any more. Try again a little later; no data was harmed.',
    }), undefined, 10)
  }
}
