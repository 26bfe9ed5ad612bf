/** Writes the OpenAPI 3.1 text of the routes that describe themselves, from the same schemas that check their input. */
import { z } from 'zod'
import { locales } from '../law/text.ts'
import type { Locale } from '../law/text.ts'
import { portalName } from './messages.ts'
import { printPermission } from './routes.ts'
import type { ApiDescription, Route } from './routes.ts'

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

const problemSchema = z.object({
  type: z.string(), title: z.string(), status: z.int(), detail: z.string(), instance: z.string(),
  problems: z.array(z.object({ field: z.string().optional(), text: z.string() })).optional(),
}).meta({ id: 'Problem' })

/** The document, its words in one language. */
export function openApiDocument(routes: readonly Route[], origin: string, locale: Locale = 'en'): JsonObject {
  const components: Components = {}
  const problem = { 'application/problem+json': { schema: schemaOf(problemSchema, 'output', components) } }
  const paths: Record<string, Record<string, Json>> = {}
  for (const route of routes.filter(isDescribed)) {
    const path = route.path.replace(/\/\*$/, '/{rest}').replaceAll(/:(\w+)/g, '{$1}')
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
    const { group, description, query, body, answers } = route.openapi
    const asked = query ? schemaOf(query, 'input', components) : {}
    const properties = isObject(asked) && isObject(asked['properties']) ? asked['properties'] : {}
    const required = isObject(asked) && Array.isArray(asked['required']) ? asked['required'] : []
    const operation: Record<string, Json> = {
      operationId: `${route.method.toLowerCase()}${path.replaceAll(/[^a-zA-Z0-9]+(\w?)/g, (_, letter: string) => letter.toUpperCase())}`,
      tags: [group],
      summary: route.title?.[locale] ?? path,
      ...(description && { description: description[locale] }),
      parameters: [
        ...names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
        ...Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', required: required.includes(name), schema })),
      ],
      ...(body && { requestBody: { required: true, content: { [body.type ?? 'application/json']: { schema: schemaOf(body.schema, 'input', components) } } } }),
      responses: {
        ...Object.fromEntries(Object.entries(answers).map(([status, { text, schema, type = 'application/json' }]) => [status, {
          description: text[locale], ...(schema && { content: { [type]: { schema: schemaOf(schema, 'output', components) } } }) }])),
        default: { description: 'RFC 9457', content: problem },
      },
      security: route.permission === 'everyone' ? [] : [{ key: [] }],
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

export const apiLocale = (asked: string | null): Locale => locales.find((locale) => locale === asked) ?? 'en'
