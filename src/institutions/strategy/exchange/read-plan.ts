/** Reads a file as a plan, whichever of the known forms it has: a document of StratML, or the data repository of an Open SDG site as a ZIP. */
import { text } from 'node:stream/consumers'
import yauzl from 'yauzl'
import { Failure } from '../../../law/failure.ts'
import type { Text } from '../../../law/text.ts'
import { words } from './messages.ts'
import { isOpenSdg, openSdgPlan } from './open-sdg.ts'
import { proposedIn, type Unsaid } from './plan-document.ts'
import type { ReadPlan } from './proposed.ts'
import { decodedXml, departures, readStratml } from './stratml.ts'

const mostFiles = 5_000
/** Of all texts together, unpacked. */
const mostBytes = 50_000_000

/** Throws a `Failure` (invalid) that says what the file is not. */
export async function readPlan(bytes: Uint8Array, unsaid: Unsaid): Promise<ReadPlan> {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    const files = await textsIn(Buffer.from(bytes))
    if (!isOpenSdg(files.keys())) throw invalid(words.openSdg.none)
    return openSdgPlan(files, unsaid)
  }
  const { part, root } = readStratml(decodedXml(bytes))
  return { ...proposedIn(part, root, unsaid), departs: departures(part, root).length }
}

const invalid = (said: Text): Failure => new Failure('invalid', said, [{ field: 'file', text: said }])

/** The texts of an archive by their paths; what is no text of a data repository, such as a picture, is not unpacked. */
async function textsIn(bytes: Buffer): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>()
  try {
    const zip = await yauzl.fromBufferPromise(bytes, { validateEntrySizes: true })
    if (zip.entryCount > mostFiles) throw invalid(words.openSdg.tooMuch)
    let size = 0
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/')) continue
      size += entry.uncompressedSize
      if (size > mostBytes) throw invalid(words.openSdg.tooMuch)
      files.set(entry.fileName, /\.(ya?ml|md|csv)$/.test(entry.fileName) ? await text(await zip.openReadStreamPromise(entry)) : '')
    }
  } catch (error) {
    if (error instanceof Failure) throw error
    throw invalid(words.openSdg.broken)
  }
  return files
}
