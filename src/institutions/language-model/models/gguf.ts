/** Writes GGUF version 3, the format of llama.cpp (ggml/docs/gguf.md): what is said about a model, then its tensors, one after another. */
import { type FileHandle, open } from 'node:fs/promises'
import { bytesOf, type TensorType } from './number-formats.ts'

/** A value of the metadata, with its type in the file. */
export type GgufValue =
  | { readonly type: 'uint32' | 'float32'; readonly value: number }
  | { readonly type: 'bool'; readonly value: boolean }
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'strings'; readonly value: readonly string[] }
  | { readonly type: 'int32s'; readonly value: readonly number[] }

export interface GgufTensor {
  readonly name: string
  readonly type: TensorType
  /** Sizes, the slowest first, as safetensors have them; the file has them the other way round. */
  readonly shape: readonly number[]
  /** Its bytes; called once, when all before it are written. */
  bytes(): Promise<Uint8Array>
}

const version = 3
/** Tensors begin at multiples of so many bytes. */
const alignment = 32
/** Numbers of the types, from enum gguf_type and enum ggml_type. */
const valueTypes = { uint32: 4, float32: 6, bool: 7, string: 8, array: 9, int32: 5 } as const
const tensorTypes = { F32: 0, F16: 1, Q8_0: 8, BF16: 30 } as const satisfies Record<TensorType, number>

const padded = (length: number): number => Math.ceil(length / alignment) * alignment
const countOf = ({ shape }: Pick<GgufTensor, 'shape'>): number => shape.reduce((product, size) => product * size, 1)

/** Writes a file, for whoever keeps it to sync; memory holds the header and one tensor at a time. Throws a TypeError when a tensor brings other bytes than it said. */
export async function writeGguf(path: string, { metadata, tensors }: { readonly metadata: ReadonlyMap<string, GgufValue>; readonly tensors: readonly GgufTensor[] }): Promise<void> {
  const file = await open(path, 'w')
  try {
    const head = headOf(metadata, tensors)
    await append(file, head, padded(head.length) - head.length)
    for (const tensor of tensors) {
      const [bytes, length] = [await tensor.bytes(), bytesOf(countOf(tensor), tensor.type)]
      if (bytes.length !== length) throw new TypeError(`${tensor.name}: ${bytes.length} bytes, not ${length}`)
      await append(file, bytes, padded(length) - length)
    }
  } finally {
    await file.close()
  }
}

async function append(file: FileHandle, bytes: Uint8Array, padding: number): Promise<void> {
  await file.writeFile(bytes)
  if (padding > 0) await file.writeFile(new Uint8Array(padding))
}

function headOf(metadata: ReadonlyMap<string, GgufValue>, tensors: readonly GgufTensor[]): Uint8Array {
  const parts: Uint8Array[] = [
    new TextEncoder().encode('GGUF'), uint32(version), uint64(tensors.length), uint64(metadata.size),
    ...[...metadata].flatMap(([name, value]) => [text(name), ...valueParts(value)]),
  ]
  let offset = 0
  for (const tensor of tensors) {
    parts.push(text(tensor.name), uint32(tensor.shape.length), ...tensor.shape.toReversed().map(uint64), uint32(tensorTypes[tensor.type]), uint64(offset))
    offset += padded(bytesOf(countOf(tensor), tensor.type))
  }
  return Buffer.concat(parts)
}

function valueParts(given: GgufValue): readonly Uint8Array[] {
  switch (given.type) {
    case 'uint32': return [uint32(valueTypes.uint32), uint32(given.value)]
    case 'float32': return [uint32(valueTypes.float32), written(4, (view) => view.setFloat32(0, given.value, true))]
    case 'bool': return [uint32(valueTypes.bool), Uint8Array.of(given.value ? 1 : 0)]
    case 'string': return [uint32(valueTypes.string), text(given.value)]
    case 'strings': return [...arrayHead(valueTypes.string, given.value.length), ...given.value.map(text)]
    case 'int32s': return [...arrayHead(valueTypes.int32, given.value.length), new Uint8Array(Int32Array.from(given.value).buffer)]
  }
}

const arrayHead = (type: number, length: number): readonly Uint8Array[] => [uint32(valueTypes.array), uint32(type), uint64(length)]

function written(length: number, write: (view: DataView) => void): Uint8Array {
  const bytes = new Uint8Array(length)
  write(new DataView(bytes.buffer))
  return bytes
}

const uint32 = (value: number): Uint8Array => written(4, (view) => view.setUint32(0, value, true))
const uint64 = (value: number): Uint8Array => written(8, (view) => view.setBigUint64(0, BigInt(value), true))

function text(value: string): Uint8Array {
  const bytes = new TextEncoder().encode(value)
  return Buffer.concat([uint64(bytes.length), bytes])
}
