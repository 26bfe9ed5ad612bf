/** What somebody types of a badge. */
import type { Badge } from '../../kernel/allocations/index.ts'

/** What stands on a badge: the number and the code, as typed with a space between them, or as they stand at the end of the address in its QR code. */
export function badgeSaid(said: string): Pick<Badge, 'number' | 'code'> | undefined {
  const [number = '', ...code] = said.trim().slice(0, 300).replace(/^.*\//, '').toUpperCase().split(/[#\s]+/)
  return number === '' || code.length === 0 ? undefined : { number, code: code.join('').replaceAll('-', '') }
}
