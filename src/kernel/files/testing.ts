/** What the tests of files stand on: stores in temporary folders, and contents of every type. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createHash, randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FileStore } from './store.ts'

/** A temporary folder that goes when the test ends. */
export async function temporaryFolder(test: { after(act: () => Promise<void>): void }): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'shanyraq-files-'))
  test.after(() => rm(folder, { recursive: true, force: true }))
  return folder
}

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

export async function* streamOf(...chunks: readonly (Uint8Array | string)[]): AsyncIterable<Uint8Array> {
  for (const chunk of chunks) yield typeof chunk === 'string' ? bytes(chunk) : chunk
}

export const sha256 = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex')

/** Puts a content into a store the way an upload does: from a file in the spool. */
export async function put(store: FileStore, content: Uint8Array): Promise<string> {
  const [hash, path] = [sha256(content), join(store.spool, `${randomUUID()}.upload`)]
  await writeFile(path, content)
  await store.put(hash, path)
  await rm(path, { force: true })
  return hash
}

/** A ZIP archive as programs write them, without compression: local headers, then the directory. */
export function zip(...names: readonly string[]): Uint8Array {
  const [local, directory]: [Buffer[], Buffer[]] = [[], []]
  for (const name of names) {
    const sizes = Buffer.alloc(22)
    sizes.writeUInt16LE(name.length, 18)
    const offset = Buffer.alloc(4)
    offset.writeUInt32LE(local.reduce((sum, one) => sum + one.length, 0))
    const common = Buffer.concat([Buffer.from([20, 0]), sizes, Buffer.from([0, 0])])
    local.push(Buffer.from('PK\x03\x04'), common, Buffer.from(name))
    directory.push(Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), common, Buffer.alloc(12), offset, Buffer.from(name))
  }
  return Buffer.concat([...local, ...directory, Buffer.from('PK\x05\x06'), Buffer.alloc(18)])
}

export const pdf = bytes('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n')
export const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13)
export const jpeg = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16)
export const docx = zip('[Content_Types].xml', '_rels/.rels', 'word/document.xml')
export const xlsx = zip('[Content_Types].xml', '_rels/.rels', 'xl/workbook.xml')
/** The industry's harmless test file for scanners, in two pieces so that no scanner takes this source file for it. */
export const testVirus = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')
