/** What the machine takes away from a running portal: its database, its disk. Neither is a bug, and both pass. */
import { Failure } from '../law/failure.ts'
import { spoken } from '../law/text.ts'

export type Outage = 'database' | 'disk'

const away: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH',
  '57P01', '57P02', '57P03', '08000', '08001', '08003', '08004', '08006', '53300',
])
const full: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT', '53100'])

/** The driver has no codes for what it says itself. */
const awayWords = /^(?:Connection terminated|timeout exceeded when trying to connect|timeout expired|Client has encountered a connection error)/

/** Which outage an error comes from; undefined for every other one. */
export function outageOf(error: unknown): Outage | undefined {
  if (!(error instanceof Error)) return undefined
  const code = 'code' in error ? error.code : undefined
  if (full.has(code)) return 'disk'
  if (away.has(code) || awayWords.test(error.message)) return 'database'
  // PgBouncer, of a server that it lost or cannot reach: it ends the connection under the code of a broken protocol.
  if (code === '08P01' && 'severity' in error && error.severity === 'FATAL') return 'database'
  // The socket of a server that is down.
  return code === 'ENOENT' && 'syscall' in error && error.syscall === 'connect' ? 'database' : undefined
}

/** PostgreSQL's words for what passes by itself: collisions, time-outs, too little of something, a server that ends or does not know whether it committed. */
const passingCode = /^(?:40|53|57|58)...$|^(?:08...|25P03|25P04|55006|55P03)$/
const passingWords: ReadonlySet<unknown> = new Set(['EMFILE', 'ENFILE', 'ENOMEM', 'EIO', 'EAGAIN', 'EBUSY', 'UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_SOCKET', 'ABORT_ERR'])

/** Whether the same may well go when it is tried again, nothing being mended: an outage, a collision, a time-out, of the error or of what caused it. */
export function passes(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? error.code : undefined
  if (outageOf(error) !== undefined || passingWords.has(code) || (typeof code === 'string' && passingCode.test(code))) return true
  if (error.name === 'AbortError' || error.name === 'TimeoutError' || (error instanceof Failure && error.kind === 'unavailable')) return true
  return error.cause !== error && passes(error.cause)
}

/** What is said to whoever asked meanwhile; undefined for an error that is no outage. */
export function outageFailure(error: unknown): Failure | undefined {
  const outage = outageOf(error)
  return outage && new Failure('unavailable', words[outage])
}

const words = {
  database: spoken({
    kk: 'Порталдың дерекқоры қазір жауап бермейді. Бір минуттан кейін қайталап көріңіз.',
    ru: 'База данных портала сейчас не отвечает. Попробуйте снова через минуту.',
    en: 'The database of the portal does not answer at the moment. Try again in a minute.',
  }),
  disk: spoken({
    kk: 'Порталдың дискісінде бос орын қалмады, сондықтан жаңа дерек қабылданбайды. Расталғаны сақталған. Кейінірек қайталап көріңіз.',
    ru: 'На диске портала не осталось места, поэтому новое не принимается. Всё подтверждённое сохранено. Попробуйте позже.',
    en: 'The disk of the portal is full, so nothing new is taken in. What was confirmed is kept. Try again later.',
  }),
} as const
