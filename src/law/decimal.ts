/** Exact decimals: an integer and a scale. Rates, shares and sums never pass through binary floating point. */

/** A decimal as it stands in JSON, such as `-12.5`. */
export type DecimalText = string

/** How a digit is dropped: half away from zero (the default of law and accounts), half to even, or towards zero. */
export type Rounding = 'half away' | 'half even' | 'down'

const pattern = /^(-?)(\d{1,400})(?:\.(\d{1,400}))?$/

/** An exact decimal number. Immutable; equal numbers print alike whatever their scale: `1.50` is `1.5`. */
export class Decimal {
  /** The number is `units / 10 ** scale`. */
  readonly units: bigint
  readonly scale: number

  private constructor(units: bigint, scale: number) {
    this.units = units
    this.scale = scale
  }

  static readonly zero = new Decimal(0n, 0)

  /** Reads `12`, `-0.5`, `007.10`; no plus sign, spaces, exponent, or digits missing around the point. Undefined otherwise. */
  static parse(text: string): Decimal | undefined {
    const match = pattern.exec(text)
    if (match === null) return undefined
    const [, sign = '', whole = '', fraction = ''] = match
    return Decimal.of(BigInt(sign + whole + fraction), fraction.length)
  }

  /** As `parse`, for text that was checked before, and for whole numbers; throws a TypeError for anything else. */
  static from(value: DecimalText | bigint): Decimal {
    const decimal = typeof value === 'bigint' ? new Decimal(value, 0) : Decimal.parse(value)
    if (decimal === undefined) throw new TypeError(`Not a decimal: ${JSON.stringify(value)}`)
    return decimal
  }

  /** Drops the zeros at the end, so that one number has one form. */
  private static of(units: bigint, scale: number): Decimal {
    while (scale > 0 && units % 10n === 0n) {
      units /= 10n
      scale -= 1
    }
    return new Decimal(units, scale)
  }

  private at(scale: number): bigint {
    return this.units * 10n ** BigInt(scale - this.scale)
  }

  plus(other: Decimal): Decimal {
    const scale = Math.max(this.scale, other.scale)
    return Decimal.of(this.at(scale) + other.at(scale), scale)
  }

  minus(other: Decimal): Decimal {
    return this.plus(other.negated())
  }

  times(other: Decimal): Decimal {
    return Decimal.of(this.units * other.units, this.scale + other.scale)
  }

  /** Divides and rounds once to so many places. Throws a RangeError when the divisor is zero. */
  dividedBy(other: Decimal, scale: number, rounding: Rounding = 'half away'): Decimal {
    if (other.units === 0n) throw new RangeError('Division by zero')
    const exponent = scale - this.scale + other.scale
    const [dividend, divisor] = exponent >= 0
      ? [this.units * 10n ** BigInt(exponent), other.units]
      : [this.units, other.units * 10n ** BigInt(-exponent)]
    return Decimal.of(quotient(dividend, divisor, rounding), scale)
  }

  /** The nearest number with so many places after the point. */
  rounded(scale: number, rounding: Rounding = 'half away'): Decimal {
    if (scale >= this.scale) return this
    return Decimal.of(quotient(this.units, 10n ** BigInt(this.scale - scale), rounding), scale)
  }

  negated(): Decimal {
    return new Decimal(-this.units, this.scale)
  }

  /** -1, 0 or 1, as the number is below, equal to or above the other. */
  compare(other: Decimal): -1 | 0 | 1 {
    return this.minus(other).sign()
  }

  equals(other: Decimal): boolean {
    return this.compare(other) === 0
  }

  sign(): -1 | 0 | 1 {
    return this.units < 0n ? -1 : this.units > 0n ? 1 : 0
  }

  /** The whole number; throws a RangeError when there is a fraction, because dropping it must be said. */
  toBigInt(): bigint {
    if (this.scale > 0) throw new RangeError(`${this} is not a whole number`)
    return this.units
  }

  toString(): DecimalText {
    const digits = (this.units < 0n ? -this.units : this.units).toString().padStart(this.scale + 1, '0')
    const whole = digits.slice(0, digits.length - this.scale)
    const fraction = digits.slice(digits.length - this.scale)
    return `${this.units < 0n ? '-' : ''}${whole}${fraction && `.${fraction}`}`
  }

  toJSON(): DecimalText {
    return this.toString()
  }
}

function quotient(dividend: bigint, divisor: bigint, rounding: Rounding): bigint {
  const down = dividend / divisor
  const rest = dividend % divisor
  if (rounding === 'down' || rest === 0n) return down
  const away = (dividend < 0n) === (divisor < 0n) ? 1n : -1n
  const twice = magnitude(rest) * 2n - magnitude(divisor)
  const up = twice > 0n || (twice === 0n && (rounding === 'half away' || down % 2n !== 0n))
  return up ? down + away : down
}

const magnitude = (value: bigint): bigint => (value < 0n ? -value : value)
