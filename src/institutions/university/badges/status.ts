/** Asks whether a badge was taken back: 1EdTech's list of what was revoked, and the bitstring status lists of W3C. */
import { gunzipSync } from 'node:zlib'
import { instantAt } from '../../../law/time.ts'
import { type Finding, fault, undecided } from './finding.ts'
import { found } from './findings.messages.ts'
import type { Ask, Asking } from './keys.ts'
import { isObject, type Json, listOf, open, type Opened, textIn } from './opened.ts'
import { checkProof, checkToken, issuerOf } from './proof.ts'
import { clear, inTime, meant } from './shape.ts'

const at = '/credentialStatus'
const largest = 16 * 1024 * 1024
/** A list is made when it is asked for, which is after the check began, and by the clock of its issuer: milliseconds by which it may begin later. */
const madeWithin = 60_000

/** What the lists say that a credential names. */
export async function checkStatus(credential: Json, asking: Asking): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  for (const entry of listOf(credential['credentialStatus']).filter(isObject)) {
    const type = textIn(listOf(entry['type'])[0])
    findings.push(...type === '1EdTechRevocationList' ? await inList(credential, textIn(entry['id']), asking.ask)
      : type === 'BitstringStatusListEntry' || type === 'StatusList2021Entry' ? await inBits(credential, entry, asking) : [undecided('status', found.statusUnknown(type), at)])
  }
  return findings
}

const read = async (url: string, ask: Ask): Promise<Opened | undefined> => {
  try {
    const bytes = await ask(url)
    return bytes === undefined ? undefined : open(bytes)
  } catch {
    return undefined
  }
}

async function inList(credential: Json, url: string, ask: Ask): Promise<readonly Finding[]> {
  const list = await read(url, ask)
  if (list === undefined) return [undecided('status', found.statusUnreached(url), at)]
  // Whatever else is served there, such as a word that it is being mended, is no list: what it does not say is not taken for a no.
  const all = 'fault' in list ? undefined : list.credential['revokedCredentials'] ?? list.credential['revokedCredential']
  const id = credential['id']
  if ('fault' in list || !Array.isArray(all) || typeof id !== 'string' || issuerOf(list.credential) !== issuerOf(credential)) return [undecided('status', found.statusWrong(url), at)]
  return all.some((one) => isObject(one) && one['id'] === id && one['revoked'] !== false) ? [fault('status', found.revoked, at)] : []
}

async function inBits(credential: Json, { statusListCredential, statusListIndex, statusPurpose }: Json, asking: Asking): Promise<readonly Finding[]> {
  const url = textIn(statusListCredential)
  const list = await read(url, asking.ask)
  if (list === undefined) return [undecided('status', found.statusUnreached(url), at)]
  const wrong = [undecided('status', found.statusWrong(url), at)]
  if ('fault' in list || issuerOf(list.credential) !== issuerOf(credential)) return wrong
  const soon = instantAt(Date.parse(asking.now) + madeWithin)
  const meaning = list.jwt === undefined ? await meant(list.credential, 'proof inside') : []
  const signed = list.jwt === undefined ? clear(meaning) ? await checkProof(list.credential, asking) : meaning : await checkToken(list.credential, list.jwt, list.payload!, { ...asking, now: soon })
  if ([...signed, ...inTime(list.credential, asking.now, soon)].some(({ weight }) => weight !== 'note')) return wrong
  const subject = list.credential['credentialSubject']
  const bits = isObject(subject) && listOf(subject['statusPurpose']).includes(statusPurpose) ? bitsOf(subject['encodedList']) : undefined
  const index = typeof statusListIndex === 'number' ? statusListIndex : /^\d{1,15}$/.test(textIn(statusListIndex)) ? Number(statusListIndex) : -1
  const byte = bits && Number.isSafeInteger(index) && index >= 0 ? bits[Math.floor(index / 8)] : undefined
  if (byte === undefined) return wrong
  if ((byte & (0x80 >> (index % 8))) === 0) return []
  return statusPurpose === 'revocation' ? [fault('status', found.revoked, at)] : statusPurpose === 'suspension' ? [fault('status', found.suspended, at)] : []
}

function bitsOf(encoded: unknown): Uint8Array | undefined {
  try {
    return gunzipSync(Buffer.from(textIn(encoded).replace(/^u/, ''), 'base64url'), { maxOutputLength: largest })
  } catch {
    return undefined
  }
}
