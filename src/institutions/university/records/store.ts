/** The store of learning records as one function from a request to its answer: who asks, in which standard, for which resource. */
import type { KeyRing } from '../../../kernel/api-keys/index.ts'
import { type Answer, type Asked, isOlder, requireParameters, unfolded, versionOf } from './asked.ts'
import { Broken } from './broken.ts'
import { documentResource, documentShapes } from './document-resources.ts'
import type { Documents } from './documents.ts'
import { type Act, type LearningKey, mayDo } from './key.ts'
import { type Lender, type Lent, requireWithin } from './lent.ts'
import { knownThings } from './known-things.ts'
import type { Agent } from './statement.ts'
import { type Asking, statementResource } from './statement-resource.ts'
import type { Statements } from './statements.ts'

export interface StoreParts {
  readonly statements: Statements
  readonly documents: Documents
  readonly ring: Pick<KeyRing<LearningKey>, 'bySecret'>
  /** Who lends keys for a session, where anybody does. */
  readonly lender?: Lender
  /** The portal's own address: who vouches for a statement is a key of this house. */
  readonly origin: string
  /** Counts a request of a key; throws when it has asked too often. */
  readonly limit: (key: LearningKey) => void
}

type Resource = Readonly<Partial<Record<Asked['method'], { readonly act: Act; readonly answer: (asking: Asking) => Promise<Answer> }>>>

/** Where the store stands. */
export const storePath = '/xapi'

const older = ['1.0.0', '1.0.1', '1.0.2', '1.0.3']

export function openStore({ statements, documents, ring, lender, origin, limit }: StoreParts) {
  const kept = statementResource(statements, `${storePath}/statements`)
  const known = knownThings(statements)
  const documented = (shape: Parameters<typeof documentResource>[1], [read, write]: readonly [Act, Act]): Resource => {
    const { get, put, post, delete: remove } = documentResource(documents, shape)
    return { GET: { act: read, answer: get }, PUT: { act: write, answer: put }, POST: { act: write, answer: post }, DELETE: { act: write, answer: remove } }
  }
  const resources: Readonly<Record<string, Resource>> = {
    '/statements': { GET: { act: 'read statements', answer: kept.get }, PUT: { act: 'write statements', answer: kept.put }, POST: { act: 'write statements', answer: kept.post } },
    '/activities/state': documented(documentShapes.state, ['read state', 'write state']),
    '/activities/profile': documented(documentShapes.activityProfile, ['read profiles', 'write profiles']),
    '/agents/profile': documented(documentShapes.agentProfile, ['read profiles', 'write profiles']),
    '/agents': { GET: { act: 'read statements', answer: known.agents } },
    '/activities': { GET: { act: 'read statements', answer: known.activities } },
  }

  function keyOf(authorization: string | undefined): LearningKey | undefined {
    const [id, secret] = namedIn(authorization)
    const key = ring.bySecret(secret)
    return key?.id === id ? key : undefined
  }

  const lentBy = async (authorization: string | undefined): Promise<Lent | undefined> => lender?.lent(...namedIn(authorization))

  /** Whose key came with the request (Communication 4.0), or the session for which it is lent. */
  async function keyIn(authorization: string | undefined): Promise<{ readonly key: LearningKey; readonly lent?: Lent }> {
    const key = keyOf(authorization)
    const lent = key ? undefined : await lentBy(authorization)
    if (lent) return { key: lent.key, lent }
    if (key === undefined) throw new Broken('noKey', 'Authorization', 'Communication 4.0', 401)
    return { key }
  }

  async function about(asked: Asked): Promise<Answer> {
    requireParameters(asked, [])
    // Whoever speaks the older standard is told of its versions alone, for it knows no others (Communication 2.8).
    const version = isOlder(asked.headers) ? older : [...older, '2.0.0']
    return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ version }) }
  }

  async function answered(asked: Asked): Promise<Answer> {
    if (asked.path === '/about') {
      if (asked.method !== 'GET') throw new Broken('method', asked.method, 'Communication 3.2', 405)
      return about(asked)
    }
    const resource = Object.hasOwn(resources, asked.path) ? resources[asked.path] : undefined
    if (resource === undefined) throw new Broken('noResource', asked.path, 'Communication 2.0', 404)
    const way = resource[asked.method]
    if (way === undefined) throw new Broken('method', asked.method, 'Communication 3.2', 405)
    const { key, lent } = await keyIn(asked.headers['authorization'])
    const version = versionOf(asked.headers)
    limit(key)
    if (!mayDo(key, way.act)) throw new Broken('scope', key.scopes.join(', '), 'Communication 4.2', 403)
    if (lent) requireWithin(lent, way.act, asked)
    return way.answer({ asked, key, version, authority: authorityOf(key), ...(lent && { accept: lent.accept }) })
  }

  const authorityOf = ({ id, name }: LearningKey): Agent => ({ objectType: 'Agent', name, account: { homePage: origin, name: id } })

  const headersOf = (headers: Asked['headers']): Readonly<Record<string, string>> => ({
    'x-experience-api-version': isOlder(headers) ? '1.0.3' : '2.0.0', 'x-experience-api-consistent-through': statements.consistentThrough(),
  })

  return {
    /** Answers a request; throws a `Broken` for one that is refused, with the headers that the refusal has as well. */
    async answer(sent: Asked, refused: (broken: Broken) => Answer): Promise<Answer> {
      let asked = sent
      let answer: Answer
      try {
        asked = unfolded(sent)
        answer = await answered(asked)
      } catch (error) {
        if (!(error instanceof Broken)) throw error
        answer = refused(error)
      }
      return { ...answer, headers: { ...headersOf(asked.headers), ...answer.headers } }
    },
    /** The headers that every answer has, whatever becomes of the request (Communication 2.1.3 and 3.3). */
    headersOf,
    /** Whether this is the Authorization of a key in force. */
    knows: (authorization: string | undefined): boolean => keyOf(authorization) !== undefined,
    /** Whether this is the Authorization of a session that a key is lent for. */
    knowsLent: async (authorization: string | undefined): Promise<boolean> => await lentBy(authorization) !== undefined,
    /** What each resource takes. */
    methods: Object.fromEntries(Object.entries(resources).map(([path, ways]) => [path, Object.keys(ways) as readonly Asked['method'][]])),
  }
}

export type Store = ReturnType<typeof openStore>

/** The name and the secret of an Authorization (RFC 7617). */
function namedIn(authorization: string | undefined): readonly [string, string] {
  const match = /^basic +([\w+/=-]+)$/i.exec(authorization ?? '')
  return match === null ? ['', ''] : apart(Buffer.from(match[1]!, 'base64').toString())
}

/** What stands before the first colon and after it: a secret may hold one (RFC 7617). */
const apart = (pair: string): readonly [string, string] => {
  const colon = pair.indexOf(':')
  return colon === -1 ? ['', ''] : [pair.slice(0, colon), pair.slice(colon + 1)]
}
