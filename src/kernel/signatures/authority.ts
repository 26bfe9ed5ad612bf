/** The portal's own certification authority: its root and secrets, made on the first start and kept in one file. */
import { createPrivateKey, randomBytes, randomUUID, X509Certificate } from 'node:crypto'
import { link, mkdir, open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Certificate } from 'pkijs'
import { z } from 'zod'
import { type Instant, instantOf } from '../../law/time.ts'
import type { Db } from '../database/index.ts'
import { derOf, pemOf, readCertificate, withoutPem } from '../x509.ts'
import './tables.ts'
import { issuedBy, makeRoot } from './x509.ts'

export interface Authority {
  readonly root: Certificate
  /** The root certificate as PEM: what others need to verify our signatures. */
  readonly rootPem: string
  readonly key: CryptoKey
  /** Mixed into every PIN. */
  readonly pinSecret: Uint8Array
}

export const curve: EcKeyImportParams = { name: 'ECDSA', namedCurve: 'P-256' }

const years = 20
const stored = z.object({ certificate: z.string(), key: z.string(), pinSecret: z.string() })

/**
 * Opens the authority that lives in `folder`, or makes one there. Several processes may start at once: one makes it, all get
 * the same. Lose the file and every key under a PIN is lost with it; leak it and anyone can issue certificates.
 */
export async function openAuthority(folder: string, now: () => Instant): Promise<Authority> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, 'authority.json')
  const text = await readFile(path, 'utf8').catch(async (error) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    await makeAuthority(folder, path, now())
    return readFile(path, 'utf8')
  })
  const { certificate, key, pinSecret } = stored.parse(JSON.parse(text))
  const secret = createPrivateKey(key).export({ type: 'pkcs8', format: 'der' })
  return {
    root: readCertificate(withoutPem(Buffer.from(certificate))),
    rootPem: certificate,
    key: await crypto.subtle.importKey('pkcs8', Uint8Array.from(secret), curve, false, ['sign']),
    pinSecret: Buffer.from(pinSecret, 'base64'),
  }
}

/** Whether the newest certificate of the database, if there is one, was issued by this authority. */
export async function isOwnAuthority(db: Db, { rootPem }: Pick<Authority, 'rootPem'>): Promise<boolean> {
  const newest = await db.selectFrom('signing_certificate').select('der').where('der', 'is not', null).orderBy('id', 'desc').limit(1).executeTakeFirst()
  return !newest?.der || issuedBy(new X509Certificate(newest.der), new X509Certificate(rootPem))
}

async function makeAuthority(folder: string, path: string, at: Instant): Promise<void> {
  const keys = await crypto.subtle.generateKey(curve, true, ['sign', 'verify'])
  const until = instantOf(Temporal.Instant.from(at).toZonedDateTimeISO('UTC').add({ years }).toInstant().toString())
  const root = await makeRoot(keys, 'Shanyraq local authority', at, until)
  const content = JSON.stringify({
    certificate: pemOf('CERTIFICATE', derOf(root)),
    key: pemOf('PRIVATE KEY', new Uint8Array(await crypto.subtle.exportKey('pkcs8', keys.privateKey))),
    pinSecret: randomBytes(32).toString('base64'),
  }, undefined, 2)
  const draft = join(folder, `${randomUUID()}.draft`)
  const handle = await open(draft, 'wx', 0o600)
  try {
    await handle.writeFile(`${content}\n`)
    await handle.sync()
    // A link is made whole or not at all, and never over another: whoever comes second uses the first one's.
    await link(draft, path).catch((error) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    })
  } finally {
    await handle.close()
    await rm(draft, { force: true })
  }
}
