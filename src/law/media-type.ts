/** The kinds of files that a form can ask for: those that the portal tells apart by their bytes. */

export const mediaTypes = [
  'application/pdf', 'image/png', 'image/jpeg',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/zip', 'application/gzip', 'application/vnd.apache.parquet', 'text/csv', 'text/plain', 'application/json', 'application/x-ndjson', 'application/xml',
  'application/pkcs7-signature', 'application/octet-stream',
] as const

/** `application/octet-stream` accepts anything and believes nothing. */
export type MediaType = (typeof mediaTypes)[number]

const known: ReadonlySet<string> = new Set(mediaTypes)

/** Tells whether a string is a type that the portal can tell apart. */
export const isMediaType = (value: string): value is MediaType => known.has(value)
