/** Failures as clients of the Hub understand them: by the header `X-Error-Code`. */
import { Failure, type FailureKind } from '../../../law/failure.ts'
import type { Text } from '../../../law/text.ts'
import { json, type Visit } from '../../../portal/index.ts'
import { Denied } from '../access.ts'

/** The codes that `huggingface_hub` turns into exceptions of their own. */
type ErrorCode = 'RepoNotFound' | 'RevisionNotFound' | 'EntryNotFound' | 'GatedRepo'

/** A failure with the code by which a client knows it. */
export class HubFailure extends Failure {
  readonly code: ErrorCode

  constructor(code: ErrorCode, text: Text, kind: FailureKind = 'not found') {
    super(kind, text)
    this.code = code
  }
}

const statuses = { invalid: 400, unauthenticated: 401, refused: 403, 'not found': 404, conflict: 409, limited: 429, unavailable: 503 } as const satisfies Record<FailureKind, number>

/** `huggingface_hub` knows by these very words that a repository is disabled. */
const disabled = 'Access to this resource is disabled.'

function codeOf(failure: Failure): { readonly code?: ErrorCode; readonly message?: string } {
  if (failure instanceof HubFailure) return { code: failure.code }
  if (!(failure instanceof Denied)) return {}
  if (failure.code === 'not found') return { code: 'RepoNotFound' }
  return failure.code === 'withdrawn' ? { message: disabled } : { code: 'GatedRepo' }
}

/** Letters that a header can carry. */
const plain = (text: string): string => text.replace(/[“”]/g, '"').replace(/[^\x20-\x7e]/g, ' ')

/** The answer to a failure; anything else is thrown on. */
export function errorAnswer(visit: Visit, error: unknown): Response {
  if (!(error instanceof Failure)) throw error
  const { code, message } = codeOf(error)
  return json({ error: [error.text, ...error.problems.map(({ text }) => text)].map((text) => visit.text(text)).filter((one, at, all) => all.indexOf(one) === at).join(' ') }, {
    status: statuses[error.kind],
    headers: {
      'x-error-message': message ?? plain(error.text.en), ...(code && { 'x-error-code': code }),
      ...(error.kind === 'unauthenticated' && { 'www-authenticate': 'Bearer' }),
    },
  })
}
