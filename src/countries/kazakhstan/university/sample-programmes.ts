/** Made-up programmes of the university: which there will be is not known. */
import type { Kernel } from '../../../kernel/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import type { Facts } from '../../../law/field.ts'
import { enterOwn } from '../technopark/sample-centre.ts'
import { programmes } from './admission/index.ts'

const samples: readonly Facts[] = [
  { name: 'Үлгі: Жасанды интеллект', level: 'master', language: 'en', months: 24, places: 40 },
  { name: 'Үлгі: Қазақ тілін компьютерлік өңдеу', level: 'master', language: 'kk', months: 24, places: 20 },
  { name: 'Үлгі: Робототехника және машиналық көру', level: 'master', language: 'en', months: 24, places: 20 },
  { name: 'Үлгі: Жасанды интеллект ғылымы', level: 'doctor', language: 'en', months: 36, places: 10 },
  { name: 'Үлгі: Деректер мен модельдер', level: 'short', language: 'kk', months: 1, places: 5000 },
]

/** Enters the programmes under one signature of the rector, once. */
export async function enterSampleProgrammes(kernel: Kernel, rector: Actor, sign: Parameters<typeof enterOwn>[2]): Promise<void> {
  if ((await kernel.registers.counts()).some(({ register }) => register === programmes.id)) return
  await enterOwn(kernel, rector, sign, programmes.id, samples)
}
