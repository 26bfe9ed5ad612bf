/** The door of the API: who comes in, what they ask, and where it goes. */
import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Failure } from '../../../law/failure.ts'
import type { Door, DoorAnswer } from '../../../portal/index.ts'
import type { ApiKey, Endpoint } from '../keys/index.ts'
import { readAsked } from './asked.ts'
import { Call } from './call.ts'
import { ApiError, forbidden, invalid, localeOf, ordersUnknown, plainHeaders, sendError, troubleOf, unauthenticated } from './errors.ts'
import type { Gateway } from './gateway.ts'
import { cannot, modelNotAllowed, modelWithdrawn, noModel, noSuchMethod, noSuchPath, refusals } from './messages.ts'
import type { ServedModel } from '../serving/index.ts'
import { inItsTurn, senderWithKey } from './intake.ts'
import { type Fields, isFields } from './request.ts'
import { verifyAnswers } from './verify.ts'

/** What usage of a key `GET /v1/usage` tells; asked from the pages' own source. */
export type UsageOf = (key: ApiKey, query: URLSearchParams) => Promise<unknown>

const byKey = 'key of the language model'

/** The door below `/v1/`. */
export function gatewayDoor(gateway: Gateway, usageOf: UsageOf): Door {
  const { parts } = gateway
  let open = false

  /** Lets a caller in whose key is good and not stopped. Throws an `ApiError` otherwise. */
  function enter(request: IncomingMessage): { readonly key: ApiKey; readonly secret: string } {
    const { authorization } = request.headers
    if (authorization === undefined || !/^bearer /i.test(authorization)) throw unauthenticated(refusals.noKey)
    const secret = authorization.slice(7).trim()
    const key = parts.keys.bySecret(secret)
    if (key === undefined) throw unauthenticated(/^(?:hf_)?shq_/.test(secret) ? refusals.portalKey : refusals.badKey)
    // Whoever does not know what was stopped lets nobody in.
    if (!parts.orders.current()) throw new ApiError(ordersUnknown)
    const stopped = parts.orders.standing(key, undefined)
    if (stopped) throw new ApiError(stopped)
    return { key, secret }
  }

  /** Waits, only in the first moments of the process, until keys are known. */
  async function opening(response: ServerResponse, go: () => void): Promise<void> {
    try {
      await gateway.ready
      open = true
    } catch (error) {
      return sendError(response, troubleOf(error, parts.log), 'en')
    }
    if (!response.closed) go()
  }
  const whenOpen = (request: IncomingMessage, response: ServerResponse, go: () => void): void => inItsTurn(request, response, () => {
    if (open) go()
    else void opening(response, go)
  })

  const asking = (endpoint: Endpoint | 'detokenize') => (request: IncomingMessage, response: ServerResponse): void => whenOpen(request, response, () => {
    const started = parts.clock()
    const id = `req_${randomUUID()}`
    let call: Call
    try {
      const { key, secret } = enter(request)
      if (key.endpoints !== 'all' && !key.endpoints.includes(endpoint === 'detokenize' ? 'tokenize' : endpoint)) throw forbidden(refusals.endpointNotAllowed, 'endpoint_not_allowed')
      call = new Call(parts, request, response, { id, key, secret, started })
    } catch (error) {
      request.resume()
      return refuse(request, response, error, id)
    }
    parts.intake.read(request, response, senderWithKey(call.key), (body) => {
      let model: ServedModel | undefined
      const asked = readAsked(endpoint, body, (name) => {
        model = modelFor(call.key, name)
        checkCan(model, endpoint, body.fields)
        return model.contextLength
      })
      call.begin(asked, model!)
    }, (error) => call.fail(error))
  })

  function modelFor(key: ApiKey, name: string): ServedModel {
    const { models } = key
    const model = parts.serving.modelNamed(name)
    const withdrawn = model === undefined ? parts.serving.withdrawnNamed(name) : undefined
    if (model === undefined && withdrawn === undefined) throw new ApiError({ status: 404, type: 'invalid_request_error', code: 'model_not_found', param: 'model', text: noModel(name) })
    if (models !== 'all' && !models.includes(name)) throw forbidden(modelNotAllowed(name), 'model_not_allowed', 'model')
    if (model !== undefined) return model
    // What was taken back stays known by its name: whoever built on it is told why it is gone.
    const stopped = parts.orders.standing(key, withdrawn)
    throw stopped ? new ApiError({ ...stopped, param: 'model' }) : forbidden(modelWithdrawn(withdrawn?.withdrawal), 'model_suspended', 'model')
  }

  /** A short answer that needs no model. */
  const telling = (tell: (key: ApiKey, url: URL, path: string) => unknown) => async (request: IncomingMessage, response: ServerResponse, path: string): Promise<void> => {
    const id = `req_${randomUUID()}`
    request.resume()
    try {
      await gateway.ready
      const body = JSON.stringify(await tell(enter(request).key, new URL(request.url ?? '/', parts.origin), path))
      response.writeHead(200, { ...plainHeaders(body), 'x-request-id': id }).end(body)
    } catch (error) {
      refuse(request, response, error, id)
    }
  }

  function refuse(request: IncomingMessage, response: ServerResponse, thrown: unknown, id: string, headers: Readonly<Record<string, string>> = {}): void {
    const error = thrown instanceof Failure && thrown.kind === 'invalid' ? invalid(thrown.text, thrown.problems[0]?.field) : thrown
    sendError(response, error instanceof ApiError ? error.problem : troubleOf(error, parts.log, id), localeOf(request.headers['accept-language']), {
      'x-request-id': id, ...(error instanceof ApiError && error.problem.status === 401 && { 'www-authenticate': 'Bearer' }), ...headers,
    })
  }

  const describe = ({ name, created, version, contextLength, card, capabilities, takenBack }: ServedModel) => ({
    id: name, object: 'model', created, owned_by: new URL(parts.origin).host, context_length: contextLength, sha256: version, card: parts.origin + card, capabilities,
    ...(takenBack.length > 0 && { taken_back: takenBack.map(({ source, title, reason }) => ({ thing: source, title, reason })) }),
  })
  const allowed = (key: ApiKey, { name }: ServedModel): boolean => key.models === 'all' || key.models.includes(name)

  const answers: readonly DoorAnswer[] = [
    ...(['chat/completions', 'completions', 'embeddings', 'responses', 'tokenize', 'detokenize'] as const)
      .map((endpoint): DoorAnswer => ({ method: 'POST', path: `/v1/${endpoint}`, permission: byKey, handle: asking(endpoint) })),
    { method: 'GET', path: '/v1/models', permission: byKey, handle: telling((key) => ({ object: 'list', data: parts.serving.models().filter((one) => allowed(key, one)).map(describe) })) },
    { method: 'GET', path: '/v1/models/:id', permission: byKey, handle: telling((key, _, name) => describe(modelFor(key, decoded(name)))) },
    { method: 'GET', path: '/v1/usage', permission: byKey, handle: telling((key, url) => usageOf(key, url.searchParams)) },
    ...verifyAnswers(parts, gateway.receipts, refuse),
  ]

  return {
    prefix: '/v1/', answers,
    refuse(request, response, methods) {
      request.resume()
      const { method = '', url = '', headers } = request
      const locale = localeOf(headers['accept-language'])
      const id = { 'x-request-id': `req_${randomUUID()}` }
      if (methods.length === 0) return sendError(response, { status: 404, type: 'invalid_request_error', code: 'unknown_url', text: noSuchPath(method, url.slice(0, 200)) }, locale, id)
      const allow = [...methods, 'OPTIONS'].join(', ')
      if (method === 'OPTIONS') return void response.writeHead(204, { allow, ...(url.startsWith('/v1/verify') && { 'access-control-allow-origin': '*', 'access-control-allow-headers': 'content-type' }) }).end()
      sendError(response, { status: 405, type: 'invalid_request_error', code: 'method_not_allowed', text: noSuchMethod(method, allow) }, locale, { ...id, allow })
    },
  }
}

