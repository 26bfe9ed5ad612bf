/** What the portal and a host of its query engine say, as zod reads it: neither takes a shape on trust. */
import { z } from 'zod'
import { spoken } from '../../../../law/text.ts'
import { busyFailure, QueryFailure } from '../messages.ts'

/** Stands for what a file contains; it becomes part of a name. */
const content = z.string().regex(/^[0-9a-f]{64}$/)

const [memoryMb, fileMb, size] = [z.int().min(1).max(2 ** 20), z.int().min(1).max(2 ** 24), z.int().min(0)]
/** An hour. */
const deadlineMs = z.number().positive().max(3_600_000)

const table = z.object({ name: z.string(), files: z.array(content), copy: z.literal(true).optional() })
const plan = z.object({ key: z.string(), tables: z.array(table), memoryMb, threads: z.int().min(1).max(1_024), spillMb: fileMb, output: z.string().optional() })

/** What the portal says. The files of a plan are named by what they contain. */
export const order = z.discriminatedUnion('say', [
  z.object({ say: z.literal('open'), memoryMb, fileMb }),
  z.object({ say: z.literal('do'), id: z.number(), plan, task: z.looseObject({ kind: z.enum(['query', 'rows', 'statistics', 'export']) }), deadlineMs }),
  /** A file that was needed follows, from where it was asked for; the whole of it has so many bytes. */
  z.object({ say: z.literal('file'), content, size }),
  z.object({ say: z.literal('interrupt'), id: z.number() }),
])
export type Order = z.infer<typeof order>

const text = z.object({ kk: z.string(), ru: z.string(), en: z.string() })

/** What a host says. */
export const answer = z.discriminatedUnion('say', [
  /** More processes than it has are wanted of it; the connection ends. */
  z.object({ say: z.literal('full') }),
  /** It is there, whatever takes so long. */
  z.object({ say: z.literal('here'), id: z.number() }),
  /** `from`: so many bytes of it are there already. */
  z.object({ say: z.literal('need'), id: z.number(), content, from: size }),
  /** All files are there, and the time of the task begins. */
  z.object({ say: z.literal('begun'), id: z.number() }),
  /** The file of a result follows, in so many bytes. */
  z.object({ say: z.literal('made'), id: z.number(), size }),
  z.object({ say: z.literal('done'), id: z.number(), result: z.unknown() }),
  z.object({
    say: z.literal('failed'), id: z.number(), reason: z.string(), kind: z.enum(['invalid', 'refused', 'unavailable', 'limited']), text,
    place: z.object({ line: z.number(), column: z.number().optional() }).optional(), spoilt: z.boolean(),
  }),
])
export type Answer = z.infer<typeof answer>

const gone = spoken({
  kk: 'Сұрауды орындап жатқан сервермен байланыс үзілді. Біраздан кейін қайталаңыз; деректерге зиян келген жоқ.',
  ru: 'Связь с сервером, выполнявшим запрос, прервалась. Повторите немного позже; данные не пострадали.',
  en: 'The host that ran the query could not be reached any more. Try again a little later; no data was harmed.',
})

/** A host went away while it worked, could not be reached, or is full: the question is asked again elsewhere. */
export class HostLost extends QueryFailure {
  constructor(why: 'gone' | 'full' = 'gone') {
    const { reason, kind, text, retryAfterSeconds } = busyFailure()
    if (why === 'full') super(reason, kind, text, undefined, retryAfterSeconds)
    else super('lost', 'unavailable', gone, undefined, 10)
  }
}

/** A table is too long on its way to a host that is there: the line is slow, or others want the same one. */
export const carriedTooLong = (): QueryFailure => new QueryFailure('too slow', 'unavailable', spoken({
  kk: 'Кесте сұрауды орындайтын серверге уақытында толық жетпеді. Сұрауды қайталаңыз: жеткен бөлігі сақталды, қалғаны жіберіледі.',
  ru: 'Таблица не успела целиком поступить на сервер, выполняющий запрос. Повторите запрос: поступившее сохранено, остальное будет дослано.',
  en: 'The table did not reach the host that runs the query in time. Run the query again: what has arrived is kept, and the rest follows.',
}), undefined, 1)
