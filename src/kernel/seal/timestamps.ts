/** Time-stamping authorities (RFC 3161): the portal's own, and outside ones over HTTP. */
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { HttpTimestampAuthority } from '@libpdf/core'
import { Integer, OctetString } from 'asn1js'
import { AlgorithmIdentifier, MessageImprint, TSTInfo } from 'pkijs'
import { Failure } from '../../law/failure.ts'
import { spoken, type Text } from '../../law/text.ts'
import type { Instant } from '../../law/time.ts'
import { bufferOf, withoutPem } from '../x509.ts'
import { cmsBytes, signContent } from './cms.ts'
import { openStampingKey, type SealPlace } from './seal.ts'

export interface TimestampAuthority {
  /** `own`: the portal's, whose clock is the portal's; it shows how a time stamp works and is no third party's word. */
  readonly kind: 'own' | 'outside'
  /** Certificates in DER of those who vouch for its stamps: what a verifier pins. */
  readonly authorities: readonly Uint8Array[]
  /** A token for a digest (SHA-256), in DER. Rejects when the authority does not answer. */
  stamp(digest: Uint8Array): Promise<Uint8Array>
}

const tstInfo = '1.2.840.113549.1.9.16.1.4'
const sha256 = '2.16.840.1.101.3.4.2.1'
/** The policy of the portal's own stamps, made of a UUID (ITU-T X.667): the time is the portal's own, to the second. */
const ownPolicy = '2.25.274517069146305870432118520396011837749'

/** Who is to stamp: the portal itself, or an outside authority and the file of certificates (PEM) of those who vouch for it. */
export type TimestampSetting = 'own' | { readonly url: string; readonly certificates: string }

/** Opens the authority that a setting names. Throws a `Failure` (invalid) when the file holds no certificate. */
export async function openTimestamps(setting: TimestampSetting, place: SealPlace): Promise<TimestampAuthority> {
  if (setting === 'own') return ownTimestamps(place)
  const text = await readFile(setting.certificates, 'latin1').catch(() => '')
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
  if (blocks.length === 0) throw new Failure('invalid', noCertificates(setting.certificates))
  return outsideTimestamps(setting.url, blocks.map((block) => withoutPem(Buffer.from(block))))
}

const noCertificates = (path: string): Text => spoken({
  kk: `TSA_CERTIFICATES: ${path} файлында сертификат жоқ (PEM).`,
  ru: `TSA_CERTIFICATES: в файле ${path} нет сертификата (PEM).`,
  en: `TSA_CERTIFICATES: the file ${path} holds no certificate (PEM).`,
})

/** The portal's own authority, for tests and samples. Its certificate comes from the sealing authority and says that it is no third party. */
async function ownTimestamps(place: SealPlace): Promise<TimestampAuthority> {
  const { own, authority } = await openStampingKey(place)
  return {
    kind: 'own',
    authorities: [authority],
    async stamp(digest) {
      const info = new TSTInfo({
        version: 1, policy: ownPolicy,
        messageImprint: new MessageImprint({ hashAlgorithm: new AlgorithmIdentifier({ algorithmId: sha256 }), hashedMessage: new OctetString({ valueHex: bufferOf(digest) }) }),
        serialNumber: new Integer({ valueHex: bufferOf(positive(randomBytes(16))) }),
        genTime: wholeSecond(place.now()),
      })
      const inside = new Uint8Array(info.toSchema().toBER())
      return cmsBytes(await signContent({ type: tstInfo, inside }, own, [authority]))
    },
  }
}

/** A number of so many bytes that is positive and has no leading zero. */
function positive(bytes: Buffer): Buffer {
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40
  return bytes
}

const wholeSecond = (at: Instant): Date => new Date(Math.floor(Date.parse(at) / 1000) * 1000)

/** An authority that answers over HTTP (RFC 3161, 3.4) within five seconds, vouched for by the given certificates. */
function outsideTimestamps(url: string, authorities: readonly Uint8Array[]): TimestampAuthority {
  const authority = new HttpTimestampAuthority(url, { timeout: 5000 })
  return { kind: 'outside', authorities, stamp: (digest) => authority.timestamp(digest, 'SHA-256') }
}
