/** Access tokens for tools, against an assertion that a tool signs (1EdTech Security Framework 1.0, 4.1; RFC 7523): an assertion counts once, a token lives an hour and is kept by its hash. */
import { decodeJwt } from 'jose'
import { transact } from '../../../../kernel/database/index.ts'
import type { Kernel } from '../../../../kernel/index.ts'
import { Failure } from '../../../../law/failure.ts'
import { instantAt } from '../../../../law/time.ts'
import { hashOf, newCode } from '../launched.ts'
import { faults } from '../messages.ts'
import type { Remote } from '../remote.ts'
import { words } from './messages.ts'
import { serviceScopes, tokenPath } from './places.ts'
import type { Tool, Tools } from './tools.ts'

const lifetime = 3600
/** The longest that an assertion may hold, in seconds. */
const longest = 3600

export interface Tokens {
  /** Gives a token. Throws a `Failure`: unauthenticated where the tool did not prove itself, invalid where it asks for something else. */
  give(asked: URLSearchParams): Promise<{ readonly token: string; readonly seconds: number; readonly scopes: readonly string[] }>
  /** The tool whose token it is, where it holds for one of these scopes. Throws a `Failure` (unauthenticated, refused). */
  require(authorization: string | null, ...scopes: readonly string[]): Promise<Tool>
  sweep(): Promise<void>
}

export function openTokens({ db, now, settings: { publicUrl } }: Kernel, tools: Tools, remote: Remote): Tokens {
  const at = (seconds: number) => instantAt(seconds * 1000)
  const seconds = (): number => Math.floor(Date.parse(now()) / 1000)
  return {
    async give(asked) {
      if (asked.get('grant_type') !== 'client_credentials') throw new Failure('invalid', words.badGrant)
      const assertion = asked.get('client_assertion') ?? ''
      const tool = await tools.tool(issuerOf(assertion))
      if (tool === undefined || asked.get('client_assertion_type') !== 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer') throw new Failure('unauthenticated', words.noTool)
      const claims = await remote.read(assertion, { keys: tool.keys, issuer: tool.number, audience: `${publicUrl}${tokenPath}` })
      if (typeof claims === 'string') throw claims === 'keys away' ? new Failure('unavailable', faults[claims], [], 30) : new Failure('unauthenticated', faults[claims])
      const { sub, jti, exp } = claims
      if (sub !== tool.number || jti === undefined || jti === '' || jti.length > 500 || exp === undefined || exp > seconds() + longest) throw new Failure('unauthenticated', words.badAssertion)
      const scopes = (asked.get('scope') ?? '').split(' ').filter((one) => serviceScopes.some((scope) => scope === one))
      if (scopes.length === 0) throw new Failure('invalid', words.badScope)
      const token = newCode()
      await transact(db, async (tx) => {
        const { numInsertedOrUpdatedRows: many } = await tx.insertInto('lti_assertion').values({ tool: tool.number, jti, expires_at: at(exp + 120) }).onConflict((on) => on.doNothing()).executeTakeFirstOrThrow()
        if (many === 0n) throw new Failure('unauthenticated', words.usedAssertion)
        await tx.insertInto('lti_access').values({ token_sha256: hashOf(token), tool: tool.number, scopes, expires_at: at(seconds() + lifetime) }).execute()
      })
      return { token, seconds: lifetime, scopes }
    },
    async require(authorization, ...scopes) {
      const token = /^Bearer ([\w-]+)$/.exec(authorization ?? '')?.[1]
      const row = token === undefined ? undefined : await db.selectFrom('lti_access').selectAll().where('token_sha256', '=', hashOf(token)).where('expires_at', '>', now()).executeTakeFirst()
      const tool = row && await tools.tool(row.tool)
      if (row === undefined || tool === undefined) throw new Failure('unauthenticated', words.noToken)
      if (!scopes.some((one) => row.scopes.includes(one))) throw new Failure('refused', words.noScope)
      return tool
    },
    async sweep() {
      await db.deleteFrom('lti_assertion').where('expires_at', '<', now()).execute()
      await db.deleteFrom('lti_access').where('expires_at', '<', now()).execute()
    },
  }
}

/** Whom a token names, before it is believed. */
export function issuerOf(token: string): string {
  try {
    return decodeJwt(token).iss ?? ''
  } catch {
    return ''
  }
}
