/**
 * Verifies signatures of Kazakhstan's national certification authority through NCANode 3 (`POST /cms/verify`), a service of
 * the operator's own: the national algorithms need a provider that may not be distributed with a free program.
 */
import { identifierOf } from '../../law/conventions.ts'
import { z } from 'zod'
import * as say from './messages.ts'
import { type Instant, instantAt } from '../../law/time.ts'
import { attribute, pemOf } from '../x509.ts'
import { readCms } from './read-cms.ts'
import type { Role, SignatureAdapter } from './signer.ts'

export interface NcanodeSettings {
  /** Where NCANode listens, such as `http://127.0.0.1:14579`. */
  readonly url: string
  /** How to learn of revocation; OCSP unless given. */
  readonly revocationCheck?: 'OCSP' | 'CRL'
  /** How long an answer may take: 15 seconds unless given. It asks the national services in turn. */
  readonly timeoutMs?: number
}

const revocation = z.object({ revoked: z.boolean(), by: z.string().nullish(), revocationTime: z.string().nullish() })

/** The part of `CertificateInfo` that counts. `keyUser` is described as one word and sent as a list. */
const certificate = z.object({
  valid: z.boolean(),
  revocations: z.array(revocation).nullish(),
  revokedBy: z.array(z.string()).nullish(),
  notBefore: z.string(),
  notAfter: z.string(),
  keyUsage: z.string().nullish(),
  keyUser: z.union([z.array(z.string()), z.string().transform((one) => [one])]).nullish(),
  subject: z.object({ commonName: z.string(), iin: z.string(), bin: z.string().nullish() }),
})

const answer = z.object({
  valid: z.boolean(),
  signers: z.array(z.object({
    certificates: z.array(certificate).default([]),
    tsp: z.object({ genTime: z.union([z.string(), z.number()]).nullish() }).nullish(),
  })).nullish(),
})

const refusal = z.object({ message: z.string().nullish() })

const roleOf = new Map<string, Role>([
  ['INDIVIDUAL', 'person'],
  ['CEO', 'head'],
  ['CAN_SIGN', 'sign'],
  ['CAN_SIGN_FINANCIAL', 'finance'],
  ['EMPLOYEE', 'employee'],
])

/** The adapter. NCANode verifies as of now, whatever moment is asked for. */
export function ncanode({ url, revocationCheck = 'OCSP', timeoutMs = 15_000 }: NcanodeSettings): SignatureAdapter {
  const address = `${url.replace(/\/+$/, '')}/cms/verify`

  async function ask(cms: Uint8Array, document: Uint8Array): Promise<z.infer<typeof answer>> {
    const body = JSON.stringify({
      cms: Buffer.from(cms).toString('base64'),
      data: Buffer.from(document).toString('base64'),
      revocationCheck: [revocationCheck],
    })
    const headers = { 'content-type': 'application/json', accept: 'application/json' }
    let response: Response
    let text: string
    try {
      response = await fetch(address, { method: 'POST', headers, body, signal: AbortSignal.timeout(timeoutMs) })
      text = await response.text()
    } catch {
      throw say.verifierUnavailable()
    }
    // What it cannot read it answers with 400; a digest that differs is among those.
    if (response.status === 400) throw /digest/i.test(read(refusal, text)?.message ?? '') ? say.wrongDocument() : say.notCms()
    const said = response.ok ? read(answer, text) : undefined
    if (!said) throw say.verifierUnavailable()
    return said
  }

  return {
    id: 'kz-ncanode',
    title: say.nationalTitle,
    legalForce: say.nationalForce,
    async verify(bytes, document, at) {
      if (document.length === 0) throw say.emptyDocument()
      // NCANode ignores the document when another one is inside, and calls a CMS without signers valid: both end here.
      const cms = readCms(bytes, document)
      const { valid, signers } = await ask(cms.der, document)
      const [signer] = signers ?? []
      const [info] = signer?.certificates ?? []
      if (!signer || !info || signers?.length !== 1 || signer.certificates.length !== 1) throw say.notOneSigner()
      const { commonName, iin, bin } = info.subject
      const checked = info.revocations ?? []
      if (checked.some(({ revoked }) => revoked) || info.revokedBy?.length) throw say.revoked()
      if (at < instantOf(info.notBefore) || at > instantOf(info.notAfter)) throw say.expired()
      if (!valid || !info.valid) throw say.notValid()
      if (info.keyUsage === 'AUTH') throw say.notForSigning()
      if (!/^\d{12}$/.test(iin)) throw say.untrusted() // names no person
      const stamped = signer.tsp?.genTime
      const organisation = cms.subject.find(({ type }) => type === attribute.organisation)?.text
      return {
        signer: {
          name: commonName,
          identifier: identifierOf('person', iin),
          ...(bin && { organisation: { identifier: identifierOf('organisation', bin), ...(organisation !== undefined && { name: organisation }) } }),
          roles: (info.keyUser ?? []).map((user) => roleOf.get(user)).filter((role) => role !== undefined),
        },
        certificate: pemOf('CERTIFICATE', cms.certificate),
        ...(stamped !== undefined && stamped !== null && { signedAt: instantOf(stamped) }),
        revocation: { method: revocationCheck === 'OCSP' ? 'ocsp' : 'crl', producedAt: at },
        provider: 'kz-ncanode',
      }
    },
  }
}

/** NCANode writes moments as text, or as milliseconds when set so. */
function instantOf(value: string | number): Instant {
  const moment = new Date(value)
  if (Number.isNaN(moment.getTime())) throw say.verifierUnavailable()
  return instantAt(moment.getTime())
}

function read<T>(shape: z.ZodType<T>, text: string): T | undefined {
  try {
    return shape.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
