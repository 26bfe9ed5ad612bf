/** The keys with which the portal signs LTI messages, as a tool and as a platform: made when first needed, followed by a new one after a year, published until two years have passed. */
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK, type JWTPayload, SignJWT } from 'jose'
import { transact } from '../../../kernel/database/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import { actorString } from '../../../kernel/parties/index.ts'
import { type Instant, instantAt } from '../../../law/time.ts'

/** LTI has every side sign by RS256 (1EdTech Security Framework 1.0, 5.1.2). */
export const algorithm = 'RS256'

const year = 366 * 86_400_000

export interface OwnKeys {
  /** Signs claims, with a time of issue, an id of its own and an end so many seconds later. */
  sign(claims: JWTPayload, seconds: number): Promise<string>
  /** What others check our signatures by. */
  published(): Promise<readonly JWK[]>
}

export function openOwnKeys({ db, now, secrets, journal }: Kernel): OwnKeys {
  const about = (id: string): string => `lti-key:${id}`
  const since = (milliseconds: number): Instant => instantAt(Date.parse(now()) - milliseconds)
  const newest = () => db.selectFrom('lti_key').selectAll().where('made_at', '>', since(year)).orderBy('made_at', 'desc').orderBy('id').executeTakeFirst()

  /** A key as it was sealed; undefined once the data folder lost the key that sealed it: a new one is made then. */
  function opened({ id, sealed }: { readonly id: string; readonly sealed: string }): { readonly id: string; readonly jwk: JWK } | undefined {
    try {
      return { id, jwk: JSON.parse(secrets.open(sealed, about(id))) as JWK }
    } catch {
      return undefined
    }
  }

  async function made() {
    const { publicKey, privateKey } = await generateKeyPair(algorithm, { extractable: true })
    const jwk = await exportJWK(publicKey)
    const id = await calculateJwkThumbprint(jwk)
    const row = { id, public: JSON.stringify({ ...jwk, kid: id, alg: algorithm, use: 'sig' }), sealed: secrets.seal(JSON.stringify(await exportJWK(privateKey)), about(id)), made_at: now() }
    await transact(db, async (tx) => {
      await tx.insertInto('lti_key').values(row).execute()
      await journal.append(tx, actorString({ system: 'lti' }), { type: 'university.lti-key-made', subject: `lti-key:${id}`, body: { key: id } })
    })
    return row
  }

  return {
    async sign(claims, seconds) {
      const there = await newest()
      const { id, jwk } = (there && opened(there)) ?? opened(await made())!
      const key = await importJWK(jwk, algorithm)
      const at = Math.floor(Date.parse(now()) / 1000)
      return new SignJWT(claims).setProtectedHeader({ alg: algorithm, kid: id, typ: 'JWT' }).setIssuedAt(at).setExpirationTime(at + seconds).setJti(crypto.randomUUID()).sign(key)
    },
    async published() {
      if (await newest() === undefined) await made()
      return (await db.selectFrom('lti_key').select('public').where('made_at', '>', since(2 * year)).orderBy('made_at', 'desc').execute()).map((row) => row.public)
    },
  }
}
