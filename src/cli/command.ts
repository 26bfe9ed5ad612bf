/** What a command of the command line is, and what it is given. */
import type { Locale, Text } from '../law/text.ts'

/** An option of a command: `--name VALUE`, or `--name` when it has no `value`. */
export interface Option {
  /** How help calls the value: `FOLDER`, `N`. Absent for a switch. */
  readonly value?: string
  readonly about: Text
}

/** What help says about a command, and what its line may hold. */
export interface Description {
  readonly about: Text
  /** The operands in their order, as help shows them; one that ends in `?` may be left out, in `...` given many times. */
  readonly operands?: readonly string[]
  readonly options?: Readonly<Record<string, Option>>
  /** More words of help: what to expect, what to do next. */
  readonly more?: Text
}

/** What a command is given. */
export interface Call {
  readonly operands: readonly string[]
  /** The value of each option that was given; `''` for a switch. */
  readonly options: Readonly<Record<string, string>>
  readonly env: Readonly<Record<string, string | undefined>>
  readonly locale: Locale
  /** Writes a line for people, in their language, to standard output. */
  say(text: Text | string): void
  /** Writes over the last line of a terminal; elsewhere nothing. */
  progress(text: Text | string): void
}

/** Runs a command. The number it answers with, if any, is the exit code; what it throws is told to the user. */
export type Handler = (call: Call) => Promise<number | void>

/** The line cannot be understood: exit code 2, and help is offered. */
export class UsageError extends Error {
  readonly text: Text

  constructor(text: Text) {
    super(text.en)
    this.name = 'UsageError'
    this.text = text
  }
}
