/**
 * Reads safetensors: named tensors in one file, each read alone. The file may be anybody's: nothing of it is believed before it is checked.
 * Source: the format of huggingface/safetensors (8 bytes of length, a header of JSON, then the tensors without gaps).
 */
import { type FileHandle, open } from 'node:fs/promises'
import { z } from 'zod'
import { Failure } from '../../../law/failure.ts'
import { safetensorsWords } from './messages.ts'

/** Bytes of one number, by type. Types that hold no weights of a language model here are refused. */
const widths = { F32: 4, F16: 2, BF16: 2 } as const
export type FloatType = keyof typeof widths

export interface TensorAt {
  readonly name: string
  readonly type: FloatType
  /** Sizes, the slowest first. */
  readonly shape: readonly number[]
  /** In bytes, from the beginning of the file. */
  readonly from: number
  readonly bytes: number
}

export interface Safetensors {
  readonly tensors: ReadonlyMap<string, TensorAt>
  readonly metadata: Readonly<Record<string, string>>
  /** The bytes of one tensor, as they stand. */
  read(tensor: TensorAt): Promise<Uint8Array<ArrayBuffer>>
  close(): Promise<void>
}

/** As the reference reader has it: a longer header is an attack, not a model. */
const longestHeader = 100_000_000
const mostDimensions = 8

const size = z.number().int().nonnegative()
const described = z.object({
  dtype: z.string(), shape: z.array(size).max(mostDimensions), data_offsets: z.tuple([size, size]),
})
const header = z.record(z.string(), z.unknown())
const texts = z.record(z.string(), z.string())

const broken = (name: string): Failure => new Failure('invalid', safetensorsWords.broken(name))

/** Opens a file. Throws a `Failure` (invalid) that says what is wrong with it. */
export async function openSafetensors(path: string): Promise<Safetensors> {
  const file = await open(path)
  try {
    const length = (await file.stat()).size
    const found = readHeader(await headerOf(file, length), length)
    return {
      ...found,
      async read({ from, bytes }) {
        const buffer = new Uint8Array(bytes)
        await fill(file, buffer, from)
        return buffer
      },
      close: () => file.close(),
    }
  } catch (error) {
    await file.close()
    throw error
  }
}

async function fill(file: FileHandle, buffer: Uint8Array, from: number): Promise<void> {
  for (let at = 0; at < buffer.length;) {
    const { bytesRead } = await file.read(buffer, at, buffer.length - at, from + at)
    if (bytesRead === 0) throw new Failure('invalid', safetensorsWords.short)
    at += bytesRead
  }
}

async function headerOf(file: FileHandle, length: number): Promise<Uint8Array> {
  const prefix = new Uint8Array(8)
  if (length < prefix.length) throw new Failure('invalid', safetensorsWords.short)
  await fill(file, prefix, 0)
  const announced = new DataView(prefix.buffer).getBigUint64(0, true)
  if (announced > BigInt(Math.min(longestHeader, length - prefix.length))) throw new Failure('invalid', safetensorsWords.short)
  const bytes = new Uint8Array(Number(announced))
  await fill(file, bytes, prefix.length)
  return bytes
}

/** Reads the header of a file of `length` bytes. Pure. Throws a `Failure` (invalid). */
export function readHeader(bytes: Uint8Array, length: number): Pick<Safetensors, 'tensors' | 'metadata'> {
  const { __metadata__: said, ...described } = parsed(bytes)
  const metadata = texts.safeParse(said ?? {})
  if (!metadata.success) throw new Failure('invalid', safetensorsWords.header)
  const begin = 8 + bytes.length
  const tensors = Object.entries(described).map(([name, value]) => tensorOf(name, value, begin)).toSorted((a, b) => a.from - b.from || a.bytes - b.bytes)
  // Without gaps and without overlaps, to the very end: what is not described by the header cannot hide in the file.
  let at = begin
  for (const { name, from, bytes: size } of tensors) {
    if (from !== at) throw broken(name)
    at += size
  }
  if (at !== length) throw new Failure('invalid', safetensorsWords.length)
  return { tensors: new Map(tensors.map((tensor) => [tensor.name, tensor])), metadata: metadata.data }
}

function parsed(bytes: Uint8Array): Readonly<Record<string, unknown>> {
  try {
    return header.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
  } catch {
    throw new Failure('invalid', safetensorsWords.header)
  }
}

function tensorOf(name: string, value: unknown, begin: number): TensorAt {
  const read = described.safeParse(value)
  if (!read.success) throw broken(name)
  const { dtype, shape, data_offsets: [from, to] } = read.data
  const type = (Object.keys(widths) as FloatType[]).find((one) => one === dtype)
  if (type === undefined) throw new Failure('invalid', safetensorsWords.type(name, dtype))
  const bytes = shape.reduce((product, one) => product * one, widths[type])
  if (!Number.isSafeInteger(bytes) || to - from !== bytes) throw broken(name)
  return { name, type, shape, from: begin + from, bytes }
}
