/** Reads a file as a plan, whichever of the known forms it has: a document of StratML, or the data repository of an Open SDG site as a ZIP. */
import { buffer } from 'node:stream/consumers'
import yauzl from 'yauzl'
import { Failure } from '../../../law/failure.ts'
import type { Text } from '../../../law/text.ts'
import { words } from './messages.ts'
import { openSdgPlan } from './open-sdg.ts'
import { readRepository } from './open-sdg-files.ts'
import { proposedIn, type Unsaid } from './plan-document.ts'
import type { ReadPlan } from './proposed.ts'
import { decodedXml, departures, readStratml } from './stratml.ts'

const mostFiles = 5_000
/** Of one file, unpacked. */
const mostBytes = 20_000_000

/** Throws a `Failure` (invalid) that says what the file is not. */
export async function readPlan(bytes: Uint8Array, unsaid: Unsaid): Promise<ReadPlan> {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    try {
      return openSdgPlan(await readRepository(await filesIn(Buffer.from(bytes))), unsaid)
    } catch (error) {
      if (error instanceof Failure) throw error
      throw invalid(words.openSdg.broken)
    }
  }
  const { part, root } = readStratml(decodedXml(bytes))
  return { ...proposedIn(part, root, unsaid), assumed: new Map(), departs: departures(part, root).length }
}

const invalid = (said: Text): Failure => new Failure('invalid', said, [{ field: 'file', text: said }])

/** The files of an archive by their paths, each unpacked only when it is asked for. */
async function filesIn(bytes: Buffer): Promise<ReadonlyMap<string, () => Promise<Uint8Array>>> {
  const zip = await yauzl.fromBufferPromise(bytes, { validateEntrySizes: true })
  if (zip.entryCount > mostFiles) throw invalid(words.openSdg.tooMuch)
  const files = new Map<string, () => Promise<Uint8Array>>()
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith('/')) continue
    if (files.has(entry.fileName)) throw invalid(words.openSdg.broken)
    files.set(entry.fileName, async () => {
      if (entry.uncompressedSize > mostBytes) throw invalid(words.openSdg.tooMuch)
      return buffer(await zip.openReadStreamPromise(entry))
    })
  }
  return files
}
