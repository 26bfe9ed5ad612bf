/**
 * Dialects: what engines take and give beside the OpenAI API. vLLM dropped `guided_*` in 0.12 for `structured_outputs` and passes
 * over fields that it does not know, so a constraint sent in another engine's words would vanish without a word: it is translated
 * here, or refused. Whoever needs a schema kept checks the answer all the same. Pure.
 */

export type EngineKind = 'local' | 'vllm' | 'sglang' | 'llama-server' | 'openai'
export const engineKinds = ['vllm', 'sglang', 'llama-server', 'openai'] as const satisfies readonly EngineKind[]

export interface Capabilities {
  readonly chat: boolean
  readonly completions: boolean
  readonly embeddings: boolean
  readonly tools: boolean
  readonly jsonSchema: boolean
  readonly logprobs: boolean
}

type Fields = Readonly<Record<string, unknown>>

export interface Dialect {
  readonly engine: EngineKind
  /** What is asked to learn whether it lives. */
  readonly health: '/health' | '/v1/models'
  /** Where text is cut into tokens; absent where it is not offered. */
  readonly tokenize?: '/tokenize'
  /** What it can, unless the operator says otherwise. */
  readonly can: Capabilities
  /** Fields of a request in its words: the same object when nothing changes. */
  adapt(fields: Fields): Fields
  /** The first field of a request that it would pass over though it changes what is answered; undefined when there is none. */
  refuses(fields: Fields): string | undefined
}

/** Ways in which callers constrain an answer, by the words of vLLM. */
const constraints = { json: 'guided_json', regex: 'guided_regex', choice: 'guided_choice', grammar: 'guided_grammar' } as const
type Constraint = keyof typeof constraints
const constraintFields: readonly string[] = ['structured_outputs', ...Object.values(constraints)]

/** The constraints of a request, in whichever words they came, and the fields without them. */
function constrained(fields: Fields): { readonly found: Readonly<Partial<Record<Constraint, unknown>>>; readonly rest: Fields } | undefined {
  if (!constraintFields.some((name) => fields[name] !== undefined && fields[name] !== null)) return undefined
  const given = fields.structured_outputs
  const found: Partial<Record<Constraint, unknown>> = typeof given === 'object' && given !== null ? { ...given } : {}
  for (const [kind, name] of Object.entries(constraints)) if (fields[name] !== undefined && fields[name] !== null) found[kind as Constraint] = fields[name]
  return { found, rest: Object.fromEntries(Object.entries(fields).filter(([name]) => !constraintFields.includes(name))) }
}

/** Whether a request asks for its answer as JSON, in the words of whichever engine. */
export function asksForJson(fields: Fields): boolean {
  const { response_format: format, structured_outputs: given, json_schema: schema } = fields // llama-server takes the last
  const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null
  return (isObject(format) && format['type'] !== 'text') || (isObject(given) && given['json_object'] === true) || (schema !== undefined && schema !== null) || constrained(fields)?.found.json !== undefined
}

/** `response_format` for a JSON schema. */
const formatOf = (schema: unknown): Fields => ({ response_format: { type: 'json_schema', json_schema: { name: 'answer', schema: parsed(schema) } } })

/** A schema that came as text; what is no JSON is left for the engine to refuse. */
function parsed(schema: unknown): unknown {
  if (typeof schema !== 'string') return schema
  try {
    return JSON.parse(schema)
  } catch {
    return schema
  }
}

/** Translates constraints by `words`; a kind without words is left for `refuses`. */
const translated = (words: Partial<Record<Constraint, (value: unknown) => Fields>>) => (fields: Fields): Fields => {
  const asked = constrained(fields)
  if (asked === undefined) return fields
  return Object.entries(asked.found).reduce<Fields>((all, [kind, value]) => ({ ...all, ...words[kind as Constraint]?.(value) }), asked.rest)
}

const refusing = (kinds: readonly Constraint[]) => (fields: Fields): string | undefined => {
  const asked = constrained(fields)
  const kind = asked && kinds.find((one) => asked.found[one] !== undefined)
  return kind && (fields[constraints[kind]] === undefined ? `structured_outputs.${kind}` : constraints[kind])
}

/** Engines of others make no more answers than they show, and pass over this field. */
const bestOf = ({ best_of: made, n }: Fields): string | undefined => (typeof made === 'number' && made > (typeof n === 'number' ? n : 1) ? 'best_of' : undefined)

/**
 * llama-server ends a completion that names one of these with 500, whatever its value, as if it were ill itself (`oaicompat_completion_params_parse`): who asks
 * so is refused, or let in without the field where it changes nothing, and the server does not come to rest for it.
 */
const unknownToLlamaServer = ['suffix', 'best_of']
const withoutUnknown = (fields: Fields): Fields =>
  (unknownToLlamaServer.some((name) => Object.hasOwn(fields, name)) ? Object.fromEntries(Object.entries(fields).filter(([name]) => !unknownToLlamaServer.includes(name))) : fields)
const unheardByLlamaServer = ({ suffix, echo }: Fields): string | undefined =>
  (suffix !== undefined && suffix !== null && suffix !== '' ? 'suffix' : echo === true ? 'echo' : undefined)

const everything: Capabilities = { chat: true, completions: true, embeddings: false, tools: true, jsonSchema: true, logprobs: true }
const one = (name: string) => (value: unknown): Fields => ({ [name]: value })

export const dialects: Readonly<Record<EngineKind, Dialect>> = {
  local: {
    engine: 'local', health: '/health', tokenize: '/tokenize', can: { ...everything, embeddings: true },
    adapt: translated({ json: formatOf }), refuses: refusing(['regex', 'choice', 'grammar']),
  },
  vllm: {
    engine: 'vllm', health: '/health', tokenize: '/tokenize', can: everything,
    adapt(fields) {
      const asked = constrained(fields)
      return asked === undefined || Object.keys(constraints).every((kind) => fields[constraints[kind as Constraint]] === undefined) ? fields : { ...asked.rest, structured_outputs: asked.found }
    },
    refuses: bestOf,
  },
  sglang: {
    engine: 'sglang', health: '/health', can: everything,
    adapt: translated({ json: formatOf, regex: one('regex'), grammar: one('ebnf'), choice: (value) => ({ regex: `(${(Array.isArray(value) ? value : [value]).map((text) => String(text).replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})` }) }),
    refuses: bestOf,
  },
  'llama-server': {
    engine: 'llama-server', health: '/health', tokenize: '/tokenize', can: everything,
    adapt: (fields) => withoutUnknown(translated({ json: formatOf, grammar: one('grammar') })(fields)),
    refuses: (fields) => refusing(['regex', 'choice'])(fields) ?? bestOf(fields) ?? unheardByLlamaServer(fields),
  },
  openai: {
    engine: 'openai', health: '/v1/models', can: { ...everything, completions: false }, // best_of is of OpenAI's completions
    adapt: translated({ json: formatOf }), refuses: refusing(['regex', 'choice', 'grammar']),
  },
}