/** A part of an address as it is meant; as it stands where it is written wrongly. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** What calls ask of a model that not every model can, under the name that a refusal gives it. */
const demands: readonly { readonly capability: keyof ServedModel['capabilities']; readonly what: string; isIn(endpoint: Endpoint | 'detokenize', fields: Fields): boolean }[] = [
  { capability: 'chat', what: '/v1/chat/completions', isIn: (endpoint) => endpoint === 'chat/completions' || endpoint === 'responses' },
  { capability: 'completions', what: '/v1/completions', isIn: (endpoint) => endpoint === 'completions' },
  { capability: 'embeddings', what: '/v1/embeddings', isIn: (endpoint) => endpoint === 'embeddings' },
  { capability: 'tools', what: 'tools', isIn: (endpoint, { tools }) => endpoint === 'chat/completions' && Array.isArray(tools) && tools.length > 0 },
  { capability: 'jsonSchema', what: 'json_schema', isIn: (endpoint, { response_format: format, text }) => isSchema(format) || (endpoint === 'responses' && isFields(text) && isSchema(text['format'])) },
  { capability: 'logprobs', what: 'logprobs', isIn: (_, { logprobs }) => typeof logprobs === 'number' || logprobs === true },
]

/** Refuses what the model cannot do before anything is reserved. */
function checkCan({ name, capabilities: can }: ServedModel, endpoint: Endpoint | 'detokenize', fields: Fields): void {
  for (const { capability, what, isIn } of demands) {
    if (!can[capability] && isIn(endpoint, fields)) throw invalid(cannot(name, what), what.startsWith('/') ? 'model' : what, 'unsupported_capability')
  }
}

const isSchema = (format: unknown): boolean => isFields(format) && (format['type'] === 'json_schema' || format['type'] === 'json_object')
