/** The register of the sample programme: made-up people and companies whose numbers are valid in form, and which say that they are samples. */
import { createHash } from 'node:crypto'
import type { SampleRegister } from '../../kernel/identity/index.ts'
import { generateBin, generateIin } from '../../law/identifier.ts'
import { parseDay } from '../../law/time.ts'
import { namesFromKazakh } from './forms-of-companies.ts'

const draw = (seed: string): readonly number[] => [...createHash('sha256').update(seed).digest()]

const two = (value: number): string => String(value).padStart(2, '0')

export const sampleRegister: SampleRegister = {
  person(seed) {
    const [year = 0, month = 0, day = 0, sex = 0, high = 0, low = 0] = draw(`person ${seed}`)
    return generateIin({
      birthday: parseDay(`${1970 + (year % 30)}-${two(1 + (month % 12))}-${two(1 + (day % 28))}`), sex: sex % 2 === 0 ? 'female' : 'male', serial: (high * 256 + low) % 10_000,
    })
  },
  company(seed) {
    const [month = 0, high = 0, middle = 0, low = 0] = draw(`company ${seed}`)
    const serial = (high * 65_536 + middle * 256 + low) % 100_000
    const name = `«Үлгі ${String(serial).padStart(5, '0')}» ЖШС`
    return { number: generateBin({ registered: `2023-${two(1 + (month % 12))}`, serial }), name, names: namesFromKazakh(name)! }
  },
}
