/** Asks whether a badge was taken back: 1EdTech's list of what was revoked, and the bitstring status lists of W3C. */
import { gunzipSync } from 'node:zlib'
import { type Finding, fault, note, undecided } from './finding.ts'
import { found } from './findings.messages.ts'
import type { Ask, Asking } from './keys.ts'
import { isObject, type Json, listOf, open, type Opened } from './opened.ts'
import { checkProof, checkToken, issuerOf } from './proof.ts'
import { inTime } from './shape.ts'

const at = '/credentialStatus'
const largest = 16 * 1024 * 1024

/** What the lists say that a credential names. */
export async function checkStatus(credential: Json, asking: Asking): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  for (const entry of listOf(credential['credentialStatus']).filter(isObject)) {
    const type = String(listOf(entry['type'])[0])
    findings.push(...type === '1EdTechRevocationList' ? await inList(credential, String(entry['id']), asking.ask)
      : type === 'BitstringStatusListEntry' || type === 'StatusList2021Entry' ? await inBits(credential, entry, asking) : [note('status', found.statusUnknown(type), at)])
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
  if ('fault' in list) return [undecided('status', found.statusWrong(url), at)]
  const revoked = listOf(list.credential['revokedCredentials'] ?? list.credential['revokedCredential'])
    .some((one) => isObject(one) && one['id'] === credential['id'] && one['revoked'] !== false)
  return revoked ? [fault('status', found.revoked, at)] : []
}

async function inBits(credential: Json, { statusListCredential, statusListIndex, statusPurpose }: Json, asking: Asking): Promise<readonly Finding[]> {
  const url = String(statusListCredential)
  const list = await read(url, asking.ask)
  if (list === undefined) return [undecided('status', found.statusUnreached(url), at)]
  const wrong = [undecided('status', found.statusWrong(url), at)]
  if ('fault' in list || issuerOf(list.credential) !== issuerOf(credential)) return wrong
  const signed = list.jwt === undefined ? await checkProof(list.credential, asking) : await checkToken(list.credential, list.jwt, list.payload!, asking)
  if ([...signed, ...inTime(list.credential, asking.now)].some(({ weight }) => weight !== 'note')) return wrong
  const subject = list.credential['credentialSubject']
  const bits = isObject(subject) && listOf(subject['statusPurpose']).includes(statusPurpose) ? bitsOf(subject['encodedList']) : undefined
  const index = Number(statusListIndex)
  const byte = bits && Number.isInteger(index) && index >= 0 ? bits[index >> 3] : undefined
  if (byte === undefined) return wrong
  if ((byte & (0x80 >> (index & 7))) === 0) return []
  return statusPurpose === 'revocation' ? [fault('status', found.revoked, at)] : statusPurpose === 'suspension' ? [fault('status', found.suspended, at)] : []
}

function bitsOf(encoded: unknown): Uint8Array | undefined {
  try {
    return gunzipSync(Buffer.from(String(encoded).replace(/^u/, ''), 'base64url'), { maxOutputLength: largest })
  } catch {
    return undefined
  }
}
