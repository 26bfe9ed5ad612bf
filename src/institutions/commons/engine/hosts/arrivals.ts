/**
 * Files on their way to a host. Each is checked against the hash that it is named by. What has arrived of one is kept when its connection ends, so that the
 * next one goes on from there: a large table on a slow line comes in as many tries as it needs.
 */
import { createHash, type Hash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Duplex } from 'node:stream'
import { finished } from 'node:stream/promises'

export interface Arrival {
  /** Bytes of it that are here already. */
  readonly from: number
  /** The whole file has so many. */
  begin(size: number): void
  take(piece: Buffer): void
  /** Resolves when the file is whole and where it belongs; rejects when its connection ended before. */
  readonly arrived: Promise<void>
}

export interface Arrivals {
  /** Expects the rest of a file, one connection at a time. What cannot be written or is not what its name says closes the connection, and is forgotten. */
  expect(content: string, file: string, socket: Duplex): Arrival
  /** Forgets what nobody has sent on for so many milliseconds. */
  forget(idleMs: number): void
}

interface Part { readonly file: string; readonly hash: Hash; length: number; expected: boolean; since: number }

export function openArrivals(folder: string): Arrivals {
  const parts = new Map<string, Part>()

  return {
    expect(content, file, socket) {
      const part: Part = parts.get(content) ?? { file: join(folder, content), hash: createHash('sha256'), length: 0, expected: true, since: 0 }
      part.expected = true
      parts.set(content, part)
      const to = createWriteStream(part.file, { flags: 'a', mode: 0o600 })
      let size: number | undefined
      const end = (): void => { to.end() }
      socket.once('close', end)

      const whole = async (): Promise<void> => {
        try {
          await finished(to)
          if (size === undefined || part.length < size) throw new Error('The connection closed')
          if (part.length > size || part.hash.digest('hex') !== content) throw new Error('The file is not what its name says')
          await rename(part.file, file)
          parts.delete(content)
        } catch (error) {
          const cut = to.errored === null && (size === undefined || part.length < size)
          if (!cut) {
            parts.delete(content)
            await rm(part.file, { recursive: true, force: true })
          }
          socket.destroy()
          throw error
        } finally {
          socket.off('close', end)
          part.expected = false
          part.since = performance.now()
        }
      }
      return {
        from: part.length,
        begin(given) {
          size = given
          if (part.length >= size) to.end()
        },
        take(piece) {
          if (to.writableEnded || to.destroyed) return void socket.destroy()
          part.length += piece.length
          part.hash.update(piece)
          if (!to.write(piece)) {
            socket.pause()
            to.once('drain', () => socket.resume())
          }
          if (part.length >= size!) to.end()
        },
        arrived: whole(),
      }
    },
    forget(idleMs) {
      for (const [content, { file, expected, since }] of parts) {
        if (expected || performance.now() - since < idleMs) continue
        parts.delete(content)
        rm(file, { force: true }).catch(() => undefined)
      }
    },
  }
}
