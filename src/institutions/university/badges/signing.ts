/** The key with which the university signs its badges, and the signature itself: eddsa-rdfc-2022, as 1EdTech's validator takes it. */
import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto'
import { type Db, transact } from '../../../kernel/database/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import type { Instant } from '../../../law/time.ts'
import { keptLoader } from './contexts.ts'
import { toMultibase } from './keys.ts'
import type { Json } from './opened.ts'

interface BadgeKeyTable { name: string; sealed: string; made_at: Instant }
declare module '../../../kernel/database/index.ts' {
  interface Tables { badge_key: BadgeKeyTable }
}

export interface BadgeKeys {
  /** The names of all keys, the newest first: each is the key itself in the multibase form. */
  names(): Promise<readonly string[]>
  /** Signs a credential in the name of `issuer` as of a moment: the same credential, key and moment give the same signature. */
  sign(credential: Json, issuer: string, at: Instant): Promise<Json>
}

const multicodec = Uint8Array.of(0xed, 0x01)
/** An Ed25519 public key in SPKI ends with its 32 bytes. */
const rawBytes = 32

/** Opens the keys. The first is made when something is first signed; the private part leaves the database only sealed. */
export function openBadgeKeys({ db, now, secrets }: Pick<Kernel, 'db' | 'now' | 'secrets'>): BadgeKeys {
  const all = (within: Db) => within.selectFrom('badge_key').selectAll().orderBy('made_at', 'desc').orderBy('name').execute()
  const about = (name: string): string => `badge key ${name}`

  async function newest(): Promise<{ readonly name: string; readonly sealed: string }> {
    const [known] = await all(db)
    if (known) return known
    return transact(db, async (tx) => {
      const { publicKey, privateKey } = generateKeyPairSync('ed25519')
      const name = toMultibase(Buffer.concat([multicodec, publicKey.export({ format: 'der', type: 'spki' }).subarray(-rawBytes)]))
      await tx.insertInto('badge_key').values({ name, sealed: secrets.seal(privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'), about(name)), made_at: now() }).execute()
      return (await all(tx))[0]!
    })
  }

  return {
    names: async () => (await all(db)).map(({ name }) => name),
    async sign(credential, issuer, at) {
      // Loaded when something is first signed, not at every start: they bring the whole of JSON-LD.
      const [{ name, sealed }, { DataIntegrityProof }, { cryptosuite }, { default: signatures }] = await Promise.all([
        newest(), import('@digitalbazaar/data-integrity'), import('@digitalbazaar/eddsa-rdfc-2022-cryptosuite'), import('jsonld-signatures'),
      ])
      const key = createPrivateKey({ key: Buffer.from(secrets.open(sealed, about(name)), 'base64'), format: 'der', type: 'pkcs8' })
      const signer = { id: `${issuer}#${name}`, algorithm: 'Ed25519', sign: async ({ data }: { readonly data: Uint8Array }) => new Uint8Array(sign(null, data, key)) }
      return signatures.sign(credential, {
        suite: new DataIntegrityProof({ signer, cryptosuite, date: at.replace(/\.\d+Z$/, 'Z') }), purpose: new signatures.purposes.AssertionProofPurpose(), documentLoader: keptLoader(),
      })
    },
  }
}
