/** Signed statements (Data 2.6): a JWS in an attachment, over the statement as it was before it was signed. Pure. */
import { createVerify, X509Certificate } from 'node:crypto'
import { Broken } from './broken.ts'
import type { AttachedData } from './multipart.ts'
import { sameStatement } from './same-statement.ts'
import { attachmentsOf, isFields, signatureUsage, type Statement } from './statement.ts'

const section = 'Data 2.6'
const algorithms: Readonly<Record<string, string>> = { RS256: 'RSA-SHA256', RS384: 'RSA-SHA384', RS512: 'RSA-SHA512' }

/**
 * Throws a `Broken` when a signature is none, when it signs another statement, or when it does not fit the key of the certificate that it
 * brings. Whose certificate that is, is for whoever reads the statement to judge: the store keeps the signature as it came.
 */
export function checkSignatures(statement: Statement, attached: readonly AttachedData[]): void {
  const sent = new Map(attached.map((one) => [one.sha2, one]))
  for (const { usageType, contentType, sha2 } of attachmentsOf(statement)) {
    if (usageType !== signatureUsage) continue
    const at = `attachment ${sha2}`
    if (!/^application\/octet-stream\b/i.test(contentType)) throw new Broken('signature', `${at}.contentType`, section)
    const data = sent.get(sha2.toLowerCase())
    if (data === undefined) throw new Broken('unsent', at, section)
    checkSignature(statement, data.content.toString('latin1').trim(), at)
  }
}

function checkSignature(statement: Statement, jws: string, at: string): void {
  const [head = '', payload = '', signature = '', ...more] = jws.split('.')
  const header = parsed(head)
  const signedStatement = parsed(payload)
  const algorithm = isFields(header) ? algorithms[String(header['alg'])] : undefined
  if (!isFields(header) || algorithm === undefined || signature === '' || more.length > 0) throw new Broken('signature', at, section)
  if (!isFields(signedStatement)) throw new Broken('json', at, section)
  const said = signedStatement as unknown as Statement
  if (said.id !== undefined && statement.id !== undefined && said.id.toLowerCase() !== statement.id.toLowerCase()) throw new Broken('signed', at, section)
  if (!sameStatement(said, statement)) throw new Broken('signed', at, section)
  const chain = header['x5c']
  if (chain === undefined) return
  const first: unknown = Array.isArray(chain) ? chain[0] : undefined
  if (typeof first !== 'string' || !fits(first, algorithm, `${head}.${payload}`, signature)) throw new Broken('forged', at, section)
}

function parsed(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString())
  } catch {
    return undefined
  }
}

function fits(certificate: string, algorithm: string, signed: string, signature: string): boolean {
  try {
    const { publicKey } = new X509Certificate(Buffer.from(certificate, 'base64'))
    return createVerify(algorithm).update(signed).verify(publicKey, Buffer.from(signature, 'base64url'))
  } catch {
    return false
  }
}
