/** Failures as clients of the Hub understand them: by the header `X-Error-Code`. */
import { Failure, type FailureKind } from '../../law/failure.ts'
import type { Text } from '../../law/text.ts'
import { json } from '../layout.ts'
import type { Visit } from '../visit.ts'

/** The codes that `huggingface_hub` turns into exceptions of their own; a disabled repository it knows by words. */
type Code = 'RepoNotFound' | 'RevisionNotFound' | 'EntryNotFound' | 'GatedRepo' | 'disabled'

/** A failure with the code by which a client knows it. */
export class HubFailure extends Failure {
  readonly code: Code

  constructor(code: Code, text: Text, kind: FailureKind = 'not found') {
    super(kind, text)
    this.code = code
  }
}

const statuses = { invalid: 400, unauthenticated: 401, refused: 403, 'not found': 404, conflict: 409, limited: 429, unavailable: 503 } as const satisfies Record<FailureKind, number>

/** `huggingface_hub` knows by these very words that a repository is disabled. */
const disabled = 'Access to this resource is disabled.'

/** Letters that a header can carry: quotation marks, dashes and the ellipsis as ASCII writes them. */
const plain = (text: string): string =>
  text.replace(/[“”«»]/g, '"').replace(/[‘’]/g, "'").replace(/[–—−]/g, '-').replaceAll('…', '...').replace(/[^\x20-\x7e]/g, ' ')

/** The answer to a failure; anything else is thrown on. */
export function errorAnswer(visit: Visit, error: unknown): Response {
  if (!(error instanceof Failure)) throw error
  const code = error instanceof HubFailure ? error.code : undefined
  return json({ error: [error.text, ...error.problems.map(({ text }) => text)].map((text) => visit.text(text)).filter((one, at, all) => all.indexOf(one) === at).join(' ') }, {
    status: statuses[error.kind],
    headers: {
      'x-error-message': code === 'disabled' ? disabled : plain(error.text.en), ...(code !== undefined && code !== 'disabled' && { 'x-error-code': code }),
      ...(error.retryAfterSeconds !== undefined && { 'retry-after': String(error.retryAfterSeconds) }),
      ...(error.kind === 'unauthenticated' && { 'www-authenticate': 'Bearer' }),
    },
  })
}
