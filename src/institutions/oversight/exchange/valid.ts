/** Whether a record is valid by a foreign standard: by the JSON Schema that its publisher gives, and else by one that is made of what it says of its fields. */
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import type { Crosswalk, ForeignField } from './crosswalk.ts'
import type { Json } from './read-file.ts'

/** What a standard has against a record, in the words of the validator: a field, and what is wrong with it. */
export interface Complaint { readonly field: string; readonly says: string }

// The keywords that publishers add of their own, and `example`, say nothing that could be wrong.
let validator: Ajv | undefined
/** Made when it is first asked: it reads the schemas of schemas. */
const ajv = (): Ajv => validator ??= new Ajv({ strict: false, allErrors: true, formats: { uri: (value: string) => /^[a-z][a-z\d+.-]*:\S+$/i.test(value) && URL.canParse(value) } })
const compiled = new WeakMap<Crosswalk, ValidateFunction>()
const ofFields = new WeakMap<Crosswalk, Map<string, ValidateFunction>>()

/** The JSON Schema of a record. */
export const schemaOf = ({ schema, fields, id, title, file }: Crosswalk): object => schema ?? {
  $schema: 'http://json-schema.org/draft-07/schema#', title: `${id}: ${title.en}`, type: 'object',
  required: fields.filter(({ required }) => required).map(({ name }) => name), properties: Object.fromEntries(fields.filter(({ outside }) => !outside).map((field) => [field.name, propertyOf(field, file)])),
}

function propertyOf({ values, maxLength, form, required, always }: ForeignField, file: Crosswalk['file']): object {
  const one = { type: 'string', ...(values && { enum: values }), ...(always !== undefined && { const: always }), ...(maxLength !== undefined && { maxLength }), ...(form === 'url' && { format: 'uri' }), ...(required && { minLength: 1 }), ...(form === 'month/year' && { pattern: '^(0[1-9]|1[0-2])/[0-9]{4}$' }) }
  return form === 'list' && file === 'json' ? { type: 'array', items: one } : one
}

/** What is wrong with a record. */
export function complaintsOf(crosswalk: Crosswalk, record: Readonly<Record<string, Json>>): readonly Complaint[] {
  let validate = compiled.get(crosswalk)
  if (validate === undefined) compiled.set(crosswalk, validate = ajv().compile(schemaOf(crosswalk)))
  return validate(record) ? [] : (validate.errors ?? []).map(complaintOf)
}

/** Whether a value may stand in a field, whatever the others say. */
export function mayStand(crosswalk: Crosswalk, { name }: ForeignField, value: Json): boolean {
  let fields = ofFields.get(crosswalk)
  if (fields === undefined) ofFields.set(crosswalk, fields = new Map())
  let validate = fields.get(name)
  if (validate === undefined) fields.set(name, validate = ajv().compile((schemaOf(crosswalk) as { readonly properties: Readonly<Record<string, object>> }).properties[name] ?? {}))
  return validate(value)
}

function complaintOf({ instancePath, keyword, params, message = '' }: ErrorObject): Complaint {
  const field = keyword === 'required' ? String((params as { readonly missingProperty?: unknown }).missingProperty) : instancePath.split('/')[1]?.replaceAll('~1', '/').replaceAll('~0', '~') ?? ''
  const values = (params as { readonly allowedValues?: readonly unknown[] }).allowedValues
  return { field, says: values ? `${message}: ${values.join(', ')}` : message }
}
