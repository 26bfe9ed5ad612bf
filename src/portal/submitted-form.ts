/** Reads a form that was sent: url-encoded at once, multipart as it streams, files into a sink. */
import { Readable } from 'node:stream'
import busboy from 'busboy'
import { Failure } from '../law/failure.ts'
import { markField, readMark } from './form-mark.ts'
import { fileTooLarge, refusals, tooManyFiles } from './messages.ts'
import type { FileSink, SubmittedForm } from './visit.ts'

/** Name of the hidden field that carries the token. It stands first in every form. */
export const tokenField = 'csrf'

export interface FormLimits {
  readonly bodyBytes: number
  readonly fileMegabytes: number
  readonly files: number
}

const fieldLimit = 2000

function formOf(entries: readonly (readonly [string, string])[]): SubmittedForm {
  const lists = new Map<string, string[]>()
  for (const [name, sent] of entries) {
    const value = sent.replaceAll('\0', '') // nobody types NUL, and the database takes none
    const list = lists.get(name)
    if (list) list.push(value)
    else lists.set(name, [value])
  }
  const values: Record<string, string> = Object.create(null)
  lists.delete(markField)
  for (const [name, list] of lists) values[name] = list.at(-1) ?? ''
  const mark = readMark(entries.find(([name]) => name === markField)?.[1])
  return { values, all: (field) => lists.get(field) ?? [], ...(mark && { mark }) }
}

/**
 * Reads the form of a request. `checkToken` is called with the token before any file is taken in, and always before the
 * form is given out; it throws to refuse.
 */
export async function readForm(request: Request, limits: FormLimits, checkToken: (token: string | undefined) => Promise<void>, sink?: FileSink): Promise<SubmittedForm> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type === 'multipart/form-data') return readMultipart(request, limits, checkToken, sink)
  const text = request.body === null ? '' : new TextDecoder().decode(await readBody(request, limits.bodyBytes))
  if (text !== '' && type !== 'application/x-www-form-urlencoded') throw new Failure('invalid', refusals.unreadable)
  const entries = [...new URLSearchParams(text)]
  if (entries.length > fieldLimit) throw new Failure('invalid', refusals.tooLarge)
  const form = formOf(entries)
  await checkToken(form.values[tokenField])
  return form
}

/** The whole body, refused as soon as it is longer than allowed. */
async function readBody(request: Request, limit: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of request.body ?? []) {
    size += part.length
    if (size > limit) throw new Failure('invalid', refusals.tooLarge)
    parts.push(part)
  }
  return Buffer.concat(parts)
}

function readMultipart(request: Request, limits: FormLimits, checkToken: (token: string | undefined) => Promise<void>, sink?: FileSink): Promise<SubmittedForm> {
  const { promise, resolve, reject } = Promise.withResolvers<SubmittedForm>()
  const entries: [string, string][] = []
  const sinking: Promise<void>[] = []
  let parser: busboy.Busboy
  try {
    parser = busboy({
      headers: { 'content-type': request.headers.get('content-type') ?? '' },
      defParamCharset: 'utf8',
      limits: { fileSize: limits.fileMegabytes * 1024 * 1024, files: limits.files, fields: fieldLimit, fieldSize: 1024 * 1024 },
    })
  } catch {
    return Promise.reject(new Failure('invalid', refusals.unreadable))
  }
  const body = request.body === null ? Readable.from([]) : Readable.from(limited(request.body, limits.bodyBytes))
  const stop = (error: unknown): void => {
    body.unpipe(parser)
    parser.destroy()
    body.destroy()
    reject(error)
  }
  parser.on('field', (name, value, info) => {
    if (info.valueTruncated) stop(new Failure('invalid', refusals.tooLarge))
    else entries.push([name, value])
  })
  parser.on('file', (field, stream, info) => {
    // A stream that is stopped reports the stop; whoever reads it hears of it there.
    stream.on('error', () => undefined)
    // An input in which no file was chosen comes as a file without a name.
    const { filename, mimeType } = info
    if (!sink || !filename) {
      stream.resume()
      return
    }
    const take = async (): Promise<void> => {
      await checkToken(entries.find(([name]) => name === tokenField)?.[1])
      entries.push([field, await sink({ field, name: filename, mediaType: mimeType, content: contentOf(stream, field, limits.fileMegabytes) })])
      stream.resume() // what the sink left: the fields after the file are still to come
    }
    sinking.push(take().catch(stop))
  })
  parser.on('filesLimit', () => stop(new Failure('invalid', tooManyFiles(limits.files))))
  parser.on('fieldsLimit', () => stop(new Failure('invalid', refusals.tooLarge)))
  parser.on('error', () => stop(new Failure('invalid', refusals.unreadable)))
  const finish = async (): Promise<void> => {
    await Promise.all(sinking)
    const form = formOf(entries)
    await checkToken(form.values[tokenField])
    resolve(form)
  }
  parser.on('close', () => { finish().catch(reject) })
  body.on('error', stop)
  body.pipe(parser)
  return promise
}

/** The bytes of a file. A sink may stop reading at any of them: the stream must live on, or the parser waits for it forever. */
async function* contentOf(stream: BusboyFile, field: string, megabytes: number): AsyncGenerator<Uint8Array> {
  for await (const part of stream.iterator({ destroyOnReturn: false })) yield part
  if (stream.truncated) throw new Failure('invalid', fileTooLarge(megabytes), [{ field, text: fileTooLarge(megabytes) }])
}

/** What the parser hands out for a file: `truncated` when it was longer than allowed. */
type BusboyFile = Readable & { readonly truncated?: boolean }

async function* limited(body: ReadableStream<Uint8Array>, limit: number): AsyncGenerator<Uint8Array> {
  let size = 0
  for await (const part of body) {
    size += part.length
    if (size > limit) throw new Failure('invalid', refusals.tooLarge)
    yield part
  }
}
