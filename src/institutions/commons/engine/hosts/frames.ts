/** What the portal and a host of its query engine say to each other: JSON, with the bytes of files between, in frames over one connection. */
import type { Duplex } from 'node:stream'

export interface Frames {
  say(message: object): void
  /** Sends a piece of a file, no faster than it is taken. */
  send(bytes: Uint8Array): Promise<void>
}

/** A frame begins with its length, of four bytes, and what it is. */
const header = 5
const [json, bytes] = [1, 2]
/** Pages have four million characters; pieces of files are smaller. */
const longest = 32 * 2 ** 20

/** Reads and writes frames; what does not read as one ends the connection. */
export function openFrames(socket: Duplex, hear: { said(message: unknown): void; sent(bytes: Buffer): void }): Frames {
  let waiting: Buffer = Buffer.alloc(0)
  socket.on('data', (piece: Buffer) => {
    waiting = waiting.length === 0 ? piece : Buffer.concat([waiting, piece])
    while (waiting.length >= header) {
      const [length, kind] = [waiting.readUInt32BE(0), waiting[4]]
      if (length > longest || (kind !== json && kind !== bytes)) return void socket.destroy()
      if (waiting.length < header + length) return
      const content = waiting.subarray(header, header + length)
      waiting = waiting.subarray(header + length)
      if (kind === bytes) hear.sent(content)
      else {
        const message = read(content)
        if (message === undefined) return void socket.destroy()
        hear.said(message)
      }
    }
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
      if (!write(bytes, piece)) await new Promise<void>((resolve) => { for (const event of ['drain', 'close']) socket.once(event, () => resolve()) })
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
