/** Addresses: a country says of what parts one is made; of these the region alone is held against a classifier, the others are texts. */
import type { AddressPart, AddressParts } from './address-part.ts'
import { answerMessages as say } from './answers.messages.ts'
import { conventions } from './conventions.ts'
import type { Problem } from './failure.ts'
import type { AddressField } from './field.ts'
import { inEveryLanguage } from './format.ts'
import { regionName, regions } from './places.ts'
import { same, type Text } from './text.ts'

/** The longest text of a part, in characters. */
export const longestPart = 100

/** The parts of an address in the country of this process, in its order; none where it declares none. */
export const addressParts = (): readonly AddressPart[] => conventions().addresses ?? []

/** Whether an address can be said in the country of this process. */
export const hasAddresses = (): boolean => addressParts().length > 0 && (regions().length > 0 || addressParts().every(({ kind }) => kind !== 'region'))

type ReadAddress = { readonly answer: AddressParts | '' } | { readonly problems: readonly Problem[] }

/** Reads an address whose parts were sent as `home.region`, `home.street`. Each part that is wrong or lacks is told beside its own control. */
export function readAddress(field: AddressField, submitted: Readonly<Record<string, string>>, name: string): ReadAddress {
  const parts = addressParts()
  const problems: Problem[] = Object.keys(submitted).filter((one) => one.startsWith(`${name}.`) && !parts.some((part) => one === `${name}.${part.name}`))
    .map((one) => ({ field: name, text: say.noAddressPart(one.slice(name.length + 1), parts.map((part) => part.name)), label: field.label }))
  const said: Record<string, string> = {}
  const typed = (part: AddressPart): string => (submitted[`${name}.${part.name}`] ?? '').normalize('NFC').replaceAll(/\s+/g, ' ').trim()
  if (problems.length === 0 && parts.every((part) => typed(part) === '')) return field.optional ? { answer: '' } : { problems: [{ field: name, text: say.missing(field) }] }
  for (const part of parts) {
    const control = `${name}.${part.name}`
    const value = typed(part)
    if (value === '') {
      if (part.needed?.(said) ?? true) problems.push({ field: control, text: say.missing({ label: part.label, kind: 'text' }) })
      continue
    }
    const read = readPart(part, value)
    if ('wrong' in read) problems.push({ field: control, text: read.wrong, label: part.label })
    else said[part.name] = read.value
  }
  return problems.length > 0 ? { problems } : { answer: said }
}

function readPart({ kind, read }: AddressPart, value: string): { readonly value: string } | { readonly wrong: Text } {
  if (kind === 'region') return regionName(value) ? { value } : { wrong: say.notAChoice }
  if (value.length > longestPart) return { wrong: say.tooLong(longestPart, value.length) }
  return read?.(value) ?? { value }
}

/** An address as a form would have sent it. */
export const writtenAddress = (name: string, address: AddressParts): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(address).map(([part, value]) => [`${name}.${part}`, value]))

/** An address on one line, its parts in the order of the country. */
export function printAddress(address: AddressParts): Text {
  const parts = addressParts()
  const others = Object.entries(address).filter(([name]) => !parts.some((part) => part.name === name)).map(([, value]) => same(value))
  const printed = [...parts.flatMap((part) => (address[part.name] === undefined ? [] : [printedPart(part, address[part.name]!)])), ...others]
  return inEveryLanguage((locale) => printed.map((text) => text[locale]).join(', '))
}

const printedPart = ({ kind, printed }: AddressPart, value: string): Text => (kind === 'region' ? regionName(value) ?? same(value) : printed?.(value) ?? same(value))
