/** The virus scan of uploads: a hook, and the scanner `clamd` behind it. */
import { createReadStream } from 'node:fs'
import { createConnection } from 'node:net'
import { Failure } from '../../law/failure.ts'
import { scannerUnavailable } from './messages.ts'

/** What a scan found. */
export type ScanResult = 'clean' | { readonly found: string }

/** Scans the local file at `path`; throws a `Failure` 'unavailable' when it cannot: what was not scanned is not taken. */
export type ScanHook = (path: string) => Promise<ScanResult>

/** Where `clamd` listens, and how long it may be silent (60 seconds unless given). */
export type ClamdAddress =
  & ({ readonly host: string; readonly port: number } | { readonly path: string })
  & { readonly silenceMs?: number }

/** clamd takes chunks of any size up to its StreamMaxLength; this is what a file stream gives at a time. */
const chunkBytes = 64 * 1024

/**
 * Scans with ClamAV's daemon: `zINSTREAM`, then chunks with their length in four bytes, big-endian, then a zero length; the
 * answer is `stream: OK`, `stream: NAME FOUND` or an error (clamd(8), "INSTREAM").
 */
export const clamd = ({ silenceMs = 60_000, ...address }: ClamdAddress): ScanHook => async (path) => {
  const socket = createConnection(address)
  socket.setTimeout(silenceMs, () => socket.destroy(new Error('clamd is silent')))
  try {
    const answered = answer(socket)
    answered.catch(() => undefined) // awaited below; the socket may fail while the file is still being sent
    await sendFile(socket, path)
    const words = await answered
    if (/^stream: OK$/.test(words)) return 'clean'
    const found = /^stream: (.+) FOUND$/.exec(words)?.[1]
    if (found !== undefined) return { found }
    throw scannerUnavailable()
  } catch (error) {
    throw error instanceof Failure ? error : scannerUnavailable()
  } finally {
    socket.destroy()
  }
}

async function sendFile(socket: NodeJS.WritableStream, path: string): Promise<void> {
  await write(socket, Buffer.from('zINSTREAM\0'))
  for await (const chunk of createReadStream(path, { highWaterMark: chunkBytes })) {
    if (!(chunk instanceof Buffer)) continue
    const length = Buffer.alloc(4)
    length.writeUInt32BE(chunk.length)
    await write(socket, Buffer.concat([length, chunk]))
  }
  await write(socket, Buffer.alloc(4))
}

const write = (socket: NodeJS.WritableStream, bytes: Buffer): Promise<void> => new Promise((resolve, reject) => {
  socket.write(bytes, (error) => error ? reject(error) : resolve())
})

async function answer(socket: AsyncIterable<Buffer>): Promise<string> {
  let words = ''
  for await (const bytes of socket) {
    words += bytes.toString('utf8')
    if (words.includes('\0') || words.length > 4096) break
  }
  return words.replace(/\0.*$/s, '').trim()
}

// In two pieces, so that no scanner takes this source file for the test file.
const eicar = Buffer.from(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''))

/** Tells whether a file is the industry's harmless test file, which every scanner must find; it is refused without one, too. */
export const isTestFile = (head: Uint8Array): boolean => eicar.equals(head.subarray(0, eicar.length))
