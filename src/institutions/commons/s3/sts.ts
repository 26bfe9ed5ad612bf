/**
 * The one action of Amazon's Security Token Service that readers need: `AssumeRoleWithWebIdentity`, by which its clients (boto3, the AWS SDKs) fetch temporary
 * keys by themselves and renew them. The web identity token is a portal key; the role is a dataset, `arn:shanyraq:commons:::dataset/NAMESPACE/NAME`, or
 * one version of it, `…/NAME@v2`.
 */
import { Failure } from '../../../law/failure.ts'
import type { Route, Visit } from '../../../portal/index.ts'
import type { Commons } from '../commons.ts'
import { readerOf } from '../hub/index.ts'
import { built } from './answers.ts'
import { words } from './messages.ts'
import { lendKey, lentVersions, life } from '../temporary-keys.ts'

const namespace = 'https://sts.amazonaws.com/doc/2011-06-15/'
const action = 'AssumeRoleWithWebIdentity'

const roleShape = /^arn:[\w-]+:[\w-]*:[\w-]*:[\w-]*:dataset\/([^/@\s]+)\/([^/@\s]+?)(?:@v([1-9]\d{0,6}))?$/

/** What a dataset is called where a role is asked for. */
export const roleOf = (dataset: string): string => `arn:shanyraq:commons:::dataset/${dataset}`

const codes: Readonly<Record<Failure['kind'], readonly [string, number]>> = {
  invalid: ['ValidationError', 400], unauthenticated: ['InvalidIdentityToken', 400], refused: ['AccessDenied', 403], 'not found': ['AccessDenied', 403],
  conflict: ['ValidationError', 400], limited: ['Throttling', 429], unavailable: ['ServiceUnavailable', 503],
}

export function stsRoutes(commons: Commons): readonly Route[] {
  const { datasets, kernel: { parties } } = commons

  async function assume({ request, id }: Visit): Promise<Response> {
    const asked = new URLSearchParams((await request.text()).replaceAll('%00', ''))
    const said = (name: string): string => asked.get(name) ?? ''
    if (said('Action') !== action) throw new Failure('invalid', words.otherAction)
    const [, slug, name, number] = roleShape.exec(said('RoleArn')) ?? []
    if (slug === undefined || name === undefined) throw new Failure('invalid', words.noRole)
    const seconds = said('DurationSeconds') === '' ? life.usual : Number(said('DurationSeconds'))
    if (!Number.isInteger(seconds) || seconds < life.least || seconds > life.most) throw new Failure('invalid', words.wrongLife(life))
    const { actor, scopes, token } = await parties.actorOfToken(said('WebIdentityToken').replace(/^hf_/, ''))
    const asker = await readerOf(commons, { actor, scopes })
    const dataset = await datasets.at(slug, name)
    const all = await lentVersions(commons, asker, dataset)
    const lent = number === undefined ? all : all.filter(({ version }) => version.number === Number(number))
    if (lent.length === 0) throw new Failure('refused', words.noVersionLent)
    const { id: key, secret, sessionToken, until } = await lendKey(commons, asker, { by: token, dataset, lent, one: number !== undefined, seconds })
    return built('AssumeRoleWithWebIdentityResponse', namespace, {
      AssumeRoleWithWebIdentityResult: {
        SubjectFromWebIdentityToken: actor.person, AssumedRoleUser: { Arn: `${said('RoleArn')}/${said('RoleSessionName')}`, AssumedRoleId: `${key}:${said('RoleSessionName')}` },
        Credentials: { AccessKeyId: key, SecretAccessKey: secret, SessionToken: sessionToken, Expiration: until },
      },
      ResponseMetadata: { RequestId: id },
    })
  }

  const route = (path: string): Route => ({
    method: 'POST', path, kind: 'machine', permission: 'everyone', rateLimit: { requests: 600, seconds: 60 },
    async handle(visit) {
      try {
        return await assume(visit)
      } catch (error) {
        if (!(error instanceof Failure)) throw error
        const [Code, status] = codes[error.kind]
        return built('ErrorResponse', namespace, { Error: { Type: 'Sender', Code, Message: visit.text(error.text) }, RequestId: visit.id }, status)
      }
    },
  })
  return [route('/sts'), route('/sts/')]
}
