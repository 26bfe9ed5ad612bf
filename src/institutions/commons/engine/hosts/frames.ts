/** What the portal and a host of its query engine say to each other: JSON, with the bytes of files between, in frames over one connection. */
import { once } from 'node:events'
import type { Duplex } from 'node:stream'

export interface Frames {
  say(message: object): void
  /** Sends a piece of a file, of `longestPiece` at most, no faster than it is taken. Rejects when the connection is closed. */
  send(bytes: Uint8Array): Promise<void>
}

/** A frame begins with its length, of four bytes, and what it is. */
const header = 5
const [json, bytes] = [1, 2]
export const longestPiece = 2 ** 20
/** Pages have four million characters. */
const longest: Readonly<Record<number, number>> = { [json]: 32 * 2 ** 20, [bytes]: longestPiece }

/** Reads and writes frames; what does not read as one ends the connection. */
export function openFrames(socket: Duplex, hear: { said(message: unknown): void; sent(bytes: Buffer): void }): Frames {
  const closed = new AbortController()
  socket.once('close', () => closed.abort())
  // Pieces are put together once there are enough of them: together with each one that comes, a long frame would be copied thousands of times.
  let pieces: Buffer[] = []
  let [held, needed] = [0, header]
  socket.on('data', (piece: Buffer) => {
    pieces.push(piece)
    held += piece.length
    if (held < needed) return
    let waiting = pieces.length === 1 ? piece : Buffer.concat(pieces, held)
    for (needed = header; waiting.length >= header; needed = header) {
      const [length, kind] = [waiting.readUInt32BE(0), waiting[4]!]
      if (length > (longest[kind] ?? -1)) return void socket.destroy()
      needed = header + length
      if (waiting.length < needed) break
      const content = waiting.subarray(header, needed)
      waiting = waiting.subarray(needed)
      if (kind === bytes) hear.sent(content)
      else {
        const message = read(content)
        if (message === undefined) return void socket.destroy()
        hear.said(message)
      }
    }
    pieces = waiting.length === 0 ? [] : [waiting]
    held = waiting.length
  })
  const write = (kind: number, content: Uint8Array): boolean => {
    const head = Buffer.alloc(header)
    head.writeUInt32BE(content.length, 0)
    head[4] = kind
    socket.write(head)
    return socket.write(content)
  }
  return {
    say(message) { if (socket.writable) write(json, Buffer.from(JSON.stringify(message))) },
    async send(piece) {
      if (!socket.writable) throw new Error('The connection is closed')
      if (!write(bytes, piece)) await once(socket, 'drain', { signal: closed.signal })
    },
  }
}

function read(content: Buffer): unknown {
  try {
    return JSON.parse(content.toString())
  } catch {
    return undefined
  }
}
