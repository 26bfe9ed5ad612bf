/** Writes the OpenAPI 3.1 text of the routes that describe themselves, from the same schemas that read their requests. */
import { z } from 'zod'
import type { FailureKind } from '../law/failure.ts'
import { type Locale, spoken, type Text } from '../law/text.ts'
import { statuses } from './answers.ts'
import { failureTitles, portalName } from './messages.ts'
import { printPermission } from './permission.ts'
import type { ApiDescription, Route } from './routes.ts'
import { problemSchema } from './schemas.ts'

export type DescribedRoute = Route & { readonly openapi: ApiDescription }

export const isDescribed = (route: Route): route is DescribedRoute => route.openapi !== undefined

type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json }
type JsonObject = { readonly [name: string]: Json }

/** The schemas by name, gathered while the operations are written. */
type Components = Record<string, Json>

const isObject = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value)

/** A zod schema as JSON Schema, its named parts moved to the components of the document. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output', components: Components): Json {
  const { $defs, $schema: _, ...written }: Record<string, Json> = JSON.parse(JSON.stringify(z.toJSONSchema(schema, { io, unrepresentable: 'any' })))
  if (isObject($defs)) for (const [name, definition] of Object.entries($defs)) components[name] = moved(definition)
  return moved(written)
}

/** The same schema with its references led to the components. */
function moved(value: Json): Json {
  if (Array.isArray(value)) return value.map((part) => moved(part))
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) =>
    [name, name === '$ref' && typeof part === 'string' ? part.replace(/^#\/\$defs\//, '#/components/schemas/') : moved(part)]))
}

/** The parameters of an operation: the named segments of its path, then those of the query. */
function parametersOf(path: string, { params, query }: ApiDescription, components: Components): readonly Json[] {
  const propertiesOf = (schema: z.ZodObject | undefined) => {
    const written = schema === undefined ? {} : schemaOf(schema, 'input', components)
    return {
      properties: isObject(written) && isObject(written['properties']) ? written['properties'] : {},
      required: isObject(written) && Array.isArray(written['required']) ? written['required'] : [],
    }
  }
  const known = propertiesOf(params).properties
  const asked = propertiesOf(query)
  return [
    ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({ name, in: 'path', required: true, schema: known[name] ?? { type: 'string', minLength: 1 } })),
    ...Object.entries(asked.properties).map(([name, schema]) => ({
      name, in: 'query', required: asked.required.includes(name), ...(isObject(schema) && schema['description'] !== undefined && { description: schema['description'] }),
      schema: { ...(isObject(schema) && schema), ...defaultOf(query?.shape[name]) },
    })),
  ]
}

/** What a parameter is when it is not given. zod leaves it out where a schema reads text. */
const defaultOf = (schema: unknown): JsonObject => (schema instanceof z.ZodDefault ? { default: JSON.parse(JSON.stringify(schema.def.defaultValue)) } : {})

/** The kinds of refusal that follow from what an operation asks and whom. */
function refusalsOf({ path, permission, rateLimit, openapi: { query, body } }: DescribedRoute): readonly FailureKind[] {
  return [
    ...(permission === 'everyone' ? [] : ['unauthenticated', 'refused'] as const),
    ...(/[:*]/.test(path) ? ['not found'] as const : []),
    ...(query || body ? ['invalid'] as const : []),
    ...(rateLimit ? ['limited'] as const : []),
  ]
}

const anyRefusal: Text = spoken({ kk: 'Бас тарту немесе қате (RFC 9457)', ru: 'Отказ или ошибка (RFC 9457)', en: 'A refusal or a fault (RFC 9457)' })

/** The document, its words in one language. */
export function openApiDocument(routes: readonly Route[], origin: string, locale: Locale = 'en'): JsonObject {
  const components: Components = {}
  const problem = schemaOf(problemSchema, 'output', components)
  const paths: Record<string, Record<string, Json>> = {}
  for (const route of routes.filter(isDescribed)) {
    const path = route.path.replace(/\/\*$/, '/{rest}').replaceAll(/:(\w+)/g, '{$1}')
    const { group, description, body, answers, refusal, refusals = {} } = route.openapi
    const refused = (text: Text): Json => ({
      description: text[locale],
      content: { 'application/problem+json': { schema: problem }, ...(refusal && { 'application/json': { schema: schemaOf(refusal, 'output', components) } }) },
    })
    const operation: Record<string, Json> = {
      operationId: `${route.method.toLowerCase()}${path.replaceAll(/[^a-zA-Z0-9]+(\w?)/g, (_, letter: string) => letter.toUpperCase())}`,
      tags: [group],
      summary: route.title?.[locale] ?? path,
      ...(description && { description: description[locale] }),
      parameters: parametersOf(path, route.openapi, components),
      ...(body && { requestBody: { required: !('optional' in body), content: 'schema' in body
        ? { 'application/json': { schema: schemaOf(body.schema, 'input', components) } } : { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } } }),
      responses: {
        ...Object.fromEntries(Object.entries(answers).map(([status, { text, schema, type = 'application/json' }]) => [status, {
          description: text[locale], content: Object.fromEntries([type].flat().map((one) => [one, { schema: schemaOf(schema, 'output', components) }])) }])),
        ...Object.fromEntries(refusalsOf(route).map((kind) => [statuses[kind], refused(failureTitles[kind])])),
        ...Object.fromEntries(Object.entries(refusals).map(([status, text]) => [status, refused(text)])),
        default: refused(anyRefusal),
      },
      // What is open to everybody may show more to whoever brings a key.
      security: route.permission === 'everyone' ? [{}, { key: [] }] : [{ key: [] }],
      'x-permission': printPermission(route.permission),
    };
    (paths[path] ??= {})[route.method.toLowerCase()] = operation
  }
  return {
    openapi: '3.1.0',
    info: { title: portalName[locale], version: '1', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: origin }],
    paths,
    components: { schemas: components, securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
  }
}
