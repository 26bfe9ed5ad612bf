/** Weights from one format of numbers into another, rounded bit for bit as llama.cpp rounds (ggml/src/ggml-quants.c, ggml-impl.h). Pure. */
import type { FloatType } from './safetensors.ts'

/** A format of tensors in GGUF. */
export type TensorType = FloatType | 'Q8_0'

/** Numbers that share one scale in Q8_0; rows must be a multiple of it. */
export const blockLength = 32
const blockBytes = 2 + blockLength

/** Bytes of so many numbers. */
export const bytesOf = (count: number, type: TensorType): number =>
  type === 'Q8_0' ? (count / blockLength) * blockBytes : count * (type === 'F32' ? 4 : 2)

/** The numbers that bytes hold, as 32-bit floats: exact, for every format fits into them. */
export function toFloats(bytes: Uint8Array<ArrayBuffer>, type: FloatType): Float32Array<ArrayBuffer> {
  const { buffer, byteOffset, length } = bytes
  if (type === 'F32') return new Float32Array(buffer, byteOffset, length / 4)
  if (type === 'F16') return Float32Array.from(new Float16Array(buffer, byteOffset, length / 2))
  const halves = new Uint16Array(buffer, byteOffset, length / 2)
  const words = new Uint32Array(halves.length)
  for (let i = 0; i < halves.length; i++) words[i] = halves[i]! << 16
  return new Float32Array(words.buffer)
}

/** The bytes of numbers in a format; for Q8_0 their count is a multiple of `blockLength`. */
export function fromFloats(numbers: Float32Array<ArrayBuffer>, type: TensorType): Uint8Array<ArrayBuffer> {
  if (type === 'F32') return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength)
  if (type === 'F16') return new Uint8Array(Float16Array.from(numbers).buffer)
  return type === 'BF16' ? toBf16(numbers) : toQ8(numbers)
}

/** To nearest, ties to even; what is no number stays none (ggml_compute_fp32_to_bf16). */
function toBf16(numbers: Float32Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const words = new Uint32Array(numbers.buffer, numbers.byteOffset, numbers.length)
  const halves = new Uint16Array(numbers.length)
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!
    halves[i] = (word & 0x7fffffff) > 0x7f800000 ? (word >>> 16) | 64 : (word + (0x7fff + ((word >>> 16) & 1))) >>> 16
  }
  return new Uint8Array(halves.buffer)
}

/** Blocks of a scale and of 32 whole numbers from −127 to 127 (quantize_row_q8_0_ref): each step in 32-bit floats, as in C. */
function toQ8(numbers: Float32Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const { fround } = Math
  const bytes = new Uint8Array(bytesOf(numbers.length, 'Q8_0'))
  const [view, whole] = [new DataView(bytes.buffer), new Int8Array(bytes.buffer)]
  for (let from = 0, to = 0; from < numbers.length; from += blockLength, to += blockBytes) {
    let largest = 0
    for (let i = 0; i < blockLength; i++) {
      const size = Math.abs(numbers[from + i]!)
      if (size > largest) largest = size
    }
    const scale = fround(largest / 127)
    const inverse = scale === 0 ? 0 : fround(1 / scale)
    view.setFloat16(to, scale, true)
    for (let i = 0; i < blockLength; i++) whole[to + 2 + i] = awayFromZero(fround(numbers[from + i]! * inverse))
  }
  return bytes
}

/** C's roundf: halves go away from zero, where Math.round goes up. */
const awayFromZero = (number: number): number => (number < 0 ? -Math.floor(-number + 0.5) : Math.floor(number + 0.5))
